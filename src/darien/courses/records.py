"""What a course is drawn from: places, legs and the towns a leg passes, read from data/."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from darien.courses.plane import Line, Position, rounded
from darien.guard import Sensitivity, coarse
from darien.vocabulary import Mode

WAYS = {
    Mode.BOAT: "boat",
    Mode.BUS: "road",
    Mode.VEHICLE: "road",
    Mode.FOOT: "foot",
    Mode.AIR: "air",
}


@dataclass(frozen=True)
class Leg:
    """One leg of a route: from one place to another by one kind of way."""

    leg_id: str
    from_place: str
    to_place: str
    mode: Mode

    @property
    def course(self) -> str:
        """The line it runs on, shared by all legs between the same places by the same way."""
        first, last = sorted([self.from_place, self.to_place])
        return f"{first}--{last}--{WAYS[self.mode]}"

    @property
    def runs_backwards(self) -> bool:
        """Whether the leg runs against its course, which goes by place_id in alphabetical order."""
        return self.from_place > self.to_place


@dataclass(frozen=True)
class Records:
    """Legs, the position where each place is drawn, and the stops between the ends of a course."""

    legs: list[Leg]
    positions: dict[str, Position | None]
    names: dict[str, str]
    stops: dict[str, list[str]]


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV table as written."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def drawn_position(row: dict[str, str]) -> Position | None:
    """Return where a place is drawn, no finer than its precision allows; None if unplaced."""
    if not row["lat"] or not row["lon"]:
        return None
    degrees = (float(row["lat"]), float(row["lon"]))
    at = coarse(*degrees, Sensitivity.PUBLIC_PLACE, known=[row["precision"]])
    return (at[1], at[0]) if at else None


def read_records(data: Path) -> Records:
    """Read the legs, the places and the stops; a stop outside the places table keeps its name."""
    places = rows_of(data / "places.csv")
    positions = {row["place_id"]: drawn_position(row) for row in places}
    names = {row["place_id"]: row["name"] for row in places}
    stops: dict[str, list[str]] = {}
    by_course = sorted(
        rows_of(data / "geo" / "leg_vias.csv"),
        key=lambda row: (row["course"], int(row["order"])),
    )
    for row in by_course:
        stop = row["place_id"] or row["name"]
        if not row["place_id"]:
            positions[stop] = rounded((float(row["lon"]), float(row["lat"])))
            names[stop] = row["name"]
        stops.setdefault(row["course"], []).append(stop)
    legs = [
        Leg(row["leg_id"], row["from_place"], row["to_place"], Mode(row["mode"]))
        for row in rows_of(data / "route_legs.csv")
    ]
    return Records(legs, positions, names, stops)


def read_shapes(path: Path) -> list[Any]:
    """Return the geometries of a GeoJSON layer."""
    return list(shapely.get_parts(shapely.from_geojson(path.read_text(encoding="utf-8"))))


def read_lines(path: Path) -> list[Line]:
    """Return every single line of a GeoJSON layer of lines."""
    return [
        [(float(x), float(y)) for x, y in part.coords]
        for shape in read_shapes(path)
        for part in shapely.get_parts(shape)
    ]
