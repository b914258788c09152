"""The view and the address bar: a link opens a view, and the address always states the view.

A page may have words of its own in the address (`OF_PAGE`); they stay while it is open.
"""

import streamlit as st

from darien.evidence_search import PARAMETERS
from darien.ui import controls, frame, store
from darien.view import Fallback, Query, View, read_link

VIEW = "view"
SAID = "said"
HEARD = "heard"

# What the address of a page says beside the view, by the page's path; no name of the view's.
OF_PAGE: dict[str, tuple[str, ...]] = {
    "evidence": ("section", *PARAMETERS),
    "claims": ("claim",),
}


def open_view() -> tuple[View, tuple[Fallback, ...]]:
    """Return the view to show now, and what of the link could not be used.

    The reader asked for something on the timeline: the last view with that. The address is as this
    session left it: the reader moved a control. It is empty: the reader went to another page and
    takes the view along. Anything else is a link, or the back button.
    """
    query = _address()
    last: View | None = st.session_state.get(VIEW)
    wish = frame.asked()
    if last is not None and wish is not None and wish[0] != st.session_state.get(HEARD):
        st.session_state[HEARD] = wish[0]
        return read_link({**last.to_query(), **wish[1]}, store.series_of_timeline())
    if last is not None and query == st.session_state[SAID]:
        return controls.chosen(last), ()
    if last is not None and not query:
        return last, ()
    return read_link(query, store.series_of_timeline())


def state_view(view: View, page: str = "") -> None:
    """Write the view into the address, and remember it for the next run.

    What the address says for the open page alone stays in it; of other pages it is taken out.
    """
    st.session_state[VIEW] = view
    _state({**view.to_query(), **of_page(page)})


def of_page(page: str) -> Query:
    """Return what the address says for a page alone; nothing for a page without such words."""
    address = _address()
    return {name: address[name] for name in OF_PAGE.get(page, ()) if name in address}


def state_of_page(page: str, query: Query) -> None:
    """Write what a page's own controls show into the address, beside the view."""
    unknown = set(query) - set(OF_PAGE[page])
    if unknown:
        raise ValueError(f"name these parameters of {page} in OF_PAGE: {sorted(unknown)}")
    _state({**shown_view().to_query(), **query})


def shown_view() -> View:
    """Return the view of this run."""
    view: View = st.session_state[VIEW]
    return view


def _state(query: Query) -> None:
    if _address() != query:
        st.query_params.from_dict(query)
    st.session_state[SAID] = query


def _address() -> Query:
    return {name: st.query_params.get_all(name) for name in st.query_params}
