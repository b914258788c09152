"""The basemap stays on the page wherever the map is moved to."""

from atlas_page import drawn_map, open_view, redrawn
from playwright.sync_api import Frame, Page

PAINTED = """() => {
    const canvas = document.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let painted = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i]) painted++;
    return painted / (canvas.width * canvas.height);
}"""


def painted(frame: Frame) -> float:
    """Return the share of the basemap's canvas that land, depth and water cover."""
    return float(frame.evaluate(PAINTED))


def test_another_extent_keeps_its_land_and_sea(page: Page, server: str) -> None:
    frame = open_view(page, server)
    assert painted(frame) > 0.5
    with redrawn(page, frame):
        page.locator("[class*=st-key-extent] input").click()
        page.get_by_role("option", name="Central America").click()
    assert painted(drawn_map(page)) > 0.5
