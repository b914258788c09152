"""Write the courses of all legs to data/geo, or check that the files there are up to date."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from darien.courses.drawing import features

DATA = Path(__file__).parents[3] / "data"
LICENCES = {
    "legs.geojson": (
        "ODbL 1.0: routed over a coast derived from OpenStreetMap; towns from GeoNames (CC BY 4.0)",
        "© OpenStreetMap contributors (ODbL) · GeoNames (CC BY 4.0)",
    ),
    "legs_river.geojson": (
        "LGPL-3.0-or-later: drawn along the rivers of GSHHG / WDB-II",
        "GSHHG / WDB-II (LGPL) · GeoNames (CC BY 4.0)",
    ),
}


def written(name: str, legs: list[dict[str, Any]]) -> str:
    """Return the text of a file of legs: its licence first, then one leg a line."""
    licence, attribution = LICENCES[name]
    head = {"type": "FeatureCollection", "licence": licence, "attribution": attribution}
    lines = [json.dumps(leg, ensure_ascii=False, separators=(",", ":")) for leg in legs]
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return opening + ', "features": [\n' + ",\n".join(lines) + "\n]}\n"


def files(data: Path) -> dict[str, str]:
    """Return the text of both files by name.

    River legs stand apart, because they are drawn from rivers under the LGPL and all others over
    a coast under the ODbL.
    """
    legs = features(data)
    river = [leg for leg in legs if leg["properties"]["how"] == "river"]
    other = [leg for leg in legs if leg["properties"]["how"] != "river"]
    return {
        "legs.geojson": written("legs.geojson", other),
        "legs_river.geojson": written("legs_river.geojson", river),
    }


def outdated(folder: Path, texts: dict[str, str]) -> list[str]:
    """Return the names of the files in a folder that do not hold the text they should."""
    paths = {name: folder / name for name in texts}
    return [
        name
        for name, path in paths.items()
        if not path.exists() or path.read_text(encoding="utf-8") != texts[name]
    ]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 1 if --check finds a file out of date."""
    parser = argparse.ArgumentParser(prog="python -m darien.courses", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare only")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the tables")
    options = parser.parse_args(arguments)
    folder, texts = options.data / "geo", files(options.data)
    names = outdated(folder, texts)
    if not options.check:
        for name in names:
            (folder / name).write_text(texts[name], encoding="utf-8", newline="\n")
    elif names:
        listed = " and ".join(names)
        print(
            f"Out of date in data/geo: {listed}; run `python -m darien.courses`.", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
