"""Every number on every page leads to a ledger that tells it, and from there to a publisher."""

from functools import cache

import pytest
from atlas_page import DONE, drawn_map, open_text
from conftest import ANSWERS_WITHIN
from numbers_seen import Seen, numbers_on, told_by
from playwright.sync_api import Frame, Locator, Page, expect

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
    if section not in WITHOUT:
        page.locator(f"{MAIN} [data-figures]").first.wait_for(state="attached")
    for chart in page.get_by_test_id("stVegaLiteChart").all():
        chart.locator("svg").first.wait_for(timeout=ANSWERS_WITHIN)
    assert unaccounted(page.main_frame, MAIN, may_be_empty=section in WITHOUT) == []


@pytest.mark.parametrize("link", MAPS)
def test_every_number_of_the_map_and_its_timeline_leads_to_a_ledger_that_tells_it(
    page: Page, server: str, link: str
) -> None:
    page.goto(f"{server}/{link}")
    assert unaccounted(drawn_map(page), ".atlas-sheet") == []


def dialog_of(page: Page) -> Locator:
    """Return the dialog of a ledger once it tells of a figure."""
    dialog = page.locator("dialog.ledger-dialog[open]")
    expect(dialog.locator("main h1")).to_be_visible(timeout=ANSWERS_WITHIN)
    return dialog


def leads_to_a_publisher(dialog: Locator) -> bool:
    link = dialog.locator('ol a[target="_blank"]').first
    return (link.get_attribute("href") or "").startswith("http")


def test_the_keyboard_alone_leads_from_a_key_figure_to_its_publisher(
    page: Page, server: str
) -> None:
    page.goto(server)
    frame = drawn_map(page)
    frame.locator("a.figure").first.focus()
    page.keyboard.press("Enter")  # first
    dialog = dialog_of(page)
    for _step in range(10):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => document.activeElement.closest('ol') && document.activeElement.href"
        )
        if focused:
            break
    assert str(focused).startswith("http")
    # The second press would open it; the test never leaves its own server.
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize(
    "mark",
    [f".atlas-figures > div:nth-child({n}) a.figure" for n in range(1, 6)]
    + [".atlas-legend a.figure", '.atlas-timeline tspan[data-key^="figure:"]'],
)
def test_two_clicks_lead_from_a_number_of_the_first_screen_to_its_publisher(
    page: Page, server: str, mark: str
) -> None:
    page.goto(server)
    frame = drawn_map(page)
    frame.locator(mark).first.click()
    assert leads_to_a_publisher(dialog_of(page))


@pytest.mark.parametrize(
    "mark",
    [
        'g.mark.point[data-point="snm-darien-north"] .name.figure',
        'g.bar[data-key="bar:snm-darien-north/2024-01-01"] .body',
        'g.stretch[data-key^="presence:MEX/"] .number',
    ],
)
def test_three_clicks_lead_from_what_is_drawn_by_its_card_to_a_publisher(
    page: Page, server: str, mark: str
) -> None:
    page.goto(server)
    frame = drawn_map(page)
    frame.locator(mark).first.click()
    card = frame.locator(".atlas-card")
    card.locator("a.figure").first.click()
    assert leads_to_a_publisher(dialog_of(page))


def test_the_address_of_a_figure_opens_its_ledger_on_any_page(page: Page, server: str) -> None:
    page.goto(f"{server}/flows?figure=observations:snm-darien-north-2024-01")
    dialog = dialog_of(page)
    expect(dialog).to_contain_text("36,001")
    expect(dialog).to_contain_text("34,839")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("h1")).to_have_text(["Flows"])


def test_a_bar_of_a_chart_opens_its_ledger_and_a_ledger_leads_to_others_and_back(
    page: Page, server: str
) -> None:
    open_text(page, server, "flows")
    bar = page.get_by_test_id("stVegaLiteChart").first.locator("svg path[aria-label*='2023']").first
    bar.click()
    dialog = dialog_of(page)
    first = dialog.locator("h1").inner_text()
    dialog.locator("section a.figure").first.click()
    expect(dialog.locator("h1")).not_to_have_text(first)
    dialog.get_by_role("button", name="Back").click()
    expect(dialog.locator("h1")).to_have_text(first)


def test_an_id_that_names_no_figure_is_answered_with_what_to_do(page: Page, server: str) -> None:
    answer = page.request.get(f"{server}/ledger?figure=observations:<b>none</b>&lang=es")
    assert answer.status == 404
    body = answer.text()
    assert "&lt;b&gt;none" in body and "<b>none" not in body and "Ninguna cifra se llama" in body
