"""A view month by month, as an animated picture with its date and sources on every frame."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from darien.edition import FRAMES, Edition, link, map_id
from darien.folder import data_version
from darien.period import Period
from darien.render.figure import furniture, legend
from darien.render.figure.box import Box
from darien.render.figure.frame import Frame
from darien.render.figure.furniture import SMALL, Printed
from darien.render.figure.ground import draw_ground
from darien.render.figure.lines import lines_of
from darien.render.figure.map_panel import draw_map, frame_of
from darien.render.figure.page import Page
from darien.render.figure.sheet import (
    GUTTER,
    SCALES,
    Sheet,
    draw_foot,
    draw_head,
    subtitle_of,
)
from darien.render.figure.style import INKS
from darien.render.headline import headline
from darien.render.scene import scene
from darien.render.wording import months
from darien.tables import Tables
from darien.view import View

DURATION, LAST = 700, 2500  # ms that a month and the last month stand
DPI = 96  # for a screen, whatever a still picture has
BAR = 9.0  # mm of the progress bar, at scale 1
STAMP = 17.0  # points of the month on the map


def animated(
    tables: Tables, view: View, edition: Edition, *, created: date, address: str = ""
) -> bytes:
    """Return a view's months as an animated GIF that plays on and on.

    Every frame carries its month, the sources and a bar of how far the period has passed. Every
    figure on it is that of its month alone. Raises ValueError for more than FRAMES months.
    """
    if len(view.period.by_month) > FRAMES:
        raise ValueError(f"an animation has at most {FRAMES} months")
    frames = (
        Image.fromarray(pixels).convert("RGB").quantize(dither=Image.Dither.NONE)
        for pixels in _frames(tables, view, edition, created, address)
    )
    file = io.BytesIO()
    first, rest = next(frames), frames
    durations = [DURATION] * (len(view.period.by_month) - 1) + [LAST]
    first.save(file, format="GIF", save_all=True, append_images=rest, duration=durations, loop=0)
    return file.getvalue()


def _frames(
    tables: Tables, view: View, edition: Edition, created: date, address: str
) -> Iterator[Any]:
    """Yield the pixels of each month; what all months share is drawn once."""
    printed = Printed(map_id(view, edition, data_version()), created, link(view, address))
    base = _blank(edition)
    sheet = Sheet(base, tables, view, scene(tables, view), edition, printed)
    frame, bar = _draw_still(sheet)
    still = _pixels(base, DPI)
    for month in view.period.by_month:
        page = _blank(edition)
        page.axes.imshow(
            still,
            extent=(page.box.left, page.box.right, page.box.bottom, page.box.top),
            interpolation="nearest",
            aspect="auto",
        )
        of_month = replace(view, period=month)
        shown = scene(tables, of_month)
        draw_map(
            page,
            frame.box,
            tables,
            of_month,
            shown,
            frame=frame,
            panels=(_stamp_box(page, frame.box), furniture.scale_box(page, frame.box)),
            with_ground=False,
        )
        _stamp(page, frame.box, months(month, view.language))
        _draw_progress(page, bar, view.period, month, view.language)
        yield _pixels(page, DPI)


def _blank(edition: Edition) -> Page:
    width, height = edition.template.size
    return Page.blank(width, height, INKS[edition.tone], SCALES[edition.template])


def _draw_still(sheet: Sheet) -> tuple[Frame, Box]:
    """Draw what does not move; return the frame of the map and where the progress bar stands."""
    page, view = sheet.page, sheet.view
    body = draw_head(sheet, headline(view, sheet.edition), subtitle_of(sheet))
    rough = frame_of(sheet.tables, view, sheet.scene, body)
    scenes = [scene(sheet.tables, replace(view, period=month)) for month in view.period.by_month]
    lines = [line for one in scenes for line in lines_of(sheet.tables, one, rough)[0]]
    shown = legend.legend_of(view, scenes, lines, is_numbered=False)
    columns = 5 if sheet.is_wide else 3
    high = legend.height(page, body.width, shown, view.language, columns=columns)
    place = Box(body.left, body.bottom - high, body.right, body.bottom)
    legend.draw_legend(page, place, shown, view.language, columns=columns)
    bar = Box(body.left, place.top - BAR * page.scale, body.right, place.top - GUTTER / 2)
    box = Box(body.left, body.top, body.right, bar.top - 1.0)
    frame = frame_of(sheet.tables, view, sheet.scene, box)
    draw_ground(page.window(box), frame)
    scale = furniture.scale_box(page, box)
    furniture.draw_scale(page.window(box), frame, scale)
    draw_foot(sheet, frame)
    return frame, bar


def _stamp_box(page: Page, box: Box) -> Box:
    height = page.leading(STAMP) * 1.1
    return Box(box.left + 2, box.top + 2, box.left + 42 * page.scale, box.top + 2 + height)


def _stamp(page: Page, box: Box, month: str) -> None:
    """Write the month of a frame on its map."""
    place = _stamp_box(page, box)
    page.window(box).rectangle(place, page.inks.paper, alpha=0.9)
    base = place.bottom - page.leading(STAMP) * 0.32
    page.window(box).text(place.left + 2, base, month, size=STAMP, weight="bold")


def _draw_progress(page: Page, box: Box, period: Period, month: Period, language: str) -> None:
    """Draw how much of the period has passed at the end of a month."""
    inks = page.inks
    top = box.top + 0.6
    whole = Box(box.left, top, box.right, top + 1.6 * page.scale)
    share = ((month.last - period.first).days + 1) / period.days
    page.rectangle(whole, inks.line)
    page.rectangle(replace(whole, right=whole.left + share * whole.width), inks.ink_2)
    y = whole.bottom + page.leading(SMALL) * 0.9
    page.text(box.left, y, months(period.by_month[0], language), size=SMALL, colour=inks.ink_2)
    last = months(period.by_month[-1], language)
    page.text(box.right, y, last, size=SMALL, colour=inks.ink_2, anchor="end")


def _pixels(page: Page, dpi: int) -> Any:
    """Return what is drawn on a page, as an array of RGBA pixels."""
    page.figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba()).copy()  # type: ignore[no-untyped-call]
