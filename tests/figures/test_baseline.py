"""Figures as somebody has looked at them; `CONTRIBUTING.md` says how a baseline is renewed."""

import pytest
from figures.sampled import CREATED, SAMPLED
from matplotlib.figure import Figure

from darien.render.figure import draw, drawing
from darien.render.figure.style import SETTINGS
from darien.tables import load

TABLES = load()


@pytest.fixture(autouse=True)
def _of_any_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """The id of a map names the bytes of all tables; a picture shall change only with its own."""
    monkeypatch.setattr(drawing, "data_version", lambda: "")


@pytest.mark.parametrize("name", SAMPLED)
@pytest.mark.mpl_image_compare(
    baseline_dir="baseline",
    tolerance=0.5,
    style=SETTINGS,
    savefig_kwargs={"dpi": 48},
    remove_text=False,
)
def test_baseline(name: str) -> Figure:
    sampled = SAMPLED[name]
    return draw(TABLES, sampled.view, sampled.edition, created=CREATED)
