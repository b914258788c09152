"""Corrections: how to correct a figure, a trial of one's own table, and what was corrected."""

import streamlit as st

from darien.language import translator
from darien.ui import corrections, link

language = link.shown_view().language
_ = translator(language)

st.title(_("Corrections"))
st.caption(
    _(
        "People copied every figure here, and some are wrong. Whoever knows better can say so: with"
        " a source, a correction takes one row."
    )
)

st.header(_("How to correct a figure"), anchor="how")
corrections.show_steps(language)

st.header(_("Try your table"), anchor="try")
corrections.show_trial(language)

st.header(_("Corrected so far"), anchor="corrected")
corrections.show_corrected(language)
