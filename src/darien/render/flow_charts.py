"""Charts of years: what each series counted, and who died. The tables beside them say the same."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from darien.language import translator
from darien.render.flow_totals import YearOfSeries
from darien.render.key_figures import ARROWS
from darien.render.palette import FLOW, FLOW_TYPE, INK, INK_2, styled
from darien.render.wording import people
from darien.view import View
from darien.vocabulary import Direction, Scale

TALLEST, LABELS, LINE = 70, 30, 12  # px: the highest bar, the room for its text, a line of it
PART = 0.42  # opacity of a count of some days, as on the map
SCALES: dict[Scale, Any] = {Scale.ROOT: "sqrt", Scale.LINEAR: "linear"}

Bar = dict[str, Any]


def years_chart(found: Sequence[YearOfSeries], view: View) -> Any:
    """Return a panel for each series, a bar for each year that has a figure: north up, south down.

    All panels have one scale. A pale bar counts some days of its year only, and says which; a year
    without a figure says so and has no bar.
    """
    most = max((one.counted.people or 0 for one in found), default=0) or 1
    panels = []
    for series_id in dict.fromkeys(one.series_id for one in found):
        of_series = [one for one in found if one.series_id == series_id]
        first = of_series[0]
        title = alt.TitleParams(
            f"{ARROWS[first.direction]} {first.title} · {first.producer}",
            anchor="start",
            color=FLOW_TYPE[first.direction],
            fontSize=12,
            offset=2,
        )
        bars = _year_bars(
            [_bar(one, view.language) for one in of_series],
            color=FLOW[first.direction],
            most=most,
            scale=view.scale,
            goes_up=first.direction == Direction.NORTHBOUND,
        )
        panels.append(bars.properties(title=title))
    return styled(alt.vconcat(*panels, spacing=14))


def deaths_chart(bars: Sequence[Bar]) -> Any:
    """Return a bar for each year with a record of the dead and missing; see `bar` for the rows."""
    most = max((one["people"] or 0 for one in bars), default=0) or 1
    panel = _year_bars(bars, color=INK_2, most=most, scale=Scale.LINEAR, goes_up=True)
    return styled(alt.vconcat(panel))


def bar(year: str, people: int | None, label: str, days: str, *, is_whole: bool) -> Bar:
    """Return a year of a chart: people or None, what stands at its bar, which days it counts."""
    return {
        "year": year,
        "people": people,
        "at": people or 0,
        "label": label,
        "days": days,
        "is_whole": is_whole,
        "has_figure": people is not None,
    }


def _bar(one: YearOfSeries, language: str) -> Bar:
    _ = translator(language)
    written = people(one.counted, language) or _("no figure")
    return bar(str(one.year), one.counted.people, written, one.days, is_whole=one.is_whole)


def _year_bars(bars: Sequence[Bar], *, color: str, most: int, scale: Scale, goes_up: bool) -> Any:
    """Return the bars of the years; the text of each stands beyond its end, or on the zero line.

    `most` is the highest figure of all panels: a panel is as high as its own bars need at the
    scale of all.
    """
    own = max((one["people"] or 0 for one in bars), default=0)
    share = (own / most) ** (0.5 if scale == Scale.ROOT else 1)
    high = max(round(TALLEST * share), 1)
    span = [high + LABELS, LABELS] if goes_up else [0, high]
    y_scale = alt.Scale(type=SCALES[scale], domain=[0, own or 1], range=span, nice=False)
    axis = alt.Axis(orient="bottom" if goes_up else "top", title=None, labelAngle=0, ticks=False)
    base = alt.Chart(pd.DataFrame(bars)).encode(
        x=alt.X("year:O", axis=axis, scale=alt.Scale(paddingInner=0.4, paddingOuter=0.2)),
        tooltip=[alt.Tooltip(f"{name}:N", title=" ") for name in ("year", "label", "days")],
    )
    drawn = base.mark_bar(color=color, stroke=color).encode(
        y=alt.Y("people:Q", scale=y_scale, axis=None),
        y2=alt.datum(0),
        fillOpacity=alt.condition("datum.is_whole", alt.value(1), alt.value(PART)),
    )
    near, far = (-3, -3 - LINE) if goes_up else (3, 3 + LINE)
    # The number stands above its days, so upwards it is the farther line where there are days.
    lines = (
        ("label", near, "!datum.days" if goes_up else "true"),
        ("label", far, "datum.days" if goes_up else "false"),
        ("days", near if goes_up else far, "true"),
    )
    texts = [
        base.mark_text(baseline="bottom" if goes_up else "top", dy=dy, fontSize=11)
        .encode(
            y=alt.Y("at:Q", scale=y_scale, axis=None),
            text=f"{field}:N",
            color=alt.condition("datum.has_figure", alt.value(INK), alt.value(INK_2)),
        )
        .transform_filter(test)
        for field, dy, test in lines
    ]
    layered = alt.layer(drawn.transform_filter("datum.has_figure"), *texts)
    return layered.properties(width="container", height=high + LABELS)
