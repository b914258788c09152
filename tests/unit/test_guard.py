"""The guard: every table and layer has a class, and nothing that breaks its rule gets out.

Each test makes tables that hold something too fine, too young or too near to a person, and looks
for it in the bytes that leave the atlas.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darien import assets, events, guard, positions
from darien.edition import Edition
from darien.folder import DATA
from darien.guard import LAYERS, RULES, TABLES, Sensitivity, applied, coarse, course, deepest_zoom
from darien.guard_rows import coarsened, harmful, positions_of
from darien.pack.colophon import colophon
from darien.pack.shapes import geojson_files
from darien.paper import Format
from darien.period import Period
from darien.render.activity_words import activity
from darien.render.figure import figure
from darien.render.figures_shown import figures_shown
from darien.render.foot import foot
from darien.render.message import view_message
from darien.render.scene import scene
from darien.render.web_map import SETTINGS
from darien.schemas import SCHEMAS
from darien.survivors import counts_survivors, is_of_survivors, is_sexual_violence
from darien.tables import DataProblems, Tables, check, load
from darien.view import View
from darien.vocabulary import Extent, Layer, Precision

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 26)
TODAY = date.today()
FULL = View(period=Period.of_months("2021-01", "2026-12"), extent=Extent.DARIEN)
ASSETS = dict.fromkeys(["words-en", "words-es", "cards-en", "cards-es"], "file")
# Digits that stand in no table, appended to every position.
FINE = 0.0004473
FINE_DIGITS = re.compile(r"4473|\d\.\d{3}44\d")
# What an SVG says, in its texts and ids; its positions are millimetres of the page.
WORDS = re.compile(r'(?<=>)[^<>]+(?=<)|(?<= id=")[^"]*')
RAPED = "Two people were raped by armed men."


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def spoil(folder: Path, table: str, **cells: str) -> None:
    """Write cells into the first row of a table."""
    rows = pd.read_csv(folder / f"{table}.csv", dtype=str, keep_default_na=False)
    for column, cell in cells.items():
        rows.loc[0, column] = cell
    rows.to_csv(folder / f"{table}.csv", index=False)


def told(folder: Path) -> list[str]:
    """What the check says; load must refuse the same tables in the same words."""
    said = [str(problem) for problem in check(folder)]
    if said:
        with pytest.raises(DataProblems) as refused:
            load(folder)
        assert str(refused.value).splitlines() == said
    return said


def text(table: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{table}.csv", dtype=str, keep_default_na=False)


def changed(tables: Tables, table: str, row: int, **cells: object) -> Tables:
    """Return the tables with some cells of one row changed."""
    rows = getattr(tables, table).copy()
    for column, cell in cells.items():
        rows.loc[row, column] = cell
    return replace(tables, **{table: rows})


def too_fine(tables: Tables) -> Tables:
    """Return the tables with every position finer than any rule allows, said to be exact."""
    places = tables.places.assign(
        lat=tables.places["lat"].round(3) + FINE, lon=tables.places["lon"].round(3) - FINE
    )
    incidents = tables.incidents.assign(
        lat=tables.incidents["lat"] + FINE, lon=tables.incidents["lon"] - FINE, precision="exact"
    )
    labels = tables.labels.assign(lat=tables.labels["lat"] + FINE, lon=tables.labels["lon"] + FINE)
    return replace(
        tables, places=places.assign(precision="exact"), incidents=incidents, labels=labels
    )


def leaving(tables: Tables, view: View = FULL) -> Iterator[tuple[str, str]]:
    """Yield by name all that a reader could get of some tables: files, message, figure, pack."""
    built = assets.build(tables)
    for key in ("words", "cards", "timeline"):
        for language in ("en", "es"):
            name = built.names[f"{key}-{language}"]
            yield name, built.files[name].body.decode()
    yield "message", json.dumps(view_message(tables, view, ASSETS))
    drawn = figure(tables, view, Format.SVG, Edition(), created=DAY).decode()
    yield "svg", " ".join(WORDS.findall(drawn))
    shown = figures_shown(tables, view, Edition())
    said = colophon(tables, view, Edition(), created=DAY)
    for file, body in geojson_files(tables, shown, said, "en").items():
        yield file, body.decode()


# ---- every table and layer has a class ----


def test_every_table_and_every_layer_has_a_class() -> None:
    assert set(TABLES) == set(SCHEMAS)
    assert set(LAYERS) == set(Layer) and all(LAYERS.values())
    assert set(RULES) == set(Sensitivity)


def test_a_table_with_positions_has_a_class_that_allows_them() -> None:
    placed = {
        name for name, schema in SCHEMAS.items() if positions_of(pd.Index(list(schema.columns)))
    }
    assert placed == {"places", "incidents", "labels", "extents"}
    assert all(RULES[TABLES[name]].stored is not None for name in placed)


def test_no_module_but_these_reads_a_position_from_a_table() -> None:
    reads = re.compile(r"\.lat\b|\.lon\b|\[\"(lat|lon)\"\]|\"lat\"|\"lon\"")
    source = ROOT / "src" / "darien"
    found = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if reads.search(ast.unparse(ast.parse(path.read_text("utf-8"))).replace("'", '"'))
    }
    assert found == {
        "guard_rows.py",
        "positions.py",
        "references.py",
        "schemas/happenings.py",
        "schemas/presence.py",
        "tables.py",
        "render/words.py",  # columns of the labels, from positions.labels
        "render/figure/wishes.py",  # the same
        "render/figure/timelines.py",  # only sorts from north to south
        "care_gap.py",  # only sorts from north to south
        "courses/records.py",  # draws the courses, each position through guard.coarse
        "datasets/columns.py",  # what the columns are called
        "datasets/dataset.py",  # columns of what positions gives
        "datasets/packed.py",  # coarsens the packed copy, each position through guard.coarse
    }


# ---- the check of the tables ----


@pytest.mark.parametrize(
    ("table", "cells", "where", "says"),
    [
        ("places", {"lat": "8.511583"}, "column lat", "is finer than the class public-place"),
        ("places", {"lon": "-77.277191"}, "column lon", "5 decimals of a degree; write -77.27719"),
        ("incidents", {"lat": "8.6331"}, "column lat", "class incident allows, 3 decimals"),
        ("labels", {"lat": "8.123", "lon": "-80"}, "column lat", "class lettering allows"),
        ("extents", {"west": "-78.605"}, "column west", "write -78.60"),
        ("extents", {"narrow_west": "-78.605"}, "column narrow_west", "write -78.60"),
        ("incidents", {"summary": RAPED}, "column place_id", "leave the cell blank"),
        ("incidents", {"summary": RAPED}, "column lat", '"8.633" places an incident of sexual'),
        (
            "sites",
            {"note": "81 survivors of sexual violence"},
            "column note",
            "row of data/site_activity.csv",
        ),
        (
            "site_periods",
            {"reason": "148 people treated after rape"},
            "column reason",
            "take the number out",
        ),
        (
            "events",
            {"summary": "MSF treated 12 people after sexual assaults", "place_id": "col-acandi"},
            "column place_id",
            "leave the place blank or name an area",
        ),
    ],
)
def test_a_row_that_breaks_its_rule_fails_the_check_in_a_sentence(
    copy: Path, table: str, cells: dict[str, str], where: str, says: str
) -> None:
    spoil(copy, table, **cells)
    (line,) = [line for line in told(copy) if where in line]
    assert line.startswith(f"data/{table}.csv, row 2, ") and says in line


def test_the_command_fails_on_a_coordinate_that_is_too_fine(copy: Path) -> None:
    spoil(copy, "places", lat="8.5115812")
    run = subprocess.run(
        [sys.executable, "-m", "darien", "check", str(copy)], capture_output=True, text=True
    )
    assert run.returncode == 1 and run.stderr == ""
    assert run.stdout.startswith('data/places.csv, row 2, column lat: "8.5115812" is finer than')


def test_a_site_or_station_may_not_stand_at_an_exact_point(copy: Path) -> None:
    rows = text("places")
    for place in ("cri-catem", "mex-tapachula", "col-turbo"):
        rows.loc[rows["place_id"] == place, "precision"] = "exact"
    rows.to_csv(copy / "places.csv", index=False)
    said = told(copy)
    assert len(said) == 2 and all("give the town, and write settlement or area" in x for x in said)


@pytest.mark.parametrize(("days", "is_told"), [(29, True), (30, False)])
def test_an_incident_younger_than_its_delay_waits(copy: Path, days: int, is_told: bool) -> None:
    when = TODAY - timedelta(days=days)
    spoil(copy, "incidents", date=when.isoformat())
    expected = f'"{when}" is less than 30 days ago; add the incident after that'
    assert [expected in line for line in told(copy)] == [True] * is_told


def test_a_month_is_as_young_as_its_last_day() -> None:
    month = Sensitivity.INCIDENT
    assert guard.is_too_young("2026-10", month, date(2026, 11, 29))
    assert not guard.is_too_young("2026-10", month, date(2026, 11, 30))
    assert not guard.is_too_young("2026-11-26", Sensitivity.CARE_SITE, DAY)


# ---- nothing finer leaves ----


def test_a_position_that_is_too_fine_reaches_no_file_no_message_and_no_figure(
    tables: Tables,
) -> None:
    fine = too_fine(tables)
    assert FINE_DIGITS.search(" ".join(map(str, fine.places["lat"])))
    for name, body in leaving(fine):
        assert not FINE_DIGITS.search(body), name


def test_on_paper_marks_of_too_fine_positions_stand_where_coarse_ones_do(tables: Tables) -> None:
    fine = too_fine(tables)
    at = positions.places(fine)
    rows = fine.places["place_id"].map(lambda id: at.get(id, (float("nan"),) * 2))
    rounded = fine.places.assign(lat=rows.str[0], lon=rows.str[1])
    assert not rounded["lat"].equals(fine.places["lat"])
    drawn = [
        figure(one, FULL, Format.SVG, Edition(), created=DAY)
        for one in (fine, replace(fine, places=rounded))
    ]
    assert drawn[0] == drawn[1]


def test_a_site_that_is_said_to_be_exact_is_drawn_to_a_kilometre(tables: Tables) -> None:
    exact = positions.places(too_fine(tables))
    assert exact["mex-tapachula"] == (14.91, -92.26)
    assert exact["col-turbo"] == (8.093, -76.728)


def test_the_courses_of_a_folder_are_coarsened_on_their_way_out(copy: Path, tables: Tables) -> None:
    path = copy / "geo" / "legs.geojson"
    layer = json.loads(path.read_text("utf-8"))
    for feature in layer["features"]:
        if feature["geometry"]:
            line = feature["geometry"]["coordinates"]
            extra = [point for point in line for _ in range(5)]
            feature["geometry"]["coordinates"] = [[x + FINE, y - FINE] for x, y in extra]
    path.write_text(json.dumps(layer), encoding="utf-8")
    built = assets.build(tables, copy)
    body = built.files[built.names["legs"]].body.decode()
    assert not FINE_DIGITS.search(body)
    sent = json.loads(body)["features"]
    on_foot = [one for one in sent if one["properties"]["how"] == positions.ON_FOOT]
    assert on_foot and all(len(one["geometry"]["coordinates"]) <= 12 for one in on_foot)


def test_the_packaged_courses_are_sent_as_they_are() -> None:
    for name in positions.COURSES:
        assert positions.courses(name) == json.loads(
            (DATA / "geo" / f"{name}.geojson").read_bytes()
        )


def test_a_young_incident_is_in_no_drawing_and_no_card(tables: Tables) -> None:
    young = changed(tables, "incidents", 0, date=TODAY.isoformat(), place_name="Nowhere Bay")
    id = tables.incidents.loc[0, "incident_id"]
    assert id in positions.incidents(tables) and id not in positions.incidents(young)
    view = View(period=Period(date(TODAY.year, 1, 1), TODAY))
    assert id not in scene(young, view).incident_ids
    assert all(id not in body and "Nowhere Bay" not in body for _, body in leaving(young, view))


def test_an_incident_of_sexual_violence_is_on_no_point(tables: Tables) -> None:
    hurt = changed(tables, "incidents", 0, summary=RAPED, date="2023-05-01")
    id = tables.incidents.loc[0, "incident_id"]
    assert id not in positions.incidents(hurt) and id not in scene(hurt, FULL).incident_ids
    for name, body in leaving(hurt):
        if name.startswith("cards-"):
            facts = json.loads(body)["cards"][f"incident:{id}"]["facts"]
            assert "Capurganá" not in json.dumps(facts, ensure_ascii=False)
        else:
            assert id not in body, name


# ---- survivors ----


def survivors_figures(tables: Tables) -> list[str]:
    rows = tables.site_activity
    of = [is_of_survivors(*texts) for texts in zip(rows["metric"], rows["note"], strict=True)]
    return [value for value in rows.loc[of, "value"] if len(value) > 2]


def test_figures_on_survivors_are_on_no_point(tables: Tables) -> None:
    site = tables.sites.index[tables.sites["site_id"] == "msf-cri-emi-sur"][0]
    period = tables.site_periods.index[tables.site_periods["site_id"] == "msf-cri-emi-sur"][0]
    told = changed(tables, "sites", site, note="MSF treated 7331 survivors of sexual violence.")
    told = changed(told, "site_periods", period, reason="7331 people came after being raped")
    told = changed(told, "places", 0, note="7331 survivors of sexual violence")
    for name, body in leaving(told):
        assert "7331" not in body, name


def test_the_published_figures_on_survivors_stand_in_no_card_and_no_shape(tables: Tables) -> None:
    values = survivors_figures(tables)
    assert len(values) > 20
    for name, body in leaving(tables):
        if name.startswith("cards-"):
            cards = json.loads(body)["cards"]
            points = [card for key, card in cards.items() if not key.startswith(("event", "bar"))]
            facts = [text for card in points for _, text in card["facts"]] + [
                note for card in points for note in card["notes"]
            ]
            assert not [text for text in facts if counts_survivors(text)]
        elif name.endswith(".geojson"):
            said = [one["properties"] for one in json.loads(body)["features"]]
            texts = [str(text) for row in said for key, text in row.items() if key != "source_ids"]
            assert not [text for text in texts if counts_survivors(text)]


def test_no_figure_on_survivors_is_lost_from_the_tables_of_a_page(tables: Tables) -> None:
    view = View(period=Period.of_months("2010-01", "2026-12"))
    shown = {figure.value.replace(",", "") for figure in activity(tables, view).figures}
    assert set(survivors_figures(tables)) <= shown


def test_a_count_of_survivors_that_could_name_a_person_is_not_told(tables: Tables) -> None:
    view = View(period=Period.of_months("2025-03", "2025-04"))
    (small,) = [figure for figure in activity(tables, view).figures if "extreme" in figure.metric]
    assert small.value == "fewer than 5"
    told = [guard.is_small(count, Sensitivity.SURVIVORS) for count in ("0", "1", "4", "5", "n.d.")]
    assert told == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("said", "is_violence", "is_count"),
    [
        ("81 survivors of sexual violence", True, True),
        ("1955 survivors of sexual violence were treated", True, True),
        ("Sexual violence care since April 2024", True, False),
        ("Care after rape from 3 May 2024", True, False),
        ("30 survivors were picked up", False, True),
        ("13,899 sexual and reproductive health consultations", False, False),
        ("All 21 on board were rescued", False, False),
        ("Grapes and 12 scrapes", False, False),
        ("12 personas sufrieron agresiones sexuales", True, True),
        ("sobrevivientes desde el 30 de septiembre de 2024", False, False),
    ],
)
def test_words_of_sexual_violence_are_known_and_numbers_are_told_from_dates(
    said: str, is_violence: bool, is_count: bool
) -> None:
    assert is_sexual_violence(said) == is_violence
    assert counts_survivors(said) == is_count


# ---- zoom and words ----


def test_the_strictest_layer_shown_limits_the_zoom(tables: Tables) -> None:
    assert SETTINGS["maxZoom"] == 12
    for layers, deepest in (
        ((), 12),
        ((Layer.TOWNS, Layer.SITES, Layer.STATIONS), 12),
        ((Layer.TOWNS, Layer.INCIDENTS), 11),
        (tuple(Layer), 11),
    ):
        assert deepest_zoom(layers) == deepest
        view = View(period=FULL.period, layers=layers)
        assert view_message(tables, view, ASSETS)["maxZoom"] == deepest


def test_the_applied_rule_is_printed_with_the_map_and_the_pack(tables: Tables) -> None:
    rule = (
        "Positions to 100 m, areas and incidents to 1 km; incidents after 30 days;"
        " sexual violence never on a point."
    )
    assert applied(FULL.layers, "en") == rule
    assert rule in foot(tables, FULL, ())[2]
    said = colophon(tables, FULL, Edition(), created=DAY)
    assert said.positions == rule
    shown = figures_shown(tables, FULL, Edition())
    for body in geojson_files(tables, shown, said, "en").values():
        assert json.loads(body)["positions"] == rule
    assert rule in re.sub(r"\s+", " ", " ".join(svg_texts(tables)))
    assert "30 days" not in applied([Layer.SITES], "en")
    assert applied([], "en") == ""


def svg_texts(tables: Tables) -> list[str]:
    drawn = figure(tables, FULL, Format.SVG, Edition(), created=DAY).decode()
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)


# ---- uploads ----


def test_an_upload_is_coarsened_and_says_what_was() -> None:
    rows = text("places").head(2).assign(lat=["8.51158", "8.8505149"], lon=["-77.27719", "x"])
    made, said = coarsened("places", rows)
    assert list(made["lat"]) == ["8.51158", "8.85051"] and list(made["lon"]) == ["-77.27719", "x"]
    assert said == ["Row 3, column lat: 8.8505149 → 8.85051, the finest that may be held here."]
    assert list(rows["lat"]) == ["8.51158", "8.8505149"]


def test_an_uploaded_incident_of_sexual_violence_loses_its_place() -> None:
    rows = text("incidents").head(2)
    rows.loc[0, "summary"] = RAPED
    made, said = coarsened("incidents", rows)
    assert list(made.loc[0, ["place_id", "lat", "lon"]]) == ["", "", ""]
    assert made.loc[1, "place_id"] == rows.loc[1, "place_id"]
    assert len(said) == 3 and said[0] == (
        "Row 2, column place_id: col-capurgana taken out; sexual violence stands on no point."
    )


def test_positions_are_taken_out_of_an_uploaded_table_that_has_none() -> None:
    rows = text("site_activity").head(1).assign(lat="8.41")
    made, said = coarsened("site_activity", rows)
    assert made.loc[0, "lat"] == "" and "column lat: 8.41 taken out" in said[0]


@pytest.mark.parametrize("table", sorted(SCHEMAS))
def test_an_upload_of_our_own_rows_stays_as_it_is(table: str) -> None:
    rows = text(table)
    made, said = coarsened(table, rows)
    assert said == [] and made.equals(rows)


DEGREES = st.floats(-90, 90, allow_nan=False).map(repr) | st.sampled_from(
    ["", "x", "nan", "inf", "-0", "1e-7", "1e400", "8.51158000", "٨.٥"]
)


@settings(deadline=None)  # every example checks twenty-one tables
@given(st.lists(st.tuples(DEGREES, DEGREES), min_size=1, max_size=4))
def test_whatever_is_uploaded_is_coarse_afterwards(pairs: list[tuple[str, str]]) -> None:
    rows = pd.DataFrame(pairs, columns=["lat", "lon"], dtype=str)
    made, _said = coarsened("places", rows)
    again, said = coarsened("places", made)
    assert again.equals(made) and said == []
    texts = {name: pd.DataFrame(columns=list(SCHEMAS[name].columns)) for name in SCHEMAS}
    filled = made.reindex(columns=list(SCHEMAS["places"].columns), fill_value="")
    assert list(harmful(texts | {"places": filled}, TODAY)) == []


# ---- the one function ----


@given(
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.sets(st.sampled_from(Sensitivity), min_size=1),
    st.lists(st.sampled_from(Precision), min_size=1, max_size=2),
)
def test_a_position_is_as_coarse_as_its_strictest_class_and_precision(
    latitude: float, longitude: float, classes: set[Sensitivity], known: list[Precision]
) -> None:
    at = coarse(latitude, longitude, *classes, known=known)
    allowed = [RULES[one].shown for one in classes]
    if None in allowed:
        assert at is None
        return
    assert at is not None
    finest = min(shown[how] for shown in allowed if shown for how in known)
    for exact, drawn in zip((latitude, longitude), at, strict=True):
        assert round(drawn, finest) == drawn and abs(exact - drawn) <= 0.51 * 10**-finest


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=40))
def test_a_way_on_foot_keeps_its_ends_and_no_more_than_twelve_points(
    line: list[tuple[float, float]],
) -> None:
    drawn = course([list(point) for point in line], Sensitivity.WAY_ON_FOOT)
    assert len(drawn) == min(len(line), 12)
    for end in (0, -1):
        assert drawn[end] == [round(degrees, 3) for degrees in line[end]]


def test_a_word_that_is_no_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="nearly"):
        coarse(8.0, -77.0, Sensitivity.INCIDENT, known=["nearly"])


# ---- the document ----


def test_the_document_tells_the_rules_of_the_code() -> None:
    page = (ROOT / "docs" / "do-no-harm.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.count("|") == 10 and line.startswith("| `")
    ]
    assert [row[0].strip("`") for row in rows] == list(Sensitivity)
    for name, _what, stored, exact, settlement, area, zoom, smallest, delay in rows:
        rule = RULES[Sensitivity(name.strip("`"))]
        shown = rule.shown or dict.fromkeys(Precision, "–")
        assert stored == ("–" if rule.stored is None else str(rule.stored))
        assert [exact, settlement, area] == [str(shown[how]) for how in Precision]
        assert [int(zoom), int(smallest), int(delay)] == [
            rule.deepest_zoom,
            rule.smallest_count,
            rule.delay_days,
        ]
    plain = re.sub(r"\s+", " ", page)
    for sensitivity in Sensitivity:
        assert RULES[sensitivity].why in plain
        for table in (one for one, of in TABLES.items() if of == sensitivity):
            assert f"`{table}`" in page
    assert events.incidents_told(load()).equals(load().incidents)
