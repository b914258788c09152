"""Tables as HTML, which every reader and every search in the page can read.

A number that has an id leads to its ledger: a link that works without a script, and that the page's
script opens as a dialog over what is read.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from darien.language import Translate, translator
from darien.provenance import Citation, by_weight
from darien.render.table import Cell, Row, Table, lines

# The path of the ledger of figures, below that of the app.
LEDGER = "ledger"
# Marks a number that only counts what the page itself lists.
TALLY = ' class="tally"'
# So many sources stand in a cell at once; the rest unfold.
SOURCES_SHOWN = 2
# The head of a row and its sources.
WORDS_IN_A_TABLE_OF_NUMBERS = 2


def ledger_address(figure: str, language: str) -> str:
    """Return the address of a figure's ledger, as seen from the pages."""
    return f"./{LEDGER}?{urlencode({'figure': figure, 'lang': language})}"


def figure_link(text: str, figure: str, language: str) -> str:
    """Return a text as HTML that leads to the ledger of the figure that it states."""
    return f'<a class="figure" href="{escape(ledger_address(figure, language))}">{escape(text)}</a>'


def linked(text: str, figures: Mapping[str, str], language: str) -> str:
    """Return a text as HTML in which numbers lead to their ledgers; `figures` are ids by number.

    Raises ValueError for a number that the text does not hold.
    """
    found: set[str] = set()

    def link(match: re.Match[str]) -> str:
        found.add(match[0])
        return figure_link(match[0], figures[match[0]], language)

    words = sorted(filter(None, figures), key=len, reverse=True)
    # A number is no part of a longer one.
    pattern = "|".join(rf"(?<![\d.,]){re.escape(word)}(?![.,]?\d)" for word in words)
    html, end = "", 0
    for match in re.finditer(pattern, text) if words else ():
        html += escape(text[end : match.start()]) + link(match)
        end = match.end()
    if lost := set(words) - found:
        raise ValueError(f"“{text}” does not hold {sorted(lost)}")
    html += escape(text[end:])
    told = escape(" ".join(dict.fromkeys(figures.values())))
    return f'<span data-figures="{told}">{html}</span>' if told else html


def table_html(table: Table, language: str, *, is_titled: bool = False) -> str:
    """Return a table as HTML; a wide one of numbers scrolls by itself.

    Its caption is only for readers of the screen's text where a heading already says it.
    """
    head = "".join(
        f'<th scope="col"{_class(place, table)}>{escape(title)}</th>'
        for place, title in enumerate(table.heads)
    )
    body = "".join(_row(row, table, language) for row in table.rows)
    foot = "".join(_row(row, table, language) for row in table.foot)
    caption = escape(table.caption)
    # On a phone a table of words becomes cards, one of numbers stays a table and scrolls.
    is_wordy = len(table.heads) - len(table.numbers) > WORDS_IN_A_TABLE_OF_NUMBERS
    kind = " ".join(["ledger", *["words"] * is_wordy, *["titled"] * is_titled])
    scrolls = "" if is_wordy else f' role="region" tabindex="0" aria-label="{caption}"'
    return (
        f'<div class="{kind}"{scrolls}>'
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody>{f'<tfoot>{foot}</tfoot>' if foot else ''}</table></div>"
    )


def citation_link(source: Citation) -> str:
    """Return a source as HTML: publisher and date, linked where it has an address."""
    text = escape(", ".join(filter(None, [source.publisher, source.published])))
    title = escape(source.title)
    if not source.url.startswith(("https://", "http://")):
        return f'<span title="{title}">{text}</span>'
    url = escape(source.url)
    return f'<a href="{url}" title="{title}" target="_blank" rel="noopener noreferrer">{text}</a>'


def sources_html(sources: Sequence[Citation], _: Translate, between: str) -> str:
    """Return links to the sources, first hand and new ones before others."""
    links = [citation_link(one) for one in by_weight(sources)]
    shown, rest = between.join(links[:SOURCES_SHOWN]), links[SOURCES_SHOWN:]
    if not rest:
        return shown
    more = escape(_("more sources: {count}").format(count=len(rest)))
    return shown + _folded(more, between.join(rest), TALLY)


def _row(row: Row, table: Table, language: str) -> str:
    head, *cells = row
    rest = "".join(
        f'<td{_class(place, table)} data-head="{escape(table.heads[place])}">'
        f"{_cell(cell, language)}</td>"
        for place, cell in enumerate(cells, start=1)
    )
    return f'<tr{_told(row)}><th scope="row">{_cell(head, language)}</th>{rest}</tr>'


def _told(row: Row) -> str:
    """Name the figures that a row speaks of, also where it does so in words."""
    figures = dict.fromkeys(cell.figure for cell in row if cell.figure)
    return f' data-figures="{escape(" ".join(figures))}"' if figures else ""


def _class(place: int, table: Table) -> str:
    return ' class="number"' if place in table.numbers else ""


def _cell(cell: Cell, language: str) -> str:
    _ = translator(language)
    small = "".join(f"<small>{escape(line)}</small>" for line in lines(cell.small))
    folded = _folded(*map(escape, cell.folded)) if cell.folded else ""
    sources = sources_html(cell.sources, _, "<br>")
    listed = f'<div class="sources">{sources}</div>' if sources else ""
    return f"{_text(cell, language)}{small}{folded}{listed}"


def _text(cell: Cell, language: str) -> str:
    """Write the text of a cell; several lines are a list, or what stands below a large figure."""
    words = lines(cell.text) or ("",)
    first, *more = map(escape, words)
    if cell.figure and words[0]:
        first = figure_link(words[0], cell.figure, language)
    if cell.tone:
        return f'<strong class="{escape(cell.tone)}">{first}</strong>{"<br>".join(more)}'
    listed = "".join(f"<li>{line}</li>" for line in (first, *more))
    return f"<ul>{listed}</ul>" if more else first


def _folded(word: str, unfolded: str, kind: str = "") -> str:
    return f"<details><summary{kind}>{word}</summary><p>{unfolded}</p></details>"
