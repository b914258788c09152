"""The security headers of every answer; docs/security.md says what each is for."""

import hashlib
import re
from base64 import b64encode

import streamlit_folium
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from darien.assets import Assets
from darien.ui import store
from darien.ui.document import COMPONENT, streamlit_page

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
}

# What an answer may say for itself, and then says instead.
OWN = ("Content-Security-Policy", "Cross-Origin-Resource-Policy")

# What streamlit-folium adds to the map's script before it runs it.
RUN_MAP = "window.map = map_div; window.initComponent(map_div, false);"


def of_sheet() -> dict[str, str]:
    """Return the headers of a sheet: it runs our scripts alone, and nothing else."""
    return {"Content-Security-Policy": _policy(script="'self'", img="'self' data:")}


def of_ledger() -> dict[str, str]:
    """Return the headers of a ledger: a page of text, in which nothing runs."""
    return {"Content-Security-Policy": _policy(script="'none'", img="'self' data:")}


def of_figure() -> dict[str, str]:
    """Return the headers of a figure: any site may show it, and nothing in it runs."""
    return {
        "Cross-Origin-Resource-Policy": "cross-origin",
        # An SVG brings its type along; a browser's own viewer of PDF is an object to it.
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
            "object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
        ),
    }


def with_headers(app: ASGIApp) -> ASGIApp:
    """Wrap an application so that every answer carries the security headers.

    An answer that brings one of OWN keeps it.
    """
    of_page = {**HEADERS, "Content-Security-Policy": _page_policy()}
    of_frame = {
        **HEADERS,
        "Content-Security-Policy": _frame_policy(),
        # OpenStreetMap's servers answer only to pages that say where they come from.
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Link": _preload(store.all_assets()),
    }

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        is_frame = f"/{COMPONENT}/index.html" in scope.get("path", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = MutableHeaders(scope=message)
                own = {name: said[name] for name in OWN if name in said}
                said.update({**(of_frame if is_frame else of_page), **own})
            await send(message)

        await app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return wrapped


def _page_policy() -> str:
    """Return what Streamlit's page may load: only ours, and styles that Streamlit writes itself."""
    inline = re.findall(r"<script>(.*?)</script>", streamlit_page(), flags=re.S)
    return _policy(
        script=" ".join(["'self'", *map(_hash_source, inline)]),
        img="'self' data: blob:",
        more="frame-src 'self'; worker-src 'self' blob:; media-src 'self' blob:; "
        "manifest-src 'self'; ",
    )


def _frame_policy() -> str:
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
        f"<../../atlas/{assets.names[key]}>; rel=preload; {kind}" for key, kind in kinds.items()
    )


def _hash_source(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
