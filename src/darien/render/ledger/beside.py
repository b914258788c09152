"""What stands beside a figure: what it may and must not be added to, and what is said with it."""

from collections.abc import Iterator, Sequence

from darien import figure_id
from darien.flows import Total, add_up, best_cover, countable, merged, sources_of, total
from darien.language import mark as N_
from darien.period import Period
from darien.provenance import citations
from darien.render.ledger.writer import Facts, Writer
from darien.render.table import Cell, Row, Section, Table
from darien.render.wording import coverage, people
from darien.tables import ids
from darien.titles import title_of
from darien.vocabulary import Corridor, Direction

ALONE = N_("any other count: different borders and producers count the same people again")
NEVER = N_(
    "any other count, unless it is declared below: different borders and producers count the same"
    " people again"
)


def never_added(writer: Writer, *, declared: bool = True) -> Facts:
    """Say what no count may be added to; `declared` where exceptions are listed in the ledger."""
    return ((writer._("Not to be added to"), writer._(NEVER if declared else ALONE)),)


def others(writer: Writer, series_id: str, period: Period) -> Iterator[Section]:
    """Yield what the count may be added to, and what it must not, in the same period.

    Only series that go the same way and have a whole figure inside the period are listed.
    """
    _ = writer._
    own = writer.row("series", series_id)
    addable = ids(own.addable_with)
    rows = writer.tables.series.sort_values("rank")
    same_way = rows[(rows["direction"] == own.direction) & (rows["series_id"] != series_id)]
    listed = [one for one in same_way["series_id"] if one not in addable]
    if addable:
        together = _together(writer, (series_id, *addable), period)
        table = _table(writer, addable, period, _("May be added to"))
        yield Section(
            Table(table.caption, table.heads, (*table.rows, *together), table.numbers),
            _("Declared to count different people."),
            "",
        )
    way = _(title_of(Direction(own.direction)))
    yield Section(
        _table(writer, listed, period, _("Must not be added to")),
        _("Other counts of people going {direction} in the same period.").format(direction=way),
        _("No other count of the same direction has a whole figure in this period."),
    )


def same_days(writer: Writer, row_id: str, series_id: str, period: Period) -> Iterator[Section]:
    """Yield the finer figures of the same series that cover the same days, and what they make."""
    _ = writer._
    rest = [one for one in countable(writer.tables)[series_id] if one.id != row_id]
    chosen = best_cover(rest, period)
    if len(chosen) < 2 or merged(one.period for one in chosen) != (period,):
        return
    own = next((one for one in countable(writer.tables)[series_id] if one.id == row_id), None)
    if own is None:
        return
    made = sum(one.people for one in chosen)
    gap = made - own.people
    said = (
        _("They add up to {sum}, the same.")
        if not gap
        else _("They add up to {sum}; the difference of {difference} is not explained.")
    )
    reading = said.format(sum=writer.number(made), difference=writer.number(abs(gap)))
    rows = tuple(published_row(writer, one.id) for one in chosen)
    yield Section(_published(writer, _("The same days in shorter figures"), rows), reading, "")


def parts(writer: Writer, found: Sequence[str], caption: str, reading: str) -> Section:
    """Return the published figures that a number is made of."""
    rows = tuple(published_row(writer, one) for one in found)
    return Section(_published(writer, caption, rows), reading, "")


def published_row(writer: Writer, observation_id: str) -> Row:
    """Return a published observation as a row: days, people, status, sources."""
    row = writer.row("observations", observation_id)
    return (
        Cell(writer.observed(row), writer.said(row.note)),
        Cell(
            writer.people(row),
            writer.status(row.status),
            figure=figure_id.row("observations", observation_id),
            value=int(row.people),
        ),
        Cell(sources=citations(writer.tables, [row.source_ids])),
    )


def total_cell(writer: Writer, counted: Total) -> Cell:
    """Return a total as a cell that leads to its own ledger, with the days it covers."""
    written = people(counted, writer.language)
    if written is None:
        return Cell(writer._("no figure"), coverage(counted, writer.language))
    return Cell(
        written,
        coverage(counted, writer.language),
        figure=figure_id.total(counted.series_ids[0], counted.period),
        value=counted.people,
    )


def _published(writer: Writer, caption: str, rows: tuple[Row, ...]) -> Table:
    _ = writer._
    return Table(caption, (_("Days"), _("People"), _("Sources")), rows, frozenset({1}))


def _table(writer: Writer, series_ids: Sequence[str], period: Period, caption: str) -> Table:
    _ = writer._
    totals = [total(writer.tables, one, period) for one in series_ids]
    rows = tuple(_other(writer, one) for one in totals if one.people is not None)
    heads = (_("Count"), _("People"), _("What is counted"), _("Sources"))
    return Table(caption, heads, rows, frozenset({1}))


def _other(writer: Writer, counted: Total) -> Row:
    row = writer.row("series", counted.series_ids[0])
    corridor = writer._(title_of(Corridor(row.corridor))) if row.corridor else ""
    return (
        Cell(writer.said(row.title), (writer.said(row.producer), corridor)),
        total_cell(writer, counted),
        Cell(writer.said(row.definition)),
        Cell(sources=citations(writer.tables, sources_of(writer.tables, counted))),
    )


def _together(writer: Writer, series_ids: Sequence[str], period: Period) -> Iterator[Row]:
    """Yield the sums of the count with what may be added: of its corridor, then of all."""
    _ = writer._
    own = writer.row("series", series_ids[0])
    near = [one for one in series_ids if writer.row("series", one).corridor == own.corridor]
    for some in dict.fromkeys((tuple(near), tuple(series_ids))):
        if len(some) < 2:
            continue
        counted = add_up(writer.tables, some, period)
        written = people(counted, writer.language)
        if written is None:
            continue
        terms = [total(writer.tables, one, period) for one in some]
        sum_ = " + ".join(people(one, writer.language) or "" for one in terms)
        yield (
            Cell(
                _("Together"),
                " + ".join(writer.said(writer.row("series", one).title) for one in some),
            ),
            Cell(f"{sum_} = {written}", coverage(counted, writer.language), value=counted.people),
            Cell(_("The sum of counts that are declared to be of different people.")),
            Cell(sources=citations(writer.tables, sources_of(writer.tables, counted))),
        )
