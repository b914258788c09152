"""The early map: there before Streamlit, drawn from the same message, and gone without a trace."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from atlas_page import DONE, EARLY, drawn_map, drawn_sheet, legs, marks, open_view, sidebar
from axe import serious
from conftest import ARTEFACTS, DESKTOP
from playwright.sync_api import Browser, BrowserContext, Frame, Page, Route, expect

LINKS = (
    "",
    "?period=2025-01&period=2025-12&direction=southbound&extent=whole-route&lang=es",
    "?period=2024-03&period=2024-10&direction=northbound&extent=darien&layer=none&tiles=on",
)
PLACE = "() => [map.getCenter().lat, map.getCenter().lng, map.getZoom()]"


def without_streamlit(page: Page) -> None:
    """Let nobody answer the page's websocket: Streamlit stays where it is before its first run."""
    page.route_web_socket(re.compile("/_stcore/stream"), lambda _socket: None)


@contextmanager
def held_back(page: Page) -> Iterator[Callable[[], None]]:
    """Hold back the page's own map until the function given is called."""
    held: list[Route] = []
    free: list[bool] = []
    page.route(
        re.compile(r"/component/.*/index\.html"),
        lambda route: route.continue_() if free else held.append(route),
    )

    def release() -> None:
        free.append(True)
        for route in held:
            route.continue_()

    yield release


def early_map(page: Page) -> Frame:
    return drawn_sheet(page, EARLY)


@pytest.mark.parametrize("link", LINKS)
def test_the_early_map_needs_no_streamlit_and_shows_what_the_page_will_show(
    browser: Browser, page: Page, server: str, link: str
) -> None:
    without_streamlit(page)
    page.goto(f"{server}/{link}")
    early = early_map(page)
    drawn = (legs(early), marks(early), early.locator(".atlas-title h2").inner_text())
    assert page.locator(".st-key-screen").count() == 0
    other = browser.new_context(viewport=DESKTOP)
    try:
        own = open_view(other.new_page(), server, link)
        assert (legs(own), marks(own), own.locator(".atlas-title h2").inner_text()) == drawn
        assert own.evaluate(PLACE) == early.evaluate(PLACE)
    finally:
        other.close()


