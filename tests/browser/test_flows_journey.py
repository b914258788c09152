"""The page of flows in a browser: charts are drawn, tables are read, nothing leaves the origin."""

from atlas_page import open_text, picture, sidebar
from axe import serious
from conftest import ANSWERS_WITHIN
from playwright.sync_api import BrowserContext, Page, expect

CHART = '[data-testid="stVegaLiteChart"][role="graphics-document"]'
PART = '[data-testid="stHeading"] h2'


def open_flows(page: Page, server: str, link: str = "") -> None:
    open_text(page, server, f"flows{link}")
    page.locator(CHART).first.wait_for()


def test_a_reader_follows_the_flows_from_the_whole_to_one_direction(
    page: Page, server: str
) -> None:
    open_flows(page, server)
    expect(page.locator(PART)).to_have_count(4)
    # Years; nationalities of two series; two definitions of women and men; deaths.
    expect(page.locator(CHART)).to_have_count(6)
    expect(page.locator(".ledger").first).to_contain_text("1,207,389")
    page.get_by_text("All nationalities as a table").first.click()
    expect(page.get_by_role("row", name="Everyone on these days").first).to_contain_text(
        "1,207,202"
    )
    assert serious(page) == []
    picture(page, "flows-desktop", full_page=True)
    sidebar(page, "South")
    page.wait_for_url("**direction=southbound**")
    # Years; nationalities of one series; deaths.
    expect(page.locator(CHART)).to_have_count(3, timeout=ANSWERS_WITHIN)
    expect(page.locator(".stMain")).not_to_contain_text("1,207,389")


def test_a_phone_shows_cards_and_no_sideways_page(phone: BrowserContext, server: str) -> None:
    page = phone.new_page()
    open_flows(page, server, "?lang=es&period=2010-01&period=2026-12")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator(".ledger.words td").first).to_be_visible()
    # Seventeen years keep their labels: the chart scrolls by itself.
    chart = page.locator(CHART).first.bounding_box()
    assert chart is not None and chart["width"] > 900
    assert serious(page) == []
    picture(page, "flows-phone")
