"""Two periods compared: numbers worked out by hand, and what must not be told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from darien.comparison import (
    Comparison,
    Measure,
    Obstacle,
    Side,
    same_length,
    side_of_sites,
    side_of_total,
)
from darien.flows import total
from darien.period import Period
from darien.render.change_words import (
    cautions,
    change_in_short,
    change_in_words,
    named,
    percent,
    signed,
)
from darien.render.comparing import comparisons, rows, sentences
from darien.tables import Tables, load
from darien.view import View
from darien.vocabulary import Direction, Language

YEARS = {year: Period.of_months(f"{year}-01", f"{year}-12") for year in range(2010, 2027)}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def side(count: int | None, year: int = 2023, *, whole: bool = True, rough: bool = False) -> Side:
    return Side(YEARS[year], count, whole and count is not None, (), is_rough=rough)


def compared(first: Side, second: Side, measure: Measure = Measure.PEOPLE) -> Comparison:
    return Comparison(measure, "snm-darien-north", first, second)


def view(first: Period, second: Period, *directions: Direction, language: str = "en") -> View:
    return View(
        period=first,
        compare=second,
        directions=directions or tuple(Direction),
        language=Language(language),
    )


def test_a_change_runs_from_the_earlier_to_the_later_whichever_is_first() -> None:
    for sides in ((side(200), side(150, 2025)), (side(150, 2025), side(200))):
        change = compared(*sides).change
        assert (change.difference, change.ratio) == (-50, -0.25)
        assert not change.is_per_days and change.obstacle is None


def test_nothing_is_told_without_two_figures() -> None:
    for sides in ((side(None), side(5, 2025)), (side(5), side(None, 2025))):
        change = compared(*sides).change
        assert (change.difference, change.ratio) == (None, None)
        assert change.obstacle == Obstacle.NO_FIGURE


def test_nothing_is_told_where_only_part_is_counted_even_if_both_are() -> None:
    for whole in ((True, False), (False, True), (False, False)):
        sides = (side(90, whole=whole[0]), side(45, 2025, whole=whole[1]))
        assert compared(*sides).change.obstacle == Obstacle.PART


def test_a_lower_bound_is_not_set_against_a_figure() -> None:
    bound = replace(side(22_000, 2025), is_lower_bound=True)
    change = compared(side(10_000), bound).change
    assert (change.difference, change.obstacle) == (None, Obstacle.AT_LEAST)


def test_zero_gives_a_difference_but_no_percentage() -> None:
    change = compared(side(0), side(7, 2025)).change
    assert (change.difference, change.ratio, change.obstacle) == (7, None, None)


def test_minimum_counts_of_deaths_and_few_sites_get_no_percentage() -> None:
    for measure in (Measure.DEATHS, Measure.SITES):
        change = compared(side(51), side(174, 2025), measure).change
        assert (change.difference, change.ratio) == (123, None)


def test_periods_of_unequal_length_are_compared_per_30_days() -> None:
    first = Side(Period.of_months("2023-01", "2023-03"), 900, True, ())  # 90 days: 300 in 30
    second = Side(Period.of_months("2024-04", "2024-04"), 150, True, ())  # 30 days: 150 in 30
    one = compared(first, second)
    assert (one.change.difference, one.change.ratio, one.change.is_per_days) == (-750, -0.5, True)
    assert change_in_short(one, "en") == ("−750 (unequal lengths)", "−50.0% per 30 days")
    assert change_in_words(one, "en") == (
        "50.0 percent fewer people per 30 days in Apr 2024 than in Jan–Mar 2023 (150 after 300)"
    )


@pytest.mark.parametrize(("days", "same"), [(366, True), (368, True), (369, False), (334, False)])
def test_a_day_in_a_hundred_does_not_make_a_length_unequal(days: int, same: bool) -> None:
    start = date(2023, 1, 1)
    other = Period(start, start + timedelta(days=days - 1))
    assert same_length(YEARS[2023], other) is same


def test_months_of_28_and_31_days_are_unequal() -> None:
    months = [Period.of_months(month, month) for month in ("2025-02", "2025-03")]
    assert not same_length(*months)


@pytest.mark.parametrize(
    ("ratio", "rough", "written"),
    [
        (-0.99406, False, "−99.4%"),
        (0.8567, False, "+85.7%"),
        (-0.999878, False, "−99.99%"),
        (-1.0, False, "−100.0%"),
        (0.7912, True, "+79%"),
        (0.0, False, "0.0%"),
        (12.3456, False, "+1,234.6%"),
    ],
)
def test_a_percentage_has_a_true_minus_and_never_claims_that_nobody_is_left(
    ratio: float, rough: bool, written: str
) -> None:
    assert percent(ratio, "en", rough=rough) == written
    assert percent(ratio, "es", rough=rough) == written.replace("%", "\N{NO-BREAK SPACE}%")


def test_differences_are_written_with_their_sign() -> None:
    assert [signed(value, "es") for value in (-516_994, 0, 12)] == ["−516,994", "0", "+12"]


def test_periods_have_short_names() -> None:
    assert named(YEARS[2023], "en") == "2023"
    assert named(Period.of_months("2021-01", "2025-12"), "en") == "2021–2025"
    assert named(Period.of_months("2025-01", "2025-06"), "es") == "ene–jun 2025"


def test_2023_with_2025_north_is_99_4_percent_fewer(tables: Tables) -> None:
    shown = view(YEARS[2023], YEARS[2025])
    north = comparisons(tables, shown)[0]
    # 520,085 in 2023 and 3,091 in 2025: 3,091 − 520,085, and 1 − 3,091 / 520,085 = 0.99406.
    assert north.series_id == "snm-darien-north"
    assert north.change.difference == -516_994
    assert north.change.ratio == pytest.approx(-0.99406, abs=5e-6)
    row = rows(tables, shown)[0]
    assert (row.first.number, row.second.number) == ("520,085", "3,091")
    assert (row.difference, row.percent, row.why) == ("−516,994", "−99.4%", "")
    assert sentences(tables, shown)[0] == (
        "Northbound registrations in the Darién: 99.4 percent fewer in 2025 than in 2023"
        " (3,091 after 520,085)."
    )
    spanish = sentences(tables, replace(shown, language=Language.SPANISH))[0]
    assert "un 99.4 por ciento menos en 2025 que en 2023 (3,091 frente a 520,085)" in spanish


def test_2023_has_no_southbound_figure_and_says_so(tables: Tables) -> None:
    shown = view(YEARS[2023], YEARS[2025], Direction.SOUTHBOUND)
    panama = rows(tables, shown)[0]
    assert (panama.first.number, panama.second.number) == ("no figure", "22,833")
    assert not panama.first.is_known and panama.second.is_known
    assert (panama.difference, panama.percent) == ("", "")
    assert panama.why == "not compared: no figure in 2023"
    assert all("Northbound" not in row.label for row in rows(tables, shown))


def test_a_part_of_a_year_is_named_and_not_compared(tables: Tables) -> None:
    shown = rows(tables, view(YEARS[2024], YEARS[2025]))
    dead = shown[-1]
    assert dead.second.note == "no figure for May–Dec 2025"
    assert dead.why == "not compared: only part of 2025 is counted"


def test_estimates_are_told_as_about(tables: Tables) -> None:
    shown = view(YEARS[2021], YEARS[2022], Direction.NORTHBOUND)
    costa_rica = next(row for row in rows(tables, shown) if row.first.number == "126,512")
    # 226,610 − 126,512, and 226,610 / 126,512 = 1.791.
    assert (costa_rica.difference, costa_rica.percent) == ("about +100,098", "about +79%")


def test_a_figure_that_its_source_calls_over_is_a_lower_bound(tables: Tables) -> None:
    one = side_of_total(tables, total(tables, "snm-miramar-departures", YEARS[2025]))
    assert one.count == 22_000 and one.is_lower_bound


def test_sites_without_a_documented_end_are_not_compared(tables: Tables) -> None:
    assert side_of_sites(tables, View(period=YEARS[2023])).is_whole
    row = next(r for r in rows(tables, view(YEARS[2023], YEARS[2025])) if r.tone == "site")
    assert (row.first.number, row.second.number) == ("28 of 29", "4 of 20")
    assert row.why == "not compared: sites without a documented end in 2025"


def test_after_the_last_source_no_site_is_counted(tables: Tables) -> None:
    row = next(r for r in rows(tables, view(YEARS[2025], YEARS[2026])) if r.tone == "site")
    assert row.second.number == "no figure" and "31 Dec 2025" in row.second.note


@pytest.mark.parametrize("years", [(2023, 2025), (2019, 2022), (2025, 2024)])
def test_every_figure_has_a_source(tables: Tables, years: tuple[int, int]) -> None:
    for row in rows(tables, view(YEARS[years[0]], YEARS[years[1]])):
        for cell in (row.first, row.second):
            assert bool(cell.sources) is cell.is_known, row.label


def test_periods_that_share_days_or_differ_in_length_are_named() -> None:
    assert not cautions(view(YEARS[2023], YEARS[2025]))
    five = Period.of_months("2021-01", "2025-12")
    overlap, lengths = cautions(view(five, YEARS[2025]))
    assert "share days" in overlap and "1,826" in lengths and "365" in lengths
    assert len(cautions(view(YEARS[2025], YEARS[2025]))) == 1


def test_without_a_second_period_there_is_nothing_to_compare(tables: Tables) -> None:
    assert not comparisons(tables, View())
