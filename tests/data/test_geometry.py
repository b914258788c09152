"""The geometry as it lies in data/geo: where it runs, how fine it is, and how it was drawn."""

import csv
import json
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

DATA = Path(__file__).parents[2] / "data"
GEO = DATA / "geo"
WGS84 = Geod(ellps="WGS84")

# A sea leg may touch land within 1.5 km of its places: a town's point is not its quay.
SHORE_M = 1_500
INLAND_PORTS = {
    "pan-panama-city": (3_100, "the point is the centre of the city, 2 km from the water"),
    "col-buenaventura": (3_600, "the thinned coast closes the inner bay, 2.5 km from the point"),
}
# A place may lie this far outside its country: the coast is thinned and piers stand in water.
BORDER_M = 500
OUTSIDE_THEIR_COUNTRY = {
    "cri-penas-blancas": "the gazetteer's point is on the Nicaraguan side of the crossing",
    "nic-las-manos": "the post stands on the line, and the layer's border is 2 km off",
    "mex-ciudad-hidalgo": "the border is the river Suchiate, 1 km off in the layer",
    "col-san-andres": "the island is not in the layer",
    "nic-corn-island": "the island is not in the layer",
}
COUNTRIES = {
    "COL": "Colombia",
    "CRI": "Costa Rica",
    "GTM": "Guatemala",
    "HND": "Honduras",
    "MEX": "Mexico",
    "NIC": "Nicaragua",
    "PAN": "Panama",
    "VEN": "Venezuela",
}
LAYERS = (
    "land",
    "land_far",
    "borders",
    "rivers",
    "lakes",
    "roads",
    "darien_gap",
    "bathymetry",
    "places",
)
LICENCE = re.compile(r"ODbL 1\.0|LGPL-3\.0-or-later|CC0 1\.0|CC BY 4\.0|public domain")


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def layer(name):
    return json.loads((GEO / f"{name}.geojson").read_text(encoding="utf-8"))


def metres(a, b):
    return WGS84.line_length([a[0], b[0]], [a[1], b[1]])


PLACES = {row["place_id"]: row for row in table("places.csv")}
LEGS = {row["leg_id"]: row for row in table("route_legs.csv")}
DRAWN = {
    feature["properties"]["leg_id"]: feature
    for name in ("legs", "legs_river")
    for feature in layer(name)["features"]
}
WITH_LINE = sorted(leg_id for leg_id, feature in DRAWN.items() if feature["geometry"])


def line_of(leg_id):
    return [tuple(position) for position in DRAWN[leg_id]["geometry"]["coordinates"]]


def drawn_as(*ways):
    return [leg_id for leg_id in WITH_LINE if DRAWN[leg_id]["properties"]["how"] in ways]


def ends_of(leg_id):
    return LEGS[leg_id]["from_place"], LEGS[leg_id]["to_place"]


def on_foot_in_the_jungle():
    return [
        leg_id
        for leg_id, row in LEGS.items()
        if row["mode"] == "foot" and row["route_id"].startswith("dar-north")
    ]


@pytest.fixture(scope="session")
def countries():
    parts = defaultdict(list)
    for feature in layer("land")["features"]:
        parts[feature["properties"]["country"]].append(shape(feature["geometry"]))
    return {name: shapely.union_all(shapes) for name, shapes in parts.items()}


@pytest.fixture(scope="session")
def land(countries):
    whole = shapely.union_all(list(countries.values()))
    shapely.prepare(whole)
    return whole


@pytest.fixture(scope="session")
def rivers():
    return shapely.union_all([shape(part["geometry"]) for part in layer("rivers")["features"]])


def points_ashore(line, land):
    """Every stretch of a line over land, as points at most 100 m apart."""
    stretch = shapely.intersection(shapely.LineString(line), land)
    return shapely.get_coordinates(shapely.segmentize(stretch, 100 / 111_195))


def ashore_by(leg_id, land):
    """For each place of a leg, the furthest point ashore that is nearer to it than to the other."""
    line = line_of(leg_id)
    furthest = dict.fromkeys(ends_of(leg_id), 0.0)
    for point in points_ashore(line, land):
        away = [metres(point, line[0]), metres(point, line[-1])]
        place = ends_of(leg_id)[int(np.argmin(away))]
        furthest[place] = max(furthest[place], min(away))
    return furthest


@pytest.mark.parametrize("leg_id", drawn_as("sea"))
def test_a_sea_leg_lies_in_water(leg_id, land):
    for place, furthest in ashore_by(leg_id, land).items():
        assert furthest <= INLAND_PORTS.get(place, (SHORE_M,))[0]


