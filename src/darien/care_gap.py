"""The care gap: people counted in a country while no MSF site listed there was active."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from darien.flows import Total, merged, total
from darien.period import Period
from darien.sites import stays_of_sites
from darien.standing import Standing, standings
from darien.tables import Tables
from darien.vocabulary import Direction


@dataclass(frozen=True)
class CareGap:
    """The people one series counted on the days when no listed MSF site of a country was active.

    A day is in `gaps` if every listed MSF site of the country was, as documented, suspended,
    closed, or not yet open, whichever of these it was. A day is in `unknown` if no site was surely
    active, and the status of at least one is not known: its end is not documented, a date is known
    to a month or a year only, or the day lies after the last one that the table of sites knows.
    Such a day is never counted as gap. All other days had a site at work.

    `totals` holds one total for each of `gaps`: whole observations of the series inside that
    stretch, nothing prorated. `people` is their sum, None where no stretch has a figure, which is
    not zero. It says nothing about care by others, nor about MSF sites that the tables do not list.
    """

    country: str
    series_id: str
    period: Period
    gaps: tuple[Period, ...]
    unknown: tuple[Period, ...]
    totals: tuple[Total, ...]

    @property
    def people(self) -> int | None:
        """People counted in whole figures inside the gaps; None where there is no such figure."""
        counted = [part.people for part in self.totals if part.people is not None]
        return sum(counted) if counted else None

    @property
    def days(self) -> int:
        """Number of days without an active listed site, as documented."""
        return sum(gap.days for gap in self.gaps)

    @property
    def unknown_days(self) -> int:
        """Number of days on which the sources do not say whether a listed site was active."""
        return sum(stretch.days for stretch in self.unknown)

    @property
    def active(self) -> tuple[Period, ...]:
        """The stretches on which at least one listed site was surely active."""
        return self.period.gaps([*self.gaps, *self.unknown])

    @property
    def covered(self) -> tuple[Period, ...]:
        """The stretches of the gaps that whole figures count."""
        return tuple(stretch for part in self.totals for stretch in part.covered)

    @property
    def uncovered(self) -> tuple[Period, ...]:
        """The stretches of the gaps that no whole figure counts."""
        return tuple(stretch for part in self.totals for stretch in part.uncovered)

    @property
    def observation_ids(self) -> tuple[str, ...]:
        """The observations that `people` adds up."""
        return tuple(id for part in self.totals for id in part.observation_ids)


def care_gap(tables: Tables, country: str, series_id: str, period: Period) -> CareGap:
    """Return the people that a series counted in `period` without an active listed site.

    Raises KeyError for an unknown series, and ValueError for a country without a listed site and
    for a series that is counted in another country.
    """
    listed = countries(tables)
    if country not in listed:
        raise ValueError(
            f'"{country}" has no MSF site in data/sites.csv; choose one of {", ".join(listed)}'
        )
    counted_in = _counted_in(tables)[series_id]
    if counted_in not in ("", country):
        raise ValueError(f"{series_id} is counted in {counted_in}, not in {country}")
    gaps, unknown = days_without_site(list(standings_in(tables, country, period).values()), period)
    return CareGap(
        country=country,
        series_id=series_id,
        period=period,
        gaps=gaps,
        unknown=unknown,
        totals=tuple(total(tables, series_id, gap) for gap in gaps),
    )


def countries(tables: Tables) -> tuple[str, ...]:
    """Return the countries with listed MSF sites, from north to south by their sites' places."""
    sites = tables.sites.merge(tables.places[["place_id", "lat"]], on="place_id", how="left")
    latitudes = sites.groupby("country")["lat"].mean()
    return tuple(str(country) for country in latitudes.sort_values(ascending=False).index)


def default_series(tables: Tables, country: str) -> tuple[str, ...]:
    """Return for each direction the first series of the map that is counted in `country`.

    Empty where no series of the map is counted there: nothing is borrowed from a neighbour.
    """
    places = _counted_in(tables)
    rows = tables.series[tables.series["map_point"] == "yes"].sort_values("rank")
    here = rows[rows["series_id"].map(places) == country].drop_duplicates("direction")
    by_direction = dict(zip(here["direction"], here["series_id"], strict=True))
    return tuple(by_direction[way] for way in Direction if way in by_direction)


def standings_in(tables: Tables, country: str, period: Period) -> dict[str, tuple[Standing, ...]]:
    """Return how each listed MSF site of a country stood over `period`."""
    stays = stays_of_sites(tables)
    known_until: date = tables.last_known["site_periods"]
    of_country = tables.sites[tables.sites["country"] == country]["site_id"]
    return {site: standings(stays.get(site, ()), period, known_until) for site in of_country}


def days_without_site(
    sites: Sequence[Sequence[Standing]], period: Period
) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return the stretches without an active site as documented, and those not known."""
    active = [one.period for site in sites for one in site if one.surely_active]
    open_question = [one.period for site in sites for one in site if one.is_open_question]
    without = period.gaps(active)
    gaps = tuple(
        gap for stretch in without for gap in stretch.gaps(_within(open_question, stretch))
    )
    unknown = tuple(part for stretch in without for part in stretch.gaps(_within(gaps, stretch)))
    return gaps, unknown


def _within(periods: Sequence[Period], stretch: Period) -> list[Period]:
    """Return what of `periods` lies inside `stretch`, cut at its ends."""
    return list(
        merged(
            Period(max(one.first, stretch.first), min(one.last, stretch.last))
            for one in periods
            if stretch.meets(one.first, one.last)
        )
    )


def _counted_in(tables: Tables) -> dict[str, str]:
    """Return the country where each series counts; blank for one without a counting place."""
    country = dict(zip(tables.places["place_id"], tables.places["country"], strict=True))
    return {
        row.series_id: country.get(row.counting_place, "") for row in tables.series.itertuples()
    }
