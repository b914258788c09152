"""What the packaged data must show in the views that people ask for first."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from darien.flows import total
from darien.period import LAST_YEAR, Period, last_day
from darien.render.key_figures import key_figures
from darien.render.message import view_message
from darien.render.wording import coverage
from darien.render.words import words
from darien.routes import legs_in_view
from darien.sites import sites_in_view
from darien.tables import Tables, load
from darien.view import View
from darien.vocabulary import (
    Corridor,
    Counted,
    Direction,
    LegUse,
    Precision,
    SiteStatus,
)

EVIDENCE = Path(__file__).parent / "evidence"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def view(first: str, last: str, *directions: Direction) -> View:
    return View(period=Period.of_months(first, last), directions=directions or tuple(Direction))


def sites(tables: Tables, first: str, last: str) -> dict[str, SiteStatus]:
    return {site.id: site.status for site in sites_in_view(tables, view(first, last))}


def test_sites_of_2023_are_shown_open_although_they_closed_later(tables: Tables) -> None:
    shown = sites(tables, "2023-01", "2023-12")
    for site in (
        "msf-mex-reynosa",
        "msf-mex-matamoros",
        "msf-hnd-danli",
        "msf-pan-lajas-blancas",
        "msf-pan-san-vicente",
    ):
        assert shown[site] == SiteStatus.ACTIVE, site


def test_panama_is_suspended_in_june_2024(tables: Tables) -> None:
    shown = sites(tables, "2024-01", "2024-06")
    panama = {site: status for site, status in shown.items() if site.startswith("msf-pan")}
    assert len(panama) == 3 and set(panama.values()) == {SiteStatus.SUSPENDED}


def test_only_mexico_is_active_in_november_2025(tables: Tables) -> None:
    shown = sites(tables, "2025-01", "2025-11")
    active = {site for site, status in shown.items() if status == SiteStatus.ACTIVE}
    assert active and all(site.startswith("msf-mex") for site in active)


def test_where_our_sources_end_no_site_is_called_active_and_none_is_counted(tables: Tables) -> None:
    after = view("2026-11", "2026-12")
    (figure,) = [figure for figure in key_figures(tables, after) if figure.tone == "site"]
    assert figure.number is None and "our sources end on" in figure.note


def test_a_count_shows_that_a_leg_was_in_use_before_it_was_first_documented(tables: Tables) -> None:
    legs = {leg.leg_id: leg for leg in legs_in_view(tables, view("2019-01", "2019-12"))}
    assert legs["dar-north-acandi/3"].people == 22102
    assert legs["dar-north-acandi/3"].use == LegUse.IN_USE


def test_about_half_of_the_sites_have_no_documented_end(tables: Tables) -> None:
    with (EVIDENCE / "sites.csv").open(encoding="utf-8") as file:
        researched = {row["site_id"] for row in csv.DictReader(file)}
    shown = sites(tables, "2021-01", "2025-12")
    states = [status for site, status in shown.items() if site in researched]
    assert (len(states), states.count(SiteStatus.ACTIVE)) == (41, 4)
    assert states.count(SiteStatus.CLOSED) == 17
    assert states.count(SiteStatus.END_NOT_DOCUMENTED) == 20


@pytest.mark.parametrize("corridor", [Corridor.CARIBBEAN, Corridor.PACIFIC])
def test_the_return_routes_are_absent_in_2019_and_drawn_in_2025(
    tables: Tables, corridor: Corridor
) -> None:
    def returns(year: int) -> list[LegUse]:
        asked = view(f"{year}-01", f"{year}-12", Direction.SOUTHBOUND)
        return [leg.use for leg in legs_in_view(tables, asked) if leg.corridor == corridor]

    assert returns(2019) == []
    assert returns(2025).count(LegUse.IN_USE) > 3


@pytest.mark.parametrize(
    ("series_id", "first", "last", "people", "said"),
    [
        ("snm-darien-north", "2023-01", "2023-12", 520085, "every day of the period"),
        ("snm-darien-north", "2023-08", "2023-08", 81946, "every day of the period"),
        ("snm-darien-north", "2025-01", "2025-08", 2941, "every day of the period"),
        ("snm-darien-north", "2025-01", "2025-12", 3091, "every day of the period"),
        ("snm-darien-north", "2021-01", "2025-12", 1207389, "every day of the period"),
        ("snm-panama-south", "2025-01", "2025-12", 22833, "every day of the period"),
        ("migracion-colombia-south", "2025-01", "2025-11", 19134, "no figure for 16–30 Nov 2025"),
        (
            "snm-panama-south",
            "2019-01",
            "2019-12",
            None,
            "our sources have no figure, which is not zero",
        ),
    ],
)
def test_totals_are_those_that_were_published(
    tables: Tables, series_id: str, first: str, last: str, people: int | None, said: str
) -> None:
    counted = total(tables, series_id, Period.of_months(first, last))
    assert (counted.people, coverage(counted, "en")) == (people, said)


def test_a_figure_nobody_published_is_no_number(tables: Tables) -> None:
    south = [
        figure for figure in key_figures(tables, view("2019-01", "2019-12")) if figure.arrow == "↓"
    ]
    assert [figure.number for figure in south] == [None, None]


def test_a_filter_of_direction_leaves_out_the_other_way(tables: Tables) -> None:
    legs = legs_in_view(tables, view("2025-01", "2025-12", Direction.SOUTHBOUND))
    assert {leg.direction for leg in legs} == {Direction.SOUTHBOUND}


def test_a_leg_that_nobody_measures_is_not_counted(tables: Tables) -> None:
    legs = {leg.leg_id: leg for leg in legs_in_view(tables, view("2025-01", "2025-12"))}
    assert legs["car-return-miramar/10"].counted == Counted.WHOLE
    assert legs["pac-return-jaque/1"].counted == Counted.NOT_COUNTED
    assert legs["pac-return-jaque/1"].people is None


def test_the_message_of_the_fullest_view_is_small(tables: Tables) -> None:
    names = [f"{kind}-{language}" for kind in ("words", "cards") for language in ("en", "es")]
    message = view_message(tables, view("2010-01", "2026-12"), dict.fromkeys(names, "file"))
    assert len(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()) < 16_000


def test_after_the_last_source_the_map_says_that_there_are_no_data(tables: Tables) -> None:
    known = tables.last_known["observations"]
    after = last_day(known.year, known.month) + timedelta(days=1)
    asked = View(period=Period(after, date(LAST_YEAR, 12, 31)))
    message = view_message(tables, asked, dict.fromkeys(["words-en", "cards-en"], "file"))
    assert message["points"] == []
    assert any("our sources are silent" in line for line in message["foot"])


def test_no_place_reaches_the_browser_finer_than_its_precision(tables: Tables) -> None:
    places = tables.places.set_index("place_id")
    for place_id, place in words(tables, "en")["places"].items():
        decimals = 2 if places.loc[place_id]["precision"] == Precision.AREA else 3
        assert all(round(degrees, decimals) == degrees for degrees in place["p"]), place_id


def test_the_years_a_link_can_name_hold_every_row(tables: Tables) -> None:
    assert tables.tables["read_on"].max().year <= LAST_YEAR, "raise LAST_YEAR in period.py"
