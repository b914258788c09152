"""Two periods compared: what changed from the earlier to the later, and why that cannot be said.

A change is told only where both figures cover every day of their periods; nothing is scaled up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from darien.flows import Total, sources_of
from darien.period import Period
from darien.presence import Span
from darien.sites import SiteInView, sites_in_view
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Bounds, SiteStatus, Status

# Periods whose days differ by more than this are of unequal length. 365 and 366 days are not, 28
# and 31 are: three days more can hold a tenth more people.
SAME_LENGTH = 0.01
RATE_DAYS = 30


class Measure(StrEnum):
    """What a figure of a comparison counts."""

    PEOPLE = "people"
    SITES = "sites"
    DEATHS = "deaths"


class Obstacle(StrEnum):
    """Why two figures are not set against each other."""

    NO_FIGURE = "no-figure"
    PART = "part"
    AT_LEAST = "at-least"
    END_NOT_DOCUMENTED = "end-not-documented"


@dataclass(frozen=True)
class Side:
    """One figure of one period.

    `count` is None where there is none, which is not zero. `is_whole` says that it holds for the
    whole period, `is_rough` that it is, or contains, an estimate, a provisional figure or one that
    its source calls "about"; `is_lower_bound` that its source says "at least". `sources` are cells
    of source ids (a;b). `total` is the count with the days it covers, `sites` what the count of
    sites was taken from; of the two the measure decides which is there.
    """

    period: Period
    count: int | None
    is_whole: bool
    sources: tuple[str, ...]
    is_rough: bool = False
    is_lower_bound: bool = False
    total: Total | None = None
    sites: tuple[SiteInView, ...] = ()

    @property
    def rate(self) -> float | None:
        """Count per 30 days of the period; None where the count does not hold for all of it."""
        if self.count is None or not self.is_whole:
            return None
        return self.count * RATE_DAYS / self.period.days


@dataclass(frozen=True)
class Change:
    """What changed from the earlier period to the later one.

    `difference` is later minus earlier. `ratio` is the change as a share of the earlier figure
    (-0.5 is half as many): of the counts, or, where the periods are of unequal length, of the
    counts per 30 days. Both are None where `obstacle` says why; `ratio` alone is None where the
    earlier figure is zero and for measures that give none. `is_rough` asks for the word "about".
    """

    difference: int | None
    ratio: float | None
    is_per_days: bool
    is_rough: bool
    obstacle: Obstacle | None


@dataclass(frozen=True)
class Comparison:
    """One measure in two periods; `first` is the reader's first period, whichever is earlier."""

    measure: Measure
    series_id: str
    first: Side
    second: Side

    @property
    def earlier(self) -> Side:
        """The side whose period begins first; of two that begin together, the shorter."""
        return min(self.first, self.second, key=lambda side: side.period)

    @property
    def later(self) -> Side:
        """The other side."""
        return self.second if self.earlier is self.first else self.first

    @property
    def change(self) -> Change:
        """What changed from the earlier to the later period."""
        return change(self.measure, self.earlier, self.later)


def same_length(one: Period, other: Period) -> bool:
    """Tell whether two periods have as many days, give or take one in a hundred."""
    return abs(one.days - other.days) <= SAME_LENGTH * max(one.days, other.days)


def change(measure: Measure, earlier: Side, later: Side) -> Change:
    """Return what changed between two figures, or what keeps it from being said."""
    per_days = measure != Measure.SITES and not same_length(earlier.period, later.period)
    rough = earlier.is_rough or later.is_rough
    obstacle = _obstacle(measure, earlier, later)
    if obstacle or earlier.count is None or later.count is None:
        return Change(None, None, per_days, rough, obstacle)
    before, after = (
        (earlier.rate, later.rate) if per_days else (float(earlier.count), float(later.count))
    )
    # Deaths are minimum counts: one minimum is no share of another. Sites are few: the numbers
    # themselves say more.
    tells_ratio = measure == Measure.PEOPLE and before
    ratio = after / before - 1 if tells_ratio and before and after is not None else None
    return Change(later.count - earlier.count, ratio, per_days, rough, None)


def side_of_total(tables: Tables, total: Total, sources: Iterable[str] | None = None) -> Side:
    """Return a total as one side; `sources` are those of a total that is not of observations."""
    used = tables.observations["observation_id"].isin(total.observation_ids)
    bounds = set(tables.observations[used]["bound"])
    units = dict(zip(tables.series["series_id"], tables.series["unit"], strict=True))
    estimated = {units.get(series_id) for series_id in total.series_ids} & {"estimate"}
    return Side(
        period=total.period,
        count=total.people,
        is_whole=total.people is not None and total.is_whole,
        sources=tuple(sources_of(tables, total) if sources is None else sources),
        is_rough=bool(
            estimated
            or Bounds.ABOUT in bounds
            or total.status in (Status.ESTIMATE, Status.PROVISIONAL)
        ),
        is_lower_bound=Bounds.AT_LEAST in bounds,
        total=total,
    )


def side_of_sites(tables: Tables, view: View) -> Side:
    """Return how many MSF sites are documented as active at the end of the view's period.

    It holds for certain only where no site of the period was left without a documented end.
    """
    known = view.period.last <= tables.last_known["site_periods"]
    sites = sites_in_view(tables, view) if known else ()
    states = [site.status for site in sites]
    day = Period(view.period.last, view.period.last)
    return Side(
        period=view.period,
        count=states.count(SiteStatus.ACTIVE) if sites else None,
        is_whole=bool(sites) and SiteStatus.END_NOT_DOCUMENTED not in states,
        sources=_sources_of_sites(tables, sites, day),
        sites=sites,
    )


def _sources_of_sites(tables: Tables, sites: Iterable[SiteInView], day: Period) -> tuple[str, ...]:
    """Return the cells of sources that speak of the active sites on a day."""
    active = {site.id for site in sites if site.status == SiteStatus.ACTIVE}
    return tuple(
        row.source_ids
        for row in tables.site_periods.itertuples()
        if row.site_id in active
        and Span.read(row.start, row.end, row.end_status, row.as_of).may_meet(day)
    )


def _obstacle(measure: Measure, earlier: Side, later: Side) -> Obstacle | None:
    if earlier.count is None or later.count is None:
        return Obstacle.NO_FIGURE
    if not (earlier.is_whole and later.is_whole):
        return Obstacle.END_NOT_DOCUMENTED if measure == Measure.SITES else Obstacle.PART
    if earlier.is_lower_bound or later.is_lower_bound:
        return Obstacle.AT_LEAST
    return None
