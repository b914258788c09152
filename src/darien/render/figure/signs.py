"""The signs of a legend: each drawn at its left edge and middle as the map draws it."""

from collections.abc import Callable, Sequence

from darien.render.figure import marks, ribbons
from darien.render.figure.box import Box
from darien.render.figure.lines import DASHES, DISC, PALE, THIN
from darien.render.figure.page import Page
from darien.render.figure.style import disc_radius, line_width
from darien.render.scene import DrawnPoint
from darien.vocabulary import Direction, LegLook, SiteStatus

Draw = Callable[[Page, float, float], None]


def sample(people: int, direction: Direction) -> Draw:
    """Return the sign of so many people: a line of their width, and their half-disc."""

    def draw(page: Page, x: float, y: float) -> None:
        width, radius = line_width(people), disc_radius(people)
        wide = 6.5 * page.scale
        course = ribbons.calm(_straight(x, wide, y - ribbons.GAP - width / 2))
        made = ribbons.drawn(course, width)
        if made.body is not None:
            page.polygon(made.body, page.inks.flow[direction])
        elif made.line is not None:
            page.line(made.line, page.inks.flow[direction], width)
        for barb in made.barbs:
            page.polygon(barb, page.inks.flow[direction])
        up = direction == Direction.NORTHBOUND
        middle = x + wide + 0.8 + min(radius, 4.2 * page.scale)
        base = y + radius / 2 if up else y - radius / 2
        marks.draw_half_disc(page, (middle, base), radius, direction, is_part=False)

    return draw


def half_disc(radius: float, direction: Direction, *, is_part: bool) -> Draw:
    """Return a half-disc of a radius in mm; pale for a figure of part of the period."""

    def draw(page: Page, x: float, y: float) -> None:
        up = direction == Direction.NORTHBOUND
        base = y + radius / 2 if up else y - radius / 2
        marks.draw_half_disc(page, (x + 6, base), radius, direction, is_part=is_part)

    return draw


def _straight(x: float, wide: float, y: float) -> ribbons.Line:
    return ribbons.as_line([(x, y), (x + wide / 2, y), (x + wide, y)])


def line(look: LegLook) -> Draw:
    """Return a line of a look other than counted, in the colour of no direction."""

    def draw(page: Page, x: float, y: float) -> None:
        colour = page.inks.ink_2
        alpha = PALE if look == LegLook.PARTLY_COUNTED else None
        width = 1.0 if look == LegLook.PARTLY_COUNTED else THIN
        made = ribbons.drawn(_straight(x, 12 * page.scale, y - 0.3), width)
        assert made.line is not None
        cap = "round" if look == LegLook.NOT_KNOWN else "butt"
        page.line(made.line, colour, width, dash=DASHES.get(look), alpha=alpha, cap=cap)
        for barb in made.barbs:
            page.polygon(barb, colour, alpha=alpha)

    return draw


def way(direction: Direction) -> Draw:
    """Return a line in the colour of a direction."""

    def draw(page: Page, x: float, y: float) -> None:
        made = ribbons.drawn(_straight(x, 12 * page.scale, y - 0.5), 0.7)
        assert made.line is not None
        page.line(made.line, page.inks.flow[direction], 0.7)
        for barb in made.barbs:
            page.polygon(barb, page.inks.flow[direction])

    return draw


def ring(point: DrawnPoint) -> Draw:
    """Return the ring of a counting point."""
    return lambda page, x, y: marks.draw_ring(page, marks.Ring(point, (x + 6, y)))


def numbered(page: Page, x: float, y: float) -> None:
    """Draw the number of a leg."""
    page.circle(x + 6, y, DISC * page.scale, page.inks.paper, page.inks.ink_2, 0.25)
    base = y + page.points(5.4) * 0.12
    page.text(x + 6, base, "1", size=5.4, weight="semibold", anchor="middle")


def site(status: SiteStatus) -> Draw:
    """Return the square of a site of a status."""
    return lambda page, x, y: marks.draw_site(page, (x + 6, y), status)


def small(shape: Sequence[tuple[float, float]]) -> Draw:
    """Return a small mark of a given outline."""

    def draw(page: Page, x: float, y: float) -> None:
        marks.draw_small(page, (x + 6, y), shape, page.inks.paper)

    return draw


def area(page: Page, x: float, y: float) -> None:
    """Draw the area of the Darién Gap."""
    box = Box(x + 2.5, y - 1.3, x + 9.5, y + 1.3)
    page.rectangle(box, page.inks.darien, alpha=0.17)
    page.rectangle(box, edge=page.inks.darien_edge, width=0.2, dash=(0.8, 0.6))
