"""Names on the map of a figure; one that finds no room is dropped, not shrunk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from darien.render.figure.box import Box, Point
from darien.render.figure.frame import Frame
from darien.render.figure.marks import Group
from darien.render.figure.page import Page
from darien.render.figure.room import Room
from darien.render.figure.style import MM_PER_POINT
from darien.render.figure.wishes import Wish, wishes
from darien.tables import Tables
from darien.view import View

# By rank of a town: size and weight; a site's own, a sea's, a country's and an area's.
TOWNS = {1: (7.2, "semibold"), 2: (6.6, "regular"), 3: (6.1, "regular")}
SITE, SEA, COUNTRY, AREA = (6.5, "semibold"), (7.4, "italic"), (8.4, "semibold"), (6.4, "italic")

# The offsets are pixels of a screen whose type is 10.5 px where the page's is 6.4 pt.
MM_PER_PIXEL = 0.215

FAR_SCALE = 0.12  # mm per km, from which another sea is far enough away
# Steps in mm by which a region's name may leave its place.
STEPS = ((0, 0), (0, 3.5), (0, -3.5), (5, 0), (-5, 0), (5, 3.5), (-5, -3.5), (0, 7), (0, -7))


@dataclass(frozen=True, eq=False)
class NameWriter:
    """Writes the names of places on one map, each once; `named` are those that stand."""

    page: Page
    room: Room
    where: Mapping[str, Point]
    wished: Mapping[str, Wish]
    names: Mapping[str, str]
    named: set[str]

    @classmethod
    def of(
        cls, page: Page, tables: Tables, view: View, where: Mapping[str, Point], room: Room
    ) -> "NameWriter":
        """Return a writer for a map on which no name stands yet."""
        names = dict(tables.places.set_index("place_id")["local_name"])
        return cls(page, room, where, wishes(tables, view, "town"), names, set())

    def town(self, place: str, rank: float) -> None:
        """A town and its dot; no dot where another mark stands."""
        at = self.where.get(place)
        if at is None or {place, self._text(place)} & self.named:
            return
        if not self.room.frame.holds(Box(*at, *at)):
            return
        look = TOWNS[1 if rank <= 1 else 2 if rank <= 2 else 3]
        on_mark = any(box.grown(0.4).holds(Box(*at, *at)) for box in self.room.taken)
        colour = self.page.inks.ink if rank <= 2 else self.page.inks.ink_2
        if not self._write(place, at, self._text(place), look, 1.2 if on_mark else 0.9, colour):
            return
        if not on_mark:
            radius = 0.62 if rank <= 1 else 0.48
            self.page.circle(*at, radius, self.page.inks.paper, self.page.inks.ink_2, 0.22)

    def group(self, group: Group) -> None:
        """The name of a group of sites stands for the towns they lie in."""
        first = group.marks[0].place_id
        if {first, self._text(first)} & self.named:
            return
        others = len({mark.place_id for mark in group.marks} - {first})
        text = f"{self._text(first)} +{others}" if others else self._text(first)
        reach = 1.4 if len(group.marks) < 2 else 2.4
        if self._write(first, group.at, text, SITE, reach, self.page.inks.site_type):
            self.named.update(mark.place_id for mark in group.marks)

    def _text(self, place: str) -> str:
        wish = self.wished.get(place)
        return (wish.text if wish else "") or self.names[place].split(" (")[0]

    def _write(
        self, place: str, at: Point, text: str, look: tuple[float, str], reach: float, colour: str
    ) -> bool:
        size, weight = look
        width, height = self.page.width_of(text, size, weight), self._height(size)
        wish = self.wished.get(place)
        box = None
        if wish and wish.offset:
            box = self.room.first_free([self._wished(at, wish, width, size)])
        if box is None:
            box = self.room.find(at, width, height, nearest=reach, farthest=reach + 2.5)
        if box is None:
            return False
        self.named.update((place, self._text(place)))
        base = box.bottom - height * 0.24
        self.page.text(box.left, base, text, size=size, weight=weight, colour=colour, halo=True)
        return True

    def _wished(self, at: Point, wish: Wish, width: float, size: float) -> Box:
        assert wish.offset is not None
        by = MM_PER_PIXEL * self.page.scale
        x, y = (start + step * by for start, step in zip(at, wish.offset, strict=True))
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[wish.anchor] * width
        height = self._height(size)
        return Box(left, y - height * 0.76, left + width, y + height * 0.24)

    def _height(self, size: float) -> float:
        return self.page.points(size) * MM_PER_POINT


def draw_towns(
    writer: NameWriter, frame: Frame, groups: Sequence[Group], ends: Iterable[str]
) -> None:
    """Write the names of towns and sites: main towns, sites, then the rest by rank.

    `ends` are the places where a drawn leg ends or people are counted.
    """
    sited = {mark.place_id for group in groups for mark in group.marks}
    towns = _towns(writer.wished, set(ends), frame)
    for place, rank in towns:
        if rank <= 1 and place not in sited:
            writer.town(place, rank)
    for group in groups:
        writer.group(group)
    for place, rank in towns:
        writer.town(place, rank)


def _towns(wished: Mapping[str, Wish], ends: set[str], frame: Frame) -> list[tuple[str, float]]:
    """The towns of a map in the order in which they may take room.

    The end of a leg or a counting point goes before its equals; ends without a label come last.
    """
    close = frame.mm_per_km()
    smallest = 1 if close < 0.05 else 2 if close < 0.12 else 3
    towns = [
        (place, wish.rank - 0.5 if place in ends else float(wish.rank))
        for place, wish in wished.items()
        if wish.is_for_extent or wish.rank <= smallest
    ]
    if close >= 0.1:
        towns += [(place, 4.0) for place in sorted(ends) if place not in wished]
    return sorted(towns, key=lambda town: town[1])


def draw_regions(page: Page, tables: Tables, view: View, frame: Frame, room: Room) -> None:
    """Write the names of areas, seas and countries where they belong, or not at all."""
    inks = page.inks
    for kind, look, colour in (
        ("area", AREA, inks.darien_edge),
        ("sea", SEA, inks.sea_type),
        ("country", COUNTRY, inks.country_type),
    ):
        for wish in wishes(tables, view, kind).values():
            if wish.at is not None:
                text = wish.text.upper() if kind == "country" else wish.text
                lines = text.replace(" (", "\n(").split("\n") if kind == "area" else [text]
                # A country's name must stay in its country; a sea has room.
                far = 3.0 if kind == "sea" and frame.mm_per_km() > FAR_SCALE else 1.0
                _region(page, room, frame.place(*wish.at), lines, look, far, colour)


def _region(
    page: Page,
    room: Room,
    at: Point,
    lines: Sequence[str],
    look: tuple[float, str],
    far: float,
    colour: str,
) -> None:
    size, weight = look
    width = max(page.width_of(line, size, weight) for line in lines)
    high, leading = page.points(size) * MM_PER_POINT, page.leading(size)
    for dx, dy in STEPS:
        x, base = at[0] + dx * far, at[1] + dy * far
        bottom = base + high * 0.24 + (len(lines) - 1) * leading
        box = Box(x - width / 2, base - high * 0.76, x + width / 2, bottom)
        if not room.is_free(box, of_lines=True):
            continue
        room.take(box)
        for number, line in enumerate(lines):
            page.text(
                x,
                base + number * leading,
                line,
                size=size,
                weight=weight,
                colour=colour,
                anchor="middle",
                halo=True,
            )
        return
