"""What a figure draws as GeoJSON (RFC 7946): legs, counting points, sites, stations, incidents.

Lines under the LGPL stand in a file of their own: they are never merged with those under the ODbL.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from darien.guard import Position
from darien.language import mark as N_
from darien.language import translator
from darien.pack.colophon import Colophon
from darien.pack.sheets import Value, flat
from darien.positions import courses, incidents, places
from darien.render.shown_rows import Shown
from darien.tables import Tables

Feature = dict[str, Any]

# Layers of different licences, and the files that their lines are drawn in; each leg keeps the
# licence and credit of its layer.
DRAWN, DRAWN_RIVER = "drawn.geojson", "drawn-river.geojson"
COURSES = {"legs": DRAWN, "legs_river": DRAWN_RIVER}
POINTS = {
    "licence": "CC BY 4.0",
    "attribution": "Darién Atlas · GeoNames, Who's On First (CC BY 4.0)",
}
LICENCES = {
    DRAWN: N_(
        "Lines: ODbL 1.0. Points and properties: CC BY 4.0, Darién Atlas, with the producer of"
        " each figure. Each feature names its own licence."
    ),
    DRAWN_RIVER: N_(
        "Lines: LGPL 3.0 or later. Properties: CC BY 4.0, Darién Atlas, with the producer of each"
        " figure."
    ),
}
CREDITS = {
    DRAWN: (
        "Darién Atlas · © OpenStreetMap contributors (ODbL) · GeoNames, Who's On First (CC BY 4.0)"
    ),
    DRAWN_RIVER: "Darién Atlas · GSHHG/WDB-II (LGPL) · GeoNames (CC BY 4.0)",
}


def geojson_files(tables: Tables, shown: Shown, said: Colophon, language: str) -> dict[str, bytes]:
    """Return what a figure draws by name of file, in degrees WGS 84, longitude first.

    A place is as fine as the guard allows and no finer; one that no source places has no
    geometry. Without lines along rivers there is no file for them.
    """
    features: dict[str, list[Feature]] = {DRAWN: []}
    for file, feature in _legs(shown):
        features.setdefault(file, []).append(feature)
    features[DRAWN] += _points(tables, shown)
    return {file: _written(said, file, drawn, language) for file, drawn in features.items()}


def _written(said: Colophon, file: str, features: Sequence[Feature], language: str) -> bytes:
    """Return features as a collection, which is not one work: each names licence and credit."""
    collection = {
        "type": "FeatureCollection",
        "title": said.title,
        "map_id": said.map_id,
        "link": said.link,
        "known_to": said.known_to,
        "read": said.read,
        "created": said.created,
        "licence": translator(language)(LICENCES[file]),
        "attribution": CREDITS[file],
        "caution": said.caution,
        "positions": said.positions,
        "features": features,
    }
    # A feature a line, so that two files can be compared.
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return text.replace('{"type":"Feature",', '\n{"type":"Feature",').encode() + b"\n"


def _legs(shown: Shown) -> Iterator[tuple[str, Feature]]:
    """Yield every leg with the file that it is drawn in."""
    for leg in shown.legs:
        course = courses_of_legs()[leg.id]
        columns = flat(leg) | course["properties"]
        yield course["file"], _feature("leg", columns, course["geometry"])


def _points(tables: Tables, shown: Shown) -> Iterator[Feature]:
    at_place, of_incident = places(tables), incidents(tables)
    for count in shown.counts:
        if count.at_point:
            yield _feature(
                "counting-point", {**flat(count), **POINTS}, point(at_place, count.place_id)
            )
    for site in shown.sites:
        yield _feature(site.kind, {**flat(site), **POINTS}, point(at_place, site.place_id))
    for incident in shown.incidents:
        yield _feature("incident", {**flat(incident), **POINTS}, point(of_incident, incident.id))


def point(positions: Mapping[str, Position], id: str) -> Feature | None:
    """A position as GeoJSON; None for what has none."""
    if id not in positions:
        return None
    latitude, longitude = positions[id]
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _feature(kind: str, columns: dict[str, Value], geometry: Feature | None) -> Feature:
    return {
        "type": "Feature",
        "id": f"{kind}:{columns['id']}:{columns['panel']}",
        "geometry": geometry,
        "properties": {"kind": kind, **columns},
    }


@cache
def courses_of_legs() -> dict[str, Feature]:
    """The course of every leg: its geometry, how it was drawn, and the licence of its file."""
    found = {}
    for name, file in COURSES.items():
        layer = courses(name)
        for feature in layer["features"]:
            drawn = feature["properties"]
            found[drawn["leg_id"]] = {
                "file": file,
                "geometry": feature["geometry"],
                "properties": {
                    "course": drawn["how"],
                    "course_note": drawn["note"],
                    "licence": layer["licence"],
                    "attribution": layer["attribution"],
                },
            }
    return found
