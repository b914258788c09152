"""The map's own script in a real browser: geometry, symbols, names, furniture, cards, text safety.

The page has the shape of streamlit-folium's frame; Leaflet comes from its package, script, style
and basemap from this repository, and a small made-up atlas of six towns from `fixtures`.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from darien.render.words import TEXTS

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "darien" / "render" / "web"
GEOMETRY = ROOT / "data" / "geo"
FIXTURES = Path(__file__).parent / "fixtures"
LEAFLET = files("xstatic.pkg.leaflet") / "data"
GROUND = ("land", "land_far", "borders", "rivers", "lakes", "roads", "darien_gap", "bathymetry")
URLS = {name: f"{name}.geojson" for name in (*GROUND, "legs")}
HOSTILE = '<img src=x onerror="window.hacked=1"> ${1} `'
DESKTOP = {"width": 1160, "height": 740}
PHONE = {"width": 366, "height": 620}
READY = "document.documentElement.dataset.atlasReady === '1'"
MESSAGE = json.loads((FIXTURES / "message.json").read_text("utf-8"))

PAGE = """<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">
<link rel="stylesheet" href="leaflet.css"><link rel="stylesheet" href="atlas.css"></head>
<body><div id="parent" class="float-container single"><div class="float-child">
<div id="map_div" style="height: 300px"></div></div></div>
<script src="leaflet.js"></script><script src="atlas.js"></script>
<script>var map_div = L.map("map_div",
 {center: [8, -80], zoom: 7, zoomSnap: 0.25, zoomControl: false, attributionControl: false});
</script></body></html>"""

Answer = tuple[int, str, bytes]
Open = Callable[..., Page]


def words(**changes: Any) -> bytes:
    made = json.loads((FIXTURES / "words.json").read_text("utf-8"))
    made["text"] = dict(TEXTS)
    return json.dumps(made | changes).encode()


def answers() -> dict[str, tuple[str, bytes]]:
    script = b"\n".join(path.read_bytes() for path in sorted(WEB.glob("*.js")))
    style = b"\n".join(path.read_bytes() for path in sorted(WEB.glob("*.css")))
    spanish = words(lang="es", text=TEXTS | {"dir.n": "hacia el norte"})
    return {
        "": ("text/html", PAGE.encode()),
        "leaflet.js": ("text/javascript", (LEAFLET / "leaflet.js").read_bytes()),
        "leaflet.css": ("text/css", (LEAFLET / "leaflet.css").read_bytes()),
        "atlas.js": ("text/javascript; charset=utf-8", script),
        "atlas.css": ("text/css; charset=utf-8", style),
        "words.json": ("application/json", words()),
        "words-es.json": ("application/json", spanish),
        "cards.json": ("application/json", (FIXTURES / "cards.json").read_bytes()),
        "legs.geojson": ("application/json", (FIXTURES / "legs.geojson").read_bytes()),
        "tile": ("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        **{
            f"{name}.geojson": ("application/json", (GEOMETRY / f"{name}.geojson").read_bytes())
            for name in GROUND
        },
    }


class Handler(BaseHTTPRequestHandler):
    def __init__(self, served: dict[str, tuple[str, bytes]], *args: Any) -> None:
        self.served = served
        super().__init__(*args)

    def do_GET(self) -> None:
        kind, body = self.served.get(self.path.strip("/").split("?")[0], ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Keep the test's output to the test."""


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, answers()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def open_map(browser: Browser, origin: str) -> Iterator[Open]:
    """Open the page, start the map and draw; afterwards nothing may have gone wrong or outside."""
    opened: list[tuple[Page, list[str]]] = []

    def open_page(
        message: Any = MESSAGE, size: Any = DESKTOP, urls: Any = URLS, **context: Any
    ) -> Page:
        page = browser.new_context(viewport=size, **context).new_page()
        wrong: list[str] = []
        opened.append((page, wrong))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: _inside(asked.url, origin) or wrong.append(asked.url))
        page.goto(origin)
        page.evaluate("urls => DarienAtlas.start(map_div, {base: '/', urls})", urls)
        if message is not None:
            draw(page, message)
            page.wait_for_function(READY)
        return page

    yield open_page
    problems = [problem for _, wrong in opened for problem in wrong]
    for page, _ in opened:
        page.context.close()
    assert problems == []


