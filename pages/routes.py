"""Routes: each way as a chain of legs, with its means, price, dates and dangers."""

import streamlit as st

from darien import itineraries
from darien.language import translator
from darien.render import dangers, route_charts
from darien.ui import chains, link, listing, store

view = link.shown_view()
tables, language = store.all_tables(), view.language
_ = translator(language)

SECTIONS = {
    "ways": _("Legs"),
    "dangers": _("Hazards and incidents"),
    "fares": _("Fares over time"),
}

st.title(_("Routes"))
section = st.segmented_control(
    _("Show"),
    list(SECTIONS),
    default="ways",
    format_func=SECTIONS.__getitem__,
    key="routes-section",
    required=True,
    label_visibility="collapsed",
)

if itineraries.routes_in_view(tables, view).empty:
    st.info(_("No route goes this way. Choose another direction or more corridors."))
elif section == "ways":
    chains.show_intro(language)
    chains.show_routes(view)
elif section == "dangers":
    listing.show_sections(dangers.sections(tables, view))
elif section == "fares":
    st.caption(route_charts.caption(language))
    chart = route_charts.fare_chart(tables, view)
    if chart is None:
        st.info(_("No price is documented in this period. Widen the dates."))
    else:
        st.altair_chart(chart, theme=None)
    listing.show_sections(route_charts.sections(tables, view))
