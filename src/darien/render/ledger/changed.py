"""The ledger of what changed between two periods."""

from darien import figure_id
from darien.comparison import Comparison, Side
from darien.figure_id import FigureId
from darien.provenance import Citation
from darien.render.change_words import named, percent, signed
from darien.render.compared import side_figure
from darien.render.comparing import Figure, Row, comparisons, rows
from darien.render.ledger import beside
from darien.render.ledger.entry import Entry, Said, UnknownFigureError
from darien.render.ledger.writer import Writer
from darien.render.table import Cell, Section, Table
from darien.view import View
from darien.vocabulary import Language


def change(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of what changed between two periods, from the earlier to the later one."""
    measure, series_id, *days = figure.parts
    first, second = figure_id.days(*days[:2]), figure_id.days(*days[2:])
    view = View(period=first, compare=second, language=Language(writer.language))
    pairs = zip(comparisons(writer.tables, view), rows(writer.tables, view), strict=True)
    found = [pair for pair in pairs if (pair[0].measure, pair[0].series_id) == (measure, series_id)]
    if not found:
        raise UnknownFigureError
    _ = writer._
    one, row = found[0]
    sources = _sources(row)
    told = [Said(_("Difference"), row.difference or row.why or _("no figure"))]
    if row.percent:
        told.append(Said(_("Change"), row.percent))
    periods = _("{one} and {other}").format(
        one=named(first, writer.language), other=named(second, writer.language)
    )
    return Entry(
        figure=str(figure),
        made=_("Worked out here from two figures"),
        title=f"{row.label}: {periods}",
        numbers=tuple(told),
        facts=(
            (_("What is counted"), row.definition),
            (_("Who counted"), row.producer),
            (_("Sum"), _sum(writer, one)),
            (_("Not told"), row.why),
            *writer.ages(sources),
            *beside.never_added(writer, declared=False),
        ),
        rivals=(),
        sections=(_sides(writer, one, row),),
        notes=(),
        sources=sources,
    )


def _sides(writer: Writer, one: Comparison, row: Row) -> Section:
    _ = writer._
    sides = tuple(
        (Cell(named(side.period, writer.language)), _side(one, side, text))
        for side, text in ((one.first, row.first), (one.second, row.second))
    )
    return Section(
        Table(_("The two figures"), (_("Period"), _("Figure")), sides, frozenset({1})),
        _("A change runs from the earlier to the later period."),
        "",
    )


def _side(one: Comparison, side: Side, text: Figure) -> Cell:
    return Cell(text.number, text.note, figure=side_figure(one, side), value=side.count)


def _sources(row: Row) -> tuple[Citation, ...]:
    both = (*row.first.sources, *row.second.sources)
    return tuple({one.source_id: one for one in both}.values())


def _sum(writer: Writer, one: Comparison) -> str:
    """Write the subtraction and the division; nothing where no change is told."""
    earlier, later, told = one.earlier, one.later, one.change
    if told.difference is None or earlier.count is None or later.count is None:
        return ""
    write, told_difference = writer.number, signed(told.difference, writer.language)
    sum_ = f"{write(later.count)} − {write(earlier.count)} = {told_difference}"
    if told.ratio is None:
        return sum_
    share = f"{told_difference} ÷ {write(earlier.count)}"
    if told.is_per_days:
        days = f"{write(earlier.period.days)} ÷ {write(later.period.days)}"
        share = f"{write(later.count)} ÷ {write(earlier.count)} × {days} − 1"
    return f"{sum_}; {share} = {percent(told.ratio, writer.language)}"
