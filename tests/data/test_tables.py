"""The packaged tables are in order, and a broken one is told in clear sentences."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from darien import datapackage
from darien.schemas import SCHEMAS
from darien.tables import DATA, DataProblems, check, load

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def change(table: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a table."""
    text = table.read_text(encoding="utf-8")
    assert old in text, f"{old} is not in {table.name}"
    table.write_text(text.replace(old, new, 1), encoding="utf-8")


def spoil(table: Path, column: str, cell: str) -> None:
    """Write a cell into the first row of a table."""
    rows = pd.read_csv(table, dtype=str, keep_default_na=False)
    rows.loc[0, column] = cell
    rows.to_csv(table, index=False)


def test_the_packaged_tables_are_in_order() -> None:
    assert check() == []


FAULTS = [
    ("routes", "direction", "southbond", "is not one of: northbound, southbound"),
    ("sites", "source_ids", "", "has no source; name at least one source_id"),
    ("events", "start", "2031-05-01", "lies in the future"),
    ("places", "lat", "98", "is not a number from -90 to 90"),
]


def test_four_faults_give_four_clear_messages_and_status_1(copy: Path) -> None:
    for table, column, cell, _ in FAULTS:
        spoil(copy / f"{table}.csv", column, cell)
    run = subprocess.run(
        [sys.executable, "-m", "darien", "check", str(copy)], capture_output=True, text=True
    )
    lines = run.stdout.splitlines()
    assert run.returncode == 1 and run.stderr == "" and len(lines) == 4
    for table, column, _, advice in FAULTS:
        (line,) = [line for line in lines if line.startswith(f"data/{table}.csv")]
        assert f", row 2, column {column}:" in line and advice in line


@pytest.mark.parametrize(
    ("breaks", "table", "says"),
    [
        (lambda path: path.unlink(), "routes", "the file is missing"),
        (lambda path: path.write_text("a,b\n1,2,3\n"), "routes", "row 2: 3 cells where"),
        (lambda path: path.write_text('a,b\n1,"2"3\n'), "routes", "not a comma-separated table"),
        (lambda path: path.write_text(""), "routes", "is empty"),
        (lambda path: path.write_bytes(b"route_id\n\xff\xfe"), "routes", "not UTF-8"),
        (lambda path: change(path, "corridor", "coridor"), "routes", "column is"),
        (lambda path: spoil(path, "place_id", "col-arboletes"), "places", "more than one row"),
        (lambda path: spoil(path, "extent_id", "isthmus"), "extents", "must stand in one row"),
        (lambda path: spoil(path, "start", "20250101"), "observations", "is not a date written"),
        (lambda path: spoil(path, "people", "\uff11\uff12"), "observations", "not a whole number"),
        (lambda path: spoil(path, "people", "9" * 25), "observations", "not a whole number"),
        (lambda path: spoil(path, "counting_place", ""), "series", "on the map needs it"),
        (lambda path: spoil(path, "rests_on", "events:none"), "key_facts", "names no row"),
        (lambda path: spoil(path, "target", "nowhere"), "labels", "known here"),
        (lambda path: change(path, "route_name", "route_id"), "routes", "stands there twice"),
        (
            lambda path: change(path, "car-return-carti,", "car-return,"),
            "routes",
            "not in data/routes",
        ),
    ],
)
def test_every_break_is_told_without_a_traceback(
    copy: Path, breaks: Callable[[Path], object], table: str, says: str
) -> None:
    breaks(copy / f"{table}.csv")
    problems = check(copy)
    assert problems and any(says in str(problem) for problem in problems)
    with pytest.raises(DataProblems):
        load(copy)


def test_a_blank_count_stays_unknown() -> None:
    deaths = load().missing_migrants
    assert deaths["dead_and_missing"].isna().any()


def test_the_package_describes_the_bytes_that_are_there() -> None:
    on_disk = (DATA / "datapackage.json").read_text(encoding="utf-8")
    assert on_disk == datapackage.written(), "run: python -m darien datapackage"


def test_the_package_is_valid_for_its_own_standard() -> None:
    package = Package(str(DATA / "datapackage.json"))
    assert package.to_descriptor()["name"] == "darien-atlas"
    tabular = [resource for resource in package.resources if resource.path.endswith(".csv")]
    assert {f"{name}.csv" for name in SCHEMAS} <= {resource.path for resource in tabular}
    for resource in tabular:
        report = resource.validate()
        assert report.valid, (
            resource.name,
            report.flatten(["rowNumber", "fieldName", "message"])[:3],
        )


def test_every_table_and_column_stands_in_the_dictionary() -> None:
    dictionary = (DATA / "README.md").read_text(encoding="utf-8")
    for name, schema in SCHEMAS.items():
        assert f"`{name}.csv`" in dictionary, name
        missing = [column for column in schema.columns if f"`{column}`" not in dictionary]
        assert missing == [], (name, missing)


def test_json_of_a_total_has_no_number_where_nobody_counted() -> None:
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "darien",
            "total",
            "--from",
            "2019-01",
            "--to",
            "2019-12",
            "--series",
            "snm-panama-south",
            "--json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    (told,) = json.loads(run.stdout)
    assert told["people"] is None and told["uncovered"] == [["2019-01-01", "2019-12-31"]]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--from", "2025-13", "--to", "2025-12"], "not a month"),
        (["--from", "2025-01", "--to", "2025-12", "--series", "nobody"], "not a series"),
        (
            [
                "--from",
                "2025-01",
                "--to",
                "2025-12",
                "--series",
                "snm-panama-south",
                "--direction",
                "northbound",
            ],
            "southbound only",
        ),
        (
            [
                "--from",
                "2025-01",
                "--to",
                "2025-12",
                "--series",
                "snm-panama-south",
                "--series",
                "migracion-colombia-south",
            ],
            "not declared addable",
        ),
    ],
)
def test_a_total_that_makes_no_sense_is_refused_in_one_sentence(
    arguments: list[str], says: str
) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "darien", "total", *arguments], capture_output=True, text=True
    )
    assert run.returncode == 2 and says in run.stderr and "Traceback" not in run.stderr