def _inside(url: str, origin: str) -> bool:
    return url.startswith((origin, "data:", "blob:"))


@pytest.fixture(scope="module")
def pure(browser: Browser, origin: str) -> Iterator[Page]:
    """A page with the script and no map: for functions of numbers."""
    page = browser.new_page()
    page.goto(origin)
    yield page
    page.close()


def draw(page: Page, message: Any) -> None:
    page.evaluate("message => DarienAtlas.draw(map_div, message)", message)


def draws(page: Page) -> int:
    return int(page.evaluate("Number(document.documentElement.dataset.atlasDraws || 0)"))


def changed(**changes: Any) -> dict[str, Any]:
    return deepcopy(MESSAGE) | changes


def ribbons(page: Page, call: str, *args: Any) -> Any:
    return page.evaluate(f"args => DarienAtlas.ribbons.{call}(...args)", list(args))


def labels(page: Page, call: str, *args: Any) -> Any:
    return page.evaluate(f"args => DarienAtlas.labels.{call}(...args)", list(args))


def leg(page: Page, leg_id: str) -> Locator:
    return page.locator(f'[data-leg="{leg_id}"]')


# ---- geometry


def test_a_line_lies_on_the_right_of_its_course_in_both_directions(pure: Page) -> None:
    east = ribbons(pure, "offset", [[0, 0], [100, 0]], 5)
    west = ribbons(pure, "offset", [[100, 0], [0, 0]], 5)
    assert [y for _, y in east] == [5, 5]  # south of an eastward course: y grows downwards
    assert [y for _, y in west] == [-5, -5]


@pytest.mark.parametrize(
    "course",
    [
        [[0, 0], [60, 0], [60, 60], [120, 60]],
        [[0, 0], [50, 0], [52, 3], [50, 6], [0, 10]],
        [[0, 0], [30, 2], [33, 20], [36, 2], [80, 0]],
    ],
    ids=["steps", "hairpin", "notch"],
)
@pytest.mark.parametrize("by", [3, 17])
def test_a_parallel_has_no_loops_or_spikes(pure: Page, course: Any, by: float) -> None:
    line = ribbons(pure, "offset", course, by)
    for point in line[1:-1]:
        distance = min(ribbons(pure, "distanceToSegment", point, a, b) for a, b in pairwise(course))
        assert 0.9 * by - 0.2 <= distance <= 3 * by
    segments = list(pairwise(line))
    crossings = [
        (i, j)
        for i in range(len(segments))
        for j in range(i + 2, len(segments))
        if _cross(*segments[i], *segments[j])
    ]
    assert crossings == []


def _cross(a: Any, b: Any, c: Any, d: Any) -> bool:
    def side(p: Any, q: Any, r: Any) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_half_an_arrow_head_stands_on_the_outer_side(pure: Page) -> None:
    width = 20
    made = ribbons(pure, "ribbon", [[0, 0], [200, 0]], width)
    wing = max(made["body"], key=lambda p: p[1])
    tip = max(made["body"], key=lambda p: p[0])
    assert wing == pytest.approx([200 - 1.05 * width, 1 + width + 0.42 * width])
    assert tip == pytest.approx([200, 1])


def test_a_thin_line_has_a_head_of_nine_by_four_every_140_px(pure: Page) -> None:
    tip, back, out = ribbons(pure, "halfBarb", [[0, 0], [400, 0]], 100, 2)
    assert tip == pytest.approx([100, -1])
    assert back == pytest.approx([91, -1])
    assert out == pytest.approx([91, 1 + 4])
    places = ribbons(pure, "barbPlaces", 1400)
    steps = [b - a for a, b in pairwise(places)]
    assert all(130 <= step <= 150 for step in steps)


def test_width_and_radius_grow_with_the_root_of_the_people(pure: Page) -> None:
    assert ribbons(pure, "widthOf", 1_207_389) == pytest.approx(16.48, abs=0.01)
    assert ribbons(pure, "widthOf", 100) == 1.2
    assert ribbons(pure, "radiusOf", 1_000_000) == pytest.approx(30)
    assert ribbons(pure, "radiusOf", 10) == 2.5


