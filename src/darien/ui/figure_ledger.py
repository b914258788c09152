"""The ledger of each figure, at an address of its own."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from darien.figure_id import LONGEST
from darien.folder import code_version, data_version
from darien.render.ledger import UnknownFigureError, entry
from darien.render.ledger.page import ledger_page, unknown_page
from darien.render.table_html import LEDGER
from darien.ui import headers, store
from darien.ui.figures import ADDRESS
from darien.view import View


def routes(base: str) -> list[Route]:
    """Return the route of the ledgers, below the path of the app."""
    return [Route(f"{base}/{LEDGER}", _answer)]


def _answer(request: Request) -> Response:
    """Answer with the ledger of a figure, or with a sentence; in a thread, as sums take a while."""
    said = request.query_params
    language = View.from_query({"lang": said.getlist("lang")}).language
    figure = said.get("figure", "")[: LONGEST + 1]
    names = store.all_assets().names
    tag = f'"{data_version()}-{code_version()}"'
    kept = {**headers.of_ledger(), "Cache-Control": "no-cache", "ETag": tag}
    if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
        return Response(status_code=304, headers=kept)
    try:
        found = entry(store.all_tables(), figure, language)
    except UnknownFigureError as error:
        return HTMLResponse(unknown_page(str(error), language, names=names), 404)
    link = f"{ADDRESS}{LEDGER}?{request.url.query}" if ADDRESS else ""
    page = ledger_page(found, language, names=names, version=data_version(), link=link)
    return HTMLResponse(page, headers=kept)
