"""The files a browser fetches: script, geometry and words, each named by its own content.

A name never means other bytes, so a browser may keep a file for ever; the same tables and files
give the same names on every server.
"""

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from darien.folder import DATA
from darien.positions import COURSES, courses
from darien.render.deck import cards
from darien.render.timeline import timeline
from darien.render.words import words
from darien.tables import Tables
from darien.vocabulary import Language

# The layers of data/geo that the map draws; what else lies there is what they were made from.
LAYERS = (
    "bathymetry",
    "borders",
    "darien_gap",
    "lakes",
    "land",
    "land_far",
    "legs",
    "legs_river",
    "rivers",
    "roads",
)
PACKAGE = Path(__file__).parent
MEDIA_TYPES = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "geojson": "application/geo+json",
    "png": "image/png",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Asset:
    """One file: its bytes, the same in gzip, and its media type."""

    body: bytes
    packed: bytes
    media_type: str


@dataclass(frozen=True)
class Assets:
    """Every file by its name, and the name of each by what it holds (land, words-en, script …)."""

    files: dict[str, Asset]
    names: dict[str, str]


def build(tables: Tables, folder: Path = DATA) -> Assets:
    """Return the files that belong to the tables and to the geometry of `folder`."""
    contents = {**_leaflet(), **_scripts(), **_geometry(folder), **_texts(tables)}
    named = {key: _named(key, suffix, body) for key, (suffix, body) in contents.items()}
    return Assets(
        files=dict(named.values()),
        names={key: name for key, (name, _) in named.items()},
    )


def geometry_names(assets: Assets) -> dict[str, str]:
    """Return the file names of the geometry alone, by layer."""
    return {key: name for key, name in assets.names.items() if name.endswith(".geojson")}


def _named(key: str, suffix: str, body: bytes) -> tuple[str, Asset]:
    # The hash stands after a "-": streamlit-folium takes everything after a "_" out of the script
    # before it looks whether the map has changed.
    name = f"{key.replace('_', '-')}-{hashlib.sha256(body).hexdigest()[:12]}.{suffix}"
    return name, Asset(body, gzip.compress(body, 9, mtime=0), MEDIA_TYPES[suffix])


def _leaflet() -> dict[str, tuple[str, bytes]]:
    """Leaflet from the package xstatic-leaflet, its images renamed in its style sheet too."""
    folder = files("xstatic.pkg.leaflet") / "data"
    contents = {}
    style = (folder / "leaflet.css").read_text("utf-8")
    for image in sorted(set(re.findall(r"url\(images/([\w-]+)\.png\)", style))):
        body = (folder / "images" / f"{image}.png").read_bytes()
        contents[f"leaflet-{image}"] = ("png", body)
        style = style.replace(f"images/{image}.png", _named(f"leaflet-{image}", "png", body)[0])
    contents["leaflet-script"] = ("js", (folder / "leaflet.js").read_bytes())
    contents["leaflet-style"] = ("css", style.encode())
    return contents


def _scripts() -> dict[str, tuple[str, bytes]]:
    """The map's own script and style, and the page's with its word mark."""
    wordmark = (PACKAGE / "ui" / "wordmark.svg").read_bytes()
    wordmark_name = _named("wordmark", "svg", wordmark)[0].encode()
    return {
        "wordmark": ("svg", wordmark),
        "script": ("js", _joined(PACKAGE / "render" / "web", "js")),
        "style": ("css", _joined(PACKAGE / "render" / "web", "css")),
        "page-script": ("js", _joined(PACKAGE / "ui", "js")),
        "page-style": ("css", _joined(PACKAGE / "ui", "css").replace(b"WORDMARK", wordmark_name)),
    }


def _joined(folder: Path, suffix: str) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.glob(f"*.{suffix}")))


def _geometry(folder: Path) -> dict[str, tuple[str, bytes]]:
    """The layers of data/geo, without the white space; courses as the guard lets them be."""
    layers = {
        layer: json.loads((folder / "geo" / f"{layer}.geojson").read_bytes()) for layer in LAYERS
    } | {layer: courses(layer, folder) for layer in COURSES}
    return {layer: ("geojson", _json(features)) for layer, features in layers.items()}


def _texts(tables: Tables) -> dict[str, tuple[str, bytes]]:
    """The words, the cards and the timeline of each language."""
    return {
        f"{kind}-{language.value}": ("json", _json(render(tables, language.value)))
        for language in Language
        for kind, render in (("words", words), ("cards", cards), ("timeline", timeline))
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