def test_ribbons_that_follow_each_other_share_their_corner(pure: Page) -> None:
    first = ribbons(pure, "ribbon", [[0, 0], [100, 0]], 12, {"after": [0, 1]})
    then = ribbons(pure, "ribbon", [[100, 0], [100, 100]], 12, {"before": [1, 0]})
    corners = {(round(x, 3), round(y, 3)) for x, y in first["body"]}
    assert len(corners & {(round(x, 3), round(y, 3)) for x, y in then["body"]}) == 2


def test_the_best_known_style_wins_on_a_shared_course(pure: Page) -> None:
    def one(name: str, code: str, width: float, way: str = "n") -> dict[str, Any]:
        return {"id": name, "course": "x", "dir": way, "code": code, "width": width}

    merged = ribbons(
        pure,
        "mergeLegs",
        [
            one("u", "u", 0),
            one("d", "d", 0),
            one("c", "c", 2),
            one("C", "c", 9),
            one("s", "d", 0, "s"),
        ],
    )
    assert [(line["id"], line["ids"]) for line in merged] == [
        ("C", ["u", "d", "c", "C"]),
        ("s", ["s"]),
    ]


def test_a_half_disc_bulges_up_for_north_and_down_for_south(pure: Page) -> None:
    assert " 0 0 1 " in ribbons(pure, "halfDisc", [0, 0], 10, "n")
    assert " 0 0 0 " in ribbons(pure, "halfDisc", [0, 0], 10, "s")


# ---- names


def test_marks_that_overlap_become_one(pure: Page) -> None:
    groups = labels(pure, "cluster", [{"x": 0, "y": 0}, {"x": 5, "y": 5}, {"x": 40, "y": 0}], 14)
    assert [len(group["members"]) for group in groups] == [2, 1]


def test_a_name_moves_before_it_is_dropped_and_is_never_laid_over_another(pure: Page) -> None:
    place = """taken => {
      const B = DarienAtlas.labels, frame = [0, 0, 200, 100];
      const room = {taken, frame, ground: new B.Ground(frame)};
      return B.placeName(B.around(100, 50, 60, 11), room);
    }"""
    right = pure.evaluate(place, [])
    left = pure.evaluate(place, [[101, 0, 200, 100]])
    assert (right["anchor"], left["anchor"]) == ("start", "end")
    assert pure.evaluate(place, [[0, 0, 200, 100]]) is None


def test_a_number_is_never_dropped_and_stays_in_the_frame(pure: Page) -> None:
    box = pure.evaluate("""() => {
      const B = DarienAtlas.labels, frame = [0, 0, 400, 300];
      const make = (dx, dy) => [200 + dx, 150 + dy, 300 + dx, 190 + dy];
      const room = {taken: [[0, 0, 400, 140]], frame, ground: new B.Ground(frame)};
      return B.placeNumber(make, {dx: 500, dy: -90, anchor: "start"}, [200, 150], room).box;
    }""")
    left, top, right, bottom = box
    assert left >= 0 and right <= 400 and top >= 140 and bottom <= 300


# ---- drawing


def test_each_code_has_its_own_line(open_map: Open) -> None:
    page = open_map()
    expect(leg(page, "north/1")).to_have_attribute("data-code", "c")
    expect(leg(page, "north/1").locator(".body")).to_have_count(1)
    expect(leg(page, "south/1").locator(".line")).to_have_attribute("stroke-width", "2.27")
    expect(leg(page, "south/1")).to_have_attribute("data-code", "p")
    expect(leg(page, "north/3").locator(".line")).to_have_attribute("stroke-dasharray", "0.1 3.6")
    colour = "document.querySelector('[data-leg=\"south/3\"] .line')"
    assert page.evaluate(f"getComputedStyle({colour}).stroke") == "rgb(213, 94, 0)"


def test_legs_on_one_course_are_one_line_and_its_card_offers_the_others(open_map: Open) -> None:
    page = open_map()
    expect(leg(page, "south/2")).to_have_count(0)
    expect(leg(page, "south/3")).to_have_attribute("data-legs", "south/2 south/3")
    leg(page, "south/3").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="south – 2").click()
    expect(page.get_by_role("heading", name="Gamma – Delta, before")).to_be_visible()


def test_an_uncounted_leg_is_dashed_and_a_variant_waits_for_a_closer_view(open_map: Open) -> None:
    message = changed(legs=MESSAGE["legs"] | {"south/3": ["d"]})
    page = open_map(message)
    expect(leg(page, "south/2").locator(".line")).to_have_attribute("stroke-dasharray", "4.5 3.2")
    expect(leg(page, "detail/1")).to_have_count(0)
    expect(leg(page, "short/1")).to_have_count(0)
    page.evaluate("void map_div.setView([8.97, -79.5], 9, {animate: false})")
    expect(leg(page, "detail/1")).to_have_count(1)


