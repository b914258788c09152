"""Numbers and names on the map of a figure: each where it fits, none on another.

Numbers come first and move until they fit; names that find no room are dropped, not shrunk.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import numpy as np
import pandas as pd
import shapely

from darien.render.figure import marks
from darien.render.figure.frame import Frame
from darien.render.figure.marks import Group, Ring
from darien.render.figure.page import Box, Page, Point
from darien.render.figure.room import Room
from darien.render.figure.style import MM_PER_POINT, disc_radius
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Direction

NUMBER, LARGE, TEXT = 11.5, 14.5, 6.4
LARGE_FROM = 4.0  # mm of radius from which a half-disc carries the large number
CALLOUT_WIDTH = 44.0

# By rank of a town: size and weight; a site's own, a sea's, a country's and an area's.
TOWNS = {1: (7.2, "semibold"), 2: (6.6, "regular"), 3: (6.1, "regular")}
SITE, SEA, COUNTRY, AREA = (6.5, "semibold"), (7.4, "italic"), (8.4, "semibold"), (6.4, "italic")

# The labels' offsets are pixels of a screen whose type is 10.5 px where the page's is 6.4 pt.
MM_PER_PIXEL = 0.215


@dataclass(frozen=True)
class Row:
    """A row of data/labels.csv: where a name is wished to stand, in px from its place."""

    target: str
    text: str
    rank: int
    anchor: str
    wish: Point | None
    at: Point | None
    is_for_extent: bool


def rows_of(tables: Tables, view: View, kind: str) -> dict[str, Row]:
    """Return the labels of a kind by target (by text where they have none) for a view's extent.

    The one for the extent goes before the one for every extent.
    """
    labels = tables.labels
    labels = labels[(labels["kind"] == kind) & labels["extent"].isin(["*", view.extent.value])]
    found: dict[str, Row] = {}
    for label in labels.itertuples():
        text = getattr(label, f"text_{view.language.value}") or label.text_en
        key = label.target or text
        if key not in found or label.extent != "*":
            found[key] = _row(label, text)
    return found


def _row(label: Any, text: str) -> Row:
    known = not pd.isna(label.dx) and not pd.isna(label.dy)
    return Row(
        target=label.target,
        text=text,
        rank=3 if pd.isna(label.rank) else int(label.rank),
        anchor=label.anchor or "start",
        wish=(float(label.dx), float(label.dy)) if known else None,
        at=None if pd.isna(label.lat) else (float(label.lat), float(label.lon)),
        is_for_extent=label.extent != "*",
    )


# ---- numbers


@dataclass(frozen=True)
class Callout:
    """A number with its half-disc and the lines beneath it, and the size of the whole."""

    ring: Ring
    radius: float
    size: float
    lines: tuple[str, ...]
    width: float
    height: float


def draw_callouts(
    page: Page, rings: Sequence[Ring], rows: Mapping[str, Row], room: Room, mm_per_pixel: float
) -> None:
    """Write every number of the map, the greatest first, tied to its ring by a hairline."""
    for ring in sorted(rings, key=lambda ring: -ring.point.people):
        row = rows.get(ring.point.series_id)
        dx, dy = row.wish if row and row.wish else (34.0, -39.0)
        wished = (ring.at[0] + dx * mm_per_pixel, ring.at[1] + dy * mm_per_pixel)
        box, callout = _settle(page, ring, wished, row.anchor if row else "start", room)
        _draw_callout(page, callout, box, room)


def _settle(page: Page, ring: Ring, wished: Point, anchor: str, room: Room) -> tuple[Box, Callout]:
    """Find the place of a call-out: in full where it can be, else in short, else the number."""
    forms = [_callout(page, ring, text) for text in (ring.point.text, ring.point.short, "")]
    for callout in forms:
        own = _box_at(callout, wished, anchor)
        if room.is_free(own, of_lines=True) and not _is_tied_across(callout, own, room):
            return room.take(own), callout
        for at, reach in ((wished, 45.0), (ring.at, 40.0), (ring.at, 90.0)):
            found = room.find(at, callout.width, callout.height, nearest=1.5, farthest=reach)
            if found and not _is_tied_across(callout, found, room):
                return found, callout
            if found:
                room.taken.remove(found)
    for callout in forms:
        found = room.find(
            ring.at,
            callout.width,
            callout.height,
            nearest=1.5,
            farthest=room.frame.width,
            clear_of_lines=False,
        )
        if found:
            return found, callout
    raise ValueError("the map is too small for its numbers")


def _is_tied_across(callout: Callout, box: Box, room: Room) -> bool:
    """Tell whether the hairline of a call-out in a box would cross something that is written."""
    _x, _y, hairline = _disc_in(callout, box)
    tie = shapely.LineString(hairline)
    others = [other for other in room.taken if other != box and not other.holds(_dot(hairline[0]))]
    return any(tie.intersects(shapely.box(o.left, o.top, o.right, o.bottom)) for o in others)


def _dot(at: Point) -> Box:
    return Box(*at, *at)


def _callout(page: Page, ring: Ring, text: str) -> Callout:
    radius = disc_radius(ring.point.people)
    size = LARGE if radius >= LARGE_FROM else NUMBER
    lines = tuple(page.wrap(text, CALLOUT_WIDTH * page.scale, TEXT)) if text else ()
    widths = [page.width_of(ring.point.number, size, "bold")]
    widths += [page.width_of(line, TEXT) for line in lines]
    high = page.points(size) * 0.8 * MM_PER_POINT + len(lines) * page.leading(TEXT) + 0.6
    return Callout(
        ring, radius, size, lines, 2 * radius + 1.6 + max(widths), max(high, radius + 0.4)
    )


def _box_at(callout: Callout, at: Point, anchor: str) -> Box:
    """The box of a call-out whose half-disc stands at a point, its text beside it."""
    reach = callout.width - callout.radius
    left = at[0] - (reach if anchor == "end" else callout.radius)
    top = at[1] - callout.height / 2
    return Box(left, top, left + callout.width, top + callout.height)


def _disc_in(callout: Callout, box: Box) -> tuple[float, float, tuple[Point, Point]]:
    """Where the half-disc's base stands in the box, on the side of the ring; and the hairline."""
    at = callout.ring.at
    is_left = abs(at[0] - box.left) <= abs(at[0] - box.right)
    x = box.left + callout.radius if is_left else box.right - callout.radius
    up = callout.ring.point.direction == Direction.NORTHBOUND
    y = box.top + (callout.radius if up else 0.2)
    end = (min(max(at[0], x - callout.radius), x + callout.radius), y)
    return x, y, (at, end)


