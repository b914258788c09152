"""What the addresses of data answer: the file of the view, or one sentence that says why not."""

import io
import json
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pytest
from loops import in_a_loop
from starlette.applications import Starlette

from darien.datasets import asking, files, flat
from darien.datasets.offers import OF_NO_VIEW, PAGES
from darien.datasets.taken import names, taken
from darien.edition import Edition, link_query
from darien.folder import data_version
from darien.paper import Sequence
from darien.period import Period
from darien.tables import load
from darien.ui import data_files, figures
from darien.view import View
from darien.vocabulary import Direction, Language

TABLES = load()
TODAY = date(2026, 11, 26)
# The other pages: test_downloads_evidence.py.
VIEWED = [page for page in PAGES if page not in OF_NO_VIEW]
SPANISH = View(
    language=Language.SPANISH,
    period=Period.of_months("2025-01", "2025-12"),
    directions=(Direction.SOUTHBOUND,),
    compare=Period.of_months("2024-01", "2024-12"),
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def asked(path: str, query: str | bytes = b"", method: str = "GET", **headers: str) -> Answer:
    """Ask the routes as a server does, and return their answer."""
    app = Starlette(routes=data_files.routes("/base"))
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": f"/base/data/{path}",
        "query_string": query.encode() if isinstance(query, str) else query,
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }
    in_a_loop(app(scope, receive, send))
    said = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], said, b"".join(part.get("body", b"") for part in sent[1:]))


def of(view: View) -> str:
    return urlencode(view.to_query(), doseq=True)


@pytest.mark.parametrize("page", VIEWED)
def test_every_kind_of_file_of_a_page_has_an_address(page: str) -> None:
    found = taken(TABLES, page, SPANISH, Edition())
    for kind in files.kinds(page):
        answer = asked(f"{page}.{kind}", of(SPANISH))
        assert answer.status == 200, answer.text
        assert answer.headers["content-type"] == files.MEDIA_TYPES[kind]
        name = answer.headers["content-disposition"]
        assert name.startswith(
            f'attachment; filename="darien-{page}-2025-01-2025-12-southbound-es-'
        )
        assert name.endswith(f'.{kind}"')
    for data in found:
        answer = asked(f"{page}/{data.name}.csv", of(SPANISH))
        read = pd.read_csv(io.BytesIO(answer.body), dtype=str, keep_default_na=False)
        assert len(read) == len(data.sheet.rows) and list(read.columns[:2]) == [
            *data.sheet.heads[:2]
        ]


def test_a_table_comes_in_three_kinds() -> None:
    for kind in flat.FILES:
        answer = asked(f"flows/years.{kind}", of(SPANISH))
        assert answer.status == 200
        assert "darien-flows-years-2025-01-2025-12-southbound-es-" in str(answer.headers)


def test_nothing_asked_is_the_first_view_in_english() -> None:
    said = json.loads(asked("map.geojson").body)
    assert said["title"] == "Map · Jan 2021 – Dec 2025 · both directions"
    assert said["link"].endswith(of(View()))


def test_the_figure_of_a_report_is_taken_as_it_goes_on_paper() -> None:
    query = urlencode(link_query(View(), Edition(panels=Sequence.YEARS)), doseq=True)
    years = pd.read_csv(io.BytesIO(asked("report/counts.csv", query).body))
    assert years["panel"].nunique() > 4
    whole = pd.read_csv(io.BytesIO(asked("report/counts.csv").body))
    assert whole["panel"].nunique() == 1


def test_the_whole_package_holds_every_table_and_layer() -> None:
    answer = asked("package.zip")
    assert f'filename="darien-atlas-{data_version()}.zip"' in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        held = set(archive.namelist())
        described = json.loads(archive.read("datapackage.json"))
        assert {one["path"] for one in described["resources"]} <= held
    assert {
        "README.md",
        "claims.csv",
        "faults.csv",
        "key_facts.csv",
        "geo/legs_river.geojson",
    } <= held


