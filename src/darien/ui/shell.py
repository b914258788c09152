"""The frame of every page: navigation above, controls at the side, the view in the address."""

from pathlib import Path

import streamlit as st

from darien.language import translator
from darien.ui import controls, downloads, evidence_choices, link, notices, report_choices, second

ROOT = Path(__file__).parents[3]
EMBLEM = Path(__file__).parent / "emblem.svg"
SIDEBAR_WIDTH = 240

view, fallbacks = link.open_view()
_ = translator(view.language)

# Twice: without an icon of its own by then, navigation would fetch one from another server, and
# only navigation knows the page's title.
st.set_page_config(page_icon=str(EMBLEM), layout="wide", initial_sidebar_state=SIDEBAR_WIDTH)
st.logo(str(EMBLEM), size="large")
# Each page, with what it offers to choose in the sidebar.
PAGES = {
    st.Page(ROOT / "pages" / "map.py", title=_("Map"), icon=":material/map:", default=True): (
        controls.PARTS
    ),
    st.Page(ROOT / "pages" / "flows.py", title=_("Flows"), icon=":material/bar_chart:"): (
        "period",
        "direction",
        "language",
    ),
    st.Page(ROOT / "pages" / "routes.py", title=_("Routes"), icon=":material/route:"): (
        "period",
        "direction",
        "corridors",
        "language",
    ),
    st.Page(ROOT / "pages" / "presence.py", title=_("MSF sites"), icon=":material/home_health:"): (
        "period",
        "language",
    ),
    st.Page(ROOT / "pages" / "compare.py", title=_("Compare"), icon=":material/compare_arrows:"): (
        tuple(part for part in controls.PARTS if part != "basemap")
    ),
    st.Page(ROOT / "pages" / "report.py", title=_("Report"), icon=":material/print:"): (
        tuple(part for part in controls.PARTS if part != "basemap")
    ),
    st.Page(ROOT / "pages" / "evidence.py", title=_("Evidence"), icon=":material/menu_book:"): (
        "language",
    ),
    st.Page(ROOT / "pages" / "claims.py", title=_("Claims"), icon=":material/fact_check:"): (
        "language",
    ),
    st.Page(
        ROOT / "pages" / "corrections.py", title=_("Corrections"), icon=":material/edit_note:"
    ): ("language",),
}
page = st.navigation(list(PAGES), position="top")
if page.url_path == "compare":
    view, fallbacks = second.opened(view, fallbacks)
else:
    view = second.left(view)
link.state_view(view, page.url_path)

st.set_page_config(
    page_title=" · ".join([page.title, _("Darién Atlas")]),
    page_icon=str(EMBLEM),
    layout="wide",
    initial_sidebar_state=SIDEBAR_WIDTH,
)
st.logo(str(EMBLEM), size="large")

# The sheet of the map fills one screen, everything else is as long as its text.
with st.container(key="screen" if page.url_path == "" else "text"):
    notices.warn(fallbacks, view.language)
    page.run()
if "period" in PAGES[page]:
    controls.show_summary(view)
# The page before the controls beside it: the heaviest part of an answer is then under way first.
controls.show_filters(view, PAGES[page])
sought = evidence_choices.sought() if page.url_path == evidence_choices.PAGE else None
downloads.show(page.url_path or "map", view, report_choices.edition(), sought)
