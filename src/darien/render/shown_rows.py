"""What one row of a figure's numbers and marks is; every row carries the sources it rests on.

Words are in the view's language; ids, dates and words of the vocabulary are as in the tables.
`panel` are the first and last day of the map that a row stands on (first/last), `figure` is the id
under which the ledger tells of the row.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from darien.provenance import Citation


@dataclass(frozen=True)
class ShownCount:
    """One total: the people one series counted inside the days from `first` to `last`.

    `covered` and `uncovered` are stretches of days (first/last, joined by ;). `bound` is how the
    source words the number, blank where several parts do so differently. `at_point` tells whether
    the number stands at the counting point, `legs` which legs it gives a width to. `panel` is blank
    for a total that stands on no map: over a timeline, or in the caption of several maps.
    """

    id: str
    panel: str
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
    figure: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class ShownSite:
    """An MSF site or reception station as documented on `day`, the last of the period.

    `since` is when the status began; where its end is not documented, the last date seen. `as_of`
    is the date of the last source of a status still open. `sources` carry the stretch that holds.
    """

    kind: str
    id: str
    panel: str
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
    figure: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class ShownLeg:
    """A route leg as drawn; `people` is what its width shows, blank where nobody counted.

    Hours and prices in US dollars a person are as published, lowest and highest; `wider` names
    those that cover more than this leg. `sources` carry the leg, and the count where there is one.
    """

    id: str
    panel: str
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
    figure: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class ShownIncident:
    """An incident that stands on the map, at a named place; its date as precise as known."""

    id: str
    panel: str
    name: str
    incident: str
    date: str
    direction: str
    place_id: str
    place: str
    precision: str
    country: str
    figure: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class ShownBar:
    """A bar of a timeline: the people one series counted from `first` to `last`.

    `people` was published, or is the difference of two published marks of one running total
    (`is_derived`); `observation_ids` and `sources` are then those of both.
    """

    id: str
    series_id: str
    name: str
    producer: str
    direction: str
    first: str
    last: str
    days: int
    people: int
    is_derived: bool
    bound: str
    status: str
    observation_ids: str
    figure: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class ShownChange:
    """A figure in two periods, A and B, and what changed from the earlier to the later one.

    `a` and `b` are blank where there is no figure, which is not zero; `a_said` is what the page
    says. `change_from` is the first day of the earlier period. `difference` and `percent` are blank
    where `why` says why; with `is_per_30_days` the percentage is of the counts per 30 days.
    `sources` are those of both sides.
    """

    id: str
    measure: str
    name: str
    producer: str
    a_first: str
    a_last: str
    a: int | None
    a_said: str
    a_note: str
    b_first: str
    b_last: str
    b: int | None
    b_said: str
    b_note: str
    change_from: str
    difference: int | None
    percent: float | None
    is_per_30_days: bool
    change: str
    why: str
    definition: str
    figure: str
    sources: tuple[Citation, ...]


ShownRow = ShownCount | ShownSite | ShownLeg | ShownIncident | ShownBar | ShownChange


@dataclass(frozen=True)
class Shown:
    """Everything a figure shows, a table each; no row is without a source."""

    counts: tuple[ShownCount, ...]
    sites: tuple[ShownSite, ...]
    legs: tuple[ShownLeg, ...]
    incidents: tuple[ShownIncident, ...]
    bars: tuple[ShownBar, ...]
    changes: tuple[ShownChange, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every source that some row names, each once, by id."""
        on_maps: Iterable[ShownRow] = (*self.counts, *self.sites, *self.legs, *self.incidents)
        rows = (*on_maps, *self.bars, *self.changes)
        named = {one.source_id: one for row in rows for one in row.sources}
        return tuple(named[id] for id in sorted(named))
