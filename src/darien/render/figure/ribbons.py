"""Flow lines in millimetres on the page (y down): the rules of the interactive map, for paper.

A line lies on the right of its course, so the two directions of one course run side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Line = NDArray[np.float64]

GAP = 0.2  # mm between the course and the near edge of a line
THICK = 1.1  # mm from which a line is a ribbon with a head of its own
BARB_EVERY = 26.0  # mm between the half-barbs of a thin line
SHORTEST = 3.0  # mm; a shorter line has no barb


@dataclass(frozen=True)
class Drawn:
    """What is drawn of a line: `line` where it is thin, `body` where it is a ribbon; and barbs."""

    line: Line | None
    body: Line | None
    barbs: tuple[Line, ...]

    @property
    def outline(self) -> Line:
        """The points that anything else on the map keeps clear of."""
        found = self.line if self.body is None else self.body
        assert found is not None
        return found


def calm(course: Line, widest: float = 0.0) -> Line:
    """Return a course without bends too small to be drawn, its corners cut; the ends stay.

    A wide ribbon needs a calmer course, and both directions of a course must use the same one, so
    `widest` is the width of the widest line that lies on it.
    """
    thinned = shapely.simplify(shapely.LineString(course), max(0.18, 0.3 * widest))
    line: Line = shapely.get_coordinates(thinned)
    for _round in range(2):
        if len(line) < 3:
            break
        cut = np.stack([0.75 * line[:-1] + 0.25 * line[1:], 0.25 * line[:-1] + 0.75 * line[1:]], 1)
        line = np.vstack([line[:1], cut.reshape(-1, 2)[1:-1], line[-1:]])
    return line


def length(line: Line) -> float:
    """Return the length of a line."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def beside(course: Line, by: float) -> Line:
    """Return the parallel of a course `by` mm to its right, in the same direction."""
    # With y down, what shapely calls the left of a line is its right on the page.
    made = shapely.offset_curve(shapely.LineString(course), by, join_style="round", quad_segs=4)
    parts = [part for part in shapely.get_parts(made) if part.length > 0]
    if not parts:
        return course
    line: Line = shapely.get_coordinates(max(parts, key=lambda part: part.length))
    return line


def drawn(course: Line, width: float) -> Drawn:
    """Return what is drawn for a course of a line `width` mm wide."""
    if width < THICK:
        line = beside(course, GAP + width / 2)
        places = _places(length(line), BARB_EVERY)
        return Drawn(line, None, tuple(_half_barb(line, place, width) for place in places))
    full = length(course)
    head, barb = _head(width)
    head = min(head, 0.6 * full)
    stem = _cut(course, full - head)
    inner, outer = beside(stem, GAP), beside(stem, GAP + width)
    end, base = course[-1], stem[-1]
    right = _right_of(end - base)
    tip, wing = end + right * GAP, base + right * (GAP + width + barb)
    body = np.vstack([outer, wing, tip, inner[::-1]])
    notches = _places(max(length(outer) - head, 0.0), 60.0) if full > 80 else []
    return Drawn(None, body, tuple(_half_barb(outer, place, 0.02) for place in notches))


def middle(line: Line, share: float = 0.5) -> tuple[float, float]:
    """Return the point at a share of a line's length."""
    point = shapely.line_interpolate_point(shapely.LineString(line), share, normalized=True)
    return float(point.x), float(point.y)


def _head(width: float) -> tuple[float, float]:
    """Length of an arrow head, and how far it stands out on its outer side."""
    return max(1.9, 1.05 * width), max(0.85, 0.42 * width)


def _places(along: float, every: float) -> list[float]:
    if along < SHORTEST:
        return []
    many = max(1, round(along / every))
    return [(i + 0.5) * along / many + min(1.0, 0.2 * along) for i in range(many)]


def _half_barb(line: Line, along: float, width: float) -> Line:
    """Half an arrow head whose tip stands `along` mm on the line, only on the outer side."""
    head, barb = _head(width)
    whole = shapely.LineString(line)
    tip, back = (
        shapely.get_coordinates(shapely.line_interpolate_point(whole, max(0.0, place)))[0]
        for place in (along, along - head)
    )
    right = _right_of(tip - back)
    return np.vstack(
        [tip - right * width / 2, back - right * width / 2, back + right * (width / 2 + barb)]
    )


def _cut(line: Line, along: float) -> Line:
    """Return a line up to `along` mm."""
    end: Any = shapely.line_interpolate_point(shapely.LineString(line), along)
    return np.vstack([_before(line, along), shapely.get_coordinates(end)])


def _before(line: Line, along: float) -> Line:
    steps = np.concatenate([[0.0], np.hypot(*np.diff(line, axis=0).T).cumsum()])
    return line[steps < along - 1e-6]


def _right_of(heading: Line) -> Line:
    """Return the direction to the right of a heading; y grows downwards."""
    far = float(np.hypot(*heading)) or 1.0
    return np.array([-heading[1], heading[0]]) / far


def as_line(points: Sequence[tuple[float, float]]) -> Line:
    """Return points as a line."""
    return np.asarray(points, float)
