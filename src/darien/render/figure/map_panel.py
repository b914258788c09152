"""The map of a figure: ground, lines, marks, numbers and names in one frame."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from darien import positions
from darien.render.figure import marks
from darien.render.figure.box import Box, Point
from darien.render.figure.callouts import draw_callouts
from darien.render.figure.frame import Frame, fitted, projected
from darien.render.figure.ground import draw_ground
from darien.render.figure.lines import (
    FlowLine,
    draw_line,
    draw_numbers,
    lines_of,
    points_of,
)
from darien.render.figure.names import NameWriter, draw_regions, draw_towns
from darien.render.figure.page import Page
from darien.render.figure.room import Room
from darien.render.figure.wishes import wishes
from darien.render.scene import DrawnPoint, Scene
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Extent, Layer

# A frame narrower than this, in widths per height, takes the bounds meant for a phone.
NARROW = 1.1
# Pixels across a screen's map, from which the offsets of the labels were set.
SCREEN = 1100.0
KM_PER_DEGREE = 111.0
# Numbers of a lower rank stand beside the map.
MOST_RANK = {Extent.WHOLE_ROUTE: 2}


@dataclass(frozen=True)
class MapPanel:
    """A map as it was drawn: its frame, and what is too small or too fine for its scale."""

    frame: Frame
    lines: tuple[FlowLine, ...]
    left_out: tuple[str, ...]


def bounds_of(tables: Tables, view: View, edge: str = "") -> tuple[Point, Point]:
    """Return the south-west and north-east corner of a view's extent (latitude, longitude).

    `edge` is "narrow_" for the bounds that suit a frame higher than wide.
    """
    row = tables.extents.set_index("extent_id").loc[view.extent.value]
    south, west, north, east = (row[edge + side] for side in ("south", "west", "north", "east"))
    return (float(south), float(west)), (float(north), float(east))


def frame_of(
    tables: Tables,
    view: View,
    scene: Scene,
    box: Box,
    panel: Box | None = None,
    *,
    may_narrow: bool = True,
) -> Frame:
    """Return the frame of a view's extent in a box, clear of a panel that lies on the map.

    A box higher than wide takes the extent's narrow bounds, unless `may_narrow` forbids it.
    """
    is_narrow = may_narrow and box.width < NARROW * box.height
    bounds = bounds_of(tables, view, "narrow_" if is_narrow else "")
    placed = positions.places(tables)
    marked = [placed[point.place_id] for point in scene.points if point.place_id in placed]
    at = [(longitude, latitude) for latitude, longitude in marked]
    content = np.vstack([points_of(scene), *([projected(at)] if at else [])])
    return fitted(box, bounds, content, panel)


def draw_map(
    page: Page,
    box: Box,
    tables: Tables,
    view: View,
    scene: Scene,
    *,
    panels: tuple[Box, ...] = (),
    numbers: Mapping[str, int] | None = None,
    frame: Frame | None = None,
    with_minor: bool = True,
    with_ground: bool = True,
) -> MapPanel:
    """Draw a view's map into a box; nothing is written beneath `panels`.

    `numbers` are those of the legs in the table of legs. Without `with_minor` no name of a town or
    a region is written, only numbers and sites; without `with_ground` the ground is there already.
    """
    frame = frame or frame_of(tables, view, scene, box, panels[0] if panels else None)
    window = page.window(box)
    if with_ground:
        draw_ground(window, frame)
    room = Room(box.grown(-1.0), taken=list(panels))
    where = marks.places(tables, frame)
    drawing = _Drawing(window, tables, view, scene, frame, room, where, panels)
    lines, left_out = lines_of(tables, scene, frame)
    for line in lines:
        draw_line(window, line, room)
    rings, sites = drawing.draw_marks(lines, numbers or {})
    drawing.write_numbers(rings)
    drawing.write_names(lines, sites, with_minor=with_minor)
    edges = ",".join(f"{degrees:.3f}" for degrees in frame.degrees)
    page.rectangle(box, edge=page.inks.no_data, width=0.2, gid=f"frame:{edges}")
    return MapPanel(frame, lines, left_out)


@dataclass(frozen=True, eq=False)
class _Drawing:
    """A map on which the lines are drawn already; what comes later finds room beside them."""

    window: Page
    tables: Tables
    view: View
    scene: Scene
    frame: Frame
    room: Room
    where: dict[str, Point]
    panels: tuple[Box, ...]

    def draw_marks(
        self, lines: tuple[FlowLine, ...], numbers: Mapping[str, int]
    ) -> tuple[tuple[marks.Ring, ...], tuple[marks.Group, ...]]:
        """Draw what stands at a place; return the counting points, to be drawn last, and sites."""
        rings = marks.rings_of(self.scene, self.where, self.room.frame)
        for ring in rings:
            self.room.take(Box(*ring.at, *ring.at).grown(marks.RING + 0.2))
        sites = marks.site_groups(self.tables, self.scene, self.where, self.room)
        stations = marks.station_groups(self.scene, self.where, self.room)
        incidents = marks.incident_groups(self.tables, self.scene, self.frame, self.room)
        draw_numbers(self.window, lines, numbers, self.room)
        marks.draw_incidents(self.window, incidents)
        marks.draw_stations(self.window, stations)
        marks.draw_sites(self.window, sites)
        return rings, sites

    def write_numbers(self, rings: tuple[marks.Ring, ...]) -> None:
        """Write the numbers that belong on a map of this scale, and draw the counting points."""
        across = _degrees_across(self.tables, self.view)
        mm_per_pixel = self.frame.mm_per_km() * KM_PER_DEGREE * across / SCREEN
        beside = also_counted(self.tables, self.view, self.scene)
        told = [ring for ring in rings if ring.point not in beside]
        wished = wishes(self.tables, self.view, "callout")
        draw_callouts(self.window, told, wished, self.room, mm_per_pixel, self.panels)
        for ring in rings:
            marks.draw_ring(self.window, ring)

    def write_names(
        self, lines: tuple[FlowLine, ...], sites: tuple[marks.Group, ...], *, with_minor: bool
    ) -> None:
        """Write the names of sites, and of towns and regions unless only sites are wanted."""
        writer = NameWriter.of(self.window, self.tables, self.view, self.where, self.room)
        if Layer.TOWNS in self.view.layers and with_minor:
            draw_towns(writer, self.frame, sites, _ends(self.tables, lines, self.scene))
        else:
            for group in sites:
                writer.group(group)
        if with_minor:
            draw_regions(self.window, self.tables, self.view, self.frame, self.room)


def also_counted(tables: Tables, view: View, scene: Scene) -> tuple[DrawnPoint, ...]:
    """Return the counting points whose numbers have no place on a map of so small a scale.

    They are those that data/labels.csv ranks low for the extent; the legend has their numbers.
    """
    wished = wishes(tables, view, "callout")
    return tuple(
        point
        for point in scene.points
        if point.series_id in wished
        and wished[point.series_id].rank > MOST_RANK.get(view.extent, 3)
    )


def _degrees_across(tables: Tables, view: View) -> float:
    (_south, west), (_north, east) = bounds_of(tables, view)
    return east - west


def _ends(tables: Tables, lines: tuple[FlowLine, ...], scene: Scene) -> set[str]:
    """The places where a drawn leg ends or people are counted."""
    legs = tables.route_legs.set_index("leg_id")
    drawn = [leg_id for line in lines for leg_id in line.leg_ids]
    ends = {str(legs.loc[leg_id][end]) for leg_id in drawn for end in ("from_place", "to_place")}
    return ends | {point.place_id for point in scene.points}
