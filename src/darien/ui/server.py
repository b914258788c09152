"""The web server around the pages: the atlas's own files and pages, and what it does at start."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from threading import BoundedSemaphore

import streamlit_folium
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp
from streamlit import config
from streamlit.runtime import get_instance

from darien.ui import (
    claims,
    data_files,
    document,
    figure_ledger,
    figures,
    flow_sections,
    headers,
    presence,
    press,
    store,
)
from darien.view import Fallback, View, read_link

PAGES = (
    "",
    "flows",
    "routes",
    "presence",
    "compare",
    "report",
    "evidence",
    "claims",
    "corrections",
)
# Where pages went that stood elsewhere.
MOVED = {"sources": "evidence"}
# The months of a long period keep a processor busy for seconds: two at once leave room for pages.
MAKING_FRAMES = BoundedSemaphore(2)
# What is drawn for paper is drawn by a process beside this one.
PRESS = press.Press()
FOR_EVER = "public, max-age=31536000, immutable"


def routes() -> list[Route]:
    """Return the routes of this app: its files, and its pages with our own head."""
    base = _base_path()
    return [
        *files(),
        *figures.routes(base, PRESS),
        *data_files.routes(base),
        *figure_ledger.routes(base),
        Route(f"{base}/{document.SHEET}", _sheet),
        *(Route(f"{base}/{page}", _page if page else _map_page) for page in PAGES),
        *(Route(f"{base}/{page}", _moved) for page in MOVED),
    ]


def files() -> list[Route]:
    """Return the routes of the files alone, for a page that is served as Streamlit makes it."""
    base = _base_path()
    return [
        Route(f"{base}/atlas/frames", _frames),
        Route(f"{base}/atlas/{{name}}", _file),
    ]


def middleware() -> list[Middleware]:
    """Return what every answer passes through on its way out."""
    return [Middleware(headers.with_headers)]


@asynccontextmanager
async def lifespan(_app: ASGIApp) -> AsyncIterator[None]:
    """Do before the first reader comes what the first reader would wait for."""
    # A component that is not first imported by a page is served only when it is registered.
    get_instance().component_registry.register_component(streamlit_folium._component_func)
    store.warm_up()
    # In a thread: the first map need not wait for the charts of other pages.
    asyncio.get_running_loop().run_in_executor(None, _warm_up_pages)
    warming_up = asyncio.create_task(figures.warm_up(PRESS))
    try:
        yield
    finally:
        warming_up.cancel()
        PRESS.end()


def _warm_up_pages() -> None:
    for part in (flow_sections, presence, claims):
        part.warm_up(View())


async def _file(request: Request) -> Response:
    """Answer with one of the files; its name says its content, so it may be kept for ever."""
    asset = store.all_assets().files.get(request.path_params["name"])
    if asset is None:
        return PlainTextResponse("There is no such file. Reload the page to get its new name.", 404)
    return _in_either(request, asset.packed, asset.body, asset.media_type, FOR_EVER)


def _frames(request: Request) -> Response:
    """Answer with the months of a view, for playback; in a thread, as it takes some seconds."""
    with MAKING_FRAMES:
        packed = store.frames(_view(request))
    return _in_either(request, packed, gzip.decompress(packed), "application/json", "no-cache")


def _in_either(
    request: Request, packed: bytes, plain: bytes, media_type: str, caching: str
) -> Response:
    """Answer with a content in gzip, or plain for whoever cannot read that."""
    kept = {"Cache-Control": caching, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        kept["Content-Encoding"] = "gzip"
        return Response(packed, headers=kept, media_type=media_type)
    return Response(plain, headers=kept, media_type=media_type)


async def _map_page(request: Request) -> Response:
    """Answer with the page that Streamlit fills, and on it the sheet of the link's view.

    A link that means nothing in some part gets no early sheet: it would lie on the notice.
    """
    view, fallbacks = _read(request)
    page = document.page(store.all_assets(), view.language)
    return _document(page if fallbacks else document.map_page(store.all_assets(), view))


async def _page(request: Request) -> Response:
    """Answer with the page that Streamlit fills, in the language of the link."""
    return _document(document.page(store.all_assets(), _view(request).language))


def _moved(request: Request) -> Response:
    """Answer at an old address with the way to the new one, with the same query."""
    new = MOVED[request.url.path.rsplit("/", 1)[-1]]
    return RedirectResponse(f"./{new}?{request.url.query}".rstrip("?"), 308)


def _sheet(request: Request) -> Response:
    """Answer with the sheet of the link's view alone; in a thread, as a new view takes a while."""
    return _document(store.sheet_page(_view(request)), headers.of_sheet())


def _document(text: str, more: Mapping[str, str] | None = None) -> Response:
    return HTMLResponse(text, headers={"Cache-Control": "no-cache", **(more or {})})


def _view(request: Request) -> View:
    """Return the view that Streamlit will show for the same link."""
    return _read(request)[0]


def _read(request: Request) -> tuple[View, tuple[Fallback, ...]]:
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    return read_link(query, store.series_of_timeline())


def _base_path() -> str:
    """Return the path that the whole app stands under, as the one who starts it has set it."""
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""
