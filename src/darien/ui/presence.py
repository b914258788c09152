"""The parts of the page of MSF sites: the chart with its legend, and tables of text."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from darien.care_gap import CareGap, care_gap, countries, default_series
from darien.language import Translate, data_text, translator
from darien.period import Period
from darien.provenance import Citation
from darien.render.activity_words import activity
from darien.render.care_gap_words import (
    CAUTION,
    RULE,
    Counted,
    day_sentences,
    gap_rows,
    people_sentences,
)
from darien.render.presence_chart import presence_chart
from darien.render.presence_words import changes, site_rows
from darien.render.wording import day_of, stretch
from darien.tables import Tables
from darien.titles import country_title, title_of
from darien.ui.listing import citation_link
from darien.view import View
from darien.vocabulary import Direction, SiteStatus

# A cell of a table: text, lines of text, or sources, which become links.
Cell = str | Sequence[str | Citation]


def show_presence(tables: Tables, view: View) -> None:
    """Show when each site was at work: the chart, and the same in a table."""
    _ = translator(view.language)
    known_until = tables.last_known["site_periods"]
    if view.period.first > known_until:
        day = stretch(Period(known_until, known_until), view.language)
        text = _("Our sources on MSF sites end on {day}. Choose an earlier period.")
        st.info(text.format(day=day))
        return
    chart = presence_chart(tables, view)
    if chart is None:
        st.info(_("No MSF site is documented in this period. Choose other years."))
        return
    st.html(_legend(_))
    st.altair_chart(chart, theme=None, key="presence-chart")
    heads = (_("Site"), _("Status on {day}").format(day=day_of(view)), _("When"), _("Services"))
    rows: list[list[Cell]] = [
        [
            [site.name, site.country],
            [site.status, site.since],
            [*site.stretches, *site.notes],
            site.services,
            site.sources,
        ]
        for site in site_rows(tables, view)
    ]
    _show_table(_("MSF sites"), (*heads, _("Sources")), rows)


def show_changes(tables: Tables, view: View) -> None:
    """Show what opened, was suspended, resumed or closed in the period, in order of time."""
    _ = translator(view.language)
    rows: list[list[Cell]] = [
        [one.when, [one.site, one.country], one.what, [one.reason, one.note], one.sources]
        for one in changes(tables, view)
    ]
    if not rows:
        st.info(_("No change of a site is documented in this period. Choose other years."))
        return
    st.caption(
        _(
            "Dates are as precise as their source. A site last documented on a date did not"
            " necessarily close then."
        )
    )
    heads = (_("When"), _("Site"), _("What"), _("Why"), _("Sources"))
    _show_table(_("Openings and closures"), heads, rows)


def show_activity(tables: Tables, view: View) -> None:
    """Show the published figures on MSF's work whose span lies wholly inside the period."""
    _ = translator(view.language)
    found = activity(tables, view)
    left_out = _(
        "Left out: {reaching} figures that reach outside the period, and {undated} without a first"
        " or a last date."
    ).format(reaching=found.reaching_outside, undated=found.without_dates)
    if not found.figures:
        st.info(_("No figure lies wholly inside this period. Choose a longer one."))
        st.caption(left_out)
        return
    st.caption(
        _(
            "Whole figures as published, for spans of dates that lie inside the period. The spans"
            " overlap and the scopes contain each other: never add them up. Consultations are not"
            " people. Figures on sexual violence are the totals that MSF published, and are not"
            " divided further."
        )
    )
    rows: list[list[Cell]] = [
        [one.where, one.when, one.metric, one.value, one.note, one.sources] for one in found.figures
    ]
    heads = (_("Where"), _("Period"), _("What is counted"), _("Figure"), _("Note"), _("Sources"))
    _show_table(_("What MSF did"), heads, rows)
    st.caption(left_out)


def show_care_gap(tables: Tables, view: View) -> None:
    """Show the people counted in a country while no MSF site listed there was active."""
    language = view.language
    _ = translator(language)
    listed = countries(tables)
    measured = [country for country in listed if default_series(tables, country)]
    country = st.selectbox(
        _("Country"),
        listed,
        index=listed.index(measured[-1]) if measured else 0,
        format_func=lambda code: _(country_title(code)),
        key=f"gap-country-{language}",
        width=260,
    )
    series = default_series(tables, country)
    if not series:
        st.info(_("No count of the map is taken in this country. Choose another one."))
        return
    gaps = tuple(care_gap(tables, country, one, view.period) for one in series)
    sentences = [*day_sentences(gaps[0], language)]
    told = [" ".join(people_sentences(tables, gap, language)) for gap in gaps]
    text = "".join(f"<p>{escape(line)}</p>" for line in [" ".join(sentences), *filter(None, told)])
    st.html(f'<div class="care-gap">{text}</div>')
    st.caption(_(CAUTION))
    _show_gap_table(tables, gaps, language)
    definitions = tables.series.set_index("series_id")["definition"]
    for gap in gaps:
        st.caption(data_text(definitions[gap.series_id], language))
    st.caption(_(RULE))


def _show_gap_table(tables: Tables, gaps: tuple[CareGap, ...], language: str) -> None:
    _ = translator(language)
    ways = tables.series.set_index("series_id")["direction"]
    rows: list[list[Cell]] = [
        [
            [row.days, _("{days} days").format(days=row.length)],
            [*row.sites, *row.notes, *row.site_sources],
            *(_counted(one, _) for one in row.counted),
        ]
        for row in gap_rows(tables, gaps, language)
    ]
    if not rows:
        return
    heads = (
        _("Days without an active site, or not known"),
        _("How the sites stood"),
        *(
            _("Counted {direction}").format(direction=_(title_of(Direction(ways[gap.series_id]))))
            for gap in gaps
        ),
    )
    _show_table(_("Care gap"), heads, rows)


def _counted(one: Counted, _: Translate) -> Cell:
    return [one.number or _("no number"), one.words, *one.sources]


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


def _show_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Show a table of text; the first cell of a row is its head, further lines are smaller."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(_row(heads, row) for row in rows)
    label = escape(title, quote=True)
    st.html(
        f'<table class="facts presence" aria-label="{label}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(heads: Sequence[str], cells: Sequence[Cell]) -> str:
    first, *others = cells
    written = [f'<th scope="row">{_cell(first)}</th>']
    for head, cell in zip(heads[1:], others, strict=True):
        label = escape(head, quote=True)
        written.append(f'<td data-label="{label}">{_cell(cell)}</td>')
    return f"<tr>{''.join(written)}</tr>"


def _cell(cell: Cell) -> str:
    """Write a cell: its first line plain, the others small, sources as a list of links.

    A first line that is blank keeps its place, so a note alone never looks like a reason.
    """
    parts = [cell] if isinstance(cell, str) else list(cell)
    lines = [escape(part) for part in parts if isinstance(part, str)]
    links = [citation_link(part) for part in parts if isinstance(part, Citation)]
    text = "".join([*lines[:1], *(f"<small>{line}</small>" for line in lines[1:] if line)])
    listed = "".join(f"<li>{link}</li>" for link in links)
    return text + (f'<ul class="sources">{listed}</ul>' if listed else "")
