"""The server of the usual way; it serves Leaflet too, because a benchmark has no internet."""

from pathlib import Path

import streamlit as st

from darien.ui import server, store

store.warm_up()
app = st.App(
    Path(__file__).parent / "baseline_page.py", routes=server.files(), lifespan=server.lifespan
)
