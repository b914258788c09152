"""The pages with one map: beside it or beneath it sites, legend, table of legs and caution."""

from darien.paper import Part
from darien.render.figure import furniture, legend
from darien.render.figure.box import Box
from darien.render.figure.frame import Frame
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
from darien.render.figure.sheet import (
    GUTTER,
    Sheet,
    also_height,
    caution_height,
    with_also,
    with_caution,
    with_timelines,
)

SIDE = 72.0  # mm of the column beside a map, at scale 1
TABLE = 92.0  # mm of the table of legs, at scale 1
COLUMNS = 3  # of a legend beneath a map
MOST_LINES = 19  # of the table of legs
HEADS = 5  # lines that head and notes of the table take
LOCATOR = 46.0  # mm of height of the map of sites beneath a map, at scale 1


def draw_single(sheet: Sheet, body: Box) -> Frame:
    """Draw one map with what its template has room for; return the frame of the map."""
    body = with_timelines(sheet, body)
    if sheet.is_wide:
        return _wide(sheet, body)
    if sheet.edition.template.room:
        return _tall(sheet, body)
    return _small(sheet, body)


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
    column = Box(place.right + GUTTER, body.top, body.right, body.bottom)
    shown = sheet.legend((drawn.lines, drawn.left_out), is_numbered=bool(table))
    need = legend.height(page, column.width, shown, sheet.view.language)
    need += also_height(sheet, column.width) + caution_height(sheet, column.width)
    # Where there is no room for all the caution goes: the subtitle says the same.
    _draw_column(
        sheet, with_caution(sheet, column) if need <= column.height else column, drawn, shown
    )
    return frame


def _table_on(sheet: Sheet, place: Box) -> tuple[LegTable | None, Box | None]:
    """The table of legs, and where on the map it lies; it must leave most of the map free."""
    if not sheet.has(Part.LEGS):
        return None, None
    fits = int((0.62 * place.height) / row_height(sheet.page)) - HEADS
    rough = frame_of(sheet.tables, sheet.view, sheet.scene, place)
    table = _table(sheet, place, rough, min(MOST_LINES, fits))
    if not table.routes:
        return None, None
    width, height = TABLE * sheet.page.scale, table_height(sheet.page, table)
    left, bottom = place.left + 3, place.bottom - 3
    return table, Box(left, bottom - height, left + width, bottom)


def _table(sheet: Sheet, place: Box, frame: Frame, room: int) -> LegTable:
    lines, _left_out = lines_of(sheet.tables, sheet.scene, frame)
    return legs_table(sheet.tables, sheet.view, sheet.scene, in_frame(lines, place), room)


def _draw_map(
    sheet: Sheet, place: Box, frame: Frame, table: LegTable | None, panel: Box | None
) -> MapPanel:
    bar = furniture.scale_box(sheet.page, place)
    drawn = draw_map(
        sheet.page,
        place,
        sheet.tables,
        sheet.view,
        sheet.scene,
        panels=(*([panel] if panel else []), bar),
        numbers=table.numbers if table else None,
        frame=frame,
    )
    furniture.draw_scale(sheet.page.window(place), frame, bar)
    return drawn


def _draw_column(sheet: Sheet, box: Box, drawn: MapPanel, shown: legend.Legend) -> None:
    """Draw sites, legend and further counts into a column."""
    page, language = sheet.page, sheet.view.language
    need = legend.height(page, box.width, shown, language)
    box = with_also(sheet, box)
    top = box.top
    spare = box.height - need - 2.0
    if sheet.has(Part.SITES) and spare > 24 * page.scale:
        locator = Box(box.left, top, box.right, top + min(spare, box.width * 1.05))
        draw_locator(page, locator, sheet.tables, sheet.view, sheet.scene, drawn.frame)
        top = locator.bottom + 2.0
    legend.draw_legend(page, Box(box.left, top, box.right, box.bottom), shown, language)


def _tall(sheet: Sheet, body: Box) -> Frame:
    """A map across the page; beneath it the table of legs, the sites and the legend."""
    page = sheet.page
    rough = frame_of(sheet.tables, sheet.view, sheet.scene, body)
    place, lower = _cut(body, min(0.46 * body.height, _need(sheet, body, rough)))
    frame = frame_of(sheet.tables, sheet.view, sheet.scene, place)
    table = None
    if sheet.has(Part.LEGS):
        left = Box(lower.left, lower.top, lower.left + _table_width(sheet), lower.bottom)
        left = with_caution(sheet, left)
        fits = int(left.height / row_height(page)) - HEADS
        table = _table(sheet, place, frame, fits)
        draw_legs(page, left, table, sheet.view.language)
        lower = Box(left.right + GUTTER, lower.top, lower.right, lower.bottom)
    else:
        lower = with_caution(sheet, lower)
    drawn = _draw_map(sheet, place, frame, table, None)
    shown = sheet.legend((drawn.lines, drawn.left_out), is_numbered=table is not None)
    _draw_column(sheet, lower, drawn, shown)
    return frame


def _need(sheet: Sheet, body: Box, rough: Frame) -> float:
    """Height in mm that the parts beneath the map would like to have."""
    page, width = sheet.page, body.width
    column = 0.0
    if sheet.has(Part.LEGS):
        table = _table(sheet, body, rough, MOST_LINES)
        beside = _table_width(sheet)
        column = table_height(page, table) + caution_height(sheet, beside)
        width -= beside + GUTTER
    shown = sheet.legend(lines_of(sheet.tables, sheet.scene, rough), is_numbered=True)
    other = legend.height(page, width, shown, sheet.view.language) + also_height(sheet, width)
    if sheet.has(Part.SITES):
        other += LOCATOR * page.scale
    return max(column, other)


def _table_width(sheet: Sheet) -> float:
    return TABLE * 1.1 * sheet.page.scale


def _cut(body: Box, beneath: float) -> tuple[Box, Box]:
    """Cut a body into the place of a map and what is left beneath it."""
    middle = body.bottom - beneath
    above = Box(body.left, body.top, body.right, middle - GUTTER / 2)
    return above, Box(body.left, middle, body.right, body.bottom)


def _small(sheet: Sheet, body: Box) -> Frame:
    """A map with its legend beneath, for small pictures."""
    page, language = sheet.page, sheet.view.language
    # Which lines there are depends little on the height of the map, which is not known yet.
    rough = frame_of(sheet.tables, sheet.view, sheet.scene, body)
    shown = sheet.legend(lines_of(sheet.tables, sheet.scene, rough), is_numbered=False)
    high = legend.height(page, body.width, shown, language, columns=COLUMNS)
    place, lower = _cut(body, high + also_height(sheet, body.width))
    frame = frame_of(sheet.tables, sheet.view, sheet.scene, place)
    drawn = _draw_map(sheet, place, frame, None, None)
    lower = with_also(sheet, lower)
    shown = sheet.legend((drawn.lines, drawn.left_out), is_numbered=False)
    legend.draw_legend(page, lower, shown, language, columns=COLUMNS)
    return frame
