"""The tables described as a Frictionless data package, written from the schemas and the bytes."""

import hashlib
import json
from pathlib import Path
from typing import Any

from darien.folder import DATA
from darien.provenance import CREDITS
from darien.schemas import SCHEMAS

TITLE = "Darién Atlas: people moving through the Darién and back"
LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
LGPL = ("LGPL-3.0-or-later", "https://www.gnu.org/licenses/lgpl-3.0.html")
PUBLIC_DOMAIN = ("other-pd", "https://www.naturalearthdata.com/about/terms-of-use/")
CC_BY = (LICENSE["name"], LICENSE["path"])
OPEN_DATABASE = ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/")
LAYER_LICENSES = {
    "bathymetry": ("other-pd", "https://www.ncei.noaa.gov/products/etopo-global-relief-model"),
    "borders": OPEN_DATABASE,
    "darien_gap": OPEN_DATABASE,
    "lakes": LGPL,
    "land": OPEN_DATABASE,
    "land_far": PUBLIC_DOMAIN,
    "legs": OPEN_DATABASE,
    "legs_river": LGPL,
    "places": CC_BY,
    "rivers": LGPL,
    "roads": CC_BY,
}


def describe(folder: Path = DATA) -> dict[str, Any]:
    """Return the descriptor of `folder`: its tables and layers, with each file's size and hash."""
    tables = [_table(folder, name) for name in sorted(SCHEMAS)]
    aids = [_aid(folder, path) for path in (Path("geo/leg_vias.csv"), *_translations(folder))]
    layers = [_layer(folder, path) for path in sorted((folder / "geo").glob("*.geojson"))]
    return {
        "profile": "data-package",
        "name": "darien-atlas",
        "title": TITLE,
        "licenses": [LICENSE],
        "attribution": CREDITS,
        "resources": tables + aids + layers,
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
        **bytes_of((folder / path).read_bytes()),
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


def _translations(folder: Path) -> list[Path]:
    return [path.relative_to(folder) for path in sorted(folder.glob("translations_*.csv"))]


def _aid(folder: Path, path: Path) -> dict[str, Any]:
    """Describe a table that helps to draw or to read the others and holds no facts of its own."""
    header = (folder / path).read_text(encoding="utf-8").split("\n", 1)[0]
    return {
        "name": path.stem.replace("_", "-"),
        "path": path.as_posix(),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **bytes_of((folder / path).read_bytes()),
        "schema": {
            "fields": [{"name": name, "type": "string"} for name in header.split(",")],
            "missingValues": [""],
        },
    }


def _layer(folder: Path, path: Path) -> dict[str, Any]:
    name, address = LAYER_LICENSES[path.stem]
    return {
        "name": f"geo-{path.stem.replace('_', '-')}",
        "path": path.relative_to(folder).as_posix(),
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "licenses": [{"name": name, "path": address}],
        **bytes_of(path.read_bytes()),
    }


def bytes_of(content: bytes) -> dict[str, Any]:
    """Return what the descriptor says of a file's content: its size in bytes and its hash."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
