"""MSF sites: when each was active, suspended or closed, and what it did."""

import streamlit as st

from darien.language import translator
from darien.ui import link

view = link.shown_view()
_ = translator(view.language)

st.title(_("MSF sites"))
