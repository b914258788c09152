"""The map: who moved where in the chosen period, who counted them, and who cared for them."""

import streamlit as st

from darien.language import translator
from darien.ui import frame, link, store
from darien.vocabulary import Layer

view = link.shown_view()
_ = translator(view.language)

if Layer.COUNTED in view.layers and not store.sheet(view)["figures"]:
    st.info(_("No source reports what is chosen here. Widen the dates, or choose more."))
frame.show_sheet(view)
