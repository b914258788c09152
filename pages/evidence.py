"""Evidence: what every figure rests on, what competes with it, what is missing, old or wrong."""

import streamlit as st

from darien.language import translator
from darien.ui import evidence_choices, evidence_sections, link

language = link.shown_view().language
_ = translator(language)

TITLES = {
    "search": _("Search"),
    "sources": _("Sources"),
    "one-source": _("One source only"),
    "missing": _("What is missing"),
    "recent": _("How recent"),
    "faults": _("Known faults"),
    "rivals": _("Rival values"),
}

st.title(_("Evidence"))
evidence_choices.opened(tuple(TITLES), language)
section = evidence_choices.section(TITLES, language)
search = evidence_sections.SECTIONS[section](language)
evidence_choices.state(section, search)
