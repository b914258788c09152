"""Tables of figures as HTML, which every reader and every search in the page can read."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from darien.language import Translate, translator
from darien.provenance import Citation
from darien.render.table import Cell, Table

# So many sources stand in a cell at once; the rest unfold.
SOURCES_SHOWN = 2
# The head of a row and its sources.
WORDS_IN_A_TABLE_OF_NUMBERS = 2


def show_table(table: Table, language: str, *, is_titled: bool = False) -> None:
    """Show a table; a wide one scrolls by itself.

    Its caption is only for readers of the screen's text where a heading already says it.
    """
    _ = translator(language)
    head = "".join(
        f'<th scope="col"{_class(place, table)}>{escape(title)}</th>'
        for place, title in enumerate(table.heads)
    )
    body = "".join(_row(row, table, _) for row in table.rows)
    foot = "".join(_row(row, table, _) for row in table.foot)
    # On a phone a table of words becomes cards, one of numbers stays a table and scrolls.
    is_wordy = len(table.heads) - len(table.numbers) > WORDS_IN_A_TABLE_OF_NUMBERS
    kind = " ".join(["ledger", *["words"] * is_wordy, *["titled"] * is_titled])
    st.html(
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{escape(table.caption)}">'
        f"<table><caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody>{f'<tfoot>{foot}</tfoot>' if foot else ''}</table></div>"
    )


def show_sources(sources: Sequence[Citation], notes: Sequence[str], language: str) -> None:
    """Show what a whole table rests on, and the remarks of its sources."""
    _ = translator(language)
    remarks = "".join(f"<li>{escape(note)}</li>" for note in notes)
    word = escape(_("Sources"))
    st.html(
        f'<div class="ledger-foot">{f"<ul>{remarks}</ul>" if remarks else ""}'
        f"<p>{word}: {_sources(sources, _, ' · ')}</p></div>"
    )


def _row(row: Sequence[Cell], table: Table, _: Translate) -> str:
    head, *cells = row
    rest = "".join(
        f'<td{_class(place, table)} data-head="{escape(table.heads[place], quote=True)}">'
        f"{_cell(cell, _)}</td>"
        for place, cell in enumerate(cells, start=1)
    )
    return f'<tr><th scope="row">{_cell(head, _)}</th>{rest}</tr>'


def _class(place: int, table: Table) -> str:
    return ' class="number"' if place in table.numbers else ""


def _cell(cell: Cell, _: Translate) -> str:
    small = f"<small>{escape(cell.small)}</small>" if cell.small else ""
    return f"{escape(cell.text)}{small}{_sources(cell.sources, _, '<br>')}"


def _sources(sources: Sequence[Citation], _: Translate, between: str) -> str:
    """Return links to the sources, first hand and new ones before others."""
    order = sorted(sources, key=lambda one: (one.is_first_hand, one.published), reverse=True)
    shown = between.join(_link(one) for one in order[:SOURCES_SHOWN])
    rest = order[SOURCES_SHOWN:]
    if not rest:
        return shown
    more = escape(_("more sources: {count}").format(count=len(rest)))
    unfolded = between.join(_link(one) for one in rest)
    return f"{shown}<details><summary>{more}</summary>{unfolded}</details>"


def _link(source: Citation) -> str:
    text = escape(", ".join(filter(None, [source.publisher, source.published])))
    title = escape(source.title, quote=True)
    if not source.url.startswith(("https://", "http://")):
        return f'<span title="{title}">{text}</span>'
    url = escape(source.url, quote=True)
    return f'<a href="{url}" title="{title}" target="_blank" rel="noopener noreferrer">{text}</a>'
