"""The page of reports in a browser: choose, see the figure, take it along."""

import re
from urllib.parse import parse_qs, urlsplit

from atlas_page import DONE, open_text, picture, sidebar
from axe import serious
from conftest import ANSWERS_WITHIN
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect

PREVIEW = ".proof img"
VIEW_2025 = "?period=2025-01&period=2025-12&direction=southbound"


def open_report(page: Page, server: str, link: str = "") -> None:
    open_text(page, server, f"report{link}")
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until the preview is there to be seen."""
    expect(page.locator(PREVIEW)).to_be_visible(timeout=ANSWERS_WITHIN)
    page.wait_for_function(f"() => document.querySelector('{PREVIEW}')?.naturalWidth > 0")


def preview(page: Page, name: str) -> list[str]:
    """Return what the address of the preview says of a parameter."""
    return said(page.locator(PREVIEW).get_attribute("src"), name)


def said(address: str | None, name: str) -> list[str]:
    return parse_qs(urlsplit(address or "").query).get(name, [])


def download(page: Page, kind: str) -> Locator:
    return page.locator(f'.takeaway a:has(b:text-is("{kind}"))')


def choose(page: Page, control: str, option: str) -> None:
    page.get_by_role("combobox", name=control).click()
    page.get_by_role("option", name=option).click()


def preview_says(page: Page, name: str, value: str) -> None:
    """Wait until the preview is of a new choice, and the page below it too."""
    expect(page.locator(f'{PREVIEW}[src*="{name}={value}&"]')).to_be_visible()
    expect(page.locator(DONE)).to_be_attached()


def test_a_reader_chooses_sees_and_takes_a_figure(page: Page, server: str) -> None:
    open_report(page, server, VIEW_2025)
    assert preview(page, "direction") == ["southbound"] and preview(page, "dpi") == ["96"]
    picture(page, "report-desktop")
    assert serious(page) == []
    choose(page, "Page", "Square post")
    choose(page, "Resolution of the PNG", "300")
    preview_says(page, "template", "square")
    expect(page.get_by_text("room for the map alone")).to_be_visible()
    drawn(page)
    box = page.locator(".proof").bounding_box()
    assert box is not None and abs(box["width"] - box["height"]) < 1
    expect(download(page, "PNG")).to_contain_text("2,160 × 2,160 px")
    with page.expect_download() as taken:
        download(page, "PNG").click()
    assert taken.value.suggested_filename.startswith("DA-2025-01-2025-12-southbound-isthmus-en-")
    with Image.open(taken.value.path()) as image:
        assert image.format == "PNG" and image.size == (2160, 2160)
        assert [round(dpi) for dpi in image.info["dpi"]] == [300, 300]


def test_choices_outlast_a_filter_another_page_and_another_language(
    page: Page, server: str
) -> None:
    open_report(page, server, VIEW_2025)
    choose(page, "Page", "A4, tall")
    page.get_by_role("radio", name="Greyscale").click()
    page.get_by_role("button", name="Timelines").click()
    preview_says(page, "tone", "greyscale")
    sidebar(page, "North")
    preview_says(page, "direction", "northbound")
    kept = {"template": ["a4-portrait"], "tone": ["greyscale"]}
    assert {name: preview(page, name) for name in kept} == kept
    page.get_by_role("link", name="Evidence", exact=True).click()
    expect(page.locator("h1")).to_have_text("Evidence")
    page.get_by_role("link", name="Report", exact=True).click()
    expect(page.locator(PREVIEW)).to_be_visible()
    assert preview(page, "part") == ["legs", "sites", "caution"]
    sidebar(page, "Español")
    preview_says(page, "lang", "es")
    assert {name: preview(page, name) for name in kept} == kept
    assert preview(page, "part") == ["legs", "sites", "caution"]
    drawn(page)


def test_a_figure_can_be_in_another_language_than_the_page(page: Page, server: str) -> None:
    open_report(page, server)
    page.locator(".st-key-report-choices").get_by_role("radio", name="Español").click()
    preview_says(page, "lang", "es")
    expect(page.get_by_role("tab", name="Caption", exact=True)).to_be_visible()
    expect(page.locator(PREVIEW)).to_have_attribute("alt", re.compile("ene 2021"))
    page.get_by_role("tab", name="Embed").click()
    code = page.locator('[data-testid="stCode"]:visible')
    expect(code).to_contain_text(f'<img src="{server}/figure.png?period=2021-01')
    expect(code).to_contain_text("created=20")
    drawn(page)


def test_every_file_on_offer_opens_without_a_script_of_its_own(page: Page, server: str) -> None:
    open_report(page, server)
    for kind, begins in (("SVG", b"<?xml"), ("PDF", b"%PDF-"), ("PNG", b"\x89PNG")):
        address = download(page, kind).get_attribute("href") or ""
        answer = page.request.get(f"{server}/{address}")
        assert answer.ok and answer.body().startswith(begins), kind
        assert "script" not in answer.headers["content-security-policy"]
    page.goto(f"{server}/{download(page, 'SVG').get_attribute('href')}")
    # The type that it brings along is what it is set in.
    assert page.evaluate("() => document.fonts.ready.then(all => all.size)") > 0
    loaded = "() => [...document.fonts].some(font => font.status === 'loaded')"
    assert page.evaluate(loaded)


def test_a_phone_shows_the_whole_figure_and_no_sideways_page(
    phone: BrowserContext, server: str
) -> None:
    page = phone.new_page()
    open_report(page, server, f"{VIEW_2025}&lang=es")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box = page.locator(".proof").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert abs(box["width"] / box["height"] - 297 / 210) < 0.02
    assert serious(page) == []
    picture(page, "report-phone", full_page=True)


def test_a_figure_still_to_be_drawn_says_so(page: Page, server: str) -> None:
    page.route("**/figure.png?*", lambda route: None)
    open_text(page, server, "report")
    expect(page.locator(".proof p")).to_have_text("The figure is being drawn …")
    box = page.locator(".proof").bounding_box()
    assert box is not None and abs(box["width"] / box["height"] - 297 / 210) < 0.02


def test_figures_may_be_shown_by_other_sites_and_nothing_else_may(page: Page, server: str) -> None:
    figure = page.request.get(f"{server}/figure.png?template=square&dpi=96").headers
    assert figure["cross-origin-resource-policy"] == "cross-origin"
    for path in ("/", "/report", "/sheet"):
        headers = page.request.get(server + path).headers
        assert headers["cross-origin-resource-policy"] == "same-origin", path