def _draw_callout(page: Page, callout: Callout, box: Box, room: Room) -> None:
    point, inks = callout.ring.point, page.inks
    x, y, (ring, end) = _disc_in(callout, box)
    is_left = x < (box.left + box.right) / 2
    far = hypot(end[0] - ring[0], end[1] - ring[1])
    if far > callout.radius + 1.0:
        share = marks.RING / far
        start = (ring[0] + (end[0] - ring[0]) * share, ring[1] + (end[1] - ring[1]) * share)
        page.line([start, end], inks.flow[point.direction], 0.15)
        room.keep_clear(np.linspace(start, end, max(2, int(far))))
    marks.draw_half_disc(
        page, (x, y), callout.radius, point.direction, is_part=not point.total.is_whole
    )
    edge = x + callout.radius + 1.6 if is_left else x - callout.radius - 1.6
    anchor = "start" if is_left else "end"
    base = box.top + page.points(callout.size) * 0.66 * MM_PER_POINT + 0.2
    page.text(
        edge,
        base,
        point.number,
        size=callout.size,
        weight="bold",
        colour=inks.flow_type[point.direction],
        anchor=anchor,
        halo=True,
        gid=f"point:{point.series_id}",
    )
    for number, line in enumerate(callout.lines):
        y_line = base + page.leading(TEXT) * (number + 1) + 0.2
        page.text(edge, y_line, line, size=TEXT, anchor=anchor, halo=True)


# ---- names


def draw_names(
    page: Page,
    tables: Tables,
    view: View,
    frame: Frame,
    where: Mapping[str, Point],
    groups: Sequence[Group],
    ends: Iterable[str],
    room: Room,
    *,
    with_towns: bool,
) -> None:
    """Write the names of towns, sites, seas and countries, as far as there is room."""
    rows = rows_of(tables, view, "town")
    names = dict(tables.places.set_index("place_id")["local_name"])
    sited = {mark.place_id: group for group in groups for mark in group.marks}
    named: set[str] = set()
    towns = _towns(rows, set(ends), frame) if with_towns else []
    writer = _Writer(page, room, where, rows, names, named)
    for place, rank in towns:
        if rank <= 1 and place not in sited:
            writer.town(place, rank)
    for group in groups:
        writer.group(group)
    for place, rank in towns:
        writer.town(place, rank)
    for kind, look in (("area", AREA), ("sea", SEA), ("country", COUNTRY)):
        for row in rows_of(tables, view, kind).values():
            _region(page, frame, row, kind, look, room)


def _towns(rows: Mapping[str, Row], ends: set[str], frame: Frame) -> list[tuple[str, float]]:
    """The towns of a map in the order in which they may take room.

    The end of a leg or a counting point goes before its equals; ends without a label come last.
    """
    close = frame.mm_per_km()
    smallest = 1 if close < 0.05 else 2 if close < 0.12 else 3
    towns = [
        (place, row.rank - 0.5 if place in ends else float(row.rank))
        for place, row in rows.items()
        if row.is_for_extent or row.rank <= smallest
    ]
    if close >= 0.1:
        towns += [(place, 4.0) for place in sorted(ends) if place not in rows]
    return sorted(towns, key=lambda town: town[1])


