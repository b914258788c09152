"""Charts of parts: nationalities, and women, men, girls and boys. Tables beside say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
from babel.numbers import format_percent

from darien.language import FORMATS
from darien.render.palette import FLOW, GROUND, INK, styled
from darien.vocabulary import Direction

ROW = 21  # px: a horizontal bar with its gap
STRETCH = 30  # px: a bar of groups with its gap
EDGE = 26  # px: what stands free above and below
LEGEND = 32  # px: a line of the legend; one more keeps it off the bars

# Shades and not only hues tell the groups apart; each segment also carries its share, in the
# order of the legend.
GROUP_FILL = ("#3E6B86", "#9CC3B7", "#C3CBCF", "#E3ECE9")
GROUP_TYPE = ("#FFFFFF", INK, INK, INK)


@dataclass(frozen=True)
class PartBar:
    """One horizontal bar: people, what stands at its end, whether the source names them.

    `href` is the address of the ledger of its number, blank for several parts together.
    """

    name: str
    people: int
    label: str
    is_named: bool = True
    href: str = ""


@dataclass(frozen=True)
class GroupBar:
    """One segment of a bar of 100 percent: shares from 0 to 1, and what stands in it.

    `href` is the address of the ledger of its number.
    """

    stretch: str
    name: str
    begin: float
    end: float
    label: str
    href: str


def parts_chart(bars: Sequence[PartBar], direction: Direction) -> Any:
    """Return a horizontal bar for each part; those whom the source does not name are hollow."""
    base = alt.Chart(pd.DataFrame([vars(one) for one in bars])).encode(
        y=alt.Y(
            "name:N",
            sort=None,
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelLimit=140),
        ),
        tooltip=[alt.Tooltip(f"{name}:N", title=" ") for name in ("name", "label")],
        href="href:N",
    )
    # Beyond the longest bar there must be room for its label.
    scale = alt.Scale(domain=[0, 1.5 * max(one.people for one in bars) or 1], nice=False)
    color = alt.condition("datum.is_named", alt.value(FLOW[direction]), alt.value(GROUND))
    drawn = base.mark_bar(stroke=FLOW[direction], strokeDash=[3, 2], height={"band": 0.72}).encode(
        x=alt.X("people:Q", scale=scale, axis=None),
        color=color,
        strokeWidth=alt.condition("datum.is_named", alt.value(0), alt.value(1)),
    )
    labels = base.mark_text(align="left", dx=5, fontSize=11).encode(
        x=alt.X("people:Q", scale=scale, axis=None), text="label:N"
    )
    layered = alt.layer(drawn, labels)
    return styled(layered.properties(width="container", height=ROW * len(bars) + EDGE))


def groups_chart(bars: Sequence[GroupBar], names: Sequence[str]) -> Any:
    """Return one bar of 100 percent for each stretch of days, cut into groups.

    Only groups of one definition may stand in one chart; `names` are they, in their order.
    """
    order = list(names)
    x_scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(ticks=False, domain=False, labelLimit=140)
    base = alt.Chart(pd.DataFrame([{**vars(one), "mid": _middle(one)} for one in bars])).encode(
        y=alt.Y("stretch:N", sort=None, title=None, axis=axis),
        tooltip=[alt.Tooltip(f"{name}:N", title=" ") for name in ("stretch", "name", "label")],
        href="href:N",
    )
    fill = alt.Scale(domain=order, range=list(GROUP_FILL[: len(order)]))
    type_ = alt.Scale(domain=order, range=list(GROUP_TYPE[: len(order)]))
    legend = alt.Legend(title=None, orient="top", labelLimit=320, columns=2)
    drawn = base.mark_bar(stroke="#FFFFFF", height={"band": 0.8}).encode(
        x=alt.X("begin:Q", scale=x_scale, axis=None),
        x2="end:Q",
        color=alt.Color("name:N", scale=fill, legend=legend),
    )
    labels = base.mark_text(fontSize=11).encode(
        x=alt.X("mid:Q", scale=x_scale, axis=None),
        text="label:N",
        color=alt.Color("name:N", scale=type_, legend=None),
    )
    layered = alt.layer(drawn, labels).resolve_scale(color="independent")
    height = (
        STRETCH * len({one.stretch for one in bars}) + LEGEND * (1 + -(-len(order) // 2)) + EDGE
    )
    return styled(layered.properties(width="container", height=height))


def _middle(one: GroupBar) -> float:
    return (one.begin + one.end) / 2


def percent(count: int, whole: int, language: str) -> str:
    """Write a share of a whole in percent with one decimal; what is under 0.05 percent says so."""
    if not whole:
        return "–"
    share = count / whole
    if 0 < share < 0.0005:
        return f"< {format_percent(0.001, format='0.0%', locale=FORMATS[language])}"
    return str(format_percent(share, format="0.0%", locale=FORMATS[language]))