@pytest.mark.parametrize("path", ["flows.xlsx", "map.gpkg", "package.zip", "routes/legs.parquet"])
def test_what_a_browser_has_is_not_made_again(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asked(path)
    assert first.body == asked(path).body
    monkeypatch.setattr(data_files, "_made", None)
    again = asked(path, if_none_match=f"W/{first.headers['etag']}")
    assert (again.status, again.body) == (304, b"")
    assert "max-age" in again.headers["cache-control"]


def test_the_tag_changes_with_all_that_goes_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def tag(path: str = "flows/years.csv", view: View = SPANISH) -> str:
        return asked(path, of(view)).headers["etag"]

    tags = {tag(), tag("flows/sex.csv"), tag(view=replace(SPANISH, language=Language.ENGLISH))}
    monkeypatch.setattr(data_files, "data_version", lambda: "other data")
    tags.add(tag())
    monkeypatch.setattr(data_files, "version", lambda name: "9.9")
    tags.add(tag())
    monkeypatch.setattr(figures, "ADDRESS", "https://atlas.example/")
    tags.add(tag())
    assert len(tags) == 6


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere.csv", "no page “nowhere” has data; pages: map, flows"),
        ("", "no page “” has data"),
        ("../etc/passwd", "has data; pages"),
        ("flows/nothing.csv", "flows has no table “nothing”; tables: totals-northbound"),
        ("flows.csv", "no kind of file “csv”; kinds: xlsx, gpkg"),
        ("flows/years.xlsx", "no kind of file “xlsx”; kinds: csv, parquet, hxl.csv"),
        ("presence.river.geojson", "no kind of file “river.geojson”"),
        ("flows", "no kind of file “”"),
        ("flows/years.csv/more", "no page “flows/years.csv” has data"),
    ],
)
def test_where_no_data_are_one_sentence_says_what_there_is(path: str, said: str) -> None:
    answer = asked(path)
    assert answer.status == 404 and answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("There are no such data: ") and said in answer.text
    assert "\n" not in answer.text and answer.text.endswith(".")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("flows.xlsx", "period=2025-13&period=2026-01", "period cannot be “2025-13 – 2026-01”"),
        ("flows.xlsx", "lang=fr", "lang cannot be “fr”; possible: en, es"),
        ("flows.xlsx", "layer=sites&layer=sites", "each value once"),
        ("flows.xlsx", "dpi=96", "a link has no “dpi”; it has compare, direction"),
        ("map.xlsx", "created=2026-11-26", "a link has no “created”"),
        ("report.xlsx", "created=2026-11-26", "a link has no “created”"),
        ("report.xlsx", "panels=quarters&period=2020-01&period=2025-03", "at most 20"),
        ("compare.xlsx", "", "compare only with a second period"),
        ("package.zip", "period=2025-01&period=2025-02", "a link has no “period”; it has lang"),
        ("flows.xlsx", b"lang=\xff", "cannot be read"),
        ("flows.xlsx", b"x" * 4_001, "longer than 4000"),
    ],
)
def test_what_means_nothing_is_refused_in_one_sentence(
    path: str, query: str | bytes, said: str
) -> None:
    answer = asked(path, query)
    assert answer.status == 400
    assert answer.text.startswith("These data cannot be given: ") and said in answer.text
    assert "\n" not in answer.text and answer.text.endswith(".")


def test_data_that_cannot_be_made_are_one_sentence_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*given: Any) -> bytes:
        raise RuntimeError("secret")

    monkeypatch.setattr(asking, "made", fails)
    answer = asked("flows.xlsx")
    assert answer.status == 500
    assert answer.text == "These data could not be made; the server's log says why."


def test_no_method_but_reading_is_answered() -> None:
    assert asked("flows/years.csv", method="HEAD").status == 200
    for method in ("POST", "PUT", "DELETE"):
        assert asked("flows/years.csv", method=method).status == 405


def test_an_address_of_the_pages_is_read_as_what_it_was_written_for() -> None:
    for page in VIEWED:
        for name in names(TABLES, page):
            path = f"{page}/{name}.csv"
            address = data_files.address(path, SPANISH, Edition())
            said = asking.figure_link.query_of(address.partition("?")[2].encode(), "en")
            read = asking.read(TABLES, path, said, "en", TODAY)
            assert read.place == asking.Place(page, name, "csv") and read.view == SPANISH
