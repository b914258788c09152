"""Type, inks and fixed scales of the figures; the only place that sets Matplotlib up.

Settings are set once, at import: they belong to the whole process, and figures are drawn in
several threads.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path
from typing import Any

import font_source_sans_pro
import matplotlib
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import TextToPath

from darien.paper import Tone
from darien.render import palette
from darien.vocabulary import Direction

FONT = "Source Sans Pro"
FONT_FILES = {
    "regular": "SourceSansPro-Regular.ttf",
    "semibold": "SourceSansPro-Semibold.ttf",
    "bold": "SourceSansPro-Bold.ttf",
    "italic": "SourceSansPro-It.ttf",
}
FONT_FOLDER = Path(font_source_sans_pro.font_directory)
POINTS_PER_MM = 72 / 25.4
MM_PER_POINT = 25.4 / 72
# A line does not begin with a dash, nor end with a day whose month follows.
GLUED = re.compile(r" (?=–)|(?<=\b\d) (?=[^\W\d])|(?<=\b\d\d) (?=[^\W\d])")

SETTINGS: Any = {
    "font.family": [FONT],
    "pdf.fonttype": 42,  # TrueType, which every program can read and search
    "svg.fonttype": "none",  # real text
    "svg.hashsalt": "darien-atlas",  # the same ids for the same drawing
    "text.parse_math": False,  # a price in US$ is no formula
    "text.hinting": "no_hinting",
    "path.simplify": False,
    "hatch.linewidth": 0.35,
}
matplotlib.rcParams.update(SETTINGS)
for _file in FONT_FILES.values():
    fontManager.addfont(FONT_FOLDER / _file)


@dataclass(frozen=True)
class Inks:
    """The colours of one tone; those of `flow` and `flow_type` by direction."""

    ink: str
    ink_2: str
    line: str
    no_data: str
    paper: str
    panel: str
    flow: dict[Direction, str]
    flow_type: dict[Direction, str]
    site: str
    site_type: str
    sea: str
    depths: dict[str, str]
    lands: dict[str, str]
    land: str
    admin: str
    coast: str
    border: str
    river: str
    road: str
    darien: str
    darien_edge: str
    sea_type: str
    country_type: str


LIGHT = Inks(
    ink=palette.INK,
    ink_2=palette.INK_2,
    line=palette.LINE,
    no_data=palette.NO_DATA,
    paper="#FFFFFF",
    panel="#FBF3EE",
    flow=palette.FLOW,
    flow_type=palette.FLOW_TYPE,
    site=palette.SITE,
    site_type=palette.SITE_TYPE,
    sea="#E4EEF4",
    depths={"-200": "#DBE8F0", "-2000": "#D3E2EC", "-4000": "#CADCE8"},
    lands={"Panama": "#FBF9F4", "Colombia": "#F7F4ED"},
    land="#F1EEE7",
    admin="#DFD9CC",
    coast="#9DB0BA",
    border="#8F989D",
    river="#B7D1DF",
    road="#D2C6B4",
    darien="#6F9A6A",
    darien_edge="#6E8F69",
    sea_type="#7391A3",
    country_type="#8A8578",
)

# Southbound is the lighter of the two greys; the side of the arrow tells them apart as well.
GREYSCALE = Inks(
    ink="#1E1E1E",
    ink_2="#555555",
    line="#DDDDDD",
    no_data="#C4C4C4",
    paper="#FFFFFF",
    panel="#F4F4F4",
    flow={Direction.NORTHBOUND: "#2B2B2B", Direction.SOUTHBOUND: "#7A7A7A"},
    flow_type={Direction.NORTHBOUND: "#1E1E1E", Direction.SOUTHBOUND: "#555555"},
    site="#3C3C3C",
    site_type="#2E2E2E",
    sea="#ECECEC",
    depths={"-200": "#E6E6E6", "-2000": "#E0E0E0", "-4000": "#DADADA"},
    lands={"Panama": "#FCFCFC", "Colombia": "#F8F8F8"},
    land="#F3F3F3",
    admin="#DCDCDC",
    coast="#A8A8A8",
    border="#8C8C8C",
    river="#CFCFCF",
    road="#C8C8C8",
    darien="#9A9A9A",
    darien_edge="#7E7E7E",
    sea_type="#7C7C7C",
    country_type="#7C7C7C",
)
INKS = {Tone.LIGHT: LIGHT, Tone.GREYSCALE: GREYSCALE}


def line_width(people: int) -> float:
    """Width of a ribbon in mm: grows with the root of the people, the same in every figure."""
    return max(0.35, 0.004 * sqrt(people))


def disc_radius(people: int) -> float:
    """Radius of a half-disc in mm: its area is people, the same in every figure."""
    return max(0.9, 0.008 * sqrt(people))


@cache
def font(weight: str) -> FontProperties:
    """Return the font of a weight: regular, semibold, bold or italic."""
    return FontProperties(
        family=FONT,
        weight={"semibold": 600, "bold": 700}.get(weight, 400),
        style="italic" if weight == "italic" else "normal",
    )


@lru_cache(maxsize=10_000)
def _width_of_100(text: str, weight: str) -> float:
    sized = font(weight).copy()
    sized.set_size(100)
    width, _height, _descent = TextToPath().get_text_width_height_descent(text, sized, False)
    return float(width)


def text_width(text: str, size: float, weight: str = "regular") -> float:
    """Return the width in mm of a line of text; `size` in points."""
    return _width_of_100(text, weight) * size / 100 * MM_PER_POINT


def wrapped(text: str, width: float, size: float, weight: str = "regular") -> list[str]:
    """Break a text at its spaces into lines of at most `width` mm; a longer word stands alone.

    A line is as wide as its words: they come again and again, and measuring is what takes time.
    """
    space = text_width("n n", size, weight) - 2 * text_width("n", size, weight)
    lines: list[str] = []
    used = 0.0
    for word in GLUED.sub("\u00a0", text).split(" "):
        wide = text_width(word, size, weight)
        if lines and used + space + wide <= width:
            lines[-1] = f"{lines[-1]} {word}"
            used += space + wide
        else:
            lines.append(word)
            used = wide
    return lines
