"""Earlier releases and rival values of a figure: who says them, and why ours is kept."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from darien import figure_id
from darien.language import mark as N_
from darien.period import PartialDate, Period
from darien.provenance import citations
from darien.render.flow_nationalities import country
from darien.render.ledger.writer import Writer
from darien.render.table import Cell, Section, Table

KINDS = {
    "superseded": N_("earlier release"),
    "rival": N_("rival value"),
    "rounded": N_("rounded"),
    "error": N_("taken for an error"),
}


def of_series(
    writer: Writer, series_id: str, period: Period, of_whom: Callable[[Any], bool]
) -> Iterator[Section]:
    """Yield the values that others give, or gave, for a series inside a period.

    Those for exactly these days and these people (`of_whom`) stand first, then those for fewer days
    or for parts of the people.
    """
    inside = [
        row
        for row in writer.tables.rivals.itertuples(index=False)
        if (row.table, row.subject) == ("observations", series_id)
        and (days := days_of(row))
        and period.holds(days.first, days.last)
    ]
    same = [row for row in inside if days_of(row) == period and of_whom(row)]
    rest = [row for row in inside if row not in same]
    yield from _section(writer, same, _RIVALS, _NO_RIVALS)
    if rest:
        yield from _section(writer, rest, _OF_PARTS, "")


def of_row(writer: Writer, table: str, subject: str) -> Iterator[Section]:
    """Yield the values that compete with those of a row of a table, or were replaced by them."""
    yield from of_rows(writer, table, [subject])


def of_rows(writer: Writer, table: str, subjects: Iterable[str]) -> Iterator[Section]:
    """Yield the values that compete with those of rows of a table, or were replaced by them."""
    rows = writer.tables.rivals
    found = rows[(rows["table"] == table) & rows["subject"].isin([*subjects])]
    yield from _section(writer, found.itertuples(index=False), _RIVALS, _NO_RIVALS)


def days_of(row: Any) -> Period | None:
    """Return the days that a rival value is about; None where it names none."""
    if not row.start or not row.end:
        return None
    return Period(PartialDate.parse(row.start).earliest, PartialDate.parse(row.end).latest)


_RIVALS = N_("Earlier releases and rival values")
_NO_RIVALS = N_("We know of no other value for exactly this.")
_OF_PARTS = N_("Other values for parts of these days or people")


def _section(writer: Writer, rows: Iterable[Any], title: str, empty: str) -> Iterator[Section]:
    _ = writer._
    heads = (_("Value"), _("Said by"), _("About"), _("Kept, and why"), _("Sources"))
    table = Table(_(title), heads, tuple(_row(writer, row) for row in rows), frozenset({0}))
    yield Section(table, "", empty and _(empty))


def _row(writer: Writer, row: Any) -> tuple[Cell, ...]:
    _ = writer._
    whom = country(row.nationality, writer.language) if row.nationality else ""
    about = [writer.whole_span(row.start, row.end), whom, writer.group(row.sex_age)]
    measure = "" if row.measure == "people" else writer.said(row.measure)
    kept = writer.value(row.kept_value)
    return (
        Cell(
            writer.value(row.value),
            _(KINDS[row.kind]),
            figure=figure_id.row("rivals", row.rival_id),
            value=float(row.value) if row.value.isdecimal() else None,
        ),
        Cell(writer.said(row.said_by)),
        Cell(" · ".join(filter(None, about)), measure),
        Cell(
            _("kept: {value}").format(value=kept) if kept else _("no value kept"),
            (writer.said(row.reason_kept), writer.said(row.note)),
        ),
        Cell(sources=citations(writer.tables, [row.source_ids])),
    )
