"""The whole atlas to take away: no more is told than the guard allows, and that is said."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import frictionless
import pytest

from darien.datasets import packed
from darien.datasets.files import whole_package
from darien.folder import DATA
from darien.guard import is_of_few
from darien.positions import places
from darien.tables import load

TABLES = load()
CHANGED = {"places.csv", "incidents.csv", "site_activity.csv", "geo/places.geojson"}
SAID = {"README.md", "datapackage.json"}


@pytest.fixture(scope="module")
def held() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(whole_package(TABLES))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(body: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(body.decode(), newline=""))]


def finer(cell: str, decimals: int) -> bool:
    return bool(cell) and float(cell) != round(float(cell), decimals)


def test_a_packed_place_stands_where_it_is_drawn_and_a_blank_one_stays_blank(
    held: dict[str, bytes],
) -> None:
    drawn = places(TABLES)
    for row in rows(held["places.csv"]):
        at = (float(row["lat"]), float(row["lon"])) if row["lat"] else None
        assert at == drawn.get(row["place_id"])
        decimals = 2 if row["precision"] == "area" else 3
        assert not any(finer(row[head], decimals) for head in ("lat", "lon"))


def test_a_packed_incident_stands_to_about_a_kilometre(held: dict[str, bytes]) -> None:
    found = [(row["lat"], row["lon"]) for row in rows(held["incidents.csv"])]
    kept = [bool(row["lat"]) for row in rows((DATA / "incidents.csv").read_bytes())]
    assert [bool(lat) for lat, _lon in found] == kept and any(kept)
    assert not any(finer(cell, 2) for pair in found for cell in pair)


def test_an_incident_of_sexual_violence_has_no_packed_position() -> None:
    row = {
        **dict.fromkeys(("place_id", "place_name", "assumption"), ""),
        "kind": "attack",
        "summary": "Sexual violence",
        "precision": "area",
        "lat": "8.5",
        "lon": "-77.5",
    }
    assert packed._of_incident(row, {}) is None
    told = packed._standing(row, None)
    assert told["lat"] == told["lon"] == ""


def test_few_survivors_are_packed_as_fewer_than_five(held: dict[str, bytes]) -> None:
    published = rows((DATA / "site_activity.csv").read_bytes())
    few = [is_of_few(row["value"], row["metric"], row["note"]) for row in published]
    assert any(few)
    for row, before, is_few in zip(rows(held["site_activity.csv"]), published, few, strict=True):
        assert row == ({**before, "value": "fewer than 5"} if is_few else before)


def test_nothing_else_is_changed_and_what_is_changed_is_said(held: dict[str, bytes]) -> None:
    files = {path for path in held if path not in SAID}
    assert {path for path in files if held[path] != (DATA / path).read_bytes()} == CHANGED
    described = json.loads(held["datapackage.json"])
    for text in (described["description"], held["README.md"].decode()):
        assert packed.GUARDED in text and all(path in text for path in CHANGED)
    for resource in described["resources"]:
        body = held[resource["path"]]
        assert resource["bytes"] == len(body)
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"


def test_only_what_the_guard_coarsens_differs_in_a_changed_table(held: dict[str, bytes]) -> None:
    for path in ("places.csv", "incidents.csv"):
        for row, before in zip(rows(held[path]), rows((DATA / path).read_bytes()), strict=True):
            assert {head for head in row if row[head] != before[head]} <= {"lat", "lon"}
    towns, before = (
        json.loads(body) for body in (held[packed.TOWNS], (DATA / packed.TOWNS).read_bytes())
    )
    for one, other in zip(towns["features"], before["features"], strict=True):
        assert one["properties"] == other["properties"]
        pairs = zip(one["geometry"]["coordinates"], other["geometry"]["coordinates"], strict=True)
        assert all(degrees == round(fine, 3) for degrees, fine in pairs)


def test_the_whole_package_is_valid(held: dict[str, bytes], tmp_path: Path) -> None:
    for path, body in held.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(body)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note"])


def test_the_packed_tables_pass_the_check_and_are_packed_the_same_again(
    held: dict[str, bytes], tmp_path: Path
) -> None:
    for path, body in held.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(body)
    again = packed.files(load(tmp_path), tmp_path)
    assert {path for path in again if again[path] != held[path]} <= SAID
