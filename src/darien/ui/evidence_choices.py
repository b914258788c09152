"""The controls of the page of evidence, each kept in the address: section, search, page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from darien.datasets.of_evidence import Sought
from darien.evidence_found import choices
from darien.evidence_search import Choices, Rests, Search, read_search
from darien.facts import FACTUAL
from darien.language import data_text, territory, translator
from darien.language import mark as N_
from darien.render.evidence.results import status_title, table_title
from darien.rows import by_id
from darien.titles import title_of
from darien.ui import ledger, link, notices, store
from darien.view import Query
from darien.vocabulary import Direction

PAGE = "evidence"
# In the session: the search and the section that were shown last.
SEARCH, SECTION = "evidence-search", "evidence-section"
RESTS = {
    Rests.ONE_SOURCE: N_("one source only"),
    Rests.ONE_PUBLISHER: N_("one publisher only"),
}
# What is written into the address by `state`, so that anything else in it is a link.
STATED = "evidence-stated"


def opened(sections: tuple[str, ...], language: str) -> None:
    """Set the controls to what a link says; leave them alone where the reader moved one."""
    asked = link.of_page(PAGE)
    if asked == st.session_state.get(STATED):
        return
    search, fallbacks = read_search(asked, choices(store.all_tables()))
    notices.warn(fallbacks, language)
    named = asked.get("section", [""])[0]
    # A link to a search need not say that it is one.
    section = named if named in sections else sections[0]
    st.session_state[SEARCH], st.session_state[SECTION] = search, section
    for key in [key for key in st.session_state if str(key).startswith("sought-")]:
        del st.session_state[key]


def state(section: str, search: Search) -> None:
    """Write what is shown into the address, and remember it."""
    query: Query = {"section": [section], **search.to_query()}
    link.state_of_page(PAGE, query)
    st.session_state[STATED] = query
    st.session_state[SEARCH], st.session_state[SECTION] = search, section


def sought() -> Sought:
    """Return what the page shows, to be taken away; its controls were shown before."""
    return Sought(st.session_state[SECTION], st.session_state[SEARCH], date.today())


def section(titles: Mapping[str, str], language: str) -> str:
    """Show the sections and return the chosen one; another one begins at its first page."""
    key = _key("section", language)
    last = st.session_state[SECTION]
    st.session_state.setdefault(key, last)
    _ = translator(language)
    chosen = st.segmented_control(
        _("Show"),
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    if chosen != last:
        st.session_state[SEARCH] = Search()
        for name in (*_settings(Search()), "table-several"):
            st.session_state.pop(_key(name, language), None)
    return str(chosen)


def words(label: str, language: str) -> Search:
    """Show a field for words alone, and return the search for them."""
    last: Search = st.session_state[SEARCH]
    return _turned(Search(words=_text("words", label, last.words, language)), last)


def conditions(language: str) -> Search:
    """Show every condition of a search, and return what they say."""
    _ = translator(language)
    last: Search = st.session_state[SEARCH]
    label = _("Words: names, places, producers, numbers, with or without accents")
    sought = _text("words", label, last.words, language)
    narrowed = replace(last, words="", page=1) != Search()
    with st.expander(_("Conditions"), expanded=narrowed), st.container(key="conditions"):
        options = _options(language)
        tables = _several("table", *options.pop("table"), last.tables, language)
        picked = {
            name: _one(name, title, of, _settings(last)[name], language)
            for name, (title, of) in options.items()
        }
        first = _text("from", _("From (YYYY, YYYY-MM or a day)"), last.first, language)
        end = _text("to", _("To (YYYY, YYYY-MM or a day)"), last.last, language)
    query = {"table": tables, **{name: [value] for name, value in picked.items() if value}}
    query |= {
        name: [value.strip()]
        for name, value in (("words", sought), ("from", first), ("to", end))
        if value.strip()
    }
    search, fallbacks = read_search(query, choices(store.all_tables()))
    notices.warn(fallbacks, language)
    return _turned(search, last)


def weak(language: str) -> Search:
    """Show how little a fact shall rest on, and in which table; return the search for those."""
    _ = translator(language)
    last: Search = st.session_state[SEARCH]
    options = _options(language)
    with st.container(key="weak", horizontal=True):
        rests = _one(
            "rests",
            _("Rests on"),
            {rests.value: _(title) for rests, title in RESTS.items()},
            (last.rests or Rests.ONE_SOURCE).value,
            language,
        )
        table = _one("table", *options["table"], _settings(last)["table"], language)
    search = Search(tables=(table,) if table else (), rests=Rests(rests))
    return _turned(search, last)


def turn(search: Search, pages: int, language: str) -> None:
    """Show the buttons that turn to the page before and the next one."""
    _ = translator(language)
    if pages == 1:
        return
    page = min(search.page, pages)
    with st.container(key="pages", horizontal=True, vertical_alignment="center"):
        for label, to in ((_("Previous page"), page - 1), (_("Next page"), page + 1)):
            st.button(
                label,
                key=_key(f"to-{'next' if to > page else 'previous'}", language),
                disabled=not 1 <= to <= pages,
                on_click=_turn_to,
                args=(to,),
            )
        ledger.show_tally(_("Page {page} of {pages}").format(page=page, pages=pages))


def _turn_to(page: int) -> None:
    st.session_state[SEARCH] = replace(st.session_state[SEARCH], page=page)


def _turned(search: Search, last: Search) -> Search:
    """Keep the page of the last search where nothing else was changed."""
    return replace(search, page=last.page) if replace(last, page=1) == search else search


def _settings(search: Search) -> dict[str, str]:
    """Return what each control shows for a search, by the word of a link."""
    return {
        "words": search.words,
        "table": search.tables[0] if len(search.tables) == 1 else "",
        "way": search.direction.value if search.direction else "",
        "country": search.country,
        "place": search.place,
        "series": search.series,
        "producer": search.producer,
        "status": search.status,
        "rests": search.rests.value if search.rests else "",
        "from": search.first,
        "to": search.last,
    }


def _options(language: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the label of each list of choices, and what stands in it; blank for any."""
    _ = translator(language)
    tables, known = store.all_tables(), choices(store.all_tables())
    titled: dict[str, tuple[str, dict[str, str]]] = {
        "table": (_("Table"), {one: table_title(tables, one, language) for one in FACTUAL}),
        "way": (_("Direction"), {way.value: _(title_of(way)) for way in Direction}),
        "country": (_("Country"), {one: territory(one, language) for one in known.countries}),
        **_named(known, language),
        "status": (_("Status"), {one: status_title(one, language) for one in known.statuses}),
        "rests": (_("Rests on"), {rests.value: _(title) for rests, title in RESTS.items()}),
    }
    return {name: (title, {"": _("any"), **of}) for name, (title, of) in titled.items()}


