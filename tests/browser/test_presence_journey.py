"""A reader's journey over the page of MSF sites, on a desk and on a phone."""

import pytest
from atlas_page import DONE, open_text
from axe import serious
from conftest import ANSWERS_WITHIN
from playwright.sync_api import BrowserContext, Page, expect

SUSPENSION = "presence?period=2024-03&period=2024-09&lang=en"
# The parts of the page, each with the name of its table.
PARTS = {
    "Changes": "Openings and closures",
    "Activity": "What MSF did",
    "Care gap": "Care gap",
    "Sites": "MSF sites",
}


def choose(page: Page, part: str) -> None:
    """Choose a part and wait for its table, and for the one before to be gone."""
    page.get_by_test_id("stMain").get_by_text(part, exact=True).first.click()
    expect(page.get_by_role("table", name=PARTS[part], exact=True)).to_be_visible(
        timeout=ANSWERS_WITHIN
    )
    expect(page.locator(".ledger")).to_have_count(1, timeout=ANSWERS_WITHIN)
    page.locator(DONE).wait_for()


def test_from_the_chart_to_the_people_who_passed_without_a_site(page: Page, server: str) -> None:
    open_text(page, server, SUSPENSION)
    expect(page.locator("[data-testid='stVegaLiteChart'] :is(canvas, svg)").first).to_be_visible(
        timeout=ANSWERS_WITHIN
    )
    expect(page.locator(".ledger")).to_contain_text("suspended: 4 Mar 2024 – 2 Oct 2024")
    choose(page, "Changes")
    expect(page.locator(".ledger")).to_contain_text("on 4 Mar 2024")
    choose(page, "Care gap")
    expect(page.locator(".care-gap")).to_contain_text("153,288 people")
    expect(page.locator(".care-gap")).to_contain_text("No whole figure for 4–31 Mar 2024.")
    source = page.locator(".ledger a", has_text="SNM").first
    expect(source).to_have_attribute("href", "https://www.migracion.gob.pa/estadisticas/")


@pytest.mark.parametrize("part", list(PARTS))
def test_each_part_can_be_read_by_everyone(page: Page, server: str, part: str) -> None:
    open_text(page, server, SUSPENSION)
    choose(page, part)
    assert not serious(page)


def test_a_phone_scrolls_one_way_only_and_names_every_cell(
    phone: BrowserContext, server: str
) -> None:
    page = phone.new_page()
    open_text(page, server, SUSPENSION)
    for part in PARTS:
        choose(page, part)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    label = "getComputedStyle(document.querySelector('.ledger td'), '::before').content"
    assert "Status on 30 Sep 2024" in page.evaluate(label)
