"""A table of a page as columns: the number itself where there is one, and the text as on screen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from darien.language import translator
from darien.pack.sheets import BETWEEN, Sheet, Value, sources_said
from darien.provenance import Citation
from darien.render.table import Cell, Row, Table, lines

# The columns of sources become ids, publishers and addresses.
SOURCES = ("sources", "address")


@dataclass(frozen=True)
class Filled:
    """A table as its page shows it, and what its rows do not say themselves.

    `places` are the place and the precision of each row of the body, `incidents` and `legs` the
    incident and the route leg that it is of, all blank for none. A row of an incident stands where
    that is drawn, and not at its place. `sources` are those of the whole table, where its rows
    have none.
    """

    table: Table
    places: tuple[tuple[str, str], ...] = ()
    incidents: tuple[str, ...] = ()
    legs: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column: its name, its head as on screen, and its cells."""

    name: str
    title: str
    cells: tuple[Value, ...]


def sheet_of(
    name: str, filled: Filled, english_heads: Sequence[str], language: str
) -> tuple[Sheet, dict[str, str]]:
    """Return a page's table to be written, and the heads as on screen by the name of the column.

    Columns are named after the English heads, so that they are called the same in each language. A
    column of numbers, of texts as on screen beside numbers, or of the small lines of a cell is
    there where some row has one. Rows of the foot follow the others and say so.
    """
    rows = (*filled.table.rows, *filled.table.foot)
    columns = list(_columns(filled.table, rows, english_heads, language))
    for column, values in _beside(filled, rows).items():
        columns.append(Column(column, "", tuple(values)))
    heads = tuple(column.name for column in columns)
    cells = tuple(zip(*(column.cells for column in columns), strict=True))
    return Sheet(name, heads, cells), {one.name: one.title for one in columns if one.title}


def _columns(
    table: Table, rows: Sequence[Row], english_heads: Sequence[str], language: str
) -> Iterator[Column]:
    _ = translator(language)
    heads = zip(_names(english_heads), table.heads, strict=True)
    for place, (name, title) in enumerate(heads):
        cells = [row[place] for row in rows]
        texts = tuple(BETWEEN.join(lines(cell.text)) for cell in cells)
        values = tuple(_number(cell) for cell in cells)
        notes = tuple(BETWEEN.join(_small(cell)) for cell in cells)
        if any(value is not None for value in values):
            yield Column(name, title, values)
            said = _("{column} (as on screen)").format(column=title)
            yield Column(f"{name}_on_screen", said, texts)
        elif name not in SOURCES:
            yield Column(name, title, texts)
        if any(notes):
            yield Column(f"{name}_note", _("{column} (note)").format(column=title), notes)


def _beside(filled: Filled, rows: Sequence[Row]) -> dict[str, list[Value]]:
    """Return the columns that say of each row what it is, where, and on whose word."""
    table, columns = filled.table, dict[str, list[Value]]()
    if table.foot:
        body, foot = ["no"] * len(table.rows), ["yes"] * len(table.foot)
        columns["is_total_or_remainder"] = [*body, *foot]
    if filled.incidents:
        columns["incident_id"] = [*filled.incidents]
    if filled.legs:
        columns["leg_id"] = [*filled.legs]
    if filled.places:
        columns["place_id"] = [place for place, _precision in filled.places]
        columns["precision"] = [precision for _place, precision in filled.places]
    ids = [dict.fromkeys(cell.figure for cell in row if cell.figure) for row in rows]
    columns["figure_ids"] = [";".join(one) for one in ids]
    for row in rows:
        cited = tuple(dict.fromkeys(one for cell in row for one in cell.sources))
        for name, value in sources_said(cited or filled.sources).items():
            columns.setdefault(name, []).append(value)
    for name in sources_said(()):
        columns.setdefault(name, [])
    return columns


def _names(heads: Sequence[str]) -> list[str]:
    """Return the names of columns after their heads: days_covered; a second one is days_2."""
    names: list[str] = []
    for head in heads:
        name = re.sub(r"[^a-z0-9]+", "_", head.lower()).strip("_")
        twin = names.count(name) + 1
        names.append(name if twin == 1 else f"{name}_{twin}")
    return names


def _number(cell: Cell) -> int | float | None:
    value = cell.value
    return int(value) if value is not None and float(value).is_integer() else value


def _small(cell: Cell) -> tuple[str, ...]:
    """Return what stands small in a cell, or folded."""
    folded = (cell.folded[1],) if cell.folded else ()
    return (*lines(cell.small), *folded)