@pytest.mark.parametrize("place", sorted(INLAND_PORTS))
def test_an_inland_port_still_needs_its_exception(place, land):
    legs = [leg_id for leg_id in drawn_as("sea") if place in ends_of(leg_id)]
    assert max(ashore_by(leg_id, land)[place] for leg_id in legs) > SHORE_M


def test_boats_between_coastal_places_go_by_sea(land):
    boats = {leg_id for leg_id in WITH_LINE if LEGS[leg_id]["mode"] == "boat"}
    assert len(drawn_as("sea")) >= 26
    assert set(drawn_as("sea")) < boats


@pytest.mark.parametrize("leg_id", drawn_as("road", "towns", "generalised", "river"))
def test_a_leg_by_land_stays_on_land(leg_id, land):
    line = shapely.LineString(line_of(leg_id))
    wet = WGS84.geometry_length(line.difference(land)) / WGS84.geometry_length(line)
    assert wet < 0.06


@pytest.mark.parametrize("leg_id", WITH_LINE)
def test_a_leg_runs_from_its_first_place_to_its_second(leg_id):
    line = line_of(leg_id)
    for place_id, end in zip(ends_of(leg_id), (line[0], line[-1]), strict=True):
        place = PLACES[place_id]
        decimals = 2 if place["precision"] == "area" else 3
        assert end == (round(float(place["lon"]), decimals), round(float(place["lat"]), decimals))


@pytest.mark.parametrize("leg_id", WITH_LINE)
def test_no_vertex_is_finer_than_three_decimals(leg_id):
    for position in line_of(leg_id):
        assert position == tuple(round(degree, 3) for degree in position)


@pytest.mark.parametrize("leg_id", WITH_LINE)
def test_a_leg_has_no_repeated_vertex_and_no_hairpin(leg_id):
    scale = np.array([np.cos(np.radians(line_of(leg_id)[0][1])), 1.0])
    steps = [(np.array(b) - np.array(a)) * scale for a, b in pairwise(line_of(leg_id))]
    assert all(np.hypot(*step) > 0 for step in steps)
    turns = [float(a @ b / np.hypot(*a) / np.hypot(*b)) for a, b in pairwise(steps)]
    assert min(turns, default=1.0) > np.cos(np.radians(125))


def test_every_leg_is_drawn_once():
    ids = [f["properties"]["leg_id"] for n in ("legs", "legs_river") for f in layer(n)["features"]]
    assert sorted(ids) == sorted(LEGS)


@pytest.mark.parametrize("leg_id", sorted(DRAWN))
def test_a_leg_says_how_it_was_drawn(leg_id):
    properties = DRAWN[leg_id]["properties"]
    assert list(properties) == ["leg_id", "course", "how", "note"]
    assert properties["note"].endswith(".")
    unplaced = [PLACES[place]["name"] for place in ends_of(leg_id) if not PLACES[place]["lat"]]
    if unplaced:
        assert DRAWN[leg_id]["geometry"] is None
        assert properties["how"] is None
        assert all(name in properties["note"] for name in unplaced)
    else:
        assert properties["how"] in {"sea", "river", "road", "towns", "generalised", "air"}


@pytest.mark.parametrize("leg_id", on_foot_in_the_jungle())
def test_a_way_through_the_jungle_shows_no_path(leg_id, rivers):
    line = line_of(leg_id)
    assert DRAWN[leg_id]["properties"]["how"] == "generalised"
    assert len(line) <= 12
    whole = shapely.LineString(line)
    beside_a_river = whole.intersection(rivers.buffer(1 / 111)).length / whole.length
    assert beside_a_river < 1 / 3


def test_legs_of_one_course_share_one_line():
    courses = defaultdict(list)
    for leg_id in WITH_LINE:
        courses[DRAWN[leg_id]["properties"]["course"]].append(leg_id)
    for legs in courses.values():
        for leg_id in legs[1:]:
            same_way = ends_of(leg_id) == ends_of(legs[0])
            assert line_of(leg_id) == line_of(legs[0])[:: 1 if same_way else -1]


def test_legs_between_the_same_places_by_the_same_way_share_a_course():
    wheels = {"bus": "road", "vehicle": "road"}
    courses = defaultdict(set)
    for leg_id, row in LEGS.items():
        way = wheels.get(row["mode"], row["mode"])
        courses[frozenset(ends_of(leg_id)), way].add(DRAWN[leg_id]["properties"]["course"])
    assert all(len(names) == 1 for names in courses.values())
    assert len({name for names in courses.values() for name in names}) == len(courses)


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        ("overland-north/1", "overland-north/3", 500),
        ("overland-north/3", "car-return-miramar/4", 400),
        ("overland-north/3", "car-return-miramar/3", 200),
        ("overland-south/10", "overland-north/5", 150),
        ("overland-north/11", "overland-north/12", 300),
        ("car-return-miramar/10", "car-return-miramar/7", 150),
    ],
)
def test_legs_on_the_same_road_or_lane_coincide(one, other, kilometres):
    shared = shapely.intersection(
        shapely.LineString(line_of(one)), shapely.LineString(line_of(other))
    )
    assert WGS84.geometry_length(shared) > kilometres * 1_000


