"""What is taken away of a page are the rows on its screen: no more, no fewer, in their order."""

import re
from html import unescape

import pytest
from reading import address, html, messages, opened, part
from streamlit.testing.v1 import AppTest

from darien.datasets.dataset import Dataset
from darien.datasets.taken import taken
from darien.edition import Edition
from darien.pack.sheets import BETWEEN
from darien.tables import load

TABLES = load()
FILTERS = {
    "first": {"compare": ["2023-01", "2023-12"]},
    "south": {
        "period": ["2025-01", "2025-12"],
        "direction": "southbound",
        "layer": ["caribbean", "pacific", "counted", "sites"],
        "compare": ["2024-01", "2024-12"],
    },
    "spanish": {"period": ["2023-03", "2024-09"], "direction": "northbound", "lang": "es"},
    "after": {"period": ["2026-06", "2026-12"]},
}


@pytest.fixture(params=FILTERS)
def filters(request: pytest.FixtureRequest) -> dict[str, str | list[str]]:
    return FILTERS[request.param]


def plain(text: str) -> str:
    """Text without tags, marks of lists and white space, to find one in the other."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", " ", text)))


def tables_on_screen(at: AppTest) -> list[list[str]]:
    """The rows of every table on the page, each as HTML; a table without rows is none."""
    bodies = re.findall(r'<div class="ledger[ "].*?</table>', html(at), re.S)
    rows = [re.findall(r'<tr[^>]*><th scope="row">.*?</tr>', body, re.S) for body in bodies]
    return [one for one in rows if one]


def filled(at: AppTest, page: str) -> list[Dataset]:
    """The tables to take away that have rows, without the one of the publications."""
    found = taken(TABLES, page, address(at), Edition())[:-1]
    return [data for data in found if data.sheet.rows]


def same(screen: list[list[str]], found: list[Dataset]) -> None:
    assert [len(rows) for rows in screen] == [len(data.sheet.rows) for data in found]
    for rows, data in zip(screen, found, strict=True):
        for place, row in enumerate(rows):
            told = re.match(r'<tr data-figures="(.*?)">', row)
            ids = str(data.sheet.column("figure_ids")[place])
            assert (unescape(told[1]).split() if told else []) == list(filter(None, ids.split(";")))
            for head in data.titles:
                # A number stands beside its text, which is what the screen shows.
                if f"{head}_on_screen" not in data.titles:
                    for text in str(data.sheet.column(head)[place]).split(BETWEEN):
                        assert plain(text) in plain(row), (data.name, head)


def test_of_the_flows(filters: dict[str, str | list[str]]) -> None:
    at = opened("flows", **filters)
    same(tables_on_screen(at), filled(at, "flows"))


def test_of_the_parts_of_the_routes(filters: dict[str, str | list[str]]) -> None:
    at = opened("routes", **filters)
    found = {data.name: data for data in filled(at, "routes")}
    legs = re.findall(r'<li class="leg .*?</li>', html(at), re.S)
    assert len(legs) == len(found["legs"].sheet.rows)
    assert len(re.findall(r'<details class="route ', html(at))) == len(found["routes"].sheet.rows)
    said = [plain(text) for text in re.findall(r'<p class="people">(.*?)</p>', html(at), re.S)]
    people = sorted(plain(str(cell)) for cell in found["legs"].sheet.column("people"))
    # Who counted stands behind it on screen.
    assert all(map(str.startswith, sorted(said), people))
    dangers = [found[name] for name in ("incidents", "deaths", "findings") if name in found]
    same(tables_on_screen(part(at, "routes-section", "dangers")), dangers)
    fares = [found["fares"]] if "fares" in found else []
    same(tables_on_screen(part(at, "routes-section", "fares")), fares)


def test_of_the_parts_of_the_msf_sites(filters: dict[str, str | list[str]]) -> None:
    at = opened("presence", **filters)
    found = {data.name: data for data in filled(at, "presence")}
    for section, name in (("presence", "sites"), ("changes", "changes"), ("activity", "activity")):
        wanted = [found[name]] if name in found else []
        same(tables_on_screen(part(at, "presence-section", section)), wanted)
    # The page first shows the last country that counts people.
    wanted = [found["care-gap-pan"]] if "care-gap-pan" in found else []
    same(tables_on_screen(part(at, "presence-section", "gap")), wanted)


def test_of_two_periods(filters: dict[str, str | list[str]]) -> None:
    at = opened("compare", **filters)
    same(tables_on_screen(at), filled(at, "compare"))


def test_of_the_map(filters: dict[str, str | list[str]]) -> None:
    at = opened(**filters)
    (message,) = messages(at)
    found = {data.name: data.sheet for data in taken(TABLES, "map", address(at), Edition())}
    assert sorted(message["legs"]) == sorted(found["legs"].column("id"))
    assert found["counts"].column("at_point").count("yes") == len(message["points"])


def test_every_page_has_links_to_what_it_shows(filters: dict[str, str | list[str]]) -> None:
    for page in ("map", "flows", "routes", "presence", "compare", "report"):
        body = html(opened(page, **filters))
        assert f'<a download href="./data/{page}.xlsx?period=' in body
        assert '<a download href="./data/package.zip">' in body
    for page in ("evidence", "claims", "corrections"):
        body = html(opened(page, **filters))
        assert f'<a download href="./data/{page}.xlsx?period=' in body
