"""What each page offers to take away: its tables by name, filled by what fills the page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from darien.breakdowns import By
from darien.datasets import of_claims, of_evidence, of_legs, of_pages
from darien.datasets.of_tables import Filled
from darien.language import data_text, translator
from darien.language import mark as N_
from darien.tables import Tables
from darien.titles import country_title
from darien.view import View
from darien.vocabulary import Direction

Fill = Callable[[Tables, View], Filled | None]
FillOnDay = Callable[[date, Tables, View], Filled]


@dataclass(frozen=True)
class Offer:
    """A table that a page offers.

    `about` is whose it is where several tables have one title: a series or a country. `knows` is
    the table of the data whose last known day is that of this one. `fill` makes it as the page
    does, None where the page shows none; `fill_on_day` makes one that the day of reading changes.
    Without either the table is one of a figure.
    """

    name: str
    title: str
    knows: str
    fill: Fill | None = None
    about: str = ""
    fill_on_day: FillOnDay | None = None

    def filling(self, day: date | None) -> Fill | None:
        """Return what fills the table on a day; None for a table of a figure.

        Raises ValueError where it needs a day and there is none.
        """
        if self.fill_on_day is None:
            return self.fill
        if day is None:
            raise ValueError(f"{self.name} is of a day")
        return partial(self.fill_on_day, day)


def offers(tables: Tables, page: str, language: str) -> tuple[Offer, ...]:
    """Return the tables of a page in the order of the page, titled in a language.

    Raises KeyError for a page that offers none.
    """
    _ = translator(language)
    found = PAGES[page](tables, language)
    titles = (" · ".join(filter(None, [_(one.title), one.about])) for one in found)
    return tuple(replace(one, title=title) for one, title in zip(found, titles, strict=True))


def _of_figure(*names: str) -> Callable[[Tables, str], tuple[Offer, ...]]:
    return lambda tables, language: tuple(
        Offer(name, title, knows) for name, (title, knows) in FIGURE.items() if name in names
    )


def _map(tables: Tables, language: str) -> tuple[Offer, ...]:
    return (
        Offer("key-figures", N_("Key figures"), "observations", of_pages.key_figures),
        *_of_figure("counts", "sites", "legs", "incidents")(tables, language),
        Offer("timeline", N_("Bars of the timeline"), "observations", of_pages.timeline),
        Offer("events", N_("Events"), "events", of_pages.events),
    )


def _flows(tables: Tables, language: str) -> tuple[Offer, ...]:
    named = _titles(tables, language)
    return (
        *(
            Offer(f"totals-{way}", TOTALS[way], "observations", partial(of_pages.totals, way))
            for way in Direction
        ),
        Offer("years", N_("People counted in each year"), "observations", of_pages.years),
        *(
            Offer(f"other-{way}", OTHERS[way], "observations", partial(of_pages.other_counts, way))
            for way in Direction
        ),
        *(
            Offer(
                f"nationalities-{series_id}",
                N_("Nationalities"),
                "observations",
                partial(of_pages.nationalities, series_id),
                named[series_id],
            )
            for series_id in of_pages.series_with_nationalities(tables)
        ),
        *(
            Offer(by.value, title, "observations", partial(of_pages.groups, by))
            for by, title in GROUPS.items()
        ),
        Offer("children", N_("Children, as published"), "observations", of_pages.children),
        Offer("deaths", N_("Dead or missing in the Darién"), "missing_migrants", of_pages.deaths),
        Offer(
            "other-deaths",
            N_("Dead or missing: other measures"),
            "missing_migrants",
            of_pages.other_deaths,
        ),
    )


def _routes(tables: Tables, language: str) -> tuple[Offer, ...]:
    return (
        Offer("legs", N_("Route legs"), "route_legs", of_legs.legs),
        Offer("routes", N_("Routes"), "route_legs", of_legs.routes),
        Offer("incidents", N_("Incidents"), "incidents", of_pages.incidents),
        Offer(
            "deaths",
            N_("Dead or missing in the Darién"),
            "missing_migrants",
            of_pages.deaths_on_routes,
        ),
        Offer(
            "findings",
            N_("What surveys and reports found"),
            "survey_findings",
            of_pages.findings,
        ),
        Offer("fares", N_("Every price and its sources"), "fares", of_pages.fares),
    )


def _presence(tables: Tables, language: str) -> tuple[Offer, ...]:
    _ = translator(language)
    return (
        Offer("sites", N_("MSF sites"), "site_periods", of_pages.sites),
        Offer("changes", N_("Openings and closures"), "site_periods", of_pages.changes),
        Offer("activity", N_("What MSF did"), "site_activity", of_pages.activity),
        *(
            Offer(
                f"care-gap-{country.lower()}",
                N_("Care gap"),
                "site_periods",
                partial(of_pages.care_gap_of, country),
                _(country_title(country)),
            )
            for country in of_pages.countries_counted_in(tables)
        ),
    )


def _compare(tables: Tables, language: str) -> tuple[Offer, ...]:
    title = N_("Two periods compared")
    return (Offer("changes", title, "observations", of_pages.compared),)


def _evidence(tables: Tables, language: str) -> tuple[Offer, ...]:
    return (
        Offer("facts", N_("Facts found"), ALL, of_evidence.facts),
        Offer("support", N_("Sources, with the rows that name them"), ALL, of_evidence.support),
        Offer("one-witness", N_("Rows with one witness"), ALL, of_evidence.one_witness),
        Offer("missing", N_("What is missing"), ALL, of_evidence.missing),
        Offer("freshness", N_("How recent"), ALL, fill_on_day=of_evidence.freshness),
        Offer("faults", N_("Known faults"), ALL, of_evidence.faults),
        Offer("rivals", N_("Rival values"), ALL, of_evidence.rivals),
    )


def _claims(tables: Tables, language: str) -> tuple[Offer, ...]:
    return (
        Offer("key-facts", N_("Key facts"), ALL, of_claims.key_facts),
        Offer("readings", N_("Readings of the key facts"), ALL, of_claims.readings),
    )


def _corrections(tables: Tables, language: str) -> tuple[Offer, ...]:
    return (Offer("corrected", N_("Corrected so far"), ALL, of_evidence.corrected),)


def _titles(tables: Tables, language: str) -> dict[str, str]:
    """Return the titles of the series in a language."""
    rows = zip(tables.series["series_id"], tables.series["title"], strict=True)
    return {series_id: data_text(title, language) for series_id, title in rows}


# What rests on all tables knows as much as the newest publication.
ALL = "sources"
TOTALS = {
    Direction.NORTHBOUND: N_("People counted in the period, northbound"),
    Direction.SOUTHBOUND: N_("People counted in the period, southbound"),
}
OTHERS = {
    Direction.NORTHBOUND: N_("Other counts of the period, northbound"),
    Direction.SOUTHBOUND: N_("Other counts of the period, southbound"),
}
GROUPS = {
    By.SEX: N_("By sex, all ages together"),
    By.SEX_AND_AGE: N_("Adults and children by sex"),
}
# The tables of a map and of a figure, each with the table of the data that it rests on.
FIGURE = {
    "counts": (N_("People counted, by series"), "observations"),
    "sites": (N_("MSF sites and reception stations"), "site_periods"),
    "legs": (N_("Route legs drawn"), "route_legs"),
    "incidents": (N_("Incidents"), "incidents"),
    "bars": (N_("Bars of the timelines"), "observations"),
    "changes": (N_("Two periods compared"), "observations"),
}
PAGES: dict[str, Callable[[Tables, str], tuple[Offer, ...]]] = {
    "map": _map,
    "flows": _flows,
    "routes": _routes,
    "presence": _presence,
    "compare": _compare,
    "report": _of_figure(*FIGURE),
    "evidence": _evidence,
    "claims": _claims,
    "corrections": _corrections,
}
# Pages that show the same in every view.
OF_NO_VIEW = ("evidence", "claims", "corrections")
