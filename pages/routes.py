"""Routes: each way as a chain of legs, with its means, price, dates and dangers."""

import streamlit as st

from darien.language import translator
from darien.ui import link

view = link.shown_view()
_ = translator(view.language)

st.title(_("Routes"))
