"""What axe-core, bundled with its package, finds wrong with a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Each frame is asked by itself; from one frame axe cannot see into another.
OPTIONS = {"resultTypes": ["violations"], "iframes": False}


def serious(page: Page) -> list[str]:
    """Return the violations of serious or critical impact, with the elements they stand at.

    The frames of the page, maps among them, are looked at as well.
    """
    found = [
        one
        for frame in page.frames
        for one in Axe().run(frame, options=OPTIONS).response["violations"]
    ]
    return [
        f"{one['id']}: {[node['target'] for node in one['nodes']]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
