"""The ground of a map: land, depth, rivers, roads and borders from data/geo."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import geopandas
import numpy as np
import shapely
from matplotlib.path import Path

from darien.folder import DATA
from darien.positions import COURSES, courses
from darien.render.figure.frame import Frame
from darien.render.figure.page import Page

FINEST = 0.06  # mm; what is smaller on paper is left out
BEYOND = 3.0  # mm of ground around the frame, so that no edge of a cut shows

# The land of the world beyond the detailed land, needed where a frame reaches out of it.
DETAILED = (-125.0, -9.0, -58.3, 38.0)


@cache
def layer(name: str, folder: FilePath = DATA) -> Any:
    """Return a layer of data/geo as a GeoDataFrame in EPSG:3857."""
    if name in COURSES:
        features = courses(name, folder)["features"]
        return geopandas.GeoDataFrame.from_features(features, crs=4326).to_crs(3857)
    return geopandas.read_file(folder / "geo" / f"{name}.geojson").to_crs(3857)


def draw_ground(page: Page, frame: Frame) -> None:
    """Draw the basemap; land twice, so that only the sea's side of the coast shows."""
    inks = page.inks
    page.rectangle(frame.box, inks.sea)
    for path, row in shapes("bathymetry", frame):
        page.shape(path, face=inks.depths[str(int(row["depth"]))])
    land = [
        (path, inks.lands.get(str(row["country"]), inks.land))
        for path, row in shapes("land", frame)
    ]
    if _reaches_out(frame):
        land = [*((path, inks.land) for path, _row in shapes("land_far", frame)), *land]
    for path, _face in land:
        page.shape(path, edge=inks.coast, width=0.36)
    for path, face in land:
        page.shape(path, face=face, edge=inks.admin, width=0.16)
    for path, _row in shapes("lakes", frame):
        page.shape(path, face=inks.sea, edge=inks.river, width=0.15)
    for path, row in shapes("rivers", frame):
        page.shape(path, edge=inks.river, width=0.28 if row["rank"] == 1 else 0.2)
    for path, _row in shapes("roads", frame):
        page.shape(path, edge=inks.road, width=0.35)
    for path, _row in shapes("darien_gap", frame):
        page.shape(path, face=inks.darien, alpha=0.17)
        page.shape(path, edge=inks.darien_edge, width=0.24, style=(0, (2.4, 1.8)))
    for path, _row in shapes("borders", frame):
        page.shape(path, edge=inks.border, width=0.22, style=(0, (4.2, 1.8, 1.2, 1.8)))


def shapes(name: str, frame: Frame) -> Iterator[tuple[Path, Any]]:
    """Yield the parts of a layer that the frame shows, as paths in mm, with their attributes."""
    rows = layer(name)
    reach = BEYOND / frame.scale
    west, south, east, north = frame.metres
    seen = (west - reach, south - reach, east + reach, north + reach)
    rows = rows.iloc[sorted(rows.sindex.query(shapely.box(*seen)))]
    cut = shapely.clip_by_rect(rows.geometry.array, *seen)
    for shape, (_index, row) in zip(cut, rows.iterrows(), strict=True):
        thinned = shapely.simplify(shape, FINEST / frame.scale)
        if not thinned.is_empty:
            yield _path(thinned, frame), row


def _path(shape: Any, frame: Frame) -> Path:
    """Return a geometry in projected metres as one path in mm."""
    points, codes = [], []
    for part in shapely.get_parts(shape):
        is_area = part.geom_type == "Polygon"
        rings = [part.exterior, *part.interiors] if is_area else [part]
        for ring in rings:
            line = frame.to_mm(shapely.get_coordinates(ring))
            points.append(line)
            code = np.full(len(line), Path.LINETO)
            code[0] = Path.MOVETO
            if is_area:
                code[-1] = Path.CLOSEPOLY
            codes.append(code)
    return Path(np.vstack(points), np.concatenate(codes))


def _reaches_out(frame: Frame) -> bool:
    west, south, east, north = frame.metres
    seen = geopandas.GeoSeries([shapely.box(west, south, east, north)], crs=3857).to_crs(4326)
    return not shapely.box(*DETAILED).contains(seen.iloc[0])
