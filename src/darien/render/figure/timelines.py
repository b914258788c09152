"""Small timelines beneath the map: people per 30 days as single producers counted them.

A bar is as wide as the days it counts. All panels of a figure have one scale.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import floor, log10, sqrt
from typing import Any

from darien.flows import total
from darien.language import data_text, month, number, translator
from darien.period import Period
from darien.provenance import short_name
from darien.render.figure.box import Box
from darien.render.figure.furniture import HEADING, SMALL
from darien.render.figure.page import Page
from darien.render.scene import ARROWS
from darien.render.wording import coverage, people
from darien.tables import Tables
from darien.timeline import Bar, bars
from darien.view import View
from darien.vocabulary import Direction, Scale

HEIGHT = 31.0  # mm of a strip at scale 1: heads, bars and months
# Bars carry their numbers where a panel has at most so many and each has room.
NUMBERED = 14
APART = 8.0  # mm between two panels


@dataclass(frozen=True)
class Charted:
    """A series and its bars in the period of a view."""

    series_id: str
    direction: Direction
    title: str
    bars: tuple[Bar, ...]


def charted_in(tables: Tables, view: View, most: int) -> tuple[Charted, ...]:
    """Return the series to draw, at most `most`, from north to south.

    Those that the view's own timeline shows go first, then those with most bars, one of a place.
    """
    shown = tables.series[tables.series["map_point"] == "yes"].sort_values("rank")
    chosen = {view.northbound, view.southbound}
    rows = [
        row
        for row in tables.series.sort_values("rank").itertuples()
        if row.direction in view.directions
        and (row.series_id in chosen or row.series_id in set(shown["series_id"]))
        and row.corridor in view.corridors
    ]
    found = [(row, _bars_in(tables, row.series_id, view.period)) for row in rows]
    found = [(row, inside) for row, inside in found if len(inside) > 1]
    found.sort(key=lambda one: (one[0].series_id not in chosen, -len(one[1])))
    kept: list[tuple[Any, Charted]] = []
    places = set()
    for row, inside in found:
        if (row.counting_place, row.direction) in places or len(kept) == most:
            continue
        places.add((row.counting_place, row.direction))
        what, who = (data_text(text, view.language) for text in (row.title, row.producer))
        title = f"{what}, {short_name(who)}"
        kept.append((row, Charted(row.series_id, Direction(row.direction), title, inside)))
    latitude = dict(tables.places.set_index("place_id")["lat"])
    kept.sort(key=lambda one: -latitude[one[0].counting_place])
    return tuple(charted for _row, charted in kept)


def _bars_in(tables: Tables, series_id: str, period: Period) -> tuple[Bar, ...]:
    whole = bars(tables, series_id)
    return tuple(bar for bar in whole if period.holds(bar.period.first, bar.period.last))


def draw_timelines(
    page: Page, box: Box, tables: Tables, view: View, shown: tuple[Charted, ...]
) -> None:
    """Draw series side by side, with one scale, and a line that says how to read them."""
    _ = translator(view.language)
    is_root = view.scale == Scale.ROOT
    head = _("People per 30 days")
    note = (
        _("square-root scale, the same in each; a bar is as wide as the days it covers")
        if is_root
        else _("linear scale, the same in each; a bar's area is people")
    )
    y = box.top + page.leading(HEADING)
    page.text(box.left, y, head, size=HEADING, weight="semibold")
    signs = _("pale: difference of running totals; hatched: no figure for these days alone")
    y = _draw_note(page, box, y, head, f"{note}; {signs}")
    # Where every figure is a published zero the bars have no height, on a scale that ends at one.
    top = max(bar.rate for charted in shown for bar in charted.bars) or 1.0
    width = (box.width - APART * (len(shown) - 1)) / len(shown)
    for place, charted in enumerate(shown):
        begin = box.left + place * (width + APART)
        panel = Box(begin, y + 1.5, begin + width, box.bottom)
        _draw_panel(page, panel, tables, view, charted, top)


def _draw_note(page: Page, box: Box, y: float, head: str, note: str) -> float:
    """Write how to read the bars, beside the head or beneath it; return the y of the last line."""
    left = box.left + page.width_of(head, HEADING, "semibold") + 4
    if left + page.width_of(note, SMALL) <= box.right:
        page.text(left, y, note, size=SMALL, colour=page.inks.ink_2)
        return y
    for line in page.wrap(note, box.width, SMALL):
        y += page.leading(SMALL)
        page.text(box.left, y, line, size=SMALL, colour=page.inks.ink_2)
    return y


def _draw_panel(
    page: Page, box: Box, tables: Tables, view: View, charted: Charted, top: float
) -> None:
    y = _draw_head(page, box, tables, view, charted)
    ticks = _ticks(top, view.scale)
    gutter = max(page.width_of(number(tick, view.language), SMALL) for tick in ticks) + 1.5
    floor = box.bottom - page.leading(SMALL) * 1.2
    plot = Box(box.left + gutter, y + 2.8 * page.scale, box.right, floor)
    height, across = _heights(view.scale, top, plot), _across(view.period, plot)
    for tick in ticks:
        level = plot.bottom - height(tick)
        page.line([(plot.left, level), (plot.right, level)], page.inks.line, 0.15)
        label = number(tick, view.language)
        base = level + page.points(SMALL) * 0.11
        page.text(plot.left - 1, base, label, size=SMALL, anchor="end", colour=page.inks.ink_2)
    for gap in view.period.gaps(bar.period for bar in charted.bars):
        left, right = across(gap)
        empty = Box(left, plot.top, right, plot.bottom)
        page.rectangle(empty, edge=page.inks.no_data, hatch="/////")
    _draw_bars(page, plot, charted, view.language, height, across)
    page.line([(plot.left, plot.bottom), (plot.right, plot.bottom)], page.inks.ink_2, 0.18)
    _draw_dates(page, plot, view, across)


def _draw_bars(
    page: Page,
    plot: Box,
    charted: Charted,
    language: str,
    height: Callable[[float], float],
    across: Callable[[Period], tuple[float, float]],
) -> None:
    """Draw the bars, with their numbers where all of them have room."""
    said = {bar: number(bar.people, language) for bar in charted.bars}
    is_numbered = len(said) <= NUMBERED and all(
        page.width_of(text, SMALL - 0.6) + 0.4 < across(bar.period)[1] - across(bar.period)[0]
        for bar, text in said.items()
    )
    colour = page.inks.flow[charted.direction]
    for bar in charted.bars:
        left, right = across(bar.period)
        gap = min(0.3, (right - left) * 0.12)
        shape = Box(left + gap / 2, plot.bottom - height(bar.rate), right - gap / 2, plot.bottom)
        page.rectangle(shape, colour, alpha=0.45 if bar.is_derived else None)
        if bar.is_derived:
            page.rectangle(shape, edge=colour, width=0.15)
        if is_numbered:
            middle = (left + right) / 2
            page.text(middle, shape.top - 0.7, said[bar], size=SMALL - 0.6, anchor="middle")


def _draw_head(page: Page, box: Box, tables: Tables, view: View, charted: Charted) -> float:
    """Write what is counted and how many people that are; return the y of the last line."""
    counted = total(tables, charted.series_id, view.period)
    said = people(counted, view.language)
    second = coverage(counted, view.language)
    if said is not None:
        second = f"{ARROWS[charted.direction]} {said}, {second}"
    y = box.top + page.leading(SMALL)
    for text, weight in ((charted.title, "semibold"), (second, "regular")):
        line = page.cut(text, box.width, SMALL, weight)
        page.text(box.left, y, line, size=SMALL, weight=weight)
        y += page.leading(SMALL)
    return y - page.leading(SMALL)


def _heights(scale: Scale, top: float, plot: Box) -> Callable[[float], float]:
    """Return the function from people per 30 days to mm; the highest bar leaves its number room."""
    if scale == Scale.ROOT:
        return lambda rate: plot.height * 0.92 * sqrt(rate / top)
    return lambda rate: plot.height * 0.92 * rate / top


def _across(period: Period, plot: Box) -> Callable[[Period], tuple[float, float]]:
    """Return the function from a stretch of days to its left and right edge in mm."""

    def edges(stretch: Period) -> tuple[float, float]:
        first = (stretch.first - period.first).days / period.days
        last = ((stretch.last - period.first).days + 1) / period.days
        return plot.left + first * plot.width, plot.left + last * plot.width

    return edges


def _ticks(top: float, scale: Scale) -> list[int]:
    """A round rate near the highest, and the one that stands at half its height."""
    power = 10 ** floor(log10(top))
    highest = max(int(step * power) for step in (1, 2, 4, 5, 8) if step * power <= top)
    half = highest // (4 if scale == Scale.ROOT else 2)
    return [half, highest] if half else [highest]


def _draw_dates(
    page: Page, plot: Box, view: View, across: Callable[[Period], tuple[float, float]]
) -> None:
    """Write months by their first letter, or years where there are many months."""
    y = plot.bottom + page.leading(SMALL) * 0.95
    months, years = view.period.by_month, view.period.by_year
    room = plot.width / len(months)
    if len(years) == 1 and room > page.width_of("MM", SMALL):
        for stretch in months:
            left, right = across(stretch)
            letter = _initial(stretch.first, view.language)
            page.text((left + right) / 2, y, letter, size=SMALL, anchor="middle")
        return
    step = 1 + int(len(years) * page.width_of("2025 ", SMALL) / plot.width)
    for year in years[::step]:
        left, right = across(year)
        if right - left >= page.width_of("2025", SMALL):
            page.text((left + right) / 2, y, str(year.first.year), size=SMALL, anchor="middle")
    for year in years[1:]:
        left, _right = across(year)
        page.line([(left, plot.bottom), (left, plot.bottom + 1)], page.inks.ink_2, 0.15)


def _initial(day: date, language: str) -> str:
    return month(day, language)[0].upper()
