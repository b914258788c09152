"""The sections of the page of evidence: each shows its controls, and a table or what to do."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import streamlit as st

from darien.evidence_found import Found, found
from darien.evidence_search import Search
from darien.language import number, translator
from darien.render.evidence import results, state
from darien.ui import evidence_choices, ledger, store

PAGE_SIZE = Found(()).size
Item = TypeVar("Item")


def show_search(language: str) -> Search:
    """Show the search in all facts."""
    _ = translator(language)
    search = evidence_choices.conditions(language)
    hits = found(store.all_tables(), search)
    if not hits.facts:
        st.info(_("No fact meets all of this. Take a word or a condition away."))
        return search
    _count(len(hits.facts), search, language)
    ledger.show_table(
        results.results_table(store.all_tables(), hits.page(search.page), language),
        language,
        is_titled=True,
    )
    evidence_choices.turn(search, hits.pages, language)
    return search


def show_weak(language: str) -> Search:
    """Show the facts that have one witness only, counted by table and one by one."""
    _ = translator(language)
    tables = store.all_tables()
    st.caption(_(state.WITNESSES))
    ledger.show_table(state.weakness_table(tables, language), language, is_titled=True)
    search = evidence_choices.weak(language)
    hits = found(tables, search)
    if not hits.facts:
        st.info(_("No fact of this table rests on so little. Choose another table."))
        return search
    _count(len(hits.facts), search, language)
    shown = results.results_table(tables, hits.page(search.page), language)
    ledger.show_table(shown, language, is_titled=True)
    evidence_choices.turn(search, hits.pages, language)
    return search


def show_sources(language: str) -> Search:
    """Show the sources, with how many facts rest on each."""
    _ = translator(language)
    tables = store.all_tables()
    st.caption(
        _(
            "How many rows name each source, and how many name no other. Look for its id in the"
            " search to see them."
        )
    )
    label = _("Search in publisher, title, year and kind")
    search = evidence_choices.words(label, language)
    kept = state.sources_carrying(tables, search.words)
    if not kept:
        st.info(_("No source has all these words. Take a word away, or write less of it."))
        return search
    _count(len(kept), search, language)
    shown = state.sources_table(tables, _page(kept, search), language)
    ledger.show_table(shown, language, is_titled=True)
    evidence_choices.turn(search, _pages(kept), language)
    return search


def show_missing(language: str) -> Search:
    """Show what was sought and not found, with the last that is known of it."""
    _ = translator(language)
    st.caption(
        _(
            "What was sought and not found. A blank on the map is not a zero. The last column"
            " gives the newest figure of the same series, row or table."
        )
    )
    ledger.show_table(state.missing_table(store.all_tables(), language), language, is_titled=True)
    return Search()


def show_freshness(language: str) -> Search:
    """Show how recent each table is today."""
    _ = translator(language)
    st.caption(_("The last day each table knows anything about. After it there are no data."))
    st.caption(_(state.RULE))
    shown = state.freshness_table(store.all_tables(), date.today(), language)
    ledger.show_table(shown, language, is_titled=True)
    return Search()


def show_faults(language: str) -> Search:
    """Show what is known to be wrong with the tables."""
    _ = translator(language)
    st.caption(_("What is known to be wrong and not mended. A mended fault is taken out."))
    ledger.show_table(state.faults_table(store.all_tables(), language), language, is_titled=True)
    return Search()


def show_rivals(language: str) -> Search:
    """Show the values that compete with ours, or were replaced by them."""
    _ = translator(language)
    st.caption(_("Values that compete with those shown, or were replaced by them, and why."))
    search = evidence_choices.words(_("Search in the rival values"), language)
    hits = found(store.all_tables(), Search(words=search.words, tables=("rivals",)))
    if not hits.facts:
        st.info(_("No rival value has all these words. Take a word away."))
        return search
    _count(len(hits.facts), search, language)
    shown = results.rivals_table(store.all_tables(), hits.page(search.page), language)
    ledger.show_table(shown, language, is_titled=True)
    evidence_choices.turn(search, hits.pages, language)
    return search


SECTIONS: dict[str, Callable[[str], Search]] = {
    "search": show_search,
    "sources": show_sources,
    "one-source": show_weak,
    "missing": show_missing,
    "recent": show_freshness,
    "faults": show_faults,
    "rivals": show_rivals,
}


def _count(every: int, search: Search, language: str) -> None:
    """Say which of all that was found stand on the page."""
    _ = translator(language)
    first = (min(search.page, -(-every // PAGE_SIZE)) - 1) * PAGE_SIZE + 1
    last = min(first + PAGE_SIZE - 1, every)
    said = _("{first}–{last} of {every}")
    numbers = {"first": first, "last": last, "every": every}
    written = {name: number(one, language) for name, one in numbers.items()}
    ledger.show_tally(said.format(**written))


def _page(items: list[Item], search: Search) -> list[Item]:
    start = (min(search.page, _pages(items)) - 1) * PAGE_SIZE
    return items[start : start + PAGE_SIZE]


def _pages(items: list[Item]) -> int:
    return max(1, -(-len(items) // PAGE_SIZE))
