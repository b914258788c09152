"""The web server around the pages: our own files, the page itself, and every answer's headers."""

import hashlib
import re
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

import streamlit_folium
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import get_instance

from darien.assets import Assets
from darien.language import translator
from darien.ui import store
from darien.view import View

PAGES = ("", "sources")
FOR_EVER = "public, max-age=31536000, immutable"
COMPONENT = "/component/streamlit_folium.st_folium/"

# What streamlit-folium adds to the map's script before it runs it.
RUN_MAP = "window.map = map_div; window.initComponent(map_div, false);"

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
}


def routes() -> list[Route]:
    """Return the routes of this app: its files, and its pages with our own head."""
    base = _base_path()
    return [
        Route(f"{base}/atlas/{{name}}", _file),
        *(Route(f"{base}/{page}", _page) for page in PAGES),
    ]


def middleware() -> list[Middleware]:
    """Return what every answer passes through on its way out."""
    return [Middleware(_with_headers)]


@asynccontextmanager
async def lifespan(_app: ASGIApp) -> AsyncIterator[None]:
    """Do before the first reader comes what the first reader would wait for."""
    # A component that is not first imported by a page is served only when it is registered.
    get_instance().component_registry.register_component(streamlit_folium._component_func)
    store.warm_up()
    yield


async def _file(request: Request) -> Response:
    """Answer with one of the files; its name says its content, so it may be kept for ever."""
    asset = store.all_assets().files.get(request.path_params["name"])
    if asset is None:
        return PlainTextResponse("There is no such file. Reload the page to get its new name.", 404)
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(asset.packed, headers=headers, media_type=asset.media_type)
    return Response(asset.body, headers=headers, media_type=asset.media_type)


async def _page(request: Request) -> Response:
    """Answer with Streamlit's page, in the language of the link."""
    language = View.from_query({"lang": request.query_params.getlist("lang")[:1]}).language
    return HTMLResponse(page(store.all_assets(), language), headers={"Cache-Control": "no-cache"})


def page(assets: Assets, language: str) -> str:
    """Return Streamlit's page with the title, the language and the style of the atlas."""
    _ = translator(language)
    style, script = assets.names["page-style"], assets.names["page-script"]
    ours = (
        f'<script defer src="./atlas/{script}"></script>'
        f'<link rel="stylesheet" href="./atlas/{style}">'
    )
    # Before Streamlit's own script, which reads what ours says.
    text = _streamlit_page().replace('<script type="module"', f'{ours}<script type="module"', 1)
    text = text.replace('<html lang="en">', f'<html lang="{language}">', 1)
    text = text.replace("<title>Streamlit</title>", f"<title>{_('Darién Atlas')}</title>", 1)
    sentence = _("The Darién Atlas needs JavaScript to draw its map.")
    return re.sub(r"<noscript>.*?</noscript>", f"<noscript>{sentence}</noscript>", text, flags=re.S)


def _with_headers(app: ASGIApp) -> ASGIApp:
    """Wrap an application so that every answer carries the security headers."""
    page_policy, component_policy = _page_policy(), _component_policy()
    preload = _preload(store.all_assets())

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        in_frame = COMPONENT in scope.get("path", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers["Content-Security-Policy"] = component_policy if in_frame else page_policy
                if in_frame and scope["path"].endswith("/index.html"):
                    # OpenStreetMap's servers answer only to pages that say where they come from.
                    headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
                    headers["Link"] = preload
            await send(message)

        await app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return wrapped


def _page_policy() -> str:
    """Return what Streamlit's page may load: only ours, and styles that Streamlit writes itself."""
    inline = re.findall(r"<script>(.*?)</script>", _streamlit_page(), flags=re.S)
    return _policy(
        script=" ".join(["'self'", *map(_hash_source, inline)]),
        img="'self' data: blob:",
        more="frame-src 'self'; worker-src 'self' blob:; media-src 'self' blob:; "
        "manifest-src 'self'; ",
    )


def _component_policy() -> str:
    """Return what the map's frame may load: ours, one script known by its hash, one basemap."""
    script = streamlit_folium._get_map_string(store.empty_map()) + RUN_MAP
    basemap = store.ONLINE_BASEMAP["url"].split("/{")[0]
    return _policy(
        # streamlit-folium hands every drawing to eval().
        script=f"'self' 'unsafe-eval' {_hash_source(script)}",
        img=f"'self' data: {basemap}",
    )


def _policy(*, script: str, img: str, more: str = "") -> str:
    return (
        f"default-src 'none'; script-src {script}; style-src 'self' 'unsafe-inline'; "
        f"img-src {img}; font-src 'self' data:; connect-src 'self'; {more}"
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def _preload(assets: Assets) -> str:
    """Return the header that lets the browser fetch the map's files while its frame still loads."""
    kinds = {
        "leaflet-script": "as=script",
        "script": "as=script",
        "leaflet-style": "as=style",
        "style": "as=style",
        "land": "as=fetch; crossorigin",
        "legs": "as=fetch; crossorigin",
    }
    return ", ".join(
        f"<../../atlas/{assets.names[key]}>; rel=preload; {kind}"
        for key, kind in kinds.items()
        if key in assets.names
    )


def _hash_source(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _streamlit_page() -> str:
    return (files("streamlit") / "static" / "index.html").read_text("utf-8")


def _base_path() -> str:
    """Return the path that the whole app stands under, as the one who starts it has set it."""
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""
