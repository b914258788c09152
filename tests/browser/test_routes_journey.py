"""A reader follows a route leg by leg, reads what happened on it, and what it cost."""

from atlas_page import open_text
from axe import serious
from conftest import ANSWERS_WITHIN
from playwright.sync_api import BrowserContext, Page, expect


def show(page: Page, section: str) -> None:
    page.get_by_role("radio", name=section).or_(page.get_by_role("button", name=section)).click()


def test_a_reader_follows_a_route_its_dangers_and_its_fares(page: Page, server: str) -> None:
    open_text(page, server, "routes?direction=southbound")
    first, second = page.locator("details.route").nth(0), page.locator("details.route").nth(1)
    expect(first.get_by_text("Peñas Blancas", exact=True)).to_be_visible()
    expect(first.locator("li.leg")).to_have_count(16)
    expect(second.locator("li.leg").first).to_be_hidden()
    second.locator("summary h2").click()
    expect(second.get_by_text("El Llano", exact=True)).to_be_visible()
    assert serious(page) == []

    show(page, "Hazards and incidents")
    expect(page.get_by_text("Missing: not known").first).to_be_visible()
    assert serious(page) == []

    show(page, "Prices over time")
    # The drawing's own script is fetched only now.
    chart = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first
    expect(chart).to_be_visible(timeout=ANSWERS_WITHIN)
    expect(page.get_by_text("US$230–280").first).to_be_visible()
    assert serious(page) == []


def test_the_chain_fits_a_phone(phone: BrowserContext, server: str) -> None:
    page = phone.new_page()
    open_text(page, server, "routes?direction=southbound&lang=es")
    expect(page.get_by_text("Peñas Blancas", exact=True)).to_be_visible()
    # Only the chains: the pages of the head are wider than a phone and scroll by themselves.
    wide = page.locator("details.route").first.evaluate(
        "route => [...route.querySelectorAll('*')].filter("
        "one => one.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert wide == 0
