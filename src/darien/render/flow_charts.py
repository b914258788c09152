"""Charts of years: what each series counted, and who died. The tables beside them say the same.

The panels stand below each other in one drawing with positions in pixels, because a chart of many
charts takes Altair seconds to put together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from darien import figure_id
from darien.language import translator
from darien.render.flow_totals import YearOfSeries
from darien.render.palette import FLOW, FLOW_TYPE, INK, INK_2, styled
from darien.render.scene import ARROWS
from darien.render.table_html import ledger_address
from darien.render.wording import people
from darien.view import View
from darien.vocabulary import Direction, Scale

# px: the highest bar, the room for its text, a line of text, and what lies between two panels.
TALLEST, LABELS, LINE, GAP = 70, 30, 12, 16
TITLE, YEARS = 20, 18  # px: the lines of the title and of the years
WHOLE, PART = 1.0, 0.42  # opacity of a count of all days, and of some, as on the map
POWER = {Scale.ROOT: 0.5, Scale.LINEAR: 1.0}


@dataclass(frozen=True)
class Bar:
    """A year of a panel: people or None, what stands at its bar, the days where it is in part.

    `href` is the address of the ledger of its number, blank where there is none.
    """

    year: int
    people: int | None
    label: str
    days: str
    is_whole: bool
    href: str


@dataclass(frozen=True)
class Panel:
    """The bars of one count, upwards or downwards."""

    title: str
    bars: tuple[Bar, ...]
    fill: str
    type: str
    goes_up: bool


def years_chart(found: Sequence[YearOfSeries], view: View) -> Any:
    """Return a panel for each series, a bar for each year that has a figure: north up, south down.

    All panels have one scale. A pale bar counts some days of its year only, and says which; a year
    without a figure says so and has no bar.
    """
    panels = []
    for series_id in dict.fromkeys(one.series_id for one in found):
        of_series = [one for one in found if one.series_id == series_id]
        first = of_series[0]
        panels.append(
            Panel(
                title=f"{ARROWS[first.direction]} {first.title} · {first.producer}",
                bars=tuple(_bar(one, view.language) for one in of_series),
                fill=FLOW[first.direction],
                type=FLOW_TYPE[first.direction],
                goes_up=first.direction == Direction.NORTHBOUND,
            )
        )
    return drawn(panels, view.scale)


def deaths_chart(bars: Sequence[Bar]) -> Any:
    """Return a bar for each year with a record of the dead and missing, on a linear scale."""
    return drawn([Panel("", tuple(bars), INK_2, INK, goes_up=True)], Scale.LINEAR)


def _bar(one: YearOfSeries, language: str) -> Bar:
    _ = translator(language)
    written = people(one.counted, language) or _("no figure")
    href = ""
    if one.counted.people is not None:
        href = ledger_address(figure_id.total(one.series_id, one.counted.period), language)
    return Bar(one.year, one.counted.people, written, one.days, one.is_whole, href)


def drawn(panels: Sequence[Panel], scale: Scale) -> Any:
    """Return panels below each other at one scale: the highest bar of all is TALLEST."""
    counts = [one.people or 0 for panel in panels for one in panel.bars]
    most = max(counts, default=0) or 1
    bars, texts, titles, top = list[Any](), list[Any](), list[Any](), 0.0
    for panel in panels:
        if panel.title:
            titles.append({"y": top + TITLE / 2, "text": panel.title, "color": panel.type})
            top += TITLE
        highs = [TALLEST * ((one.people or 0) / most) ** POWER[scale] for one in panel.bars]
        room = max(highs) + LABELS
        base = top + room if panel.goes_up else top + YEARS
        for one, high in zip(panel.bars, highs, strict=True):
            end = base - high if panel.goes_up else base + high
            if one.people is not None:
                bars.append(_mark(one, panel, base, end))
            texts += _texts(one, base, end, goes_up=panel.goes_up)
        top += room + YEARS + GAP
    return styled(_layers(bars, texts, titles).properties(width="container", height=top))


def _mark(one: Bar, panel: Panel, base: float, end: float) -> dict[str, Any]:
    return {
        "year": str(one.year),
        "base": base,
        "end": end,
        "color": panel.fill,
        "opacity": WHOLE if one.is_whole else PART,
        "href": one.href,
        "said": " · ".join(filter(None, [panel.title, one.label, one.days])),
    }


def _texts(one: Bar, base: float, end: float, *, goes_up: bool) -> list[dict[str, Any]]:
    """Return the number and its days beyond the end of the bar, and the year at its foot."""
    near, far = (end - 8, end - 8 - LINE) if goes_up else (end + 9, end + 9 + LINE)
    lines = [one.label, one.days] if one.days else [one.label]
    # The number stands above its days, whichever way the bar goes.
    places = [far, near] if goes_up and one.days else [near, far]
    color = INK if one.people is not None else INK_2
    year = {"y": base + 11 if goes_up else base - 9, "text": str(one.year), "color": INK_2}
    said = [{"y": y, "text": text, "color": color} for y, text in zip(places, lines, strict=False)]
    return [{"year": str(one.year), "href": one.href, **text} for text in [year, *said]]


def _layers(bars: list[Any], texts: list[Any], titles: list[Any]) -> Any:
    x_scale = alt.Scale(paddingInner=0.4, paddingOuter=0.2)
    x = alt.X("year:O", axis=None, scale=x_scale)
    color = alt.Color("color:N", scale=None, legend=None)
    columns = ["year", "base", "end", "color", "opacity", "said", "href"]
    marks = alt.Chart(pd.DataFrame(bars, columns=columns)).mark_bar(strokeWidth=1)
    words = alt.Chart(pd.DataFrame(texts)).mark_text(fontSize=11, baseline="middle")
    layers = [
        marks.encode(
            x=x,
            y=alt.Y("base:Q", scale=None, axis=None),
            y2="end:Q",
            color=color,
            stroke=alt.Stroke("color:N", scale=None),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            tooltip=[alt.Tooltip("year:N", title=" "), alt.Tooltip("said:N", title=" ")],
            href="href:N",
        ),
        words.encode(
            x=x,
            y=alt.Y("y:Q", scale=None, axis=None),
            text="text:N",
            color=color,
            href="href:N",
        ),
    ]
    if titles:
        heads = alt.Chart(pd.DataFrame(titles))
        heads = heads.mark_text(align="left", baseline="middle", fontSize=12, fontWeight=600)
        place = {"x": alt.value(0), "y": alt.Y("y:Q", scale=None, axis=None)}
        layers.append(heads.encode(**place, text="text:N", color=color))
    return alt.layer(*layers)
