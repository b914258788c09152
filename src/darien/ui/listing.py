"""Lists of text on a page: facts with their links, and tables that can be sorted and searched."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from darien.language import translator
from darien.provenance import Citation
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
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in heads)
    body = "".join(_row(fact) for fact in facts)
    st.html(f'<table class="facts"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _row(fact: Fact) -> str:
    data = "".join(f"<li>{escape(line)}</li>" for line in fact.data)
    sources = "".join(f"<li>{citation_link(source)}</li>" for source in fact.sources)
    return (
        f'<tr><th scope="row">{escape(fact.fact)}<small>{escape(fact.said_by)}</small></th>'
        f"<td><ul>{data}</ul></td><td>{escape(fact.note)}</td><td><ul>{sources}</ul></td></tr>"
    )


def citation_link(source: Citation) -> str:
    """Return a source as a link in HTML, or as text where it has no address."""
    text = escape(", ".join(filter(None, [source.publisher, source.published])))
    title = escape(source.title, quote=True)
    if not source.url.startswith(("https://", "http://")):
        return f'<span title="{title}">{text}</span>'
    url = escape(source.url, quote=True)
    return f'<a href="{url}" title="{title}" target="_blank" rel="noopener noreferrer">{text}</a>'
