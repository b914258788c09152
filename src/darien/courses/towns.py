"""Ways by land from stop to stop: along a road of the road layer, elsewhere a gentle curve.

Every piece between two neighbouring stops is drawn once, whoever uses it, so that legs on the
same road lie exactly on each other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from darien.courses.plane import Line, Points, Position, joined, km_scale, rounded, simplified
from darien.courses.roads import along_road, smooth_road

TOWN_BEND_KM = 0.4
SHARP_TURN = -0.2
# How fully a curve swings and how far it bows to its left: the first choice is the smoothest.
SHAPES = [(1.0, 0.0), (0.6, 0.0), (0.3, 0.0), (0.0, 0.0)] + [
    (0.0, side * bow) for bow in (0.04, 0.08, 0.12) for side in (1, -1)
]

Edge = tuple[str, str]


@dataclass(frozen=True)
class LandWays:
    """Pieces between neighbouring stops, each from the alphabetically lesser stop to the other."""

    pieces: dict[Edge, Line]
    by_road: frozenset[Edge]

    def way(self, chain: list[str]) -> Line:
        """Return the line through a chain of stops."""
        return joined(
            [self.pieces[edge_of(a, b)][:: 1 if a < b else -1] for a, b in pairwise(chain)]
        )

    def follows_road(self, chain: list[str]) -> bool:
        """Say whether a piece of a chain follows the road layer."""
        return any(edge_of(a, b) in self.by_road for a, b in pairwise(chain))


def edge_of(a: str, b: str) -> Edge:
    """Return two stops as the key of the piece between them."""
    return (min(a, b), max(a, b))


def land_ways(
    chains: Iterable[list[str]], positions: dict[str, Position], *, roads: list[Line], dry: Any
) -> LandWays:
    """Draw every piece of the chains, which are courses as lists of stops, over dry land."""
    chains = sorted(chains)
    edges = sorted({edge_of(a, b) for chain in chains for a, b in pairwise(chain)})
    smooth = [smooth_road(road) for road in roads]
    by_road = {
        (a, b): way
        for a, b in edges
        for road in smooth
        if (way := along_road(positions[a], positions[b], road)) is not None
    }
    through = main_ways(chains, frozenset(by_road))
    pieces = {
        edge: by_road.get(edge) or town_to_town(edge, positions, through=through, dry=dry)
        for edge in edges
    }
    return LandWays(pieces, frozenset(by_road))


def main_ways(chains: list[list[str]], by_road: frozenset[Edge]) -> dict[str, Edge]:
    """Return, for each town, the two neighbours between which most courses pass through it."""
    passes: dict[str, Counter[Edge]] = defaultdict(Counter)
    for chain in chains:
        for before, here, after in zip(chain, chain[1:], chain[2:], strict=False):
            if not {edge_of(before, here), edge_of(here, after)} & by_road:
                passes[here][edge_of(before, after)] += 1
    return {
        here: min(pairs, key=lambda pair: (-pairs[pair], pair)) for here, pairs in passes.items()
    }


def heading(before: Points, here: Points, after: Points) -> Points | None:
    """Return the direction in which a line passes a point, None where it turns too sharply."""
    coming, going = here - before, after - here
    coming, going = coming / np.hypot(*coming), going / np.hypot(*going)
    if float(coming @ going) < SHARP_TURN:
        return None
    return np.asarray((coming + going) / np.hypot(*(coming + going)))


def curve(start: Points, end: Points, leaving: Points, arriving: Points) -> Points:
    """Return a cubic (Hermite) curve between two points with the directions given at its ends."""
    t = np.linspace(0.0, 1.0, 13)[:, None]
    return np.asarray(
        (2 * t**3 - 3 * t**2 + 1) * start
        + (t**3 - 2 * t**2 + t) * leaving
        + (3 * t**2 - 2 * t**3) * end
        + (t**3 - t**2) * arriving
    )


def town_to_town(
    edge: Edge, positions: dict[str, Position], *, through: dict[str, Edge], dry: Any
) -> Line:
    """Return a gentle curve between two towns that goes on smoothly in the next piece.

    The smoothest curve on dry land is taken; if none stays dry, the one that is under water
    least, counted in whole hundredths.
    """
    scale = km_scale((positions[edge[0]][1] + positions[edge[1]][1]) / 2)
    a, b = (np.array(positions[stop]) * scale for stop in edge)
    chord = b - a
    left = np.array([-chord[1], chord[0]])

    def heading_at(here: str, ahead: str) -> Points | None:
        pair = through.get(here, ())
        if ahead not in pair:
            return None
        behind = next((stop for stop in pair if stop != ahead), ahead)
        return heading(*(np.array(positions[stop]) * scale for stop in (behind, here, ahead)))

    out, back = heading_at(*edge), heading_at(*edge[::-1])
    size = float(np.hypot(*chord))
    leaving = chord if out is None else size * out
    arriving = chord if back is None else -size * back

    def shaped(swing: float, bow: float) -> Line:
        ends = [(1 - swing) * chord + swing * way for way in (leaving, arriving)]
        points = curve(a, b, ends[0] + 4 * bow * left, ends[1] - 4 * bow * left) / scale
        line = simplified([(float(x), float(y)) for x, y in points], TOWN_BEND_KM)
        return [positions[edge[0]], *map(rounded, line[1:-1]), positions[edge[1]]]

    def wet(line: Line) -> int:
        shape = shapely.LineString(line)
        return round(100 * float(shape.difference(dry).length / shape.length))

    return min((shaped(*shape) for shape in SHAPES), key=wet)
