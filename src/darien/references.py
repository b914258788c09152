"""What must agree between rows and tables: ids lead somewhere, periods run forward."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from darien.figure_id import Made
from darien.guard_rows import Broken, Texts, harmful
from darien.period import PartialDate
from darien.schemas import SCHEMAS
from darien.vocabulary import Extent

# (table, column, table it points to); a cell may list several ids.
POINTERS = (
    ("places", "source_ids", "sources"),
    ("series", "counting_place", "places"),
    ("series", "measures_legs", "route_legs"),
    ("series", "addable_with", "series"),
    ("observations", "series_id", "series"),
    ("observations", "source_ids", "sources"),
    ("rivals", "source_ids", "sources"),
    ("survey_findings", "source_ids", "sources"),
    ("missing_migrants", "source_ids", "sources"),
    ("key_facts", "source_ids", "sources"),
    ("claims", "fact_id", "key_facts"),
    ("faults", "source_ids", "sources"),
    ("route_legs", "route_id", "routes"),
    ("route_legs", "from_place", "places"),
    ("route_legs", "to_place", "places"),
    ("route_legs", "source_ids", "sources"),
    ("fares", "leg_ids", "route_legs"),
    ("fares", "source_ids", "sources"),
    ("sites", "place_id", "places"),
    ("sites", "source_ids", "sources"),
    ("site_periods", "site_id", "sites"),
    ("site_periods", "source_ids", "sources"),
    ("station_periods", "place_id", "places"),
    ("station_periods", "source_ids", "sources"),
    ("site_activity", "source_ids", "sources"),
    ("events", "place_id", "places"),
    ("events", "source_ids", "sources"),
    ("incidents", "place_id", "places"),
    ("incidents", "source_ids", "sources"),
)
# Rows without which no page can be shown.
NEEDED = {
    ("extents", "extent_id"): tuple(Extent),
    ("tables", "table"): tuple(SCHEMAS),
    ("series", "series_id"): ("snm-darien-north", "snm-panama-south", "migracion-colombia-south"),
}
# Tables whose rows no single cell names, and what their rows are about.
SEVERAL_CELLS = {
    "site_periods": "site_id",
    "station_periods": "place_id",
    "site_activity": "scope_id",
}
DATED = ("observations", "route_legs", "site_periods", "station_periods")
PERIODS = (
    "observations",
    "route_legs",
    "fares",
    "site_periods",
    "station_periods",
    "site_activity",
    "events",
    "missing_migrants",
)


def broken_references(texts: Texts) -> Iterator[Broken]:
    """Yield (table, spreadsheet row, column, message) where a row does not agree with another."""
    yield from _missing(texts)
    yield from _dangling(texts)
    yield from _astray(texts)
    for name in PERIODS:
        yield from _backwards(name, texts[name])
    yield from _counted_twice(texts["observations"])
    yield from _half_places(texts["places"])
    yield from harmful(texts, date.today())


def _ids(texts: Texts, name: str) -> set[str]:
    """The ids of a table's rows; of a table without, what its rows are about."""
    unique = [column for column, rules in SCHEMAS[name].columns.items() if rules.unique]
    about = SEVERAL_CELLS.get(name, texts[name].columns[0])
    return set(texts[name][unique[0] if unique else about])


def _missing(texts: Texts) -> Iterator[Broken]:
    for (name, column), needed in NEEDED.items():
        for id in needed:
            rows = texts[name][column].eq(id).sum()
            if rows != 1:
                yield name, 0, column, f'"{id}" must stand in one row and stands in {rows}'
    for index, row in texts["extents"].iterrows():
        for column in row.index[row == ""]:
            yield "extents", _row(index), str(column), "the cell is blank; write the edge in"
    undated = texts["tables"]["table"].isin(DATED) & (texts["tables"]["last_known"] == "")
    for index in texts["tables"].index[undated]:
        yield "tables", _row(index), "last_known", "the cell is blank; write the last day known"


def _astray(texts: Texts) -> Iterator[Broken]:
    """Rows that would silently not be shown."""
    for index, row in texts["series"].iterrows():
        for column in ("counting_place", "corridor"):
            if row["map_point"] == "yes" and not row[column]:
                message = "the cell is blank; a series on the map needs it, or map_point no"
                yield "series", _row(index), column, message
    targets = {"town": _ids(texts, "places"), "callout": _ids(texts, "series")}
    for index, row in texts["labels"].iterrows():
        if row["kind"] in targets and row["target"] not in targets[row["kind"]]:
            yield (
                "labels",
                _row(index),
                "target",
                f'"{row["target"]}" is no {row["kind"]} known here',
            )
    sites = _ids(texts, "sites")
    for index, row in texts["site_activity"].iterrows():
        if row["scope"] == "site" and row["scope_id"] not in sites:
            yield (
                "site_activity",
                _row(index),
                "scope_id",
                f'"{row["scope_id"]}" is not in data/sites.csv',
            )
    known = {name: _ids(texts, name) for name in SCHEMAS}
    for index, cell in texts["key_facts"]["rests_on"].items():
        for part in filter(None, str(cell).split(";")):
            table, _, id = part.partition(":")
            if id not in known.get(table, ()):
                message = f'"{part}" names no row; write table:id of a row that carries the fact'
                yield "key_facts", _row(index), "rests_on", message
    yield from _unfigured(texts, known)


def _unfigured(texts: Texts, known: dict[str, set[str]]) -> Iterator[Broken]:
    """Claims that name no figure; of a row with a key of several cells, the first must be known."""
    for index, cell in texts["claims"]["figures"].items():
        for part in filter(None, str(cell).split(";")):
            kind, _, id = part.partition(":")
            is_made = kind in tuple(Made)
            about = {id, id.partition("/")[0]} if kind in SEVERAL_CELLS else {id}
            if not is_made and not about & known.get(kind, set()):
                message = f'"{part}" names no figure; write table:id, or total:series:first:last'
                yield "claims", _row(index), "figures", message


def _dangling(texts: Texts) -> Iterator[Broken]:
    known = {target: _ids(texts, target) for _, _, target in POINTERS}
    for name, column, target in POINTERS:
        for index, cell in texts[name][column].items():
            for part in filter(None, str(cell).split(";")):
                if part not in known[target]:
                    message = (
                        f'"{part}" is not in data/{target}.csv; add it there or correct it here'
                    )
                    yield name, _row(index), column, message


def _backwards(name: str, text: pd.DataFrame) -> Iterator[Broken]:
    for index, start, end in zip(text.index, text["start"], text["end"], strict=True):
        if start and end and PartialDate.parse(end).latest < PartialDate.parse(start).earliest:
            yield (
                name,
                _row(index),
                "end",
                f'"{end}" is before the start, "{start}"; correct one of them',
            )


def _counted_twice(observations: pd.DataFrame) -> Iterator[Broken]:
    stated = observations[
        (observations["start_precision"] == "day") & (observations["end_precision"] == "day")
    ]
    same = stated.duplicated(["series_id", "start", "end", "nationality", "sex_age"])
    for index in stated.index[same]:
        message = "another row of the series gives the same days; move one of them to rivals.csv"
        yield "observations", _row(index), "start", message


def _half_places(places: pd.DataFrame) -> Iterator[Broken]:
    half = (places["lat"] == "") != (places["lon"] == "")
    for index in places.index[half]:
        yield "places", _row(index), "lat", "lat and lon belong together; give both or neither"


def _row(index: object) -> int:
    return int(str(index)) + 2
