"""Plain arcs: ways on foot, of which no detail is shown, and flights."""

import math

import numpy as np
import shapely

from darien.courses.plane import Line, Position, km_scale, rounded

ARC_VERTICES = 9
FLIGHT_VERTICES = 11
FLAT_KM = 3.0
BOWS = (0.12, -0.12, 0.18, -0.18, 0.25, -0.25, 0.06, -0.06, 0.0)


def bowed(start: Position, end: Position, bow: float) -> Line:
    """Return a quadratic arc whose middle stands off the chord by `bow` times its length."""
    scale = km_scale((start[1] + end[1]) / 2)
    a, b = np.array(start) * scale, np.array(end) * scale
    chord = b - a
    handle = (a + b) / 2 + 2 * bow * np.array([-chord[1], chord[0]])
    t = np.linspace(0.0, 1.0, ARC_VERTICES)[:, None]
    points = ((1 - t) ** 2 * a + 2 * t * (1 - t) * handle + t**2 * b) / scale
    inner = [rounded((float(x), float(y))) for x, y in points[1:-1]]
    return [start, *inner, end]


def plain_arc(start: Position, end: Position, land: shapely.Geometry) -> Line:
    """Return a gentle arc, to the side where it stays on land; its shape means nothing.

    The first bow wins whose arc lies over water least, counted in whole hundredths of its length.
    """
    scale = km_scale(start[1])
    if math.hypot(*((np.array(end) - np.array(start)) * scale)) < FLAT_KM:
        return [start, end]

    def at_sea(bow: float) -> int:
        line = shapely.LineString(bowed(start, end, bow))
        return round(100 * float(line.difference(land).length / line.length))

    return bowed(start, end, min(BOWS, key=at_sea))


def flight(start: Position, end: Position) -> Line:
    """Return the great circle between two places."""

    def vector(position: Position) -> np.ndarray:
        lon, lat = map(math.radians, position)
        return np.array(
            [
                math.cos(lat) * math.cos(lon),
                math.cos(lat) * math.sin(lon),
                math.sin(lat),
            ]
        )

    a, b = vector(start), vector(end)
    angle = math.acos(float(a @ b))
    line = []
    for t in np.linspace(0.0, 1.0, FLIGHT_VERTICES)[1:-1]:
        x, y, z = (math.sin((1 - t) * angle) * a + math.sin(t * angle) * b) / math.sin(angle)
        line.append(rounded((math.degrees(math.atan2(y, x)), math.degrees(math.asin(z)))))
    return [start, *line, end]
