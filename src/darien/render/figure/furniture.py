"""What frames a map on paper: title, foot, scale bar, north arrow and the caution."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from darien.language import translator
from darien.period import PartialDate
from darien.provenance import CREDITS
from darien.render.figure.box import Box
from darien.render.figure.frame import PROJECTION, Frame
from darien.render.figure.page import Page
from darien.render.wording import partial
from darien.view import View

TITLE, SUBTITLE, HEADING, SMALL, FOOT = 19, 8.4, 8.8, 6.4, 5.7
MARGIN = 10.0

# Lengths of a scale bar in km; the longest that keeps within WIDEST mm is drawn.
BARS = (1000, 500, 200, 100, 50, 20, 10, 5)
WIDEST = 24.0


@dataclass(frozen=True)
class Printed:
    """What is printed on a figure that no table says: its id, its day and its link."""

    id: str
    created: date
    link: str


def draw_title(page: Page, title: str, subtitle: str, top: float, width: float) -> float:
    """Write title and subtitle; return the y at which the next thing may begin."""
    size = TITLE
    while page.width_of(title, size, "bold") > width and size > 11:
        size -= 1
    y = top
    fits = page.width_of(title, size, "bold") <= width
    for line in [title] if fits else page.wrap(title, width, size, "bold"):
        y += page.leading(size) * 0.84
        page.text(MARGIN, y, line, size=size, weight="bold")
    y += page.leading(SUBTITLE) * 1.25
    for line in page.wrap(subtitle, width, SUBTITLE):
        page.text(MARGIN, y, line, size=SUBTITLE, colour=page.inks.ink_2)
        y += page.leading(SUBTITLE)
    return y - page.leading(SUBTITLE) * 0.35


def foot_lines(
    page: Page, view: View, said: Sequence[str], printed: Printed, frame: Frame, width: float
) -> list[str]:
    """Return the foot, line by line: sources, dates, projection, credits, and who we are not.

    `said` is what the interactive map says in its own foot: sources, dates, cautions.
    """
    _ = translator(view.language)
    sources, known, cautions = said[:3]
    made = _("Created {day} · Map {id} · {projection}; scale bar true at {latitude}° N.").format(
        day=partial(PartialDate.parse(printed.created.isoformat()), view.language),
        id=printed.id,
        projection=PROJECTION,
        latitude=f"{frame.mid_latitude:.0f}",
    )
    paragraphs = (f"{sources} {known}", f"{made} {CREDITS}", cautions)
    return [line for text in paragraphs for line in page.wrap(text, width, FOOT)]


def draw_foot(page: Page, lines: list[str], printed: Printed) -> None:
    """Write the foot at the lower edge of the page; its first line carries the link."""
    bottom = page.box.bottom - MARGIN * 0.72
    top = bottom - page.leading(FOOT) * (len(lines) - 1)
    rule = top - page.leading(FOOT) * 1.15
    page.line([(MARGIN, rule), (page.box.right - MARGIN, rule)], page.inks.no_data, 0.18)
    for number, line in enumerate(lines):
        url = printed.link if printed.link.startswith("http") and not number else None
        y = top + number * page.leading(FOOT)
        page.text(MARGIN, y, line, size=FOOT, colour=page.inks.ink_2, url=url)


def foot_top(page: Page, lines: int) -> float:
    """Return the y of the rule above a foot of so many lines."""
    return page.box.bottom - MARGIN * 0.72 - page.leading(FOOT) * (lines + 0.15)


def scale_box(page: Page, box: Box) -> Box:
    """Return where scale bar and north arrow stand in a map: in its lower right corner."""
    width, height = 33.0 * page.scale, 9.0 * page.scale
    return Box(box.right - width - 2, box.bottom - height - 2, box.right - 2, box.bottom - 2)


def draw_scale(page: Page, frame: Frame, box: Box) -> None:
    """Draw north arrow and scale bar, which is true at the middle latitude of the frame."""
    inks = page.inks
    per_km = frame.mm_per_km()
    km = next((km for km in BARS if km * per_km <= WIDEST * page.scale), BARS[-1])
    right = box.right - page.width_of(f"{km} km", SMALL) / 2 - 0.5
    left = right - km * per_km
    y = box.bottom - 1.8
    page.rectangle(Box(left, y - 0.9, right, y), inks.paper, edge=inks.ink, width=0.2)
    page.rectangle(Box(left, y - 0.9, (left + right) / 2, y), inks.ink)
    for x, text, anchor in (
        (left, "0", "middle"),
        ((left + right) / 2, f"{km // 2 if km > 5 else 2.5:g}", "middle"),
        (right, f"{km} km", "middle"),
    ):
        page.text(x, y - 1.8, text, size=SMALL, anchor=anchor, halo=True)
    x, top = left - 5.2 * page.scale, box.bottom - 7.4 * page.scale
    tall, half = 4.2 * page.scale, 1.1 * page.scale
    page.polygon([(x, top), (x + half, top + tall), (x, top + tall * 0.78)], inks.ink)
    page.polygon(
        [(x, top), (x - half, top + tall), (x, top + tall * 0.78)],
        inks.paper,
        edge=inks.ink,
        width=0.2,
    )
    page.text(x, y + 0.9, "N", size=SMALL, weight="semibold", anchor="middle", halo=True)


def caution_height(page: Page, language: str, width: float) -> float:
    """Return the height of the caution in mm."""
    lines = page.wrap(caution(language), width - 8, SMALL)
    return page.leading(HEADING) * 1.5 + page.leading(SMALL) * len(lines) + 3.5


def draw_caution(page: Page, language: str, box: Box, colour: str) -> None:
    """Say that the counts are not to be added."""
    _ = translator(language)
    page.rectangle(box, page.inks.panel)
    page.rectangle(Box(box.left, box.top, box.left + 1.2, box.bottom), colour)
    y = box.top + page.leading(HEADING) * 1.15
    page.text(box.left + 4, y, _("Do not add these counts"), size=HEADING - 0.6, weight="semibold")
    y += page.leading(SMALL) * 1.15
    for line in page.wrap(caution(language), box.width - 8, SMALL):
        page.text(box.left + 4, y, line, size=SMALL)
        y += page.leading(SMALL)


def caution(language: str) -> str:
    """Return why the counts are not to be added."""
    _ = translator(language)
    return _(
        "The same people pass several borders in turn. Each authority counts its own border, over"
        " its own dates. Where no figure stands nobody published one; that is not zero."
    )
