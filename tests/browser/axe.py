"""What the accessibility rules of axe-core find wrong on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def serious(page: Page) -> list[str]:
    """Return each violation of impact serious or critical, with the first place it stands at."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']} ({one['nodes'][0]['target']})"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
