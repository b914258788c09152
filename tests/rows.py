"""The tables of data/ and the researched ones they come from, as rows of text for the tests."""

import csv
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
EVIDENCE = Path(__file__).parent / "data" / "evidence"

Row = dict[str, str]


def read(table: str, folder: Path = DATA) -> list[Row]:
    """Rows as text: a blank stays a blank and is never read as a number."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ids(table: str, column: str) -> set[str]:
    return {row[column] for row in read(table)}


def named(cell: str) -> set[str]:
    return {name for name in cell.split(";") if name}
