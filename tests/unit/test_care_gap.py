"""The care gap: days without an active listed site, and whole figures inside them."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_standing import KNOWN_UNTIL, site_stays

from darien.__main__ import main
from darien.care_gap import care_gap, countries, days_without_site, default_series
from darien.period import Period
from darien.render.care_gap_words import day_sentences, gap_rows, people_sentences
from darien.sites import Stay
from darien.standing import standings
from darien.tables import load

NORTH, SOUTH = "snm-darien-north", "snm-panama-south"

# Irregular entries by the Darién in whole months, as data/observations.csv has them from SNM.
APRIL_TO_SEPTEMBER_2024 = 29_259 + 30_747 + 31_049 + 20_519 + 16_603 + 25_111
JANUARY_TO_MARCH_2021 = 1_071 + 1_857 + 2_694  # before MSF came in April 2021


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def test_the_suspension_of_2024_counts_its_whole_months() -> None:
    period = Period.of_months("2024-03", "2024-09")
    gap = care_gap(load(), "PAN", NORTH, period)
    assert APRIL_TO_SEPTEMBER_2024 == 153_288
    assert gap.people == APRIL_TO_SEPTEMBER_2024
    assert gap.gaps == (days("2024-03-04", "2024-09-30"),)
    assert gap.active == (days("2024-03-01", "2024-03-03"),)
    assert gap.unknown == ()
    assert gap.days == 28 + 30 + 31 + 30 + 31 + 31 + 30
    assert gap.uncovered == (days("2024-03-04", "2024-03-31"),)
    assert gap.observation_ids == tuple(f"{NORTH}-2024-{month:02}" for month in range(4, 10))
    assert "No whole figure for 4–31 Mar 2024." in people_sentences(load(), gap, "en")


def test_the_day_of_a_change_belongs_to_the_later_state() -> None:
    gap = care_gap(load(), "PAN", NORTH, Period.of_months("2024-01", "2024-12"))
    assert gap.gaps == (days("2024-03-04", "2024-10-01"),)
    assert gap.people == APRIL_TO_SEPTEMBER_2024
    assert gap.uncovered == (days("2024-03-04", "2024-03-31"), days("2024-10-01", "2024-10-01"))


def test_months_before_the_first_site_are_a_gap_and_its_month_of_opening_is_not_known() -> None:
    """Lajas Blancas and San Vicente opened in April 2021; the day is not known."""
    gap = care_gap(load(), "PAN", NORTH, Period.of_months("2021-01", "2021-12"))
    assert gap.gaps == (days("2021-01-01", "2021-03-31"),)
    assert gap.unknown == (days("2021-04-01", "2021-04-29"),)
    assert gap.people == JANUARY_TO_MARCH_2021 == 5_622


def test_after_the_station_was_closed_no_site_of_panama_was_active() -> None:
    """Lajas Blancas closed on 14 May 2025; no source documents a restart at the other two."""
    gap = care_gap(load(), "PAN", NORTH, Period.of_months("2025-01", "2026-03"))
    assert gap.gaps == (days("2025-05-14", "2025-12-31"),)
    assert gap.unknown == (days("2026-01-01", "2026-03-31"),)
    assert gap.people == 10  # June 2025, the only whole month on file after 14 May


def test_where_no_whole_figure_fits_there_is_no_number_and_no_zero() -> None:
    gap = care_gap(load(), "PAN", SOUTH, Period.of_months("2024-03", "2024-09"))
    assert gap.people is None
    assert "That is not zero." in people_sentences(load(), gap, "en")[0]


def test_sites_without_a_documented_end_leave_days_unknown_and_are_never_a_gap() -> None:
    gap = care_gap(load(), "HND", "inm-honduras-north", Period.of_months("2025-06", "2025-12"))
    assert gap.gaps == () and gap.unknown == (gap.period,)
    assert gap.people is None and not people_sentences(load(), gap, "en")
    (row,) = gap_rows(load(), (gap,), "en")
    assert "Comayagüela" in "".join(row.sites) and "Danlí" not in "".join(row.sites)


def test_a_country_is_measured_by_the_first_series_counted_there_each_way() -> None:
    tables = load()
    assert default_series(tables, "PAN") == (NORTH, SOUTH)
    assert default_series(tables, "HND") == ("inm-honduras-north", "iom-honduras-south")
    assert default_series(tables, "GTM") == ()
    assert countries(tables) == ("MEX", "GTM", "HND", "CRI", "PAN")


def test_people_counted_elsewhere_are_no_gap_of_a_country() -> None:
    period = Period.of_months("2024-03", "2024-09")
    with pytest.raises(ValueError, match="counted in HND, not in PAN"):
        care_gap(load(), "PAN", "inm-honduras-north", period)
    with pytest.raises(ValueError, match="choose one of MEX"):
        care_gap(load(), "COL", "migracion-colombia-south", period)


@given(
    st.lists(site_stays(), max_size=3),
    st.dates(date(2018, 1, 1), date(2026, 12, 31)),
    st.integers(0, 900),
)
def test_gaps_unknown_and_active_days_share_the_period_out(
    sites: list[list[Stay]], first: date, length: int
) -> None:
    period = Period(first, first + timedelta(days=length))
    stood = [standings(stays, period, KNOWN_UNTIL) for stays in sites]
    gaps, unknown = days_without_site(stood, period)
    active = [one.period for site in stood for one in site if one.surely_active]
    for day in (first + timedelta(days=number) for number in range(period.days)):
        is_active = any(one.meets(day, day) for one in active)
        is_gap = any(one.meets(day, day) for one in gaps)
        is_unknown = any(one.meets(day, day) for one in unknown)
        assert is_active + is_gap + is_unknown == 1
        here = [one for site in stood for one in site if one.period.meets(day, day)]
        assert is_gap == all(one.surely_not_active for one in here)


def test_the_shell_says_the_same_as_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["gap", "--country", "PAN", "--from", "2024-03", "--to", "2024-09"]
    gap = care_gap(load(), "PAN", NORTH, Period.of_months("2024-03", "2024-09"))
    assert main(call) == 0
    printed = capsys.readouterr().out
    for sentence in [*day_sentences(gap, "en"), *people_sentences(load(), gap, "en")]:
        assert sentence in printed
    assert "https://" in printed
    assert main([*call, "--series", NORTH, "--lang", "es", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["people"] == APRIL_TO_SEPTEMBER_2024
    assert told["uncovered"] == [["2024-03-04", "2024-03-31"]]
    assert told["sources"] and "Sin cifra completa" in "".join(told["words"])


@pytest.mark.parametrize(
    ("country", "series", "says"),
    [
        ("XXX", [], "choose one of"),
        ("MEX", [], "no series of the map is counted in MEX"),
        ("PAN", ["--series", "nobody"], "is not a series"),
        ("PAN", ["--series", "iom-honduras-south"], "counted in HND"),
    ],
)
def test_a_call_that_cannot_be_answered_says_why(
    country: str, series: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["gap", "--country", country, "--from", "2024-03", "--to", "2024-09", *series]
    assert main(call) == 2
    assert says in capsys.readouterr().err