def outside_m(place, countries):
    """How far a place lies outside its country in the layer, 0 if inside."""
    point = shapely.Point(float(place["lon"]), float(place["lat"]))
    return WGS84.geometry_length(
        shapely.shortest_line(point, countries[COUNTRIES[place["country"]]])
    )


@pytest.mark.parametrize("place_id", sorted(key for key, row in PLACES.items() if row["lat"]))
def test_a_place_lies_in_its_country(place_id, countries):
    outside = outside_m(PLACES[place_id], countries)
    if place_id in OUTSIDE_THEIR_COUNTRY:
        assert outside > BORDER_M, "no exception is needed any more; take it off the list"
    else:
        assert outside <= BORDER_M


@pytest.mark.parametrize("name", [*LAYERS, "legs", "legs_river"])
def test_a_layer_is_geojson_in_degrees(name):
    collection = layer(name)
    assert collection["type"] == "FeatureCollection"
    # RFC 7946 knows no other reference system than longitude and latitude on WGS 84.
    assert "crs" not in collection
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            geometry = shape(feature["geometry"])
            assert geometry.is_valid
            west, south, east, north = geometry.bounds
            assert -180 <= west <= east <= 180
            assert -90 <= south <= north <= 90


def licence_rows():
    """The licence table of the README: file name and licence."""
    lines = (GEO / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): row[1] for row in cells if len(row) == 3 and "`" in row[0]}


def test_every_file_states_its_licence():
    files = {path.name for path in GEO.iterdir()} - {"README.md"}
    assert files == set(licence_rows())
    assert all(LICENCE.search(licence) for licence in licence_rows().values())


@pytest.mark.parametrize("name", ["legs", "legs_river"])
def test_a_file_of_legs_names_its_licence_itself(name):
    licence = licence_rows()[f"{name}.geojson"]
    assert layer(name)["licence"].startswith(licence)
    assert layer(name)["attribution"]


def test_river_legs_stand_apart_from_legs_fitted_to_the_coast():
    ways = {
        name: {f["properties"]["how"] for f in layer(name)["features"]}
        for name in ("legs", "legs_river")
    }
    assert "river" not in ways["legs"]
    assert ways["legs_river"] == {"river"}


def test_the_files_of_legs_stay_small():
    assert sum((GEO / f"{name}.geojson").stat().st_size for name in ("legs", "legs_river")) < 60_000


def test_stops_are_places_or_towns_with_a_position():
    courses = {feature["properties"]["course"] for feature in DRAWN.values()}
    orders = defaultdict(list)
    for row in table("geo/leg_vias.csv"):
        orders[row["course"]].append(int(row["order"]))
        assert row["course"] in courses
        if row["place_id"]:
            assert PLACES[row["place_id"]]["lat"]
            assert not row["name"]
        else:
            assert row["name"]
            assert row["lat"]
            assert row["lon"]
    assert all(found == list(range(1, len(found) + 1)) for found in orders.values())


def test_the_files_are_what_the_command_draws():
    from darien.courses.__main__ import files, outdated

    assert outdated(GEO, files(DATA)) == []


def test_a_course_moved_by_a_kilometre_or_an_end_moved_at_all_is_out_of_date():
    from darien.courses.__main__ import same_courses

    def legs(*course):
        leg = {"properties": {"leg_id": "a/1"}, "geometry": {"coordinates": course}}
        return json.dumps({"features": [leg]})

    drawn = legs([-78.0, 7.0], [-78.2, 7.2], [-78.0, 7.4])
    assert same_courses(drawn, legs([-78.0, 7.0], [-78.202, 7.2], [-78.0, 7.4]))
    assert not same_courses(drawn, legs([-78.0, 7.0], [-78.21, 7.2], [-78.0, 7.4]))
    assert not same_courses(drawn, legs([-78.001, 7.0], [-78.2, 7.2], [-78.0, 7.4]))
    assert not same_courses(drawn, drawn.replace("a/1", "a/2"))


def test_the_check_names_a_file_that_is_out_of_date(monkeypatch, capsys, tmp_path):
    from darien.courses import __main__ as command

    monkeypatch.setattr(command, "files", lambda data: {"legs.geojson": "new"})
    (tmp_path / "geo").mkdir()
    assert command.main(["--check", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("legs.geojson") == 1
    assert command.main(["--data", str(tmp_path)]) == 0
    assert (tmp_path / "geo" / "legs.geojson").read_text() == "new"
    assert command.main(["--check", "--data", str(tmp_path)]) == 0
