"""Every number on every page leads to a ledger that tells it, and from there to a publisher."""

from functools import cache

import pytest
from atlas_page import DONE, drawn_map, open_text
from conftest import ANSWERS_WITHIN
from numbers_seen import Seen, numbers_on, told_by
from playwright.sync_api import Frame, Page

from darien.tables import Tables, load

MAIN = '[data-testid="stMain"]'
# Sections of dates and words alone.
WITHOUT = ("How recent",)
# Every page, with the sections that it offers.
PAGES = {
    "flows": ("",),
    "flows?period=2010-01&period=2026-12": ("",),
    "routes": ("Legs", "Hazards and incidents", "Prices over time"),
    "presence": ("Sites", "Changes", "Activity", "Care gap"),
    "compare": ("",),
    "compare?period=2023-01&period=2023-12&compare=2025-01&compare=2025-03": ("",),
    "report": ("",),
    "evidence": (
        "Search",
        "Sources",
        "One source only",
        "What is missing",
        "How recent",
        "Known faults",
        "Rival values",
    ),
    "corrections": ("",),
    "claims?claim=ap-6": ("",),
    "claims?claim=ap-17": ("",),
}
MAPS = (
    "",
    "?period=2024-01&period=2024-01&direction=northbound",
    "?period=2025-01&period=2025-12&direction=southbound&extent=central-america",
    "?period=2023-01&period=2023-12&northbound=inm-honduras-north&scale=linear",
)


@cache
def tables() -> Tables:
    return load()


def unaccounted(frame: Frame, root: str, *, may_be_empty: bool = False) -> list[Seen]:
    """Return the numbers that no ledger around them tells; there must be numbers at all."""
    seen = list(numbers_on(frame, root))
    assert seen or may_be_empty, "a page without numbers proves nothing"
    return [
        one
        for one in seen
        if not any(one.number in told_by(tables(), figure) for figure in one.figures)
    ]


def choose(page: Page, section: str) -> None:
    offered = page.get_by_role("radio", name=section, exact=True)
    offered.or_(page.get_by_role("button", name=section, exact=True)).first.click()
    page.locator(DONE).wait_for()


@pytest.mark.parametrize(
    ("link", "section"), [(link, one) for link, sections in PAGES.items() for one in sections]
)
def test_every_number_of_a_page_leads_to_a_ledger_that_tells_it(
    page: Page, server: str, link: str, section: str
) -> None:
    open_text(page, server, link)
    if section:
        choose(page, section)
    for chart in page.get_by_test_id("stVegaLiteChart").all():
        chart.locator("svg").first.wait_for(timeout=ANSWERS_WITHIN)
    assert unaccounted(page.main_frame, MAIN, may_be_empty=section in WITHOUT) == []


@pytest.mark.parametrize("link", MAPS)
def test_every_number_of_the_map_and_its_timeline_leads_to_a_ledger_that_tells_it(
    page: Page, server: str, link: str
) -> None:
    page.goto(f"{server}/{link}")
    assert unaccounted(drawn_map(page), ".atlas-sheet") == []
