"""What room is left on a map, and where a name or a number finds it."""

from collections.abc import Iterable, Sequence
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
    "scatter_sizes": None,
    "text_scatter_sizes": None,
    "direction": None,
    "draw_lines": False,
    "avoid_label_lines_overlap": False,
    "avoid_crossing_label_lines": False,
    "priority_strategy": None,
}

Segments = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Room:
    """The frame of a map, the boxes that are taken, and the lines that names keep clear of."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Segments] = field(default_factory=list)

    def take(self, box: Box) -> Box:
        """Note that a box is taken."""
        self.taken.append(box)
        return box

    def keep_clear(self, line: NDArray[np.float64]) -> None:
        """Note a line (n × 2, mm) that names should not lie on."""
        if len(line) > 1:
            self.lines.append(np.hstack([line[:-1], line[1:]]))

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
        lines: Any = self._lines_near(at, reach) if clear_of_lines else None
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
            lines_xyxy=lines,
            scatter_plot_bbs=self._near([*self.taken, own], at, reach),
            **PLAIN,
        )
        if not found:
            return None
        left, top = (float(value) for value in found[0][:2])
        return self.take(Box(left, top, left + width, top + height))

    @staticmethod
    def _near(boxes: Sequence[Box], at: Point, reach: float) -> Any:
        """Boxes as textalloc has them (n × 4), None where none is near."""
        x, y = at
        around = Box(x - reach, y - reach, x + reach, y + reach)
        near = [box for box in boxes if box.meets(around)]
        if not near:
            return None
        return np.array([(box.left, box.top, box.right, box.bottom) for box in near])

    def _lines_near(self, at: Point, reach: float) -> Any:
        if not self.lines:
            return None
        every = np.vstack(self.lines)
        near = (np.abs(every[:, 0] - at[0]) < reach) & (np.abs(every[:, 1] - at[1]) < reach)
        return every[near] if near.any() else None

    def _is_crossed(self, box: Box) -> bool:
        """Tell whether a line comes into a box; lines are dense enough to ask for their points."""
        if not self.lines:
            return False
        x, y = np.vstack(self.lines)[:, :2].T
        inside = (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
        return bool(inside.any())
