"""Data at addresses of their own: a page, one of its tables, a kind of file, and a view's link."""

import hashlib
import logging
from datetime import date
from importlib.metadata import version
from threading import BoundedSemaphore
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from darien import figure_link
from darien.datasets import asking, files
from darien.datasets.dataset import Dataset
from darien.datasets.of_evidence import Sought
from darien.datasets.offers import OF_NO_VIEW
from darien.datasets.taken import filled, with_publications
from darien.edition import Edition
from darien.folder import code_version, data_version
from darien.language import translator
from darien.ui import figures, headers, store
from darien.view import View

LOG = logging.getLogger(__name__)

# Another version of these may write other bytes.
WRITTEN_WITH = ("pandas", "pyarrow", "pyogrio", "xlsxwriter")
CACHING = "public, max-age=600"
# Two at once leave the processor to the pages.
MAKING = BoundedSemaphore(2)
FOLDER = "data"


def routes(base: str) -> list[Route]:
    """Return the routes of all data, below the path of the app."""
    return [Route(f"{base}/{FOLDER}/{{path:path}}", _answer)]


def address(path: str, view: View, edition: Edition, sought: Sought | None = None) -> str:
    """Return the address of data, as seen from the pages; `path` as in flows/years.csv."""
    page = path.partition(".")[0].partition("/")[0]
    query = asking.query_of(page, view, edition, sought)
    return f"{FOLDER}/{path}?{urlencode(query, doseq=True)}"


def _answer(request: Request) -> Response:
    """Answer with a file, or with one sentence that says why there is none; in a thread."""
    query, path = request.scope["query_string"], request.path_params["path"]
    language = figure_link.language_of(query)
    _ = translator(language)
    try:
        said = figure_link.query_of(query, language)
        asked = asking.read(store.all_tables(), path, said, language, date.today())
    except asking.NoSuchFileError as wrong:
        return _sentence(_("There are no such data: {why}.").format(why=wrong), 404)
    except figure_link.WrongLinkError as wrong:
        return _sentence(_("These data cannot be given: {why}.").format(why=wrong), 400)
    tag = _tag(path, urlencode(asked.query, doseq=True))
    return _sent(request, tag, _name(asked, tag), asked, language)


def _sent(request: Request, tag: str, name: str, asked: asking.Asked, language: str) -> Response:
    """Answer with what is made, unless the browser has it or it cannot be made."""
    _ = translator(language)
    kept = {**headers.of_figure(), "ETag": tag, "Cache-Control": CACHING}
    if figures.is_known(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=kept)
    try:
        with MAKING:
            body = _made(asked)
    except Exception:
        # Whatever went wrong, the reader gets a sentence and the log the rest.
        LOG.exception("Data could not be made: %s", name)
        return _sentence(_("These data could not be made; the server's log says why."), 500)
    kept["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(body, headers=kept, media_type=files.MEDIA_TYPES[asked.place.kind])


def _made(asked: asking.Asked) -> bytes:
    if asked.place == asking.WHOLE:
        return _whole_package()
    found = _taken(asked)
    return asking.made(store.all_tables(), asked, found, figures.ADDRESS)


def _taken(asked: asking.Asked) -> tuple[Dataset, ...]:
    """Return the tables of a page; a search is made anew, as no two readers make the same."""
    page, sought = asked.place.page, asked.sought
    view = store.part_of(asked.view) if page in OF_NO_VIEW else asked.view
    every = _filled(page, view, asked.edition, sought.day if sought else None)
    return with_publications(store.all_tables(), every, view.language, sought)


@store.kept
def _filled(page: str, view: View, edition: Edition, day: date | None) -> tuple[Dataset, ...]:
    return filled(store.all_tables(), page, view, edition, day)


@store.kept
def _whole_package() -> bytes:
    return files.whole_package(store.all_tables())


def _name(asked: asking.Asked, tag: str) -> str:
    """Return what a file is called when it is kept: darien-flows-years-2025-01-2025-12-….csv."""
    place, view = asked.place, asked.view
    if place == asking.WHOLE:
        return f"darien-atlas-{data_version()}.zip"
    of_view = () if place.page in OF_NO_VIEW else (*view.period.months, view.direction)
    words = (place.page, place.table, *of_view, view.language, tag[1:7])
    return f"darien-{'-'.join(filter(None, words))}.{place.kind}"


def _tag(*said: str) -> str:
    """Return what names the bytes of a file: all that goes into it."""
    known = [*said, figures.ADDRESS, data_version(), code_version(), *map(version, WRITTEN_WITH)]
    return f'"{hashlib.sha256(chr(10).join(known).encode()).hexdigest()[:32]}"'


def _sentence(text: str, status: int) -> Response:
    said = {**headers.of_figure(), "Cache-Control": "no-store"}
    return PlainTextResponse(text, status, said)
