"""A reader's journey over the page of MSF sites, on a desk and on a phone."""

import pytest
from atlas_page import DONE
from axe import serious
from playwright.sync_api import BrowserContext, Page, expect

SUSPENSION = "presence?period=2024-03&period=2024-09&lang=en"
PATIENCE = 30_000  # ms; a busy machine answers late
# The parts of the page, each with the name of its table.
PARTS = {
    "Changes": "Openings and closures",
    "Activity": "What MSF did",
    "Care gap": "Care gap",
    "Sites": "MSF sites",
}


def open_page(page: Page, server: str, link: str = SUSPENSION) -> None:
    page.goto(f"{server}/{link}")
    page.locator(DONE).wait_for()
    expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)


def choose(page: Page, part: str) -> None:
    """Choose a part and wait for its table, and for the one before to be gone."""
    page.get_by_test_id("stMain").get_by_text(part, exact=True).first.click()
    expect(page.locator(f"table.presence[aria-label='{PARTS[part]}']")).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.locator("table.presence")).to_have_count(1, timeout=PATIENCE)
    page.locator(DONE).wait_for()


def test_from_the_chart_to_the_people_who_passed_without_a_site(page: Page, server: str) -> None:
    open_page(page, server)
    expect(page.locator("[data-testid='stVegaLiteChart'] :is(canvas, svg)").first).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.locator("table.presence")).to_contain_text("suspended: 4 Mar 2024 – 2 Oct 2024")
    choose(page, "Changes")
    expect(page.locator("table.presence")).to_contain_text("on 4 Mar 2024")
    choose(page, "Care gap")
    expect(page.locator(".care-gap")).to_contain_text("153,288 people")
    expect(page.locator(".care-gap")).to_contain_text("No whole figure for 4–31 Mar 2024.")
    source = page.locator("table.presence a", has_text="SNM").first
    expect(source).to_have_attribute("href", "https://www.migracion.gob.pa/estadisticas/")


@pytest.mark.parametrize("part", list(PARTS))
def test_each_part_can_be_read_by_everyone(page: Page, server: str, part: str) -> None:
    open_page(page, server)
    choose(page, part)
    assert not serious(page)


def test_a_phone_scrolls_one_way_only_and_names_every_cell(
    phone: BrowserContext, server: str
) -> None:
    page = phone.new_page()
    open_page(page, server)
    for part in PARTS:
        choose(page, part)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    label = "getComputedStyle(document.querySelector('.presence td'), '::before').content"
    assert "Status on 30 Sep 2024" in page.evaluate(label)
