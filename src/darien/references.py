"""What must agree between rows and tables: ids lead somewhere, periods run forward."""

from collections.abc import Iterator

import pandas as pd

from darien.period import PartialDate

Broken = tuple[str, int, str, str]
Texts = dict[str, pd.DataFrame]

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
    ("route_legs", "route_id", "routes"),
    ("route_legs", "from_place", "places"),
    ("route_legs", "to_place", "places"),
    ("route_legs", "source_ids", "sources"),
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
PERIODS = (
    "observations",
    "route_legs",
    "site_periods",
    "station_periods",
    "site_activity",
    "events",
    "missing_migrants",
)


def broken_references(texts: Texts) -> Iterator[Broken]:
    """Yield (table, spreadsheet row, column, message) where a row does not agree with another."""
    yield from _dangling(texts)
    for name in PERIODS:
        yield from _backwards(name, texts[name])
    yield from _counted_twice(texts["observations"])
    yield from _half_places(texts["places"])


def _dangling(texts: Texts) -> Iterator[Broken]:
    known = {target: set(texts[target].iloc[:, 0]) for _, _, target in POINTERS}
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
