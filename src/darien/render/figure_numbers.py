"""Every number of a view's figure, as a table and as a caption that says where each comes from."""

from collections.abc import Iterator
from datetime import date

from darien import figure_id
from darien.edition import Edition, periods
from darien.language import translator
from darien.render.figure_words import caption
from darien.render.figures_shown import figures_shown
from darien.render.ledger import entry
from darien.render.ledger.text import in_words
from darien.render.shown_rows import Shown, ShownChange, ShownCount
from darien.render.table import Cell, Row, Table
from darien.render.wording import bounded
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Bounds, Layer


def numbers_table(tables: Tables, view: View, edition: Edition) -> Table:
    """Return the numbers that a figure states, each leading to its ledger."""
    _ = translator(view.language)
    shown = figures_shown(tables, view, edition)
    rows = (*_rows(shown, view.language), *_sites(tables, view, edition))
    heads = (_("What"), _("Number"), _("Who counted, and which days"), _("Sources"))
    return Table(_("Every number of this figure"), heads, rows, frozenset({1}))


def caption_with_sources(tables: Tables, view: View, edition: Edition, *, created: date) -> str:
    """Return a figure's caption, and below it the ledger of each of its numbers in a few lines."""
    table = numbers_table(tables, view, edition)
    figures = dict.fromkeys(cell.figure for row in table.rows for cell in row if cell.figure)
    told = [in_words(entry(tables, one, view.language), view.language) for one in figures]
    return "\n\n".join([caption(tables, view, edition, created=created), *told])


def _rows(shown: Shown, language: str) -> Iterator[Row]:
    for count in shown.counts:
        yield _count(count, language)
    for change in shown.changes:
        yield _change(change)


def _count(count: ShownCount, language: str) -> Row:
    written = bounded(count.people, count.bound or Bounds.EXACT, language)
    small = " – ".join(dict.fromkeys(count.panel.split("/"))) if count.panel else ""
    return (
        Cell(count.name, small),
        Cell(written, count.firmness, figure=count.figure, value=count.people),
        Cell(count.producer, count.coverage),
        Cell(sources=count.sources),
    )


def _change(change: ShownChange) -> Row:
    said = f"{change.a_said} – {change.b_said}"
    return (
        Cell(change.name),
        Cell(change.change or said, change.why, figure=change.figure, value=change.difference),
        Cell(change.producer, (change.a_note, change.b_note)),
        Cell(sources=change.sources),
    )


def _sites(tables: Tables, view: View, edition: Edition) -> Iterator[Row]:
    """Yield how many sites stood how on each map."""
    if Layer.SITES not in view.layers:
        return
    _ = translator(view.language)
    for panel in dict.fromkeys(periods(view, edition)):
        told = entry(tables, figure_id.sites(panel), view.language)
        lines = tuple(f"{said.label}: {said.text}" for said in told.numbers)
        yield (
            Cell(told.title),
            Cell(lines, figure=told.figure),
            Cell("MSF"),
            Cell(sources=told.sources),
        )
