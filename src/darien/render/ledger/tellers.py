"""What the rows of each table hold: a title, their numbers, and what is known of them."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from darien.fares import DOLLARS
from darien.render.activity_words import value_of, where
from darien.render.ledger.entry import Said
from darien.render.ledger.of_rivals import Told, rival
from darien.render.ledger.writer import Writer
from darien.render.wording import between, span_words
from darien.sites import stays_of_sites
from darien.tables import ids
from darien.titles import title_of
from darien.vocabulary import Bounds, EventKind, FareScope, IncidentKind, Mode, Service, SiteStatus


def _finding(writer: Writer, row: Any) -> Told:
    _ = writer._
    value = writer.value(row.value) if row.value else _("no number")
    return (
        writer.said(row.item),
        (Said(writer.said(row.item), f"{value} {writer.said(row.unit)}".strip()),),
        (
            (_("Unit"), writer.said(row.unit)),
            (_("Of whom"), writer.said(row.population)),
            (_("Period"), writer.published(row.period)),
            (_("Not to be added to"), _("other findings: several answers were possible")),
        ),
    )


def _activity(writer: Writer, row: Any) -> Told:
    _ = writer._
    metric = writer.said(row.metric).replace("-", " ")
    value, _count = value_of(row, writer.language)
    place = where(writer.tables, row.scope_id, writer.language)
    return (
        f"{metric} · {place}",
        (Said(metric, value),),
        (
            (_("What is counted"), metric),
            (_("Who counted"), "MSF"),
            (_("Where"), place),
            (_("Period"), writer.span(row.start, row.end)),
            (_("Not to be added to"), _("other figures of MSF's work: their spans overlap")),
        ),
    )


def _incident(writer: Writer, row: Any) -> Told:
    _ = writer._
    when = writer.day(row.date)
    return (
        f"{writer.said(row.place_name)}, {when}",
        (
            Said(_("People affected"), _known(writer, row.people_affected)),
            Said(_("Deaths"), _known(writer, row.deaths)),
            Said(_("Missing"), _known(writer, row.missing)),
        ),
        (
            (_("Kind"), _(title_of(IncidentKind(row.kind)))),
            (_("When"), when),
            (_("Where"), f"{writer.said(row.place_name)} ({row.country})"),
            (
                _("Not to be added to"),
                _("records of deaths by year, which may hold the same people"),
            ),
        ),
    )


def _deaths(writer: Writer, row: Any) -> Told:
    _ = writer._
    count = row.dead_and_missing
    text = _("no record, which is not zero")
    if not pd.isna(count):
        text = _("at least {people}").format(people=writer.number(int(count)))
    place = writer.said(row.place)
    days = writer.days(writer.period_of(row))
    return (
        f"{place}, {days}",
        (Said(_("Dead or missing"), text),),
        (
            (_("What is counted"), _("Dead and missing whose cases were recorded: a minimum")),
            (_("Who counted"), _("IOM, Missing Migrants Project; own selection by area")),
            (_("Where"), place),
            (_("Period"), days),
            (_("Not to be added to"), _("counts of other areas, which may hold the same people")),
        ),
    )


def _leg(writer: Writer, row: Any) -> Told:
    _ = writer._
    hours = between(row.hours_min, row.hours_max, writer.language)
    price = between(row.price_usd_min, row.price_usd_max, writer.language)
    route = writer.row("routes", row.route_id)
    return (
        writer.way(row),
        (
            Said(_("Hours"), hours or _("not found")),
            Said(_("Price, US$ a person"), price or _("not found")),
        ),
        (
            (_("Route"), writer.said(route.route_name)),
            (_("Means"), _(title_of(Mode(row.mode)))),
            (_("In use"), writer.span(row.start, row.end)),
            (_("Covers more than this leg"), ", ".join(ids(row.wider))),
            (
                _("Not to be added to"),
                _("hours or prices of other legs that are given for a whole way"),
            ),
        ),
    )


def _fare(writer: Writer, row: Any) -> Told:
    _ = writer._
    money = "US$" if row.currency == DOLLARS else f"{row.currency} "
    low, high = (None if pd.isna(end) else writer.number(end) for end in (row.low, row.high))
    text = money + "–".join(dict.fromkeys(filter(None, (low, high))))
    if low is None:
        text = _("up to {number}").format(number=text)
    if row.bound == Bounds.ABOUT:
        text = _("about {price}").format(price=text)
    leg = writer.row("route_legs", ids(row.leg_ids)[0])
    way = writer.way(leg)
    return (
        f"{way}, {writer.span(row.start, row.end)}",
        (Said(_("Price"), text),),
        (
            (_("Paid for"), writer.said(row.what) or way),
            (_("Scope"), _(title_of(FareScope(row.scope)))),
            (_("When"), writer.span(row.start, row.end)),
            (_("As the source gives it"), writer.said(row.words)),
            (_("Not to be added to"), _("other prices: they are statements of different people")),
        ),
    )


def _event(writer: Writer, row: Any) -> Told:
    _ = writer._
    when = writer.span(row.start, row.end)
    kind = _(title_of(EventKind(row.kind)))
    return (
        writer.said(row.title),
        (Said(when, writer.said(row.title)),),
        ((_("Kind"), kind), (_("When"), when), (_("Place"), writer.place(row.place_id))),
    )


def _stay(writer: Writer, row: Any) -> Told:
    _ = writer._
    site = writer.row("sites", row.site_id)
    when = writer.span(row.start, row.end)
    return (
        writer.said(site.name),
        (Said(_(title_of(SiteStatus(row.status))), when),),
        ((_("Country"), site.country), (_("When"), when)),
    )


def _station(writer: Writer, row: Any) -> Told:
    when = writer.span(row.start, row.end)
    facts = ((writer._("Where"), writer.place(row.place_id)), (writer._("When"), when))
    return row.name, (Said(writer._("open"), when),), facts


def _known(writer: Writer, count: Any) -> str:
    return writer._("not known") if pd.isna(count) else writer.number(int(count))


def _site(writer: Writer, row: Any) -> Told:
    _ = writer._
    stays = stays_of_sites(writer.tables).get(row.site_id, ())
    services = ", ".join(_(title_of(Service(one))) for one in ids(row.services))
    return (
        writer.said(row.name),
        tuple(
            Said(_(title_of(stay.status)), span_words(stay.span, writer.language)) for stay in stays
        ),
        (
            (_("Kind"), writer.said(row.kind)),
            (_("Where"), writer.place(row.place_id)),
            (_("Services"), services),
            (_("People served"), writer.said(row.people_served)),
            (_("Why"), "; ".join(writer.said(stay.reason) for stay in stays if stay.reason)),
            (
                _("What the dates leave open"),
                "; ".join(writer.said(stay.note) for stay in stays if stay.note),
            ),
        ),
    )


TELLERS: dict[str, Callable[[Writer, Any], Told]] = {
    "survey_findings": _finding,
    "site_activity": _activity,
    "incidents": _incident,
    "missing_migrants": _deaths,
    "route_legs": _leg,
    "fares": _fare,
    "rivals": rival,
    "events": _event,
    "sites": _site,
    "site_periods": _stay,
    "station_periods": _station,
}
