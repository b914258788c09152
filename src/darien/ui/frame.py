"""The sheet on the page of the map: key figures, map and timeline in one frame."""

from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from darien.ui import controls, store
from darien.view import View

# The key of the frame in the session; what the reader asks for on the timeline arrives there.
FRAME = "map"

# Only the first paint sees this; the page's style sheet gives the frame the rest of the screen.
HEIGHT = 600


def show_sheet(view: View) -> None:
    """Show the sheet; a changed view sends only its message."""
    st_folium(
        store.empty_map(),
        key=FRAME,
        feature_group_to_add=store.drawing(
            store.sheet(view), online_basemap=controls.online_basemap()
        ),
        returned_objects=[],
        height=HEIGHT,
        use_container_width=True,
        render=False,
    )


def asked() -> tuple[float, dict[str, list[str]]] | None:
    """Return what the reader last asked for on the timeline: when, and in the words of a link."""
    said: Any = st.session_state.get(FRAME)
    if not isinstance(said, dict) or not isinstance(said.get("query"), dict):
        return None
    query = {
        str(name): [str(value) for value in values]
        for name, values in said["query"].items()
        if isinstance(values, list)
    }
    return float(said.get("at") or 0), query
