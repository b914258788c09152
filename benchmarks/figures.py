"""Measure figures: the first of a warm server, the same again, and the map while many are drawn.

The server is warm when it has drawn the figure that it draws at its start. Filter changes of the
map are timed as in run.py; first alone, then while as many different figures as BUSY are asked for
at once, which takes far longer than the changes do: the count of those still waiting at the end
says that the press was busy all the time.
"""

import statistics
import sys
import time
import urllib.request
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

from find_chromium import chromium
from playwright.sync_api import sync_playwright
from run import App, Reader, click, open_reader, served, verdict
from serving import ARGUMENTS, ROOT

FIRST, AGAIN = 3.0, 0.050  # goals, in seconds
BUSY = 50
# Two and these go through the three directions as often: each turn changes something.
CHANGES = 22
# What the server draws at its start.
WARM = "figure.png?dpi=96"
A4 = "figure.png?template=a4-landscape&dpi=150&period=2023-01&period=2023-12"


def main() -> int:
    """Measure and print."""
    app = App("Darién Atlas", ROOT / "app.py")
    with ExitStack() as stack:
        stack.enter_context(served(app))
        _seconds(app, WARM)
        first, again = _seconds(app, A4), min(_seconds(app, A4) for _ in range(5))
        print(
            f"first A4 figure at 150 dpi: {first:.2f} s, goal {FIRST} s: {verdict(first <= FIRST)}"
        )
        print(f"the same again: {again * 1000:.0f} ms, goal 50 ms: {verdict(again <= AGAIN)}")
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        stack.callback(browser.close)
        _measure_map(open_reader(browser, app))
    return 0


def _measure_map(opened: Reader) -> None:
    alone = _changes(opened)
    with ThreadPoolExecutor(BUSY) as asking:
        asked = [asking.submit(_seconds, opened.app, _different(turn)) for turn in range(BUSY)]
        beside = _changes(opened)
        waiting = sum(not one.done() for one in asked)
        drawn = _drawn(asked)
    print(
        f"filter change alone: {alone:.0f} ms; while {BUSY} figures are drawn: {beside:.0f} ms;"
        f" ratio {beside / alone:.2f} ({waiting} figures still waited, {drawn} came)"
    )


def _changes(opened: Reader) -> float:
    """Return the median time of filter changes, in ms; the first two do not count."""
    opened.app.change.clear()
    for turn in range(CHANGES + 2):
        click(opened, ("North", "South", "Both")[turn % 3], counts=turn > 1)
    return statistics.median(opened.app.change)


def _different(turn: int) -> str:
    """Return the address of one of many figures, none of which was drawn before."""
    month = f"{2019 + turn // 12}-{turn % 12 + 1:02}"
    return f"figure.png?period={month}&period={month}"


def _drawn(asked: list[Future[float]]) -> int:
    """Return how many figures came; an answer that refuses one raises."""
    return len([one.result() for one in asked])


def _seconds(app: App, path: str) -> float:
    start = time.perf_counter()
    with urllib.request.urlopen(f"{app.address}/{path}", timeout=600) as answer:
        answer.read()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
