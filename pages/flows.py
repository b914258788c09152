"""Flows: north against south, who they were, and who did not arrive."""

import streamlit as st

from darien.language import translator
from darien.ui import link

view = link.shown_view()
_ = translator(view.language)

st.title(_("Flows"))
