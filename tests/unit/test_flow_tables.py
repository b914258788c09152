"""What the page of flows says, from the packaged tables, with sums made by hand."""

from dataclasses import replace
from typing import Any

import pytest

from darien.breakdowns import By
from darien.language import data_text
from darien.period import Period
from darien.render import flow_charts, flow_deaths, flow_groups, flow_nationalities, flow_totals
from darien.render.flow_deaths import SELECTION
from darien.render.part_charts import percent
from darien.render.table import Table
from darien.tables import Tables, load
from darien.view import View
from darien.vocabulary import Direction, Language, Scale

NORTH = "snm-darien-north"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def view(first: str = "2021-01", last: str = "2025-12", language: str = "en") -> View:
    return View(period=Period.of_months(first, last), language=Language(language))


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (*table.rows, *table.foot)]


def test_a_year_in_part_says_which_days_and_a_year_without_a_figure_is_not_zero(
    tables: Tables,
) -> None:
    found = flow_totals.years(tables, ["migracion-colombia-south"], view("2024-01", "2026-12"))
    said = [(one.year, one.counted.people, one.is_whole, one.days) for one in found]
    assert said == [
        (2024, None, False, ""),
        (2025, 19_134, False, "1 Jan – 15 Nov"),
        (2026, 968, False, "Jan"),
    ]
    table = flow_totals.years_table(tables, found, view("2024-01", "2026-12"))
    assert texts(table)[0][1:4] == ["no figure", "19,134", "968"]


def test_a_whole_year_is_whole_only_if_the_period_holds_it(tables: Tables) -> None:
    (one,) = flow_totals.years(tables, [NORTH], view("2024-01", "2024-11"))
    assert (one.counted.people, one.is_whole, one.days) == (297_354, False, "Jan–Nov")
    (one,) = flow_totals.years(tables, [NORTH], view("2024-01", "2024-12"))
    assert (one.counted.people, one.is_whole, one.days) == (302_203, True, "")


def test_every_total_has_a_source_a_unit_and_words_on_its_days(tables: Tables) -> None:
    shown = view()
    table = flow_totals.totals_table(tables, flow_totals.headline(shown), shown, "")
    assert len(table.rows) == 7
    for _series, people, days, status, what, sources in table.rows:
        assert people.text[:1] in "↑↓" and days.text and status.text and what.text and what.small
        assert all(one.url.startswith("http") for one in sources.sources) and sources.sources
    assert table.rows[0][1].text == "↑ 1,207,389"


def test_headline_and_other_series_are_all_series_once(tables: Tables) -> None:
    shown = flow_totals.headline(view())
    others = [one for way in Direction for one in flow_totals.other_counts(tables, way)]
    assert sorted([*shown, *others]) == sorted(tables.series["series_id"])


@pytest.mark.parametrize("scale", list(Scale))
def test_panels_have_one_scale_and_are_not_stacked(tables: Tables, scale: Scale) -> None:
    shown = replace(view(), scale=scale)
    found = flow_totals.years(tables, flow_totals.headline(shown), shown)
    bars = drawn_bars(flow_charts.years_chart(found, shown))
    counted = [one for one in found if one.counted.people is not None]
    assert len(bars) == len(counted)
    power = 0.5 if scale == Scale.ROOT else 1
    for one, bar in zip(counted, bars, strict=True):
        length = flow_charts.TALLEST * ((one.counted.people or 0) / 545_043) ** power
        goes_up = one.direction == Direction.NORTHBOUND
        assert bar["base"] - bar["end"] == pytest.approx(length if goes_up else -length)
        assert (bar["opacity"] == 1) == one.is_whole
    # A bar a year and series, each on the line of its own panel.
    assert len({(bar["year"], bar["base"]) for bar in bars}) == len(bars)


def drawn_bars(chart: Any) -> list[dict[str, Any]]:
    """Return the bars of a chart of years as it reaches the browser."""
    spec = chart.to_dict()
    rows: list[dict[str, Any]] = spec["datasets"][spec["layer"][0]["data"]["name"]]
    return rows


def test_the_table_of_nationalities_adds_up_with_what_is_not_broken_down(tables: Tables) -> None:
    """1,190,375 named + 16,827 not named = 1,207,202; with 187 more it is all 1,207,389."""
    north = flow_nationalities.nationalities(tables, view())[0]
    rows = texts(north.table)
    numbers = [int(row[1].replace(",", "")) for row in rows]
    named, (others, everyone, left) = numbers[:-3], numbers[-3:]
    assert sum(named) + others == everyone == 1_207_202
    assert everyone + left == 1_207_389
    assert north.table.heads[3:] == ("2021", "2022", "2023", "2024", "Jan–Apr 2025")
    assert sum(bar.people for bar in north.bars) == everyone
    assert [bar.is_named for bar in north.bars].count(False) == 1
    assert "No nationalities for May–Dec 2025" in north.summary and north.sources


