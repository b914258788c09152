"""The table of legs: means, hours, prices and when each was seen, as reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from darien.chains import HOURS, PRICE, Leg
from darien.itineraries import itineraries
from darien.language import data_text, translator
from darien.period import Period
from darien.render.figure.box import Box
from darien.render.figure.furniture import HEADING
from darien.render.figure.page import Page
from darien.render.scene import ARROWS, Scene
from darien.render.ways import RouteWriter
from darien.render.wording import months, partial
from darien.tables import Tables
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Direction

ROW, CELL = 3.3, 6.1  # mm of height, points of type
NOTES = 5.5  # mm for the notes below
# Where the columns stand, as shares of the width: the leg, hours, price, seen.
COLUMNS = (0.06, 0.53, 0.62, 0.745)


@dataclass(frozen=True)
class LegRow:
    """One leg of the table; `number` is written on the map."""

    number: int
    leg_id: str
    text: str
    hours: str
    price: str
    seen: str


@dataclass(frozen=True)
class LegTable:
    """Legs by route, and how many more are drawn than the table has room for."""

    routes: tuple[tuple[str, Direction, tuple[LegRow, ...]], ...]
    left_out: int

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each leg."""
        return {row.leg_id: row.number for _name, _way, rows in self.routes for row in rows}

    @property
    def lines(self) -> int:
        """Number of lines, heads of routes included."""
        return sum(len(rows) + 1 for _name, _way, rows in self.routes) + (self.left_out > 0)


def legs_table(
    tables: Tables, view: View, scene: Scene, drawn: Sequence[str], room: int
) -> LegTable:
    """Return the table of those legs of `drawn` that the view shows, in at most `room` lines.

    Where there are more, legs that were counted or have a price or hours go first.
    """
    shown = set(drawn) & {leg.leg_id for leg in scene.legs}
    routes = itineraries(tables, view)
    wanted = [leg for route in routes for leg in route.legs if leg.leg_id in shown]
    kept: set[str] = set()
    heads: set[str] = set()
    for leg in sorted(wanted, key=_worth, reverse=True):
        route_id = leg.leg_id.rpartition("/")[0]
        lines = len(kept) + 1 + len(heads | {route_id})
        if lines + (len(wanted) > len(kept) + 1) <= room:
            kept.add(leg.leg_id)
            heads.add(route_id)
    writer, numbers = RouteWriter(tables, view.language), count(1)
    found = [
        (
            data_text(route.name, view.language),
            route.direction,
            tuple(_row(writer, leg, next(numbers)) for leg in route.legs if leg.leg_id in kept),
        )
        for route in routes
    ]
    return LegTable(tuple(part for part in found if part[2]), len(wanted) - len(kept))


def _worth(leg: Leg) -> tuple[int, int]:
    """How much a reader learns from a leg's row: counted, its price and hours; then early legs."""
    counted = bool(leg.counted and leg.counted.people)
    known = sum(value.low is not None or value.high is not None for value in (leg.price, leg.hours))
    return 2 * counted + known, -leg.seq


def _row(writer: RouteWriter, leg: Leg, number: int) -> LegRow:
    _ = translator(writer.language)
    ends = writer.title(leg.from_place, leg.to_place)
    return LegRow(
        number=number,
        leg_id=leg.leg_id,
        text=f"{ends}, {_(title_of(leg.mode))}",
        hours=_measure(writer, leg, HOURS),
        price=_measure(writer, leg, PRICE),
        seen=_seen(leg, writer.language),
    )


def _measure(writer: RouteWriter, leg: Leg, measure: str) -> str:
    """A range, with a star where it covers more than the leg; a dash where nobody gives it."""
    value = leg.hours if measure == HOURS else leg.price
    if value.low is None and value.high is None:
        return "–"
    written = writer.range(value) if value.is_whole else ""
    if value.low is None:
        written = f"≤ {value.high:g}"
    elif value.high is None:
        written = f"≥ {value.low:g}"
    return f"{written} *" if measure in leg.wider else written


def _seen(leg: Leg, language: str) -> str:
    """From which month to which sources saw the leg in use."""
    start, end = leg.span.start, leg.span.end
    if start is not None and end is None:
        _ = translator(language)
        return _("from {date}").format(date=partial(start, language))
    if start is None or end is None:
        return partial(end, language) if end else "–"
    if min(len(start.text), len(end.text)) >= len("2025-01"):
        return months(Period(start.earliest, end.latest), language)
    ends = (start.text[:4], end.text[:4])
    return " – ".join(dict.fromkeys(ends))


def table_height(page: Page, table: LegTable) -> float:
    """Return the height of the table with head and notes, in mm."""
    return page.leading(HEADING) * 1.6 + (table.lines + 1.4) * row_height(page) + NOTES * page.scale


def row_height(page: Page) -> float:
    """Return the height of one line of the table, in mm."""
    return ROW * page.scale


def draw_legs(page: Page, box: Box, table: LegTable, language: str) -> None:
    """Draw the table of legs into a box."""
    _ = translator(language)
    inks, x = page.inks, [box.left + 3 + share * (box.width - 6) for share in (0.0, *COLUMNS)]
    y = box.top + page.leading(HEADING) * 1.25
    page.text(x[0], y, _("Legs, hours and fares"), size=HEADING - 0.4, weight="semibold")
    heads = (_("leg and means"), _("hours"), _("US$"), _("seen"))
    y += row_height(page) * 1.25
    for left, head in zip(x[1:], heads, strict=True):
        page.text(left, y, head, size=CELL, weight="semibold", colour=inks.ink_2)
    page.line([(x[0], y + 1.1), (box.right - 3, y + 1.1)], inks.no_data, 0.15)
    y += 0.6
    for name, direction, rows in table.routes:
        y += row_height(page)
        colour = inks.flow_type[direction]
        head = f"{ARROWS[direction]} {name}"
        line = page.cut(head, box.width - 6, CELL, "semibold")
        page.text(x[0], y, line, size=CELL, weight="semibold", colour=colour)
        for row in rows:
            y += row_height(page)
            _draw_row(page, box, x, y, row, colour)
    notes = [_("As reported; US$ per person; – not found; * covers more than this leg.")]
    if table.left_out:
        more = _("{n} further legs are drawn and not listed here.")
        notes.append(more.format(n=table.left_out))
    y += row_height(page) * 1.2
    for line in page.wrap(" ".join(notes), box.width - 6, CELL - 0.5):
        page.text(x[0], y, line, size=CELL - 0.5, colour=inks.ink_2)
        y += page.leading(CELL - 0.5)


def _draw_row(page: Page, box: Box, x: Sequence[float], y: float, row: LegRow, colour: str) -> None:
    number = str(row.number)
    page.text(x[0] + 2.2, y, number, size=CELL, weight="semibold", colour=colour, anchor="end")
    widths = [right - left - 1.0 for left, right in pairwise([*x[1:], box.right - 3])]
    cells = (row.text, row.hours, row.price, row.seen)
    for left, cell, width in zip(x[1:], cells, widths, strict=True):
        page.text(left, y, page.cut(cell, width, CELL), size=CELL)
