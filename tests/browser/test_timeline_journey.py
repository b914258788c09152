"""The timeline in a real browser: bars, brush, playback, and how it is tied to map and address."""

from atlas_page import (
    asked,
    brush,
    key_figures,
    legs,
    marks,
    open_view,
    redrawn,
    sidebar,
)
from axe import serious
from conftest import ARTEFACTS
from playwright.sync_api import BrowserContext, Frame, Page, expect

from darien.flows import total
from darien.period import Period
from darien.tables import load
from darien.timeline import bars

TABLES = load()
RECENT = Period.of_months("2020-01", "2026-12")

# A bar's rectangle as drawn, by its key: width, height.
RECTANGLES = """all => Object.fromEntries(all.map(mark => {
    const size = name => Number(mark.querySelector(".body").getAttribute(name));
    return [mark.dataset.key, [size("width"), size("height")]];
}))"""


def rectangles(frame: Frame) -> dict[str, tuple[float, float]]:
    return {
        key: (width, height)
        for key, (width, height) in frame.eval_on_selector_all(
            ".atlas-chart .bar", RECTANGLES
        ).items()
    }


def drawn_bars(series_id: str) -> dict[str, object]:
    return {
        f"bar:{series_id}/{bar.period.first}": bar
        for bar in bars(TABLES, series_id)
        if RECENT.holds(bar.period.first, bar.period.last)
    }


def test_on_the_linear_scale_the_area_of_the_bars_is_people(page: Page, server: str) -> None:
    frame = open_view(page, server, "?scale=linear")
    drawn = rectangles(frame)
    wanted = drawn_bars("snm-darien-north") | drawn_bars("migracion-colombia-south")
    assert set(drawn) == set(wanted)
    areas = {key: width * height for key, (width, height) in drawn.items()}
    one = "bar:snm-darien-north/2023-08-01"
    people_per_area = wanted[one].people / areas[one]
    everyone = sum(bar.people for bar in wanted.values())
    assert abs(sum(areas.values()) * people_per_area / everyone - 1) < 0.001


def test_on_the_root_scale_heights_are_the_roots_of_the_rates(page: Page, server: str) -> None:
    frame = open_view(page, server)
    drawn = rectangles(frame)
    wanted = drawn_bars("snm-darien-north") | drawn_bars("migracion-colombia-south")
    one = "bar:snm-darien-north/2023-08-01"
    per_root = drawn[one][1] / wanted[one].rate ** 0.5
    for key, bar in wanted.items():
        assert abs(drawn[key][1] - per_root * bar.rate**0.5) < 0.01, key
        days = drawn[one][0] / 31
        assert abs(drawn[key][0] - days * bar.period.days) < 0.01, key


def test_scales_do_not_move_when_the_filter_changes(page: Page, server: str) -> None:
    frame = open_view(page, server)
    before = rectangles(frame)
    with redrawn(page, frame):
        sidebar(page, "2025")
    assert rectangles(frame) == before


def test_the_reversal_is_on_the_first_screen(page: Page, server: str) -> None:
    frame = open_view(page, server)
    for key in ("bar:snm-darien-north/2023-08-01", "bar:migracion-colombia-south/2025-05-01"):
        box = frame.locator(f'[data-key="{key}"] .body').bounding_box()
        assert box is not None and box["height"] > 8 and box["y"] + box["height"] < 900
    texts = frame.locator(".extreme").all_text_contents()
    assert texts == ["81,946 in Aug 2023", "10 in Jun 2025"]


def test_the_reversal_is_on_the_first_screen_of_a_phone(phone: BrowserContext, server: str) -> None:
    page = phone.new_page()
    frame = open_view(page, server)
    for key in ("bar:snm-darien-north/2023-08-01", "bar:migracion-colombia-south/2025-05-01"):
        box = frame.locator(f'[data-key="{key}"] .body').bounding_box()
        assert box is not None and box["height"] > 5 and box["y"] + box["height"] < 844
    expect(frame.locator(".atlas-figures")).to_contain_text("22,833")
    stage = frame.locator(".atlas-stage").bounding_box()
    assert stage is not None and stage["height"] > 200
    page.screenshot(path=ARTEFACTS / "timeline-phone.png")


def test_a_brush_sets_the_period_of_map_figures_and_address(page: Page, server: str) -> None:
    frame = open_view(page, server)
    everything = legs(frame)
    with redrawn(page, frame):
        brush(page, frame, "2024-03", "2024-09")
    counted = total(TABLES, "snm-darien-north", Period.of_months("2024-03", "2024-09"))
    assert key_figures(page)[0] == f"↑ {counted.people:,}" == "↑ 190,129"
    assert legs(frame) != everything and "leg:car-return-miramar/10" not in marks(frame)
    page.wait_for_url("**period=2024-03&period=2024-09**")
    page.screenshot(path=ARTEFACTS / "timeline-brush.png")
    link, shown = page.url, (legs(frame), key_figures(page))
    page.goto("about:blank")
    frame = open_view(page, server, link.removeprefix(f"{server}/"))
    assert (legs(frame), key_figures(page)) == shown
    with redrawn(page, frame):
        sidebar(page, "2021–25")
    edges = frame.locator("[data-edge]")
    expect(edges.first).to_have_attribute("aria-valuetext", "Jan 2021")
    expect(edges.last).to_have_attribute("aria-valuetext", "Dec 2025")


