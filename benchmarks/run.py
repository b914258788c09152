"""Measure the atlas beside bare Streamlit and beside the usual way, and print one table.

Everything runs on this machine in one go, the three apps in turn, so that they share its moods.
A first map is timed from opening the page in a fresh browser context to the drawing. The atlas
draws it before Streamlit has started, so a second time stands beside it: "controls ready" is when
Streamlit has run the page's script to its end, and the map that its controls move is drawn and
alone on the screen. A filter change is timed from the click to the drawing, a brush on the timeline
from letting go to the drawing; bytes are what the websocket brings after the click, before
compression; the server's time runs from the click's message to the end of its answer.
"""

import argparse
import base64
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from find_chromium import chromium
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from serving import ARGUMENTS, ROOT, free_port, start_server, wait_for_health

HERE = Path(__file__).parent
PACE = 4.0  # months a second that playback draws at least

# Runs in the page and looks, fifty times a second, whether something else is drawn: the floor's
# line of text, the atlas's count of drawings, or another map of the usual way. A map counts where a
# reader can see it: nothing lies on top of it. (Looking before every frame of the screen makes the
# browser draw sixty a second, which costs a page with a map more than the others.)
REPORTS = """
if (window === window.top) {
    const clock = () => performance.timeOrigin + performance.now();
    let seen = null;
    const onScreen = element => {
        const box = element.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        return box.width > 0 && document.elementFromPoint(x, y) === element
            && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    };
    const drawnIn = frame => {
        const root = frame.contentDocument?.documentElement;
        if (root?.dataset.atlasReady) return `${frame.id} ${root.dataset.atlasDraws}`;
        const shown = frame.contentWindow;
        return shown?.map?._loaded && !shown.DarienAtlas ? shown.map : null;
    };
    const found = () => {
        const text = document.getElementById("drawn");
        if (text) return text.textContent;
        for (const frame of document.querySelectorAll("iframe")) {
            const drawing = drawnIn(frame);
            if (drawing && (drawing === seen || onScreen(frame))) return drawing;
        }
        return null;
    };
    const settled = () => {
        const app = document.querySelector('[data-testid="stApp"]');
        const frames = [...document.querySelectorAll("iframe")];
        return app?.dataset.testScriptState === "notRunning" && found()
            && frames.length < 2 && frames.every(frame => app.contains(frame));
    };
    const look = () => {
        const now = found();
        if (now && now !== seen) {
            seen = now;
            requestAnimationFrame(() => {
                window.drawnAt = clock();
                window.firstAt ??= window.drawnAt;
            });
        }
        if (!window.readyAt && settled()) {
            requestAnimationFrame(() => { window.readyAt ??= clock(); });
        }
        setTimeout(look, 20);
    };
    for (const move of ["pointerdown", "keydown"]) {
        addEventListener(move, () => { window.clickedAt = clock(); }, true);
    }
    look();
} else {
    // In the map's frame a brush begins to count when the reader lets go.
    addEventListener("pointerup", () => {
        window.top.clickedAt = performance.timeOrigin + performance.now();
    }, true);
}
"""
ANSWER = """clicked => window.drawnAt > window.clickedAt
    && document.querySelector('[data-testid="stApp"]').dataset.testScriptState === "notRunning" """


@dataclass
class App:
    """One of the apps under measurement, and what was measured."""

    name: str
    script: Path
    first: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)
    brush: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    memory: float = 0.0
    address: str = ""
    process: subprocess.Popen[bytes] | None = None


@dataclass
class Reader:
    """An open page of one app, with the traffic of its websocket since the last click."""

    app: App
    page: Page
    sent: list[float]
    received: list[tuple[float, int]]


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--first", type=int, default=7, help="first maps of each app")
    arguments.add_argument("--changes", type=int, default=30, help="filter changes of each app")
    wanted = arguments.parse_args()
    apps = [
        App("bare Streamlit (floor)", HERE / "floor.py"),
        App("usual way (baseline)", HERE / "baseline.py"),
        App("Darién Atlas", ROOT / "app.py"),
    ]
    with ExitStack() as stack:
        for app in apps:
            stack.enter_context(served(app))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        stack.callback(browser.close)
        for turn in range(wanted.first + 1):
            for app in apps:
                _open(browser, app, warm=turn > 0)
        _change(browser, apps, wanted.changes)
        pace = _play(browser, apps[-1])
        for app in apps:
            app.memory = _resident(app)
        _print(apps, browser.version)
        print(f"playback: {pace:.1f} months a second, goal 4.0: {verdict(pace >= PACE)}")
    return 0


@contextmanager
def served(app: App) -> Iterator[None]:
    """Serve an app on a free port of this machine for as long as it is measured."""
    log = Path(tempfile.mkdtemp()) / "log.txt"
    port = free_port()
    with log.open("w") as output:
        app.process = start_server(port, output, app.script)
        app.address = f"http://127.0.0.1:{port}"
        try:
            wait_for_health(app.address, app.process, log)
            yield
        finally:
            app.process.terminate()
            app.process.wait(timeout=20)


