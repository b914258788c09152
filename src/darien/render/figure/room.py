"""What room is left on a map, and where a name or a number finds it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from textalloc.non_overlapping_boxes import get_non_overlapping_boxes

from darien.render.figure.box import Box, Point

APART = 0.35  # mm between two names, and between a name and a mark
CANDIDATES = 120  # of places for a name
MORE = 2000  # of places for a number, which must find one

# What else textalloc asks for: no points, no leader lines, one box at a time, in silence.
PLAIN: dict[str, Any] = {
    "verbose": False,
    "draw_all": False,
    "scatter_xy": None,
    "lines_xyxy": None,
    "scatter_sizes": None,
    "text_scatter_sizes": None,
    "direction": None,
    "draw_lines": False,
    "avoid_label_lines_overlap": False,
    "avoid_crossing_label_lines": False,
    "priority_strategy": None,
}

CELL = 1.2  # mm
Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Room:
    """The frame of a map, the boxes that are taken, and the lines that names keep clear of."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Points] = field(default_factory=list)

    def take(self, box: Box) -> Box:
        """Note that a box is taken."""
        self.taken.append(box)
        return box

    def keep_clear(self, line: Points) -> None:
        """Note a line (n × 2, a point at least every mm) that names should not lie on."""
        self.lines.append(line)

    def is_free(self, box: Box, *, of_lines: bool = False) -> bool:
        """Tell whether a box lies in the frame, on nothing; with `of_lines` on no line either."""
        wide = box.grown(APART)
        if not self.frame.holds(box) or any(wide.meets(other) for other in self.taken):
            return False
        return not of_lines or not self._is_crossed(wide)

    def first_free(self, boxes: Iterable[Box]) -> Box | None:
        """Return the first of some boxes that is free, and take it."""
        found = next((box for box in boxes if self.is_free(box)), None)
        return self.take(found) if found else None

    def find(
        self,
        at: Point,
        width: float,
        height: float,
        *,
        nearest: float,
        farthest: float,
        clear_of_lines: bool = True,
    ) -> Box | None:
        """Return a free box of a size near a point, and take it; None where there is no room.

        The box's edge stands at least `nearest` mm from the point, its middle at most about
        `farthest` mm. The search is textalloc's.
        """
        frame, reach = self.frame, farthest + width + height
        own = Box(*at, *at).grown(nearest - APART)
        is_far = farthest >= frame.width
        found, _left_out = get_non_overlapping_boxes(
            [(*at, width, height, "")],
            xlims=(frame.left, frame.right),
            ylims=(frame.top, frame.bottom),
            aspect_ratio=frame.width / frame.height,
            margin=APART / frame.width,
            min_distance=nearest / frame.width,
            max_distance=farthest / frame.width,
            nbr_candidates=MORE if is_far else CANDIDATES,
            scatter_plot_bbs=self._obstacles(own, at, reach, with_lines=clear_of_lines),
            **PLAIN,
        )
        if not found:
            return None
        left, top = (float(value) for value in found[0][:2])
        return self.take(Box(left, top, left + width, top + height))

    def _obstacles(self, own: Box, at: Point, reach: float, *, with_lines: bool) -> Any:
        """Everything near a point as boxes (n × 4: left, top, right, bottom)."""
        x, y = at
        around = Box(x - reach, y - reach, x + reach, y + reach)
        near = [box for box in self.taken if box.meets(around)]
        boxes = np.array([(box.left, box.top, box.right, box.bottom) for box in (own, *near)])
        if not with_lines or not self.lines:
            return boxes
        # Lines as the cells of a grid that they run through: thousands of segments are slow.
        points = np.vstack(self.lines)
        points = points[(np.abs(points - at) < reach).all(axis=1)]
        cells = np.unique(np.floor(points / CELL), axis=0) * CELL
        return np.vstack([boxes, np.hstack([cells, cells + CELL])])

    def _is_crossed(self, box: Box) -> bool:
        """Tell whether a line comes into a box; lines are dense enough to ask for their points."""
        if not self.lines:
            return False
        x, y = np.vstack(self.lines).T
        inside = (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
        return bool(inside.any())
