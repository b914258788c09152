"""The sheet's message and the timeline's file: what the screen will show."""

from dataclasses import replace

import pytest

from darien.flows import total
from darien.language import number
from darien.period import Period
from darien.render.deck import cards
from darien.render.presence_strip import presence_stretches
from darien.render.sheet import monthly_messages, sheet_message
from darien.render.timeline import timeline
from darien.tables import load
from darien.view import View
from darien.vocabulary import Direction, EventKind, SiteStatus

TABLES = load()
TIMELINE = timeline(TABLES, "en")
NAMES = {
    f"{kind}-{language}": kind
    for kind in ("words", "cards", "timeline")
    for language in ("en", "es")
}


def test_the_sheet_says_the_series_of_the_directions_in_view() -> None:
    both = sheet_message(TABLES, View(), NAMES)["timeline"]
    assert both["northbound"] == "snm-darien-north" and both["scale"] == "root"
    north = sheet_message(TABLES, View(directions=(Direction.NORTHBOUND,)), NAMES)["timeline"]
    assert "southbound" not in north


def test_a_month_of_playback_says_exactly_what_its_own_view_says() -> None:
    view = View(period=Period.of_months("2023-07", "2023-09"))
    frames = dict(monthly_messages(TABLES, view, NAMES))
    assert list(frames) == ["2023-07", "2023-08", "2023-09"]
    alone = sheet_message(
        TABLES, replace(view, period=Period.of_months("2023-08", "2023-08")), NAMES
    )
    assert frames["2023-08"] == {key: alone[key] for key in frames["2023-08"]}
    assert frames["2023-08"]["keyFigures"][0]["number"] == "81,946"


def test_years_of_the_axis_are_totals_and_say_when_they_are_part_of_a_year() -> None:
    years = TIMELINE["series"]["snm-darien-north"]["years"]
    figure = "total:snm-darien-north:2023-01-01:2023-12-31"
    assert years[2023] == ["↑ 520,085", 1, "Jan–Dec 2023", figure]
    colombia = TIMELINE["series"]["migracion-colombia-south"]["years"]
    assert colombia[2025][:2] == ["↓ 19,134", 0] and 2024 not in colombia
    for series_id, series in TIMELINE["series"].items():
        for year, (text, *_) in series["years"].items():
            counted = total(TABLES, series_id, Period.of_months(f"{year}-01", f"{year}-12"))
            assert counted.people is not None and number(counted.people, "en") in text


def test_the_scale_holds_every_bar_of_every_series_that_is_offered() -> None:
    for direction, ids in TIMELINE["offered"].items():
        for series_id in ids:
            for first, last, people, *_ in TIMELINE["series"][series_id]["bars"]:
                days = (Period.of_months(first[:7], last[:7])).days
                assert people * 30 / max(days, 1) <= TIMELINE["top"][direction]


def test_panama_is_suspended_from_march_to_september_2024() -> None:
    (run,) = [run for run in presence_stretches(TABLES, "PAN") if run[0] == "2024-03"]
    assert run[:2] == ("2024-03", "2024-09")
    assert [site.status for site in run[2]] == [SiteStatus.SUSPENDED] * 3
    (panama,) = [country for country in TIMELINE["presence"] if country["id"] == "PAN"]
    (told,) = [stretch[6] for stretch in panama["stretches"] if stretch[0] == "2024-03"]
    assert len(told) == 3 and all("no agreement was in force" in one for one in told[1:])
    assert all("MSF" in one for one in told)


def test_presence_ends_with_the_last_day_known() -> None:
    for country in TIMELINE["presence"]:
        assert country["stretches"][-1][1] == TIMELINE["presenceEnds"][:7] == "2025-12"


def test_everything_on_the_timeline_has_a_card_with_a_source() -> None:
    deck = cards(TABLES, "en")
    keys = [f"event:{event[0]}" for event in TIMELINE["events"]]
    keys += [
        f"presence:{one['id']}/{run[0]}" for one in TIMELINE["presence"] for run in one["stretches"]
    ]
    keys += [
        f"bar:{id}/{bar[0]}" for id, series in TIMELINE["series"].items() for bar in series["bars"]
    ]
    for key in keys:
        assert deck["cards"][key]["sources"], key
        assert all(source in deck["sources"] for source in deck["cards"][key]["sources"])


def test_a_derived_bar_names_the_two_marks_it_is_the_difference_of() -> None:
    card = cards(TABLES, "en")["cards"]["bar:migracion-colombia-south/2025-05-01"]
    facts = dict(map(tuple, card["facts"]))
    assert facts["Difference of"] == "10,246 in Jan–May 2025 − 7,592 in Jan–Apr 2025"
    assert "derived" in card["kind"]


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_event_stands_on_the_timeline(kind: EventKind) -> None:
    assert [event for event in TIMELINE["events"] if event[3] == kind.value]


def test_labels_of_one_lane_begin_at_different_days() -> None:
    named = [(event[6], event[1]) for event in TIMELINE["events"] if len(event) > 5]
    assert len(named) >= 8 and len(set(named)) == len(named)
