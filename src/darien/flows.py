"""Totals of a period that can be defended: one series, whole observations, nobody counted twice."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import pandas as pd

from darien.period import Period
from darien.tables import Tables, ids
from darien.vocabulary import Bound, Bounds, Status

# Firmest first; a day covered by a weaker figure weighs its place in this list.
FIRMNESS = {status.value: place for place, status in enumerate(Status)}


class Absence(StrEnum):
    """Why a period has no number; none of these is zero."""

    NO_FIGURE = "no-figure"
    OTHER_DAYS = "other-days"
    AFTER_THE_LAST = "after-the-last"


@dataclass(frozen=True)
class Observation:
    """The people one producer counted over whole days, first and last included."""

    id: str
    period: Period
    people: int
    status: str
    bound: str = Bounds.EXACT.value


@dataclass(frozen=True)
class Total:
    """People counted by one series (or by series declared addable) inside a period.

    `people` is None where nobody counted: that is not zero. `covered` are the stretches that the
    chosen observations count, `uncovered` those of the period that none of them does. Nothing is
    prorated: an observation that reaches outside the period is not used. `bound` is how the source
    words the number, None where some of several parts are not exact. `last_published` is the last
    day the series knows anything about.
    """

    series_ids: tuple[str, ...]
    period: Period
    people: int | None
    covered: tuple[Period, ...]
    uncovered: tuple[Period, ...]
    observation_ids: tuple[str, ...]
    status: str | None
    bound: str | None
    last_published: date | None
    absence: Absence | None

    @property
    def share(self) -> float:
        """Share of the period's days that are counted, 0 to 1."""
        return 1 - sum(gap.days for gap in self.uncovered) / self.period.days

    @property
    def is_whole(self) -> bool:
        """Whether every day of the period is counted."""
        return not self.uncovered


