"""Chooses how each course is drawn and gathers the features of both files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from darien.courses.arcs import flight, plain_arc
from darien.courses.plane import Line, Position, joined
from darien.courses.records import Leg, Records, read_lines, read_records, read_shapes
from darien.courses.rivers import river_graph, river_way
from darien.courses.sea import PORT_REACH_KM, inland_km, sea_lanes
from darien.courses.towns import LandWays, land_ways
from darien.vocabulary import Mode

NOTES = {
    "sea": "Cheapest way through water on a grid, kept off the coast where there is room.",
    "road": "Along the indicative highway of the road layer; other stretches from town to town.",
    "towns": "A line from town to town by {stops}; the bends of the road are not drawn.",
    "straight": "A line from town to town; the bends of the road are not drawn.",
    "river": "Along the river layer to the landing, then straight to the station.",
    "foot": "A plain arc between the two places; it shows no path.",
    "no-river": "A plain arc: the mapped rivers lie too far from the village to be followed.",
    "hop": "A straight line across the river.",
    "air": "Great circle between the two cities; no flight path is known.",
    "unplaced": "Not drawn: no source gives a position for {name}.",
}


@dataclass(frozen=True)
class Course:
    """A drawn line from the alphabetically first place to the last, how, and a sentence on it."""

    how: str
    line: Line
    note: str


@dataclass(frozen=True, eq=False)
class Basemap:
    """The layers that courses are drawn over; `dry` is the land without its lakes."""

    land: Any
    dry: Any
    rivers: Any
    roads: list[Line]


def read_basemap(geo: Path) -> Basemap:
    """Read the layers from the folder of the geometry."""
    land = shapely.union_all(read_shapes(geo / "land.geojson"))
    dry = shapely.difference(land, shapely.union_all(read_shapes(geo / "lakes.geojson")))
    shapely.prepare([land, dry])
    rivers = river_graph(read_lines(geo / "rivers.geojson"))
    return Basemap(land, dry, rivers, read_lines(geo / "roads.geojson"))


def unplaced(leg: Leg, records: Records) -> list[str]:
    """Return the names of the ends of a leg that have no position."""
    ends = (leg.from_place, leg.to_place)
    return [records.names[place] for place in ends if records.positions[place] is None]


def chain_of(leg: Leg, records: Records) -> list[str]:
    """Return the stops of a leg's course, its ends included, in the direction of the course."""
    first, last = sorted([leg.from_place, leg.to_place])
    return [first, *records.stops.get(leg.course, []), last]


def courses(records: Records, basemap: Basemap) -> dict[str, Course]:
    """Return the course of every leg whose two places have a position, by its id."""
    legs = {leg.course: leg for leg in records.legs if not unplaced(leg, records)}
    chains = {course: chain_of(leg, records) for course, leg in legs.items()}
    positions = {stop: at for stop, at in records.positions.items() if at is not None}
    ends = {course: (positions[chain[0]], positions[chain[-1]]) for course, chain in chains.items()}
    lanes = sea_lanes(
        {
            course: ends[course]
            for course in legs
            if goes_by_sea(legs[course], ends[course], basemap)
        },
        basemap.land,
    )
    by_land = [chain for course, chain in chains.items() if goes_by_land(legs[course], records)]
    ways = land_ways(by_land, positions, roads=basemap.roads, dry=basemap.dry)
    drawn = {}
    for course, leg in legs.items():
        chain, (start, end) = chains[course], ends[course]
        if course in lanes:
            drawn[course] = Course("sea", lanes[course], NOTES["sea"])
        elif leg.mode is Mode.AIR:
            drawn[course] = Course("air", flight(start, end), NOTES["air"])
        elif leg.mode is Mode.FOOT:
            arc = plain_arc(start, end, basemap.land)
            drawn[course] = Course("generalised", arc, NOTES["foot"])
        elif leg.mode is Mode.BOAT:
            stops = [positions[stop] for stop in chain]
            drawn[course] = inland_boat(stops, basemap) or over_land(chain, ways, records)
        else:
            drawn[course] = over_land(chain, ways, records)
    return drawn


def goes_by_sea(leg: Leg, ends: tuple[Position, Position], basemap: Basemap) -> bool:
    """Say whether a leg is a boat between two places at the coast."""
    return leg.mode is Mode.BOAT and all(
        inland_km(end, basemap.land) <= PORT_REACH_KM for end in ends
    )


def goes_by_land(leg: Leg, records: Records) -> bool:
    """Say whether a leg is drawn from town to town: on wheels, or a boat with a stop on land."""
    return leg.mode in (Mode.BUS, Mode.VEHICLE) or leg.course in records.stops


def inland_boat(stops: list[Position], basemap: Basemap) -> Course | None:
    """Return the course of a boat by river, or a plain arc; None if its stops lie on no river."""
    river = river_way(stops[0], stops[1], basemap.rivers)
    if river is not None:
        return Course("river", joined([river, stops[1:]]), NOTES["river"])
    if len(stops) > 2:
        return None
    arc = plain_arc(stops[0], stops[1], basemap.land)
    return Course("generalised", arc, NOTES["hop" if len(arc) == 2 else "no-river"])


def over_land(chain: list[str], ways: LandWays, records: Records) -> Course:
    """Return the course of a bus or car."""
    line = ways.way(chain)
    if ways.follows_road(chain):
        return Course("road", line, NOTES["road"])
    stops = [records.names[stop] for stop in chain[1:-1]]
    if not stops:
        return Course("towns", line, NOTES["straight"])
    listed = ", ".join(stops[:-1]) + (" and " if stops[1:] else "") + stops[-1]
    return Course("towns", line, NOTES["towns"].format(stops=listed))


def features(data: Path) -> list[dict[str, Any]]:
    """Return one GeoJSON feature per leg, in the order of the legs table."""
    records = read_records(data)
    by_id = courses(records, read_basemap(data / "geo"))
    drawn = []
    for leg in records.legs:
        properties: dict[str, Any] = {"leg_id": leg.leg_id, "course": leg.course}
        if missing := unplaced(leg, records):
            note = NOTES["unplaced"].format(name=" and ".join(missing))
            drawn.append(feature(properties | {"how": None, "note": note}, None))
            continue
        course = by_id[leg.course]
        line = course.line[::-1] if leg.runs_backwards else course.line
        drawn.append(feature(properties | {"how": course.how, "note": course.note}, line))
    return drawn


def feature(properties: dict[str, Any], line: Line | None) -> dict[str, Any]:
    """Return a GeoJSON feature of a line, or of no line."""
    geometry = None if line is None else {"type": "LineString", "coordinates": line}
    return {"type": "Feature", "properties": properties, "geometry": geometry}
