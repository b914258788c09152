"""One series as a histogram with unequal bins: each bar one observation, or one derived increment.

A bar is as wide as the days it counts. Published months come first; where none is published, the
differences of a running total's marks; where those are missing too, the longer spans as published.
Nothing is cut, prorated or interpolated, so stretches may stay without a bar.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from darien.flows import (
    FIRMNESS,
    Absence,
    Observation,
    best_cover,
    countable,
    published,
)
from darien.period import Period
from darien.tables import Tables
from darien.vocabulary import Bounds, Direction

# The longest month; what is published for longer is drawn only where no month is.
MONTH_DAYS = 31


@dataclass(frozen=True)
class Bar:
    """People that one series counted from the first to the last day of `period`.

    `observation_ids` is the published observation, or the two marks of one running total whose
    difference the bar is; then `is_derived` holds and `status` is the weaker one of the two.
    """

    period: Period
    people: int
    status: str
    bound: str
    observation_ids: tuple[str, ...]

    @property
    def is_derived(self) -> bool:
        """Whether the number is a difference of two published ones."""
        return len(self.observation_ids) > 1

    @property
    def rate(self) -> float:
        """People per 30 days."""
        return self.people * 30 / self.period.days


@dataclass(frozen=True)
class Blank:
    """A stretch without a bar, and why; it is never a zero."""

    period: Period
    absence: Absence


@cache
def bars(tables: Tables, series_id: str) -> tuple[Bar, ...]:
    """Return the bars of one series by date; no two share a day.

    Raises KeyError for a series that data/series.csv does not hold.
    """
    known = countable(tables)[series_id]
    if not known:
        return ()
    whole = Period(min(one.period.first for one in known), max(one.period.last for one in known))
    short = [one for one in known if one.period.days <= MONTH_DAYS]
    long = [one for one in known if one.period.days > MONTH_DAYS]
    made = [_published(one) for one in best_cover(short, whole)]
    marks = {increment.id: (increment, pair) for increment, pair in increments(known)}
    for gap in whole.gaps(bar.period for bar in made):
        chosen = best_cover([increment for increment, _ in marks.values()], gap)
        made += [_derived(one, marks[one.id][1]) for one in chosen]
    for gap in whole.gaps(bar.period for bar in made):
        made += [_published(one) for one in best_cover(long, gap)]
    return tuple(sorted(made, key=lambda bar: bar.period))


def increments(
    known: Sequence[Observation],
) -> list[tuple[Observation, tuple[Observation, Observation]]]:
    """Return the differences of the marks of running totals, each with its two marks.

    Marks of one running total begin on the same day. Rounded and "more than" marks are left out,
    and so is a total that was corrected downwards: their differences would be no count.
    """
    exact = [one for one in known if one.bound == Bounds.EXACT]
    found = []
    for one, other in combinations(sorted(exact, key=lambda mark: mark.period), 2):
        same_start = one.period.first == other.period.first
        if not same_start or one.period.last == other.period.last or other.people < one.people:
            continue
        weaker = max(one.status, other.status, key=FIRMNESS.__getitem__)
        period = Period(one.period.last + timedelta(days=1), other.period.last)
        people = other.people - one.people
        difference = Observation(f"{other.id} − {one.id}", period, people, weaker)
        found.append((difference, (one, other)))
    return found


def blanks(tables: Tables, series_id: str, period: Period) -> tuple[Blank, ...]:
    """Return the stretches of `period` without a bar, by date, each with the reason."""
    stretches = published(tables)[series_id]
    last = max((bar.period.last for bar in bars(tables, series_id)), default=None)
    found: list[Blank] = []
    for gap in period.gaps(bar.period for bar in bars(tables, series_id)):
        if last is None or gap.first > last:
            after = last is not None and gap.first > max(one.last for one in stretches)
            found.append(Blank(gap, Absence.AFTER_THE_LAST if after else Absence.NO_FIGURE))
        elif any(gap.meets(one.first, one.last) for one in stretches):
            found.append(Blank(gap, Absence.OTHER_DAYS))
        else:
            found.append(Blank(gap, Absence.NO_FIGURE))
    return tuple(found)


@cache
def charted(tables: Tables) -> dict[Direction, tuple[str, ...]]:
    """Return the series that the timeline offers, by direction, first ranked first.

    Which ones is said in the column `timeline` of data/series.csv.
    """
    rows = tables.series[tables.series["timeline"] == "yes"].sort_values("rank")
    return {
        direction: tuple(rows[rows["direction"] == direction.value]["series_id"])
        for direction in Direction
    }


def highest_rate(tables: Tables, direction: Direction) -> float:
    """Return the most people per 30 days in any bar of any charted series of a direction."""
    of_all: Iterable[Bar] = (
        bar for series_id in charted(tables)[direction] for bar in bars(tables, series_id)
    )
    return max(bar.rate for bar in of_all)


def _published(one: Observation) -> Bar:
    return Bar(one.period, one.people, one.status, one.bound, (one.id,))


def _derived(one: Observation, marks: tuple[Observation, Observation]) -> Bar:
    return Bar(one.period, one.people, one.status, one.bound, tuple(mark.id for mark in marks))
