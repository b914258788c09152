"""The four parts of the page of flows, each from the tables and the view."""

import streamlit as st

from darien.breakdowns import BROKEN_DOWN, By
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
from darien.render.table import Table
from darien.render.wording import stretches
from darien.ui import charts, ledger, store
from darien.view import View
from darien.vocabulary import Direction, Scale

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


def warm_up(view: View) -> None:
    """Draw once what a first reader would wait for: a library's first chart takes seconds."""
    _years(view)
    _nationalities(view)


def show_north_and_south(view: View) -> None:
    """Show what each series counted: totals by direction, and year by year."""
    _ = translator(view.language)
    if not _is_counted(view):
        st.info(_("No source reports what is chosen here. Widen the dates, or choose more."))
    st.caption(
        _(SCALES[view.scale])
        + " "
        + _("A pale bar counts only the days it names. “No figure” is not zero.")
    )
    chart, by_year = _years(view)
    text = _("People counted in each year by each series; the tables below say the same.")
    _show_years(chart, view, name="years", text=text)
    for direction in view.directions:
        ledger.show_table(_totals(view, direction), view.language)
    with st.expander(_("The same by year")):
        ledger.show_table(by_year, view.language)
    with st.expander(_("Other counts of the period")):
        st.caption(
            _(
                "Other producers and places, parts of the counts above, and comparators: never"
                " added."
            )
        )
        for direction in view.directions:
            _show_other_counts(view, direction)


@store.kept
def _is_counted(view: View) -> bool:
    tables = store.all_tables()
    return bool(flow_totals.with_figure(tables, flow_totals.headline(view), view.period))


@store.kept
def _years(view: View) -> tuple[charts.Spec, Table]:
    tables = store.all_tables()
    years = flow_totals.years(tables, flow_totals.headline(view), view)
    chart = flow_charts.years_chart(years, view)
    return charts.written(chart), flow_totals.years_table(tables, years, view)


@store.kept
def _totals(view: View, direction: Direction) -> Table:
    caption = translator(view.language)(CAPTIONS[direction])
    series = flow_totals.HEADLINE[direction]
    return flow_totals.totals_table(store.all_tables(), series, view, caption)


def _show_other_counts(view: View, direction: Direction) -> None:
    _ = translator(view.language)
    table, rest = _other_counts(view, direction)
    if table.rows:
        ledger.show_table(table, view.language)
    if rest:
        said = _("No figure lies wholly inside the period: {titles}.")
        st.caption(said.format(titles=" · ".join(rest)))


@store.kept
def _other_counts(view: View, direction: Direction) -> tuple[Table, list[str]]:
    """Return the other series that have a figure, and the names of those that have none."""
    tables = store.all_tables()
    titles = dict(zip(tables.series["series_id"], tables.series["title"], strict=True))
    known = flow_totals.other_counts(tables, direction)
    counted = flow_totals.with_figure(tables, known, view.period)
    caption = translator(view.language)(CAPTIONS[direction])
    rest = [data_text(titles[one], view.language) for one in known if one not in counted]
    return flow_totals.totals_table(tables, counted, view, caption), rest


def show_nationalities(view: View) -> None:
    """Show the nationalities that sources name, and how many people they do not name."""
    _ = translator(view.language)
    found = _nationalities(view)
    if not found:
        st.info(
            _(
                "No source names nationalities here. Choose years from 2010 to April 2025"
                " northbound, or 2025 and January 2026 southbound."
            )
        )
    for place, (one, chart) in enumerate(found):
        st.markdown(f"##### {one.title}")
        ledger.show_caption(one.summary, dict([one.everyone]), view.language)
        charts.show_chart(chart, key=f"nationalities-{place}", theme="streamlit", alt=one.title)
        with st.expander(_("All nationalities as a table")):
            st.caption(
                _(
                    "A dash: the source does not name the nationality for these days. Its people,"
                    " if there were any, are among those not named."
                )
            )
            ledger.show_table(one.table, view.language, is_titled=True)
        ledger.show_sources(one.sources, one.notes, view.language)


