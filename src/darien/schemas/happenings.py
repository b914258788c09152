"""What happened, and where things stand on the map."""

from darien.schemas.cells import (
    COUNTRY,
    LATITUDE,
    LONGITUDE,
    decimal,
    key,
    matching,
    one_of,
    partial_date,
    people,
    sources,
    table,
    text,
)
from darien.vocabulary import Direction, EventKind, Extent, IncidentKind, Precision

EFFECT = [*Direction, "both", "none"]

SCHEMAS = {
    "events": table(
        "events",
        "One row is one dated event that acted on a flow, measured it, or happened to people.",
        {
            "event_id": key(unique=True),
            "start": partial_date(),
            "end": partial_date(blank=True),
            "kind": one_of(EventKind),
            "title": text(),
            "summary": text(),
            "country": matching(COUNTRY, "is not a three-letter country code", blank=True),
            "place_id": key(blank=True),
            "direction": one_of(EFFECT),
            "source_ids": sources(),
        },
    ),
    "incidents": table(
        "incidents",
        "One row is one incident that hurt or endangered people; blank counts are not known.",
        {
            "incident_id": key(unique=True),
            "date": partial_date(),
            "kind": one_of(IncidentKind),
            "place_id": key(blank=True),
            "place_name": text(),
            "country": matching(COUNTRY, "is not a three-letter country code such as PAN"),
            "lat": LATITUDE,
            "lon": LONGITUDE,
            "precision": one_of(Precision),
            "direction": one_of([*Direction, "both"]),
            "people_affected": people(),
            "deaths": people(),
            "missing": people(),
            "summary": text(),
            "source_ids": sources(),
            "assumption": text(blank=True),
        },
    ),
    "extents": table(
        "extents",
        "One row is a preset of the map frame, and of a narrow one, in degrees WGS 84.",
        {
            "extent_id": one_of(Extent),
            "west": LONGITUDE,
            "south": LATITUDE,
            "east": LONGITUDE,
            "north": LATITUDE,
            "narrow_west": LONGITUDE,
            "narrow_south": LATITUDE,
            "narrow_east": LONGITUDE,
            "narrow_north": LATITUDE,
        },
    ),
    "labels": table(
        "labels",
        "One row is where a name or a number stands on the map, in one extent or in all (*).",
        {
            "label_id": key(unique=True),
            "kind": one_of(["town", "country", "sea", "area", "callout"]),
            "target": text(blank=True),
            "extent": one_of([*Extent, "*"]),
            "lat": LATITUDE,
            "lon": LONGITUDE,
            "dx": decimal(-2000, 2000),
            "dy": decimal(-2000, 2000),
            "anchor": one_of(["start", "middle", "end"]),
            "rank": one_of(["1", "2", "3"]),
            "text_en": text(blank=True),
            "text_es": text(blank=True),
        },
    ),
}
