"""The sheet: the page of a figure with all that is drawn on it, and what every page has."""

from collections.abc import Sequence as Several
from dataclasses import dataclass

from darien.edition import Edition
from darien.language import translator
from darien.paper import Part, Sequence, Template
from darien.render.figure import furniture, legend
from darien.render.figure.box import Box
from darien.render.figure.frame import Frame
from darien.render.figure.furniture import MARGIN, Printed
from darien.render.figure.lines import FlowLine
from darien.render.figure.map_panel import also_counted
from darien.render.figure.page import Page
from darien.render.figure.timelines import HEIGHT, charted_in, draw_timelines
from darien.render.foot import foot
from darien.render.scene import Scene, scenes_told
from darien.render.wording import subtitle
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Extent, Layer

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
GUTTER = 4.0  # mm between parts


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is drawn on which page."""

    page: Page
    tables: Tables
    view: View
    scene: Scene
    edition: Edition
    printed: Printed

    @property
    def is_wide(self) -> bool:
        """Whether the page has room for a column beside the map."""
        return self.page.box.width > 1.2 * self.page.box.height

    def has(self, part: Part) -> bool:
        """Tell whether a part is asked for, has room and has something to show."""
        if part not in self.edition.shown:
            return False
        if part == Part.SITES:
            return bool(self.scene.sites) and self.view.extent != Extent.WHOLE_ROUTE
        if part == Part.LEGS:
            return bool(self.scene.legs)
        return part != Part.CAUTION or len(self.scene.points) > 1

    def legend(
        self, drawn: tuple[Several[FlowLine], Several[str]], *, is_numbered: bool
    ) -> legend.Legend:
        """Return the legend of a single map, from its lines and the legs left out."""
        lines, left_out = drawn
        return legend.legend_of(
            self.view, (self.scene,), lines, is_numbered=is_numbered, left_out=len(left_out)
        )


def subtitle_of(sheet: Sheet) -> str:
    """Return the caution about sums; or that counts are off, or that there is no figure at all."""
    _ = translator(sheet.view.language)
    if Layer.COUNTED not in sheet.view.layers:
        return _("Counts are switched off here.")
    told = scenes_told(sheet.tables, sheet.view, sheet.edition)
    if not any(shown.totals for shown in told):
        return _("No source has a figure for what is chosen here, which is not zero.")
    if sheet.edition.panels != Sequence.WHOLE:
        return furniture.caution(sheet.view.language)
    return subtitle(sheet.view)


def draw_head(sheet: Sheet, title: str, subtitle: str) -> Box:
    """Draw title and subtitle; return the body between them and the foot."""
    page = sheet.page
    top = furniture.draw_title(page, title, subtitle, MARGIN * 0.9, page.box.width - 2 * MARGIN)
    # The foot says the latitude of the frame, which its own height decides: measure it first.
    somewhere = Frame(Box(0, 0, 1, 1), 1.0, 0.0, 0.0)
    bottom = furniture.foot_top(page, len(_foot(sheet, somewhere)))
    return Box(MARGIN, top + 2.0, page.box.width - MARGIN, bottom - 2.0)


def draw_foot(sheet: Sheet, frame: Frame) -> None:
    """Draw the foot; `frame` is that of the map whose scale bar is drawn."""
    furniture.draw_foot(sheet.page, _foot(sheet, frame), sheet.printed)


def _foot(sheet: Sheet, frame: Frame) -> list[str]:
    told = scenes_told(sheet.tables, sheet.view, sheet.edition)
    said = foot(sheet.tables, sheet.view, [total for one in told for total in one.totals])
    width = sheet.page.box.width - 2 * MARGIN
    return furniture.foot_lines(sheet.page, sheet.view, said, sheet.printed, frame, width)


def with_timelines(sheet: Sheet, body: Box) -> Box:
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


def caution_height(sheet: Sheet, width: float) -> float:
    """Return the height of the caution with the space above it, in mm; 0 where there is none."""
    if not sheet.has(Part.CAUTION):
        return 0.0
    return furniture.caution_height(sheet.page, sheet.view.language, width) + 2.0


def with_caution(sheet: Sheet, box: Box) -> Box:
    """Draw the caution at the lower edge of a box; return what is left above it."""
    high = caution_height(sheet, box.width)
    if not high:
        return box
    place = Box(box.left, box.bottom - high + 2.0, box.right, box.bottom)
    colour = sheet.page.inks.flow[sheet.scene.points[0].direction]
    furniture.draw_caution(sheet.page, sheet.view.language, place, colour)
    return Box(box.left, box.top, box.right, box.bottom - high)


def also_height(sheet: Sheet, width: float) -> float:
    """Return the height of the counts that stand beside the map only, in mm."""
    also = also_counted(sheet.tables, sheet.view, sheet.scene)
    return legend.also_height(sheet.page, width, also) if also else 0.0


def with_also(sheet: Sheet, box: Box) -> Box:
    """Write the counts that stand beside the map only at the lower edge; return what is left."""
    also = also_counted(sheet.tables, sheet.view, sheet.scene)
    if not also:
        return box
    top = box.bottom - legend.also_height(sheet.page, box.width, also)
    legend.draw_also(sheet.page, Box(box.left, top, box.right, box.bottom), also, sheet.view)
    return Box(box.left, box.top, box.right, top)
