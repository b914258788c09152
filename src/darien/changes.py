"""What changed between two states of the tables: rows added, removed, renamed, and cells."""

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

import pandas as pd

from darien.rows import ids_of, key_columns
from darien.schemas import SCHEMAS
from darien.tables import read_text

Texts = dict[str, pd.DataFrame]

# A table of a data package is far smaller; what is larger was not made by us.
LARGEST_MEMBER = 50_000_000


class Kind(StrEnum):
    """What happened to a row."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"


class UnreadableError(ValueError):
    """Tables that cannot be compared; the message names what is wrong and where."""


@dataclass(frozen=True)
class Cell:
    """One cell that says something else than before."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One row that is not as it was.

    `row_id` is its id now, or last; a renamed row says in `old_id` what it was called, and holds
    the same otherwise. `cells` are the cells that differ; of a row added or removed, those that
    hold anything. `source_ids` (a;b) are those of the row now, or last.
    """

    table: str
    row_id: str
    kind: Kind
    cells: tuple[Cell, ...]
    source_ids: str = ""
    old_id: str = ""


def read_tables(path: Path) -> Texts:
    """Return the tables of a folder, or of the ZIP of a data package, as text.

    Only tables that the Atlas knows are read; one that is not there is left out. Raises
    UnreadableError.
    """
    if path.is_dir():
        contents = {
            name: (path / f"{name}.csv").read_bytes()
            for name in SCHEMAS
            if (path / f"{name}.csv").is_file()
        }
    elif path.is_file():
        contents = _of_archive(path)
    else:
        raise UnreadableError(f"{path} is neither a folder nor a file; name one that is there")
    if not contents:
        raise UnreadableError(f"{path} holds none of the tables, such as observations.csv")
    return {name: _text(path, name, content) for name, content in contents.items()}


def changes(old: Texts, new: Texts) -> tuple[Change, ...]:
    """Return what changed from `old` to `new`, by table, in the order of its rows.

    Raises UnreadableError where two rows of a table cannot be told apart.
    """
    found: list[Change] = []
    for table in SCHEMAS:
        if table in old or table in new:
            columns = SCHEMAS[table].columns
            nothing = pd.DataFrame(columns=list(columns), dtype=str)
            found += _of_table(table, old.get(table, nothing), new.get(table, nothing))
    return tuple(found)


Row = dict[str, str]


def _of_table(table: str, old: pd.DataFrame, new: pd.DataFrame) -> list[Change]:
    before, after = _by_id(table, old), _by_id(table, new)
    gone = {_without_key(table, row): id for id, row in before.items() if id not in after}
    renamed = {
        id: gone.pop(_without_key(table, row))
        for id, row in after.items()
        if id not in before and _without_key(table, row) in gone
    }
    found = [
        _change(table, id, before.get(renamed.get(id, id)), row, renamed.get(id, ""))
        for id, row in after.items()
    ]
    removed = [id for id in before if id not in after and id not in renamed.values()]
    found += [_change(table, id, before[id], None) for id in removed]
    return [one for one in found if one.cells]


def _change(table: str, id: str, old: Row | None, new: Row | None, old_id: str = "") -> Change:
    kind = Kind.RENAMED if old_id else Kind.CHANGED
    kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else kind
    first, last = old or {}, new or {}
    cells = tuple(
        Cell(column, first.get(column, ""), last.get(column, ""))
        for column in dict.fromkeys([*last, *first])
        if first.get(column, "") != last.get(column, "")
    )
    return Change(table, id, kind, cells, (new or first).get("source_ids", ""), old_id)


def _without_key(table: str, row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((name, cell) for name, cell in row.items() if name not in key_columns(table))


def _by_id(table: str, rows: pd.DataFrame) -> dict[str, Row]:
    lacking = [column for column in key_columns(table) if column not in rows.columns]
    if lacking:
        raise UnreadableError(
            f"{table}.csv has no column {lacking[0]}, which tells its rows apart; put it back"
        )
    found: dict[str, Row] = {}
    for id, row in zip(ids_of(table, rows), rows.to_dict("records"), strict=True):
        if id in found:
            raise UnreadableError(f'"{id}" stands in two rows of {table}.csv; make it unique')
        found[id] = {str(column): str(cell) for column, cell in row.items()}
    return found


def _of_archive(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = {PurePosixPath(one.filename): one for one in archive.infolist()}
            found = {
                place.stem: one
                for place, one in members.items()
                if place.suffix == ".csv" and place.stem in SCHEMAS
            }
            if any(one.file_size > LARGEST_MEMBER for one in found.values()):
                raise UnreadableError(f"{path} holds a table larger than any of ours")
            return {name: archive.read(one) for name, one in found.items()}
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(f"{path} is no ZIP that can be read ({error})") from error


def _text(path: Path, name: str, content: bytes) -> pd.DataFrame:
    text, broken = read_text(content)
    if text is None:
        row, message = broken[0]
        where = f"{path}, {name}.csv" + (f", row {row}" if row else "")
        raise UnreadableError(f"{where}: {message}")
    return text
