"""The frame of every page: navigation above, controls at the side, the view in the address."""

from pathlib import Path

import streamlit as st

from darien.language import translator
from darien.ui import controls, link, notices

ROOT = Path(__file__).parents[3]
EMBLEM = Path(__file__).parent / "emblem.svg"
SIDEBAR_WIDTH = 240

view, fallbacks = link.open_view()
link.state_view(view)
_ = translator(view.language)

# Twice: without an icon of its own by then, navigation would fetch one from another server, and
# only navigation knows the page's title.
st.set_page_config(page_icon=str(EMBLEM), layout="wide", initial_sidebar_state=SIDEBAR_WIDTH)
st.logo(str(EMBLEM), size="large")
map_page = st.Page(ROOT / "pages" / "map.py", title=_("Map"), icon=":material/map:", default=True)
sources = st.Page(ROOT / "pages" / "sources.py", title=_("Sources"), icon=":material/menu_book:")
page = st.navigation([map_page, sources], position="top")

st.set_page_config(
    page_title=" · ".join([page.title, _("Darién Atlas")]),
    page_icon=str(EMBLEM),
    layout="wide",
    initial_sidebar_state=SIDEBAR_WIDTH,
)
st.logo(str(EMBLEM), size="large")

with st.container(key="screen" if page == map_page else "text"):
    notices.warn(fallbacks, view.language)
    page.run()
# The page before the controls beside it: the heaviest part of an answer is then under way first.
if page == map_page:
    controls.show_filters(view)
else:
    controls.show_language(view)
