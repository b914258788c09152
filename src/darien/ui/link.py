"""The view and the address bar: a link opens a view, and the address always states the view."""

import streamlit as st

from darien.ui import controls, frame, store
from darien.view import Fallback, View, read_link

VIEW = "view"
SAID = "said"
HEARD = "heard"


def open_view() -> tuple[View, tuple[Fallback, ...]]:
    """Return the view to show now, and what of the link could not be used.

    The reader asked for something on the timeline: the last view with that. The address is as this
    session left it: the reader moved a control. It is empty: the reader went to another page and
    takes the view along. Anything else is a link, or the back button.
    """
    query = {name: st.query_params.get_all(name) for name in st.query_params}
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


def state_view(view: View) -> None:
    """Write the view into the address, and remember it for the next run."""
    query = view.to_query()
    if {name: st.query_params.get_all(name) for name in st.query_params} != query:
        st.query_params.from_dict(query)
    st.session_state[VIEW] = view
    st.session_state[SAID] = query


def shown_view() -> View:
    """Return the view of this run."""
    view: View = st.session_state[VIEW]
    return view
