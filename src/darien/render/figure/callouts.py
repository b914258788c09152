"""Numbers on the map of a figure: each with its half-disc, tied to its counting point.

They come before every name, and move until they fit; none is dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

import numpy as np
import shapely
from numpy.typing import NDArray

from darien.edition import NoRoomError
from darien.render.figure import marks
from darien.render.figure.box import Box, Point
from darien.render.figure.marks import Ring
from darien.render.figure.page import Page
from darien.render.figure.room import Room
from darien.render.figure.style import MM_PER_POINT, disc_radius
from darien.render.figure.wishes import Wish
from darien.vocabulary import Direction

NUMBER, LARGE, TEXT = 11.5, 14.5, 6.4
LARGE_FROM = 4.0  # mm of radius from which a half-disc carries the large number
WIDEST = 44.0  # mm of a line of text
NARROWER = ((33.0, 3.0), (25.0, 6.0))  # mm, and what it costs to be narrower
RINGS = (6.0, 10.0, 15.0, 21.0, 28.0, 36.0, 46.0, 58.0)  # mm around a counting point
USUAL = (34.0, -39.0)  # px from the ring, where no row of the labels says it

CROSSING = 25.0  # mm of distance that a crossing of two hairlines is worth
ON_LINE = 30.0  # mm of distance that it is worth to lie on no line
Tie = tuple[Point, Point]


@dataclass(frozen=True)
class Callout:
    """A number with its half-disc and the lines beneath it, and the size of the whole."""

    ring: Ring
    radius: float
    size: float
    lines: tuple[str, ...]
    width: float
    height: float


def draw_callouts(
    page: Page,
    rings: Sequence[Ring],
    wished: Mapping[str, Wish],
    room: Room,
    mm_per_pixel: float,
    panels: Sequence[Box],
) -> None:
    """Write the numbers of rings, the greatest first, each tied to its ring by a hairline.

    Raises NoRoomError where the map is too small for them.
    """
    ties: list[Tie] = []
    # Where all else fails a number may hide a mark, but never a panel or another number.
    bare = Room(room.frame, taken=list(panels))
    for ring in sorted(rings, key=lambda ring: -ring.point.people):
        wish = wished.get(ring.point.series_id)
        dx, dy = wish.offset if wish and wish.offset else USUAL
        at = (ring.at[0] + dx * mm_per_pixel, ring.at[1] + dy * mm_per_pixel)
        anchor = wish.anchor if wish else "start"
        box, callout = _settle(page, ring, at, anchor, room, ties) or _alone(page, ring, bare)
        room.taken.append(box)
        bare.taken.append(box)
        ties.append(_disc_in(callout, box)[2])
        _draw_callout(page, callout, box, room)


def _settle(
    page: Page, ring: Ring, wished: Point, anchor: str, room: Room, ties: Sequence[Tie]
) -> tuple[Box, Callout] | None:
    """Find the place of a call-out near the wished one, in full where that is not too far.

    It lies on a line only where everything else is far, and its hairline crosses nothing that is
    written. Only where no words find room the number stands alone.
    """
    point = ring.point
    forms = [
        (_callout(page, ring, point.text, WIDEST), 0.0),
        *((_callout(page, ring, point.text, narrow), cut) for narrow, cut in NARROWER),
        (_callout(page, ring, point.short, WIDEST), 40.0),
    ]
    tries = [
        (cost + cut, callout, _box_at(callout, at, side))
        for callout, cut in forms
        for at, side, cost in _places(ring, wished, anchor)
    ]
    losses = np.array([loss for loss, _callout, _box in tries])
    losses += CROSSING * _crossings([_disc_in(one, box)[2] for _loss, one, box in tries], ties)
    best = _best([(callout, box) for _loss, callout, box in tries], losses, room)
    if best:
        return best[1], best[0]
    for callout in (forms[-1][0], _callout(page, ring, "", WIDEST)):
        if found := _anywhere(callout, room):
            return found, callout
    return None


def _alone(page: Page, ring: Ring, bare: Room) -> tuple[Box, Callout]:
    """Find the place of a number alone. Raises NoRoomError where not even that finds room."""
    callout = _callout(page, ring, "", WIDEST)
    found = _anywhere(callout, bare)
    if found is None:
        raise NoRoomError("the map is too small for its numbers")
    return found, callout


def _anywhere(callout: Callout, room: Room) -> Box | None:
    """Return a free place in the whole frame, on no line if there is one."""
    at, size = callout.ring.at, (callout.width, callout.height)
    far = room.frame.width
    for clear in (True, False):
        found = room.find(at, *size, nearest=1.5, farthest=far, clear_of_lines=clear)
        if found:
            room.taken.remove(found)
            return found
    return None


def _best(
    tries: Sequence[tuple[Callout, Box]], losses: NDArray[np.float64], room: Room
) -> tuple[Callout, Box] | None:
    """Return the free place that loses least, where a line beneath is a loss as well."""
    best, least = None, np.inf
    for number in np.argsort(losses, kind="stable"):
        if losses[number] >= least:
            break
        callout, box = tries[number]
        if room.is_free(box) and not _is_tied_across(callout, box, room):
            loss = losses[number] + (0.0 if room.is_free(box, of_lines=True) else ON_LINE)
            if loss < least:
                best, least = (callout, box), loss
    return best


def _places(ring: Ring, wished: Point, anchor: str) -> list[tuple[Point, str, float]]:
    """Places for a half-disc, on which side its text ends or starts, and what is lost by each.

    They are the wished place, then places around the counting point.
    """
    x, y = ring.at
    around = [
        (x + far * cos(turn * pi / 8), y + far * sin(turn * pi / 8), cos(turn * pi / 8))
        for far in RINGS
        for turn in range(16)
    ]
    found = [
        ((left, top), "end" if heading < -0.1 else "start", 5.0 + 1.3 * hypot(left - x, top - y))
        for left, top, heading in around
    ]
    far = [0.5 * hypot(at[0] - wished[0], at[1] - wished[1]) for at, _side, _cost in found]
    near = [(at, side, cost + more) for (at, side, cost), more in zip(found, far, strict=True)]
    return [(wished, anchor, 0.5 * hypot(wished[0] - x, wished[1] - y)), *near]


def _crossings(own: Sequence[Tie], ties: Sequence[Tie]) -> NDArray[np.int64]:
    """Return how many of the hairlines drawn already each of some hairlines would cross."""
    if not ties:
        return np.zeros(len(own), np.int64)
    mine, drawn = shapely.linestrings(own), shapely.linestrings(ties)
    crossed: NDArray[np.int64] = shapely.crosses(mine[:, None], drawn[None, :]).sum(axis=1)
    return crossed


def _is_tied_across(callout: Callout, box: Box, room: Room) -> bool:
    """Tell whether the hairline of a call-out in a box would cross something that is written."""
    _x, _y, hairline = _disc_in(callout, box)
    tie = shapely.LineString(hairline)
    others = [other for other in room.taken if other != box and not other.holds(_dot(hairline[0]))]
    return any(tie.intersects(shapely.box(o.left, o.top, o.right, o.bottom)) for o in others)


def _dot(at: Point) -> Box:
    return Box(*at, *at)


def _callout(page: Page, ring: Ring, text: str, widest: float) -> Callout:
    radius = disc_radius(ring.point.people)
    size = LARGE if radius >= LARGE_FROM else NUMBER
    lines = tuple(page.wrap(text, widest * page.scale, TEXT)) if text else ()
    widths = [page.width_of(ring.point.number, size, "bold")]
    widths += [page.width_of(line, TEXT) for line in lines]
    high = page.points(size) * 0.8 * MM_PER_POINT + len(lines) * page.leading(TEXT) + 0.6
    return Callout(
        ring, radius, size, lines, 2 * radius + 1.6 + max(widths), max(high, radius + 0.4)
    )


def _box_at(callout: Callout, at: Point, anchor: str) -> Box:
    """The box of a call-out whose half-disc stands at a point, its text beside it."""
    reach = callout.width - callout.radius
    left = at[0] - (reach if anchor == "end" else callout.radius)
    top = at[1] - callout.height / 2
    return Box(left, top, left + callout.width, top + callout.height)


def _disc_in(callout: Callout, box: Box) -> tuple[float, float, tuple[Point, Point]]:
    """Where the half-disc's base stands in the box, on the side of the ring; and the hairline."""
    at = callout.ring.at
    is_left = abs(at[0] - box.left) <= abs(at[0] - box.right)
    x = box.left + callout.radius if is_left else box.right - callout.radius
    up = callout.ring.point.direction == Direction.NORTHBOUND
    y = box.top + (callout.radius if up else 0.2)
    end = (min(max(at[0], x - callout.radius), x + callout.radius), y)
    return x, y, (at, end)


