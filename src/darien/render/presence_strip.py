"""MSF presence by country and month: how many sites stood how, and what had changed and why."""

from datetime import date
from itertools import groupby
from typing import Any

from darien import figure_id
from darien.language import data_text, translator
from darien.period import FIRST_YEAR, LAST_YEAR, Period
from darien.provenance import newest
from darien.sites import SiteInView, sites_on, stays_of_sites
from darien.tables import Tables
from darien.titles import COUNTRIES, title_of
from darien.vocabulary import SiteStatus

WHOLE = Period.of_months(f"{FIRST_YEAR}-01", f"{LAST_YEAR}-12")
CODES = {
    SiteStatus.ACTIVE: "a",
    SiteStatus.SUSPENDED: "s",
    SiteStatus.END_NOT_DOCUMENTED: "e",
    SiteStatus.CLOSED: "c",
}
# A tooltip of more lines would hide what it speaks of; the card has them all.
CHANGES_TOLD = 4

Stretch = tuple[str, str, tuple[SiteInView, ...]]


def presence(tables: Tables, language: str) -> list[dict[str, Any]]:
    """By country, stretches of months with the same sites in the same state at each month's end.

    A stretch is first and last month; how many sites are active, suspended, without a documented
    end and closed; in words what had changed when it began, with reasons and sources; and the id
    of the figure.
    """
    _ = translator(language)
    return [
        {
            "id": country,
            "name": _(name),
            "stretches": [
                [
                    *(first, last),
                    *(_count(sites, status) for status in CODES),
                    told,
                    figure_id.standing(country, _day_of(tables, first)),
                ]
                for (first, last, sites), told in _with_changes(tables, country, language)
            ],
        }
        for country, name in COUNTRIES.items()
    ]


def _day_of(tables: Tables, first: str) -> date:
    """Return the day whose states a stretch of months shows: the last of its first month."""
    return min(Period.of_months(first, first).last, tables.last_known["site_periods"])


def presence_stretches(tables: Tables, country: str) -> list[Stretch]:
    """Return runs of months in which every listed site of a country kept its state.

    Each is first and last month (YYYY-MM) and the sites as they stood at the end of the first.
    """
    known = tables.last_known["site_periods"]
    months = [
        (f"{month.first:%Y-%m}", sites_on(tables, min(month.last, known), country))
        for month in WHOLE.by_month
        if month.first <= known
    ]
    runs = []
    for _, run in groupby(months, key=lambda month: _states(month[1])):
        found = list(run)
        if found[0][1]:
            runs.append((found[0][0], found[-1][0], found[0][1]))
    return runs


def _with_changes(tables: Tables, country: str, language: str) -> list[tuple[Stretch, list[str]]]:
    names = dict(zip(tables.sites["site_id"], tables.sites["name"], strict=True))
    told = []
    before: frozenset[tuple[str, SiteStatus]] = frozenset()
    for stretch in presence_stretches(tables, country):
        changed = [site for site in stretch[2] if (site.id, site.status) not in before]
        told.append(
            (
                stretch,
                [
                    _change(tables, site, data_text(names[site.id], language), language)
                    for site in changed[:CHANGES_TOLD]
                ],
            )
        )
        before = _states(stretch[2])
    return told


def _change(tables: Tables, site: SiteInView, name: str, language: str) -> str:
    """Say how a site stood, why, and who says so: Lajas Blancas: suspended. … (MSF, 2024-03)."""
    _ = translator(language)
    stays = [
        stay
        for stay in stays_of_sites(tables)[site.id]
        if stay.status == site.status and stay.span.start == site.since
    ]
    reason = data_text(stays[-1].reason, language) if stays else ""
    source = newest(tables, [stay.source_ids for stay in stays])
    who = ", ".join(filter(None, [source.publisher, source.published])) if source else ""
    cited = f" ({who})" if who else ""
    words = f"{name}: {_(title_of(site.status))}"
    return f"{words}. {reason}{cited}" if reason else f"{words}{cited}"


def _states(sites: tuple[SiteInView, ...]) -> frozenset[tuple[str, SiteStatus]]:
    return frozenset((site.id, site.status) for site in sites)


def _count(sites: tuple[SiteInView, ...], status: SiteStatus) -> int:
    return sum(site.status == status for site in sites)
