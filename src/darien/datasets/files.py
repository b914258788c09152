"""The files of a page's data by kind: one table, all tables, or the tables of the whole atlas."""

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

from darien.datapackage import CC_BY
from darien.datasets import flat, geo, packed
from darien.datasets.dataset import Dataset
from darien.datasets.label import Label, labelled
from darien.language import translator
from darien.pack.archive import zipped
from darien.pack.sheets import read_on, workbook
from darien.tables import Tables

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "hxl.csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "gpkg": "application/geopackage+sqlite3",
    "geojson": "application/geo+json",
    "river.geojson": "application/geo+json",
    "zip": "application/zip",
}


def xlsx(found: Sequence[Dataset], said: Label, language: str) -> bytes:
    """Return all tables as a workbook: what must be known first, then a sheet a table."""
    _ = translator(language)
    lines = [*labelled(said, language), read_on(language)]
    for data in found:
        text = _("{title}; sources known to {as_of}; rows: {rows}")
        about = text.format(title=data.title, as_of=data.as_of, rows=len(data.sheet.rows))
        lines.append((data.name, about))
    sheets = [data.sheet for data in found]
    return workbook(sheets, title=said.title, readme=lines, created=said.read)


def package(found: Sequence[Dataset], said: Label, language: str) -> bytes:
    """Return all tables as a Frictionless data package: CSV, what they are, and a README."""
    files = {f"{data.name}.csv": flat.csv(data, said, language) for data in found}
    lines = [f"{label}: {text}" for label, text in labelled(said, language)]
    files["README.txt"] = ("\n".join(lines) + "\n").encode()
    described = _described(found, files, said, language)
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    return zipped(files | {packed.DESCRIPTOR: text.encode()})


def whole_package(tables: Tables) -> bytes:
    """Return every table and layer of the atlas as a data package, as the guard lets them out."""
    return zipped(packed.files(tables))


def _described(
    found: Sequence[Dataset], files: dict[str, bytes], said: Label, language: str
) -> dict[str, Any]:
    name, path = CC_BY
    return {
        "profile": "tabular-data-package",
        "name": "darien-atlas-page",
        "title": said.title,
        "homepage": said.link,
        "version": said.version,
        "created": f"{said.read}T00:00:00Z",
        "description": " ".join([said.caution, said.precision, said.citation]),
        "licenses": [{"name": name, "path": path, "title": said.licence}],
        "sources": _sources(found[-1]),
        "resources": [_resource(data, files[f"{data.name}.csv"], said, language) for data in found],
    }


def _sources(data: Dataset) -> list[dict[str, str]]:
    rows = [dict(zip(data.sheet.heads, map(str, row), strict=True)) for row in data.sheet.rows]
    return [
        {"title": f"{row['publisher']}: {row['title']}"}
        | ({"path": row["url"]} if row["url"] else {})
        for row in rows
    ]


def _resource(data: Dataset, body: bytes, said: Label, language: str) -> dict[str, Any]:
    full = flat.labelled(data, said)
    return {
        "name": data.name,
        "path": f"{data.name}.csv",
        "profile": "tabular-data-resource",
        "title": data.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
        "schema": {
            "fields": [
                {
                    "name": head,
                    "type": kind,
                    "title": data.titles.get(head, head),
                    "description": flat.described(full, head, language),
                }
                for head, kind in full.kinds.items()
            ],
            "missingValues": [""],
        },
    }


# Pages on which lines are drawn.
DRAWN = ("map", "routes", "report")
# A page of which nothing has a place.
PLACELESS = ("claims",)
FILES: dict[str, Callable[[Sequence[Dataset], Label, str], bytes]] = {
    "xlsx": xlsx,
    "gpkg": geo.geopackage,
    "geojson": geo.geojson,
    "river.geojson": geo.geojson_apart,
    "zip": package,
}


def kinds(page: str) -> tuple[str, ...]:
    """Return the kinds of files that hold all tables of a page."""
    has = {"geojson": page not in PLACELESS, "river.geojson": page in DRAWN}
    return tuple(kind for kind in FILES if has.get(kind, True))
