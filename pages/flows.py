"""Flows: north against south, who they were, and who did not arrive."""

import streamlit as st

from darien.language import translator
from darien.render.wording import months
from darien.ui import flow_sections, link, store

view = store.part_of(link.shown_view(), "period", "directions", "scale")
_ = translator(view.language)

st.title(_("Flows"))
st.caption(
    _(
        "People counted in {period}. Each authority counts at its own border, and the borders count"
        " the same people again: figures of different series are never added."
    ).format(period=months(view.period, view.language))
)

st.header(_("North against south"), anchor="north-south")
flow_sections.show_north_and_south(view)

st.header(_("Nationalities"), anchor="nationalities")
flow_sections.show_nationalities(view)

st.header(_("Women, men, girls and boys"), anchor="women-men")
flow_sections.show_groups(view)

st.header(_("Dead or missing in the Darién"), anchor="deaths")
flow_sections.show_deaths(view)