def test_layers_that_are_off_are_not_drawn_and_not_in_the_legend(open_map: Open) -> None:
    page = open_map(changed(layers=["uncounted"]))
    expect(page.locator("[data-point], [data-site], .atlas-marks .town")).to_have_count(0)
    expect(page.locator('.leg[data-code="c"]')).to_have_count(0)
    legend = page.locator(".atlas-legend")
    expect(legend).to_contain_text("not counted")
    expect(legend).not_to_contain_text("counted part of the time")
    expect(legend).not_to_contain_text("People counted")
    expect(legend).not_to_contain_text("MSF sites")


def test_sites_at_one_place_stand_side_by_side_or_become_a_count(open_map: Open) -> None:
    page = open_map()
    boxes = [page.locator(f'[data-site="{site}"] .square').bounding_box() for site in ("s2", "s3")]
    assert boxes[0] and boxes[1] and abs(boxes[0]["x"] - boxes[1]["x"]) >= 10
    expect(page.locator('[data-site="s2"] .half')).to_have_count(1)
    expect(page.locator('[data-site="s4"] .square')).to_have_attribute(
        "stroke-dasharray", "1.6 1.6"
    )
    cluster = page.locator('[data-count="5"]')
    expect(cluster).to_have_attribute("aria-label", "5 MSF sites")
    cluster.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator(".choices li")).to_have_count(5)


def test_rings_stand_where_the_map_puts_their_places_after_zooming(open_map: Open) -> None:
    page = open_map()
    for zoom in (7, 8.25):
        page.evaluate("z => void map_div.setView([8.8, -80], z, {animate: false})", zoom)
        x, y = page.evaluate("""() => {
          const p = map_div.latLngToContainerPoint([9.0, -79.5]);
          const host = map_div.getContainer().getBoundingClientRect();
          return [p.x + host.left, p.y + host.top];
        }""")
        ring = page.locator('[data-point="count-north"] .ring').bounding_box()
        assert ring
        assert (ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2) == pytest.approx(
            (x, y), abs=1
        )


def test_numbers_and_names_keep_clear_of_the_panels_and_of_each_other(open_map: Open) -> None:
    page = open_map()
    box = "e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; }"
    around = ".atlas-title, .atlas-legend, .atlas-foot, .atlas-inset"
    panels = page.evaluate(f"[...document.querySelectorAll('{around}')].map({box})")
    numbers = page.evaluate(f"[...document.querySelectorAll('.atlas-marks .figure')].map({box})")
    towns = page.evaluate(
        f"[...document.querySelectorAll('.names .main, .names .town')].map({box})"
    )
    assert len(panels) == 4 and len(numbers) == 2
    texts = [*numbers, *towns]
    for i, one in enumerate(texts):
        assert not any(_meet(one, other) for other in [*panels, *texts[:i]])


def _meet(a: Any, b: Any) -> bool:
    slack = 2  # a text's box has some air of its own
    return bool(
        a[0] < b[2] - slack and a[2] > b[0] + slack and a[1] < b[3] - slack and a[3] > b[1] + slack
    )


# ---- messages


def test_the_same_message_again_does_nothing_and_the_latest_of_many_wins(open_map: Open) -> None:
    page = open_map()
    before = draws(page)
    draw(page, deepcopy(MESSAGE))
    assert draws(page) == before
    page.evaluate(
        """message => {
      for (const title of ['first', 'second', 'third'])
        DarienAtlas.draw(map_div, {...message, title, words: 'words-es.json'});
    }""",
        MESSAGE,
    )
    expect(page.locator(".atlas-title h2")).to_have_text("third")
    assert draws(page) == before + 1
    expect(page.locator(".atlas-legend")).to_contain_text("hacia el norte")
    assert page.locator(".atlas-frame").get_attribute("lang") == "es"


def test_a_message_before_start_waits(browser: Browser, origin: str) -> None:
    page = browser.new_page()
    page.goto(origin)
    draw(page, MESSAGE)
    page.evaluate("urls => DarienAtlas.start(map_div, {base: '/', urls})", URLS)
    page.wait_for_function(READY)
    expect(page.locator(".atlas-title h2")).to_have_text("A view")
    page.close()


