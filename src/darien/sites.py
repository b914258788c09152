"""MSF sites and reception stations in a view, as documented at the end of its period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pandas as pd

from darien.period import PartialDate, Period
from darien.presence import Span
from darien.survivors import counts_survivors
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import SiteStatus

AT_WORK = (SiteStatus.ACTIVE, SiteStatus.SUSPENDED)


@dataclass(frozen=True)
class Stay:
    """One documented stretch of a site: active, suspended or closed.

    `reason` is why the state began, as stated by those involved; `note` what its dates leave open;
    `source_ids` (a;b) where it was read.
    """

    span: Span
    status: SiteStatus
    reason: str
    note: str = ""
    source_ids: str = ""


@dataclass(frozen=True)
class SiteInView:
    """A site or station as it stood at the end of a view's period.

    `since` is the date the status began, or, where the end is not documented, the last date it was
    documented at work. `as_of` is the date of the last source of a status that is still open.
    """

    id: str
    status: SiteStatus
    since: PartialDate | None
    as_of: PartialDate | None = None


@cache
def stays_of_sites(tables: Tables) -> dict[str, tuple[Stay, ...]]:
    """Return every site's stretches in the order of the table."""
    return _stays(tables.site_periods, "site_id")


@cache
def stays_of_stations(tables: Tables) -> dict[str, tuple[Stay, ...]]:
    """Return every reception station's stretches, by place."""
    periods = tables.station_periods.assign(status=SiteStatus.ACTIVE.value, reason="", as_of="")
    return _stays(periods, "place_id")


def sites_in_view(tables: Tables, view: View) -> tuple[SiteInView, ...]:
    """Return the MSF sites at work at some time in the period, as they stood at its end."""
    return _in_view(stays_of_sites(tables), view.period, _known_until(tables, "site_periods"))


def stations_in_view(tables: Tables, view: View) -> tuple[SiteInView, ...]:
    """Return the reception stations open at some time in the period, as they stood at its end."""
    return _in_view(stays_of_stations(tables), view.period, _known_until(tables, "station_periods"))


def sites_on(tables: Tables, day: date, country: str) -> tuple[SiteInView, ...]:
    """Return the listed MSF sites of a country (PAN, MEX …) as they stood on `day`.

    Sites that had not begun are left out. Raises KeyError for a country without sites.
    """
    stays, known = stays_of_sites(tables), _known_until(tables, "site_periods")
    stood = (status_on(id, stays[id], day, known) for id in _sites_of(tables)[country])
    return tuple(site for site in stood if site is not None)


@cache
def _sites_of(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Return the ids of each country's sites that have a documented stretch."""
    known = tables.sites[tables.sites["site_id"].isin(stays_of_sites(tables))]
    return {str(country): tuple(rows["site_id"]) for country, rows in known.groupby("country")}


def stay_on(stays: Sequence[Stay], day: date) -> Stay | None:
    """Return the stretch that tells how a site stood on `day`, ended or not; None before the first.

    Of stretches whose ends are known to a month or year only, the last one that has surely begun
    counts; where none has, the first that may have. When that has ended, one that may have begun
    counts: "active to 2021, suspended 2022" is suspended in June 2022, not closed.
    """
    begun = [stay for stay in stays if stay.span.begins <= day]
    if not begun:
        return None
    sure = [stay for stay in begun if stay.span.start is None or stay.span.start.latest <= day]
    order = sorted(sure, key=lambda stay: stay.span.begins)
    latest = order[-1] if order else begun[0]
    if day > latest.span.ends:
        later = [stay for stay in begun if stay.span.begins > latest.span.ends]
        latest = max(later, key=lambda stay: stay.span.begins, default=latest)
    return latest


def status_on(
    site_id: str, stays: Sequence[Stay], day: date, known_until: date
) -> SiteInView | None:
    """Return a site as it stood on `day`; None before the first stretch.

    After a stretch whose end nobody documents, and after `known_until` for a site still at work
    then, the status is "end not documented".
    """
    latest = stay_on(stays, day)
    if latest is None:
        return None
    span = latest.span
    if latest.status in AT_WORK and span.end is None and day > known_until:
        return SiteInView(site_id, SiteStatus.END_NOT_DOCUMENTED, span.as_of)
    if day <= span.ends:
        return SiteInView(site_id, latest.status, span.start, span.as_of)
    if span.end_is_known:
        return SiteInView(site_id, SiteStatus.CLOSED, span.end)
    return SiteInView(site_id, SiteStatus.END_NOT_DOCUMENTED, span.end)


def _in_view(
    stays: dict[str, tuple[Stay, ...]], period: Period, known_until: date
) -> tuple[SiteInView, ...]:
    shown = []
    for site_id, of_site in stays.items():
        at_work = any(stay.status in AT_WORK and stay.span.may_meet(period) for stay in of_site)
        state = status_on(site_id, of_site, period.last, known_until) if at_work else None
        if state is not None:
            shown.append(state)
    return tuple(shown)


def _stays(periods: pd.DataFrame, column: str) -> dict[str, tuple[Stay, ...]]:
    stays: dict[str, list[Stay]] = {}
    for row in periods.itertuples():
        span = Span.read(row.start, row.end, row.end_status, row.as_of)
        # Both stand beside points; the check of the tables refuses such a text.
        reason, note = ("" if counts_survivors(text) else text for text in (row.reason, row.note))
        stay = Stay(span, SiteStatus(row.status), reason, note, row.source_ids)
        stays.setdefault(getattr(row, column), []).append(stay)
    return {place: tuple(of_site) for place, of_site in stays.items()}


def _known_until(tables: Tables, name: str) -> date:
    return tables.last_known[name]
