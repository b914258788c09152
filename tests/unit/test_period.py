"""Periods of whole days, and dates as precise as their source."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darien.period import PartialDate, Period

days = st.dates(date(2010, 1, 1), date(2026, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(days), draw(days)))
    return Period(first, last)


def test_a_period_of_months_holds_its_first_and_last_day() -> None:
    period = Period.of_months("2024-02", "2024-02")
    assert (period.first, period.last, period.days) == (date(2024, 2, 1), date(2024, 2, 29), 29)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2025-13", "2025-12"), ("2025", "2025-12"), ("2031-01", "2031-02"), ("2025-02", "2025-01")],
)
def test_months_that_mean_nothing_are_refused(first: str, last: str) -> None:
    with pytest.raises(ValueError):
        Period.of_months(first, last)


@pytest.mark.parametrize(
    ("first", "last", "months", "moved"),
    [
        ("2025-01", "2025-12", -12, ("2024-01", "2024-12")),
        ("2025-01", "2025-03", -3, ("2024-10", "2024-12")),
        ("2024-11", "2025-02", 12, ("2025-11", "2026-02")),
        ("2021-01", "2025-12", -60, ("2016-01", "2020-12")),
    ],
)
def test_a_period_moves_by_whole_months(
    first: str, last: str, months: int, moved: tuple[str, str]
) -> None:
    assert Period.of_months(first, last).shifted(months) == Period.of_months(*moved)


def test_a_period_does_not_move_out_of_the_years_of_the_atlas() -> None:
    for months in (-12, 24):
        with pytest.raises(ValueError):
            Period.of_months("2010-01", "2025-12").shifted(months)


def test_a_period_is_cut_into_the_whole_months_inside_it() -> None:
    period = Period(date(2023, 12, 15), date(2024, 3, 30))
    assert [month.months[0] for month in period.by_month] == ["2024-01", "2024-02"]
    assert period.by_month[1].last == date(2024, 2, 29)
    assert len(Period.of_months("2010-01", "2026-12").by_month) == 17 * 12
    assert Period(date(2024, 3, 2), date(2024, 3, 30)).by_month == ()


def test_a_period_is_cut_at_each_new_year() -> None:
    period = Period.of_months("2023-11", "2025-02")
    assert [year.months for year in period.by_year] == [
        ("2023-11", "2023-12"),
        ("2024-01", "2024-12"),
        ("2025-01", "2025-02"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "is_of_years"),
    [
        ("2023-01", "2023-12", True),
        ("2021-01", "2025-12", True),
        ("2023-02", "2023-12", False),
        ("2023-01", "2024-11", False),
    ],
)
def test_a_period_of_years_begins_in_january_and_ends_in_december(
    first: str, last: str, is_of_years: bool
) -> None:
    assert Period.of_months(first, last).is_of_years is is_of_years


@given(periods(), st.lists(periods(), max_size=6))
def test_gaps_are_exactly_the_days_that_nothing_covers(
    period: Period, covered: list[Period]
) -> None:
    in_gaps = {
        gap.first + timedelta(days=day) for gap in period.gaps(covered) for day in range(gap.days)
    }
    for day in (period.first + timedelta(days=n) for n in range(0, period.days, 17)):
        assert (day in in_gaps) == (not any(c.first <= day <= c.last for c in covered))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-10-02", date(2024, 10, 2), date(2024, 10, 2)),
    ],
)
def test_a_partial_date_keeps_the_precision_of_its_source(
    text: str, earliest: date, latest: date
) -> None:
    read = PartialDate.parse(text)
    assert (read.text, read.earliest, read.latest) == (text, earliest, latest)


@pytest.mark.parametrize("text", ["", "05/2025", "2025-13", "2025-02-30", "25-01"])
def test_a_text_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)