def test_the_period_can_be_set_by_keyboard_and_by_a_year(page: Page, server: str) -> None:
    frame = open_view(page, server)
    with redrawn(page, frame):
        frame.locator('[data-edge="0"]').press("PageUp")
    page.wait_for_url("**period=2022-01&period=2025-12**")
    expect(frame.locator('[data-edge="0"]')).to_be_focused()
    with redrawn(page, frame):
        frame.locator('[data-year="2025"]').press("Enter")
    page.wait_for_url("**period=2025-01&period=2025-12**")
    assert key_figures(page)[:2] == ["↑ 3,091", "↓ 22,833"]


def test_series_scale_and_events_are_chosen_and_stated_in_the_address(
    page: Page, server: str
) -> None:
    frame = open_view(page, server)
    with redrawn(page, frame):
        frame.get_by_label("Series of the northbound bars").select_option("inm-honduras-north")
    with redrawn(page, frame):
        frame.get_by_role("button", name="linear").click()
    with redrawn(page, frame):
        frame.locator("summary").click()
        frame.get_by_role("checkbox", name="policy").uncheck()
    page.wait_for_url("**event=operations**")
    assert asked(page, "northbound") == ["inm-honduras-north"]
    assert asked(page, "scale") == ["linear"] and "policy" not in asked(page, "event")
    assert frame.locator(".atlas-chart .bar.n").count() == len(drawn_bars("inm-honduras-north"))
    assert frame.locator(".event.policy[data-key]").count() == 0
    expect(frame.get_by_role("checkbox", name="policy")).to_be_focused()


def test_what_is_chosen_on_the_map_shows_its_periods_below(page: Page, server: str) -> None:
    frame = open_view(page, server, "?extent=darien")
    frame.locator('[data-key="site:msf-pan-lajas-blancas"]').click()
    classes = frame.eval_on_selector_all(".highlight .edge", "all => all.map(e => e.classList[1])")
    assert classes == ["a", "s", "a", "c"]
    page.keyboard.press("Escape")
    expect(frame.locator(".highlight .edge")).to_have_count(0)


def test_bars_events_and_presence_open_cards_with_sources(page: Page, server: str) -> None:
    frame = open_view(page, server)
    card = frame.locator('[role="dialog"]')
    for key, says in (
        ("bar:snm-darien-north/2023-08-01", "81,946"),
        ("event:ev-2024-03-msf-suspended", "Panama orders MSF"),
        ("presence:PAN/2024-03", "no agreement was in force"),
    ):
        mark = frame.locator(f'[data-key="{key}"]')
        mark.focus()
        page.keyboard.press("Enter")
        expect(card).to_contain_text(says)
        assert card.locator("a").count() > 0
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        expect(mark).to_be_focused()


def test_playback_asks_once_and_stops_on_exact_figures(page: Page, server: str) -> None:
    frame = open_view(page, server)
    month = "document.documentElement.dataset.atlasMonth"
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    frame.get_by_role("button", name="Play the months").click()
    frame.wait_for_function(f"{month} >= '2021-03'", polling=20)
    assert len(requests) == 1 and "/atlas/frames?" in requests[0]
    frame.wait_for_function(f"{month} >= '2023-08'", polling=20)
    frame.get_by_role("button", name="Pause").click()
    while frame.evaluate(month) > "2023-08":
        frame.get_by_role("button", name="One month back").click()
    assert frame.evaluate(month) == "2023-08"
    assert key_figures(page)[0] == "↑ 81,946"
    expect(frame.locator(".atlas-title h2")).to_contain_text("Aug 2023")
    expect(frame.locator(".atlas-marks")).to_contain_text("81,946")
    page.screenshot(path=ARTEFACTS / "timeline-playback.png")
    assert len(requests) == 1
    frame.get_by_role("button", name="Back to the whole period").click()
    assert key_figures(page)[0] == "↑ 1,207,389"
    with redrawn(page, frame):
        frame.get_by_role("button", name="One month on").click()
        frame.get_by_role("button", name="Choose this month").click()
    page.wait_for_url("**period=2021-01&period=2021-01**")


def test_nothing_moves_by_itself_for_who_asks_for_less_motion(
    context: BrowserContext, server: str
) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    frame = open_view(page, server)
    expect(frame.locator(".playback .play")).to_be_hidden()
    frame.get_by_role("button", name="One month on").press("Enter")
    frame.wait_for_function("document.documentElement.dataset.atlasMonth === '2021-01'")
    page.keyboard.press("ArrowRight")
    frame.wait_for_function("document.documentElement.dataset.atlasMonth === '2021-02'")
    page.keyboard.press("Escape")
    frame.wait_for_function("!document.documentElement.dataset.atlasMonth")


def test_the_map_page_has_no_serious_fault_of_access(page: Page, server: str) -> None:
    open_view(page, server)
    assert serious(page) == []
