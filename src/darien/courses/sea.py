"""Sea lanes: the cheapest way through water, where water near a coast costs more.

A lane may cross land only near its two ends, because the point of a port often lies in the town
and not at the quay. Lanes that run close to each other for long are laid on one another.
"""

from typing import Any

import numpy as np
import shapely
from shapely.ops import substring

from darien.courses.band import rounded_off, tightened, tightened_off_shore
from darien.courses.chart import NoWayByWaterError, chart_around, cheapest_way
from darien.courses.plane import (
    KM_PER_DEGREE,
    Line,
    Points,
    Position,
    distance_km,
    evenly,
    joined,
    km_scale,
    rounded,
    simplified,
)

SHORE_KM = 1.5
PORT_REACH_KM = 5.0
BENDS_KM = (0.2, 0.1, 0.05)
ROUNDINGS = (0.05, 0.025, 0.01, 0.0)
SAME_LANE_KM = 1.5
MEETING_KM = 0.8
LONG_ENOUGH_KM = 25.0
LONG_ENOUGH_FROM_PORT_KM = 10.0
JOINING_KM = 12.0


def inland_km(port: Position, land: Any) -> float:
    """Return how far a place lies from the water, 0 if it lies in the water."""
    point = shapely.Point(port)
    if not land.contains(point):
        return 0.0
    return float(land.boundary.distance(point)) * KM_PER_DEGREE


def shore_km(port: Position, land: Any) -> float:
    """Return how far from a place its lanes may touch land.

    1.5 km; if the point lies more than 1 km inland, 1 km more than that.
    """
    inland = inland_km(port, land)
    return SHORE_KM if inland <= 1.0 else inland + 1.0


def is_in_water(line: Line, land: Any) -> bool:
    """Say whether a lane crosses land nowhere but near its ends."""
    scale = km_scale(line[0][1])
    on_land = shapely.intersection(shapely.LineString(line), land)
    flat = shapely.transform(on_land, lambda points: points * scale)
    for end in (line[0], line[-1]):
        flat = flat.difference(shapely.Point(np.array(end) * scale).buffer(shore_km(end, land)))
    return bool(flat.is_empty)


def sea_lane(start: Position, end: Position, land: Any) -> Line:
    """Return the lane between two ports: through water, off the coast where there is room."""
    ports, ashore_km = (start, end), [shore_km(port, land) for port in (start, end)]
    chart = chart_around(ports, land)
    way = cheapest_way(chart, ports, ashore_km)
    bands = [draw(way, chart, ashore_km) for draw in (tightened, tightened_off_shore)]
    soft = [rounded_off(band, share, chart) for band in bands for share in ROUNDINGS]
    for points in [*soft, way]:
        line = [(float(x), float(y)) for x, y in points / chart.scale]
        for bend in BENDS_KM:
            inner = [rounded(position) for position in simplified(line, bend)[1:-1]]
            lane = joined([[start], inner, [end]])
            if is_in_water(lane, land):
                return lane
    raise NoWayByWaterError(f"no line from {start} to {end} stays in the water")


def common_run(lane: Points, other: Any) -> tuple[int, int]:
    """Return the first and last index of the longest run of points that lie close to a line.

    A run is cut back to where the lanes are closer still, so that they meet at a small angle.
    """
    off = shapely.distance(other, shapely.points(lane))
    best: list[int] = []
    run: list[int] = []
    for index in range(len(lane)):
        run = [*run, index] if off[index] < SAME_LANE_KM else []
        best = max(best, [at for at in run if off[at] < MEETING_KM], key=len)
    return (best[0], best[-1]) if best else (0, 0)


def drawn_over(part: Points, target: Points) -> Points:
    """Return a part of a lane, moved so that it ends at a target; the shift fades out in 12 km."""
    steps = np.hypot(*np.diff(part, axis=0).T)
    to_go = np.append(np.cumsum(steps[::-1])[::-1], 0.0)
    reach = min(JOINING_KM, float(to_go[0])) or 1.0
    left = np.clip(1 - to_go / reach, 0.0, 1.0)
    return np.asarray(part + (target - part[-1]) * (left**2 * (3 - 2 * left))[:, None])


def laid_on(lane: Line, other: Line) -> Line:
    """Return a lane that follows another one where both run close together for long."""
    scale = km_scale(lane[0][1])
    points = np.array(lane) * scale
    count = int(np.hypot(*np.diff(points, axis=0).T).sum() / 0.5) + 2
    fine, line = evenly(points, count), shapely.LineString(np.array(other) * scale)
    first, last = common_run(fine, line)
    feet = [line.project(shapely.Point(fine[index])) for index in (first, last)]
    ports = {other[0], other[-1]} & {lane[0], lane[-1]}
    if abs(feet[1] - feet[0]) < (LONG_ENOUGH_FROM_PORT_KM if ports else LONG_ENOUGH_KM):
        return lane
    piece = np.array(substring(line, *feet).coords)
    head = drawn_over(fine[: first + 1], piece[0])
    tail = drawn_over(fine[last:][::-1], piece[-1])[::-1]
    parts = [
        simplified([(float(x), float(y)) for x, y in part / scale], tolerance)
        for part, tolerance in ((head, BENDS_KM[0]), (piece, 0.0), (tail, BENDS_KM[0]))
        if len(part) > 1
    ]
    whole = joined([[rounded(position) for position in part] for part in parts])
    return joined([[lane[0]], whole[1:-1], [lane[-1]]])


def sea_lanes(ports: dict[str, tuple[Position, Position]], land: Any) -> dict[str, Line]:
    """Return the lanes of all courses by sea; the longest is drawn first, others may join it."""
    lanes: dict[str, Line] = {}
    for course in sorted(ports, key=lambda name: (-distance_km(*ports[name]), name)):
        lane = sea_lane(*ports[course], land)
        choices = [laid_on(lane, other) for other in lanes.values()]
        joining = [choice for choice in choices if choice != lane and is_in_water(choice, land)]
        shared = [common_vertices(choice, lanes) for choice in joining]
        lanes[course] = joining[shared.index(max(shared))] if joining else lane
    return lanes


def common_vertices(lane: Line, lanes: dict[str, Line]) -> int:
    """Return how many vertices a lane has in common with lanes already drawn."""
    return len(set(lane) & {position for other in lanes.values() for position in other})
