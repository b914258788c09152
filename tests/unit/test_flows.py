"""Totals: one series, whole observations, nobody counted twice, nothing filled in."""

from datetime import date, timedelta
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from darien.flows import (
    FIRMNESS,
    Absence,
    Observation,
    best_cover,
    counts_of_everyone,
    merged,
    summed,
)
from darien.period import Period

START = date(2025, 1, 1)


def observed(first: int, last: int, people: int = 1, status: str = "official") -> Observation:
    """An observation over days `first` to `last` after the start."""
    days = (START + timedelta(days=first), START + timedelta(days=last))
    return Observation(f"{first}-{last}-{people}-{status}", Period(*days), people, status)


@st.composite
def observations(draw: st.DrawFn) -> list[Observation]:
    rows = []
    for _ in range(draw(st.integers(0, 7))):
        first, last = sorted((draw(st.integers(-5, 40)), draw(st.integers(-5, 40))))
        rows.append(
            observed(first, last, draw(st.integers(0, 99)), draw(st.sampled_from([*FIRMNESS])))
        )
    return rows


def worth(chosen: tuple[Observation, ...]) -> tuple[int, int, int]:
    days = sum(one.period.days for one in chosen)
    weak = sum(one.period.days * FIRMNESS[one.status] for one in chosen)
    return days, -weak, len(chosen)


@given(observations())
def test_the_choice_is_the_best_of_all_that_do_not_overlap(rows: list[Observation]) -> None:
    period = Period(START, START + timedelta(days=30))
    inside = [row for row in rows if period.holds(row.period.first, row.period.last)]
    allowed = [
        chosen
        for size in range(len(inside) + 1)
        for chosen in combinations(inside, size)
        if all(
            not one.period.meets(other.period.first, other.period.last)
            for one, other in combinations(chosen, 2)
        )
    ]
    best = best_cover(rows, period)
    assert best in [tuple(sorted(chosen, key=lambda one: one.period.last)) for chosen in allowed]
    assert worth(best) == max(map(worth, allowed))


def test_an_observation_that_reaches_outside_is_not_cut() -> None:
    period = Period(START, START + timedelta(days=9))
    assert best_cover([observed(0, 10)], period) == ()


def test_where_nobody_counted_there_is_no_number() -> None:
    period = Period(START, START + timedelta(days=9))
    total = summed(("a",), period, (), (), ())
    assert total.people is None and total.uncovered == (period,) and total.share == 0


def test_a_count_of_zero_is_a_number() -> None:
    period = Period(START, START + timedelta(days=9))
    assert summed(("a",), period, [observed(0, 9, people=0)], (), ()).people == 0


def test_finer_figures_win_where_the_days_are_the_same() -> None:
    period = Period(START, START + timedelta(days=9))
    chosen = best_cover([observed(0, 9, 10), observed(0, 4, 4), observed(5, 9, 6)], period)
    assert len(chosen) == 2


def test_a_firmer_figure_wins_over_a_finer_one() -> None:
    period = Period(START, START + timedelta(days=9))
    weak = [observed(0, 4, 4, "estimate"), observed(5, 9, 6, "estimate")]
    assert best_cover([observed(0, 9, 10), *weak], period) == (observed(0, 9, 10),)


def test_uncovered_days_are_named() -> None:
    period = Period(START, START + timedelta(days=9))
    total = summed(("a",), period, [observed(2, 4), observed(6, 6)], (), ())
    days = [(gap.first.day, gap.last.day) for gap in total.uncovered]
    assert days == [(1, 2), (6, 6), (8, 10)] and total.share == 0.4


def test_stretches_that_touch_are_one() -> None:
    assert merged([observed(0, 4).period, observed(5, 9).period]) == (observed(0, 9).period,)


def test_breakdowns_do_not_count_anybody_again() -> None:
    rows = pd.DataFrame(
        {"nationality": ["", "VEN", ""], "sex_age": ["", "", "women"], "people": [10, 7, 4]}
    )
    assert counts_of_everyone(rows)["people"].tolist() == [10]


@pytest.mark.parametrize(
    ("published", "why"),
    [
        ([], Absence.NO_FIGURE),
        ([observed(30, 40).period], Absence.NO_FIGURE),
        ([observed(-9, -5).period], Absence.AFTER_THE_LAST),
        ([observed(-5, 30).period], Absence.OTHER_DAYS),
    ],
)
def test_a_missing_number_says_why_it_is_missing(published: list[Period], why: Absence) -> None:
    period = Period(START, START + timedelta(days=9))
    assert summed(("a",), period, (), (), published).absence == why


def test_a_sum_with_an_estimate_in_it_is_not_worded_as_one_figure() -> None:
    period = Period(START, START + timedelta(days=9))
    about = Observation("a", observed(0, 4).period, 500, "estimate", "about")
    alone, both = (
        summed(("a",), period, chosen, (), ()) for chosen in ([about], [about, observed(5, 9)])
    )
    assert (alone.bound, both.bound) == ("about", None)
