"""What the page of evidence offers to take away is what it shows: its section, its search."""

import re
from html import unescape

import pytest
from reading import html, opened
from streamlit.testing.v1 import AppTest
from test_evidence_page import linked

from darien.datasets import asking
from darien.datasets.dataset import Dataset
from darien.datasets.taken import taken
from darien.figure_link import query_of
from darien.tables import load

TABLES = load()
# The page's link, the table of what is on screen, and a column of texts that it shows as they are.
SHOWN = {
    "search": ({"words": "EFE 2025", "way": "southbound", "lang": "es"}, "facts", "what"),
    "second-page": ({"words": "SNM 2023", "page": "2", "lang": "en"}, "facts", "what"),
    "one-source": ({"section": "one-source", "table": "fares", "lang": "en"}, "facts", "what"),
    "sources": ({"section": "sources", "words": "EFE", "lang": "en"}, "support", "source"),
    "rivals": ({"section": "rivals", "words": "Honduras", "lang": "es"}, "rivals", "about"),
    "missing": ({"section": "missing", "lang": "en"}, "missing", "what_is_missing"),
    "recent": ({"section": "recent", "lang": "es"}, "freshness", "state"),
    "faults": ({"section": "faults", "lang": "en"}, "faults", "fault"),
}


def offered(at: AppTest, path: str) -> dict[str, Dataset]:
    """The tables that the page's own link to a file gives."""
    (address,) = re.findall(rf'href="\./data/{path}\?([^"]*)"', html(at))
    said = query_of(unescape(address).encode(), "en")
    asked = asking.read(TABLES, path, said, "en", asking.date.today())
    of_page = taken(TABLES, asked.place.page, asked.view, asked.edition, asked.sought)
    return {data.name: data for data in of_page}


def rows_on_screen(at: AppTest) -> list[str]:
    """The rows of the last table on the page, each as text."""
    body = re.findall(r'<div class="ledger[ "].*?</table>', html(at), re.S)[-1]
    rows = re.findall(r'<tr[^>]*><th scope="row">.*?</tr>', body, re.S)
    return [plain(row) for row in rows]


def plain(text: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.mark.parametrize("name", SHOWN)
def test_a_link_gives_all_that_the_section_finds(name: str) -> None:
    link, table, column = SHOWN[name]
    at = linked(**link)
    data, screen = offered(at, "evidence.xlsx")[table], rows_on_screen(at)
    cells = [plain(str(cell)) for cell in data.sheet.column(column)]
    start = 50 if link.get("page") else 0
    assert screen and len(screen) == len(cells[start:][: len(screen)])
    assert all(cell in row for cell, row in zip(cells[start:], screen, strict=False))
    # Longer tables stand on pages of fifty, under a line that says how many rows there are.
    tally = re.search(r'<p class="caption tally">\d+–\d+ (?:of|de) (\S+)</p>', html(at))
    every = re.sub(r"\D", "", tally[1]) if tally else str(len(screen))
    assert int(every) == len(cells)


def test_the_other_pages_of_no_view_offer_their_tables() -> None:
    claims, corrections = opened("claims"), opened("corrections")
    assert {"key-facts", "readings", "sources"} == set(offered(claims, "claims.xlsx"))
    assert {"corrected", "sources"} == set(offered(corrections, "corrections.gpkg"))
    assert "claims.geojson" not in html(claims)
    assert "corrections.geojson" in html(corrections)
