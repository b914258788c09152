"""Tables as GeoJSON (RFC 7946) and as a GeoPackage, both in degrees WGS 84.

Lines under the LGPL stand in a file or a layer of their own: they are never merged with those
under the ODbL.
"""

import json
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pyogrio
from shapely.geometry import shape

from darien.datasets.columns import INTEGER, NUMBER, STRING
from darien.datasets.dataset import Dataset, Shape
from darien.datasets.label import Label, labelled
from darien.pack.sheets import BETWEEN, Value

CRS = "EPSG:4326"
TYPES = {STRING: "str", INTEGER: "Int64", NUMBER: "Float64"}
# The library's option for the date that is written into the file holds for the whole process.
WRITING = threading.Lock()

Row = dict[str, Value]


def geojson(found: Sequence[Dataset], said: Label, language: str, *, apart: bool = False) -> bytes:
    """Return the rows of every table of places as features, each with its licence and credit.

    A row that no source places has no geometry. Lines that are `apart` are a file of their own.
    """
    features = [
        {
            "type": "Feature",
            "id": f"{data.name}:{number}",
            "geometry": shape.geometry,
            "properties": {"table": data.name, **row, **_terms(shape)},
        }
        for data in found
        for number, (row, shape) in enumerate(rows_and_shapes(data), start=1)
        if shape.is_apart == apart
    ]
    drawn = [
        shape.licence
        for data in found
        for shape in data.shapes
        if shape.is_apart == apart and shape.geometry
    ]
    tables = [
        {"name": data.name, "title": data.title, "as_of": data.as_of}
        for data in found
        if data.shapes
    ]
    collection = {
        "type": "FeatureCollection",
        **asdict(said),
        **_licences(said, drawn),
        "tables": tables,
        "sources": _sources(found, features),
        "features": features,
    }
    # A feature a line, so that two files can be compared.
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return text.replace('{"type":"Feature",', '\n{"type":"Feature",').encode() + b"\n"


def geojson_apart(found: Sequence[Dataset], said: Label, language: str) -> bytes:
    """Return the lines under another licence than the rest, along rivers, as GeoJSON."""
    return geojson(found, said, language, apart=True)


def geopackage(found: Sequence[Dataset], said: Label, language: str) -> bytes:
    """Return all tables as a GeoPackage: layers of points and lines, and tables without places.

    A table README says what the file is. The same arguments give the same bytes.
    """
    about = asdict(said)
    readme = pd.DataFrame(labelled(said, language), columns=["label", "text"], dtype="str")
    with WRITING, tempfile.TemporaryDirectory() as folder:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{said.read}T00:00:00.000Z"})
        file = Path(folder) / "data.gpkg"
        options = {"driver": "GPKG", "use_arrow": True, "dataset_metadata": about}
        pyogrio.write_dataframe(readme, file, layer="README", **options)
        for data in found:
            for name, frame, kind in _layers(data):
                drawn = frame.loc[frame.geometry.notna(), "licence"] if kind else ()
                terms = {"title": data.title, "as_of": data.as_of, **_licences(said, drawn)}
                geometry = {"geometry_type": kind} if kind else {}
                pyogrio.write_dataframe(
                    frame,
                    file,
                    layer=name,
                    append=True,
                    driver="GPKG",
                    use_arrow=True,
                    layer_metadata=terms,
                    **geometry,
                )
        return file.read_bytes()


def rows_and_shapes(data: Dataset) -> Iterator[tuple[Row, Shape]]:
    """Yield the rows of a table of places by column, each with its shape; nothing for others."""
    for row, where in zip(data.sheet.rows, data.shapes, strict=False):
        yield dict(zip(data.sheet.heads, row, strict=True)), where


def _layers(data: Dataset) -> Iterator[tuple[str, pd.DataFrame, str]]:
    """Yield the layers of a table: name, rows, and type of geometry, blank for none."""
    name = data.name.replace("-", "_")
    if not data.shapes:
        yield (
            name,
            _frame(
                data, [dict(zip(data.sheet.heads, row, strict=True)) for row in data.sheet.rows]
            ),
            "",
        )
        return
    placed = list(rows_and_shapes(data))
    for apart, layer in ((False, name), (True, f"{name}_river")):
        chosen = [(row, where) for row, where in placed if where.is_apart == apart]
        if apart and not chosen:
            continue
        frame = _frame(data, [row for row, _where in chosen])
        for term in ("licence", "attribution"):
            frame[term] = pd.Series([_terms(where)[term] for _row, where in chosen], dtype="str")
        shapes = [shape(where.geometry) if where.geometry else None for _row, where in chosen]
        kinds = {one.geom_type for one in shapes if one is not None}
        kind = kinds.pop() if len(kinds) == 1 else "Unknown"
        yield layer, geopandas.GeoDataFrame(frame, geometry=shapes, crs=CRS), kind


def _frame(data: Dataset, rows: Sequence[Row]) -> pd.DataFrame:
    kinds = data.kinds
    return pd.DataFrame(
        {
            head: pd.Series(
                [None if row[head] == "" else row[head] for row in rows], dtype=TYPES[kind]
            )
            for head, kind in kinds.items()
        }
    )


def _terms(where: Shape) -> dict[str, str]:
    return {"licence": where.licence, "attribution": where.attribution}


def _licences(said: Label, drawn: Iterable[str]) -> dict[str, str]:
    """Return the licence of a layer or file by those of its shapes, and apart that of its rows."""
    of_shapes = BETWEEN.join(dict.fromkeys(drawn))
    return {"licence": of_shapes or said.licence, "licence_of_rows": said.licence}


def _sources(found: Sequence[Dataset], features: Sequence[dict[str, Any]]) -> list[Row]:
    """Return the publications that the features name, as their table holds them."""
    named = {
        source
        for feature in features
        for source in str(feature["properties"].get("source_ids", "")).split(";")
    }
    heads = found[-1].sheet.heads
    rows = [dict(zip(heads, row, strict=True)) for row in found[-1].sheet.rows]
    return [row for row in rows if row["source_id"] in named]
