"""Write the courses of all legs to data/geo, or check that the files there are up to date."""

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

import shapely

from darien.courses.drawing import features
from darien.courses.plane import KM_PER_DEGREE

# How far a course may lie from the one drawn on another machine; seen was 0.31 km.
SAME_COURSE_KM = 0.5
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
    """Return the names of the files in a folder that do not hold what they should."""
    paths = {name: folder / name for name in texts}
    return [
        name
        for name, path in paths.items()
        if not path.exists() or not same_courses(path.read_text(encoding="utf-8"), texts[name])
    ]


def same_courses(one: str, other: str) -> bool:
    """Tell whether two files hold the same legs, drawn the same but for SAME_COURSE_KM.

    Processors differ in the last bit of a number, and of two ways through water that cost the same
    one may take this, one that.
    """
    if one == other:
        return True
    kept, drawn = (json.loads(text)["features"] for text in (one, other))
    if [leg["properties"] for leg in kept] != [leg["properties"] for leg in drawn]:
        return False
    return all(
        (old["geometry"] is None) == (new["geometry"] is None)
        and (old["geometry"] is None or _apart_km(old, new) < SAME_COURSE_KM)
        for old, new in zip(kept, drawn, strict=True)
    )


def _apart_km(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Return how far the courses of two legs lie apart at most; inf if an end differs."""
    courses = [leg["geometry"]["coordinates"] for leg in (one, other)]
    if any(courses[0][end] != courses[1][end] for end in (0, -1)):
        return math.inf
    lines = [shapely.LineString(course) for course in courses]
    return float(shapely.hausdorff_distance(*lines, densify=0.05)) * KM_PER_DEGREE


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
