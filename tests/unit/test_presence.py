"""Spans whose ends are known to a day, a month, a year, or not at all."""

from datetime import date

import pytest

from darien.period import PartialDate, Period
from darien.presence import Span
from darien.routes import counting_window
from darien.sites import SiteInView, Stay, status_on
from darien.vocabulary import LegUse, SiteStatus, StartStatus

KNOWN_UNTIL = date(2026, 1, 31)


def use(start: str, end: str, end_status: str, first: str, last: str) -> LegUse:
    as_of = "" if end else "2025-12"
    return Span.read(start, end, end_status, as_of).use_in(Period.of_months(first, last))


@pytest.mark.parametrize(
    ("start", "end", "end_status", "first", "last", "expected"),
    [
        ("2025-03", "", "not-documented", "2019-01", "2019-12", LegUse.NOT_IN_USE),
        ("2025-03", "", "not-documented", "2025-01", "2025-12", LegUse.IN_USE),
        ("2025-03", "", "not-documented", "2026-02", "2026-06", LegUse.NOT_KNOWN),
        ("2021-09", "2022", "last-documented", "2022-01", "2022-12", LegUse.IN_USE),
        ("2021-09", "2022", "last-documented", "2025-01", "2025-12", LegUse.NOT_KNOWN),
        ("2021", "2023-10-08", "documented", "2024-01", "2024-12", LegUse.NOT_IN_USE),
        ("2025", "", "not-documented", "2025-01", "2025-03", LegUse.NOT_KNOWN),
        ("2025", "2026-01", "last-documented", "2025-01", "2025-12", LegUse.IN_USE),
        ("2023-08", "2023-08", "last-documented", "2023-08", "2023-08", LegUse.IN_USE),
    ],
)
def test_use_is_known_only_as_far_as_the_dates_are(
    start: str, end: str, end_status: str, first: str, last: str, expected: LegUse
) -> None:
    assert use(start, end, end_status, first, last) == expected


def stay(start: str, end: str, status: str, end_status: str, as_of: str = "") -> Stay:
    return Stay(Span.read(start, end, end_status, as_of), SiteStatus(status), "")


SUSPENDED_AND_BACK = (
    stay("2021-04", "2024-03-04", "active", "documented"),
    stay("2024-03-04", "2024-10-02", "suspended", "documented"),
    stay("2024-10-02", "", "active", "open", "2025-10"),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 3, 31), None),
        (date(2023, 12, 31), SiteStatus.ACTIVE),
        (date(2024, 3, 31), SiteStatus.SUSPENDED),
        (date(2024, 10, 31), SiteStatus.ACTIVE),
        (date(2026, 5, 31), SiteStatus.END_NOT_DOCUMENTED),
    ],
)
def test_a_site_has_the_status_of_the_day(day: date, expected: SiteStatus | None) -> None:
    state = status_on("site", SUSPENDED_AND_BACK, day, KNOWN_UNTIL)
    assert (state and state.status) == expected


def test_the_last_date_seen_is_no_closure() -> None:
    seen = (stay("2021-09", "2023", "active", "last-documented"),)
    state = status_on("site", seen, date(2025, 12, 31), KNOWN_UNTIL)
    last = PartialDate.parse("2023")
    assert state == SiteInView("site", SiteStatus.END_NOT_DOCUMENTED, last)


def test_after_what_the_table_knows_a_site_is_not_called_active() -> None:
    state = status_on("site", SUSPENDED_AND_BACK, date(2026, 12, 31), KNOWN_UNTIL)
    last = PartialDate.parse("2025-10")
    assert state == SiteInView("site", SiteStatus.END_NOT_DOCUMENTED, last)


def test_of_two_stretches_known_by_year_the_later_counts_once_it_has_surely_begun() -> None:
    stays = (
        stay("2022", "2023", "suspended", "documented"),
        stay("2023", "2024-03-04", "active", "documented"),
    )
    january = status_on("site", stays, date(2023, 1, 31), KNOWN_UNTIL)
    december = status_on("site", stays, date(2023, 12, 31), KNOWN_UNTIL)
    assert january and january.status == SiteStatus.SUSPENDED
    assert december and december.status == SiteStatus.ACTIVE


@pytest.mark.parametrize(
    ("start", "start_status", "end", "end_status", "expected"),
    [
        ("2021", "first-documented", "2023-10-08", "documented", ("2021-01-01", "2023-10-08")),
        ("2023-10-09", "documented", "2025-03", "documented", ("2023-10-09", "2025-03-31")),
        ("2025-03", "first-documented", "", "not-documented", ("2021-01-01", "2025-12-31")),
    ],
)
def test_a_stated_start_or_end_cuts_the_count_of_a_leg(
    start: str, start_status: str, end: str, end_status: str, expected: tuple[str, str]
) -> None:
    window = counting_window(
        Span.read(start, end, end_status),
        Period.of_months("2021-01", "2025-12"),
        StartStatus(start_status),
    )
    assert (window.first.isoformat(), window.last.isoformat()) == expected


def test_after_a_known_end_the_state_of_the_next_year_counts_and_not_closed() -> None:
    stays = (
        stay("2021-04", "2021-12", "active", "documented"),
        stay("2022", "2023", "suspended", "documented"),
    )
    for month in range(1, 13):
        state = status_on("site", stays, date(2022, month, 28), KNOWN_UNTIL)
        assert state is not None and state.status == SiteStatus.SUSPENDED
    last = status_on("site", stays, date(2021, 12, 31), KNOWN_UNTIL)
    assert last is not None and last.status == SiteStatus.ACTIVE
