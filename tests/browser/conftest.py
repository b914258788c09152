"""A server of our own, a Chromium, and a page that fails on any request that leaves the server."""

from collections.abc import Iterator

import pytest
from find_chromium import chromium
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from serving import ARGUMENTS, ROOT, free_port, start_server, wait_for_health

ARTEFACTS = ROOT / "artefacts"
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
ANSWERS_WITHIN = 30_000  # ms; a busy machine is slow, not wrong
expect.set_options(timeout=ANSWERS_WITHIN)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    found = chromium()
    if found is None:
        pytest.fail("No Chromium: run `python tests/find_chromium.py`, or name one in CHROMIUM.")
    return found


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the atlas on a free port, as a reader's server would, and give its address."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    port = free_port()
    with log.open("w") as output:
        process = start_server(port, output)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for_health(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """Give a reader of their own at the desktop, with no memory of earlier tests."""
    opened = browser.new_context(viewport=DESKTOP)
    yield from _watched(opened, server)


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=PHONE, has_touch=True, device_scale_factor=2)
    yield from _watched(opened, server)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def _watched(context: BrowserContext, server: str) -> Iterator[BrowserContext]:
    """Let the test run; fail it if anything left the server or the console reported an error."""
    foreign: list[str] = []
    errors: list[str] = []
    context.set_default_timeout(ANSWERS_WITHIN)
    context.on("request", lambda request: _note_foreign(request.url, server, foreign))
    context.on("console", lambda said: said.type == "error" and errors.append(said.text))
    context.on("weberror", lambda failed: errors.append(str(failed.error)))
    yield context
    context.close()
    assert not foreign, f"these requests left the server: {foreign}"
    assert not errors, f"the console reported: {errors}"


def _note_foreign(url: str, server: str, foreign: list[str]) -> None:
    ours = (server + "/", server.replace("http:", "ws:") + "/", "data:", "blob:", "about:")
    if not url.startswith(ours):
        foreign.append(url)