def _named(known: Choices, language: str) -> dict[str, tuple[str, dict[str, str]]]:
    _ = translator(language)
    tables = store.all_tables()
    places, series = by_id(tables, "places"), by_id(tables, "series")
    named = {one: f"{places[one].local_name} ({places[one].country})" for one in known.places}
    return {
        "place": (_("Place"), dict(sorted(named.items(), key=lambda item: item[1]))),
        "series": (
            _("Series"),
            {one: f"{data_text(series[one].title, language)} · {one}" for one in known.series},
        ),
        "producer": (_("Producer"), {one: data_text(one, language) for one in known.producers}),
    }


def _text(name: str, label: str, shown: str, language: str) -> str:
    key = _key(name, language)
    st.session_state.setdefault(key, shown)
    return str(st.text_input(label, key=key, max_chars=200))


def _one(name: str, label: str, options: dict[str, str], shown: str, language: str) -> str:
    key = _key(name, language)
    st.session_state.setdefault(key, shown if shown in options else next(iter(options)))
    found: Any = st.selectbox(label, options, key=key, format_func=options.__getitem__)
    return str(found)


def _several(
    name: str, label: str, options: dict[str, str], shown: tuple[str, ...], language: str
) -> list[str]:
    key = _key(f"{name}-several", language)
    st.session_state.setdefault(key, list(shown))
    any_, *rest = options
    return list(
        st.multiselect(
            label, rest, key=key, format_func=options.__getitem__, placeholder=options[any_]
        )
    )


def _key(name: str, language: str) -> str:
    """Return the key of a control; one whose labels change is another control."""
    return f"sought-{name}-{language}"
