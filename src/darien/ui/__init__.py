"""The interface: everything between a view and the reader's screen."""

import logging

# Streamlit warns of every component that is imported outside a page; the server does so at start.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").addFilter(
    lambda record: "missing ScriptRunContext" not in record.getMessage()
)
