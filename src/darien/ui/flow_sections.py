"""The four parts of the page of flows, each from the tables and the view."""

from typing import Any

import streamlit as st

from darien.breakdowns import By
from darien.language import data_text, translator
from darien.language import mark as N_
from darien.render import (
    flow_charts,
    flow_deaths,
    flow_groups,
    flow_nationalities,
    flow_totals,
    part_charts,
)
from darien.render.wording import stretches
from darien.ui import ledger, store
from darien.view import View
from darien.vocabulary import Direction, Scale

# The only series that tells women from men for whole stretches of days.
BROKEN_DOWN = "snm-darien-north"
MANY_YEARS = 7  # more years than these scroll sideways on a phone

CAPTIONS = {
    Direction.NORTHBOUND: N_("Northbound"),
    Direction.SOUTHBOUND: N_("Southbound"),
}
SCALES = {
    Scale.ROOT: N_(
        "Square-root scale, the same in every panel: a bar four times as high is"
        " sixteen times as many people. Read the numbers."
    ),
    Scale.LINEAR: N_("Linear scale, the same in every panel."),
}


def show_north_and_south(view: View) -> None:
    """Show what each series counted: totals by direction, and year by year."""
    _, tables = translator(view.language), store.all_tables()
    shown = flow_totals.headline(view)
    if not flow_totals.with_figure(tables, shown, view.period):
        st.info(_("No source reports what is chosen here. Widen the dates, or choose more."))
    years = flow_totals.years(tables, shown, view)
    st.caption(
        _(SCALES[view.scale])
        + " "
        + _("A pale bar counts only the days it names. “No figure” is not zero.")
    )
    text = _("People counted in each year by each series; the tables below say the same.")
    _show_years(flow_charts.years_chart(years, view), view, name="years", text=text)
    for direction in view.directions:
        table = flow_totals.totals_table(
            tables, flow_totals.HEADLINE[direction], view, _(CAPTIONS[direction])
        )
        ledger.show_table(table, view.language)
    with st.expander(_("The same by year")):
        ledger.show_table(flow_totals.years_table(tables, years, view), view.language)
    with st.expander(_("Other counts of the period")):
        _show_other_counts(view)


def _show_other_counts(view: View) -> None:
    _, tables = translator(view.language), store.all_tables()
    st.caption(
        _("Other producers and places, parts of the counts above, and comparators: never added.")
    )
    titles = dict(zip(tables.series["series_id"], tables.series["title"], strict=True))
    for direction in view.directions:
        known = flow_totals.other_counts(tables, direction)
        counted = flow_totals.with_figure(tables, known, view.period)
        if counted:
            caption = _(CAPTIONS[direction])
            table = flow_totals.totals_table(tables, counted, view, caption)
            ledger.show_table(table, view.language)
        if rest := [data_text(titles[one], view.language) for one in known if one not in counted]:
            said = _("No figure for whole days inside the period: {titles}.")
            st.caption(said.format(titles=" · ".join(rest)))


def show_nationalities(view: View) -> None:
    """Show the nationalities that sources name, and how many people they do not name."""
    _, tables = translator(view.language), store.all_tables()
    found = flow_nationalities.nationalities(tables, view)
    if not found:
        st.info(
            _(
                "No source names nationalities here. Choose years from 2010 to April 2025 for the"
                " way north, or 2025 and January 2026 for the way south."
            )
        )
    for place, one in enumerate(found):
        st.markdown(f"##### {one.title}")
        st.caption(one.summary)
        chart = part_charts.parts_chart(one.bars, one.direction)
        st.altair_chart(chart, width="stretch", key=f"nationalities-{place}", alt=one.title)
        with st.expander(_("All nationalities as a table")):
            st.caption(
                _(
                    "A dash: the source does not name the nationality for these days. Its people,"
                    " if there were any, are among those not named."
                )
            )
            ledger.show_table(one.table, view.language, is_titled=True)
        ledger.show_sources(one.sources, one.notes, view.language)


def show_groups(view: View) -> None:
    """Show women, men, girls and boys, each definition by itself, and children as published."""
    _, tables = translator(view.language), store.all_tables()
    ways = Direction.NORTHBOUND in view.directions
    kinds = [By.SEX, By.SEX_AND_AGE] if ways else []
    found = [flow_groups.groups(tables, BROKEN_DOWN, by, view) for by in kinds]
    if any(found):
        st.caption(
            _(
                "SNM changed its words in 2023. In 2021 and 2022 “men” and “women” are male and"
                " female people of all ages; from 2023 they are adults, with boys and girls apart."
                " The two must not be read as one line."
            )
        )
    for one in filter(None, found):
        st.markdown(f"##### {one.table.caption}")
        chart = part_charts.groups_chart(one.bars, one.names)
        st.altair_chart(chart, width="stretch", key=f"groups-{one.by}", alt=one.table.caption)
        ledger.show_table(one.table, view.language, is_titled=True)
    if any(found) and (gaps := flow_groups.days_without_groups(tables, BROKEN_DOWN, view.period)):
        left = stretches(gaps, view.language)
        st.caption(_("Women and men not broken down for {stretches}.").format(stretches=left))
    children = flow_groups.children(tables, view)
    if children:
        ledger.show_table(children, view.language)
        st.caption(_("These counts overlap and come from different sources: never add them."))
    if not any(found) and not children:
        st.info(
            _(
                "No source tells women, men or children apart here. Choose years from 2021 to April"
                " 2025 and the direction north."
            )
        )


def show_deaths(view: View) -> None:
    """Show the dead and missing of each year, which are minimum counts, and other measures."""
    _, tables = translator(view.language), store.all_tables()
    st.caption(
        _(
            "Minimum counts: many deaths are never recorded. From IOM's Missing Migrants data, by"
            " our own selection of an area; the records end on {day}. A year without a record is"
            " not a year without deaths."
        ).format(day=flow_deaths.last_day(tables, view.language))
        + " "
        + data_text(flow_deaths.SELECTION, view.language)
    )
    bars = flow_deaths.deaths_bars(tables, view)
    text = _("Dead and missing by year, at least; the table below says the same.")
    _show_years(flow_charts.deaths_chart(bars), view, name="deaths", text=text)
    ledger.show_table(flow_deaths.deaths_table(tables, view), view.language)
    if other := flow_deaths.other_measures(tables, view):
        with st.expander(_("Other measures")):
            st.caption(_("Bodies found, and all routes of the Americas: not to be added to these."))
            ledger.show_table(other, view.language)


def _show_years(chart: Any, view: View, *, name: str, text: str) -> None:
    """Show a chart of years; where there are many, a narrow screen scrolls it sideways."""
    many = len(view.period.by_year) > MANY_YEARS
    with st.container(key=f"{'many-' if many else ''}{name}"):
        st.altair_chart(chart, width="stretch", key=f"chart-{name}", alt=text)
