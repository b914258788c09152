"""The files themselves: fonts, text, resolution, what they say of themselves, the same twice."""

import io
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from figures.sampled import CREATED, SAMPLED, YEAR_2025
from PIL import Image

from darien.edition import Edition
from darien.paper import RESOLUTIONS, Format, Template
from darien.period import Period
from darien.render.figure import animated, figure
from darien.tables import load
from darien.view import View
from darien.vocabulary import Direction

TABLES = load()
SOUTH = SAMPLED["isthmus-south-2025"]
SINGLE = (Format.PNG, Format.SVG, Format.PDF)
ADDRESS = "https://atlas.example/"


def made(format: Format, edition: Edition = SOUTH.edition, created: date = CREATED) -> bytes:
    return figure(TABLES, SOUTH.view, format, edition, created=created, address=ADDRESS)


def pdffonts(path: Path) -> list[list[str]]:
    """Name, type … embedded, subset, unicode of each font, as poppler sees them."""
    program = shutil.which("pdffonts")
    assert program, "this test needs pdffonts: install the package poppler-utils"
    said = subprocess.run([program, path], capture_output=True, text=True, check=True).stdout
    return [line.split() for line in said.splitlines()[2:]]


def test_a_pdf_embeds_every_font_and_has_none_of_type_3(tmp_path: Path) -> None:
    file = tmp_path / "figure.pdf"
    file.write_bytes(made(Format.PDF))
    fonts = pdffonts(file)
    assert len(fonts) >= 4
    for font in fonts:
        assert "SourceSansPro" in font[0] and font[1:3] == ["CID", "TrueType"]
        embedded, subset, with_text = font[-5:-2]
        assert (embedded, subset, with_text) == ("yes", "yes", "yes")


def test_a_pdf_says_its_title_its_makers_its_words_and_its_link() -> None:
    said = made(Format.PDF).decode("latin-1")
    for name in ("Title", "Author", "Keywords", "Subject", "CreationDate"):
        assert f"/{name}" in said
    assert "/URI" in said and "atlas.example" in said


def test_an_svg_has_its_words_as_text_and_its_fonts_with_it() -> None:
    said = made(Format.SVG).decode()
    texts = re.findall(r"<text[^>]*>([^<]+)</text>", said)
    assert "↓ 22,833" in texts and "Legs, hours and fares" in texts
    faces = re.findall(
        r"@font-face\{font-family:'([^']+)';font-style:(\w+);font-weight:(\d+)", said
    )
    assert {("Source Sans Pro", "normal", weight) for weight in ("400", "600", "700")} <= set(faces)
    assert "font-style:italic" in said and "<script" not in said
    assert not re.findall(r'(?:href|src)="(?!#|https://atlas\.example)', said)


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_a_png_carries_its_resolution(dpi: int) -> None:
    picture = Image.open(io.BytesIO(made(Format.PNG, Edition(Template.SQUARE, dpi=dpi))))
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)
    side = 182.88 / 25.4 * dpi
    assert picture.size == pytest.approx((side, side), abs=1)


@pytest.mark.parametrize("format", SINGLE)
def test_the_same_inputs_give_the_same_bytes_and_another_day_others(format: Format) -> None:
    first = made(format)
    assert made(format) == first
    assert made(format, created=date(2026, 11, 27)) != first


def test_several_threads_draw_the_same_bytes_as_one() -> None:
    jobs = list(product(SINGLE, (Edition(Template.SQUARE), Edition(Template.POST))))
    alone = [made(format, edition) for format, edition in jobs]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda job: made(*job), jobs))
    assert together == alone


def test_an_animation_has_a_frame_a_month_and_is_the_same_twice() -> None:
    view = View(period=Period.of_months("2025-02", "2025-05"), directions=(Direction.SOUTHBOUND,))
    edition = Edition(Template.SQUARE, dpi=96)
    first = animated(TABLES, view, edition, created=CREATED)
    picture = Image.open(io.BytesIO(first))
    assert picture.n_frames == 4 and picture.size == (691, 691)
    frames = []
    for number in range(picture.n_frames):
        picture.seek(number)
        frames.append(picture.convert("RGB").tobytes())
    assert len(set(frames)) == 4
    assert animated(TABLES, view, edition, created=CREATED) == first


def test_an_animation_of_too_many_months_is_refused() -> None:
    with pytest.raises(ValueError, match="60 months"):
        long = View(period=Period.of_months("2010-01", "2025-12"))
        animated(TABLES, long, Edition(), created=CREATED)


def test_a_period_of_too_many_quarters_is_refused() -> None:
    sampled = SAMPLED["quarters-2024-es-slide"]
    long = View(period=Period.of_months("2010-01", "2025-12"))
    with pytest.raises(ValueError, match="20 panels"):
        figure(TABLES, long, Format.PNG, sampled.edition, created=CREATED)
    assert YEAR_2025.by_quarter[0] == Period.of_months("2025-01", "2025-03")
