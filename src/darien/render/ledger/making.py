"""The ledger of any figure, by its id."""

from collections.abc import Callable
from functools import cache

from darien.figure_id import FigureId, Made, read
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
        found = read(figure)
        return MAKERS[found.kind](writer_of(tables, language), found)
    # What an id says may be of no table, of no row, of no day, or of another number of parts.
    except (ValueError, KeyError, TypeError) as error:
        raise UnknownFigureError(
            _(
                "No figure is called {figure}. Look it up on the page Evidence, or click a number"
                " and take its address."
            ).format(figure=f"“{figure[:120]}”")
        ) from error
