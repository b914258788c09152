"""The cards of the timeline: a bar, an event, and the sites of a country in a stretch of months."""

from collections.abc import Sequence
from typing import Any

from darien import figure_id
from darien.language import number
from darien.period import PartialDate, Period
from darien.render.cards import Card, CardWriter
from darien.render.presence_strip import presence_stretches
from darien.render.timeline import bar_key, figure_of
from darien.render.wording import bounded, months, partial, stretches
from darien.sites import AT_WORK, SiteInView, sites_on
from darien.timeline import Bar, bars, charted
from darien.titles import COUNTRIES, country_title, title_of
from darien.vocabulary import Direction, EventKind, SiteStatus, Status


def timeline_cards(writer: CardWriter) -> dict[str, Card]:
    """Return the cards of everything that can be chosen on the timeline, by key."""
    tables = writer.tables
    series = tables.series.set_index("series_id")
    observations = tables.observations.set_index("observation_id")
    return {
        **{
            bar_key(series_id, bar): _bar(writer, bar, series.loc[series_id], observations)
            for ids in charted(tables).values()
            for series_id in ids
            for bar in bars(tables, series_id)
        },
        **{f"event:{row.event_id}": _event(writer, row) for row in tables.events.itertuples()},
        **{
            f"presence:{country}/{first}": _presence(writer, country, first, last)
            for country in COUNTRIES
            for first, last, _ in presence_stretches(tables, country)
        },
    }


def _bar(writer: CardWriter, bar: Bar, series: Any, observations: Any) -> Card:
    """A bar: the number as published, or the two marks whose difference it is."""
    _, language = writer._, writer.language
    rows = [observations.loc[id] for id in bar.observation_ids]
    kinds = [_("People counted"), _("derived from a running total")]
    rate = number(round(bar.rate, 0 if bar.rate >= 10 else 1), language)
    facts = [
        (_("Series"), writer.said(series["title"])),
        (_("Who counts"), writer.said(series["producer"])),
        (_("What is counted"), writer.said(series["definition"])),
        (_("Status"), _(title_of(Status(bar.status)))),
        (_("People per 30 days"), rate),
    ]
    if bar.is_derived:
        marks = [
            _("{people} in {period}").format(
                people=bounded(int(row["people"]), row["bound"], language),
                period=stretches([Period(row["start"].date(), row["end"].date())], language),
            )
            for row in reversed(rows)
        ]
        facts.append((_("Difference of"), " − ".join(marks)))
    return writer.card(
        kind=" · ".join(kinds if bar.is_derived else kinds[:1]),
        title=_("{people} in {period}").format(
            people=bounded(bar.people, bar.bound, language),
            period=stretches([bar.period], language),
        ),
        facts=facts,
        notes=[row["note"] for row in rows],
        source_cells=[row["source_ids"] for row in rows],
        figure=figure_of(series.name, bar),
    )


def _event(writer: CardWriter, row: Any) -> Card:
    """An event: what happened, when, and on which flow it acted."""
    _ = writer._
    dates = [PartialDate.parse(text) for text in (row.start, row.end) if text]
    ways = {"both": _("both directions"), "none": ""} | {
        way.value: _(title_of(way)) for way in Direction
    }
    when = " – ".join(partial(day, writer.language) for day in dates)
    place = writer.place(row.place_id) if row.place_id else ""
    facts = [
        (_("When"), when),
        (_("What happened"), writer.said(row.summary)),
        (_("Direction"), ways[row.direction]),
        (_("Place"), place),
    ]
    return writer.card(
        kind=" · ".join([_("Event"), _(title_of(EventKind(row.kind)))]),
        title=writer.said(row.title),
        facts=[fact for fact in facts if fact[1]],
        notes=[],
        source_cells=[row.source_ids],
        figure=figure_id.row("events", row.event_id),
    )


def _presence(writer: CardWriter, country: str, first: str, last: str) -> Card:
    """A country's sites in months in which none of them changed its state."""
    _ = writer._
    period = Period.of_months(first, last)
    day = min(period.by_month[0].last, writer.tables.last_known["site_periods"])
    sites = sites_on(writer.tables, day, country)
    periods = writer.tables.site_periods
    at_work = [site for site in sites if site.status in AT_WORK]
    shown = {site.id for site in at_work or sites}
    facts = [(_name(writer, site), _stay_on(writer, site)) for site in at_work]
    for status in (SiteStatus.END_NOT_DOCUMENTED, SiteStatus.CLOSED):
        names = [_name(writer, site) for site in sites if site.status == status]
        if names:
            facts.append((_(title_of(status)), ", ".join(names)))
    return writer.card(
        kind=" · ".join([_("MSF sites"), _(country_title(country))]),
        title=months(period, writer.language),
        facts=facts,
        notes=[_("States are those of the last day of each month.")],
        source_cells=periods[periods["site_id"].isin(shown)]["source_ids"],
        figure=figure_id.standing(country, day),
    )


def _name(writer: CardWriter, site: SiteInView) -> str:
    return writer.said(writer.site_names[site.id])


def _stay_on(writer: CardWriter, site: SiteInView) -> str:
    """The stretch that a site is in, in words, with its reason."""
    stays: Sequence[Any] = writer.site_stays[site.id]
    current = [
        stay for stay in stays if stay.status == site.status and stay.span.start == site.since
    ]
    return writer.stay(current[-1]) if current else writer._(title_of(site.status))
