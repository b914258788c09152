"""MSF sites: when each was active, suspended or closed, what it did, and who passed without one."""

import streamlit as st

from darien.language import translator
from darien.ui import link, presence, store

view = store.part_of(link.shown_view(), "period")
_ = translator(view.language)

SECTIONS = {
    "presence": _("Sites"),
    "changes": _("Changes"),
    "activity": _("Activity"),
    "gap": _("Care gap"),
}

st.title(_("MSF sites"))
section = st.segmented_control(
    _("Show"),
    list(SECTIONS),
    default="presence",
    format_func=SECTIONS.__getitem__,
    key="presence-section",
    required=True,
    label_visibility="collapsed",
)

if section == "presence":
    presence.show_presence(view)
elif section == "changes":
    presence.show_changes(view)
elif section == "activity":
    presence.show_activity(view)
elif section == "gap":
    presence.show_care_gap(view)
