"""Ways along the road layer, its corners rounded off."""

from typing import Any

import numpy as np
import shapely
from shapely.ops import substring

from darien.courses.plane import (
    KM_PER_DEGREE,
    Line,
    Position,
    distance_km,
    joined,
    km_scale,
    rounded,
    simplified,
)

ROAD_REACH_KM = 30.0
SLIP_KM = 8.0
CORNER_KM = 4.0
ROAD_BEND_KM = 0.08


def smooth_road(road: Line) -> Any:
    """Return a road of the layer with its corners rounded off within 4 km of each."""
    scale = km_scale(road[len(road) // 2][1])
    points = np.array(road) * scale
    pieces = [[road[0]]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        sides = [side - here for side in (before, after)]
        reach = [min(CORNER_KM / np.hypot(*side), 0.45) * side for side in sides]
        t = np.linspace(0.0, 1.0, 6)[:, None]
        corner = here + (1 - t) ** 2 * reach[0] + t**2 * reach[1]
        pieces.append([(float(x), float(y)) for x, y in corner / scale])
    line = simplified(joined([*pieces, [road[-1]]]), ROAD_BEND_KM)
    return shapely.LineString([rounded(position) for position in line])


def along_road(start: Position, end: Position, road: Any) -> Line | None:
    """Return the way along one road, None if it does not serve both places.

    A place off the road is joined at a slant towards the other end, at most 8 km further on.
    """
    feet = [road.project(shapely.Point(place)) for place in (start, end)]
    ends = [road.interpolate(foot).coords[0] for foot in feet]
    off = [distance_km(place, foot) for place, foot in zip((start, end), ends, strict=True)]
    on_road = distance_km(ends[0], ends[1])
    if max(off) > ROAD_REACH_KM or on_road < max(5.0, 1.5 * sum(off)):
        return None
    onward = 1 if feet[1] > feet[0] else -1
    slip = [min(km, SLIP_KM) / KM_PER_DEGREE for km in off]
    piece = substring(road, feet[0] + onward * slip[0], feet[1] - onward * slip[1])
    way = [rounded((float(x), float(y))) for x, y in piece.coords]
    return joined([[start], way, [end]])
