"""Breakdowns: parts and others add up, definitions are kept apart, nothing overlaps."""

from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darien.breakdowns import (
    OF_OTHER_PEOPLE,
    Breakdown,
    By,
    Part,
    breakdown,
    not_broken_down,
    published_breakdowns,
)
from darien.flows import total
from darien.period import FIRST_YEAR, LAST_YEAR, Period
from darien.tables import Tables, load

NORTH, COLOMBIA, PANAMA = "snm-darien-north", "migracion-colombia-south", "snm-panama-south"
MONTHS = [
    f"{year}-{month:02}" for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)
]


@cache
def packaged() -> Tables:
    """Read the tables once; hypothesis asks for them with every example."""
    return load()


@pytest.fixture
def tables() -> Tables:
    return packaged()


def found(tables: Tables, by: By, first: str, last: str, series_id: str = NORTH) -> Breakdown:
    one = breakdown(tables, series_id, by, Period.of_months(first, last))
    assert one is not None
    return one


def people(one: Breakdown) -> dict[str, int]:
    return {part.name: part.people for part in one.parts}


def test_nationalities_of_2023_add_up_to_everyone(tables: Tables) -> None:
    """328,650 + 57,250 + 46,422 + 25,565 + 18,841 and 20 more make 515,243; 4,842 are not named."""
    one = found(tables, By.NATIONALITY, "2023-01", "2023-12")
    assert list(people(one).items())[:3] == [("VEN", 328_650), ("ECU", 57_250), ("HTI", 46_422)]
    assert (len(one.parts), one.named, one.others) == (25, 515_243, 4_842)
    assert one.named + one.others == one.people == 520_085
    assert one.uncovered == ()


def test_nationalities_of_five_years_leave_out_what_nobody_broke_down(tables: Tables) -> None:
    """133,726 + 248,284 + 520,085 + 302,203 + 2,904 (to April 2025) = 1,207,202, of 1,207,389."""
    one = found(tables, By.NATIONALITY, "2021-01", "2025-12")
    assert one.people == 133_726 + 248_284 + 520_085 + 302_203 + 2_904 == 1_207_202
    assert one.uncovered == (Period.of_months("2025-05", "2025-12"),)
    assert not_broken_down(total(tables, NORTH, one.period), one) == 1_207_389 - 1_207_202


def test_sex_and_age_of_2024(tables: Tables) -> None:
    """153,035 men + 84,408 women + 34,585 boys + 30,175 girls = 302,203."""
    one = found(tables, By.SEX_AND_AGE, "2024-01", "2024-12")
    assert people(one) == {"men": 153_035, "women": 84_408, "boys": 34_585, "girls": 30_175}
    assert sum(people(one).values()) == one.people == 302_203


def test_the_two_definitions_of_men_and_women_are_never_joined(tables: Tables) -> None:
    """All ages: 81,813 + 179,170 = 260,983 of 2021 and 2022. Adults: from 2023 on."""
    all_ages = found(tables, By.SEX, "2021-01", "2025-12")
    adults = found(tables, By.SEX_AND_AGE, "2021-01", "2025-12")
    assert people(all_ages) == {"men": 81_813 + 179_170, "women": 51_913 + 69_114}
    assert all_ages.covered == (Period.of_months("2021-01", "2022-12"),)
    assert adults.covered == (Period.of_months("2023-01", "2025-04"),)
    assert people(adults)["men"] == 272_259 + 153_035 + 1_724


def test_months_are_used_where_a_year_does_not_fit(tables: Tables) -> None:
    """The eight months of March to October 2023; the year itself reaches outside."""
    one = found(tables, By.SEX_AND_AGE, "2023-03", "2023-10")
    months = (38_099, 40_297, 38_962, 29_722, 55_387, 81_946, 75_268, 49_256)
    assert one.people == sum(months) and len(one.observation_ids) == 8


def test_a_running_total_is_used_once(tables: Tables) -> None:
    """18,787 Venezuelans of 19,134 to 15 November 2025; earlier marks count the same people."""
    one = found(tables, By.NATIONALITY, "2025-01", "2025-12", COLOMBIA)
    assert (people(one), one.others) == ({"VEN": 18_787}, 19_134 - 18_787)


def test_whoever_was_not_characterised_is_no_other_nationality(tables: Tables) -> None:
    """1,585 of the 1,599 characterised were Venezuelans; 1,885 were counted."""
    assert set(tables.observations["observation_id"]) >= OF_OTHER_PEOPLE
    assert (
        breakdown(tables, COLOMBIA, By.NATIONALITY, Period.of_months("2025-01", "2025-02")) is None
    )


def test_without_a_breakdown_there_is_none(tables: Tables) -> None:
    assert breakdown(tables, NORTH, By.SEX, Period.of_months("2020-01", "2020-12")) is None
    assert breakdown(tables, NORTH, By.NATIONALITY, Period.of_months("2026-01", "2026-12")) is None


def test_days_that_the_total_does_not_cover_are_no_remainder(tables: Tables) -> None:
    one = found(tables, By.NATIONALITY, "2023-01", "2023-12")
    assert (
        not_broken_down(total(tables, NORTH, Period.of_months("2024-01", "2024-12")), one) is None
    )
    assert not_broken_down(total(tables, COLOMBIA, one.period), one) is None


def test_parts_cannot_be_more_than_everyone() -> None:
    days = Period.of_months("2023-01", "2023-12")
    part = Part("VEN", 11, ("a",), (days,))
    with pytest.raises(ValueError, match="more people than everyone"):
        Breakdown("a", By.NATIONALITY, days, 10, (part,), ("whole",), (days,), ())


@settings(deadline=None)
@given(st.sampled_from([*By]), st.sampled_from([NORTH, COLOMBIA, PANAMA]), st.data())
def test_parts_and_others_add_up_in_every_period(
    by: By, series_id: str, data: st.DataObject
) -> None:
    tables = packaged()
    first, last = sorted(data.draw(st.sampled_from(MONTHS)) for _month in "12")
    one = breakdown(tables, series_id, by, Period.of_months(first, last))
    if one is None:
        return
    assert sum(part.people for part in one.parts) + one.others == one.people
    assert one.others >= 0 and (by == By.NATIONALITY or one.others == 0)
    rows = tables.observations.set_index("observation_id")
    wholes = rows.loc[list(one.observation_ids)]
    assert int(wholes["people"].sum()) == one.people
    days = [Period(row.start.date(), row.end.date()) for row in wholes.itertuples()]
    assert all(one.period.holds(stretch.first, stretch.last) for stretch in days)
    assert not any(a.meets(b.first, b.last) for a, b in combinations(days, 2))
    for part in one.parts:
        counts = rows.loc[list(part.observation_ids)]
        assert int(counts["people"].sum()) == part.people


def test_every_published_breakdown_is_of_the_same_days_as_its_whole() -> None:
    for by in By:
        for known in published_breakdowns(packaged(), by).values():
            assert all(one.covered == (one.period,) and one.people for one in known)
