"""The legend of a figure: what is shown and nothing else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from darien.language import number, translator
from darien.render.figure import marks, signs
from darien.render.figure.box import Box
from darien.render.figure.furniture import HEADING, SMALL
from darien.render.figure.lines import FlowLine
from darien.render.figure.page import Page
from darien.render.figure.style import disc_radius, line_width
from darien.render.scene import DrawnPoint, Scene
from darien.render.wording import day_of
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Direction, LegLook, SiteStatus

SYMBOL = 15.0  # mm for the sign before a text
APART = 2.5  # mm between a text and the next column
LARGEST = 3.2  # mm of radius of a sample
INDENT = 2.2  # mm before the text of a further count
NOTE = SMALL - 0.5


@dataclass(frozen=True)
class Item:
    """An entry: how its sign is drawn at (left, middle), its text, and its height in mm.

    Without a sign it heads those that follow.
    """

    draw: signs.Draw | None
    text: str
    height: float = 4.2
    is_sample: bool = False


@dataclass(frozen=True)
class Legend:
    """The entries of a legend, and how many legs the scale of its map leaves out."""

    items: tuple[Item, ...]
    left_out: int = 0


def legend_of(
    view: View,
    scenes: Sequence[Scene],
    lines: Sequence[FlowLine],
    *,
    is_numbered: bool,
    left_out: int = 0,
) -> Legend:
    """Return what maps show: people, routes, points, sites, other marks."""
    return Legend(tuple(_items(view, scenes, lines, is_numbered=is_numbered)), left_out)


def _items(
    view: View, scenes: Sequence[Scene], lines: Sequence[FlowLine], *, is_numbered: bool
) -> list[Item]:
    _ = translator(view.language)
    points = [point for scene in scenes for point in scene.points]
    shown = {line.direction for line in lines} | {point.direction for point in points}
    found = [
        Item(signs.way(direction), _(title_of(direction)))
        for direction in Direction
        if direction in shown
    ]
    found += _people(view, scenes)
    looks = {line.look for line in lines}
    found += [
        Item(signs.line(look), _(title_of(look)))
        for look in LegLook
        if look in looks and look != LegLook.COUNTED
    ]
    parts = [point.direction for point in points if not point.total.is_whole]
    if parts:
        sample = signs.half_disc(1.6, parts[0], is_part=True)
        found.append(Item(sample, _("figure for part of the period")))
    if points:
        found.append(Item(signs.ring(points[0]), _("counting point")))
    if is_numbered:
        found.append(Item(signs.numbered, _("leg in the table")))
    found += _sites(view, scenes)
    if any(scene.stations for scene in scenes):
        found.append(Item(signs.small(marks.HOUSE), _("reception station")))
    if any(scene.incident_ids for scene in scenes):
        found.append(Item(signs.small(marks.TRIANGLE), _("incident")))
    return [*found, Item(signs.area, _("Darién Gap, indicative"))]


def also_height(page: Page, width: float, also: Sequence[DrawnPoint]) -> float:
    """Return the height of the counts that stand beside the map only, in mm."""
    lines = sum(len(page.wrap(_told(point), width - INDENT, SMALL)) for point in also)
    return page.leading(SMALL) * (lines + 1.6) + 0.9 * len(also) + 2.0


def draw_also(page: Page, box: Box, also: Sequence[DrawnPoint], view: View) -> None:
    """Write the numbers for which the scale of the map has no room."""
    _ = translator(view.language)
    y = box.top + page.leading(SMALL) * 1.2
    page.text(box.left, y, _("Also counted"), size=SMALL, weight="semibold")
    y += 0.6
    for point in also:
        y += page.leading(SMALL) + 0.5
        colour = page.inks.flow[point.direction]
        page.rectangle(Box(box.left, y - 1.9 * page.scale, box.left + 0.9, y + 0.3), colour)
        width = box.width - INDENT
        for place, line in enumerate(page.wrap(_told(point), width, SMALL)):
            y += page.leading(SMALL) if place else 0
            gid = None if place else f"point:{point.series_id}"
            page.text(box.left + INDENT, y, line, size=SMALL, gid=gid)
        y += 0.4


def _told(point: DrawnPoint) -> str:
    return f"{point.number}: {point.text}"


def height(page: Page, width: float, shown: Legend, language: str, *, columns: int = 2) -> float:
    """Return the height of a legend in columns, in mm."""
    cut = _columns(page, width, shown.items, columns)
    note = _note(page, width, shown, language)
    tallest = max(sum(_height(page, item, width / columns) for item in column) for column in cut)
    return page.leading(HEADING) + 2.2 + tallest + page.leading(NOTE) * (len(note) + 0.9)


def draw_legend(page: Page, box: Box, shown: Legend, language: str, *, columns: int = 2) -> None:
    """Draw a legend in columns from the top of a box."""
    _ = translator(language)
    y = box.top + page.leading(HEADING)
    page.text(box.left, y, _("Legend"), size=HEADING, weight="semibold")
    top, bottom = y + 2.2, y
    width = box.width / columns
    for place, column in enumerate(_columns(page, box.width, shown.items, columns)):
        left, y = box.left + place * width, top
        for item in column:
            _draw_item(page, item, left, y, width)
            y += _height(page, item, width)
        bottom = max(bottom, y)
    y = bottom + page.leading(NOTE) * 1.1
    for line in _note(page, box.width, shown, language):
        page.text(box.left, y, line, size=NOTE, colour=page.inks.ink_2)
        y += page.leading(NOTE)


def _note(page: Page, width: float, shown: Legend, language: str) -> list[str]:
    """Say how the samples grow, where there are any, and what the scale leaves out."""
    _ = translator(language)
    said = []
    if any(item.is_sample for item in shown.items):
        said.append(_("Width of a line and radius of a half-disc grow with √people."))
    if shown.left_out:
        left_out = _("Legs too short or too fine for this scale, not drawn: {n}.")
        said.append(left_out.format(n=shown.left_out))
    return page.wrap(" ".join(said), width, NOTE) if said else []


def _columns(page: Page, width: float, entries: Sequence[Item], many: int) -> list[list[Item]]:
    """Cut the entries into columns of about the same height, in their order."""
    heights = [_height(page, item, width / many) for item in entries]
    columns: list[list[Item]] = [[] for _place in range(many)]
    above = 0.0
    for item, high in zip(entries, heights, strict=True):
        place = min(many - 1, int((above + high / 2) / (sum(heights) / many)))
        columns[place].append(item)
        above += high
    for column, following in pairwise(columns):
        if column and column[-1].draw is None:
            following.insert(0, column.pop())
    return [column for column in columns if column] or [[]]


def _draw_item(page: Page, item: Item, left: float, top: float, width: float) -> None:
    middle = top + _height(page, item, width) / 2
    if item.draw:
        item.draw(page, left, middle)
        left += SYMBOL * page.scale
    lines = _lines(page, item, width)
    y = middle + page.points(SMALL) * 0.12 - (len(lines) - 1) * page.leading(SMALL) / 2
    for line in lines:
        page.text(left, y, line, size=SMALL, weight="regular" if item.draw else "semibold")
        y += page.leading(SMALL)


def _lines(page: Page, item: Item, width: float) -> list[str]:
    room = width - (SYMBOL * page.scale if item.draw else 0) - APART
    return page.wrap(item.text, room, SMALL, "regular" if item.draw else "semibold")


def _height(page: Page, item: Item, width: float) -> float:
    return max(item.height * page.scale, len(_lines(page, item, width)) * page.leading(SMALL) + 0.8)


def _people(view: View, scenes: Sequence[Scene]) -> list[Item]:
    """Samples of width and radius for round numbers of people, in the colour of the most."""
    _ = translator(view.language)
    shown = [(point.people, point.direction) for scene in scenes for point in scene.points]
    legs = [leg for scene in scenes for leg in scene.legs]
    shown += [(leg.people, leg.direction) for leg in legs if leg.people]
    if not shown:
        return []
    most, direction = max(shown)
    if not most:
        return []
    found = []
    for people in _round_below(most):
        text = _("{people} people").format(people=number(people, view.language))
        height = max(4.2, disc_radius(people) + 1.6, 2.2 * line_width(people))
        found.append(Item(signs.sample(people, direction), text, height, is_sample=True))
    return found


def _round_below(most: int) -> list[int]:
    """A round number not above the greatest that fits beside a text, and a tenth of it."""
    power = 10 ** (len(str(most)) - 1)
    top = next(power * step for step in (5, 2, 1) if power * step <= most)
    while disc_radius(top) > LARGEST:
        top //= 10
    return [top] if top < 10 else [top, top // 10]


def _sites(view: View, scenes: Sequence[Scene]) -> list[Item]:
    """The statuses that are shown; of a single map also how many sites have each."""
    _ = translator(view.language)
    counts = Counter(site.status for scene in scenes for site in scene.sites)
    if not counts:
        return []
    if len(scenes) > 1:
        head = Item(None, _("MSF sites, as each period ended"))
        return [
            head,
            *(Item(signs.site(one), _(title_of(one))) for one in SiteStatus if counts[one]),
        ]
    head = Item(None, _("MSF sites on {date}, whole route").format(date=day_of(view)))
    said = {one: f"{_(title_of(one))}:\u00a0{counts[one]}" for one in SiteStatus}
    return [head, *(Item(signs.site(one), said[one]) for one in SiteStatus if counts[one])]
