"""Tables as HTML, which every reader and every search in the page can read."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from darien.language import Translate, translator
from darien.provenance import Citation, by_weight
from darien.render.table import Cell, Row, Section, Table, lines

# So many sources stand in a cell at once; the rest unfold.
SOURCES_SHOWN = 2
# The head of a row and its sources.
WORDS_IN_A_TABLE_OF_NUMBERS = 2


def show_table(table: Table, language: str, *, is_titled: bool = False) -> None:
    """Show a table; a wide one of numbers scrolls by itself.

    Its caption is only for readers of the screen's text where a heading already says it.
    """
    _ = translator(language)
    head = "".join(
        f'<th scope="col"{_class(place, table)}>{escape(title)}</th>'
        for place, title in enumerate(table.heads)
    )
    body = "".join(_row(row, table, _) for row in table.rows)
    foot = "".join(_row(row, table, _) for row in table.foot)
    caption = escape(table.caption)
    # On a phone a table of words becomes cards, one of numbers stays a table and scrolls.
    is_wordy = len(table.heads) - len(table.numbers) > WORDS_IN_A_TABLE_OF_NUMBERS
    kind = " ".join(["ledger", *["words"] * is_wordy, *["titled"] * is_titled])
    scrolls = "" if is_wordy else f' role="region" tabindex="0" aria-label="{caption}"'
    st.html(
        f'<div class="{kind}"{scrolls}>'
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody>{f'<tfoot>{foot}</tfoot>' if foot else ''}</table></div>"
    )


def show_sections(sections: Iterable[Section], language: str) -> None:
    """Show headed tables, or what to do where one has no row."""
    for section in sections:
        st.header(section.table.caption, anchor=False)
        st.caption(section.reading)
        if section.table.rows:
            show_table(section.table, language, is_titled=True)
        else:
            st.info(section.empty)


def show_sources(sources: Sequence[Citation], notes: Sequence[str], language: str) -> None:
    """Show what a whole table rests on, and the remarks of its sources."""
    _ = translator(language)
    remarks = "".join(f"<li>{escape(note)}</li>" for note in notes)
    word = escape(_("Sources"))
    st.html(
        f'<div class="ledger-foot">{f"<ul>{remarks}</ul>" if remarks else ""}'
        f"<div>{word}: {_sources(sources, _, ' · ')}</div></div>"
    )


def citation_link(source: Citation) -> str:
    """Return a source as HTML: publisher and date, linked where it has an address."""
    text = escape(", ".join(filter(None, [source.publisher, source.published])))
    title = escape(source.title)
    if not source.url.startswith(("https://", "http://")):
        return f'<span title="{title}">{text}</span>'
    url = escape(source.url)
    return f'<a href="{url}" title="{title}" target="_blank" rel="noopener noreferrer">{text}</a>'


def _row(row: Row, table: Table, _: Translate) -> str:
    head, *cells = row
    rest = "".join(
        f'<td{_class(place, table)} data-head="{escape(table.heads[place])}">{_cell(cell, _)}</td>'
        for place, cell in enumerate(cells, start=1)
    )
    return f'<tr><th scope="row">{_cell(head, _)}</th>{rest}</tr>'


def _class(place: int, table: Table) -> str:
    return ' class="number"' if place in table.numbers else ""


def _cell(cell: Cell, _: Translate) -> str:
    small = "".join(f"<small>{escape(line)}</small>" for line in lines(cell.small))
    folded = _folded(*map(escape, cell.folded)) if cell.folded else ""
    sources = _sources(cell.sources, _, "<br>")
    listed = f'<div class="sources">{sources}</div>' if sources else ""
    return f"{_text(cell)}{small}{folded}{listed}"


def _text(cell: Cell) -> str:
    """Write the text of a cell; several lines are a list, or what stands below a large figure."""
    first, *more = [escape(line) for line in lines(cell.text)] or [""]
    if cell.tone:
        return f'<strong class="{escape(cell.tone)}">{first}</strong>{"<br>".join(more)}'
    listed = "".join(f"<li>{line}</li>" for line in (first, *more))
    return f"<ul>{listed}</ul>" if more else first


def _sources(sources: Sequence[Citation], _: Translate, between: str) -> str:
    """Return links to the sources, first hand and new ones before others."""
    links = [citation_link(one) for one in by_weight(sources)]
    shown, rest = between.join(links[:SOURCES_SHOWN]), links[SOURCES_SHOWN:]
    if not rest:
        return shown
    more = escape(_("more sources: {count}").format(count=len(rest)))
    return shown + _folded(more, between.join(rest))


def _folded(word: str, unfolded: str) -> str:
    return f"<details><summary>{word}</summary><p>{unfolded}</p></details>"
