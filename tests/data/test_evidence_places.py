"""The tables of places, routes, sites, events and incidents: nothing researched is lost or bent.

`tests/data/evidence` holds the researched tables as received. A row of `data/` may say more than
the researched row (more sources, a longer note), but nothing else than it.
"""

import re
from datetime import date
from itertools import pairwise

import pytest
from rows import EVIDENCE, Row, ids, named, read

# Researched column → column of data/, where the name changed.
RENAMED = {
    "route_legs": {"active_from": "start", "active_to": "end"},
    "site_activity": {"period_start": "start", "period_end": "end"},
    "events": {"effect_direction": "direction"},
}
KEYS = {
    "places": ("place_id",),
    "routes": ("route_id",),
    "route_legs": ("route_id", "seq"),
    "sites": ("site_id",),
    "site_periods": ("site_id", "start", "end", "status"),
    "site_activity": ("scope", "scope_id", "start", "end", "metric"),
    "events": ("event_id",),
    "incidents": ("incident_id",),
}
DATED = {
    "route_legs": ("start", "end"),
    "site_periods": ("start", "end", "as_of"),
    "station_periods": ("start", "end"),
    "site_activity": ("start", "end"),
    "events": ("start", "end"),
    "incidents": ("date",),
}
TABLES = [*KEYS, "station_periods", "extents", "labels"]


def earliest(partial: str) -> str:
    """First day a partial date can mean; a blank start can mean any day."""
    return (partial + "-01-01"[len(partial) - 4 :]) if partial else "0001-01-01"


def latest(partial: str) -> str:
    """Last day a partial date can mean, written so that it sorts after every day of its month."""
    return (partial + "-12-31"[len(partial) - 4 :]) if partial else "9999-12-31"


def says_all(
    new: Row, old: Row, renamed: dict[str, str], corrected: set[tuple[str, str]]
) -> list[str]:
    """Columns in which the row of data/ lost something that rivals.csv does not keep either."""
    lost = []
    for column, value in old.items():
        kept = new[renamed.get(column, column)]
        if (renamed.get(column, column), value) in corrected:
            continue
        if column == "source_ids":
            same = named(value) <= named(kept)
        elif column == "note":
            same = value in kept
        else:
            same = value == kept
        if not same:
            lost.append(f"{column}: {value!r} became {kept!r}")
    return lost


def corrected(table: str, row: Row) -> set[tuple[str, str]]:
    """Return (column, old value) pairs of a row that rivals.csv keeps since they were corrected."""
    names = {row[column] for column in KEYS[table]}
    return {
        (rival["measure"], rival["value"])
        for rival in read("rivals")
        if rival["table"] == table and rival["subject"] in names
    }


@pytest.mark.parametrize("table", KEYS)
def test_every_researched_row_is_kept_with_its_values_notes_and_sources(table):
    renamed, key = RENAMED.get(table, {}), KEYS[table]
    kept = {tuple(row[column] for column in key): row for row in read(table)}
    back = {new: old for old, new in renamed.items()}
    researched = read(table, EVIDENCE)
    assert researched
    for old in researched:
        found = kept.get(tuple(old[back.get(column, column)] for column in key))
        assert found, f"{table}: no row for {old}"
        assert says_all(found, old, renamed, corrected(table, found)) == []


@pytest.mark.parametrize("table", KEYS)
def test_keys_name_one_row(table):
    rows = [tuple(row[column] for column in KEYS[table]) for row in read(table)]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("table", [t for t in TABLES if t not in {"routes", "extents", "labels"}])
def test_every_source_named_is_in_the_list_of_sources(table):
    known = ids("sources", "source_id")
    for row in read(table):
        assert named(row["source_ids"]) <= known, row


@pytest.mark.parametrize("table", ["site_periods", "station_periods", "site_activity"])
def test_every_period_and_figure_has_a_source(table):
    assert [row for row in read(table) if not row["source_ids"]] == []


def test_every_place_named_exists():
    places = ids("places", "place_id")
    for table in ("sites", "station_periods", "events", "incidents"):
        assert {row["place_id"] for row in read(table)} - {""} <= places, table
    for leg in read("route_legs"):
        assert {leg["from_place"], leg["to_place"]} <= places, leg["leg_id"]


