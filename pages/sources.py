"""Sources and facts: what every figure rests on, what competes with it, and what is missing."""

import streamlit as st

from darien.language import translator
from darien.ui import evidence, ledger, link, listing, store

view = link.shown_view()
tables, language = store.all_tables(), view.language
_ = translator(language)

SECTIONS = {
    "facts": _("Key facts"),
    "rivals": _("Rival values"),
    "gaps": _("What is missing"),
    "sources": _("All sources"),
    "as-of": _("How recent"),
}

st.title(_("Sources and facts"))
section = st.segmented_control(
    _("Show"),
    list(SECTIONS),
    default="facts",
    format_func=SECTIONS.__getitem__,
    key="section",
    required=True,
    label_visibility="collapsed",
)

if section == "facts":
    st.caption(_("What the atlas must be able to say, and the figures and sources that carry it."))
    ledger.show_table(evidence.facts(tables, language), language, is_titled=True)
elif section == "rivals":
    st.caption(_("Values that compete with those shown, or were replaced by them, and why."))
    listing.show_rows(evidence.rivals(tables, language))
elif section == "gaps":
    st.caption(_("What was sought and not found. A blank on the map is not a zero."))
    listing.show_rows(evidence.gaps(tables, language))
elif section == "sources":
    search = st.text_input(_("Search in publisher, title, year and kind"), key="search")
    found = evidence.sources(tables, language, search)
    if found.empty:
        st.info(_("No source has all these words. Take a word away, or write less of it."))
    else:
        listing.show_rows(found)
elif section == "as-of":
    st.caption(_("The last day each table knows anything about. After it there are no data."))
    listing.show_rows(evidence.as_of(tables, language))
