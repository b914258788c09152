"""Routes: each way as a chain of legs, with its means, price, dates and dangers."""

import streamlit as st

from darien import itineraries
from darien.language import translator
from darien.ui import chains, link, route_sections, store

view = store.part_of(link.shown_view(), "period", "directions", "corridors")
_ = translator(view.language)

SECTIONS = {
    "ways": _("Legs"),
    "dangers": _("Hazards and incidents"),
    "fares": _("Prices over time"),
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

if itineraries.routes_in_view(store.all_tables(), view).empty:
    st.info(_("No route goes this way. Choose another direction or more corridors."))
elif section == "ways":
    chains.show_intro(view.language)
    chains.show_routes(view)
elif section == "dangers":
    route_sections.show_dangers(view)
elif section == "fares":
    route_sections.show_fares(view)
