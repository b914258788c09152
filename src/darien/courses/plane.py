"""Positions, kilometres and line work on a small flat piece of the Earth.

A position is (longitude, latitude) in degrees, WGS 84. A line is a list of positions. Distances
are kilometres on a plane true at the latitude given: good to 0.5 % within 300 km north or south
of it, which is far finer than any course here is drawn.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely

Position = tuple[float, float]
Line = list[Position]
Points = npt.NDArray[np.float64]

KM_PER_DEGREE = 111.195
DECIMALS = 3


def km_scale(latitude: float) -> Points:
    """Return kilometres per degree of longitude and of latitude, at a latitude."""
    return np.array([KM_PER_DEGREE * math.cos(math.radians(latitude)), KM_PER_DEGREE])


def distance_km(a: Position, b: Position) -> float:
    """Return the distance of two positions on the plane true at their mean latitude."""
    east, north = (np.array(b) - np.array(a)) * km_scale((a[1] + b[1]) / 2)
    return math.hypot(east, north)


def length_km(line: Sequence[Position]) -> float:
    """Return the length of a line."""
    return sum(distance_km(a, b) for a, b in pairwise(line))


def rounded(position: Position, decimals: int = DECIMALS) -> Position:
    """Return a position with as many decimals as it may show; Python's own `round` decides ties."""
    return (round(float(position[0]), decimals), round(float(position[1]), decimals))


def simplified(line: Sequence[Position], tolerance_km: float) -> Line:
    """Return the line without the vertices that bend it by less than the tolerance; ends stay."""
    if len(line) < 3:
        return list(line)
    scale = km_scale(line[len(line) // 2][1])
    thin = shapely.LineString(np.array(line) * scale).simplify(tolerance_km)
    return [(float(x), float(y)) for x, y in np.array(thin.coords) / scale]


def evenly(points: Points, count: int) -> Points:
    """Return `count` points at equal steps along a line of points, ends included."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = np.linspace(0.0, along[-1], count)
    return np.column_stack([np.interp(wanted, along, points[:, axis]) for axis in (0, 1)])


def joined(pieces: Sequence[Sequence[Position]]) -> Line:
    """Return pieces that each begin where the last one ended as one line, no vertex twice."""
    line: Line = []
    for position in (position for piece in pieces for position in piece):
        if not line or line[-1] != position:
            line.append(position)
    return line
