"""On no figure does a text lie on another, or leave the page."""

from functools import cache
from itertools import combinations

import pytest
from figures.sampled import CREATED, SAMPLED
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from darien.render.figure import draw
from darien.tables import load

TABLES = load()
# Points; a line's box reaches a little beyond its letters.
HAIR = 0.6


@cache
def drawn(name: str) -> Figure:
    sampled = SAMPLED[name]
    return draw(TABLES, sampled.view, sampled.edition, created=CREATED)


@cache
def texts(name: str) -> list[tuple[str, Bbox]]:
    figure = drawn(name)
    renderer = FigureCanvasAgg(figure).get_renderer()
    found = [text for text in figure.findobj(Text) if text.get_text().strip()]
    return [(text.get_text(), text.get_window_extent(renderer)) for text in found]


@pytest.mark.parametrize("name", SAMPLED)
def test_no_text_leaves_the_page(name: str) -> None:
    width, height = drawn(name).bbox.size
    page = Bbox([[0, 0], [width, height]]).padded(HAIR)
    outside = [
        text
        for text, box in texts(name)
        if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1))
    ]
    assert texts(name) and not outside


@pytest.mark.parametrize("name", SAMPLED)
def test_no_two_texts_overlap(name: str) -> None:
    def lies_on(a: Bbox, b: Bbox) -> bool:
        shared = Bbox.intersection(a, b)
        return shared is not None and shared.width > HAIR and shared.height > HAIR

    pairs = combinations(texts(name), 2)
    assert not [(one[0], other[0]) for one, other in pairs if lies_on(one[1], other[1])]


@pytest.mark.parametrize("name", SAMPLED)
def test_a_figure_has_all_that_a_figure_needs(name: str) -> None:
    said = " ".join(text for text, _box in texts(name))
    needed = ("EPSG:3857", "WGS 84", "OpenStreetMap", "DA-", "km", "26 ")
    assert not [word for word in needed if word not in said]
    assert "MSF" in said and ("Independent" in said or "independiente" in said)