@dataclass(frozen=True, eq=False)
class _Writer:
    """Writes the names of places, each once."""

    page: Page
    room: Room
    where: Mapping[str, Point]
    rows: Mapping[str, Row]
    names: Mapping[str, str]
    named: set[str]

    def town(self, place: str, rank: float) -> None:
        """A town and its dot; no dot where another mark stands."""
        at = self.where.get(place)
        if at is None or {place, self._text(place)} & self.named:
            return
        if not self.room.frame.holds(_dot(at)):
            return
        look = TOWNS[1 if rank <= 1 else 2 if rank <= 2 else 3]
        on_mark = any(box.grown(0.4).holds(_dot(at)) for box in self.room.taken)
        colour = self.page.inks.ink if rank <= 2 else self.page.inks.ink_2
        if not self._write(place, at, self._text(place), look, 1.2 if on_mark else 0.9, colour):
            return
        if not on_mark:
            radius = 0.62 if rank <= 1 else 0.48
            self.page.circle(*at, radius, self.page.inks.paper, self.page.inks.ink_2, 0.22)

    def group(self, group: Group) -> None:
        """The name of a group of sites stands for the towns they lie in."""
        first = group.marks[0].place_id
        if first in self.named or self._text(first) in self.named:
            return
        others = len({mark.place_id for mark in group.marks} - {first})
        text = f"{self._text(first)} +{others}" if others else self._text(first)
        reach = 1.4 if len(group.marks) < 2 else 2.4
        if self._write(first, group.at, text, SITE, reach, self.page.inks.site_type):
            self.named.update(mark.place_id for mark in group.marks)

    def _text(self, place: str) -> str:
        row = self.rows.get(place)
        return (row.text if row else "") or self.names[place].split(" (")[0]

    def _write(
        self,
        place: str,
        at: Point,
        text: str,
        look: tuple[float, str],
        reach: float,
        colour: str,
    ) -> bool:
        size, weight = look
        width, height = self.page.width_of(text, size, weight), self._height(size)
        row = self.rows.get(place)
        box = None
        if row and row.wish:
            box = self.room.first_free([self._wished(at, row, width, size)])
        if box is None:
            box = self.room.find(at, width, height, nearest=reach, farthest=reach + 2.5)
        if box is None:
            return False
        self.named.update((place, self._text(place)))
        base = box.bottom - height * 0.24
        self.page.text(box.left, base, text, size=size, weight=weight, colour=colour, halo=True)
        return True

    def _wished(self, at: Point, row: Row, width: float, size: float) -> Box:
        assert row.wish is not None
        x, y = (a + by * MM_PER_PIXEL * self.page.scale for a, by in zip(at, row.wish, strict=True))
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[row.anchor] * width
        height = self._height(size)
        return Box(left, y - height * 0.76, left + width, y + height * 0.24)

    def _height(self, size: float) -> float:
        return self.page.points(size) * MM_PER_POINT


def _region(
    page: Page, frame: Frame, row: Row, kind: str, look: tuple[float, str], room: Room
) -> None:
    """Write the name of a sea, a country or an area where it belongs, or not at all."""
    if row.at is None:
        return
    size, weight = look
    x, y = frame.place(*row.at)
    text = row.text.upper() if kind == "country" else row.text
    lines = text.replace(" (", "\n(").split("\n") if kind == "area" else [text]
    width = max(page.width_of(line, size, weight) for line in lines)
    high, leading = page.points(size) * MM_PER_POINT, page.leading(size)
    # A country's name must stay in its country; a sea has room.
    far = 3.0 if kind == "sea" else 1.0
    colour = page.inks.country_type if kind == "country" else page.inks.sea_type
    if kind == "area":
        colour = page.inks.darien_edge
    for dx, dy in (
        (0, 0),
        (0, 3.5),
        (0, -3.5),
        (5, 0),
        (-5, 0),
        (5, 3.5),
        (-5, -3.5),
        (0, 7),
        (0, -7),
    ):
        left, base = x + dx * far - width / 2, y + dy * far
        box = Box(
            left, base - high * 0.76, left + width, base + high * 0.24 + (len(lines) - 1) * leading
        )
        if room.is_free(box, of_lines=True):
            room.take(box)
            for number, line in enumerate(lines):
                page.text(
                    left + width / 2,
                    base + number * leading,
                    line,
                    size=size,
                    weight=weight,
                    colour=colour,
                    anchor="middle",
                    halo=True,
                )
            return