def _draw_callout(page: Page, callout: Callout, box: Box, room: Room) -> None:
    point, inks = callout.ring.point, page.inks
    x, y, (ring, end) = _disc_in(callout, box)
    is_left = x < (box.left + box.right) / 2
    far = hypot(end[0] - ring[0], end[1] - ring[1])
    if far > callout.radius + 1.0:
        share = marks.RING / far
        start = (ring[0] + (end[0] - ring[0]) * share, ring[1] + (end[1] - ring[1]) * share)
        page.line([start, end], inks.flow[point.direction], 0.15)
        room.keep_clear(np.linspace(start, end, max(2, int(far))))
    marks.draw_half_disc(
        page, (x, y), callout.radius, point.direction, is_part=not point.total.is_whole
    )
    edge = x + callout.radius + 1.6 if is_left else x - callout.radius - 1.6
    anchor = "start" if is_left else "end"
    base = box.top + page.points(callout.size) * 0.66 * MM_PER_POINT + 0.2
    page.text(
        edge,
        base,
        point.number,
        size=callout.size,
        weight="bold",
        colour=inks.flow_type[point.direction],
        anchor=anchor,
        halo=True,
        gid=f"point:{point.series_id}",
    )
    for number, line in enumerate(callout.lines):
        y_line = base + page.leading(TEXT) * (number + 1) + 0.2
        page.text(edge, y_line, line, size=TEXT, anchor=anchor, halo=True)
