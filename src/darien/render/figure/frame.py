"""The frame of a map on a page: Web Mercator, from degrees (WGS 84) to millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from darien.render.figure.box import Box, Point

RADIUS = 6_378_137.0  # of EPSG:3857, in metres
PROJECTION = "Web Mercator (EPSG:3857), WGS 84"

# A panel may make the map this much smaller before it may lie on something.
SMALLEST = 0.6
STEP = 0.97
MARGIN = 2.0  # mm between a panel and what is drawn

Line = NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """Where a map lies on the page; `scale` in mm per metre of the projection at the equator.

    `west` and `north` are the projected metres of the upper left corner of `box`.
    """

    box: Box
    scale: float
    west: float
    north: float

    def to_mm(self, metres: Line) -> Line:
        """Return projected points (x, y in metres, n × 2) on the page, in mm."""
        x = self.box.left + (metres[:, 0] - self.west) * self.scale
        y = self.box.top + (self.north - metres[:, 1]) * self.scale
        return np.column_stack([x, y])

    def place(self, lat: float, lon: float) -> Point:
        """Return a point given in degrees on the page, in mm."""
        x, y = self.to_mm(projected([(lon, lat)]))[0]
        return float(x), float(y)

    def line(self, degrees: Sequence[Sequence[float]]) -> Line:
        """Return a line of (longitude, latitude) on the page, in mm (n × 2)."""
        return self.to_mm(projected(degrees))

    @property
    def metres(self) -> tuple[float, float, float, float]:
        """West, south, east and north edge in projected metres."""
        width, height = self.box.width / self.scale, self.box.height / self.scale
        return self.west, self.north - height, self.west + width, self.north

    @property
    def degrees(self) -> tuple[float, float, float, float]:
        """West, south, east and north edge in degrees."""
        west, south, east, north = self.metres
        return _degrees(west), _latitude(south), _degrees(east), _latitude(north)

    @property
    def mid_latitude(self) -> float:
        """Latitude of the middle of the frame, in degrees."""
        _west, south, _east, north = self.metres
        return _latitude((south + north) / 2)

    def mm_per_km(self) -> float:
        """Millimetres of one kilometre on the ground at the frame's middle latitude."""
        return 1000 * self.scale / float(np.cos(np.radians(self.mid_latitude)))


def _degrees(metres: float) -> float:
    return float(np.degrees(metres / RADIUS))


def _latitude(metres: float) -> float:
    return float(np.degrees(np.arctan(np.sinh(metres / RADIUS))))


def projected(degrees: Sequence[Sequence[float]]) -> Line:
    """Return points of (longitude, latitude) in metres of EPSG:3857 (n × 2)."""
    points = np.radians(np.asarray(degrees, float)[:, :2])
    return np.column_stack([RADIUS * points[:, 0], RADIUS * np.arcsinh(np.tan(points[:, 1]))])


def fitted(
    box: Box, bounds: Sequence[Sequence[float]], content: Line, panel: Box | None = None
) -> Frame:
    """Return the largest map that shows the bounds and lays nothing drawn beneath the panel.

    `bounds` are the south-west and north-east corner in degrees (latitude, longitude); `content`
    what is drawn, in projected metres (n × 2); `panel` lies on the map, in mm. Where no map keeps
    clear of it, the one with the least beneath it.
    """
    (south, west), (north, east) = bounds
    low, high = projected([(west, south), (east, north)])
    width, height = high - low
    largest = min(box.width / width, box.height / height)
    best, fewest = None, None
    scale = largest
    while scale >= largest * SMALLEST:
        for across, down in product((0.5, 0.0, 1.0), (0.5, 0.0, 1.0)):
            spare_x, spare_y = box.width - width * scale, box.height - height * scale
            frame = Frame(
                box, scale, low[0] - across * spare_x / scale, high[1] + down * spare_y / scale
            )
            beneath = _beneath(frame, content, panel)
            if fewest is None or beneath < fewest:
                best, fewest = frame, beneath
            if not beneath:
                return frame
        scale *= STEP
    assert best is not None
    return best


def _beneath(frame: Frame, content: Line, panel: Box | None) -> int:
    """Number of drawn points that a panel would hide."""
    if panel is None or not len(content):
        return 0
    x, y = frame.to_mm(content).T
    wide = panel.grown(MARGIN)
    hidden = (x > wide.left) & (x < wide.right) & (y > wide.top) & (y < wide.bottom)
    return int(hidden.sum())
