"""Where things stand, no finer than the guard allows: the one way from the tables to a point."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from darien.events import incidents_told
from darien.folder import DATA
from darien.guard import RULES, Position, Sensitivity, coarse, course, of_incident
from darien.tables import Tables

# The layers of data/geo that hold the courses of legs. One drawn without a road, a river or a
# coast to follow is a way on foot.
COURSES = ("legs", "legs_river")
ON_FOOT = "generalised"


@cache
def places(tables: Tables) -> dict[str, Position]:
    """Return every placed place (latitude, longitude in degrees, WGS 84).

    It is as coarse as the strictest of what stands there demands.
    """
    standing = {
        Sensitivity.COUNTING_POINT: tables.series["counting_place"],
        Sensitivity.CARE_SITE: [*tables.sites["place_id"], *tables.station_periods["place_id"]],
    }
    found = {}
    for row in tables.places.dropna(subset=["lat", "lon"]).itertuples():
        there = [one for one, at in standing.items() if row.place_id in set(at)]
        at = coarse(row.lat, row.lon, Sensitivity.PUBLIC_PLACE, *there, known=[row.precision])
        if at is not None:
            found[row.place_id] = at
    return found


@cache
def incidents(tables: Tables) -> dict[str, Position]:
    """Return where each placed incident is drawn (latitude, longitude in degrees, WGS 84).

    It stands at its place, no finer than the place is known, nor than what happened there.
    """
    rows = tables.places.dropna(subset=["lat", "lon"]).set_index("place_id")
    found = {}
    for row in incidents_told(tables).itertuples():
        if row.place_id not in rows.index:
            continue
        place = rows.loc[row.place_id]
        sensitivity = of_incident(row.kind, row.place_name, row.summary, row.assumption)
        known = [place["precision"], row.precision]
        at = coarse(place["lat"], place["lon"], sensitivity, known=known)
        if at is not None:
            found[row.incident_id] = at
    return found


def labels(tables: Tables) -> pd.DataFrame:
    """Return the labels with their own positions as coarse as lettering may be."""
    rows = tables.labels
    decimals = RULES[Sensitivity.LETTERING].stored
    return rows.assign(lat=rows["lat"].round(decimals), lon=rows["lon"].round(decimals))


def courses(name: str, folder: Path = DATA) -> dict[str, Any]:
    """Return a layer of courses as GeoJSON, each line as coarse as its way demands."""
    layer: dict[str, Any] = json.loads((folder / "geo" / f"{name}.geojson").read_text("utf-8"))
    for feature in layer["features"]:
        on_foot = feature["properties"]["how"] == ON_FOOT
        sensitivity = Sensitivity.WAY_ON_FOOT if on_foot else Sensitivity.ROUTE
        if shape := feature["geometry"]:
            shape["coordinates"] = course(shape["coordinates"], sensitivity)
    return layer
