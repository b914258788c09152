"""The tables and layers of the atlas as they are packed: none tells more than the guard allows.

The tables that people edit hold a gazetteer's point and the number as published. In the packed
copy a position is as coarse as it is drawn, and a count of few survivors is told as on the page.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from darien.datapackage import bytes_of, describe
from darien.facts import FEW
from darien.folder import DATA
from darien.guard import Position, Sensitivity, coarse, is_of_few, of_incident
from darien.pack.sheets import Sheet, csv_bytes
from darien.positions import places
from darien.tables import Tables
from darien.vocabulary import Precision

DESCRIPTOR, README = "datapackage.json", "README.md"
TOWNS = "geo/places.geojson"
# In English, as data/README.md and the descriptor are.
GUARDED = (
    "In this copy positions are as coarse as the Atlas draws them, by the class of what stands"
    f" there and how closely a source places it, and a count of few survivors reads “{FEW}”."
    " Nothing else differs from the tables that people edit."
)

Cells = dict[str, str]


def files(tables: Tables, folder: Path = DATA) -> dict[str, bytes]:
    """Return every table and layer by its path, and a README and a descriptor that fit them.

    `tables` are those of `folder`. What the guard does not touch has the same bytes as there.
    """
    described = describe(folder)
    paths = [*(one["path"] for one in described["resources"]), README, "geo/README.md"]
    made = {path: (folder / path).read_bytes() for path in paths if (folder / path).is_file()}
    changed = dict(_guarded(tables, made))
    for resource in described["resources"]:
        if resource["path"] in changed:
            resource |= bytes_of(changed[resource["path"]])
    told = f"{GUARDED} Changed: {', '.join(changed)}."
    readme = f"{made[README].decode()}\n## This copy\n\n{told}\n"
    text = json.dumps({**described, "description": told}, ensure_ascii=False, indent=2) + "\n"
    return made | changed | {README: readme.encode(), DESCRIPTOR: text.encode()}


def _guarded(tables: Tables, made: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files that the guard changes, by path."""
    at = places(tables)
    known = dict(zip(tables.places["place_id"], tables.places["precision"], strict=True))
    tellers: dict[str, Callable[[Cells], Cells]] = {
        "places.csv": lambda row: _standing(row, at.get(row["place_id"])),
        "incidents.csv": lambda row: _standing(row, _of_incident(row, known)),
        "site_activity.csv": _few,
    }
    for path, told in tellers.items():
        if (body := _rewritten(made[path], told)) != made[path]:
            yield path, body
    if (body := _towns(made[TOWNS])) != made[TOWNS]:
        yield TOWNS, body


def _rewritten(body: bytes, told: Callable[[Cells], Cells]) -> bytes:
    rows = csv.DictReader(io.StringIO(body.decode(), newline=""))
    heads = tuple(rows.fieldnames or ())
    cells = tuple(tuple(told(row)[head] for head in heads) for row in rows)
    return csv_bytes(Sheet("", heads, cells))


def _standing(row: Cells, at: Position | None) -> Cells:
    """Return a row with its position as it is drawn, blank for none; a blank one stays blank."""
    if not (row["lat"] and row["lon"]):
        return row
    if at is None:
        return {**row, "lat": "", "lon": ""}
    ends = zip(("lat", "lon"), at, strict=True)
    return {**row, **{head: str(end) for head, end in ends if end != float(row[head])}}


def _of_incident(row: Cells, known: dict[str, str]) -> Position | None:
    if not (row["lat"] and row["lon"]):
        return None
    sensitivity = of_incident(row["kind"], row["place_name"], row["summary"], row["assumption"])
    words = [known.get(row["place_id"], Precision.AREA), row["precision"]]
    return coarse(float(row["lat"]), float(row["lon"]), sensitivity, known=words)


def _few(row: Cells) -> Cells:
    return {**row, "value": FEW} if is_of_few(row["value"], row["metric"], row["note"]) else row


def _towns(body: bytes) -> bytes:
    """Return the layer of towns as coarse as a town is drawn."""
    layer: dict[str, Any] = json.loads(body)
    for feature in layer["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        at = coarse(latitude, longitude, Sensitivity.PUBLIC_PLACE, known=[Precision.SETTLEMENT])
        feature["geometry"]["coordinates"] = [*reversed(at or ())]
    return json.dumps(layer, ensure_ascii=False, separators=(",", ":")).encode()
