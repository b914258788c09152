"""What is said with a figure: key facts that rest on it, and the other figures they rest on."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from darien import figure_id
from darien.provenance import citations
from darien.render.ledger.writer import Writer
from darien.render.table import Cell, Row, Section, Table
from darien.tables import ids


def said_with(writer: Writer, references: set[str]) -> Iterator[Section]:
    """Yield, for each key fact that rests on one of `references`, the other rows it rests on.

    `references` are rows as key_facts.csv names them (table:id).
    """
    _ = writer._
    for fact in writer.tables.key_facts.itertuples(index=False):
        named = ids(fact.rests_on)
        if not references & set(named):
            continue
        rows = tuple(row for one in named if one not in references for row in _beside(writer, one))
        rows += tuple(_together(writer, named, references))
        if rows:
            heads = (_("Said of the same"), _("Figure"), _("Note"), _("Sources"))
            caption = _("Set beside it: {fact}").format(fact=writer.said(fact.fact))
            table = Table(caption, heads, rows, frozenset({1}))
            yield Section(table, writer.said(fact.note), "")


def _beside(writer: Writer, reference: str) -> Iterator[Row]:
    """Yield the row that a reference names, where it is a number or an event."""
    table, _colon, row_id = reference.partition(":")
    if table == "observations":
        row = writer.row(table, row_id)
        series = writer.row("series", row.series_id)
        what = Cell(writer.said(series.title), (writer.said(series.producer), writer.observed(row)))
        number = Cell(
            writer.people(row),
            writer.status(row.status),
            value=int(row.people),
            figure=figure_id.row(table, row_id),
        )
        yield what, number, _noted(writer, row), _cited(writer, row)
    if table == "events":
        row = writer.row(table, row_id)
        when = writer.span(row.start, row.end)
        what = Cell(writer.said(row.title), when)
        yield what, Cell("–", figure=reference), Cell(writer.said(row.summary)), _cited(writer, row)
    if table == "survey_findings":
        row = writer.row(table, row_id)
        if row.value:
            what = Cell(
                writer.said(row.item), (writer.said(row.population), writer.published(row.period))
            )
            text = f"{writer.value(row.value)} {writer.said(row.unit)}".strip()
            number = Cell(text, figure=figure_id.row(table, row_id))
            yield what, number, _noted(writer, row), _cited(writer, row)


def _together(writer: Writer, named: list[str], references: set[str]) -> Iterator[Row]:
    """Yield the sum of the other counts of a fact where they are declared addable, of one span."""
    _ = writer._
    others = [one for one in named if one not in references]
    ids_ = [one.partition(":")[2] for one in others if one.startswith("observations:")]
    rows = writer.observations(ids_)
    for first in rows:
        some = [row for row in rows if row is first or _may_be_added(writer, first, row)]
        pairs = combinations(some, 2)
        if len(some) > 1 and all(_may_be_added(writer, one, other) for one, other in pairs):
            terms = " + ".join(writer.number(int(row.people)) for row in some)
            sum_ = sum(int(row.people) for row in some)
            names = " + ".join(
                writer.said(writer.row("series", row.series_id).title) for row in some
            )
            yield (
                Cell(_("Together"), names),
                Cell(f"{terms} = {writer.number(sum_)}", value=sum_),
                Cell(_("The sum of counts that are declared to be of different people.")),
                Cell(sources=writer.cited(some)),
            )
            return


def _may_be_added(writer: Writer, one: Any, other: Any) -> bool:
    """Tell whether two counts of everyone over the same days are declared addable."""
    of_everyone = not any((one.nationality, one.sex_age, other.nationality, other.sex_age))
    declared = ids(writer.row("series", one.series_id).addable_with)
    same_days = (one.start, one.end) == (other.start, other.end)
    return of_everyone and same_days and other.series_id in declared


def _noted(writer: Writer, row: Any) -> Cell:
    return Cell(writer.said(row.note))


def _cited(writer: Writer, row: Any) -> Cell:
    return Cell(sources=citations(writer.tables, [row.source_ids]))
