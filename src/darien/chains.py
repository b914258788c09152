"""Legs joined end to end into ways, with forks where people take one of several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from darien.presence import Span
from darien.routes import LegInView
from darien.vocabulary import LegUse, Mode, StartStatus

# Where a route begins and ends, when several places can be first or last.
_START, _END = "<", ">"

HOURS, PRICE = "hours", "price"


@dataclass(frozen=True)
class Range:
    """A lowest and a highest value as published; None where that end is not known."""

    low: float | None
    high: float | None

    @classmethod
    def read(cls, low: float, high: float) -> "Range":
        """Read two cells of a table, where a blank is not known."""
        return cls(*(None if pd.isna(end) else float(end) for end in (low, high)))

    @property
    def is_whole(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    def __add__(self, other: "Range") -> "Range":
        """Add lows to lows and highs to highs; a sum with an unknown end is not known there."""
        ends = ((self.low, other.low), (self.high, other.high))
        return Range(*(None if a is None or b is None else a + b for a, b in ends))


@dataclass(frozen=True)
class Leg:
    """One leg of a route in a view: hours, US dollars a person, dates, use, and people counted.

    `wider` names those of hours and price that cover more than the leg. `counted` is None for a
    leg that was not in use in the view's period.
    """

    leg_id: str
    seq: int
    from_place: str
    to_place: str
    mode: Mode
    hours: Range
    price: Range
    wider: tuple[str, ...]
    span: Span
    start_status: StartStatus
    use: LegUse
    counted: LegInView | None
    note: str
    assumption: str
    source_ids: str

    def own(self, measure: str) -> Range | None:
        """Return hours or price if both ends are known and are those of this leg alone."""
        value = self.hours if measure == HOURS else self.price
        return value if value.is_whole and measure not in self.wider else None


@dataclass(frozen=True)
class Fork:
    """Ways of which people take one; `start` or `end` is None where the ways do not share it."""

    ways: tuple["Way", ...]
    start: str | None
    end: str | None


Way = tuple[Leg | Fork, ...]


def ways_of(legs: Sequence[Leg]) -> tuple[Way, ...]:
    """Join the legs of a route; legs that share no place with the others are a way of their own."""
    return tuple(_joined(part) for part in _connected(legs))


def _connected(legs: Sequence[Leg]) -> list[list[Leg]]:
    """Return the legs in groups that share places, each in the order of the table."""
    groups: list[tuple[set[str], list[Leg]]] = []
    for leg in legs:
        ends = {leg.from_place, leg.to_place}
        touched = [group for group in groups if group[0] & ends]
        places = ends.union(*(group[0] for group in touched))
        members = [one for group in touched for one in group[1]] + [leg]
        groups = [group for group in groups if group not in touched] + [(places, members)]
    parts = [sorted(members, key=lambda leg: leg.seq) for _, members in groups]
    return sorted(parts, key=lambda part: part[0].seq)


@dataclass(frozen=True)
class _Edge:
    start: str
    end: str
    way: Way


def _joined(legs: Sequence[Leg]) -> Way:
    """Reduce connected legs to one way of legs and forks, in series and in parallel.

    Legs that cannot be reduced so (a way that crosses between two others, a circle) are returned
    in the order of the table.
    """
    begun = {leg.from_place for leg in legs} - {leg.to_place for leg in legs}
    ended = {leg.to_place for leg in legs} - {leg.from_place for leg in legs}
    edges = [_Edge(leg.from_place, leg.to_place, (leg,)) for leg in legs]
    edges += [_Edge(_START, place, ()) for place in sorted(begun)]
    edges += [_Edge(place, _END, ()) for place in sorted(ended)]
    while (fewer := _in_series(_in_parallel(edges))) != edges:
        edges = fewer
    return edges[0].way if len(edges) == 1 else tuple(legs)


def _in_parallel(edges: list[_Edge]) -> list[_Edge]:
    """Make one fork of all ways between the same two places."""
    between: dict[tuple[str, str], list[Way]] = {}
    for edge in edges:
        between.setdefault((edge.start, edge.end), []).append(edge.way)
    return [
        _Edge(start, end, ways[0] if len(ways) == 1 else (_fork(ways, start, end),))
        for (start, end), ways in between.items()
    ]


def _fork(ways: list[Way], start: str, end: str) -> Fork:
    fork = Fork((), None if start == _START else start, None if end == _END else end)
    flat: list[Way] = []
    for way in ways:
        only = way[0] if len(way) == 1 else None
        same = isinstance(only, Fork) and (only.start, only.end) == (fork.start, fork.end)
        flat += only.ways if isinstance(only, Fork) and same else (way,)
    return replace(fork, ways=tuple(sorted(flat, key=lambda way: next(legs_along(way)).seq)))


def _in_series(edges: list[_Edge]) -> list[_Edge]:
    """Join two ways at a place where nothing else begins or ends."""
    for first in edges:
        arriving = [edge for edge in edges if edge.end == first.end]
        leaving = [edge for edge in edges if edge.start == first.end]
        if len(arriving) == len(leaving) == 1 and leaving[0] is not first:
            second = leaving[0]
            joined = replace(first, end=second.end, way=first.way + second.way)
            rest = [edge for edge in edges if edge is not first and edge is not second]
            return [*rest, joined]
    return edges


def legs_along(way: Way) -> Iterator[Leg]:
    """Yield every leg of a way, those of its forks too."""
    for part in way:
        if isinstance(part, Leg):
            yield part
        else:
            for branch in part.ways:
                yield from legs_along(branch)
