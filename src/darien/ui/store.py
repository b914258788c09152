"""What the server keeps in memory: the tables, the files, and the drawing of each view."""

import streamlit as st

from darien import assets, tables
from darien.render import key_figures as figures
from darien.render.message import view_message
from darien.render.web_map import script_text
from darien.view import View

# Some hundred kilobytes; the filters allow far more views than anyone looks at in a day.
VIEWS_KEPT = 500

HASH_VIEW = {View: lambda view: repr(view.to_query())}

# The one foreign server of the atlas, asked only when a reader switches it on in their session.
ONLINE_BASEMAP = {
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "attribution": "© OpenStreetMap contributors",
}


@st.cache_resource(show_spinner=False)
def all_tables() -> tables.Tables:
    """Return the tables, read and checked once per server. Raises DataProblems."""
    return tables.load()


@st.cache_resource(show_spinner=False)
def all_assets() -> assets.Assets:
    """Return the files that the browser fetches, built once per server."""
    return assets.build(all_tables())


@st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT, hash_funcs=HASH_VIEW)
def message(view: View, online_basemap: bool) -> str:
    """Return the message that draws a view, ready to stand in a script."""
    drawn = view_message(all_tables(), view, all_assets().names)
    return script_text({**drawn, "tiles": ONLINE_BASEMAP if online_basemap else None})


@st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT, hash_funcs=HASH_VIEW)
def key_figures(view: View) -> tuple[figures.KeyFigure, ...]:
    """Return the key figures of a view."""
    return figures.key_figures(all_tables(), view)


def warm_up() -> None:
    """Do before the first reader comes what the first reader would wait for."""
    view = View()
    message(view, online_basemap=False)
    key_figures(view)
