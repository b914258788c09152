"""The tables that people edit, checked at the door and typed; nothing downstream checks again."""

import csv
import io
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd
import pandera.errors

from darien.folder import DATA
from darien.references import broken_references
from darien.schemas import SCHEMAS

COUNTS = ("people", "dead_and_missing", "people_affected", "deaths", "missing", "rank", "seq")
EDGES = ("west", "south", "east", "north")
NUMBERS = (
    *EDGES,
    *(f"narrow_{edge}" for edge in EDGES),
    *("lat", "lon", "dx", "dy"),
    *("hours_min", "hours_max", "price_usd_min", "price_usd_max", "low", "high"),
)
DAYS = {
    "observations": ("start", "end"),
    "missing_migrants": ("start", "end"),
    "tables": ("last_known", "read_on"),
}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a table, where it is, and what to do; `row` as a spreadsheet counts."""

    table: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        where = f"data/{self.table}.csv"
        where += f", row {self.row}" if self.row else ""
        where += f", column {self.column}" if self.column else ""
        return f"{where}: {self.message}."


class DataProblems(Exception):
    """The tables cannot be used as they are; the text names every problem, a line each."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, eq=False)
class Tables:
    """Every table, one attribute each; what one row is stands in the table's schema.

    Counts are Int64 with NA where no source gives a figure; degrees, pixels, hours and US dollars
    are floats; the days of observations and deaths are dates; partial dates and id lists (a;b)
    stay as written.
    """

    sources: pd.DataFrame
    series: pd.DataFrame
    observations: pd.DataFrame
    rivals: pd.DataFrame
    survey_findings: pd.DataFrame
    missing_migrants: pd.DataFrame
    key_facts: pd.DataFrame
    claims: pd.DataFrame
    gaps: pd.DataFrame
    faults: pd.DataFrame
    tables: pd.DataFrame
    places: pd.DataFrame
    routes: pd.DataFrame
    route_legs: pd.DataFrame
    fares: pd.DataFrame
    sites: pd.DataFrame
    site_periods: pd.DataFrame
    station_periods: pd.DataFrame
    site_activity: pd.DataFrame
    events: pd.DataFrame
    incidents: pd.DataFrame
    extents: pd.DataFrame
    labels: pd.DataFrame

    @cached_property
    def last_known(self) -> dict[str, date]:
        """Last day each table knows anything about."""
        known = self.tables.dropna(subset="last_known")
        return dict(zip(known["table"], known["last_known"].dt.date, strict=True))


def load(folder: Path = DATA) -> Tables:
    """Return every table of `folder`, checked and typed. Raises DataProblems."""
    texts, problems = _read_all(folder)
    if problems:
        raise DataProblems(problems)
    return Tables(**{name: _typed(name, text) for name, text in texts.items()})


def check(folder: Path = DATA) -> list[Problem]:
    """Return everything that is wrong with the tables of `folder`, by table and row."""
    return _read_all(folder)[1]


def _read_all(folder: Path) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    texts: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name in (field.name for field in fields(Tables)):
        text, broken = _read(folder / f"{name}.csv")
        problems += [Problem(name, row, "", message) for row, message in broken]
        if text is not None:
            texts[name] = text
            problems += cell_problems(name, text)
    if not problems:
        problems += [Problem(*broken) for broken in broken_references(texts)]
    return texts, sorted(problems)


def _read(path: Path) -> tuple[pd.DataFrame | None, list[tuple[int, str]]]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None, [(0, "the file is missing; put it back")]
    return read_text(content)


def read_text(content: bytes) -> tuple[pd.DataFrame | None, list[tuple[int, str]]]:
    """Read a table as text; instead of the table, what keeps it from being one: (row, message)."""
    try:
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        header, *rows = list(csv.reader(lines, strict=True))
    except UnicodeDecodeError:
        return None, [(0, "the file is not UTF-8; save it again as CSV UTF-8")]
    except csv.Error as error:
        return None, [
            (0, f"the file is not a comma-separated table ({error}); save it again as one")
        ]
    except ValueError:
        return None, [(0, "the file is empty; put its header and rows back")]
    if twice := {name for name in header if header.count(name) > 1}:
        return None, [(1, f"the column {min(twice)} stands there twice; take one of them out")]
    advice = "{} cells where the header has {}; put a text with a comma in double quotes"
    uneven = [
        (number, advice.format(len(row), len(header)))
        for number, row in enumerate(rows, start=2)
        if len(row) != len(header)
    ]
    return (None, uneven) if uneven else (pd.DataFrame(rows, columns=header, dtype=str), [])


def cell_problems(name: str, text: pd.DataFrame) -> list[Problem]:
    """Return every cell of a table that its schema does not allow."""
    try:
        SCHEMAS[name].validate(text, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return sorted({_problem(name, case) for case in errors.failure_cases.to_dict("records")})
    return []


def _problem(name: str, case: dict[str, object]) -> Problem:
    column, cell, advice = str(case["column"]), str(case["failure_case"]), str(case["check"])
    if advice == "column_in_dataframe":
        return Problem(name, 1, cell, "the column is missing; put it back")
    if advice == "column_in_schema":
        return Problem(
            name, 1, cell, "the column is not known here; take it out or correct its name"
        )
    row = int(str(case["index"])) + 2
    if advice == "field_uniqueness":
        return Problem(name, row, column, f'"{cell}" stands in more than one row; make it unique')
    return Problem(name, row, column, f'"{cell[:80]}" {advice}' if cell else f"the cell {advice}")


def _typed(name: str, text: pd.DataFrame) -> pd.DataFrame:
    typed = text.copy()
    for column in text.columns.intersection(COUNTS):
        typed[column] = pd.to_numeric(text[column].replace("", None)).astype("Int64")
    for column in text.columns.intersection(NUMBERS):
        typed[column] = pd.to_numeric(text[column].replace("", None)).astype("float64")
    for column in DAYS.get(name, ()):
        typed[column] = pd.to_datetime(text[column].replace("", None), format="%Y-%m-%d")
    return typed


def ids(cell: str) -> list[str]:
    """Return the ids of a cell that lists them (a;b)."""
    return [part for part in cell.split(";") if part]
