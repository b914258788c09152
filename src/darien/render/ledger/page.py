"""A ledger as HTML: a page of its own, of which a dialog shows the main part."""

from collections.abc import Mapping
from html import escape

from darien.language import translator
from darien.provenance import Citation, by_weight
from darien.render.ledger.entry import Entry, Said
from darien.render.table import Section
from darien.render.table_html import ledger_address, table_html

# So many sources, and rows of a table, stand in sight at once; the rest unfold.
SOURCES_SHOWN, ROWS_SHOWN = 5, 8

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}">
</head>
<body class="ledger-page">
<header><a href="./?lang={language}">{atlas}</a></header>
{main}
</body>
</html>
"""


def ledger_page(
    entry: Entry, language: str, *, names: Mapping[str, str], version: str, link: str
) -> str:
    """Return a figure's ledger as a page; `names` are those of the files that it fetches.

    `version` names the data that it was made from, `link` is its whole address where that is known.
    """
    _ = translator(language)
    return _page(
        main=_main(entry, language, version, link),
        title=" · ".join([entry.title, _("Darién Atlas")]),
        language=language,
        names=names,
    )


def unknown_page(sentence: str, language: str, *, names: Mapping[str, str]) -> str:
    """Return the page that says that an id names no figure."""
    _ = translator(language)
    head = _("No such figure")
    said = f"<h1>{escape(head)}</h1><p>{escape(sentence)}</p>"
    main = f'<main class="figure-ledger">{said}</main>'
    title = " · ".join([head, _("Darién Atlas")])
    return _page(main=main, title=title, language=language, names=names)


def _page(*, main: str, title: str, language: str, names: Mapping[str, str]) -> str:
    return PAGE.format(
        language=escape(language),
        title=escape(title),
        style=f"./atlas/{names['page-style']}",
        atlas=escape(translator(language)("Darién Atlas")),
        main=main,
    )


def _main(entry: Entry, language: str, version: str, link: str) -> str:
    _ = translator(language)
    facts = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in entry.facts if text
    )
    parts = [
        f'<p class="made">{escape(entry.made)}</p>',
        f"<h1>{escape(entry.title)}</h1>",
        f'<ul class="numbers">{"".join(map(_number, entry.numbers))}</ul>',
        _sources(entry.sources, language),
        f"<dl>{facts}</dl>",
        *(_section(one, language) for one in (*entry.rivals, *entry.sections)),
        _texts(_("Remarks"), entry.notes, folded=False),
        _texts(_("What is missing in this series"), entry.missing, folded=True),
        _foot(entry.figure, language, version, link),
    ]
    return f'<main class="figure-ledger" lang="{escape(language)}">{"".join(parts)}</main>'


def _number(said: Said) -> str:
    return f"<li><strong>{escape(said.text)}</strong> <span>{escape(said.label)}</span></li>"


def _sources(sources: tuple[Citation, ...], language: str) -> str:
    """List the sources, each with a link to its publisher where there is one; many unfold."""
    _ = translator(language)
    if not sources:
        none = _("No publication of this value is on file; the table says who gave it.")
        return f"<p>{escape(none)}</p>"
    tab = _("opens in a new tab")
    items = [f"<li>{_cited(one, tab)}</li>" for one in by_weight(sources)]
    shown, rest = items[:SOURCES_SHOWN], items[SOURCES_SHOWN:]
    head = _("Sources")
    listed = f"<h2>{escape(head)}</h2><ol>{''.join(shown)}</ol>"
    if not rest:
        return listed
    more = _("more sources: {count}").format(count=len(rest))
    return listed + _folded(more, f'<ol start="{len(shown) + 1}">{"".join(rest)}</ol>')


def _cited(source: Citation, new_tab: str) -> str:
    title = f"<cite>{escape(source.title)}</cite>"
    if source.url.startswith(("https://", "http://")):
        title = (
            f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer"'
            f' title="{escape(new_tab)}">{title}</a>'
        )
    date = f", {escape(source.published)}" if source.published else ""
    return f"{escape(source.publisher)}: {title}{date}"


def _section(section: Section, language: str) -> str:
    if not section.table.rows:
        said = f"<p>{escape(section.empty)}</p>"
    else:
        said = table_html(section.table, language, is_titled=True)
        rows = len(section.table.rows)
        if rows > ROWS_SHOWN:
            said = _folded(translator(language)("{n} rows").format(n=rows), said)
        said = (f"<p>{escape(section.reading)}</p>" if section.reading else "") + said
    return f"<section><h2>{escape(section.table.caption)}</h2>{said}</section>"


def _texts(title: str, texts: tuple[str, ...], *, folded: bool) -> str:
    if not texts:
        return ""
    items = f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
    if folded:
        return _folded(title, items)
    return f"<h2>{escape(title)}</h2>{items}"


def _folded(word: str, unfolded: str) -> str:
    return f"<details><summary>{escape(word)}</summary>{unfolded}</details>"


def _foot(figure: str, language: str, version: str, link: str) -> str:
    """Say the address that stays, from which data this was made, and how to correct it."""
    _ = translator(language)
    address = escape(link or ledger_address(figure, language))
    said = _("Address of this figure")
    correct = _("How to correct a figure")
    made_from = _("Data {version}").format(version=version)
    licence = _("Tables and texts: CC BY 4.0, Darién Atlas, with the producer of each figure.")
    return (
        f'<footer><p>{escape(said)}: <a href="{address}">{escape(figure)}</a></p>'
        f'<p><a href="./corrections?lang={escape(language)}">{escape(correct)}</a></p>'
        f"<p>{escape(licence)} {escape(made_from)}</p></footer>"
    )
