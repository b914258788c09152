"""Where the tables lie: data/ of this checkout, or the folder that DARIEN_DATA names."""

import hashlib
import os
from functools import cache
from pathlib import Path

DATA = Path(os.environ.get("DARIEN_DATA", Path(__file__).parents[2] / "data"))


@cache
def code_version() -> str:
    """Return twelve signs that name the bytes of this package's own Python."""
    sign = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        sign.update(path.read_bytes())
    return sign.hexdigest()[:12]


@cache
def data_version(folder: Path = DATA) -> str:
    """Return twelve signs that name the bytes of every table and layer: other data, other name."""
    sign = hashlib.sha256()
    for path in sorted([*folder.glob("*.csv"), *(folder / "geo").glob("*.*json")]):
        sign.update(f"{path.name}\n".encode())
        sign.update(path.read_bytes())
    return sign.hexdigest()[:12]
