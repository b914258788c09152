"""Prices on the way: a chart of single statements over time, and the same as rows of text."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import altair as alt

from darien import figure_id
from darien.fares import DOLLARS, Fare, fares_in_view
from darien.language import data_text, number, translator
from darien.period import Period
from darien.provenance import citations
from darien.render.palette import FLOW, FLOW_TYPE, INK, LINE, styled
from darien.render.table import Cell, Row, Section, Table
from darien.render.table_html import ledger_address
from darien.render.ways import RouteWriter
from darien.render.wording import partial
from darien.tables import Tables
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Bounds, DatedBy, Direction, Mode

STEP = 28  # px of a statement: its price above its bar
BAR = 8


def fare_lines(tables: Tables, view: View) -> list[dict[str, Any]]:
    """Return what the chart draws: a line for each way, then one for each price in US dollars.

    `begins` and `ends` are cut at the view's period; `line` counts from the top. A price that
    nothing dates has `dated` "leg": its bar is as long as the leg is documented in use.
    """
    writer = RouteWriter(tables, view.language)
    fares = [fare for fare in fares_in_view(tables, view) if fare.currency == DOLLARS]
    lines: list[dict[str, Any]] = []
    for title, group in groupby(_together(fares, writer), key=lambda fare: paid_for(fare, writer)):
        lines.append({"kind": "way", "text": title, "line": len(lines)})
        for fare in sorted(group, key=lambda fare: fare.days):
            begins = max(fare.days.first, view.period.first)
            ends = min(fare.days.last, view.period.last)
            late = (begins - view.period.first).days * 2 > view.period.days
            lines.append(
                {
                    "kind": "fare",
                    "text": price(fare, writer, short=True),
                    "line": len(lines),
                    "begins": begins.isoformat(),
                    "ends": (ends + timedelta(days=1)).isoformat(),
                    "side": "late" if late else "early",
                    "dated": fare.dated_by.value,
                    "direction": fare.direction.value,
                    "href": ledger_address(figure_id.row("fares", fare.fare_id), view.language),
                }
            )
    return lines


def fare_chart(tables: Tables, view: View) -> Any:
    """Return the chart of prices in US dollars over time, or None where there is none.

    Bars are as long as the dates for which a price is documented, and say nothing by their
    height; each is one statement, nothing is averaged or joined. Its marks are not read aloud:
    the table beside it says the same in words.
    """
    lines = fare_lines(tables, view)
    if not lines:
        return None
    _ = translator(view.language)
    row = alt.Y("line:Q", scale=alt.Scale(domain=[len(lines), 0], nice=False), axis=None)
    base = alt.Chart(alt.InlineData(values=lines)).encode(y=row)
    ways = (
        base.transform_filter("datum.kind == 'way'")
        .mark_text(align="left", dy=17, fontSize=12.5, fontWeight=600, clip=True, aria=False)
        .encode(x=alt.value(0), text="text:N", color=alt.value(INK))
    )
    fares = base.transform_filter("datum.kind == 'fare'")
    chart = alt.layer(*_bars(fares, view.period), *_prices(fares), ways).properties(
        width="container",
        height=STEP * len(lines),
        description=_("Prices in US dollars over time; the table below holds the same."),
    )
    return styled(chart.resolve_scale(color="independent"))


def _bars(fares: alt.Chart, period: Period) -> tuple[alt.Chart, alt.Chart]:
    """Draw the dates of each price; dotted where only the use of the leg is dated."""
    several_years = period.days > 2 * 365
    axis = alt.Axis(
        title=None,
        orient="top",
        format="%Y" if several_years else "%Y-%m",
        tickCount="year" if several_years else 5,
        gridColor=LINE,
    )
    scale = alt.Scale(domain=[_day(period.first), _day(period.last + timedelta(days=1))])
    drawn = fares.encode(
        x=alt.X("begins:T", scale=scale, axis=axis),
        x2="ends:T",
        color=_of_direction(FLOW),
        href="href:N",
    )
    return (
        drawn.transform_filter("datum.dated != 'leg'").mark_rule(
            strokeWidth=BAR, strokeCap="round", yOffset=20, clip=True, aria=False
        ),
        drawn.transform_filter("datum.dated == 'leg'").mark_rule(
            strokeWidth=3, strokeDash=[2, 5], strokeCap="butt", yOffset=20, clip=True, aria=False
        ),
    )


def _prices(fares: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """Write each price above its bar, from the end that leaves it more room."""
    early, late = (
        fares.transform_filter(f"datum.side == '{side}'").encode(
            x=f"{end}:T", text="text:N", color=_of_direction(FLOW_TYPE), href="href:N"
        )
        for side, end in (("early", "begins"), ("late", "ends"))
    )
    return (
        early.mark_text(align="left", dy=8, fontSize=12, fontWeight=600, clip=True, aria=False),
        late.mark_text(align="right", dy=8, fontSize=12, fontWeight=600, clip=True, aria=False),
    )


def _of_direction(colours: dict[Direction, str]) -> alt.Color:
    scale = alt.Scale(domain=[*colours], range=[*colours.values()])
    return alt.Color("direction:N", scale=scale, legend=None)


def caption(language: str) -> str:
    """Say how to read the chart of prices."""
    _ = translator(language)
    return _(
        "Prices in US dollars a person, each as one text gives it: nothing is averaged, joined or"
        " adjusted. A bar is as long as the dates for which the price is documented; a dotted one"
        " is as long as the leg is documented in use, because nothing dates the price."
    )


def sections(tables: Tables, view: View) -> tuple[Section, ...]:
    """Return the prices of a view as a headed table."""
    _ = translator(view.language)
    section = Section(
        table=Table(
            caption=_("Every price and its sources"),
            heads=(_("Price"), _("Dates"), _("Paid for"), _("Assumption"), _("Sources")),
            rows=fare_rows(tables, view),
        ),
        reading=_("In the money of the source; nothing is converted."),
        empty=_("No price is documented in this period. Widen the dates."),
    )
    return (section,)


def fare_rows(tables: Tables, view: View) -> tuple[Row, ...]:
    """Return every price of the view as a row of text, in its own money, with its sources."""
    writer = RouteWriter(tables, view.language)
    language = view.language
    _ = translator(language)
    return tuple(
        (
            Cell(
                price(fare, writer),
                paid_for(fare, writer),
                figure=figure_id.row("fares", fare.fare_id),
            ),
            Cell(f"{dates(fare, language)} ({_(title_of(fare.dated_by))})"),
            Cell(_(title_of(fare.scope))),
            Cell(data_text(fare.assumption, language)),
            Cell(sources=citations(tables, [fare.source_ids])),
        )
        for fare in _together(list(fares_in_view(tables, view)), writer)
    )


def paid_for(fare: Fare, writer: RouteWriter) -> str:
    """Say what a price is paid for: the leg and its means, or what the text names instead."""
    legs = [writer.leg_rows[leg_id] for leg_id in fare.leg_ids]
    what = data_text(fare.what, writer.language)
    titles = {writer.title(leg.from_place, leg.to_place) for leg in legs}
    if len(titles) > 1:
        return what
    means = translator(writer.language)(title_of(Mode(legs[0].mode)))
    return f"{titles.pop()} · {what or means}"


def price(fare: Fare, writer: RouteWriter, *, short: bool = False) -> str:
    """Write a price in its own money; `short` adds that nothing dates it."""
    _ = translator(writer.language)
    money = "US$" if fare.currency == DOLLARS else f"{fare.currency} "
    ends = [number(end, writer.language) for end in (fare.price.low, fare.price.high) if end]
    text = money + "–".join(dict.fromkeys(ends))
    if fare.price.low is None:
        text = _("up to {number}").format(number=text)
    if fare.bound == Bounds.ABOUT:
        text = _("about {price}").format(price=text)
    if short and fare.dated_by == DatedBy.LEG:
        text = _("{price}, no date given").format(price=text)
    return text


def dates(fare: Fare, language: str) -> str:
    """Write the dates of a price as precisely as they are known."""
    ends = (fare.start, fare.end)
    return " – ".join(dict.fromkeys(partial(end, language) for end in ends))


def _together(fares: Sequence[Fare], writer: RouteWriter) -> list[Fare]:
    """Put the prices of one way together, ways in the order in which they first come."""
    titles = [paid_for(fare, writer) for fare in fares]
    first = {title: place for place, title in reversed([*enumerate(titles)])}
    order = sorted(range(len(fares)), key=lambda place: first[titles[place]])
    return [fares[place] for place in order]


def _day(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)