def test_a_nationality_that_a_year_does_not_name_is_a_dash(tables: Tables) -> None:
    """Afghanistan has no row in 2021: SNM counts its people among the others. 2,220 in 2022."""
    north = flow_nationalities.nationalities(tables, view("2021-01", "2022-12"))[0]
    afghanistan = next(row for row in texts(north.table) if row[0] == "Afghanistan")
    assert afghanistan[3] == "–" and afghanistan[4] == afghanistan[1]


def test_groups_of_one_definition_stand_in_one_table(tables: Tables) -> None:
    all_ages = flow_groups.groups(tables, NORTH, By.SEX, view())
    adults = flow_groups.groups(tables, NORTH, By.SEX_AND_AGE, view())
    assert all_ages and adults
    assert texts(all_ages.table)[0][:5] == ["2021", "81,813", "51,913", "133,726", "0"]
    assert texts(adults.table)[1][:7] == [
        *("2024", "153,035", "84,408", "34,585", "30,175", "302,203", "0"),
    ]
    # 3,091 of the year less 2,904 to April.
    assert texts(adults.table)[2][5:7] == ["2,904", "187"]
    assert not set(all_ages.names) & set(adults.names)
    gaps = flow_groups.days_without_groups(tables, NORTH, view().period)
    assert gaps == (Period.of_months("2025-05", "2025-12"),)


def test_children_stand_as_published_and_have_their_source(tables: Tables) -> None:
    table = flow_groups.children(tables, view("2017-01", "2022-12"))
    assert table is not None
    counts = [row[1].text for row in table.rows]
    assert counts[:3] == ["109", "522", "1,653"] and "over 29,000" in counts
    assert all(row[-1].sources for row in table.rows)
    assert flow_groups.children(tables, view("2010-01", "2016-12")) is None


def test_a_year_without_a_record_of_deaths_is_not_zero(tables: Tables) -> None:
    shown = view("2013-01", "2026-12")
    rows = texts(flow_deaths.deaths_table(tables, shown))
    by_year = {row[0]: row[1:3] for row in rows}
    assert by_year["2014"] == ["no record", "no record in the data, which is not zero"]
    assert by_year["2024"][0] == "at least 174"
    assert by_year["2025"] == ["at least 4", "no figure for May–Dec 2025"]
    assert by_year["2026"] == ["no figure", "our sources end on 30 Apr 2025: no data, not zero"]
    # 7 + 50 + 7 + 6 + 40 + 4 + 51 + 147 + 51 + 174 + 4, as docs/data-notes.md has it.
    assert sum(one.people or 0 for one in flow_deaths.deaths_bars(tables, shown)) == 541


def test_the_selection_of_deaths_is_the_one_that_the_rows_name(tables: Tables) -> None:
    notes = tables.missing_migrants.dropna(subset="dead_and_missing")
    notes = notes[notes["row_id"].str.startswith("darien-")]["note"]
    assert len(notes) == 11 and notes.str.startswith(SELECTION).all()


def test_what_the_page_takes_from_notes_is_translated(tables: Tables) -> None:
    said = {SELECTION, *tables.missing_migrants["place"]}
    said |= {note.removeprefix(SELECTION).strip() for note in tables.missing_migrants["note"]}
    rows = tables.observations
    rows = rows[(rows["nationality"] != "") | (rows["sex_age"] == "children")]
    said |= {remark for note in rows["note"] for remark in note.split(" | ")}
    assert {text for text in said if text and data_text(text, "es") == text} == set()


def test_shares_have_one_decimal_and_the_smallest_is_not_zero() -> None:
    assert percent(328_650, 520_085, "en") == "63.2%"
    assert percent(1, 520_085, "es") == "< 0.1%"
    assert percent(0, 520_085, "en") == "0.0%"
    assert percent(0, 0, "en") == "–"


@pytest.mark.parametrize(("code", "name"), [("VEN", "Venezuela"), ("BRA", "Brasil")])
def test_countries_have_their_name_in_the_readers_language(code: str, name: str) -> None:
    assert flow_nationalities.country(code, "es") == name


def test_every_nationality_on_file_has_a_name(tables: Tables) -> None:
    codes = set(tables.observations["nationality"]) - {""}
    assert not {code for code in codes if flow_nationalities.country(code, "en") == code}
