"""A table is fresh, due or overdue by its own rhythm; what is missing says what is last known."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from darien.freshness import State, freshness, missing
from darien.tables import Tables, load


def with_rhythm(rhythm: str, last_known: str | None) -> Tables:
    row = {
        "table": "observations",
        "title": "Observations",
        "last_known": pd.Timestamp(last_known) if last_known else pd.NaT,
        "read_on": pd.Timestamp("2026-11-21"),
        "rhythm": rhythm,
        "row_is": "One row.",
    }
    return replace(load(), tables=pd.DataFrame([row]))


@pytest.mark.parametrize(
    ("rhythm", "today", "state"),
    [
        ("monthly", date(2026, 2, 28), State.FRESH),
        ("monthly", date(2026, 3, 1), State.DUE),
        ("monthly", date(2026, 3, 31), State.DUE),
        ("monthly", date(2026, 4, 1), State.OVERDUE),
        ("yearly", date(2027, 1, 31), State.FRESH),
        ("yearly", date(2027, 2, 1), State.DUE),
        ("yearly", date(2028, 2, 1), State.OVERDUE),
        ("irregular", date(2036, 1, 1), State.NO_RHYTHM),
    ],
)
def test_figures_are_due_after_one_rhythm_and_overdue_after_two(
    rhythm: str, today: date, state: State
) -> None:
    (found,) = freshness(with_rhythm(rhythm, "2026-01-31"), today)
    assert found.state == state


def test_a_day_within_a_month_moves_to_the_same_day() -> None:
    (found,) = freshness(with_rhythm("monthly", "2026-01-18"), date(2026, 2, 1))
    assert (found.due, found.overdue) == (date(2026, 2, 18), date(2026, 3, 18))


def test_a_table_that_is_not_about_time_is_never_overdue() -> None:
    (found,) = freshness(with_rhythm("monthly", None), date(2036, 1, 1))
    assert found.state == State.NO_RHYTHM and found.due is None


def test_the_monthly_counts_of_the_package_are_overdue() -> None:
    found = {one.table: one for one in freshness(load(), date(2026, 11, 26))}
    assert found["observations"].state == State.OVERDUE
    assert found["observations"].overdue == date(2026, 3, 31)
    assert found["missing_migrants"].state == State.FRESH


def test_a_gap_names_the_last_fact_of_its_own_subject() -> None:
    gaps = {one.gap_id: one for one in missing(load())}
    north = gaps["north-2026"].last
    assert north and north.series == "snm-darien-north" and north.end == "2025-12-31"
    leg = gaps["pacific-end"].last
    assert leg and leg.row_id == "pac-return-jaque/2"
    assert gaps["tumaco"].last is not None  # without a subject: the newest of the table
    assert gaps["places-area"].last is None
