"""Pages with several maps of one scale: years, quarters, or two periods set side by side."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import numpy as np

from darien import paper
from darien.edition import periods
from darien.language import translator
from darien.provenance import short_name
from darien.render import comparing
from darien.render.change_words import cautions, named
from darien.render.figure import furniture, legend
from darien.render.figure.box import Box
from darien.render.figure.frame import Frame, projected
from darien.render.figure.furniture import HEADING, SMALL
from darien.render.figure.lines import lines_of
from darien.render.figure.map_panel import bounds_of, draw_map, frame_of
from darien.render.figure.page import Page
from darien.render.figure.sheet import GUTTER, Sheet
from darien.render.scene import scene
from darien.view import View

HEAD = 5.4  # mm above a panel, at scale 1
LEGEND_COLUMNS = {True: 5, False: 3}
SMALLER = 0.8  # of the page's type, on a panel
# Where the columns of the table stand, as shares of the width: what, first, second, change.
TABLE = (0.0, 0.4, 0.55, 0.7)


def draw_sequence(sheet: Sheet, body: Box) -> Frame:
    """Draw a map for each part of the period; return the frame that they share.

    Raises ValueError where the period has too many parts, or there is no second period.
    """
    views = [
        replace(sheet.view, period=period, compare=None)
        for period in periods(sheet.view, sheet.edition)
    ]
    scenes = [scene(sheet.tables, view) for view in views]
    if sheet.edition.panels == paper.Sequence.COMPARE and sheet.edition.template.room:
        body = _with_table(sheet, body)
    # Which lines there are depends little on the height of the maps, which is not known yet.
    rough = _frame(sheet, _cells(sheet, body, len(views))[0], views)
    drawn = [line for one in scenes for line in lines_of(sheet.tables, one, rough)[0]]
    shown = legend.legend_of(sheet.view, scenes, drawn, is_numbered=False)
    columns, language = LEGEND_COLUMNS[sheet.is_wide], sheet.view.language
    high = legend.height(sheet.page, body.width, shown, language, columns=columns)
    top = body.bottom - high
    place = Box(body.left, top, body.right, body.bottom)
    legend.draw_legend(sheet.page, place, shown, language, columns=columns)
    grid = Box(body.left, body.top, body.right, top - GUTTER / 2)
    return _draw_panels(sheet, _cells(sheet, grid, len(views)), views)


def _cells(sheet: Sheet, grid: Box, many: int) -> list[Box]:
    """Cut a grid into so many cells, so that the maps in them are as large as can be."""
    (south, west), (north, east) = bounds_of(sheet.tables, sheet.view)
    across, up = np.diff(projected([(west, south), (east, north)]), axis=0)[0]

    def size(columns: int) -> tuple[float, float]:
        rows = ceil(many / columns)
        width = (grid.width - GUTTER * (columns - 1)) / columns
        return width, (grid.height - GUTTER * (rows - 1)) / rows

    def scale(columns: int) -> float:
        width, height = size(columns)
        return float(min(width / across, (height - HEAD * sheet.page.scale) / up))

    columns = max(range(1, many + 1), key=scale)
    width, height = size(columns)
    corners = [
        (
            grid.left + place % columns * (width + GUTTER),
            grid.top + place // columns * (height + GUTTER),
        )
        for place in range(many)
    ]
    return [Box(left, top, left + width, top + height) for left, top in corners]


def _map_in(sheet: Sheet, cell: Box) -> Box:
    return Box(cell.left, cell.top + HEAD * sheet.page.scale, cell.right, cell.bottom)


def _frame(sheet: Sheet, cell: Box, views: Sequence[View]) -> Frame:
    shown = scene(sheet.tables, views[0])
    return frame_of(sheet.tables, views[0], shown, _map_in(sheet, cell), may_narrow=False)


def _draw_panels(sheet: Sheet, cells: Sequence[Box], views: Sequence[View]) -> Frame:
    """Draw one map into each cell, with its period above it; all have one scale."""
    page = sheet.page
    first = _frame(sheet, cells[0], views)
    small = replace(page, scale=page.scale * (SMALLER if len(cells) > 2 else 1.0))
    for number, (cell, view) in enumerate(zip(cells, views, strict=True)):
        place = _map_in(sheet, cell)
        base = cell.top + page.leading(HEADING) * 0.85
        name = named(view.period, view.language)
        if sheet.edition.panels == paper.Sequence.COMPARE:
            name = f"{'AB'[number]} · {name}"
        page.text(cell.left, base, name, size=HEADING, weight="semibold")
        frame = replace(first, box=place)
        bar = furniture.scale_box(small, place)
        is_first = number == 0
        draw_map(
            replace(small, prefix=f"{number + 1}/"),
            place,
            sheet.tables,
            view,
            scene(sheet.tables, view),
            panels=(bar,) if is_first else (),
            frame=frame,
            with_minor=len(cells) < 3,
        )
        if is_first:
            furniture.draw_scale(small.window(place), frame, bar)
    return first


def _with_table(sheet: Sheet, body: Box) -> Box:
    """Write what changed between the two periods at the lower edge; return what is left."""
    page, view = sheet.page, sheet.view
    said = [*comparing.sentences(sheet.tables, view)[:2], *cautions(view)]
    lines = [line for text in said for line in page.wrap(text, body.width, SMALL)]
    rows = [_cells_of(page, body, cells) for cells in _rows(sheet)]
    between = page.leading(SMALL) * 0.3
    heights = [max(map(len, row)) * page.leading(SMALL) + between for row in rows]
    high = (len(lines) + 1.2) * page.leading(SMALL) + sum(heights)
    y = body.bottom - high + page.leading(SMALL)
    for line in lines:
        page.text(body.left, y, line, size=SMALL)
        y += page.leading(SMALL)
    y += page.leading(SMALL) * 0.4
    for place, (row, height) in enumerate(zip(rows, heights, strict=True)):
        for cell, share in zip(row, TABLE, strict=True):
            for number, line in enumerate(cell):
                base = y + number * page.leading(SMALL)
                weight = "regular" if place else "semibold"
                x = body.left + share * body.width
                page.text(x, base, line, size=SMALL, weight=weight)
        if not place:
            rule = y + between + 0.4
            page.line([(body.left, rule), (body.right, rule)], page.inks.no_data, 0.15)
        y += height
    return Box(body.left, body.top, body.right, body.bottom - high - GUTTER / 2)


def _rows(sheet: Sheet) -> list[tuple[str, str, str, str]]:
    """The cells of the table of two periods, its head first."""
    view = sheet.view
    assert view.compare is not None
    _ = translator(view.language)
    first, second = (named(period, view.language) for period in (view.period, view.compare))
    found = [("", f"A · {first}", f"B · {second}", _("change"))]
    for row in comparing.rows(sheet.tables, view):
        changed = " · ".join(filter(None, [row.difference, row.percent])) or row.why
        label = f"{row.label} ({short_name(row.producer)})"
        found.append((label, row.first.number, row.second.number, changed))
    return found


def _cells_of(page: Page, body: Box, cells: Sequence[str]) -> list[list[str]]:
    """Break the cells of a row into lines as wide as their columns."""
    ends = (*TABLE[1:], 1.0)
    widths = [(end - start) * body.width - 2.0 for start, end in zip(TABLE, ends, strict=True)]
    return [
        page.wrap(cell, width, SMALL, "semibold") for cell, width in zip(cells, widths, strict=True)
    ]
