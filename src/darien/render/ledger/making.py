"""The ledger of any figure, by its id."""

from collections.abc import Callable
from functools import cache

from darien import figure_id
from darien.breakdowns import By
from darien.care_gap import countries
from darien.figure_id import PARTS, FigureId, Made, read
from darien.language import translator
from darien.render.ledger import (
    changed,
    claims,
    counts,
    parts,
    records,
    routes,
    sites,
    states,
    witnesses,
)
from darien.render.ledger.entry import Entry, UnknownFigureError
from darien.render.ledger.tellers import TELLERS
from darien.render.ledger.writer import Writer
from darien.rows import by_id
from darien.sites import stays_of_stations
from darien.support import sourced_tables
from darien.tables import Tables

MAKERS: dict[str, Callable[[Writer, FigureId], Entry]] = {
    Made.TOTAL: counts.total_of,
    Made.DIFFERENCE: counts.difference,
    Made.PART: parts.part,
    Made.DEATHS: states.deaths_of,
    Made.SITES: sites.of_period,
    Made.STANDING: sites.of_country,
    Made.STATION: sites.station,
    Made.GAP: states.gap,
    Made.CHANGE: changed.change,
    Made.ROUTE: routes.route,
    Made.WITNESSES: witnesses.witnesses,
    Made.CLAIM: claims.claim,
    "observations": counts.observation,
    "sources": witnesses.source,
    "gaps": witnesses.gap,
    "faults": witnesses.fault,
    **dict.fromkeys(TELLERS, records.record),
}


@cache
def writer_of(tables: Tables, language: str) -> Writer:
    """Return the writer of one language, which keeps what it has looked up."""
    return Writer(tables, language)


def entry(tables: Tables, figure: str, language: str) -> Entry:
    """Return the ledger of a figure. Raises UnknownFigureError, with a sentence in `language`."""
    _ = translator(language)
    try:
        found = _read(tables, figure)
        return MAKERS[found.kind](writer_of(tables, language), found)
    except UnknownFigureError as error:
        raise UnknownFigureError(
            _(
                "No figure is called {figure}. Look it up on the page Evidence, or click a number"
                " and take its address."
            ).format(figure=f"“{figure[:120]}”")
        ) from error


def _read(tables: Tables, figure: str) -> FigureId:
    """Return an id of which every part is known here. Raises UnknownFigureError."""
    try:
        found = read(figure)
    except ValueError as error:
        raise UnknownFigureError from error
    if found.kind not in MAKERS:
        raise UnknownFigureError
    if found.kind not in tuple(Made):
        if found.parts[0] not in by_id(tables, found.kind):
            raise UnknownFigureError
        return found
    known = _known(tables)
    for what, part in zip(PARTS[Made(found.kind)], found.parts, strict=True):
        if what in known and part not in known[what]:
            raise UnknownFigureError
    return found


@cache
def _known(tables: Tables) -> dict[str, frozenset[str]]:
    """Return what the parts of an id can name, by kind."""
    return {
        figure_id.SERIES: frozenset(by_id(tables, "series")),
        figure_id.COUNTRY: frozenset(countries(tables)),
        figure_id.PLACE: frozenset(stays_of_stations(tables)),
        figure_id.ROUTE: frozenset(by_id(tables, "routes")),
        figure_id.TABLE: frozenset(sourced_tables()),
        figure_id.BY: frozenset(By),
    }