def test_legs_periods_and_figures_belong_to_a_route_or_site():
    sites, routes = ids("sites", "site_id"), ids("routes", "route_id")
    assert ids("site_periods", "site_id") <= sites
    for row in read("site_activity"):
        assert row["scope"] in {"site", "country", "region"}
        assert row["scope"] != "site" or row["scope_id"] in sites
    for leg in read("route_legs"):
        assert leg["route_id"] in routes
        assert leg["leg_id"] == f"{leg['route_id']}/{leg['seq']}"


def test_legs_of_a_route_are_numbered_without_a_hole():
    by_route: dict[str, list[int]] = {}
    for leg in read("route_legs"):
        by_route.setdefault(leg["route_id"], []).append(int(leg["seq"]))
    assert set(by_route) == ids("routes", "route_id")
    for route, numbers in by_route.items():
        assert numbers == list(range(1, len(numbers) + 1)), route


def test_end_status_of_a_leg_agrees_with_its_end():
    for leg in read("route_legs"):
        assert (leg["end_status"] == "not-documented") == (leg["end"] == ""), leg["leg_id"]
        if leg["end_status"] == "documented":
            assert "documented" in leg["assumption"], f"{leg['leg_id']}: say why"


@pytest.mark.parametrize("table", DATED)
def test_dates_are_real_ordered_and_not_later_than_the_reading(table):
    read_on = max(row["read_on"] for row in read("tables"))
    for row in read(table):
        written = [row[column] for column in DATED[table] if row[column]]
        for partial in written:
            date.fromisoformat(earliest(partial))
            assert earliest(partial) <= read_on, row
        if row.get("start") and row.get("end"):
            assert earliest(row["start"]) <= latest(row["end"]), row


def test_an_open_site_period_says_when_it_was_last_known():
    for row in read("site_periods"):
        still_so = row["end_status"] == "open"
        assert still_so == (row["end"] == "") == (row["as_of"] != ""), row
        if still_so:
            assert latest(row["as_of"]) >= earliest(row["start"]), row


def test_a_last_documented_period_is_not_a_closure():
    for row in read("site_periods"):
        assert row["end_status"] != "last-documented" or row["status"] == "active", row


def test_certain_parts_of_the_periods_of_one_site_do_not_overlap():
    by_site: dict[str, list[Row]] = {}
    for row in read("site_periods"):
        by_site.setdefault(row["site_id"], []).append(row)
    for rows in by_site.values():
        for before, after in pairwise(rows):
            assert before["end"], f"{before} is open, yet another period follows"
            assert earliest(before["end"]) <= latest(after["start"]), (before, after)
            assert earliest(before["start"]) <= latest(after["start"]), (before, after)


def test_a_documented_end_is_followed_by_what_came_next():
    rows = read("site_periods")
    for row, after in zip(rows, [*rows[1:], {"site_id": ""}], strict=True):
        if row["end_status"] == "documented":
            assert after["site_id"] == row["site_id"], row


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2021-01-01", "2025-12-31", {"active": 4, "closed": 17, "end not documented": 20}),
        ("2025-01-01", "2025-12-31", {"active": 4, "closed": 12, "end not documented": 4}),
    ],
)
def test_sites_stand_as_counted_by_hand_at_the_end_of_2025(first, last, expected):
    found: dict[str, int] = {}
    for site in ids("sites", "site_id"):
        rows = [row for row in read("site_periods") if row["site_id"] == site]
        at_work = [row for row in rows if row["status"] in {"active", "suspended"}]
        if any(latest(r["end"]) >= first and earliest(r["start"]) <= last for r in at_work):
            now = rows[-1]
            unknown = now["end_status"] == "last-documented"
            state = "end not documented" if unknown else now["status"]
            found[state] = found.get(state, 0) + 1
    assert found == expected


def test_coordinates_lie_where_the_atlas_looks():
    for table in ("places", "incidents"):
        for row in read(table):
            assert (row["lat"] == "") == (row["lon"] == ""), row
            if row["lat"]:
                assert 0 < float(row["lat"]) < 34, row
                assert -118 < float(row["lon"]) < -66, row


