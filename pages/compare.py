"""Compare: two periods side by side, at one scale, and what changed between them."""

import streamlit as st

from darien.language import translator
from darien.ui import link, pair

view = link.shown_view()
_ = translator(view.language)

st.title(_("Compare"))
pair.show_periods(view)
pair.show_change(view)
pair.show_maps(view)
pair.show_table(view)
