"""Figures at addresses of their own: the view's link, ended with how it goes on paper."""

import hashlib
import logging
import os
import sys
from datetime import UTC, date, datetime
from functools import partial
from importlib.metadata import version
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from darien import figure_link
from darien.atelier import FILES, Order
from darien.edition import Edition, NoRoomError, link_query, map_id
from darien.folder import code_version, data_version
from darien.language import translator
from darien.paper import Format
from darien.ui import headers, store
from darien.ui.press import BusyError, NotMadeError, Press, WorkerGoneError
from darien.view import View

LOG = logging.getLogger(__name__)

# The public address of the atlas, before the query of a link that is printed on paper.
try:
    ADDRESS = figure_link.checked_address(os.environ.get("DARIEN_ADDRESS", ""), "en").rstrip("/")
except figure_link.WrongLinkError as error:
    sys.exit(f"The Darién Atlas does not start: DARIEN_ADDRESS: {error}.")
ADDRESS += "/" if ADDRESS else ""

# Another version of these may draw other bytes.
DRAWN_WITH = ("matplotlib", "fonttools", "numpy", "pillow", "shapely", "textalloc")

MEDIA_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "gif": "image/gif",
    "zip": "application/zip",
}
# A figure without a day of its own is another one tomorrow.
DATED, UNDATED = "public, max-age=3600", "public, max-age=600"
AGAIN_AFTER = "30"  # seconds


def routes(base: str, press: Press) -> list[Route]:
    """Return the routes of all files that are made of a view, below the path of the app."""
    made = [Route(f"{base}/{file}", partial(_answer, press, file)) for file in FILES]
    return [*made, Route(f"{base}/figure.{{kind}}", _unknown)]


async def _unknown(request: Request) -> Response:
    """Refuse a kind of file that no figure is; else Streamlit would answer with its page."""
    _ = translator(figure_link.language_of(request.scope["query_string"]))
    kinds = ", ".join(_suffix(file) for file in FILES if file.startswith("figure."))
    return _sentence(_("A figure is one of these files: {kinds}.").format(kinds=kinds), 404)


def today() -> date:
    """Return the day on which a figure is made that names none."""
    return datetime.now(UTC).date()


def name(file: str, view: View, edition: Edition) -> str:
    """Return what a file is called when it is kept: DA-2025-01-2025-12-both-….png."""
    return f"{map_id(view, edition, data_version())}.{_suffix(file)}"


def address(file: str, view: View, edition: Edition, created: date) -> str:
    """Return the address of a file, as seen from the pages; it says everything, also the day."""
    query = {**link_query(view, edition), "created": [created.isoformat()]}
    return f"{file}?{urlencode(query, doseq=True)}"


def tag(order: Order) -> str:
    """Return what names the bytes of a file: all that goes into it."""
    said = [
        order.file,
        urlencode(link_query(order.view, order.edition), doseq=True),
        order.created.isoformat(),
        order.address,
        data_version(),
        code_version(),
        *map(version, DRAWN_WITH),
    ]
    sign = hashlib.sha256("\n".join(said).encode()).hexdigest()
    return f'"{sign[:32]}"'


async def warm_up(press: Press) -> None:
    """Make what the page of reports shows first: the first reader's figure then comes quickly."""
    order = Order("figure.png", View(), Edition(dpi=96), today(), ADDRESS)
    await press.file(tag(order), order)


async def _answer(press: Press, file: str, request: Request) -> Response:
    """Answer with a file, or with one sentence that says why there is none."""
    try:
        asked = _asked(file, request.scope["query_string"])
    except figure_link.WrongLinkError as wrong:
        return _sentence(str(wrong), 400)
    order = Order(file, asked.view, asked.edition, asked.created, ADDRESS)
    kept = {
        **headers.of_figure(),
        "ETag": tag(order),
        "Cache-Control": DATED if asked.is_dated else UNDATED,
    }
    if is_known(kept["ETag"], request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=kept)
    _ = translator(asked.view.language)
    try:
        body = await press.file(kept["ETag"], order)
    except BusyError:
        sentence = _("Many figures are waiting to be drawn: ask again in half a minute.")
        return _sentence(sentence, 503, {"Retry-After": AGAIN_AFTER})
    except NoRoomError:
        sentence = _("This page is too small for its numbers: choose another, or fewer panels.")
        return _sentence(sentence, 400)
    except (NotMadeError, WorkerGoneError) as error:
        LOG.error("A file could not be made: %s", order, exc_info=error)
        return _sentence(_("This figure could not be drawn; the server's log says why."), 500)
    kept["Content-Disposition"] = f'inline; filename="{name(file, asked.view, asked.edition)}"'
    return Response(body, headers=kept, media_type=MEDIA_TYPES[_suffix(file)])


def _asked(file: str, query: bytes) -> figure_link.Asked:
    """Return what an address asks for. Raises WrongLinkError, with one whole sentence."""
    language = figure_link.language_of(query)
    try:
        return figure_link.read(
            figure_link.query_of(query, language),
            store.series_of_timeline(),
            today(),
            language,
            is_animated=_suffix(file) == Format.GIF,
        )
    except figure_link.WrongLinkError as wrong:
        _ = translator(language)
        text = _("This address cannot be drawn: {why}.")
        raise figure_link.WrongLinkError(text.format(why=wrong)) from wrong


def _sentence(text: str, status: int, more: dict[str, str] | None = None) -> Response:
    said = {**headers.of_figure(), "Cache-Control": "no-store", **(more or {})}
    return PlainTextResponse(text, status, said)


def is_known(tag: str, known: str) -> bool:
    """Tell whether a browser already has what the tag names; it may say so weakly: W/"…"."""
    return tag in [one.strip().removeprefix("W/") for one in known.split(",")]


def _suffix(file: str) -> str:
    return file.rpartition(".")[2]
