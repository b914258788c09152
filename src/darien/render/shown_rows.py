"""What one row of a figure's numbers and marks is; every row carries the sources it rests on.

Words are in the view's language; ids, dates and words of the vocabulary are as in the tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from darien.provenance import Citation


@dataclass(frozen=True)
class ShownCount:
    """One total: the people one series counted inside the days from `first` to `last`.

    `covered` and `uncovered` are stretches of days (first/last, joined by ;). `bound` is how the
    source words the number, blank where several parts do so differently. `at_point` tells whether
    the number stands at the counting point, `legs` which legs it gives a width to.
    """

    id: str
    name: str
    producer: str
    place_id: str
    place: str
    precision: str
    direction: str
    people: int
    bound: str
    status: str
    firmness: str
    first: str
    last: str
    covered: str
    uncovered: str
    coverage: str
    last_published: str
    unit: str
    definition: str
    observation_ids: str
    at_point: bool
    legs: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class ShownSite:
    """An MSF site or reception station as documented on `day`, the last of the period.

    `since` is when the status began; where its end is not documented, the last date seen. `as_of`
    is the date of the last source of a status still open. `sources` carry the stretch that holds.
    """

    kind: str
    id: str
    name: str
    place_id: str
    place: str
    precision: str
    country: str
    day: str
    status: str
    since: str
    as_of: str
    reason: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class ShownLeg:
    """A route leg as drawn; `people` is what its width shows, blank where nobody counted.

    Hours and prices in US dollars a person are as published, lowest and highest; `wider` names
    those that cover more than this leg. `sources` carry the leg, and the count where there is one.
    """

    id: str
    name: str
    route: str
    from_place: str
    to_place: str
    direction: str
    corridor: str
    mode: str
    look: str
    people: int | None
    bound: str
    status: str
    series_id: str
    covered: str
    hours_min: float | None
    hours_max: float | None
    price_usd_min: float | None
    price_usd_max: float | None
    wider: str
    start: str
    start_status: str
    end: str
    end_status: str
    as_of: str
    in_use: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class ShownIncident:
    """An incident that stands on the map, at a named place; its date as precise as known."""

    id: str
    name: str
    incident: str
    date: str
    direction: str
    place_id: str
    place: str
    precision: str
    country: str
    sources: tuple[Citation, ...]


ShownRow = ShownCount | ShownSite | ShownLeg | ShownIncident


@dataclass(frozen=True)
class Shown:
    """Everything a figure shows, a table each; no row is without a source."""

    counts: tuple[ShownCount, ...]
    sites: tuple[ShownSite, ...]
    legs: tuple[ShownLeg, ...]
    incidents: tuple[ShownIncident, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every source that some row names, each once, by id."""
        rows: Iterable[ShownRow] = (*self.counts, *self.sites, *self.legs, *self.incidents)
        named = {one.source_id: one for row in rows for one in row.sources}
        return tuple(named[id] for id in sorted(named))