@store.kept
def _nationalities(view: View) -> list[tuple[flow_nationalities.Nationalities, charts.Spec]]:
    return [
        (one, charts.written(part_charts.parts_chart(one.bars, one.direction)))
        for one in flow_nationalities.nationalities(store.all_tables(), view)
    ]


def show_groups(view: View) -> None:
    """Show women, men, girls and boys, each definition by itself, and children as published."""
    _ = translator(view.language)
    found, gaps, children = _groups(view)
    if found:
        st.caption(
            _(
                "SNM changed its terms in 2023. In 2021 and 2022 “men” and “women” are male and"
                " female people of all ages; from 2023 they are adults, with boys and girls apart."
                " The two must not be read as one line."
            )
        )
    for one, chart in found:
        title = one.table.caption
        st.markdown(f"##### {title}")
        charts.show_chart(chart, key=f"groups-{one.by}", theme="streamlit", alt=title)
        ledger.show_table(one.table, view.language, is_titled=True)
    if found and gaps:
        st.caption(_("Women and men not broken down for {stretches}.").format(stretches=gaps))
    if children:
        ledger.show_table(children, view.language)
        st.caption(_("These counts overlap and come from different sources: never add them."))
    if not found and not children:
        st.info(
            _(
                "No source tells women, men or children apart here. Choose years from 2021 to April"
                " 2025 northbound."
            )
        )


@store.kept
def _groups(
    view: View,
) -> tuple[list[tuple[flow_groups.Groups, charts.Spec]], str, Table | None]:
    """Return women and men under each definition, the days without either, and children."""
    tables = store.all_tables()
    ways = Direction.NORTHBOUND in view.directions
    kinds = [By.SEX, By.SEX_AND_AGE] if ways else []
    found = [flow_groups.groups(tables, BROKEN_DOWN, by, view) for by in kinds]
    drawn = [
        (one, charts.written(part_charts.groups_chart(one.bars, one.names)))
        for one in found
        if one is not None
    ]
    gaps = flow_groups.days_without_groups(tables, BROKEN_DOWN, view.period)
    return drawn, stretches(gaps, view.language), flow_groups.children(tables, view)


def show_deaths(view: View) -> None:
    """Show the dead and missing of each year, which are minimum counts, and other measures."""
    _ = translator(view.language)
    st.caption(
        _(
            "Minimum counts: many deaths are never recorded. From IOM's Missing Migrants data, by"
            " our own selection of an area; the records end on {day}. A year without a record is"
            " not a year without deaths."
        ).format(day=flow_deaths.last_day(store.all_tables(), view.language))
        + " "
        + data_text(flow_deaths.SELECTION, view.language)
    )
    chart, table, other = _deaths(view)
    text = _("Dead or missing by year, minimum counts; the table below says the same.")
    _show_years(chart, view, name="deaths", text=text)
    ledger.show_table(table, view.language)
    if other:
        with st.expander(_("Other measures")):
            st.caption(
                _(
                    "Bodies found, and all routes of the Americas: not to be added to the figures"
                    " above."
                )
            )
            ledger.show_table(other, view.language)


@store.kept
def _deaths(view: View) -> tuple[charts.Spec, Table, Table | None]:
    tables = store.all_tables()
    chart = flow_charts.deaths_chart(flow_deaths.deaths_bars(tables, view))
    other = flow_deaths.other_measures(tables, view)
    return charts.written(chart), flow_deaths.deaths_table(tables, view), other


def _show_years(chart: charts.Spec, view: View, *, name: str, text: str) -> None:
    """Show a chart of years; where there are many, a narrow screen scrolls it sideways."""
    many = len(view.period.by_year) > MANY_YEARS
    with st.container(key=f"{'many-' if many else ''}{name}"):
        charts.show_chart(chart, key=f"chart-{name}", theme="streamlit", alt=text)
