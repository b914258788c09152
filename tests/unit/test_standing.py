"""How a site stood on each day: what dates of a month or a year prove, and what they leave open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darien.period import PartialDate, Period
from darien.presence import Span
from darien.sites import Stay, status_on, stays_of_sites
from darien.standing import Standing, standings
from darien.tables import load
from darien.vocabulary import EndStatus, SiteStatus

KNOWN_UNTIL = date(2025, 12, 31)
ALL = Period.of_months("2010-01", "2026-12")


def stay(status: str, start: str, end: str, end_status: str = "documented") -> Stay:
    return Stay(Span.read(start, end, end_status if end else "open", ""), SiteStatus(status), "")


def on(day: str, *stays: Stay) -> Standing:
    there = date.fromisoformat(day)
    (found,) = standings(stays, Period(there, there), KNOWN_UNTIL)
    return found


STOPPED = (
    stay("active", "2021-04", "2024-03-04"),
    stay("suspended", "2024-03-04", "2025-08"),
    stay("closed", "2025-08", ""),
)


@pytest.mark.parametrize(
    ("day", "active", "not_active"),
    [
        ("2021-03-31", False, True),
        ("2021-04-01", False, False),
        ("2021-04-29", False, False),
        ("2021-04-30", True, False),
        ("2024-03-03", True, False),
        ("2024-03-04", False, True),
        ("2025-08-15", False, True),
        ("2025-12-31", False, True),
        ("2026-01-01", False, False),
    ],
)
def test_what_is_sure_of_a_site_on_a_day(day: str, active: bool, not_active: bool) -> None:
    found = on(day, *STOPPED)
    assert (found.surely_active, found.surely_not_active) == (active, not_active)
    assert found.is_open_question == (not active and not not_active)


def test_a_change_from_suspended_to_closed_leaves_no_doubt_that_nobody_was_cared_for() -> None:
    found = on("2025-08-15", *STOPPED)
    assert {stay.status for stay in found.stays} == {SiteStatus.SUSPENDED, SiteStatus.CLOSED}
    assert found.surely_not_active


def test_after_the_last_date_seen_nobody_knows() -> None:
    seen = stay("active", "2021-01-10", "2023", "last-documented")
    assert on("2022-12-31", seen).surely_active
    assert on("2023-06-01", seen).is_open_question
    assert on("2024-06-01", seen) == Standing(
        Period(date(2024, 6, 1), date(2024, 6, 1)), unknown=True
    )


def test_before_a_start_that_nobody_documents_nobody_knows() -> None:
    undated = (stay("active", "", "2025-07-08"), stay("closed", "2025-07-08", ""))
    assert on("2020-01-01", *undated).is_open_question
    assert on("2025-07-08", *undated).surely_not_active


def test_a_documented_end_without_a_row_after_it_is_an_end() -> None:
    ended = stay("active", "2020-01-01", "2021", "documented")
    assert on("2021-06-01", ended).is_open_question
    assert on("2022-01-01", ended).surely_not_active


def test_a_site_without_rows_is_not_known() -> None:
    assert on("2022-01-01").is_open_question


def partial_dates() -> st.SearchStrategy[str]:
    days = st.dates(date(2019, 1, 1), date(2026, 12, 31)).map(date.isoformat)
    return st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda one: one[0][: one[1]])


@st.composite
def site_stays(draw: st.DrawFn) -> list[Stay]:
    dates = draw(st.lists(partial_dates(), min_size=1, max_size=5))
    edges = sorted(dates, key=lambda text: PartialDate.parse(text).earliest)
    stays = []
    for start, end in zip(edges, [*edges[1:], ""], strict=True):
        status = draw(st.sampled_from(["active", "suspended", "closed"]))
        ends = draw(st.sampled_from([EndStatus.DOCUMENTED, EndStatus.LAST_DOCUMENTED]))
        stays.append(stay(status, start, end, ends))
    return stays


@given(site_stays(), st.dates(date(2018, 1, 1), date(2027, 1, 1)), st.integers(0, 900))
def test_stretches_leave_no_day_out_and_hold_on_each_of_their_days(
    stays: list[Stay], first: date, length: int
) -> None:
    period = Period(first, first + timedelta(days=length))
    found = standings(stays, period, KNOWN_UNTIL)
    assert sum(one.period.days for one in found) == period.days
    assert not period.gaps(one.period for one in found)
    for one in found:
        for day in (one.period.first, one.period.last):
            (alone,) = standings(stays, Period(day, day), KNOWN_UNTIL)
            assert (alone.surely_active, alone.surely_not_active) == (
                one.surely_active,
                one.surely_not_active,
            )


def test_what_is_sure_agrees_with_the_status_that_the_map_shows() -> None:
    tables = load()
    for site_id, stays in stays_of_sites(tables).items():
        for one in standings(stays, ALL, tables.last_known["site_periods"]):
            shown = status_on(site_id, stays, one.period.first, tables.last_known["site_periods"])
            if one.surely_active:
                assert shown and shown.status == SiteStatus.ACTIVE
            if one.not_open and not one.stays:
                assert shown is None