def counts_of_everyone(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that count all people; breakdowns by nationality, sex or age repeat them."""
    return observations[(observations["nationality"] == "") & (observations["sex_age"] == "")]


@cache
def countable(tables: Tables) -> dict[str, tuple[Observation, ...]]:
    """Return, by series, the observations that may enter a total: everyone, both days stated."""
    rows = counts_of_everyone(tables.observations)
    stated = rows[(rows["start_precision"] == Bound.DAY) & (rows["end_precision"] == Bound.DAY)]
    by_series: dict[str, tuple[Observation, ...]] = dict.fromkeys(tables.series["series_id"], ())
    for series_id, of_series in stated.groupby("series_id"):
        by_series[str(series_id)] = _observations(of_series)
    return by_series


@cache
def published(tables: Tables) -> dict[str, tuple[Period, ...]]:
    """Return, by series, every stretch a figure was published for, usable in a total or not."""
    stretches: dict[str, tuple[Period, ...]] = dict.fromkeys(tables.series["series_id"], ())
    for series_id, of_series in counts_of_everyone(tables.observations).groupby("series_id"):
        days = zip(of_series["start"].dt.date, of_series["end"].dt.date, strict=True)
        stretches[str(series_id)] = tuple(Period(first, last) for first, last in days)
    return stretches


def _observations(rows: pd.DataFrame) -> tuple[Observation, ...]:
    return tuple(
        Observation(
            row.observation_id,
            Period(row.start.date(), row.end.date()),
            int(row.people),
            row.status,
            row.bound,
        )
        for row in rows.itertuples()
    )


def total(tables: Tables, series_id: str, period: Period) -> Total:
    """Return the people that one series counted inside `period`.

    Raises KeyError for a series that data/series.csv does not hold.
    """
    known = countable(tables)[series_id]
    chosen = best_cover(known, period)
    return summed((series_id,), period, chosen, known, published(tables)[series_id])


def add_up(tables: Tables, series_ids: Sequence[str], period: Period) -> Total:
    """Return the sum of several series, allowed only where each declares the others addable.

    Covered are the days that every one of them counts. Raises ValueError for series that count the
    same people, KeyError for an unknown series.
    """
    addable = {row.series_id: set(ids(row.addable_with)) for row in tables.series.itertuples()}
    for one in series_ids:
        for other in series_ids:
            if one != other and other not in addable[one]:
                raise ValueError(
                    f"{one} and {other} are not declared addable: they may count the same people;"
                    " ask for each by itself"
                )
    parts = [total(tables, series_id, period) for series_id in series_ids]
    gaps = sorted(gap for part in parts for gap in part.uncovered)
    covered = period.gaps(gaps)
    counted = [part.people for part in parts if part.people is not None]
    bounds = {part.bound for part in parts if part.people is not None}
    lasts = [part.last_published for part in parts if part.last_published]
    return Total(
        series_ids=tuple(series_ids),
        period=period,
        people=sum(counted) if len(counted) == len(parts) else None,
        covered=covered,
        uncovered=period.gaps(covered),
        observation_ids=tuple(id for part in parts for id in part.observation_ids),
        status=_weakest(part.status for part in parts if part.status),
        bound=Bounds.EXACT.value if bounds <= {Bounds.EXACT} else None,
        last_published=min(lasts, default=None),
        absence=None if len(counted) == len(parts) else Absence.NO_FIGURE,
    )


def best_cover(
    observations: Sequence[Observation], period: Period, *, finest: bool = True
) -> tuple[Observation, ...]:
    """Choose observations inside `period` that do not overlap and cover most of its days.

    Weighted interval scheduling, solved exactly. Among choices that cover equally many days the
    firmer statuses win, then the finer cut (more observations), or the coarser one if not `finest`.
    """
    cut = 1 if finest else -1
    inside = sorted(
        (item for item in observations if period.holds(item.period.first, item.period.last)),
        key=lambda item: (item.period.last, item.period.first, item.id),
    )
    ends = [item.period.last for item in inside]
    best: list[tuple[tuple[int, int, int], tuple[int, ...]]] = [((0, 0, 0), ())]
    for place, item in enumerate(inside):
        worth, chosen = best[_ended_before(ends, item.period.first, place)]
        days = item.period.days
        with_it = (
            (worth[0] + days, worth[1] - days * FIRMNESS[item.status], worth[2] + cut),
            (*chosen, place),
        )
        best.append(max(best[-1], with_it, key=lambda choice: choice[0]))
    return tuple(inside[place] for place in best[-1][1])


def _ended_before(ends: list[date], first: date, limit: int) -> int:
    """Number of observations that end before `first`, among the first `limit`."""
    return bisect_left(ends, first, hi=limit)


def sources_of(tables: Tables, counted: Total) -> list[str]:
    """Return the source ids (a;b) of the observations that a total adds up."""
    return [_source_cells(tables)[id] for id in counted.observation_ids]


@cache
def _source_cells(tables: Tables) -> dict[str, str]:
    rows = tables.observations
    return dict(zip(rows["observation_id"], rows["source_ids"], strict=True))


def summed(
    series_ids: tuple[str, ...],
    period: Period,
    chosen: Sequence[Observation],
    known: Sequence[Observation],
    published: Sequence[Period],
) -> Total:
    """Return the total of observations that do not overlap, with what they leave uncovered.

    `known` are all that could have been chosen, `published` all stretches with a figure.
    """
    return Total(
        series_ids=series_ids,
        period=period,
        people=sum(item.people for item in chosen) if chosen else None,
        covered=merged(item.period for item in chosen),
        uncovered=period.gaps(item.period for item in chosen),
        observation_ids=tuple(item.id for item in chosen),
        status=_weakest(item.status for item in chosen),
        bound=_bound([item.bound for item in chosen]),
        last_published=max((one.period.last for one in known), default=None),
        absence=None if chosen else _absence(period, published),
    )


def _absence(period: Period, published: Sequence[Period]) -> Absence:
    if any(period.meets(stretch.first, stretch.last) for stretch in published):
        return Absence.OTHER_DAYS
    if published and period.first > max(stretch.last for stretch in published):
        return Absence.AFTER_THE_LAST
    return Absence.NO_FIGURE


def _bound(bounds: Sequence[str]) -> str | None:
    if len(bounds) == 1:
        return bounds[0]
    return Bounds.EXACT.value if set(bounds) <= {Bounds.EXACT} else None


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Join stretches that touch or overlap."""
    joined: list[Period] = []
    for stretch in sorted(periods):
        if joined and (stretch.first - joined[-1].last).days <= 1:
            joined[-1] = Period(joined[-1].first, max(joined[-1].last, stretch.last))
        else:
            joined.append(stretch)
    return tuple(joined)


def _weakest(statuses: Iterable[str]) -> str | None:
    return max(statuses, key=FIRMNESS.__getitem__, default=None)