def test_the_readers_pan_is_kept_until_the_extent_changes(open_map: Open) -> None:
    page = open_map()
    page.evaluate("void map_div.setView([8.5, -78], 8, {animate: false})")
    draw(page, changed(title="Another title"))
    assert page.evaluate("map_div.getZoom()") == 8
    draw(page, changed(bounds=[[5.5, -93.5], [18.5, -75]], extent="central-america"))
    assert page.evaluate("map_div.getZoom()") < 7


def test_the_map_is_fitted_again_when_an_untouched_frame_changes_its_size(open_map: Open) -> None:
    page = open_map()
    wide = page.evaluate("map_div.getZoom()")
    page.set_viewport_size({"width": 700, "height": 600})
    page.wait_for_function(f"map_div.getZoom() < {wide}")
    assert page.evaluate("map_div.getBounds().contains([[6.7, -83.2], [10.1, -75.3]])")


def test_an_online_basemap_comes_and_goes(open_map: Open) -> None:
    page = open_map(changed(tiles={"url": "/tile?{z}-{x}-{y}", "attribution": "© <b>Tiles</b>"}))
    expect(page.locator(".leaflet-tile").first).to_be_attached()
    expect(page.locator(".atlas-foot")).to_contain_text("© <b>Tiles</b>")
    draw(page, MESSAGE)
    expect(page.locator(".leaflet-tile")).to_have_count(0)


@pytest.mark.parametrize("missing", ["legs", "land"])
def test_a_layer_that_cannot_be_fetched_is_said_and_the_rest_is_drawn(
    browser: Browser, origin: str, missing: str
) -> None:
    page = browser.new_page()
    page.goto(origin)
    page.evaluate(
        "urls => DarienAtlas.start(map_div, {base: '/', urls})", URLS | {missing: "nothing.geojson"}
    )
    draw(page, MESSAGE)
    page.wait_for_function(READY)
    expect(page.get_by_role("status")).to_have_text(TEXTS["error.layer"])
    expect(page.locator('[data-point="count-north"]')).to_have_count(1)
    page.close()


def test_words_that_cannot_be_fetched_are_said_too(browser: Browser, origin: str) -> None:
    page = browser.new_page()
    page.goto(origin)
    page.evaluate("urls => DarienAtlas.start(map_div, {base: '/', urls})", URLS)
    draw(page, changed(words="nothing.json"))
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    draw(page, MESSAGE)
    page.wait_for_function(READY)
    expect(page.locator(".atlas-notice")).to_be_hidden()
    page.close()


def test_text_stays_text(open_map: Open) -> None:
    message = changed(title=HOSTILE, subtitle=HOSTILE, foot=[HOSTILE] * 4)
    message["points"][0] |= {"number": HOSTILE, "lines": [HOSTILE]}
    message["figures"][0] = [HOSTILE, HOSTILE, "count-north"]
    message["legend"]["sitesDate"] = HOSTILE
    message["sites"]["s1"] = ["a", HOSTILE]
    page = open_map(message)
    expect(page.locator(".atlas-title h2")).to_have_text(HOSTILE)
    page.locator('[data-point="count-north"]').focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(HOSTILE)
    expect(dialog.get_by_role("link")).to_have_count(1)
    link = dialog.get_by_role("link")
    expect(link).to_have_attribute("href", "https://example.org/report")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(page.locator("img[src=x]")).to_have_count(0)
    assert page.evaluate("window.hacked") is None


# ---- reader


def test_a_card_opens_and_closes_by_keyboard_and_gives_the_focus_back(open_map: Open) -> None:
    page = open_map()
    point = page.locator('[data-point="count-north"]')
    point.focus()
    page.keyboard.press(" ")
    dialog = page.get_by_role("dialog", name="Counted at Gamma")
    expect(dialog).to_contain_text("1,207,389 people, 2021–2025")
    expect(dialog).to_contain_text("Producer N")
    expect(dialog.locator("dd")).to_have_text("Value")
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    draw(page, changed(title="While the card is open"))
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(point).to_be_focused()


