"""What a figure draws as GeoJSON (RFC 7946): legs, counting points, sites, stations, incidents."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from darien.folder import DATA
from darien.pack.colophon import Colophon
from darien.pack.sheets import Value, flat
from darien.render.shown_rows import Shown
from darien.tables import Tables
from darien.vocabulary import DRAWN_DECIMALS, Precision

Feature = dict[str, Any]

# Files of different licences; each leg keeps the licence and credit of the file it comes from.
COURSES = ("legs", "legs_river")
POINTS = {
    "licence": "CC BY 4.0",
    "attribution": "Darién Atlas · GeoNames, Who's On First (CC BY 4.0)",
}


def geojson_bytes(tables: Tables, shown: Shown, said: Colophon) -> bytes:
    """Return what a figure draws, in degrees WGS 84, longitude first.

    A place is as fine as its precision allows and no finer; one that no source places has no
    geometry. The features are a collection and not one work: each names its licence and credit.
    """
    collection = {
        "type": "FeatureCollection",
        "title": said.title,
        "map_id": said.map_id,
        "link": said.link,
        "known_to": said.known_to,
        "read": said.read,
        "created": said.created,
        "licence": said.licence,
        "attribution": said.credits,
        "caution": said.caution,
        "features": [*_legs(shown), *_points(tables, shown)],
    }
    # A feature a line, so that two files can be compared.
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return text.replace('{"type":"Feature",', '\n{"type":"Feature",').encode() + b"\n"


def _legs(shown: Shown) -> Iterator[Feature]:
    for leg in shown.legs:
        course = _courses()[leg.id]
        yield _feature("leg", flat(leg) | course["properties"], course["geometry"])


def _points(tables: Tables, shown: Shown) -> Iterator[Feature]:
    places = {row.place_id: row for row in tables.places.itertuples()}
    for kind, rows in (
        ("counting-point", [count for count in shown.counts if count.at_point]),
        ("", shown.sites),
        ("incident", shown.incidents),
    ):
        for row in rows:
            place = places.get(row.place_id)
            geometry = _point(place, row.precision) if place else None
            columns = flat(row) | POINTS
            yield _feature(kind or str(columns["kind"]), columns, geometry)


def _point(place: Any, precision: str) -> Feature | None:
    """The place as finely as both it and what happened there are known; None for no position."""
    if place.lat != place.lat:
        return None
    decimals = min(DRAWN_DECIMALS[Precision(how)] for how in (place.precision, precision))
    return {
        "type": "Point",
        "coordinates": [round(place.lon, decimals), round(place.lat, decimals)],
    }


def _feature(kind: str, columns: dict[str, Value], geometry: Feature | None) -> Feature:
    return {
        "type": "Feature",
        "id": f"{kind}:{columns['id']}",
        "geometry": geometry,
        "properties": {"kind": kind, **columns},
    }


@cache
def _courses() -> dict[str, Feature]:
    """The course of every leg: its geometry, how it was drawn, and the licence of its file."""
    found = {}
    for name in COURSES:
        layer = json.loads((DATA / "geo" / f"{name}.geojson").read_text("utf-8"))
        for feature in layer["features"]:
            drawn = feature["properties"]
            found[drawn["leg_id"]] = {
                "geometry": feature["geometry"],
                "properties": {
                    "course": drawn["how"],
                    "course_note": drawn["note"],
                    "licence": layer["licence"],
                    "attribution": layer["attribution"],
                },
            }
    return found
