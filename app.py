"""The Darién Atlas as a web application: `streamlit run app.py` serves it."""

import sys
from pathlib import Path

import streamlit as st

from darien.tables import DataProblems
from darien.ui import notices, server, store

SHELL = Path(__file__).parent / "src" / "darien" / "ui" / "shell.py"

try:
    store.warm_up()
except DataProblems as problems:
    sys.exit(f"The Darién Atlas does not start, because of its tables:\n{problems}")

app = st.App(
    SHELL,
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=notices.say_failure,
)
