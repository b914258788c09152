"""Counting points, MSF sites, stations and incidents of a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import numpy as np
from matplotlib.path import Path

from darien import positions
from darien.render.figure.box import Box, Point
from darien.render.figure.frame import Frame
from darien.render.figure.page import Page
from darien.render.figure.room import Room
from darien.render.scene import DrawnPoint, Scene
from darien.tables import Tables
from darien.vocabulary import Direction, SiteStatus

SITE = 1.9  # mm, side of a site's square
RING = 0.75  # mm, radius of a counting point
SMALL = 1.0  # mm, half the size of a station's and an incident's mark
STATUS = list(SiteStatus)
DOTS = (0.3, 0.3)

# More sites at one place are drawn as one square with their number.
SPREAD = 3


@dataclass(frozen=True)
class Mark:
    """Something drawn at a place; `code` is the status of a site or station."""

    id: str
    place_id: str
    at: Point
    code: SiteStatus | None = None


@dataclass(frozen=True)
class Group:
    """Marks too near to each other to stand apart; the first gives the look."""

    at: Point
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Ring:
    """A counting point on the page."""

    point: DrawnPoint
    at: Point


def places(tables: Tables, frame: Frame) -> dict[str, Point]:
    """Return every place on the page, in mm, no finer than the guard allows."""
    return {id: frame.place(*at) for id, at in positions.places(tables).items()}


def rings_of(scene: Scene, where: dict[str, Point], box: Box) -> tuple[Ring, ...]:
    """Return the counting points in the frame; those of one place stand side by side."""
    groups: list[tuple[Point, list[DrawnPoint]]] = []
    for point in scene.points:
        at = where.get(point.place_id)
        if at is None or not box.holds(Box(*at, *at)):
            continue
        near = next((group for group in groups if _far(group[0], at) < 1.3), None)
        if near:
            near[1].append(point)
        else:
            groups.append((at, [point]))
    return tuple(
        Ring(point, (at[0] + step, at[1]))
        for at, points in groups
        for point, step in zip(points, _side_by_side(len(points), 1.9), strict=True)
    )


def site_groups(
    tables: Tables, scene: Scene, where: dict[str, Point], room: Room
) -> tuple[Group, ...]:
    """Return the MSF sites in the frame, those near each other together, in free places."""
    at = dict(tables.sites.set_index("site_id")["place_id"])
    marks = [
        Mark(site.id, at[site.id], where[at[site.id]], site.status)
        for site in sorted(scene.sites, key=lambda site: STATUS.index(site.status))
        if at[site.id] in where
    ]
    return _placed(marks, 3.0, room, _site_half)


def station_groups(scene: Scene, where: dict[str, Point], room: Room) -> tuple[Group, ...]:
    """Return the reception stations in the frame."""
    marks = [
        Mark(station.id, station.id, where[station.id], station.status)
        for station in scene.stations
        if station.id in where
    ]
    return _placed(marks, 2.2, room, lambda _group: SMALL)


def incident_groups(tables: Tables, scene: Scene, frame: Frame, room: Room) -> tuple[Group, ...]:
    """Return the incidents in the frame, no finer than the place and the incident are known."""
    rows = tables.incidents.set_index("incident_id")
    at = positions.incidents(tables)
    marks = [
        Mark(id, rows.loc[id]["place_id"], frame.place(*at[id]))
        for id in scene.incident_ids
        if id in at
    ]
    return _placed(marks, 2.6, room, lambda _group: SMALL)


def _placed(marks: Sequence[Mark], near: float, room: Room, half: Any) -> tuple[Group, ...]:
    """Cluster marks, and set each cluster at its place or at the nearest free one beside it."""
    frame = room.frame
    clusters: list[tuple[Point, list[Mark]]] = []
    for mark in marks:
        if not frame.holds(Box(*mark.at, *mark.at)):
            continue
        found = next((cluster for cluster in clusters if _far(cluster[0], mark.at) < near), None)
        if found:
            found[1].append(mark)
        else:
            clusters.append((mark.at, [mark]))
    groups = []
    for (x, y), members in clusters:
        wide = half(members)
        step = wide + 1.1
        around = [(0, 0), (-1, 0.8), (1, 0.8), (-1, -0.8), (1, -0.8), (0, 1.2), (0, -1.2)]
        tries = [(x + dx * step, y + dy * step) for dx, dy in (*around, (-1.5, 0), (1.5, 0))]
        boxes = {at: Box(at[0] - wide, at[1] - SMALL, at[0] + wide, at[1] + SMALL) for at in tries}
        at = next((at for at, box in boxes.items() if room.is_free(box)), tries[0])
        room.take(boxes[at])
        groups.append(Group(at, tuple(members)))
    return tuple(groups)


def _site_half(members: Sequence[Mark]) -> float:
    """Half the width of a group of sites."""
    if len(members) > SPREAD:
        return SITE * 0.8
    return SITE / 2 + (len(members) - 1) * (SITE + 0.4) / 2


def draw_ring(page: Page, ring: Ring) -> None:
    """Draw a counting point."""
    colour = page.inks.flow[ring.point.direction]
    page.circle(*ring.at, RING, page.inks.paper, colour, 0.42)


def draw_half_disc(
    page: Page, at: Point, radius: float, direction: Direction, *, is_part: bool
) -> None:
    """Draw a half-disc on a flat base: up for north, down for south; pale for a part."""
    angles = np.linspace(0, np.pi, 40)
    side = -1 if direction == Direction.NORTHBOUND else 1
    arc = np.column_stack([at[0] + radius * np.cos(angles), at[1] + side * radius * np.sin(angles)])
    colour = page.inks.flow[direction]
    page.polygon(arc, colour, alpha=0.55 if is_part else 0.92)
    page.line([(at[0] - radius - 0.4, at[1]), (at[0] + radius + 0.4, at[1])], colour, 0.2)


def draw_sites(page: Page, groups: Sequence[Group]) -> None:
    """Draw MSF sites: filled active, half-filled suspended, hollow closed, dotted not known."""
    for group in groups:
        x, y = group.at
        if len(group.marks) <= SPREAD:
            steps = _side_by_side(len(group.marks), SITE + 0.4)
            for mark, step in zip(group.marks, steps, strict=True):
                assert mark.code is not None
                gid = f"site:{mark.code.value}:{mark.id}"
                draw_site(page, (x + step, y), mark.code, gid=gid)
            continue
        first = group.marks[0].code
        assert first is not None
        gid = "site:" + " ".join(f"{mark.code}:{mark.id}" for mark in group.marks)
        draw_site(page, (x, y), first, size=SITE * 1.6, gid=gid)
        number = page.inks.paper if first == SiteStatus.ACTIVE else page.inks.site_type
        page.text(
            x,
            y + 0.75,
            str(len(group.marks)),
            size=6,
            weight="bold",
            colour=number,
            anchor="middle",
        )


def draw_site(
    page: Page, at: Point, status: SiteStatus, *, size: float = SITE, gid: str | None = None
) -> None:
    """Draw the square of one site."""
    inks, half = page.inks, size / 2
    square = Box(at[0] - half, at[1] - half, at[0] + half, at[1] + half)
    is_active = status == SiteStatus.ACTIVE
    dash = DOTS if status == SiteStatus.END_NOT_DOCUMENTED else None
    page.rectangle(square.grown(0.25), inks.paper, alpha=0.8)
    page.rectangle(square, inks.site if is_active else inks.paper, gid=gid)
    if status == SiteStatus.SUSPENDED:
        page.rectangle(Box(square.left, square.top, at[0], square.bottom), inks.site)
    page.rectangle(square, edge=inks.site, width=0.3, dash=dash)


HOUSE = ((-1, 0), (0, -1.04), (1, 0), (0.74, 0), (0.74, 0.96), (-0.74, 0.96), (-0.74, 0), (-1, 0))
TRIANGLE = ((0, -1.04), (1.04, 0.78), (-1.04, 0.78), (0, -1.04))


def draw_stations(page: Page, groups: Sequence[Group]) -> None:
    """Draw reception stations: filled while open, hollow after."""
    for group in groups:
        statuses = {mark.code for mark in group.marks}
        is_open = SiteStatus.ACTIVE in statuses
        gid = "station:" + " ".join(f"{mark.code}:{mark.id}" for mark in group.marks)
        draw_small(page, group.at, HOUSE, page.inks.ink_2 if is_open else page.inks.paper, gid=gid)


def draw_incidents(page: Page, groups: Sequence[Group]) -> None:
    """Draw incidents, one triangle for those of one place."""
    for group in groups:
        gid = "incident:" + " ".join(mark.id for mark in group.marks)
        draw_small(page, group.at, TRIANGLE, page.inks.paper, gid=gid)


def draw_small(
    page: Page, at: Point, shape: Sequence[Point], face: str, *, gid: str | None = None
) -> None:
    """Draw a small mark of a given outline."""
    points = np.asarray(shape) * SMALL + np.asarray(at)
    page.shape(Path(points, closed=True), face=face, edge=page.inks.ink_2, width=0.28, gid=gid)


def _side_by_side(many: int, step: float) -> list[float]:
    return [(i - (many - 1) / 2) * step for i in range(many)]


def _far(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
