"""Lists of text on a page: facts with their links, and tables that can be sorted and searched."""

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from darien.language import translator
from darien.provenance import Citation
from darien.render.entry import Entry, Section
from darien.ui.evidence import Fact

# A row of a table of Streamlit is 35 px high; so many rows show before the table scrolls.
ROW_HEIGHT, ROWS_SHOWN = 35, 18


def show_rows(rows: pd.DataFrame) -> None:
    """Show a table; a column of addresses becomes links."""
    links = [
        name
        for name in rows.columns
        if rows[name].dropna().astype(str).str.startswith("http").any()
    ]
    st.dataframe(
        rows,
        hide_index=True,
        height=ROW_HEIGHT * (min(len(rows), ROWS_SHOWN) + 1) + 2,
        column_config={
            name: st.column_config.LinkColumn(display_text=r"https?://(?:www\.)?([^/]+)")
            for name in links
        },
    )


def show_facts(facts: Sequence[Fact], language: str) -> None:
    """Show the facts as a table of text, each with its figures, its note and its sources."""
    _ = translator(language)
    heads = (_("Fact"), _("What the data say"), _("Note"), _("Sources"))
    show_entries(
        heads,
        [Entry(fact.fact, fact.said_by, (fact.data, fact.note), fact.sources) for fact in facts],
    )


def show_sections(sections: Iterable[Section]) -> None:
    """Show headed tables of text, or what to do where one has no row."""
    for section in sections:
        st.header(section.title, anchor=False)
        st.caption(section.caption)
        if section.entries:
            show_entries(section.heads, section.entries)
        else:
            st.info(section.empty)


def show_entries(heads: Sequence[str], entries: Iterable[Entry]) -> None:
    """Show a table of text; where it is narrow, each row becomes a block."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in heads)
    body = "".join(_row(entry, heads) for entry in entries)
    table = f'<table class="facts of-{len(heads)}">'
    st.html(f"{table}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _row(entry: Entry, heads: Sequence[str]) -> str:
    cells = "".join(
        f'<td data-head="{escape(head)}">{_cell(cell)}</td>'
        for head, cell in zip(heads[1:], entry.cells, strict=False)
    )
    sources = "".join(f"<li>{citation_link(source)}</li>" for source in entry.sources)
    return (
        f'<tr><th scope="row">{escape(entry.title)}<small>{escape(entry.remark)}</small></th>'
        f'{cells}<td data-head="{escape(heads[-1])}"><ul>{sources}</ul></td></tr>'
    )


def _cell(cell: str | tuple[str, ...]) -> str:
    if isinstance(cell, str):
        return escape(cell)
    lines = "".join(f"<li>{escape(line)}</li>" for line in cell)
    return f"<ul>{lines}</ul>"


def citation_link(source: Citation) -> str:
    """Return a source as HTML: publisher and date, linked where it has an address."""
    text = escape(", ".join(filter(None, [source.publisher, source.published])))
    title = escape(source.title, quote=True)
    if not source.url.startswith(("https://", "http://")):
        return f'<span title="{title}">{text}</span>'
    url = escape(source.url, quote=True)
    return f'<a href="{url}" title="{title}" target="_blank" rel="noopener noreferrer">{text}</a>'