def test_a_mapped_incident_stands_at_a_place_with_a_position():
    positioned = {row["place_id"] for row in read("places") if row["lat"]}
    for row in read("incidents"):
        assert row["direction"] in {"northbound", "southbound", "both"}
        assert row["assumption"].startswith("Direction: "), row["incident_id"]
        if row["place_id"]:
            assert row["place_id"] in positioned, row["incident_id"]
            assert row["lat"], f"{row['incident_id']} has no published position: do not map it"


def test_the_direction_of_an_incident_is_that_of_the_event_it_names():
    events = {row["event_id"]: row["direction"] for row in read("events")}
    for row in read("incidents"):
        says = row["assumption"].removeprefix("Direction: ")
        assert says.startswith(row["direction"]), row["incident_id"]
        if ", as for event " in says:
            event = says.split(", as for event ")[1].split(". ")[0].rstrip(".")
            assert events[event] == row["direction"], row["incident_id"]


def test_extents_are_boxes_each_inside_the_next():
    boxes = {row["extent_id"]: row for row in read("extents")}
    assert set(boxes) == {"darien", "isthmus", "central-america", "whole-route"}
    for box in boxes.values():
        assert float(box["west"]) < float(box["east"])
        assert float(box["south"]) < float(box["north"])
    order = ["darien", "isthmus", "central-america", "whole-route"]
    for inner, outer in pairwise(order):
        assert float(boxes[outer]["west"]) <= float(boxes[inner]["west"])
        assert float(boxes[outer]["south"]) <= float(boxes[inner]["south"])


def test_labels_name_places_and_series_that_exist():
    positioned = {row["place_id"] for row in read("places") if row["lat"]}
    series = ids("series", "series_id")
    for row in read("labels"):
        if row["kind"] == "town":
            assert row["target"] in positioned, row["label_id"]
            assert not row["lat"]
        elif row["kind"] == "callout":
            assert row["target"] in series, row["label_id"]
        else:
            assert row["lat"] and row["lon"] and row["text_en"] and row["text_es"], row["label_id"]


def test_a_label_has_one_row_for_an_extent():
    rows = [(r["kind"], r["target"] or r["text_en"], r["extent"]) for r in read("labels")]
    assert len(rows) == len(set(rows))


def test_every_series_drawn_at_a_point_has_a_place_for_its_number():
    drawn = {row["series_id"] for row in read("series") if row["map_point"] == "yes"}
    placed = {row["target"] for row in read("labels") if row["kind"] == "callout"}
    assert drawn <= placed


def test_every_place_with_a_name_on_the_map_has_a_default_position():
    towns = [row for row in read("labels") if row["kind"] == "town"]
    assert {r["target"] for r in towns} == {r["target"] for r in towns if r["extent"] == "*"}


TRANSLATED = {
    "routes": ("route_name",),
    "route_legs": ("mode",),
    "sites": ("name", "kind", "services", "people_served"),
    "site_periods": ("reason",),
    "station_periods": ("name",),
    "incidents": ("summary", "place_name"),
    "events": ("title",),
    "series": ("title", "producer", "definition"),
    "site_activity": ("metric",),
}


@pytest.mark.parametrize("table", TRANSLATED)
def test_text_for_readers_is_translated_into_spanish(table):
    spanish = {row["msgid"]: row["msgstr"] for row in read("translations_es")}
    for row in read(table):
        for column in TRANSLATED[table]:
            texts = named(row[column]) if column == "services" else {row[column]} - {""}
            assert {text for text in texts if not spanish.get(text)} == set()


def test_translations_keep_every_figure():
    figures = re.compile(r"\d[\d,.]*\d|\d")
    for row in read("translations_es"):
        said, says = figures.findall(row["msgid"]), figures.findall(row["msgstr"])
        assert sorted(said) == sorted(says), row["msgid"]


def test_each_text_is_translated_once():
    texts = [row["msgid"] for row in read("translations_es")]
    assert len(texts) == len(set(texts))
