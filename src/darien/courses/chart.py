"""A sea chart: what each piece of water around two ports costs, and the cheapest way across it."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.ndimage import distance_transform_edt
from skimage.graph import MCP_Geometric

from darien.courses.plane import Points, Position, distance_km, km_scale

OFFING_KM = 12.0
COAST_COST = 4.0
INLAND_COST = 8.0
ASHORE_COST = 30.0
SHORT_LEG_KM = 40.0


class NoWayByWaterError(Exception):
    """No line between two ports stays in the water."""


@dataclass(frozen=True, eq=False)
class Chart:
    """A grid of `step` degrees from its south-western corner `low`; rows run north, columns east.

    `scale` is kilometres per degree east and north, `offing_km` how far each cell lies off the
    land. Water costs 1 per kilometre from 12 km off the coast on and rises to 5 at the shore;
    inland the cost goes on rising, so that a line on land is pushed back to the water.
    """

    low: Points
    step: float
    scale: Points
    is_land: npt.NDArray[np.bool_]
    offing_km: Points
    cost: Points

    @property
    def cell_km(self) -> tuple[float, float]:
        """Height and width of a cell."""
        return float(self.step * self.scale[1]), float(self.step * self.scale[0])

    def cells(self, points: Points) -> Points:
        """Return rows and columns, with fractions, of points in kilometres."""
        return np.asarray(((points / self.scale - self.low) / self.step)[:, ::-1])

    def centres(self) -> Points:
        """Return the middle of every cell in kilometres, by row, column and axis."""
        rows, columns = np.indices(self.is_land.shape)
        return np.asarray((np.dstack([columns, rows]) * self.step + self.low) * self.scale)

    def near_ends(self, line: Points, reach_km: list[float]) -> npt.NDArray[np.bool_]:
        """Return which cells lie within reach of the first or the last point of a line."""
        centres = self.centres()
        far = [np.hypot(*np.moveaxis(centres - end, 2, 0)) for end in (line[0], line[-1])]
        return np.asarray((far[0] < reach_km[0]) | (far[1] < reach_km[1]))


def chart_around(ports: tuple[Position, Position], land: Any) -> Chart:
    """Return the chart of the waters around two ports, finer for a short leg."""
    margin, step = (0.3, 0.0025) if distance_km(*ports) < SHORT_LEG_KM else (0.6, 0.005)
    corners = np.array(ports)
    low, high = corners.min(axis=0) - margin, corners.max(axis=0) + margin
    scale = km_scale(float(corners[:, 1].mean()))
    columns, rows = np.ceil((high - low) / step).astype(int) + 1
    north, east = np.indices((rows, columns)) * step
    # Half a cell of shore is taken for land, so that a lane cannot slip between two cells.
    shore = shapely.clip_by_rect(land, *(low - 0.2), *(high + 0.2)).buffer(step / 2)
    shapely.prepare(shore)
    is_land = shapely.contains_xy(shore, east + low[0], north + low[1])
    cell_km = (float(step * scale[1]), float(step * scale[0]))
    inland = distance_transform_edt(is_land, sampling=cell_km)
    offing = np.full(is_land.shape, OFFING_KM)
    if is_land.any():
        offing = np.minimum(distance_transform_edt(~is_land, sampling=cell_km), OFFING_KM)
    cost = 1 + COAST_COST * (1 - offing / OFFING_KM) ** 2 + INLAND_COST * inland
    # Rounded, so that the cheapest way does not hang on the last bit of a number.
    return Chart(low, step, scale, is_land, offing, np.round(cost, 6))


def cheapest_way(chart: Chart, ports: tuple[Position, Position], ashore_km: list[float]) -> Points:
    """Return the cheapest way by cells, in kilometres; near its ends it may go ashore."""
    ends = np.array(ports) * chart.scale
    cost = np.where(chart.is_land, -1.0, chart.cost)
    cost[chart.is_land & chart.near_ends(ends, ashore_km)] = ASHORE_COST
    start, goal = (tuple(cell) for cell in np.rint(chart.cells(ends)).astype(int).tolist())
    graph = MCP_Geometric(cost, sampling=chart.cell_km)
    graph.find_costs([start], [goal])
    try:
        way = np.array(graph.traceback(goal))
    except ValueError as error:
        raise NoWayByWaterError(f"no water joins {ports[0]} and {ports[1]}") from error
    points = (way[:, ::-1] * chart.step + chart.low) * chart.scale
    points[0], points[-1] = ends
    return np.asarray(points)


def runs_ashore(chart: Chart, line: Points, ashore_km: list[float]) -> bool:
    """Say whether a line of points in kilometres meets land away from its ends."""
    steps = int(np.hypot(*np.diff(line, axis=0).T).max() / chart.cell_km[1]) + 2
    fine = np.vstack([np.linspace(a, b, steps) for a, b in pairwise(line)])
    rows, columns = np.rint(chart.cells(fine)).astype(int).T
    return bool((chart.is_land & ~chart.near_ends(line, ashore_km))[rows, columns].any())
