"""Tables on a page, as HTML."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from darien.language import translator
from darien.provenance import Citation
from darien.render.table import Section, Table
from darien.render.table_html import linked, sources_html, table_html


def show_table(table: Table, language: str, *, is_titled: bool = False) -> None:
    """Show a table; `is_titled` where a heading above it already says its caption."""
    st.html(table_html(table, language, is_titled=is_titled))


def show_caption(text: str, figures: Mapping[str, str], language: str, *, of: str = "") -> None:
    """Show a small text in which numbers lead to their ledgers; `figures` are ids by number.

    `of` is the id of the figure that the text explains.
    """
    told = f' data-figures="{escape(of)}"' if of else ""
    st.html(f'<p class="caption"{told}>{linked(text, figures, language)}</p>')


def show_tally(text: str) -> None:
    """Show a small text whose numbers only count what the page lists or could list."""
    st.html(f'<p class="caption tally">{escape(text)}</p>')


def show_sections(sections: Iterable[Section], language: str) -> None:
    """Show headed tables, or what to do where one has no row."""
    for section in sections:
        st.header(section.table.caption, anchor=False)
        st.caption(section.reading)
        if section.table.rows:
            show_table(section.table, language, is_titled=True)
        else:
            st.info(section.empty)


def show_sources(
    sources: Sequence[Citation], notes: Sequence[tuple[str, Sequence[str]]], language: str
) -> None:
    """Show what a whole table rests on, and the remarks of its sources with figures by id."""
    _ = translator(language)
    remarks = "".join(
        f'<li data-figures="{escape(" ".join(figures))}">{escape(note)}</li>'
        for note, figures in notes
    )
    word = escape(_("Sources"))
    st.html(
        f'<div class="ledger-foot">{f"<ul>{remarks}</ul>" if remarks else ""}'
        f"<div>{word}: {sources_html(sources, _, ' · ')}</div></div>"
    )
