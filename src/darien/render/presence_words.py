"""MSF sites in words: how each stood, and when it was opened, suspended, resumed or closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from darien.care_gap import countries
from darien.language import data_text, translator
from darien.language import mark as N_
from darien.period import PartialDate, Period
from darien.provenance import Citation, citations
from darien.render.wording import partial, span_words
from darien.sites import SiteInView, Stay, sites_in_view, stays_of_sites
from darien.tables import Tables, ids
from darien.titles import country_title, title_of
from darien.view import View
from darien.vocabulary import EndStatus, Service, SiteStatus

OPENED, RESUMED = N_("opened"), N_("resumed")
LAST_DOCUMENTED, ENDED = N_("last documented"), N_("ended")


@dataclass(frozen=True)
class SiteRow:
    """One site of a view: how it stood at the end of the period, and all its stretches."""

    site_id: str
    name: str
    country: str
    status: str
    since: str
    services: str
    stretches: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Change:
    """One dated change of a site, as precise as its source."""

    date: PartialDate
    when: str
    site_id: str
    site: str
    country: str
    what: str
    reason: str
    note: str
    sources: tuple[Citation, ...]


def site_rows(tables: Tables, view: View) -> list[SiteRow]:
    """Return the sites at work at some time in the period, by country from north to south."""
    language = view.language
    sites = tables.sites.set_index("site_id")
    stays = stays_of_sites(tables)
    order = {country: place for place, country in enumerate(countries(tables))}
    found = [
        (order[sites.loc[one.id]["country"]], stays[one.id][0].span.begins, one)
        for one in sites_in_view(tables, view)
    ]
    shown = sorted(found, key=lambda item: (item[0], item[1], item[2].id))
    return [_site_row(tables, one, sites.loc[one.id], stays[one.id], language) for *_, one in shown]


def _site_row(
    tables: Tables, one: SiteInView, site: Any, stays: tuple[Stay, ...], language: str
) -> SiteRow:
    _ = translator(language)
    notes = dict.fromkeys(note for note in (site["note"], *(stay.note for stay in stays)) if note)
    return SiteRow(
        site_id=one.id,
        name=data_text(site["name"], language),
        country=_(country_title(site["country"])),
        status=_(title_of(one.status)),
        since=_since(one, language),
        services=", ".join(_(title_of(Service(service))) for service in ids(site["services"])),
        stretches=tuple(stay_words(stay, language) for stay in stays),
        notes=tuple(data_text(note, language) for note in notes),
        sources=citations(tables, [site["source_ids"], *(stay.source_ids for stay in stays)]),
    )


def stay_words(stay: Stay, language: str) -> str:
    """Write a stretch of a site: suspended: 4 Mar 2024 – 2 Oct 2024."""
    return f"{translator(language)(title_of(stay.status))}: {span_words(stay.span, language)}"


def _since(one: SiteInView, language: str) -> str:
    _ = translator(language)
    if one.since is None:
        return _("not known")
    date = partial(one.since, language)
    if one.status == SiteStatus.END_NOT_DOCUMENTED:
        return _("last documented {date}").format(date=date)
    return _("since {date}").format(date=date)


def changes(tables: Tables, view: View) -> list[Change]:
    """Return the changes of sites that fall, or can fall, inside the period, in order of time.

    One known to a month or a year stands at its end, when it has surely happened.
    """
    sites = tables.sites.set_index("site_id")
    found = []
    for site_id, stays in stays_of_sites(tables).items():
        for what, date, stay in _changes_of(stays):
            if view.period.meets(date.earliest, date.latest):
                found.append((site_id, what, date, stay))
    # Stable: what ties keeps the order of the table, an opening before its end.
    found.sort(key=lambda item: item[2].latest)
    return [
        _change(tables, sites.loc[site_id], what, date, stay, view)
        for site_id, what, date, stay in found
    ]


def _changes_of(stays: tuple[Stay, ...]) -> Iterator[tuple[str, PartialDate, Stay]]:
    """Name each change of a site; a documented end is told by the stretch that follows it."""
    for place, stay in enumerate(stays):
        span = stay.span
        if span.start:
            yield _beginning(stay, is_first=place == 0), span.start, stay
        if span.end is None:
            continue
        if span.end_status == EndStatus.LAST_DOCUMENTED:
            yield LAST_DOCUMENTED, span.end, stay
        elif place == len(stays) - 1:
            yield ENDED, span.end, stay


def _beginning(stay: Stay, *, is_first: bool) -> str:
    if stay.status == SiteStatus.ACTIVE:
        return OPENED if is_first else RESUMED
    return title_of(stay.status)


def _change(
    tables: Tables, site: Any, what: str, date: PartialDate, stay: Stay, view: View
) -> Change:
    language = view.language
    _ = translator(language)
    reason = stay.reason if what not in (LAST_DOCUMENTED, ENDED) else ""
    return Change(
        date=date,
        when=dated(date, view.period, language),
        site_id=str(site.name),
        site=data_text(site["name"], language),
        country=_(country_title(site["country"])),
        what=_(what),
        reason=data_text(reason, language),
        note=data_text(stay.note, language),
        sources=citations(tables, [stay.source_ids]),
    )


def dated(date: PartialDate, period: Period, language: str) -> str:
    """Write a date with its precision; say so where it can lie outside the period."""
    _ = translator(language)
    written = partial(date, language)
    if date.earliest == date.latest:
        return _("on {date}").format(date=written)
    if period.holds(date.earliest, date.latest):
        return _("in {date}").format(date=written)
    return _("in {date}, perhaps outside the period").format(date=written)
