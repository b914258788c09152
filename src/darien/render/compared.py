"""Two periods side by side as a table: every figure with its sources, and what changed."""

from darien.language import translator
from darien.render.change_words import heading, named
from darien.render.comparing import Figure, rows
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
                _figure(row.first, row.tone),
                _figure(row.second, row.tone),
                Cell(
                    (row.percent, row.difference),
                    row.why,
                    tone="plain" if row.difference else "",
                ),
            )
            for row in rows(tables, view)
        ),
    )


def _figure(figure: Figure, tone: str) -> Cell:
    shown = tone if figure.is_known else "blank"
    return Cell(figure.number, figure.note, figure.sources, tone=shown)
