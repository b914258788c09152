"""Report: the chosen view as a figure to print, with the words that belong under it."""

import streamlit as st

from darien.language import translator
from darien.ui import link, report, report_choices

page_view = link.shown_view()
_ = translator(page_view.language)

st.title(_("Report"))
st.caption(
    _(
        "What the filters choose, as a figure for a report, with the numbers of the map and their"
        " sources. Its address can be kept, sent or embedded."
    )
)
with st.container(key="report", horizontal=True, gap="medium"):
    with st.container(key="report-choices", gap="small"):
        view, edition = report_choices.show(page_view)
    with st.container(key="report-figure", gap="small"):
        report.show_preview(view, edition, page_view.language)
        report.show_downloads(view, edition, page_view.language)

st.header(_("Words for the figure"), anchor="words")
report.show_words(view, edition, page_view.language)
report.show_numbers(view, edition, page_view.language)