def _open(browser: Browser, app: App, *, warm: bool) -> None:
    """Open an app for a reader who has never been there; the first visit of all does not count."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(REPORTS)
    page = context.new_page()
    start = time.time() * 1000
    page.goto(app.address, wait_until="commit")
    page.wait_for_function("() => window.readyAt > 0", timeout=60_000)
    if warm:
        app.first.append(page.evaluate("window.firstAt") - start)
        app.ready.append(page.evaluate("window.readyAt") - start)
    context.close()


def _change(browser: Browser, apps: list[App], times: int) -> None:
    """Change the same filter in each app in turn."""
    readers = [open_reader(browser, app) for app in apps]
    for turn in range(times + 2):
        for reader in readers:
            click(reader, ("North", "South", "Both")[turn % 3], counts=turn > 1)
        # The same reader, in the same minute: a brush is compared with the atlas's own changes.
        _brush(readers[-1], turn, counts=turn > 1)


def open_reader(browser: Browser, app: App) -> Reader:
    """Open an app and wait until its map is drawn and its controls are ready."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(REPORTS)
    page = context.new_page()
    reader = Reader(app, page, [], [])
    session: CDPSession = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.webSocketFrameSent", lambda got: reader.sent.append(got["timestamp"]))
    session.on(
        "Network.webSocketFrameReceived",
        lambda got: reader.received.append((got["timestamp"], _size(got["response"]))),
    )
    page.goto(app.address)
    page.wait_for_function("() => window.readyAt > 0", timeout=60_000)
    page.wait_for_timeout(1500)
    return reader


def _size(frame: dict) -> int:
    binary = frame["opcode"] == 2
    return len(base64.b64decode(frame["payloadData"])) if binary else len(frame["payloadData"])


def click(reader: Reader, choice: str, *, counts: bool) -> None:
    """Choose a direction and wait until the map has drawn it."""
    reader.sent.clear()
    reader.received.clear()
    reader.page.bring_to_front()
    if reader.app.script.name == "floor.py":
        reader.page.get_by_role("slider").press("ArrowLeft")
    else:
        reader.page.get_by_role("radio", name=choice, exact=True).click()
    reader.page.wait_for_function(ANSWER, polling=20, timeout=60_000)
    reader.page.wait_for_timeout(250)
    if counts:
        app = reader.app
        app.change.append(reader.page.evaluate("window.drawnAt - window.clickedAt"))
        app.kilobytes.append(sum(size for _, size in reader.received) / 1000)
        app.server.append((reader.received[-1][0] - reader.sent[0]) * 1000)


def _brush(reader: Reader, turn: int, *, counts: bool) -> None:
    """Drag another window over the timeline of the atlas and let go."""
    page = reader.page
    page.bring_to_front()
    chart = page.frame_locator("iframe").locator(".atlas-chart").bounding_box()
    assert chart is not None
    y = chart["y"] + 90
    first = chart["x"] + chart["width"] * (0.3 + 0.05 * (turn % 4))
    last = chart["x"] + chart["width"] * (0.6 + 0.05 * (turn % 3))
    page.mouse.move(first, y)
    page.mouse.down()
    for x in (first + 10, (first + last) / 2, last):
        page.mouse.move(x, y)
    page.mouse.up()
    page.wait_for_function(ANSWER, polling=20, timeout=60_000)
    page.wait_for_timeout(250)
    if counts:
        reader.app.brush.append(page.evaluate("window.drawnAt - window.clickedAt"))


def _play(browser: Browser, app: App) -> float:
    """Play the months of 2021 to 2025 and return how many of them are drawn in a second."""
    reader = open_reader(browser, app)
    frame = reader.page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    month = "document.documentElement.dataset.atlasMonth"
    frame.locator(".playback .play").click()
    times = []
    for reached in ("2021-02", "2025-12"):
        frame.wait_for_function(f"{month} >= '{reached}'", polling=5, timeout=120_000)
        times.append(time.perf_counter())
    return 58 / (times[1] - times[0])


def _resident(app: App) -> float:
    """Return the memory of an app's server in MB; not known outside Linux."""
    status = Path(f"/proc/{app.process.pid}/status") if app.process else Path("none")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def _print(apps: list[App], browser: str) -> None:
    heads = (
        "",
        "first map",
        "controls ready",
        "change p50",
        "change p95",
        "bytes/change",
        "server",
        "memory",
    )
    rows = [
        (
            app.name,
            f"{statistics.median(app.first) / 1000:.2f} s",
            f"{statistics.median(app.ready) / 1000:.2f} s",
            f"{statistics.median(app.change):.0f} ms",
            f"{statistics.quantiles(app.change, n=20)[-1]:.0f} ms",
            f"{statistics.mean(app.kilobytes):.1f} kB",
            f"{statistics.median(app.server):.0f} ms",
            f"{app.memory:.0f} MB",
        )
        for app in apps
    ]
    widths = [max(len(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
    print(f"Python {platform.python_version()}, Chromium {browser}, {platform.machine()}")
    for row in (heads, tuple("-" * width for width in widths), *rows):
        cells = (f"{cell:{'<' if i == 0 else '>'}{widths[i]}}" for i, cell in enumerate(row))
        print(f"| {' | '.join(cells)} |")
    _print_goals(*apps)


def _print_goals(floor: App, baseline: App, atlas: App) -> None:
    ratios = (
        ("filter change / baseline", _ratio(atlas.change, baseline.change), 1 / 4),
        ("bytes per change / baseline", _ratio(atlas.kilobytes, baseline.kilobytes), 1 / 30),
        ("first map / floor", _ratio(atlas.first, floor.first), 1.25),
        ("brush to redraw / filter change", _ratio(atlas.brush, atlas.change), 1.3),
    )
    for name, ratio, goal in ratios:
        print(f"{name}: {ratio:.3f}, goal {goal:.3f}: {verdict(ratio <= goal)}")
    p50, p95 = statistics.median(atlas.brush), statistics.quantiles(atlas.brush, n=20)[-1]
    print(f"brush to redraw: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    print(f"controls ready / floor: {_ratio(atlas.ready, floor.ready):.3f}, no goal")


def verdict(reached: bool) -> str:
    """Say whether a goal is reached."""
    return "reached" if reached else "missed"


def _ratio(ours: list[float], theirs: list[float]) -> float:
    return statistics.median(ours) / statistics.median(theirs)


if __name__ == "__main__":
    sys.exit(main())
