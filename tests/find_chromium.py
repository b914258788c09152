"""Find a Chromium for the browser tests, or install one; the tests are never skipped without it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Return the path of a Chromium: the one named by CHROMIUM, the system's, or Playwright's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or _of_playwright()


def install() -> None:
    """Try Playwright's Chromium first, then Debian's; both may be out of reach."""
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if chromium() is None and hasattr(os, "geteuid") and os.geteuid() == 0:
        _run(["apt-get", "update"])
        _run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _run(command: list[str]) -> None:
    if shutil.which(command[0]):
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL, timeout=600)


if __name__ == "__main__":
    if chromium() is None:
        install()
    found = chromium()
    if found is None:
        sys.exit(
            "The browser tests need Chromium: install the package chromium, "
            "or name another one, CHROMIUM=/path/to/chrome make test."
        )
    print(f"Browser tests run in {found}")
