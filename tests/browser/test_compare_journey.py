"""The page that compares, in a real browser: two maps that move together, figures, and a link."""

from urllib.parse import urlsplit

from atlas_page import DONE, WARNING, asked, drawings, legs, picture, visible_texts
from axe import serious
from babel.messages.pofile import read_po
from conftest import ANSWERS_WITHIN, DESKTOP
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect
from serving import ROOT
from test_ground import painted

WHERE = "() => [map.getCenter().lat, map.getCenter().lng, map.getZoom()]"
SIZE = "() => [map.getSize().x, map.getSize().y]"
DRAWN = "html[data-atlas-ready]"


def open_pair(page: Page, server: str, link: str = "") -> list[Frame]:
    """Open the page and return the frames of its two maps once both are drawn."""
    page.goto(f"{server}/compare{link}")
    return drawn_pair(page)


def drawn_pair(page: Page) -> list[Frame]:
    page.locator(DONE).wait_for()
    frames = []
    expect(page.locator("iframe")).to_have_count(2, timeout=ANSWERS_WITHIN)
    for place in range(2):
        page.frame_locator("iframe").nth(place).locator(DRAWN).wait_for(state="attached")
        handle = page.locator("iframe").nth(place).element_handle()
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frames.append(frame)
    expect_together(*frames)
    return frames


def expect_together(a: Frame, b: Frame) -> None:
    """Wait until both maps show the same place at the same zoom, in frames of one size."""
    a.wait_for_function(f"here => JSON.stringify(({WHERE})()) === here", arg=_json(b, WHERE))
    assert a.evaluate(SIZE) == b.evaluate(SIZE)


def _json(frame: Frame, script: str) -> str:
    return str(frame.evaluate(f"JSON.stringify(({script})())"))


def test_two_maps_of_one_size_show_two_periods_and_what_changed(page: Page, server: str) -> None:
    a, b = open_pair(page, server)
    assert asked(page, "period") == ["2023-01", "2023-12"]
    assert asked(page, "compare") == ["2025-01", "2025-12"]
    assert "car-return-miramar/10" in legs(b) and "car-return-miramar/10" not in legs(a)
    assert painted(a) > 0.5 and painted(b) > 0.5
    expect(page.locator(".change")).to_contain_text("99.4 percent fewer in 2025 than in 2023")
    north = page.locator(".ledger tbody tr").first
    for part in ("520,085", "3,091", "−516,994", "−99.4%"):
        expect(north).to_contain_text(part)
    assert north.locator("td >> css=a[href^='http']").count() >= 2
    titles = [frame.get_attribute("title") for frame in page.locator("iframe").all()]
    assert titles == [f"Through the Darién and back, Jan–Dec {year}" for year in (2023, 2025)]
    picture(page, "compare-desktop")


def test_one_map_follows_when_the_other_is_dragged_or_zoomed(page: Page, server: str) -> None:
    a, b = open_pair(page, server)
    start = _json(b, WHERE)
    box = page.locator("iframe").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 250, box["y"] + 220
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 70, y + 40, steps=4)
    page.mouse.up()
    b.wait_for_function(f"start => JSON.stringify(({WHERE})()) !== start", arg=start)
    expect_together(a, b)
    zoom = a.evaluate("map.getZoom()")
    page.frame_locator("iframe").nth(1).locator(".leaflet-control-zoom-in").click()
    a.wait_for_function("zoom => map.getZoom() > zoom", arg=zoom)
    expect_together(a, b)
    assert painted(a) > 0.5 and painted(b) > 0.5


def test_a_preset_changes_the_second_map_alone_and_the_link_reopens_it(
    browser: Browser, page: Page, server: str
) -> None:
    a, b = open_pair(page, server)
    before = drawings(a), drawings(b)
    page.get_by_text("a year later", exact=True).click()
    b.wait_for_function(
        "before => Number(document.documentElement.dataset.atlasDraws) > before", arg=before[1]
    )
    page.locator(DONE).wait_for()
    assert asked(page, "compare") == ["2024-01", "2024-12"]
    assert drawings(a) == before[0]
    expect(page.locator(".change")).to_contain_text("41.9 percent fewer in 2024 than in 2023")
    mine = (legs(a), legs(b), page.locator(".ledger").inner_text())
    other = browser.new_context(viewport=DESKTOP)
    try:
        theirs = other.new_page()
        frames = open_pair(theirs, server, f"?{urlsplit(page.url).query}")
        found = (*(legs(frame) for frame in frames), theirs.locator(".ledger").inner_text())
        assert found == mine
        assert theirs.url == page.url
        expect(theirs.locator(WARNING)).to_have_count(0)
    finally:
        other.close()


def test_the_back_button_leads_out_of_the_page_again(page: Page, server: str) -> None:
    page.goto(f"{server}/")
    page.locator(DONE).wait_for()
    page.frame_locator("iframe").locator(DRAWN).wait_for(state="attached")
    address = page.url
    page.get_by_role("link", name="Compare").click()
    drawn_pair(page)
    page.go_back()
    expect(page.locator("iframe")).to_have_count(1, timeout=ANSWERS_WITHIN)
    page.locator(DONE).wait_for()
    assert page.url == address


def test_a_phone_stacks_the_maps_and_nothing_is_wider_than_it(
    phone: BrowserContext, server: str
) -> None:
    page = phone.new_page()
    open_pair(page, server, "?lang=es")
    upper, lower = (frame.bounding_box() for frame in page.locator("iframe").all())
    assert upper and lower and lower["y"] >= upper["y"] + upper["height"]
    assert upper["width"] == lower["width"] and upper["height"] == lower["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    picture(page, "compare-phone")


def test_spanish_leaves_no_english_word_of_the_interface(page: Page, server: str) -> None:
    with (ROOT / "src/darien/locales/es/LC_MESSAGES/darien.po").open("rb") as file:
        messages = {str(one.id): str(one.string) for one in read_po(file) if one.id}
    open_pair(page, server, "?lang=es")
    assert not {text for text in visible_texts(page) & set(messages) if messages[text] != text}
    expect(page.locator(".change")).to_contain_text("menos en 2025 que en 2023")


def test_the_page_keeps_the_rules_of_accessibility(page: Page, server: str) -> None:
    open_pair(page, server)
    assert serious(page) == []
