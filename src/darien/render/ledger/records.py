"""The ledgers of rows that are no counts of people: findings, incidents, prices, events, sites."""

from collections.abc import Iterator
from typing import Any

from darien.figure_id import FigureId
from darien.language import mark as N_
from darien.render.ledger import beside, claimed, rivals
from darien.render.ledger.entry import Entry
from darien.render.ledger.tellers import TELLERS
from darien.render.ledger.writer import Writer
from darien.render.table import Section


def record(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a row, as its table holds it."""
    table, row_id = figure.kind, figure.parts[0]
    row = writer.row(table, row_id)
    title, numbers, facts = TELLERS[table](writer, row)
    sources = writer.cited([row, *_periods(writer, table, row_id)])
    notes = [getattr(row, name, "") for name in ("note", "reason", "assumption", "summary")]
    return Entry(
        figure=str(figure),
        made=writer._(MADE.get(table, AS_PUBLISHED)),
        title=title,
        numbers=numbers,
        facts=(
            *(fact for fact in facts if fact[1]),
            *writer.seen([row]),
            *writer.row_of(table, row_id),
        ),
        rivals=tuple(rivals.of_row(writer, table, _subject(table, row, row_id)))
        if table != "rivals"
        else (),
        sections=(
            *claimed.said_with(writer, {str(figure)}),
            *(_kept(writer, row) if table == "rivals" else ()),
        ),
        notes=tuple(writer.said(text) for text in dict.fromkeys(filter(None, notes))),
        sources=sources,
    )


AS_PUBLISHED = N_("A figure as published")
MADE = {
    "rivals": N_("A value that is not used"),
    "events": N_("An event"),
    "sites": N_("An MSF site, as documented"),
    "site_periods": N_("Dates of a site"),
    "station_periods": N_("Dates of a reception station"),
    "route_legs": N_("A route leg"),
}


def _periods(writer: Writer, table: str, row_id: str) -> list[Any]:
    """Return the rows that tell how a site stood, whose sources are its own too."""
    if table != "sites":
        return []
    rows = writer.tables.site_periods
    return list(rows[rows["site_id"] == row_id].itertuples(index=False))


def _kept(writer: Writer, rival: Any) -> Iterator[Section]:
    """Yield the published counts that are kept instead of a rival value of the same days."""
    days = rivals.days_of(rival)
    for row in writer.tables.observations.itertuples(index=False):
        whom = (row.series_id, row.nationality, row.sex_age)
        if (
            rival.table == "observations"
            and whom == (rival.subject, rival.nationality, rival.sex_age)
            and writer.period_of(row) == days
        ):
            yield beside.parts(writer, [row.observation_id], writer._("Kept instead"), "")


def _subject(table: str, row: Any, row_id: str) -> str:
    """Return what the table of rivals calls the row."""
    names = {"site_periods": "site_id", "station_periods": "place_id", "site_activity": "scope_id"}
    return str(getattr(row, names[table])) if table in names else row_id
