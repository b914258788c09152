"""A drawn figure as the bytes of a file: the same drawing always gives the same bytes."""

import base64
import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from darien.paper import Format
from darien.render.figure.style import FONT, FONT_FILES, FONT_FOLDER

CREATOR = "Darién Atlas"
AUTHOR = "Darién Atlas contributors; figures by the producers named in it"
CSS_WEIGHTS = {"regular": "400", "semibold": "600", "bold": "700", "italic": "400"}


@dataclass(frozen=True)
class About:
    """What a file says of itself: its title, keywords, address and the day it was made."""

    title: str
    keywords: tuple[str, ...]
    link: str
    created: date


def saved(figure: Figure, format: Format, *, dpi: int, about: About) -> bytes:
    """Return a figure as PNG (with its dots per inch), SVG (with real text) or PDF.

    Raises ValueError for a format that is no single picture.
    """
    if format == Format.PNG:
        return _png(figure, dpi, about)
    if format == Format.SVG:
        return _svg(figure, about)
    if format == Format.PDF:
        return _pdf(figure, about)
    raise ValueError(f"a single figure is not saved as {format}")


def _png(figure: Figure, dpi: int, about: About) -> bytes:
    said = {"Title": about.title, "Author": AUTHOR, "Source": about.link, "Software": CREATOR}
    return _written(figure, "png", said, dpi=dpi)


def _pdf(figure: Figure, about: About) -> bytes:
    made = datetime.combine(about.created, time(), UTC)
    said = {
        "Title": about.title,
        "Author": AUTHOR,
        "Subject": about.link,
        "Keywords": ", ".join(about.keywords),
        "Creator": CREATOR,
        "CreationDate": made,
    }
    return _written(figure, "pdf", said)


def _svg(figure: Figure, about: About) -> bytes:
    said = {
        "Title": about.title,
        "Creator": [AUTHOR],
        "Identifier": about.link,
        "Keywords": list(about.keywords),
        "Date": about.created.isoformat(),
    }
    text = _written(figure, "svg", said).decode()
    return _with_fonts(text).encode()


def _written(figure: Figure, format: str, said: dict[str, Any], **more: Any) -> bytes:
    file = io.BytesIO()
    FigureCanvasAgg(figure).print_figure(
        file, format=format, metadata=said, facecolor=figure.get_facecolor(), **more
    )
    return file.getvalue()


def _with_fonts(text: str) -> str:
    """Return an SVG with the glyphs that it uses, so that it looks the same everywhere."""
    used = set("".join(re.findall(r"<text[^>]*>([^<]*)</text>", text)))
    faces = "".join(_face(weight, used) for weight in FONT_FILES if _is_used(weight, text))
    return text.replace("</defs>", f'<style type="text/css">{faces}</style></defs>', 1)


def _is_used(weight: str, text: str) -> bool:
    if weight == "italic":
        return "font-style: italic" in text
    return weight == "regular" or f"font-weight: {CSS_WEIGHTS[weight]}" in text


def _face(weight: str, letters: set[str]) -> str:
    with TTFont(FONT_FOLDER / FONT_FILES[weight], recalcTimestamp=False) as font:
        options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text="".join(sorted(letters)))
        subsetter.subset(font)
        file = io.BytesIO()
        font.save(file)
    data = base64.b64encode(file.getvalue()).decode()
    style = "italic" if weight == "italic" else "normal"
    return (
        f"@font-face{{font-family:'{FONT}';font-style:{style};font-weight:{CSS_WEIGHTS[weight]};"
        f"src:url(data:font/ttf;base64,{data}) format('truetype')}}"
    )
