"""What people on the way were asked to pay, as single statements with their dates."""

from dataclasses import dataclass
from typing import Any

from darien.chains import Range
from darien.period import PartialDate, Period
from darien.tables import Tables, ids
from darien.view import View
from darien.vocabulary import Bounds, DatedBy, Direction, FareScope

DOLLARS = "USD"


@dataclass(frozen=True)
class Fare:
    """One price, a person unless `what` says otherwise, as one text gives it.

    `price` is in `currency`, nothing is converted. `start` and `end` are as precise as known;
    `dated_by` says what they rest on. `leg_ids` are the legs it is paid for or filed with, the
    first of them first.
    """

    fare_id: str
    leg_ids: tuple[str, ...]
    direction: Direction
    what: str
    scope: FareScope
    currency: str
    price: Range
    bound: Bounds
    start: PartialDate
    end: PartialDate
    dated_by: DatedBy
    words: str
    assumption: str
    source_ids: str

    @property
    def days(self) -> Period:
        """The stretch of days that its dates can mean."""
        return Period(self.start.earliest, self.end.latest)


def fares_in_view(tables: Tables, view: View) -> tuple[Fare, ...]:
    """Return the prices of the view's directions and corridors whose dates can fall in its period.

    In the order of the legs, then of time. Prices of one leg are statements of different people:
    they are never averaged, added or joined.
    """
    routes = tables.routes.set_index("route_id")
    place = {leg_id: number for number, leg_id in enumerate(tables.route_legs["leg_id"])}
    found = []
    for row in tables.fares.itertuples():
        for leg_id in ids(row.leg_ids):
            route = routes.loc[leg_id.rpartition("/")[0]]
            if route["direction"] in view.directions and route["corridor"] in view.corridors:
                found.append(_fare(row, Direction(route["direction"])))
                break
    inside = [fare for fare in found if view.period.meets(fare.days.first, fare.days.last)]
    return tuple(sorted(inside, key=lambda fare: (place[fare.leg_ids[0]], fare.days)))


def _fare(row: Any, direction: Direction) -> Fare:
    start = PartialDate.parse(row.start)
    return Fare(
        fare_id=row.fare_id,
        leg_ids=tuple(ids(row.leg_ids)),
        direction=direction,
        what=row.what,
        scope=FareScope(row.scope),
        currency=row.currency,
        price=Range.read(row.low, row.high),
        bound=Bounds(row.bound),
        start=start,
        end=PartialDate.read(row.end) or start,
        dated_by=DatedBy(row.dated_by),
        words=row.words,
        assumption=row.assumption,
        source_ids=row.source_ids,
    )
