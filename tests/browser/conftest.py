"""A server of our own, a Chromium, and a page that fails on any request that leaves the server."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from find_chromium import chromium
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
ARTEFACTS = ROOT / "artefacts"
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
STARTS_WITHIN = 90  # seconds; a warm machine needs five
ANSWERS_WITHIN = 30_000  # ms
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


def start_server(port: int, output: object, **environment: str) -> subprocess.Popen[bytes]:
    """Start `streamlit run app.py` on a port of this machine alone."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    paths = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, **environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
    )


def wait_for_health(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server says that it is healthy; fail with its log if it never does."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{log.read_text()}")


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
