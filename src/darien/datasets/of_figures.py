"""Every number and mark of a map or a figure as tables: the rows that the report pack holds too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from darien import figure_id
from darien.datasets.dataset import Dataset, drawn, placed
from darien.edition import Edition
from darien.pack.sheets import Sheet, Value, sheets
from darien.period import Period
from darien.render.figures_shown import figures_shown
from darien.tables import Tables
from darien.view import View

# What is called otherwise here: `as_of` is in every table how far its sources reach.
RENAMED = {"as_of": "status_as_of"}
Row = dict[str, Value]


def shown(tables: Tables, view: View, edition: Edition) -> dict[str, Sheet]:
    """Return what the figure of a view shows, by name of the table, with the ids of its figures."""
    return {one.name: _named(one) for one in sheets(figures_shown(tables, view, edition))}


def with_places(tables: Tables, data: Dataset) -> Dataset:
    """Return a table of a figure with its places, or the courses of its legs."""
    if data.name == "legs":
        return drawn(data, [str(id) for id in data.sheet.column("id")])
    return placed(tables, data) if "place_id" in data.sheet.heads else data


def _named(sheet: Sheet) -> Sheet:
    heads = tuple(RENAMED.get(head, head) for head in sheet.heads)
    name = _IDS.get(sheet.name)
    if name is None:
        return replace(sheet, heads=heads)
    at = heads.index("source_ids")
    return Sheet(
        sheet.name,
        (*heads[:at], "figure_ids", *heads[at:]),
        tuple(
            (*row[:at], name(dict(zip(heads, row, strict=True))), *row[at:]) for row in sheet.rows
        ),
    )


def _days(row: Row, first: str, last: str) -> Period:
    return Period(*(date.fromisoformat(str(row[name])) for name in (first, last)))


def _of_bar(row: Row) -> str:
    if row["is_derived"] == "yes":
        return figure_id.difference(str(row["series_id"]), _days(row, "first", "last"))
    return figure_id.row("observations", str(row["observation_ids"]))


def _of_change(row: Row) -> str:
    first, second = _days(row, "a_first", "a_last"), _days(row, "b_first", "b_last")
    return figure_id.change(str(row["measure"]), str(row["id"]), first, second)


# The figure that a row of a table states; a site is a mark and no number.
_IDS: dict[str, Callable[[Row], str]] = {
    "counts": lambda row: figure_id.total(str(row["id"]), _days(row, "first", "last")),
    "sites": lambda row: "",
    "legs": lambda row: figure_id.row("route_legs", str(row["id"])),
    "incidents": lambda row: figure_id.row("incidents", str(row["id"])),
    "bars": _of_bar,
    "changes": _of_change,
}