def test_a_click_opens_a_card_and_a_second_one_takes_its_place(open_map: Open) -> None:
    page = open_map()
    page.locator('[data-point="count-south"] .figure').click(force=True)
    expect(page.get_by_role("dialog", name="Counted at Alpha")).to_be_visible()
    page.locator('[data-site="s1"] rect').first.click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.get_by_role("dialog", name="Site 1")).to_contain_text("active since 2 Oct 2024")


def test_each_group_is_one_tab_stop_and_arrows_walk_inside_it(open_map: Open) -> None:
    page = open_map()
    stops = page.locator('.atlas-marks [tabindex="0"]')
    groups = page.locator(".atlas-marks g[role=group]")
    expect(groups).to_have_count(5)
    expect(stops).to_have_count(5)
    stops.first.focus()
    first = page.evaluate("document.activeElement.dataset.leg")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.leg")
    assert second and second != first
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.dataset.leg") == first
    unnamed = page.locator(".atlas-marks [role=button]:not([aria-label])")
    expect(unnamed).to_have_count(0)


def test_less_motion_is_respected(open_map: Open) -> None:
    page = open_map(reduced_motion="reduce")
    assert page.evaluate("map_div.options.zoomAnimation") is False


# ---- furniture


def test_the_frame_carries_what_a_figure_needs(open_map: Open) -> None:
    page = open_map()
    expect(page.locator(".atlas-title")).to_contain_text("Of five towns")
    legend = page.locator(".atlas-legend")
    for text in ("1,000,000", "100,000", "10,000", "MSF sites on 31 Dec 2025", "closed: 6"):
        expect(legend).to_contain_text(text)
    expect(page.locator(".atlas-scale")).to_contain_text("km")
    expect(page.locator(".atlas-foot strong")).to_have_text(["Sources:", "Independent product."])
    expect(page.locator(".atlas-inset .here")).to_have_count(1)
    sizes = page.evaluate("[innerHeight, document.querySelector('.atlas-frame').offsetHeight]")
    assert sizes[0] == sizes[1]  # whatever height the host wrote on the map
    foot = page.locator(".atlas-foot").bounding_box()
    stage = page.locator(".atlas-stage").bounding_box()
    assert foot and stage and foot["y"] >= stage["y"] + stage["height"] - 1


def test_a_phone_has_bars_instead_of_panels(open_map: Open) -> None:
    page = open_map(size=PHONE)
    expect(page.locator(".atlas-inset")).to_be_hidden()
    expect(page.locator(".atlas-legend .people")).to_have_count(0)
    parts = [".atlas-title", ".atlas-stage", ".atlas-legend", ".atlas-foot"]
    boxes = [page.locator(part).bounding_box() for part in parts]
    for above, below in pairwise(boxes):
        assert above and below and below["y"] >= above["y"] + above["height"] - 1
    page.locator('[data-point="count-north"]').focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog").bounding_box()
    assert sheet and sheet["width"] > 350 and sheet["y"] + sheet["height"] > 610


def test_a_square_extent_stands_beside_the_legend(open_map: Open) -> None:
    page = open_map(changed(bounds=[[7.6, -79.5], [9.6, -77.5]], extent="darien"))
    legend = page.locator(".atlas-legend").bounding_box()
    ring = page.locator('[data-point="count-north"] .ring').bounding_box()
    assert legend and ring and legend["x"] + legend["width"] < ring["x"]


def test_a_middling_frame_keeps_legend_and_drops_the_inset(open_map: Open) -> None:
    page = open_map(size={"width": 800, "height": 500})
    expect(page.locator(".atlas-inset")).to_be_hidden()
    expect(page.locator(".atlas-legend .routes")).to_have_count(1)
    expect(page.locator(".atlas-legend .people")).to_have_count(0)


def test_far_land_is_fetched_only_when_it_shows(open_map: Open) -> None:
    page = open_map()
    fetched = "performance.getEntriesByType('resource').some(e => e.name.includes('land_far'))"
    assert page.evaluate(fetched) is False
    draw(page, changed(bounds=[[-40, -130], [45, -40]], extent="whole-route"))
    page.wait_for_function(fetched)


def test_every_text_the_script_asks_for_has_words() -> None:
    script = "".join(path.read_text("utf-8") for path in WEB.glob("*.js"))
    asked = set(re.findall(r'text\("([a-z]+\.[A-Za-z]+)"', script))
    assert len(asked) > 15
    assert asked <= set(TEXTS)
