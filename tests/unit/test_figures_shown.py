"""Every number that a figure shows is a row with its source: on maps, timelines and in tables."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from darien.edition import Edition, periods
from darien.flows import total
from darien.pack.colophon import colophon
from darien.pack.shapes import geojson_files
from darien.paper import Part, Sequence, Template
from darien.period import Period
from darien.render.comparing import rows
from darien.render.figure import draw, sheet
from darien.render.figures_shown import figures_shown
from darien.render.scene import scene
from darien.render.shown_rows import Shown
from darien.tables import ids, load
from darien.view import View
from darien.vocabulary import Direction, Language

TABLES = load()
MADE = date(2026, 11, 26)
KINDS = ("counts", "sites", "legs", "incidents", "bars", "changes")
YEAR = View(period=Period.of_months("2025-01", "2025-12"))
YEARS = View(period=Period.of_months("2023-01", "2025-12"))
COMPARED = replace(YEARS, compare=Period.of_months("2021-01", "2022-06"))
CUT = {
    "whole": (YEAR, Edition()),
    "years": (YEARS, Edition(panels=Sequence.YEARS)),
    "quarters": (YEAR, Edition(Template.SLIDE, panels=Sequence.QUARTERS)),
    "compare": (COMPARED, Edition(Template.A4_PORTRAIT, panels=Sequence.COMPARE)),
}
SOURCES = dict(
    zip(TABLES.observations["observation_id"], TABLES.observations["source_ids"], strict=True)
)


def shown(name: str) -> Shown:
    return figures_shown(TABLES, *CUT[name])


def source_ids(row: Any) -> set[str]:
    return {one.source_id for one in row.sources}


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("first", ["2010-01", "2022-07", "2026-01"])
def test_no_row_of_any_figure_is_without_a_source(
    name: str, language: Language, first: str
) -> None:
    view, edition = CUT[name]
    last = "2024-12" if first == "2022-07" else "2026-12"
    if name == "quarters":
        last = f"{first[:4]}-12"
    period = Period.of_months(first, last)
    made = figures_shown(TABLES, replace(view, period=period, language=language), edition)
    for kind in KINDS:
        assert all(row.sources for row in getattr(made, kind)), kind
    listed = {one.source_id for one in made.sources}
    assert listed == {id for kind in KINDS for row in getattr(made, kind) for id in source_ids(row)}


@pytest.mark.parametrize("template", [one for one in Template if Part.TIMELINES in one.room])
@pytest.mark.parametrize("view", [YEAR, View(directions=(Direction.SOUTHBOUND,))])
def test_the_bars_are_those_of_the_drawn_timelines(
    template: Template, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr(sheet, "draw_timelines", lambda *given: drawn.extend(given[-1]))
    edition = Edition(template)
    draw(TABLES, view, edition, created=MADE)
    made = figures_shown(TABLES, view, edition)
    assert [(bar.series_id, bar.first, bar.last, bar.people) for bar in made.bars] == [
        (one.series_id, f"{bar.period.first}", f"{bar.period.last}", bar.people)
        for one in drawn
        for bar in one.bars
    ]
    assert made.bars
    heads = {total(TABLES, one.series_id, view.period).people for one in drawn} - {None}
    assert heads <= {count.people for count in made.counts}


def test_a_derived_bar_names_the_sources_of_both_its_marks() -> None:
    view = View(directions=(Direction.SOUTHBOUND,))
    derived = [bar for bar in figures_shown(TABLES, view, Edition()).bars if bar.is_derived]
    assert derived
    for bar in derived:
        first, second = bar.observation_ids.split(";")
        assert source_ids(bar) == {*ids(SOURCES[first]), *ids(SOURCES[second])}


def test_without_timelines_on_the_page_there_are_no_bars() -> None:
    for edition in (
        Edition(parts=(Part.LEGS,)),
        Edition(Template.SQUARE),
        Edition(panels=Sequence.QUARTERS),
    ):
        assert not figures_shown(TABLES, YEAR, edition).bars


@pytest.mark.parametrize("name", ["years", "quarters", "compare"])
def test_each_panel_has_its_own_rows(name: str) -> None:
    view, edition = CUT[name]
    made = shown(name)
    panels = periods(view, edition)
    assert len(panels) > 1
    for panel in panels:
        days = f"{panel.first}/{panel.last}"
        drawn = scene(TABLES, replace(view, period=panel, compare=None))
        rows = {
            kind: [row for row in getattr(made, kind) if row.panel == days] for kind in KINDS[:4]
        }
        assert [row.people for row in rows["counts"]] == [one.people for one in drawn.totals]
        at_points = [row.id for row in rows["counts"] if row.at_point]
        assert sorted(at_points) == sorted(point.series_id for point in drawn.points)
        assert [row.id for row in rows["legs"]] == [leg.leg_id for leg in drawn.legs]
        assert [row.people for row in rows["legs"]] == [leg.people for leg in drawn.legs]
        assert len(rows["sites"]) == len(drawn.sites) + len(drawn.stations)
        assert {row.day for row in rows["sites"]} == {panel.last.isoformat()}
        assert [row.id for row in rows["incidents"]] == list(drawn.incident_ids)


def test_the_numbers_of_the_caption_stand_beside_those_of_the_panels() -> None:
    said = [row for row in shown("years").counts if not row.panel]
    drawn = scene(TABLES, YEARS)
    assert [row.people for row in said] == [point.people for point in drawn.points]
    assert not any(row.at_point or row.legs for row in said)
    assert not [row for row in shown("compare").counts if not row.panel]


def test_a_comparison_holds_every_figure_of_its_table_with_its_sources() -> None:
    made, table = shown("compare").changes, rows(TABLES, COMPARED)
    assert len(made) == len(table)
    for change, row in zip(made, table, strict=True):
        assert (change.name, change.a_said, change.b_said, change.why) == (
            row.label,
            row.first.number,
            row.second.number,
            row.why,
        )
        named = {one.source_id for figure in (row.first, row.second) for one in figure.sources}
        assert named <= source_ids(change)
    north = made[0]
    assert north.id == "snm-darien-north" and north.change_from == "2021-01-01"
    assert north.a is not None and north.b is not None and north.difference == north.a - north.b
    assert north.is_per_30_days and not north.why


def test_a_comparison_of_sites_names_the_sources_of_every_site_it_counts() -> None:
    made = shown("compare")
    (change,) = [row for row in made.changes if row.measure == "sites"]
    sites = [row for row in made.sites if row.kind == "msf-site"]
    assert {row.status for row in sites} > {"active"}
    assert {id for row in sites for id in source_ids(row)} <= source_ids(change)


def test_a_figure_that_nobody_gives_is_blank_and_a_row_of_two_is_left_out() -> None:
    after = replace(YEAR, compare=Period.of_months("2026-06", "2026-12"))
    edition = Edition(panels=Sequence.COMPARE)
    made = figures_shown(TABLES, after, edition).changes
    assert made and all(row.b is None and row.difference is None and row.why for row in made)
    neither = replace(after, period=Period.of_months("2026-07", "2026-12"))
    assert not figures_shown(TABLES, neither, edition).changes


def test_a_period_compared_with_itself_is_listed_once() -> None:
    same = replace(YEAR, compare=YEAR.period)
    made = figures_shown(TABLES, same, Edition(panels=Sequence.COMPARE))
    assert made.legs == figures_shown(TABLES, YEAR, Edition()).legs


def test_the_sources_of_a_comparison_reach_as_far_as_those_of_either_period() -> None:
    south = replace(YEAR, directions=(Direction.SOUTHBOUND,))
    before = replace(south, period=Period.of_months("2015-01", "2015-12"), compare=YEAR.period)
    whole, compared = Edition(), Edition(panels=Sequence.COMPARE)
    assert not scene(TABLES, before).totals
    assert (
        colophon(TABLES, before, compared, created=MADE).known_to
        == colophon(TABLES, south, whole, created=MADE).known_to
        != colophon(TABLES, before, whole, created=MADE).known_to
    )


@pytest.mark.parametrize("name", CUT)
def test_lines_of_two_licences_are_never_in_one_file(name: str) -> None:
    view, edition = CUT[name]
    made = shown(name)
    files = geojson_files(
        TABLES, made, colophon(TABLES, view, edition, created=MADE), view.language
    )
    assert set(files) == {"drawn.geojson", "drawn-river.geojson"}
    for file, own, other in (
        ("drawn.geojson", "ODbL", "LGPL"),
        ("drawn-river.geojson", "LGPL", "ODbL"),
    ):
        said = json.loads(files[file])
        assert own in said["licence"] and own in said["attribution"]
        assert other not in files[file].decode()
        lines = [one for one in said["features"] if one["properties"]["kind"] == "leg"]
        assert lines and all(own in one["properties"]["licence"] for one in lines)
    drawn = [one for file in files.values() for one in json.loads(file)["features"]]
    legs = [one["properties"]["id"] for one in drawn if one["properties"]["kind"] == "leg"]
    assert sorted(legs) == sorted(leg.id for leg in made.legs)
    assert len({one["id"] for one in drawn}) == len(drawn)


def test_without_lines_along_rivers_there_is_no_file_for_them() -> None:
    view = replace(YEAR, corridors=())
    said = colophon(TABLES, view, Edition(), created=MADE)
    made = figures_shown(TABLES, view, Edition())
    assert set(geojson_files(TABLES, made, said, "en")) == {"drawn.geojson"}
