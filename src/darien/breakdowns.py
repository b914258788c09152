"""Who they were: counts of one series broken down by nationality, or by sex and age.

A part is only compared with the count of everyone over exactly the same days. What the parts leave
is not named by the source; it is a difference, not a count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import pandas as pd

from darien.flows import FIRMNESS, Observation, Total, best_cover, counts_of_everyone, merged
from darien.period import Period
from darien.tables import Tables
from darien.vocabulary import Bound, Bounds

# "children" and "adults" repeat people of these and are no parts beside them.
SEXES, CHILDREN = frozenset({"men", "women"}), frozenset({"boys", "girls"})

# What stands beside the parts in the id of a figure: everyone, the smaller parts together, whom the
# source does not name, and whom it counted on days without a breakdown.
EVERYONE, SMALLER, OTHERS, REST = "everyone", "smaller", "others", "rest"
# The smaller parts are those after so many of the largest.
LARGEST = 12

# Parts of fewer people than were counted over the same days: of the 1,885 only 1,599 were
# characterised, and whoever was not is no "other".
OF_OTHER_PEOPLE = frozenset({"migracion-colombia-south-2025-01-15-to-2025-02-28-ven"})


# The only series that tells women from men for whole stretches of days.
BROKEN_DOWN = "snm-darien-north"


class By(StrEnum):
    """What a count is broken down by.

    SEX: men and women are male and female people of all ages. SEX_AND_AGE: they are adults, with
    boys and girls apart. The words are the same in the data, the people are not.
    """

    NATIONALITY = "nationality"
    SEX = "sex"
    SEX_AND_AGE = "sex-and-age"


@dataclass(frozen=True)
class Part:
    """People of one nationality or group; `stretches` are the days for which the source names it.

    On other days of a breakdown people of the part, if any, are among the others: that is no zero.
    """

    name: str
    people: int
    observation_ids: tuple[str, ...]
    stretches: tuple[Period, ...]


@dataclass(frozen=True)
class Breakdown:
    """Everyone whom a series counted over some days, and the parts that its source names.

    `people` counts everyone on the covered days, in the unit of the series; the parts and the
    others add up to it. `observation_ids` are the counts of everyone. `covered` are the days that
    are broken down, `uncovered` those of `period` that are not.
    """

    series_id: str
    by: By
    period: Period
    people: int
    parts: tuple[Part, ...]
    observation_ids: tuple[str, ...]
    covered: tuple[Period, ...]
    uncovered: tuple[Period, ...]

    def __post_init__(self) -> None:
        if self.others < 0:
            raise ValueError(f"{self.observation_ids}: the parts are more people than everyone")

    @property
    def named(self) -> int:
        """People of the parts that the source names."""
        return sum(part.people for part in self.parts)

    @property
    def others(self) -> int:
        """People whom the source counts but does not name: derived, everyone less the parts."""
        return self.people - self.named


def breakdown(tables: Tables, series_id: str, by: By, period: Period) -> Breakdown | None:
    """Return whom one series counted inside `period`, by part; None where nobody broke it down.

    Chosen are published breakdowns that do not overlap and cover most days; of equal choices the
    firmer, then the coarser, because a table of a year names more nationalities than twelve of
    months. Nothing is cut to fit.
    """
    known = {one.period: one for one in published_breakdowns(tables, by).get(series_id, ())}
    wholes = [everyone(tables)[series_id, days] for days in known]
    chosen = best_cover(wholes, period, finest=False)
    return _joined([known[one.period] for one in chosen], period) if chosen else None


def not_broken_down(counted: Total, found: Breakdown) -> int | None:
    """Return the people of a total whom a breakdown of the same series leaves out; derived.

    They were counted on days without a breakdown. None where the total does not cover every day of
    the breakdown, or is the smaller of the two: then the difference would mean nothing.
    """
    if counted.people is None or counted.series_ids != (found.series_id,):
        return None
    covers = all(
        any(stretch.holds(one.first, one.last) for stretch in counted.covered)
        for one in found.covered
    )
    rest = counted.people - found.people
    return rest if covers and rest >= 0 else None


@cache
def everyone(tables: Tables) -> dict[tuple[str, Period], Observation]:
    """Return the exact counts of everyone, by series and stated days; the firmest of several."""
    found: dict[tuple[str, Period], Observation] = {}
    for row in _exact(counts_of_everyone(tables.observations)).itertuples():
        key = (row.series_id, _days(row.start, row.end))
        one = Observation(row.observation_id, key[1], int(row.people), row.status)
        if key not in found or FIRMNESS[one.status] < FIRMNESS[found[key].status]:
            found[key] = one
    return found


@cache
def published_breakdowns(tables: Tables, by: By) -> dict[str, tuple[Breakdown, ...]]:
    """Return, by series, every published breakdown with a count of everyone of the same days."""
    rows = _exact(tables.observations)
    column, other = ("nationality", "sex_age")[:: 1 if by == By.NATIONALITY else -1]
    rows = rows[(rows[column] != "") & (rows[other] == "")]
    rows = rows[~rows["observation_id"].isin(OF_OTHER_PEOPLE)]
    if by != By.NATIONALITY:
        rows = rows[rows[column].isin(SEXES | CHILDREN)]
    found: dict[str, list[Breakdown]] = {}
    for (series_id, start, end), group in rows.groupby(["series_id", "start", "end"]):
        days = _days(start, end)
        whole = everyone(tables).get((series_id, days))
        if whole is None:
            continue
        parts = tuple(
            Part(name, int(people), (id,), (days,))
            for name, people, id in zip(
                group[column], group["people"], group["observation_id"], strict=True
            )
        )
        one = Breakdown(series_id, by, days, whole.people, parts, (whole.id,), (days,), ())
        if _is_of(one, by):
            found.setdefault(series_id, []).append(one)
    return {series_id: tuple(of_series) for series_id, of_series in found.items()}


def _is_of(found: Breakdown, by: By) -> bool:
    """Tell whether a breakdown is of this kind.

    Men and women alone are of all ages only where the two add up to everyone.
    """
    names = {part.name for part in found.parts}
    if by == By.SEX:
        return names == SEXES and found.others == 0
    return by == By.NATIONALITY or names >= SEXES | CHILDREN


def _joined(chosen: Sequence[Breakdown], period: Period) -> Breakdown:
    """Add breakdowns of one series that do not overlap; the largest part first."""
    by_name: dict[str, list[Part]] = {}
    for one in chosen:
        for part in one.parts:
            by_name.setdefault(part.name, []).append(part)
    parts = [
        Part(
            name,
            sum(part.people for part in of_name),
            tuple(id for part in of_name for id in part.observation_ids),
            merged(days for part in of_name for days in part.stretches),
        )
        for name, of_name in by_name.items()
    ]
    days = [stretch for one in chosen for stretch in one.covered]
    return Breakdown(
        series_id=chosen[0].series_id,
        by=chosen[0].by,
        period=period,
        people=sum(one.people for one in chosen),
        parts=tuple(sorted(parts, key=lambda part: (-part.people, part.name))),
        observation_ids=tuple(id for one in chosen for id in one.observation_ids),
        covered=merged(days),
        uncovered=period.gaps(days),
    )


def _exact(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose number is exact and whose two days are stated."""
    stated = (rows["start_precision"] == Bound.DAY) & (rows["end_precision"] == Bound.DAY)
    return rows[stated & (rows["bound"] == Bounds.EXACT)]


def _days(start: date | pd.Timestamp, end: date | pd.Timestamp) -> Period:
    return Period(pd.Timestamp(start).date(), pd.Timestamp(end).date())
