"""The page of reports: the figure as it will be, its files, and the words that go with it."""

from dataclasses import dataclass, replace
from datetime import date
from html import escape
from urllib.parse import urlencode, urljoin

import streamlit as st

from darien import figure_link
from darien.edition import Edition
from darien.language import mark as N_
from darien.language import number, translator
from darien.paper import Sequence, Template
from darien.render import citing
from darien.render.figure_numbers import caption_with_sources, numbers_table
from darien.render.figure_words import alt_text, caption
from darien.render.headline import headline
from darien.render.table import Table
from darien.ui import figures, ledger, store
from darien.view import View

SCREEN = 96  # dots per inch of the preview
MM_PER_INCH = 25.4
# Each file, and what it is good for.
FILES = {
    "figure.png": N_("picture"),
    "figure.svg": N_("drawing to edit"),
    "figure.pdf": N_("page to print"),
    "figure.gif": N_("month by month"),
    "report.zip": N_("PNG, SVG, PDF, words, numbers, sources"),
}


@dataclass(frozen=True)
class Words:
    """The texts that belong to a figure, in its language."""

    caption: str
    with_sources: str
    alt: str
    citation: str
    bibtex: str
    ris: str


def show_preview(view: View, edition: Edition, language: str) -> None:
    """Show the figure in a frame of its page's shape, which says so while it is being drawn.

    Where the page has no room for what is chosen, it says why.
    """
    _ = translator(language)
    if refused := figure_link.refusal(view, edition, language):
        text = _("This figure cannot be drawn: {refused}.")
        st.warning(text.format(refused=refused))
        return
    created = figures.today()
    address = figures.address("figure.png", view, replace(edition, dpi=SCREEN), created)
    width, height = edition.template.size
    waiting = _("The figure is being drawn …")
    if edition.panels != Sequence.WHOLE:
        waiting += " " + _("If none appears, this page is too small for so many panels.")
    st.html(
        f'<div class="proof" style="--shape:{width / height:.4f}">'
        f"<p>{escape(waiting)}</p>"
        f'<img src="./{escape(address)}" alt="{escape(_alt(view, edition))}"></div>'
    )


def show_downloads(view: View, edition: Edition, language: str) -> None:
    """Offer the figure as each of its files, and all of them in one pack."""
    _ = translator(language)
    created = figures.today()
    links = []
    for file, purpose in FILES.items():
        if figure_link.refusal(view, edition, language, is_animated=file == "figure.gif"):
            continue
        address = escape(f"./{figures.address(file, view, edition, created)}")
        said = _(purpose)
        if file == "figure.png":
            said = f"{said}, {_pixels(edition.template, edition.dpi, language)}"
        kind = file.rpartition(".")[2].upper()
        links.append(f'<a download href="{address}"><b>{kind}</b> {escape(said)}</a>')
    st.html(f'<div class="takeaway tally">{"".join(links)}</div>')


def show_words(view: View, edition: Edition, language: str) -> None:
    """Show the texts that belong to the figure, each to be copied."""
    _ = translator(language)
    created = figures.today()
    page = _address_of_page()
    link = f"{page}?{urlencode(view.to_query(), doseq=True)}"
    named = figures.name("figure.png", view, edition)[:-4]
    words = _words(view, edition, created, link, named)
    figure = escape(page + figures.address("figure.png", view, edition, created))
    texts = {
        _("Caption"): words.caption,
        _("Caption with every source"): words.with_sources,
        _("Alternative text"): words.alt,
        _("Citation"): words.citation,
        "BibTeX": words.bibtex,
        "RIS": words.ris,
        _("Embed"): f'<img src="{figure}" alt="{escape(words.alt)}" style="max-width: 100%">',
    }
    with st.container(key="report-words"):
        for tab, text in zip(st.tabs(list(texts)), texts.values(), strict=True):
            with tab:
                st.code(text, language=None, wrap_lines=True)


def show_numbers(view: View, edition: Edition, language: str) -> None:
    """Show every number that the figure states, each leading to its ledger."""
    with st.expander(translator(language)("Every number of this figure")):
        ledger.show_table(_numbers(view, edition), view.language, is_titled=True)


@store.kept
def _numbers(view: View, edition: Edition) -> Table:
    return numbers_table(store.all_tables(), view, edition)


@store.kept
def _alt(view: View, edition: Edition) -> str:
    return alt_text(store.all_tables(), view, edition)


@store.kept
def _words(view: View, edition: Edition, created: date, link: str, figure_id: str) -> Words:
    tables, title = store.all_tables(), headline(view, edition)
    plain, bibtex, ris = (
        write(
            tables,
            view,
            edition,
            created=created,
            title=title,
            link=link,
            figure_id=figure_id,
        )
        for write in (citing.plain, citing.bibtex, citing.ris)
    )
    return Words(
        caption(tables, view, edition, created=created),
        caption_with_sources(tables, view, edition, created=created),
        _alt(view, edition),
        plain,
        bibtex,
        ris,
    )


def _pixels(template: Template, dpi: int, language: str) -> str:
    width, height = (number(int(side / MM_PER_INCH * dpi), language) for side in template.size)
    return f"{width} × {height} px"


def _address_of_page() -> str:
    """Return the address that the pages and figures stand below, as far as it is known."""
    return figures.ADDRESS or urljoin(st.context.url or "./", ".")