@pytest.mark.parametrize("width", [1440, 1024, 769, 768, 700, 641, 640, 390])
def test_the_early_map_stands_where_the_own_map_will_stand(
    browser: Browser, server: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    try:
        page = context.new_page()
        with held_back(page):
            page.goto(server)
            page.locator(DONE).wait_for()
            own = page.locator(".st-key-screen iframe")
            own.wait_for(state="attached")
            expect(page.get_by_test_id("stSkeleton")).to_have_count(1)
            screen = page.locator(".st-key-screen").bounding_box()
            assert screen is not None
            assert page.locator(EARLY).bounding_box() == screen
    finally:
        context.close()


def test_the_own_map_takes_over_and_one_map_is_left(page: Page, server: str) -> None:
    with held_back(page) as release:
        page.goto(server)
        early_map(page)
        page.locator(DONE).wait_for()
        expect(page.locator(EARLY)).to_have_attribute("title", "Map")
        page.screenshot(path=ARTEFACTS / "early-desktop.png")
        release()
        own = drawn_map(page)
    expect(page.locator("iframe")).to_have_count(1)
    assert legs(own) and page.locator(EARLY).count() == 0


def test_a_moved_map_keeps_its_place(page: Page, server: str) -> None:
    with held_back(page) as release:
        page.goto(server)
        early = early_map(page)
        before = early.evaluate(PLACE)
        early.locator("#map_div").focus()
        page.keyboard.press("ArrowRight")
        early.wait_for_function("before => map.getCenter().lng > before + 0.1", arg=before[1])
        page.keyboard.press("+")
        early.wait_for_function("before => map.getZoom() > before", arg=before[2])
        early.locator("html:not([data-atlas-busy])").wait_for(state="attached")
        moved = early.evaluate(PLACE)
        release()
        own = drawn_map(page)
    assert own.evaluate(PLACE) == pytest.approx(moved, abs=1e-3)
    assert own.evaluate("() => document.activeElement.id") == "map_div"


def test_a_map_that_is_being_dragged_stays(page: Page, server: str) -> None:
    with held_back(page) as release:
        page.goto(server)
        early_map(page)
        page.mouse.move(800, 400)
        page.mouse.down()
        page.mouse.move(700, 420, steps=4)
        release()
        own = page.frame_locator(".st-key-screen iframe")
        own.locator("html[data-atlas-ready]").wait_for(state="attached")
        page.locator(DONE).wait_for()
        expect(page.locator(EARLY)).to_be_visible()
        page.mouse.up()
        drawn_map(page)


def test_focus_and_an_open_card_go_over(page: Page, server: str) -> None:
    with held_back(page) as release:
        page.goto(f"{server}/?extent=darien")
        early = early_map(page)
        early.locator('[data-key="site:msf-pan-lajas-blancas"]').focus()
        page.keyboard.press("Enter")
        expect(early.locator('[role="dialog"]')).to_contain_text("Lajas Blancas")
        release()
        own = drawn_map(page)
    expect(own.locator('[role="dialog"]')).to_contain_text("Lajas Blancas")
    page.keyboard.press("Escape")
    focused = own.evaluate("() => document.activeElement.dataset.key")
    assert focused == "site:msf-pan-lajas-blancas"


def test_the_early_map_goes_when_another_view_or_page_is_chosen(page: Page, server: str) -> None:
    with held_back(page):
        page.goto(server)
        early_map(page)
        page.locator(DONE).wait_for()
        sidebar(page, "South")
        expect(page.locator(EARLY)).to_have_count(0)
        page.goto(server)
        early_map(page)
        page.get_by_role("link", name="Evidence", exact=True).click()
        expect(page.locator(EARLY)).to_have_count(0)
        expect(page.locator(".ledger tbody tr").first).to_be_visible()


def test_the_early_map_goes_when_the_page_ends_without_a_map(page: Page, server: str) -> None:
    without_streamlit(page)
    page.goto(server)
    early_map(page)
    page.evaluate(
        """() => {
            const app = document.querySelector('[data-testid="stApp"]');
            app.dataset.testScriptState = "notRunning";
            app.querySelector(".stMain").replaceChildren("This view could not be shown.");
        }"""
    )
    expect(page.locator(EARLY)).to_have_count(0)


def test_other_pages_have_no_early_map(page: Page, server: str) -> None:
    assert EARLY[1:] in page.request.get(server).text()
    assert f'id="{EARLY[1:]}"' not in page.request.get(f"{server}/evidence").text()


def test_a_phone_has_the_early_map_below_its_sidebar(phone: BrowserContext, server: str) -> None:
    page = phone.new_page()
    with held_back(page):
        page.goto(server)
        early_map(page)
        page.screenshot(path=ARTEFACTS / "early-phone.png")
        page.get_by_test_id("stExpandSidebarButton").click()
        direction = page.get_by_test_id("stSidebar").get_by_text("Direction", exact=True)
        expect(direction).to_be_in_viewport()
        direction.click(trial=True)


def test_without_javascript_one_sentence_is_left(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{server}/?lang=es")
        expect(page.locator(EARLY)).to_be_hidden()
        assert page.locator("noscript").inner_text().count("JavaScript") == 1
    finally:
        context.close()


def test_a_wrong_link_shows_its_notice_from_the_start(page: Page, server: str) -> None:
    without_streamlit(page)
    page.goto(f"{server}/?direction=up")
    expect(page.locator(EARLY)).to_have_count(0)


def test_a_hostile_link_is_data_on_the_sheet(page: Page, server: str) -> None:
    hostile = "</script><img src=x onerror=alert(1)>\"'"
    link = f"/sheet?lang={hostile}&period={hostile}&direction={hostile}&{hostile}=1"
    page.goto(server + link)
    page.locator("html[data-atlas-ready]").wait_for(state="attached")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("img").count() == 0 and page.locator("[onerror]").count() == 0
    told = json.loads(page.locator("#atlas-sheet").text_content() or "")
    assert hostile not in json.dumps(told)
    page.goto(f"{server}/?{hostile}=1")
    assert page.locator(EARLY).get_attribute("src").startswith("./sheet?period=2021-01")


def test_the_sheet_alone_is_accessible(page: Page, server: str) -> None:
    page.goto(f"{server}/sheet?lang=es")
    page.locator("html[data-atlas-ready]").wait_for(state="attached")
    assert page.locator("html").get_attribute("lang") == "es"
    assert serious(page) == []
