"""Compare: two periods side by side, at one scale."""

import streamlit as st

from darien.language import translator
from darien.ui import link

view = link.shown_view()
_ = translator(view.language)

st.title(_("Compare"))
