"""The tables described as a Frictionless data package, written from the schemas and the bytes."""

import hashlib
import json
from pathlib import Path
from typing import Any

from darien.provenance import CREDITS
from darien.schemas import SCHEMAS
from darien.tables import DATA

TITLE = "Darién Atlas: people moving through the Darién and back"
LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
GEO_LICENSES = {
    "rivers.geojson": ("LGPL-3.0-or-later", "https://www.gnu.org/licenses/lgpl-3.0.html"),
    "lakes.geojson": ("LGPL-3.0-or-later", "https://www.gnu.org/licenses/lgpl-3.0.html"),
    "legs_river.geojson": ("LGPL-3.0-or-later", "https://www.gnu.org/licenses/lgpl-3.0.html"),
    "land_far.geojson": ("PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    "bathymetry.geojson": ("PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    "places.geojson": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "roads.geojson": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
}
OPEN_DATABASE = ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/")


def describe(folder: Path = DATA) -> dict[str, Any]:
    """Return the descriptor of `folder`: its tables and layers, with each file's size and hash."""
    tables = [_table(folder, name) for name in sorted(SCHEMAS)]
    layers = [_layer(folder, path) for path in sorted((folder / "geo").glob("*.geojson"))]
    return {
        "profile": "data-package",
        "name": "darien-atlas",
        "title": TITLE,
        "licenses": [LICENSE],
        "attribution": CREDITS,
        "resources": tables + layers,
    }


def written(folder: Path = DATA) -> str:
    """Return the descriptor as the text of datapackage.json."""
    return json.dumps(describe(folder), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path = DATA) -> Path:
    """Write datapackage.json beside the tables and return its path."""
    target = folder / "datapackage.json"
    target.write_text(written(folder), encoding="utf-8")
    return target


def _table(folder: Path, name: str) -> dict[str, Any]:
    schema = SCHEMAS[name]
    path = Path(f"{name}.csv")
    return {
        "name": name.replace("_", "-"),
        "path": path.as_posix(),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": schema.description,
        **_bytes_of(folder / path),
        # Cells are text here as they are in the spreadsheet; data/README.md says how to read each.
        "schema": {
            "fields": [
                {
                    "name": column,
                    "type": "string",
                    "constraints": {"unique": True} if field.unique else {},
                }
                for column, field in schema.columns.items()
            ],
            "missingValues": [""],
        },
    }


def _layer(folder: Path, path: Path) -> dict[str, Any]:
    name, address = GEO_LICENSES.get(path.name, OPEN_DATABASE)
    return {
        "name": f"geo-{path.stem.replace('_', '-')}",
        "path": path.relative_to(folder).as_posix(),
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "licenses": [{"name": name, "path": address}],
        **_bytes_of(path),
    }


def _bytes_of(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
