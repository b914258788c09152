"""What the browser tests ask of the page: steps and facts in the reader's terms, and no sleeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from conftest import ANSWERS_WITHIN, ARTEFACTS
from playwright.sync_api import Frame, Page, expect

DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
EARLY = "#early"
WARNING = '[data-testid="stAlert"]'


def open_view(page: Page, server: str, link: str = "") -> Frame:
    """Open a link and return the map's frame once it is drawn."""
    page.goto(f"{server}/{link}")
    return drawn_map(page)


def open_text(page: Page, server: str, link: str) -> None:
    """Open a link to a page without a map and wait until it has answered."""
    page.goto(f"{server}/{link}")
    page.locator(DONE).wait_for()
    expect(page.locator("h1")).to_be_visible(timeout=ANSWERS_WITHIN)
    # The title comes first: the rest of the answer is still on its way.
    page.locator(DONE).wait_for()


def picture(page: Page, name: str, *, full_page: bool = False) -> None:
    """Keep a screenshot as an artefact."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=full_page)


def drawn_map(page: Page) -> Frame:
    """Wait until the page has answered and its own map is drawn; return the map's frame."""
    page.locator(DONE).wait_for()
    expect(page.locator(EARLY)).to_have_count(0)
    return drawn_sheet(page, "iframe")


def drawn_sheet(page: Page, selector: str) -> Frame:
    """Wait until the sheet in a frame is drawn; return the frame."""
    page.frame_locator(selector).locator("html[data-atlas-ready]").wait_for(state="attached")
    handle = page.locator(selector).element_handle()
    frame = handle.content_frame() if handle else None
    assert frame is not None
    return frame


@contextmanager
def redrawn(page: Page, frame: Frame) -> Iterator[None]:
    """Wait, after what happens inside, until the map has drawn another message."""
    before = drawings(frame)
    yield
    frame.wait_for_function(
        "before => Number(document.documentElement.dataset.atlasDraws) > before", arg=before
    )
    page.locator(DONE).wait_for()


def drawings(frame: Frame) -> int:
    """Return how many messages the map has drawn."""
    return int(frame.evaluate("document.documentElement.dataset.atlasDraws || 0"))


def legs(frame: Frame) -> dict[str, str]:
    """Return the drawn route legs with their codes: c counted, p in part, d not, u unknown."""
    script = "all => Object.fromEntries(all.map(e => [e.dataset.leg, e.dataset.code]))"
    return dict(frame.eval_on_selector_all("[data-leg]", script))


def marks(frame: Frame, kind: str = "") -> set[str]:
    """Return the keys of the drawn marks, such as site:msf-pan-lajas-blancas."""
    keys = frame.eval_on_selector_all("[data-key]", "all => all.map(e => e.dataset.key)")
    return {key for key in keys if key.startswith(kind)}


def key_figures(page: Page) -> list[str]:
    """Return the numbers above the map."""
    return page.frame_locator("iframe").locator(".atlas-figures strong").all_inner_texts()


def asked(page: Page, name: str) -> list[str]:
    """Return what the address says of one parameter."""
    return parse_qs(urlsplit(page.url).query).get(name, [])


def middle_of_bar(page: Page, frame: Frame, month: str) -> tuple[float, float]:
    """Return a point of the page over the bar of a month (YYYY-MM), high above its top."""
    bar = frame.locator(f'[data-key="bar:snm-darien-north/{month}-01"] .hit').bounding_box()
    assert bar is not None
    return bar["x"] + bar["width"] / 2, bar["y"] + 12


def brush(page: Page, frame: Frame, first: str, last: str) -> None:
    """Drag a window over the timeline from the middle of one month to the middle of another."""
    start, end = middle_of_bar(page, frame, first), middle_of_bar(page, frame, last)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 8, start[1])
    page.mouse.move(*end)
    page.mouse.up()


def sidebar(page: Page, text: str) -> None:
    """Click what carries exactly this text in the sidebar."""
    page.get_by_test_id("stSidebar").get_by_text(text, exact=True).last.click()


def expect_chosen(page: Page, key: str, *texts: str) -> None:
    """Expect that a control of segments or pills shows these choices and no others."""
    chosen = f"[class*='st-key-{key}-'] button[data-selected='true']"
    expect(page.locator(chosen)).to_have_text([*texts])


def visible_texts(page: Page) -> set[str]:
    """Return the text of every visible text node of the page and of the map's frame."""
    script = """() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (parent.closest("style, script, noscript") || !parent.checkVisibility()) continue;
            found.push(walker.currentNode.textContent.trim());
        }
        return found;
    }"""
    return {text for frame in page.frames for text in frame.evaluate(script) if text}
