"""Bars of the timeline: published first, then derived, never two on one day, nothing invented."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darien.flows import Absence, Observation
from darien.period import Period
from darien.tables import load
from darien.timeline import bars, blanks, charted, increments
from darien.vocabulary import Direction

TABLES = load()
OFFERED = [series_id for ids in charted(TABLES).values() for series_id in ids]


def mark(last: str, people: int, status: str = "official", bound: str = "exact") -> Observation:
    period = Period(date(2025, 1, 1), date.fromisoformat(last))
    return Observation(f"to-{last}", period, people, status, bound)


def test_the_difference_of_two_marks_counts_the_days_between_them() -> None:
    ((made, pair),) = increments([mark("2025-04-30", 7592), mark("2025-05-31", 10246, "reported")])
    assert made.people == 10246 - 7592 == 2654
    assert made.period == Period(date(2025, 5, 1), date(2025, 5, 31))
    assert made.status == "reported" and [one.people for one in pair] == [7592, 10246]


def test_no_difference_of_rounded_corrected_or_other_totals() -> None:
    first = mark("2025-04-30", 7592)
    assert increments([first, mark("2025-05-31", 10000, bound="about")]) == []
    assert increments([first, mark("2025-05-31", 7000)]) == []
    other = replace(mark("2025-05-31", 9000), period=Period(date(2025, 2, 1), date(2025, 5, 31)))
    assert increments([first, other]) == []


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 9999)), unique_by=lambda one: one[0]))
def test_differences_chained_from_the_first_mark_give_the_last(
    marks: list[tuple[int, int]],
) -> None:
    start = date(2025, 1, 1)
    people = sorted(count for _, count in marks)
    days = sorted(day for day, _ in marks)
    known = [
        Observation(str(day), Period(start, start + timedelta(days=day)), count, "official")
        for day, count in zip(days, people, strict=True)
    ]
    made = {(pair[0].id, pair[1].id): one for one, pair in increments(known)}
    chain = [made[one.id, other.id] for one, other in pairwise(known)]
    if known:
        assert known[0].people + sum(one.people for one in chain) == known[-1].people
    assert len(made) == len(known) * (len(known) - 1) // 2


@pytest.mark.parametrize("series_id", OFFERED)
def test_no_two_bars_of_a_series_share_a_day(series_id: str) -> None:
    made = bars(TABLES, series_id)
    assert len(made) >= 3, "too few bars to show a course in time"
    for one, other in pairwise(made):
        assert one.period.last < other.period.first


@pytest.mark.parametrize("series_id", OFFERED)
def test_every_bar_is_published_or_the_difference_of_two_published(series_id: str) -> None:
    rows = TABLES.observations.set_index("observation_id")
    for bar in bars(TABLES, series_id):
        found = [rows.loc[id] for id in bar.observation_ids]
        assert all(row["series_id"] == series_id for row in found)
        counted = int(found[-1]["people"]) - (int(found[0]["people"]) if bar.is_derived else 0)
        assert bar.people == counted
        assert found[-1]["end"].date() == bar.period.last


@pytest.mark.parametrize("series_id", OFFERED)
def test_bars_and_blanks_together_fill_every_day_once(series_id: str) -> None:
    whole = Period.of_months("2010-01", "2026-12")
    parts = [bar.period for bar in bars(TABLES, series_id)]
    parts += [blank.period for blank in blanks(TABLES, series_id, whole)]
    assert sum(part.days for part in parts) == whole.days
    assert whole.gaps(parts) == ()


def test_the_running_total_of_colombia_is_its_first_mark_and_six_differences() -> None:
    made = [
        bar for bar in bars(TABLES, "migracion-colombia-south") if bar.period.first.year == 2025
    ]
    # 3,485 to 15 March, then the marks 7,592 10,246 12,347 14,422 17,987 and 19,134.
    assert [bar.people for bar in made] == [3485, 4107, 2654, 2101, 2075, 3565, 1147]
    assert [bar.is_derived for bar in made] == [False] + [True] * 6
    assert sum(bar.people for bar in made) == 19134


def test_2025_northbound_ends_in_what_only_running_totals_know() -> None:
    made = [bar for bar in bars(TABLES, "snm-darien-north") if bar.period.first.year == 2025]
    derived = [(bar.people, bar.period.last) for bar in made if bar.is_derived]
    assert derived == [
        (2941 - 2927, date(2025, 8, 31)),
        (3054 - 2941, date(2025, 12, 18)),
        (3091 - 3054, date(2025, 12, 31)),
    ]
    assert sum(bar.people for bar in made) == 3091


def test_silence_before_between_and_after_are_told_apart() -> None:
    whole = Period.of_months("2020-01", "2026-12")
    north = {
        blank.period.first: blank.absence for blank in blanks(TABLES, "snm-darien-north", whole)
    }
    assert north[date(2020, 4, 1)] == Absence.OTHER_DAYS
    assert north[date(2026, 1, 1)] == Absence.AFTER_THE_LAST
    south = blanks(TABLES, "migracion-colombia-south", whole)
    assert [blank.absence for blank in south] == [
        Absence.NO_FIGURE,
        Absence.NO_FIGURE,
        Absence.AFTER_THE_LAST,
    ]


def test_the_timeline_offers_series_of_both_directions_by_rank() -> None:
    offered = charted(TABLES)
    assert offered[Direction.NORTHBOUND][0] == "snm-darien-north"
    assert {"inm-honduras-north", "iom-costa-rica-north"} < set(offered[Direction.NORTHBOUND])
    assert {"snm-panama-south", "migracion-colombia-south"} < set(offered[Direction.SOUTHBOUND])
