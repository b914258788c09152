"""The parts of the page of MSF sites: the chart with its legend, and tables of text."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from darien import figure_id
from darien.care_gap import CareGap, care_gap, countries, default_series
from darien.language import Translate, data_text, number, translator
from darien.period import Period
from darien.render.activity_words import activity
from darien.render.care_gap_words import (
    CAUTION,
    RULE,
    day_sentences,
    gap_people,
    people_sentences,
)
from darien.render.presence_chart import presence_chart
from darien.render.presence_tables import activity_table, changes_table, gap_table, sites_table
from darien.render.table import Table
from darien.render.table_html import linked
from darien.render.wording import stretch
from darien.titles import country_title, title_of
from darien.ui import charts, ledger, store
from darien.view import View
from darien.vocabulary import SiteStatus


def warm_up(view: View) -> None:
    """Draw once what a first reader would wait for."""
    _presence(view)


def show_presence(view: View) -> None:
    """Show when each site was at work: the chart, and the same in a table."""
    _ = translator(view.language)
    known_until = store.all_tables().last_known["site_periods"]
    if view.period.first > known_until:
        day = stretch(Period(known_until, known_until), view.language)
        text = _("Our sources on MSF sites end on {day}. Choose an earlier period.")
        st.info(text.format(day=day))
        return
    chart, table = _presence(view)
    if chart is None:
        st.info(_("No MSF site is documented in this period. Choose other years."))
        return
    st.html(_legend(_))
    charts.show_chart(chart, key="presence-chart")
    ledger.show_table(table, view.language, is_titled=True)


@store.kept
def _presence(view: View) -> tuple[charts.Spec | None, Table]:
    tables = store.all_tables()
    chart = presence_chart(tables, view)
    return charts.written(chart) if chart else None, sites_table(tables, view)


def show_changes(view: View) -> None:
    """Show what opened, was suspended, resumed or closed in the period, in order of time."""
    _ = translator(view.language)
    table = _changes(view)
    if not table.rows:
        st.info(_("No change of a site is documented in this period. Choose other years."))
        return
    st.caption(
        _(
            "Dates are as precise as their source. A site last documented on a date did not"
            " necessarily close then."
        )
    )
    ledger.show_table(table, view.language, is_titled=True)


@store.kept
def _changes(view: View) -> Table:
    return changes_table(store.all_tables(), view)


def show_activity(view: View) -> None:
    """Show the published figures on MSF's work whose span lies wholly inside the period."""
    _ = translator(view.language)
    table, reaching, undated = _activity(view)
    left_out = _(
        "Left out: {reaching} figures that reach outside the period, and {undated} without a first"
        " or a last date."
    ).format(reaching=reaching, undated=undated)
    if not table.rows:
        st.info(_("No figure lies wholly inside this period. Choose a longer one."))
        ledger.show_tally(left_out)
        return
    st.caption(
        _(
            "Whole figures as published, for spans of dates that lie inside the period. The spans"
            " overlap and the scopes contain each other: never add them up. Consultations are not"
            " people. Figures on sexual violence are the totals that MSF published, and are not"
            " divided further."
        )
    )
    ledger.show_table(table, view.language, is_titled=True)
    ledger.show_tally(left_out)


@store.kept
def _activity(view: View) -> tuple[Table, int, int]:
    """Return the figures, and how many are left out: reaching outside the period, without dates."""
    found = activity(store.all_tables(), view)
    table = activity_table(found.figures, view.language)
    return table, found.reaching_outside, found.without_dates


def show_care_gap(view: View) -> None:
    """Show the people counted in a country while no MSF site listed there was active."""
    tables, language = store.all_tables(), view.language
    _ = translator(language)
    listed = _countries()
    measured = [country for country, series in listed.items() if series]
    country = st.selectbox(
        _("Country"),
        list(listed),
        index=list(listed).index(measured[-1]) if measured else 0,
        format_func=lambda code: _(country_title(code)),
        key=f"gap-country-{language}",
        width=260,
    )
    series = listed[country]
    if not series:
        st.info(_("None of the counts on the map is taken in this country. Choose another one."))
        return
    told, table = _care_gap(view, country)
    text = "".join(f"<p>{line}</p>" for line in told)
    st.html(f'<div class="care-gap">{text}</div>')
    st.caption(_(CAUTION))
    if table.rows:
        ledger.show_table(table, view.language, is_titled=True)
    definitions = tables.series.set_index("series_id")["definition"]
    for series_id in series:
        figure = figure_id.gap(country, series_id, view.period)
        definition = data_text(definitions[series_id], language)
        ledger.show_caption(definition, {}, language, of=figure)
    st.caption(_(RULE))


@store.kept
def _countries() -> dict[str, tuple[str, ...]]:
    """Return the countries with sites, each with the series of the map that count in it."""
    tables = store.all_tables()
    return {country: default_series(tables, country) for country in countries(tables)}


@store.kept
def _care_gap(view: View, country: str) -> tuple[Sequence[str], Table]:
    """Return what is said of a country's gap, as paragraphs of HTML, and its stretches."""
    tables, language = store.all_tables(), view.language
    gaps = tuple(care_gap(tables, country, one, view.period) for one in _countries()[country])
    days = [number(count, language) for count in (gaps[0].days, gaps[0].unknown_days) if count]
    told = [(day_sentences(gaps[0], language), days, gaps[0])]
    for gap in gaps:
        counted = gap_people(tables, gap, language)
        told.append((people_sentences(tables, gap, language), [counted] if counted else [], gap))
    paragraphs = [
        linked(" ".join(sentences), dict.fromkeys(numbers, _gap_figure(gap)), language)
        for sentences, numbers, gap in told
        if sentences
    ]
    return paragraphs, gap_table(tables, gaps, language)


def _gap_figure(gap: CareGap) -> str:
    return figure_id.gap(gap.country, gap.series_id, gap.period)


def _legend(_: Translate) -> str:
    """The signs of the chart, each with its word."""
    signs = {
        **{status.value: _(title_of(status)) for status in SiteStatus},
        "perhaps": _("half as high: known to a month or a year only"),
    }
    listed = "".join(
        f'<li><i class="{sign}"></i>{escape(text)}</li>' for sign, text in signs.items()
    )
    return f'<ul class="presence-legend">{listed}</ul>'
