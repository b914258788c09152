"""The page that compares: two periods to choose, what changed, two maps, and the figures."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st
from streamlit_folium import st_folium

from darien.language import translator
from darien.period import Period
from darien.render import change_words, comparing
from darien.render.compared import changed, compared_table
from darien.render.table import Table
from darien.render.table_html import linked
from darien.ui import controls, ledger, store
from darien.view import View

# Only the first paint sees this; the page's style sheet gives both frames one height.
MAP_HEIGHT = 520


def show_periods(view: View) -> None:
    """Show which two periods are compared, with the controls of the second."""
    _ = translator(view.language)
    assert view.compare is not None
    with st.container(key="periods", horizontal=True, gap="small"):
        with st.container(key="period-a", gap=None):
            st.html(_head("A", view.period, view.language))
            st.caption(_("A is the period of the filters at the side."))
        with st.container(key="period-b", horizontal=True, gap="small"):
            controls.show_second_period(view)


def show_change(view: View) -> None:
    """Say in words what changed, and what must be known about the two periods."""
    sentences, known, _table = _told(view)
    lead, rest = sentences[:1], sentences[1:]
    cautions = "".join(f"<p>{escape(text)}</p>" for text in known)
    st.html(
        f'<div class="change"><p><strong>{" ".join(lead)}</strong> {" ".join(rest)}</p>'
        f'<div class="cautions tally">{cautions}</div></div>'
    )


def show_maps(view: View) -> None:
    """Show both periods as maps of one size, extent and scale."""
    assert view.compare is not None
    with st.container(key="pair"):
        sides = zip("AB", st.columns(2, gap="small"), (view.period, view.compare), strict=True)
        for letter, column, period in sides:
            with column:
                st.html(_head(letter, period, view.language))
                _show_map(f"map-{letter.lower()}", replace(view, period=period, compare=None))


def show_table(view: View) -> None:
    """Show every figure of both periods with its sources, and what changed between them."""
    with st.container(key="compared"):
        ledger.show_table(_told(view)[2], view.language, is_titled=True)
    _ = translator(view.language)
    st.caption(
        _(
            "A change is given only where both figures cover every day of their period. Different"
            " borders count the same people again: rows are never added."
        )
    )


def _told(view: View) -> tuple[Sequence[str], Sequence[str], Table]:
    return _kept(store.part_of(view, "period", "compare", "directions"))


@store.kept
def _kept(view: View) -> tuple[Sequence[str], Sequence[str], Table]:
    """Return what changed as HTML, what must be known about the two periods, and all figures."""
    tables = store.all_tables()
    said = tuple(
        linked(one.sentence, {one.change: changed(one.compared, view)}, view.language)
        for one in comparing.changes_told(tables, view)
    )
    return said, change_words.cautions(view), compared_table(tables, view)


def _show_map(key: str, view: View) -> None:
    st_folium(
        store.empty_map(),
        key=key,
        feature_group_to_add=store.drawing(store.message(view)),
        returned_objects=[],
        height=MAP_HEIGHT,
        use_container_width=True,
        render=False,
    )


def _head(letter: str, period: Period, language: str) -> str:
    named = escape(change_words.named(period, language))
    return f'<h2 class="side"><b>{letter}</b> {named}</h2>'
