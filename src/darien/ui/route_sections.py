"""What happened on the routes of a view, and what they cost, as the page of routes shows it."""

import streamlit as st

from darien.language import translator
from darien.render import dangers, route_charts
from darien.render.table import Section
from darien.ui import charts, ledger, store
from darien.view import View


def show_dangers(view: View) -> None:
    """Show incidents, recorded deaths and what surveys found, each with its sources."""
    ledger.show_sections(_dangers(view), view.language)


@store.kept
def _dangers(view: View) -> tuple[Section, ...]:
    return dangers.sections(store.all_tables(), view)


def show_fares(view: View) -> None:
    """Show every documented price in the period: as a chart over time, and with its sources."""
    _ = translator(view.language)
    st.caption(route_charts.caption(view.language))
    chart, sections = _fares(view)
    if chart is None:
        st.info(_("No price is documented in this period. Widen the dates."))
    else:
        charts.show_chart(chart, key="fares-chart")
    ledger.show_sections(sections, view.language)


@store.kept
def _fares(view: View) -> tuple[charts.Spec | None, tuple[Section, ...]]:
    tables = store.all_tables()
    chart = route_charts.fare_chart(tables, view)
    return charts.written(chart) if chart else None, route_charts.sections(tables, view)
