"""The routes of a view as ways of legs, and what of them may be added up."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from darien.chains import Fork, Leg, Range, Way, ways_of
from darien.presence import Span
from darien.routes import LegInView, legs_in_view
from darien.tables import Tables, ids
from darien.view import View
from darien.vocabulary import Corridor, Direction, LegUse, Mode, StartStatus


@dataclass(frozen=True)
class Itinerary:
    """A route in a view. `ways` are its parts in order; no leg of the tables joins one to the next.

    `legs` are all its legs by number.
    """

    route_id: str
    name: str
    direction: Direction
    corridor: Corridor
    assumption: str
    legs: tuple[Leg, ...]
    ways: tuple[Way, ...]

    @property
    def is_one_chain(self) -> bool:
        """Whether its legs follow one another without a fork or a hole."""
        return len(self.ways) == 1 and not any(isinstance(part, Fork) for part in self.ways[0])

    @property
    def places(self) -> frozenset[str]:
        """Every place at which a leg begins or ends."""
        return frozenset(place for leg in self.legs for place in (leg.from_place, leg.to_place))

    def count(self, use: LegUse) -> int:
        """Number of legs of this use in the view's period."""
        return sum(leg.use == use for leg in self.legs)


@dataclass(frozen=True)
class Sum:
    """What is known of a route's hours or price (US dollars a person).

    `total` is the range of the whole route, or None: a sum stands only where the route is one
    chain and every leg has both ends of its own. `known` are the legs that have.
    """

    measure: str
    total: Range | None
    known: tuple[Leg, ...]
    legs: int


def itineraries(tables: Tables, view: View) -> tuple[Itinerary, ...]:
    """Return the routes of the view's directions and corridors, with the use of every leg."""
    shown = {leg.leg_id: leg for leg in legs_in_view(tables, view)}
    legs = [_leg(row, shown.get(row.leg_id)) for row in tables.route_legs.itertuples()]
    by_route = {
        route_id: tuple(sorted(of_route, key=lambda leg: leg.seq))
        for route_id, of_route in groupby(legs, key=lambda leg: leg.leg_id.rpartition("/")[0])
    }
    return tuple(
        Itinerary(
            route_id=row.route_id,
            name=row.route_name,
            direction=Direction(row.direction),
            corridor=Corridor(row.corridor),
            assumption=row.assumption,
            legs=by_route[row.route_id],
            ways=ways_of(by_route[row.route_id]),
        )
        for row in routes_in_view(tables, view).itertuples()
    )


def routes_in_view(tables: Tables, view: View) -> pd.DataFrame:
    """Return the routes of the view's directions and corridors, in use or not."""
    rows = tables.routes
    return rows[rows["direction"].isin(view.directions) & rows["corridor"].isin(view.corridors)]


def added_up(itinerary: Itinerary, measure: str) -> Sum:
    """Return the hours or the price of a route, added only where that is honest."""
    known = tuple(leg for leg in itinerary.legs if leg.own(measure))
    total = None
    if itinerary.is_one_chain and len(known) == len(itinerary.legs):
        total = Range(0, 0)
        for leg in known:
            total += leg.own(measure) or Range(None, None)
    return Sum(measure, total, known, len(itinerary.legs))


def _leg(row: Any, counted: LegInView | None) -> Leg:
    return Leg(
        leg_id=row.leg_id,
        seq=int(row.seq),
        from_place=row.from_place,
        to_place=row.to_place,
        mode=Mode(row.mode),
        hours=Range.read(row.hours_min, row.hours_max),
        price=Range.read(row.price_usd_min, row.price_usd_max),
        wider=tuple(ids(row.wider)),
        span=Span.read(row.start, row.end, row.end_status, row.as_of),
        start_status=StartStatus(row.start_status),
        use=counted.use if counted else LegUse.NOT_IN_USE,
        counted=counted,
        note=row.note,
        assumption=row.assumption,
        source_ids=row.source_ids,
    )
