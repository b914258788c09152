"""The ids of figures: each number of the atlas has one, and opens its ledger at ?figure=….

An id says how its number is made, so that the ledger can make it again from the tables alone:

    observations:snm-darien-north-2023                      one row of a table, as published
    total:snm-darien-north:2021-01-01:2025-12-31            what a series counted in a period
    difference:snm-darien-north:2025-02-01:2025-02-28       between two marks of a running total
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import quote

from darien.period import FIRST_YEAR, LAST_YEAR, Period

# A sentence of 300 letters, each of up to four bytes, in percent-encoding, and room for its kind.
LONGEST = 4_000
_PART = re.compile(r"[A-Za-z0-9_.+/%~-]+")


class Made(StrEnum):
    """How a figure is made that is no row of a table; the words after it are its arguments."""

    TOTAL = "total"  # series, first day, last day
    DIFFERENCE = "difference"  # series, first day, last day
    DEATHS = "deaths"  # first day, last day
    SITES = "sites-active"  # first day, last day
    STANDING = "sites-on"  # country, day
    STATION = "station"  # place
    WITNESSES = "witnesses"  # table
    CLAIM = "claim"  # a key fact, or a sentence in percent-encoding
    PART = "part"  # series, kind of breakdown, part, first day, last day
    GAP = "care-gap"  # country, series, first day, last day
    CHANGE = "change"  # measure, what, first and last day of each period
    ROUTE = "route"  # route, measure


# What the parts of each kind are, in their order; FIRST and DAY are the two ends of a period.
SERIES, COUNTRY, PLACE, ROUTE, TABLE, BY, WORD = (
    *("series", "country", "place", "route", "table", "breakdown", "word"),
)
FIRST, DAY = "first day", "day"
PARTS = {
    Made.TOTAL: (SERIES, FIRST, DAY),
    Made.DIFFERENCE: (SERIES, FIRST, DAY),
    Made.DEATHS: (FIRST, DAY),
    Made.SITES: (FIRST, DAY),
    Made.STANDING: (COUNTRY, DAY),
    Made.STATION: (PLACE,),
    Made.WITNESSES: (TABLE,),
    Made.CLAIM: (WORD,),
    Made.PART: (SERIES, BY, WORD, FIRST, DAY),
    Made.GAP: (COUNTRY, SERIES, FIRST, DAY),
    Made.CHANGE: (WORD, WORD, FIRST, DAY, FIRST, DAY),
    Made.ROUTE: (ROUTE, WORD),
}


@dataclass(frozen=True)
class FigureId:
    """A figure by how it is made: `kind` is a table's name or a word of Made.

    Of a row `parts` is the row's id alone.
    """

    kind: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return ":".join((self.kind, *self.parts))


def row(table: str, row_id: str) -> str:
    """Return the id of the figures that one row of a table holds."""
    return f"{table}:{row_id}"


def total(series_id: str, period: Period) -> str:
    """Return the id of what a series counted in a period."""
    return _made(Made.TOTAL, series_id, period)


def difference(series_id: str, period: Period) -> str:
    """Return the id of the difference of two published marks of a running total."""
    return _made(Made.DIFFERENCE, series_id, period)


def deaths(period: Period) -> str:
    """Return the id of the dead and missing that are recorded in a period."""
    return _made(Made.DEATHS, period)


def sites(period: Period) -> str:
    """Return the id of how many MSF sites were active at the end of a period."""
    return _made(Made.SITES, period)


def standing(country: str, day: date) -> str:
    """Return the id of how the MSF sites of a country stood on a day."""
    return _made(Made.STANDING, country, day.isoformat())


def station(place_id: str) -> str:
    """Return the id of when a reception station was open."""
    return _made(Made.STATION, place_id)


def witnesses(table: str) -> str:
    """Return the id of how many rows of a table rest on one source."""
    return _made(Made.WITNESSES, table)


def claim(text: str) -> str:
    """Return the id of a claim: of a key fact by its own id, or of a sentence."""
    return _made(Made.CLAIM, quote(text, safe=""))


def part(series_id: str, by: str, name: str, period: Period) -> str:
    """Return the id of one part of a breakdown of a series in a period."""
    return _made(Made.PART, series_id, by, name, period)


def gap(country: str, series_id: str, period: Period) -> str:
    """Return the id of a country's care gap in a period, and of whom a series counted then."""
    return _made(Made.GAP, country, series_id, period)


def change(measure: str, what: str, first: Period, second: Period) -> str:
    """Return the id of what changed between two periods."""
    return _made(Made.CHANGE, measure, what, first, second)


def route(route_id: str, measure: str) -> str:
    """Return the id of the hours or the price of a whole route."""
    return _made(Made.ROUTE, route_id, measure)


def read(text: str) -> FigureId:
    """Return the parts of an id. Raises ValueError for what cannot be one."""
    kind, *parts = text.split(":")
    # The id of a row may itself hold colons.
    if kind not in tuple(Made):
        parts = [":".join(parts)]
    if len(text) > LONGEST or not all(_PART.fullmatch(one) for one in (kind, *parts)):
        raise ValueError(
            "write a table and the id of a row, as in observations:snm-darien-north-2023"
        )
    if kind in tuple(Made):
        _check(PARTS[Made(kind)], parts)
    return FigureId(kind, tuple(parts))


def day(text: str) -> date:
    """Return a day of an id, written YYYY-MM-DD. Raises ValueError for anything else."""
    found = date.fromisoformat(text)
    if found.isoformat() != text or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"a day is written YYYY-MM-DD, from {FIRST_YEAR} to {LAST_YEAR}")
    return found


def days(first: str, last: str) -> Period:
    """Return the period between two days of an id. Raises ValueError for what are none."""
    return Period(day(first), day(last))


def _check(wanted: Sequence[str], parts: Sequence[str]) -> None:
    """Raise ValueError for parts that are not as many, or not days where days are wanted."""
    if len(parts) != len(wanted):
        raise ValueError(f"an id of this kind has {len(wanted)} parts")
    for place, what in enumerate(wanted):
        if what == FIRST:
            days(parts[place], parts[place + 1])
        elif what == DAY:
            day(parts[place])


def _made(kind: Made, *parts: str | Period) -> str:
    said = [
        text
        for one in parts
        for text in (
            (one.first.isoformat(), one.last.isoformat()) if isinstance(one, Period) else (one,)
        )
    ]
    return ":".join((kind, *said))
