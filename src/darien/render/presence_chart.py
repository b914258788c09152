"""The chart of MSF sites: a row per site, its active, suspended and closed stretches as bars."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import altair as alt
import pandas as pd
from babel.dates import get_month_names

from darien.language import FORMATS, translator
from darien.period import Period
from darien.render.palette import GROUND, INK, INK_2, LINE, SITE, SITE_FILL, SITE_TYPE, styled
from darien.render.presence_bars import BAR, bars_of
from darien.render.presence_words import SiteRow, site_rows
from darien.render.wording import stretch
from darien.sites import stays_of_sites
from darien.standing import standings
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import SiteStatus

# Heights in pixels: a row with the name above its bar, the head of a country, the axis of time.
ROW, HEAD, AXIS = 25, 26, 36
# A year has room for the names of its months, even on a phone; what is longer, for years.
MONTHS_TICKED = 400  # days
ACTIVE, SUSPENDED = SiteStatus.ACTIVE, SiteStatus.SUSPENDED
CLOSED, UNKNOWN = SiteStatus.CLOSED, SiteStatus.END_NOT_DOCUMENTED


@dataclass(frozen=True)
class Layout:
    """Where each site's row and each country's head begin, in pixels from the top."""

    rows: dict[str, int]
    heads: dict[str, int]
    height: int


def presence_chart(tables: Tables, view: View) -> alt.LayerChart | None:
    """Return the chart of the sites at work in the view's period; None where there are none.

    Full bars are what the documented dates prove. Bars of half the height are what they allow: a
    change known to a month or a year only. A dotted line: nobody documents how the site stood.
    Nothing is drawn after the last day that the table of sites knows.
    """
    sites = site_rows(tables, view)
    known_until = tables.last_known["site_periods"]
    if not sites or view.period.first > known_until:
        return None
    known = Period(view.period.first, min(view.period.last, known_until))
    layout = _layout(sites)
    bars = pd.DataFrame(_bars(tables, sites, layout, known, view.language))
    _ = translator(view.language)
    description = _(
        "When each MSF site was active, suspended or closed. The table below says the same."
    )
    chart = alt.layer(
        *_frame(sites, layout, view, known),
        *_marks(bars, layout, view),
    ).properties(width="container", height=layout.height + AXIS, description=description)
    # Its marks say nothing one by one: who cannot see them reads the table.
    drawn: alt.LayerChart = styled(chart).configure_mark(aria=False)
    return drawn


def _layout(sites: list[SiteRow]) -> Layout:
    rows, heads, at = dict[str, int](), dict[str, int](), 0
    for site in sites:
        if site.country not in heads:
            heads[site.country] = at
            at += HEAD
        rows[site.site_id] = at
        at += ROW
    return Layout(rows, heads, at)


def _bars(
    tables: Tables, sites: list[SiteRow], layout: Layout, known: Period, language: str
) -> Iterator[dict[str, Any]]:
    stays = stays_of_sites(tables)
    known_until = tables.last_known["site_periods"]
    for site in sites:
        for standing in standings(stays[site.site_id], known, known_until):
            yield from bars_of(site, standing, layout.rows[site.site_id], language)


def _frame(sites: list[SiteRow], layout: Layout, view: View, known: Period) -> list[alt.Chart]:
    """The names of countries and sites, a thin line under each row, and where data end."""
    heads = pd.DataFrame([{"text": name, "y": y + 17} for name, y in layout.heads.items()])
    names = pd.DataFrame(
        [{"text": site.name, "y": layout.rows[site.site_id] + 7} for site in sites]
    )
    lines = pd.DataFrame([{"y": y} for y in layout.rows.values()])
    left = alt.value(2)
    drawn = [
        alt.Chart(lines).mark_rule(color=LINE, strokeWidth=0.5).encode(y=_y("y", layout)),
        alt.Chart(heads)
        .mark_text(align="left", baseline="middle", fontSize=13, fontWeight=600, color=INK)
        .encode(x=left, y=_y("y", layout), text="text:N"),
        alt.Chart(names)
        .mark_text(align="left", baseline="middle", fontSize=11, color=INK_2)
        .encode(x=left, y=_y("y", layout), text="text:N"),
    ]
    return [*_no_data(view, known, layout), *drawn]


def _no_data(view: View, known: Period, layout: Layout) -> list[alt.Chart]:
    if known.last == view.period.last:
        return []
    first = known.last + timedelta(days=1)
    span = {"from": f"{first}T00:00:00", "to": f"{view.period.last}T23:59:59"}
    base = alt.Chart(pd.DataFrame([{**span, "y": 0, "bottom": layout.height}]))
    _ = translator(view.language)
    day = stretch(Period(known.last, known.last), view.language)
    text = _("no data after {day}").format(day=day)
    # The text ends where the chart ends: beyond it, it would make the chart narrower.
    words = base.mark_text(align="right", baseline="top", dx=-2, dy=3, fontSize=11, color=INK_2)
    return [
        base.mark_rect(color=GROUND).encode(
            x=_x(view), x2="to:T", y=_y("y", layout), y2="bottom:Q"
        ),
        words.encode(x=_x(view, "to"), y=_y("y", layout), text=alt.value(text)),
    ]


def _marks(bars: pd.DataFrame, layout: Layout, view: View) -> list[alt.Chart]:
    """Each state by its fill and by its form: full, striped, a hollow line, dots."""
    _ = translator(view.language)
    tooltip = [
        alt.Tooltip("site:N", title=_("Site")),
        alt.Tooltip("country:N", title=_("Country")),
        alt.Tooltip("status:N", title=_("Status")),
        alt.Tooltip("dates:N", title=_("When")),
        alt.Tooltip("reason:N", title=_("Why")),
    ]
    x, x2 = _x(view), "to:T"
    span: dict[str, Any] = {
        "x": x,
        "x2": x2,
        "y": _y("top", layout),
        "y2": "bottom:Q",
        "tooltip": tooltip,
    }
    line: dict[str, Any] = {"x": x, "x2": x2, "y": _y("middle", layout), "tooltip": tooltip}

    def of(status: SiteStatus, *, sure: bool | None = None) -> alt.Chart:
        rows = bars[bars["state"] == status.value] if not bars.empty else bars
        return alt.Chart(rows if sure is None else rows[rows["sure"] == sure])

    # A rule as thick as the bar, dashed along it, makes the stripes that Vega has no pattern for.
    stripes: dict[str, Any] = {"color": SITE, "strokeDash": [1.5, 3.5], "opacity": 0.55}
    pale = SITE_FILL[SUSPENDED]
    edge: dict[str, Any] = {"stroke": SITE_TYPE, "strokeWidth": 1}
    return [
        of(UNKNOWN).mark_rule(color=SITE_TYPE, strokeWidth=1.5, strokeDash=[1.5, 4]).encode(**line),
        of(CLOSED).mark_bar(size=4, fill="white", stroke=SITE_TYPE, strokeWidth=0.8).encode(**line),
        of(SUSPENDED).mark_rect(fill=pale, **edge).encode(**span),
        of(SUSPENDED, sure=True).mark_rule(strokeWidth=BAR, **stripes).encode(**line),
        of(SUSPENDED, sure=False).mark_rule(strokeWidth=BAR / 2, **stripes).encode(**line),
        of(ACTIVE).mark_rect(fill=SITE, **edge).encode(**span),
    ]


def _x(view: View, field: str = "from") -> alt.X:
    """The axis of time, over the whole period whatever the rows say, in the view's language."""
    period = view.period
    domain = [f"{period.first}T00:00:00", f"{period.last}T23:59:59"]
    by_month = period.days <= MONTHS_TICKED
    names = get_month_names("abbreviated", locale=FORMATS[view.language])
    months = json.dumps([names[month] for month in range(1, 13)], ensure_ascii=False)
    name = f"{months}[month(datum.value)]"
    # The first tick and every January say the year below the month.
    label = f"datum.index == 0 || month(datum.value) == 0 ? [{name}, year(datum.value)] : {name}"
    axis = alt.Axis(
        orient="top",
        title=None,
        labelExpr=label if by_month else "year(datum.value)",
        tickCount="month" if by_month else "year",
        labelOverlap=True,
        labelPadding=16 if by_month else 3,
        grid=True,
    )
    return alt.X(f"{field}:T", axis=axis, scale=alt.Scale(domain=domain, nice=False, clamp=True))


def _y(field: str, layout: Layout) -> alt.Y:
    """Pixels from the top, so that rows are as high in every view."""
    return alt.Y(
        f"{field}:Q",
        axis=None,
        scale=alt.Scale(domain=[0, layout.height], reverse=True, nice=False),
    )
