"""The manifest of a pack: what it was made from, with what, and the hash of every file."""

import hashlib
import json
import platform
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from typing import Any, cast

from darien.edition import Edition
from darien.figure_link import checked_address, read
from darien.folder import data_version
from darien.language import translator
from darien.pack.colophon import Colophon
from darien.tables import Tables
from darien.timeline import charted
from darien.view import Query, View

FORMAT = 1
# What the bytes of a file hang on beside the data.
LIBRARIES = (
    "darien",
    "babel",
    "fonttools",
    "matplotlib",
    "numpy",
    "pandas",
    "pillow",
    "pybtex",
    "rispy",
    "shapely",
    "textalloc",
    "xlsxwriter",
)
MEDIA_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "gif": "image/gif",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
}


@dataclass(frozen=True)
class Entry:
    """One file of a pack as its manifest states it: hash of its bytes, their number, their type."""

    sha256: str
    bytes: int
    media_type: str


@dataclass(frozen=True)
class Manifest:
    """A pack as stated: what to draw it from again, and what it then must be.

    `title`, `map_id` and `link` follow from the rest; they are there to be read.
    """

    title: str
    map_id: str
    link: str
    view: Query
    edition: Query
    created: str
    address: str
    data_version: str
    software: dict[str, str]
    files: dict[str, Entry]


def software() -> dict[str, str]:
    """Return the versions of all that has a hand in the bytes of a pack."""
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: version(name) for name in LIBRARIES},
    }


def manifest(
    view: View, edition: Edition, said: Colophon, address: str, files: Mapping[str, bytes]
) -> Manifest:
    """Return the manifest of files made here and now."""
    return Manifest(
        title=said.title,
        map_id=said.map_id,
        link=said.link,
        view=view.to_query(),
        edition=edition.to_query(),
        created=said.created,
        address=address,
        data_version=data_version(),
        software=software(),
        files={name: entry(name, files[name]) for name in sorted(files)},
    )


def entry(name: str, body: bytes) -> Entry:
    """Return what a manifest says of a file."""
    media_type = MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Entry(hashlib.sha256(body).hexdigest(), len(body), media_type)


def written(stated: Manifest) -> bytes:
    """Return a manifest as JSON."""
    text = json.dumps({"format": FORMAT, **asdict(stated)}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def read_manifest(text: bytes, language: str) -> Manifest:
    """Return the manifest that a stranger's file holds, every part of the right kind.

    Raises ValueError, with a sentence in `language`, for anything else.
    """
    _ = translator(language)
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(_("manifest.json is not JSON")) from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ValueError(_("manifest.json is not of format {n}").format(n=FORMAT))
    wrong = [name for name, fits in _PARTS.items() if not fits(said.get(name))]
    if wrong:
        raise ValueError(
            _("manifest.json does not say as it should: {parts}").format(parts=", ".join(wrong))
        )
    files = {name: Entry(**stated) for name, stated in said["files"].items()}
    parts = {name: said[name] for name in _PARTS if name != "files"}
    return Manifest(**parts, files=files)


def redrawn_from(
    tables: Tables, stated: Manifest, language: str
) -> tuple[View, Edition, date, str]:
    """Return what a manifest says that its pack was drawn from.

    Raises ValueError, with a sentence in `language`, for what no link could say.
    """
    made = date.fromisoformat(stated.created)
    asked = read({**stated.view, **stated.edition}, charted(tables), made, language)
    return asked.view, asked.edition, made, checked_address(stated.address, language)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_day(value: Any) -> bool:
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_query(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(values, list) and all(isinstance(one, str) for one in values)
        for values in value.values()
    )


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _is_files(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_entry(one) for one in value.values())


def _is_entry(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != {"sha256", "bytes", "media_type"}:
        return False
    said = cast(dict[str, Any], value)
    return _is_text(said["sha256"]) and _is_text(said["media_type"]) and type(said["bytes"]) is int


_PARTS = {
    "title": _is_text,
    "map_id": _is_text,
    "link": _is_text,
    "view": _is_query,
    "edition": _is_query,
    "created": _is_day,
    "address": _is_text,
    "data_version": _is_text,
    "software": _is_texts,
    "files": _is_files,
}
