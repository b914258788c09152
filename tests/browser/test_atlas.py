"""A reader's journey in a real browser; nothing leaves the server, no error reaches the console."""

import re
from urllib.parse import parse_qs, urlsplit

from atlas_page import (
    WARNING,
    drawn_map,
    expect_chosen,
    key_figures,
    legs,
    marks,
    open_view,
    redrawn,
    sidebar,
    visible_texts,
)
from axe import serious
from babel.messages.pofile import read_po
from conftest import ARTEFACTS, DESKTOP
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import ROOT

SITE = "site:msf-pan-lajas-blancas"


def test_the_first_screen_holds_filters_figures_and_map_without_scrolling(
    page: Page, server: str
) -> None:
    frame = open_view(page, server)
    assert key_figures(page)[0] == "↑ 1,207,389"
    assert marks(frame, "point:") and marks(frame, "site:") and legs(frame)
    assert page.evaluate("document.documentElement.scrollHeight") == 900
    assert page.evaluate("document.querySelector('.stMain').scrollHeight") <= 900
    box = page.locator("iframe").bounding_box()
    assert box is not None and box["height"] > 800 and box["y"] + box["height"] <= 900
    for part in (".atlas-figures", ".atlas-stage", ".atlas-chart"):
        shown = frame.locator(part).bounding_box()
        assert shown is not None and shown["y"] + shown["height"] <= 900 and shown["height"] > 80
    toggle = page.locator(".st-key-online-basemap").bounding_box()
    assert toggle is not None and toggle["y"] + toggle["height"] <= 900
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / "map-desktop.png")


def test_a_phone_shows_figures_map_and_what_the_filters_are_set_to(
    phone: BrowserContext, server: str
) -> None:
    page = phone.new_page()
    frame = open_view(page, server)
    assert marks(frame, "point:")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.screenshot(path=ARTEFACTS / "map-phone.png")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(
        page.get_by_test_id("stSidebar").get_by_text("Direction", exact=True)
    ).to_be_in_viewport()


def test_a_year_and_a_direction_change_the_drawing_and_the_address(page: Page, server: str) -> None:
    frame = open_view(page, server)
    everything, numbers = legs(frame), key_figures(page)
    with redrawn(page, frame):
        sidebar(page, "2025")
    year = legs(frame)
    assert year != everything and key_figures(page) != numbers
    with redrawn(page, frame):
        sidebar(page, "North")
    assert set(legs(frame)) < set(year)
    assert not [key for key in marks(frame, "leg:") if "return" in key]
    query = parse_qs(urlsplit(page.url).query)
    assert query["period"] == ["2025-01", "2025-12"] and query["direction"] == ["northbound"]


def test_the_slider_and_the_months_choose_the_period(page: Page, server: str) -> None:
    frame = open_view(page, server)
    start = page.locator("[class*=st-key-years] input").first
    with redrawn(page, frame):
        start.press("ArrowRight")
    assert parse_qs(urlsplit(page.url).query)["period"] == ["2022-01", "2025-12"]
    expect_chosen(page, "preset")
    month = page.locator("[class*=st-key-first-month] input")
    with redrawn(page, frame):
        month.click()
        page.get_by_role("option", name="Mar 2022").click()
    assert parse_qs(urlsplit(page.url).query)["period"] == ["2022-03", "2025-12"]


def test_a_link_opens_the_same_view_for_another_reader(
    browser: Browser, page: Page, server: str
) -> None:
    frame = open_view(page, server)
    for choice in ("2025", "South", "Incidents", "Pacific"):
        with redrawn(page, frame):
            sidebar(page, choice)
    mine = (legs(frame), marks(frame), key_figures(page))
    other = browser.new_context(viewport=DESKTOP)
    try:
        their_page = other.new_page()
        their_frame = open_view(their_page, server, f"?{urlsplit(page.url).query}")
        assert (legs(their_frame), marks(their_frame), key_figures(their_page)) == mine
        expect_chosen(their_page, "direction", "South")
        expect(their_page.get_by_role("checkbox", name="Incidents")).not_to_be_checked()
        expect(their_page.locator(WARNING)).to_have_count(0)
        assert their_page.url == page.url
    finally:
        other.close()


def test_the_back_button_returns_to_the_view_before(page: Page, server: str) -> None:
    frame = open_view(page, server)
    before, address = legs(frame), page.url
    with redrawn(page, frame):
        sidebar(page, "South")
    assert legs(frame) != before
    with redrawn(page, frame):
        page.go_back()
    assert legs(frame) == before and page.url == address
    expect_chosen(page, "direction", "Both")


def test_a_wrong_link_says_once_what_is_wrong_and_shows_a_view(page: Page, server: str) -> None:
    link = "?period=2021-13&period=2025-12&direction=up&extent=darien"
    frame = open_view(page, server, link)
    warning = page.locator(WARNING)
    expect(warning).to_have_count(1)
    for part in ("2021-13", "up", "northbound", "2021-01"):
        expect(warning).to_contain_text(part)
    assert legs(frame)
    assert parse_qs(urlsplit(page.url).query)["extent"] == ["darien"]
    with redrawn(page, frame):
        sidebar(page, "2025")
    expect(page.locator(WARNING)).to_have_count(0)


