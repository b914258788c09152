"""Two periods side by side as a table: every figure with its sources, and what changed."""

from darien import figure_id
from darien.comparison import Comparison, Measure, Side
from darien.language import translator
from darien.render.change_words import heading, named
from darien.render.comparing import Figure, comparisons, rows
from darien.render.table import Cell, Table
from darien.tables import Tables
from darien.view import View


def compared_table(tables: Tables, view: View) -> Table:
    """Return the figures of a view's two periods, and the change from the earlier to the later."""
    _ = translator(view.language)
    assert view.compare is not None
    a, b = (
        f"{letter} · {named(period, view.language)}"
        for letter, period in (("A", view.period), ("B", view.compare))
    )
    change = _("Change, {periods}").format(periods=heading(view))
    ask = _("What is counted")
    return Table(
        caption=change,
        heads=(_("What is counted"), a, b, change),
        rows=tuple(
            (
                Cell(row.label, row.producer, folded=(ask, row.definition)),
                _figure(row.first, row.tone, one, one.first),
                _figure(row.second, row.tone, one, one.second),
                Cell(
                    (row.percent, row.difference),
                    row.why,
                    tone="plain" if row.difference else "",
                    figure=changed(one, view) if row.difference else "",
                    value=one.change.difference,
                ),
            )
            for one, row in zip(comparisons(tables, view), rows(tables, view), strict=True)
        ),
    )


def changed(one: Comparison, view: View) -> str:
    """Return the id of what changed between a view's two periods."""
    assert view.compare is not None
    return figure_id.change(one.measure, one.series_id, view.period, view.compare)


def side_figure(one: Comparison, side: Side) -> str:
    """Return the id of one side's own figure."""
    if one.measure == Measure.SITES:
        return figure_id.sites(side.period)
    if one.measure == Measure.DEATHS:
        return figure_id.deaths(side.period)
    return figure_id.total(one.series_id, side.period)


def _figure(figure: Figure, tone: str, one: Comparison, side: Side) -> Cell:
    return Cell(
        figure.number,
        figure.note,
        figure.sources,
        tone=tone if figure.is_known else "blank",
        figure=side_figure(one, side) if figure.is_known else "",
        value=side.count,
    )
