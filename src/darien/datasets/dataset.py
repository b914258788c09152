"""One table to take away: its rows as on screen, their places, and how far its sources reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from darien.datasets.columns import kind_of
from darien.guard import Position
from darien.pack.shapes import DRAWN_RIVER, POINTS, courses_of_legs, point
from darien.pack.sheets import Sheet, Value


@dataclass(frozen=True)
class Shape:
    """Where a row is, in degrees WGS 84, longitude first, and under which licence.

    `geometry` is GeoJSON, or None where no source places the row. A shape that `is_apart` has a
    licence that is never merged with the others: it goes into a layer or a file of its own.
    """

    geometry: dict[str, Any] | None
    licence: str
    attribution: str
    is_apart: bool = False


@dataclass(frozen=True)
class Dataset:
    """A table of a page.

    `as_of` is the last day (YYYY-MM-DD) that the tables behind it know anything about. `titles` are
    the heads as on screen, by the name of the column, where they differ from it. `shapes` has one
    for each row, and is empty for a table of no places.
    """

    sheet: Sheet
    title: str
    as_of: str
    titles: Mapping[str, str] = field(default_factory=dict)
    shapes: tuple[Shape, ...] = ()

    @property
    def name(self) -> str:
        """The name of the table in addresses and files."""
        return self.sheet.name

    @property
    def kinds(self) -> dict[str, str]:
        """What stands in each column: string, integer or number."""
        return {head: kind_of(head, self.sheet.column(head)) for head in self.sheet.heads}


NOWHERE = Shape(None, POINTS["licence"], POINTS["attribution"])


def placed(data: Dataset, positions: Mapping[str, Position], ids: Sequence[str]) -> Dataset:
    """Return a table with the positions of what its rows name; none for an id without one.

    The positions are as `darien.positions` gives them: no finer than the guard allows.
    """
    shapes = tuple(replace(NOWHERE, geometry=point(positions, id)) for id in ids)
    ends = [positions.get(id, (None, None)) for id in ids]
    columns: dict[str, list[Value]] = {
        "lat": [latitude for latitude, _longitude in ends],
        "lon": [longitude for _latitude, longitude in ends],
    }
    return replace(data, sheet=with_columns(data.sheet, columns), shapes=shapes)


def drawn(data: Dataset, leg_ids: Sequence[str]) -> Dataset:
    """Return a table whose rows are route legs with the courses that the map draws of them."""
    known = courses_of_legs()
    shapes = tuple(
        Shape(
            known[leg_id]["geometry"],
            known[leg_id]["properties"]["licence"],
            known[leg_id]["properties"]["attribution"],
            is_apart=known[leg_id]["file"] == DRAWN_RIVER,
        )
        for leg_id in leg_ids
    )
    kinds = [known[leg_id]["properties"]["course"] for leg_id in leg_ids]
    return replace(data, sheet=with_columns(data.sheet, {"course": kinds}), shapes=shapes)


def with_columns(sheet: Sheet, more: Mapping[str, Sequence[Value]]) -> Sheet:
    """Return a table with more columns, which stand before what its rows say of their sources."""
    at = sheet.heads.index("figure_ids") if "figure_ids" in sheet.heads else len(sheet.heads)
    cells = list(zip(*more.values(), strict=True))
    rows = (
        (*row[:at], *new, *row[at:]) for row, new in zip(sheet.rows, cells, strict=bool(sheet.rows))
    )
    return replace(sheet, heads=(*sheet.heads[:at], *more, *sheet.heads[at:]), rows=tuple(rows))
