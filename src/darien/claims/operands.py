"""The figures that a claim is weighed with, looked up by their ids (see `darien.figure_id`)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from darien import figure_id, flows
from darien.claims.claim import Operand
from darien.figure_id import Made
from darien.guard import is_of_few
from darien.period import Period
from darien.rows import by_id
from darien.sites import sites_on, stays_of_sites
from darien.tables import Tables
from darien.vocabulary import Bound, Bounds, SiteStatus

# How the text of a finding words its number.
_WORDED = {
    "(more than)": Bounds.AT_LEAST,
    "(at least)": Bounds.AT_LEAST,
    "(about)": Bounds.ABOUT,
}


def operand(tables: Tables, figure: str) -> Operand:
    """Return the figure of an id as the tables hold it.

    Raises ValueError for an id that leads to no figure which a claim can be weighed with.
    """
    try:
        read = figure_id.read(figure)
        if read.kind in _ROWS:
            return _ROWS[read.kind](tables, figure, by_id(tables, read.kind)[read.parts[0]])
        return _MADE[read.kind](tables, figure, read.parts)
    except (KeyError, ValueError, TypeError) as error:
        raise ValueError(f'"{figure}" leads to no figure of the tables') from error


def _observation(tables: Tables, figure: str, row: Any) -> Operand:
    series = by_id(tables, "series")[row.series_id]
    stated = row.start_precision == Bound.DAY == row.end_precision
    period = Period(row.start.date(), row.end.date())
    return Operand(
        figure,
        series.title,
        float(row.people),
        "people" if series.unit in ("registrations", "estimate", "departures") else series.unit,
        row.source_ids,
        start="" if stated else row.period_published,
        end="" if stated else row.period_published,
        period=period if stated else None,
        who=row.nationality or row.sex_age,
        bound=row.bound,
        note=row.note,
    )


def _finding(tables: Tables, figure: str, row: Any) -> Operand:
    start, _, end = row.period.partition("/")
    return Operand(
        figure,
        row.item,
        _number(row.value),
        row.unit,
        row.source_ids,
        start=start,
        end=end or start,
        bound=next((bound for words, bound in _WORDED.items() if words in row.item), ""),
        note=row.note,
        words=(row.population,),
    )


def _activity(tables: Tables, figure: str, row: Any) -> Operand:
    return Operand(
        figure,
        row.metric,
        _told(row.value, row.metric, row.note),
        "",
        row.source_ids,
        start=row.start,
        end=row.end,
        who=row.scope_id,
        note=row.note,
    )


def _event(tables: Tables, figure: str, row: Any) -> Operand:
    return Operand(
        figure, row.title, None, "", row.source_ids, start=row.start, end=row.end or row.start
    )


def _incident(tables: Tables, figure: str, row: Any) -> Operand:
    return Operand(
        figure, row.summary, None, "", row.source_ids, start=row.date, end=row.date, who=row.country
    )


def _site_period(tables: Tables, figure: str, row: Any) -> Operand:
    site = by_id(tables, "sites")[row.site_id]
    return Operand(
        figure,
        site.name,
        None,
        "",
        row.source_ids,
        start=row.start,
        end=row.end,
        who=row.status,
        note=row.note,
    )


def _site(tables: Tables, figure: str, row: Any) -> Operand:
    return Operand(figure, row.name, None, "", row.source_ids, words=tuple(row.services.split(";")))


def _leg(tables: Tables, figure: str, row: Any) -> Operand:
    places = by_id(tables, "places")
    low, high = row.price_usd_min, row.price_usd_max
    return Operand(
        figure,
        f"{places[row.from_place].name} – {places[row.to_place].name}",
        None if pd.isna(low) else float(low),
        "USD",
        row.source_ids,
        start=row.start,
        end=row.end,
        value_to=None if pd.isna(high) else float(high),
        note=row.note,
    )


def _missing(tables: Tables, figure: str, row: Any) -> Operand:
    value = None if pd.isna(row.dead_and_missing) else float(row.dead_and_missing)
    return Operand(
        figure,
        row.place,
        value,
        "dead and missing",
        row.source_ids,
        period=Period(row.start.date(), row.end.date()),
        note=row.note,
    )


def _rival(tables: Tables, figure: str, row: Any) -> Operand:
    return Operand(
        figure,
        row.said_by,
        _told(row.value, row.measure, row.reason_kept),
        row.measure,
        row.source_ids,
        start=row.start,
        end=row.end,
        note=row.reason_kept,
    )


def _total(tables: Tables, figure: str, parts: tuple[str, ...]) -> Operand:
    series_id, first, last = parts
    counted = flows.total(tables, series_id, figure_id.days(first, last))
    if counted.people is None or not counted.is_whole:
        raise ValueError(f"{series_id} does not count every day of {first} to {last}")
    rows = by_id(tables, "observations")
    added = tuple(float(rows[id].people) for id in counted.observation_ids)
    return Operand(
        figure,
        by_id(tables, "series")[series_id].title,
        float(counted.people),
        "people",
        ";".join(flows.sources_of(tables, counted)),
        period=counted.period,
        bound=counted.bound or "",
        parts=added if len(added) > 1 else (),
    )


def _sites_on(tables: Tables, figure: str, parts: tuple[str, ...]) -> Operand:
    """MSF sites of a country that were active on a day."""
    country, day = parts[0], date.fromisoformat(parts[1])
    return _active(tables, figure, (country,), day, country)


def _sites_active(tables: Tables, figure: str, parts: tuple[str, ...]) -> Operand:
    """MSF sites of every country that were active on the last day of a period."""
    day = figure_id.days(*parts).last
    return _active(tables, figure, sorted(set(tables.sites["country"])), day, "")


def _active(tables: Tables, figure: str, countries: Sequence[str], day: date, who: str) -> Operand:
    """Count the active sites; sources are those of the stretches, also of sites not active."""
    stood = [one for code in countries for one in sites_on(tables, day, code)]
    active = [one.id for one in stood if one.status == SiteStatus.ACTIVE]
    stays = stays_of_sites(tables)
    named = active or [one.id for one in stood]
    cells = [stay.source_ids for id in named for stay in stays[id] if _holds(stay.span, day)]
    return Operand(
        figure,
        "",
        float(len(active)),
        "sites",
        ";".join(cells),
        period=Period(day, day),
        who=who,
        words=tuple(active),
    )


def _holds(span: Any, day: date) -> bool:
    return bool(span.begins <= day <= span.ends)


def _number(text: str) -> float | None:
    """Read a cell of a table that holds a number, a date or words; None for what is no number."""
    try:
        return float(text)
    except ValueError:
        return None


def _told(text: str, *texts: str) -> float | None:
    """Read a number of people; None for so few survivors that it could point at one of them."""
    return None if is_of_few(text, *texts) else _number(text)


_ROWS: dict[str, Callable[[Tables, str, Any], Operand]] = {
    "observations": _observation,
    "survey_findings": _finding,
    "site_activity": _activity,
    "events": _event,
    "incidents": _incident,
    "site_periods": _site_period,
    "sites": _site,
    "route_legs": _leg,
    "missing_migrants": _missing,
    "rivals": _rival,
}
_MADE: dict[str, Callable[[Tables, str, tuple[str, ...]], Operand]] = {
    Made.TOTAL: _total,
    Made.STANDING: _sites_on,
    Made.SITES: _sites_active,
}
