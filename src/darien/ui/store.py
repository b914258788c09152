"""What the server keeps in memory: the tables, the files, and the drawing of each view."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar, cast

import streamlit as st

from darien import assets, tables
from darien.render import sheet_page as pages
from darien.render import web_map
from darien.render.message import Message, view_message
from darien.render.sheet import monthly_messages, sheet_message
from darien.timeline import charted
from darien.view import Charted, View

# Some hundred kilobytes; the filters allow far more views than anyone looks at in a day.
VIEWS_KEPT = 500
# Ten kilobytes each, some seconds to make.
PLAYBACKS_KEPT = 50

Given = ParamSpec("Given")
Made = TypeVar("Made")

HASH_VIEW: dict[str | type[Any], Callable[[Any], str]] = {View: lambda view: repr(view.to_query())}

# The one foreign server of the atlas, asked only when a reader switches it on in their session.
ONLINE_BASEMAP = {
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "attribution": "© OpenStreetMap contributors",
}


def kept(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Keep what a function makes of a view, for every reader; it is shared: nobody may change it.

    What a page does not depend on belongs out of its view first, see `part_of`.
    """
    keep = st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT, hash_funcs=HASH_VIEW)
    return cast(Callable[Given, Made], keep(make))


def part_of(view: View, *names: str) -> View:
    """Return the first view with these parts of a view, and its language."""
    return replace(View(), **{name: getattr(view, name) for name in (*names, "language")})


@st.cache_resource(show_spinner=False)
def all_tables() -> tables.Tables:
    """Return the tables, read and checked once per server. Raises DataProblems."""
    return tables.load()


@st.cache_resource(show_spinner=False)
def all_assets() -> assets.Assets:
    """Return the files that the browser fetches, built once per server."""
    return assets.build(all_tables())


def empty_map() -> Any:
    """Return the map before any view is drawn on it: the same script for every reader."""
    kept = all_assets()
    return web_map.atlas_map(kept.names, layers=assets.geometry_names(kept), fonts=_fonts())


@st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT, hash_funcs=HASH_VIEW)
def message(view: View) -> Message:
    """Return the message that draws a view; it is shared, so nobody may change it."""
    return view_message(all_tables(), view, all_assets().names)


@st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT, hash_funcs=HASH_VIEW)
def sheet(view: View) -> Message:
    """Return the message that draws a view with key figures and timeline; nobody may change it."""
    return sheet_message(all_tables(), view, all_assets().names)


@st.cache_resource(show_spinner=False, max_entries=PLAYBACKS_KEPT, hash_funcs=HASH_VIEW)
def frames(view: View) -> bytes:
    """Return the messages of every month of a view's period, as JSON in gzip."""
    made = list(monthly_messages(all_tables(), view, all_assets().names))
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 6, mtime=0)


def drawing(said: Message, *, online_basemap: bool = False) -> Any:
    """Return a message of a view as the map draws it, over the online basemap or not."""
    tiles = ONLINE_BASEMAP if online_basemap else None
    return web_map.drawing(web_map.script_text({**said, "tiles": tiles}))


def sheet_page(view: View) -> str:
    """Return a view's sheet as a page of its own; the online basemap is never on it."""
    kept = all_assets()
    return pages.sheet_page(
        sheet(view),
        language=view.language,
        names=kept.names,
        layers=assets.geometry_names(kept),
        fonts=_fonts(),
    )


def series_of_timeline() -> Charted:
    """Return the series that a link may name for the timeline, by direction."""
    return charted(all_tables())


def warm_up() -> None:
    """Do before the first reader comes what the first reader would wait for."""
    view = View()
    sheet(view)


@st.cache_resource(show_spinner=False)
def _fonts() -> dict[str, str]:
    """Return where the type that Streamlit brings along lies, as seen from our files."""
    folder = files("streamlit") / "static" / "static" / "media"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".woff2"))
    kinds = {"normal": "SourceSansVF-Upright", "italic": "SourceSansVF-Italic"}
    found = {
        kind: next((name for name in names if name.startswith(start)), None)
        for kind, start in kinds.items()
    }
    return {kind: f"../static/media/{name}" for kind, name in found.items() if name}
