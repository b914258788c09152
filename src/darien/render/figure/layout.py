"""The pages of the templates: what stands where, and everything drawn there."""

from dataclasses import dataclass

from matplotlib.figure import Figure

from darien.edition import Edition
from darien.paper import Part, Template
from darien.render.figure import furniture, legend
from darien.render.figure.frame import Frame
from darien.render.figure.furniture import MARGIN, Printed
from darien.render.figure.legs_table import (
    LegTable,
    draw_legs,
    legs_table,
    row_height,
    table_height,
)
from darien.render.figure.lines import in_frame, lines_of
from darien.render.figure.locator import draw_locator
from darien.render.figure.map_panel import MapPanel, draw_map, frame_of
from darien.render.figure.page import Box, Page
from darien.render.figure.style import INKS
from darien.render.figure.timelines import HEIGHT, charted_in, draw_timelines
from darien.render.message import foot
from darien.render.scene import Scene, scene
from darien.render.wording import figure_title, subtitle
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Extent

# Type and signs are drawn this much larger than on A4.
SCALES = {
    Template.A4_LANDSCAPE: 1.0,
    Template.A4_PORTRAIT: 1.0,
    Template.A3_LANDSCAPE: 1.3,
    Template.A3_PORTRAIT: 1.3,
    Template.SLIDE: 1.25,
    Template.SQUARE: 1.2,
    Template.POST: 1.2,
}
SIDE = 72.0  # mm of the column beside a map, at scale 1
TABLE = 92.0  # mm of the table of legs, at scale 1
GUTTER = 4.0
MOST_LINES = 19  # of the table of legs


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is drawn on which page."""

    page: Page
    tables: Tables
    view: View
    scene: Scene
    edition: Edition
    printed: Printed

    def has(self, part: Part) -> bool:
        """Tell whether a part is asked for, has room and has something to show."""
        if part not in self.edition.shown:
            return False
        if part == Part.SITES:
            return bool(self.scene.sites) and self.view.extent != Extent.WHOLE_ROUTE
        if part == Part.LEGS:
            return bool(self.scene.legs)
        return part != Part.CAUTION or len(self.scene.points) > 1


def draw_sheet(tables: Tables, view: View, edition: Edition, printed: Printed) -> Figure:
    """Return a view drawn on the page of its template."""
    width, height = edition.template.size
    page = Page.blank(width, height, INKS[edition.tone], SCALES[edition.template])
    sheet = Sheet(page, tables, view, scene(tables, view), edition, printed)
    top = furniture.draw_title(
        page, figure_title(view), subtitle(view), MARGIN * 0.9, page.box.width - 2 * MARGIN
    )
    # The foot says the latitude of the frame, which its own height decides: measure it first.
    body = Box(MARGIN, top + 2.0, width - MARGIN, _foot_top(sheet) - 2.0)
    body = _with_timelines(sheet, body)
    is_wide = width > 1.2 * height
    frame = _wide(sheet, body) if is_wide else _tall(sheet, body)
    furniture.draw_foot(page, _foot(sheet, frame), printed)
    return page.figure


def _foot_top(sheet: Sheet) -> float:
    somewhere = Frame(Box(0, 0, 1, 1), 1.0, 0.0, 0.0)
    return furniture.foot_top(sheet.page, len(_foot(sheet, somewhere)))


def _foot(sheet: Sheet, frame: Frame) -> list[str]:
    said = foot(sheet.tables, sheet.view, sheet.scene.totals)
    width = sheet.page.box.width - 2 * MARGIN
    return furniture.foot_lines(sheet.page, sheet.view, said, sheet.printed, frame, width)


def _with_timelines(sheet: Sheet, body: Box) -> Box:
    """Draw the timelines at the lower edge of the body; return what is left above them."""
    page = sheet.page
    most = max(1, int(body.width / (58 * page.scale)))
    shown = charted_in(sheet.tables, sheet.view, min(3, most))
    if Part.TIMELINES not in sheet.edition.shown or not shown:
        return body
    top = body.bottom - HEIGHT * page.scale
    strip = Box(body.left, top, body.right, body.bottom)
    draw_timelines(page, strip, sheet.tables, sheet.view, shown)
    return Box(body.left, body.top, body.right, top - GUTTER / 2)


def _wide(sheet: Sheet, body: Box) -> Frame:
    """A map with a column beside it; the table of legs lies on the map, in the sea."""
    page = sheet.page
    side = SIDE * page.scale
    place = Box(body.left, body.top, body.right - side - GUTTER, body.bottom)
    table, panel = _table_on(sheet, place)
    frame = frame_of(sheet.tables, sheet.view, sheet.scene, place, panel)
    drawn = _draw_map(sheet, place, frame, table, panel)
    if table and panel:
        window = page.window(place)
        window.rectangle(panel, page.inks.paper, alpha=0.93)
        draw_legs(window, panel, table, sheet.view.language)
    column = _with_caution(sheet, Box(place.right + GUTTER, body.top, body.right, body.bottom))
    _draw_column(sheet, column, drawn, is_numbered=bool(table))
    return frame


def _table_on(sheet: Sheet, place: Box) -> tuple[LegTable | None, Box | None]:
    """The table of legs, and where on the map it lies; it must leave most of the map free."""
    if not sheet.has(Part.LEGS):
        return None, None
    page = sheet.page
    fits = int((0.62 * place.height) / row_height(page)) - 5
    rough = frame_of(sheet.tables, sheet.view, sheet.scene, place)
    lines, _left_out = lines_of(sheet.tables, sheet.scene, rough)
    drawn = in_frame(lines, place)
    table = legs_table(sheet.tables, sheet.view, sheet.scene, drawn, min(MOST_LINES, fits))
    width, height = TABLE * page.scale, table_height(page, table)
    corner = Box(
        place.left + 3, place.bottom - 3 - height, place.left + 3 + width, place.bottom - 3
    )
    return table, corner


def _draw_map(
    sheet: Sheet, place: Box, frame: Frame, table: LegTable | None, panel: Box | None
) -> MapPanel:
    page = sheet.page
    bar = furniture.scale_box(page, place)
    drawn = draw_map(
        page,
        place,
        sheet.tables,
        sheet.view,
        sheet.scene,
        panels=(*([panel] if panel else []), bar),
        numbers=table.numbers if table else None,
        frame=frame,
    )
    furniture.draw_scale(page.window(place), frame, bar)
    return drawn


def _draw_column(sheet: Sheet, box: Box, drawn: MapPanel, *, is_numbered: bool) -> None:
    """Draw sites and legend into a column."""
    page, language = sheet.page, sheet.view.language
    entries = legend.items(page, sheet.view, sheet.scene, drawn, is_numbered=is_numbered)
    top = box.top
    if sheet.has(Part.SITES):
        need = legend.height(page, box.width, entries, language)
        end = max(box.bottom - need - 2.0, box.top + 30 * page.scale)
        locator = Box(box.left, box.top, box.right, min(end, box.top + box.width * 1.05))
        draw_locator(page, locator, sheet.tables, sheet.view, sheet.scene, drawn.frame)
        top = locator.bottom + 2.0
    legend.draw_legend(page, Box(box.left, top, box.right, box.bottom), entries, language)


def _tall(sheet: Sheet, body: Box) -> Frame:
    """A map across the page; beneath it the table of legs, the sites and the legend."""
    page = sheet.page
    beneath = _beneath_height(sheet, body)
    place = Box(body.left, body.top, body.right, body.bottom - beneath - GUTTER / 2)
    lower = Box(body.left, body.bottom - beneath, body.right, body.bottom)
    frame = frame_of(sheet.tables, sheet.view, sheet.scene, place)
    if not sheet.edition.template.room:
        panel = _draw_map(sheet, place, frame, None, None)
        entries = legend.items(page, sheet.view, sheet.scene, panel, is_numbered=False)
        legend.draw_legend(page, lower, entries, sheet.view.language, columns=3)
        return frame
    table = None
    if sheet.has(Part.LEGS):
        left = _with_caution(sheet, _left_of(lower, TABLE * 1.1 * page.scale))
        lines, _left_out = lines_of(sheet.tables, sheet.scene, frame)
        drawn, fits = in_frame(lines, place), int(left.height / row_height(page)) - 5
        table = legs_table(sheet.tables, sheet.view, sheet.scene, drawn, fits)
        draw_legs(page, left, table, sheet.view.language)
        lower = Box(left.right + GUTTER, lower.top, lower.right, lower.bottom)
    else:
        lower = _with_caution(sheet, lower)
    panel = _draw_map(sheet, place, frame, table, None)
    _draw_column(sheet, lower, panel, is_numbered=table is not None)
    return frame


def _left_of(box: Box, width: float) -> Box:
    return Box(box.left, box.top, box.left + width, box.bottom)


def _with_caution(sheet: Sheet, box: Box) -> Box:
    """Draw the caution at the lower edge of a box; return what is left above it."""
    if not sheet.has(Part.CAUTION):
        return box
    page, language = sheet.page, sheet.view.language
    top = box.bottom - furniture.caution_height(page, language, box.width)
    colour = page.inks.flow[sheet.scene.points[0].direction]
    furniture.draw_caution(page, language, Box(box.left, top, box.right, box.bottom), colour)
    return Box(box.left, box.top, box.right, top - 2.0)


def _beneath_height(sheet: Sheet, body: Box) -> float:
    """Height in mm of what stands beneath the map of a tall page."""
    if sheet.edition.template.room:
        return body.height * 0.45
    return min(body.height * 0.26, 34.0 * sheet.page.scale)