def test_markup_in_a_link_stays_text(page: Page, server: str) -> None:
    open_view(page, server, "?direction=%3Cimg%20src=x%3E%60%5Bx%5D(https://example.org)")
    expect(page.locator(f"{WARNING} :is(img, a)")).to_have_count(0)


def test_the_view_goes_along_to_the_evidence_and_back(page: Page, server: str) -> None:
    frame = open_view(page, server)
    with redrawn(page, frame):
        sidebar(page, "2025")
    query = urlsplit(page.url).query
    page.get_by_role("link", name="Evidence").click()
    expect(page.locator(".ledger tbody tr").first).to_be_visible()
    page.wait_for_url(f"{server}/evidence?{query}&section=search")
    page.get_by_role("link", name="Map").click()
    assert legs(drawn_map(page)) and urlsplit(page.url).query == query
    expect_chosen(page, "preset", "2025")


def test_facts_are_searched_paged_and_linked_and_the_address_says_it(
    page: Page, server: str
) -> None:
    page.goto(f"{server}/evidence?words=capurgana&lang=en")
    figure = page.locator(".ledger a.figure").first
    expect(figure).to_have_attribute("href", re.compile(r"^\./ledger\?figure="))
    page.screenshot(path=ARTEFACTS / "evidence-desktop.png")
    assert serious(page) == []
    search = page.get_by_role("textbox", name=re.compile("^Words"))
    search.fill("no such words anywhere")
    search.press("Enter")
    expect(page.locator(WARNING)).to_contain_text("Take a word")
    search.fill("SNM")
    search.press("Enter")
    expect(page.get_by_text(re.compile("^1–50 of "))).to_be_visible()
    page.get_by_role("button", name="Next page").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^51–100 of "))).to_be_visible()
    page.wait_for_url(re.compile(r"words=SNM&page=2"))
    page.reload()
    expect(page.get_by_text(re.compile("^51–100 of "))).to_be_visible()


def test_the_old_address_of_the_sources_leads_to_the_evidence(page: Page, server: str) -> None:
    page.goto(f"{server}/sources?lang=es")
    expect(page.locator(".ledger tbody tr").first).to_be_visible()
    assert urlsplit(page.url).path == "/evidence" and "lang=es" in urlsplit(page.url).query


def test_spanish_leaves_no_english_word_of_the_interface(page: Page, server: str) -> None:
    messages = _catalogue()
    frame = open_view(page, server)
    english = visible_texts(page) & set(messages)
    assert english >= {"Map", "Evidence", "Direction", "Layers", "Both"}
    with redrawn(page, frame):
        sidebar(page, "Español")
    left = {text for text in visible_texts(page) & set(messages) if messages[text] != text}
    assert not left
    assert page.evaluate("document.documentElement.lang") == "es"
    assert page.title().startswith("Mapa")
    page.screenshot(path=ARTEFACTS / "map-spanish.png")
    page.goto(f"{server}/evidence?lang=es")
    expect(page.locator(".ledger tbody tr").first).to_be_visible()
    assert not {text for text in visible_texts(page) & set(messages) if messages[text] != text}


def test_a_click_and_the_enter_key_open_a_card(page: Page, server: str) -> None:
    frame = open_view(page, server, "?extent=darien")
    site = frame.locator(f'[data-key="{SITE}"]')
    site.click()
    card = frame.locator('[role="dialog"]')
    expect(card).to_contain_text("Lajas Blancas")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    site.focus()
    page.keyboard.press("Enter")
    expect(card).to_contain_text("Lajas Blancas")


def test_the_online_basemap_is_off_until_a_reader_switches_it_on(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(viewport=DESKTOP)
    asked: list[str] = []
    context.route(re.compile("^https://tile.openstreetmap.org/"), lambda route: route.abort())
    context.on("request", lambda request: asked.append(request.url))
    try:
        page = context.new_page()
        frame = open_view(page, server, "?tiles=on&basemap=1&online-basemap=true")
        switch = page.get_by_role("switch", name="Online basemap")
        expect(switch).not_to_be_checked()
        assert not [url for url in asked if not url.startswith((server, "data:", "blob:"))]
        with redrawn(page, frame):
            sidebar(page, "Online basemap")
        expect(page.get_by_test_id("stSidebar")).to_contain_text("tile.openstreetmap.org. That")
        foreign = {urlsplit(url).netloc for url in asked if not url.startswith(server)}
        assert foreign - {""} == {"tile.openstreetmap.org"}
        assert "tile" not in page.url and "basemap" not in page.url
    finally:
        context.close()


def _catalogue() -> dict[str, str]:
    """Return the Spanish of every message of the interface."""
    path = ROOT / "src" / "darien" / "locales" / "es" / "LC_MESSAGES" / "darien.po"
    with path.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
