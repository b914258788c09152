"""The flow lines of a figure: which legs share a line, where they run, and how they look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import shapely

from darien.render.figure import ribbons
from darien.render.figure.box import Box
from darien.render.figure.frame import Frame
from darien.render.figure.ground import layer
from darien.render.figure.page import Page
from darien.render.figure.ribbons import Line
from darien.render.figure.room import Room
from darien.render.figure.style import line_width
from darien.render.scene import DrawnLeg, Scene
from darien.tables import Tables
from darien.vocabulary import Direction, LegLook

THIN = 0.26  # mm, a line whose width says nothing
DASHES = {LegLook.NOT_COUNTED: (1.0, 0.7), LegLook.NOT_KNOWN: (0.05, 0.75)}
PALE = 0.42
RANK = [LegLook.COUNTED, LegLook.PARTLY_COUNTED, LegLook.NOT_COUNTED, LegLook.NOT_KNOWN]

# Variants of a way are drawn from this scale on, in mm per km.
DETAIL_SCALE = 0.45
SHORTEST = 3.0  # mm; shorter legs are left out, unless people were counted on them
SHORTEST_COUNTED = 0.8
SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)  # of a line, where its number may stand
NEAR = 7.0  # mm from its line, at most
DISC = 1.55  # mm, radius of the number of a leg


@dataclass(frozen=True, eq=False)
class FlowLine:
    """One line for all legs of one course and direction; the first of `leg_ids` gives its look."""

    leg_ids: tuple[str, ...]
    direction: Direction
    look: LegLook
    width: float
    course: Line

    @property
    def gid(self) -> str:
        """What the line is called in an SVG file: leg:, its look, and all its legs."""
        return f"leg:{self.look.value}:{' '.join(self.leg_ids)}"


@cache
def courses() -> Mapping[str, tuple[str, Any]]:
    """Return by leg the name of its course and the course itself, in projected metres (n × 2)."""
    return {
        row.leg_id: (row.course, shapely.get_coordinates(row.geometry))
        for name in ("legs", "legs_river")
        for row in layer(name).itertuples()
        if row.geometry is not None
    }


def points_of(scene: Scene) -> Line:
    """Return every point of the drawn legs, in projected metres (n × 2)."""
    known = courses()
    found = [known[leg.leg_id][1] for leg in scene.legs if leg.leg_id in known]
    return np.vstack(found) if found else np.zeros((0, 2))


def lines_of(
    tables: Tables, scene: Scene, frame: Frame
) -> tuple[tuple[FlowLine, ...], tuple[str, ...]]:
    """Return the lines of a map, the thickest and best known last in rank; and legs left out.

    Left out are variants and legs too short for the scale of the frame.
    """
    details = set(tables.route_legs.loc[tables.route_legs["detail"] == "2", "leg_id"])
    known, close = courses(), frame.mm_per_km() >= DETAIL_SCALE
    by_course: dict[tuple[str, Direction], list[DrawnLeg]] = {}
    left_out = []
    for leg in scene.legs:
        if leg.leg_id not in known or (leg.leg_id in details and not close):
            left_out.append(leg.leg_id)
        else:
            by_course.setdefault((known[leg.leg_id][0], leg.direction), []).append(leg)
    widest: dict[str, float] = {}
    for (course, _direction), legs in by_course.items():
        widest[course] = max([widest.get(course, 0.0), *(_width(leg) for leg in legs)])
    lines = []
    for (course, direction), legs in by_course.items():
        legs.sort(key=lambda leg: (RANK.index(leg.look), -_width(leg)))
        first, ids = legs[0], tuple(leg.leg_id for leg in legs)
        made = ribbons.calm(frame.to_mm(known[first.leg_id][1]), widest[course])
        is_counted = first.look == LegLook.COUNTED
        if ribbons.length(made) < (SHORTEST_COUNTED if is_counted else SHORTEST):
            left_out += ids
        else:
            lines.append(FlowLine(ids, direction, first.look, _width(first), made))
    lines = _joined(lines)
    lines.sort(key=lambda line: (-RANK.index(line.look), -line.width))
    return tuple(lines), tuple(left_out)


def _joined(lines: list[FlowLine]) -> list[FlowLine]:
    """Return the lines with ribbons that continue each other as one: only its end has a head."""
    joined = list(lines)
    for line in lines:
        before = next((one for one in joined if _continues(one, line)), None)
        if before and line in joined:
            joined.remove(line)
            place = joined.index(before)
            ids = (*before.leg_ids, *line.leg_ids)
            course = np.vstack([before.course, line.course[1:]])
            joined[place] = replace(before, leg_ids=ids, course=course)
    return joined


def _continues(before: FlowLine, after: FlowLine) -> bool:
    """Tell whether a ribbon goes on where another of the same route and width ends."""
    is_alike = before.look == after.look and before.direction == after.direction
    if not is_alike or before is after or min(before.width, after.width) < ribbons.THICK:
        return False
    route = after.leg_ids[0].rpartition("/")[0]
    same_route = any(leg_id.rpartition("/")[0] == route for leg_id in before.leg_ids)
    far = float(np.hypot(*(before.course[-1] - after.course[0])))
    return same_route and far < 0.4 and abs(before.width - after.width) < 0.3


def _width(leg: DrawnLeg) -> float:
    return THIN if leg.people is None else line_width(leg.people)


def in_frame(lines: Sequence[FlowLine], box: Box) -> tuple[str, ...]:
    """Return the legs of those lines that run through a box at least for a few millimetres."""
    frame = shapely.box(box.left, box.top, box.right, box.bottom)
    seen = [line for line in lines if frame.intersection(_shape(line)).length > SHORTEST_COUNTED]
    return tuple(leg_id for line in seen for leg_id in line.leg_ids)


def _shape(line: FlowLine) -> shapely.LineString:
    return shapely.LineString(line.course)


def draw_line(page: Page, line: FlowLine, room: Room | None = None) -> None:
    """Draw a line with its half-arrows; `room` learns where it runs."""
    inks = page.inks
    colour = inks.flow[line.direction]
    made = ribbons.drawn(line.course, line.width)
    alpha = PALE if line.look == LegLook.PARTLY_COUNTED else None
    if made.body is not None:
        page.polygon(made.body, inks.paper, edge=inks.paper, width=0.5)
        page.polygon(made.body, colour, alpha=alpha, gid=line.gid)
        page.line(np.vstack([made.body, made.body[:1]]), inks.paper, 0.12)
    elif made.line is not None:
        points = made.line
        page.line(points, inks.paper, line.width + 0.4, alpha=0.7)
        round_ = "round" if line.look == LegLook.NOT_KNOWN else "butt"
        page.line(
            points,
            colour,
            line.width,
            dash=DASHES.get(line.look),
            alpha=alpha,
            gid=line.gid,
            cap=round_,
        )
    for barb in made.barbs:
        page.polygon(barb, colour, alpha=alpha)
    if room is not None:
        room.keep_clear(_dense(made.outline))


def _dense(line: Line) -> Line:
    """Return a line with a point at least every millimetre."""
    dense: Line = shapely.get_coordinates(shapely.segmentize(shapely.LineString(line), 1.0))
    return dense


def draw_numbers(
    page: Page, lines: tuple[FlowLine, ...], numbers: Mapping[str, int], room: Room
) -> None:
    """Write on each line the numbers that its legs have in the table of legs."""
    for line in lines:
        numbered = sorted({numbers[leg_id] for leg_id in line.leg_ids if leg_id in numbers})
        if not numbered:
            continue
        text = ", ".join(map(str, numbered))
        half = DISC * page.scale * (1 if len(text) < 3 else 0.55 * len(text))
        tall = DISC * page.scale
        beside = ribbons.beside(line.course, ribbons.GAP + line.width / 2)
        on_line = (ribbons.middle(beside, share) for share in SHARES)
        boxes = (Box(x - half, y - tall, x + half, y + tall) for x, y in on_line)
        box = room.first_free(boxes) or room.find(
            ribbons.middle(beside), 2 * half, 2 * tall, nearest=0.4, farthest=NEAR
        )
        if box:
            _draw_number(page, box, text, page.inks.flow_type[line.direction])


def _draw_number(page: Page, box: Box, text: str, colour: str) -> None:
    rounded = shapely.box(box.left, box.top, box.right, box.bottom)
    reach = min(box.width, box.height) / 2
    pill = rounded.buffer(-reach * 0.98).buffer(reach * 0.98, quad_segs=8)
    outline = [(float(x), float(y)) for x, y in shapely.get_coordinates(pill)]
    page.polygon(outline, page.inks.paper, edge=colour, width=0.25)
    middle = (box.left + box.right) / 2
    base = (box.top + box.bottom) / 2 + page.points(5.4) * 0.12
    page.text(middle, base, text, size=5.4, weight="semibold", colour=colour, anchor="middle")
