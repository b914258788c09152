"""The tables of the pages, each by the function that fills its page, with the places of its rows.

A function returns None where its page shows no such table.
"""

from collections.abc import Sequence
from dataclasses import replace

from darien.breakdowns import BROKEN_DOWN, By, breakdown, published_breakdowns
from darien.care_gap import care_gap, countries, default_series
from darien.comparison import Measure
from darien.datasets.of_tables import Filled
from darien.hazards import routes_of_incidents
from darien.itineraries import routes_in_view
from darien.period import FIRST_YEAR, LAST_YEAR, Period
from darien.provenance import citations
from darien.render import (
    activity_words,
    dangers,
    flow_deaths,
    flow_groups,
    flow_nationalities,
    flow_totals,
    presence_tables,
    presence_words,
    route_charts,
    sheet_tables,
)
from darien.render.compared import compared_table
from darien.render.comparing import comparisons
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Corridor, Direction

Places = tuple[tuple[str, str], ...]

# Every month that a link can name.
WHOLE = Period.of_months(f"{FIRST_YEAR}-01", f"{LAST_YEAR}-12")


def key_figures(tables: Tables, view: View) -> Filled:
    """Return the row of key figures above the map."""
    return Filled(sheet_tables.key_figures_table(tables, view))


def timeline(tables: Tables, view: View) -> Filled:
    """Return the bars of the timeline's series inside the period."""
    return Filled(sheet_tables.timeline_table(tables, view))


def events(tables: Tables, view: View) -> Filled:
    """Return the events that stand on the timeline inside the period."""
    return Filled(sheet_tables.events_table(tables, view))


def totals(way: Direction, tables: Tables, view: View) -> Filled | None:
    """Return what the headline series of one direction counted in the period."""
    if way not in view.directions:
        return None
    series = flow_totals.HEADLINE[way]
    table = flow_totals.totals_table(tables, series, view, "")
    return Filled(table, _counting_places(tables, series))


def other_counts(way: Direction, tables: Tables, view: View) -> Filled | None:
    """Return the other series of one direction that have a figure in the period."""
    if way not in view.directions:
        return None
    known = flow_totals.other_counts(tables, way)
    series = flow_totals.with_figure(tables, known, view.period)
    table = flow_totals.totals_table(tables, series, view, "")
    return Filled(table, _counting_places(tables, series))


def years(tables: Tables, view: View) -> Filled:
    """Return what each headline series counted in each year of the period."""
    series = flow_totals.headline(view)
    found = flow_totals.years(tables, series, view)
    table = flow_totals.years_table(tables, found, view)
    return Filled(table, _counting_places(tables, series))


def series_with_nationalities(tables: Tables) -> tuple[str, ...]:
    """Return the series that name nationalities, those shown first on the map first."""
    known = published_breakdowns(tables, By.NATIONALITY)
    return tuple(one for one in tables.series.sort_values("rank")["series_id"] if one in known)


def nationalities(series_id: str, tables: Tables, view: View) -> Filled | None:
    """Return the nationalities that one series names in the period."""
    ways = dict(zip(tables.series["series_id"], tables.series["direction"], strict=True))
    named = [
        one
        for one in series_with_nationalities(tables)
        if ways[one] in view.directions and breakdown(tables, one, By.NATIONALITY, view.period)
    ]
    found = dict(zip(named, flow_nationalities.nationalities(tables, view), strict=True))
    one = found.get(series_id)
    return Filled(one.table, sources=one.sources) if one else None


def groups(by: By, tables: Tables, view: View) -> Filled | None:
    """Return women and men by year, under one definition of the two."""
    if Direction.NORTHBOUND not in view.directions:
        return None
    found = flow_groups.groups(tables, BROKEN_DOWN, by, view)
    return Filled(found.table) if found else None


def children(tables: Tables, view: View) -> Filled | None:
    """Return every published count of children inside the period."""
    table = flow_groups.children(tables, view)
    return Filled(table) if table else None


def deaths(tables: Tables, view: View) -> Filled:
    """Return the dead and missing of each year in the Darién crossing area, at least."""
    return Filled(flow_deaths.deaths_table(tables, view))


def other_deaths(tables: Tables, view: View) -> Filled | None:
    """Return other published counts of deaths in the period."""
    table = flow_deaths.other_measures(tables, view)
    return Filled(table) if table else None


def incidents(tables: Tables, view: View) -> Filled | None:
    """Return the incidents of the routes of a view, at named places."""
    if routes_in_view(tables, view).empty:
        return None
    # The page shows the newest first.
    tied = [one.incident for one in reversed(routes_of_incidents(tables, view))]
    places = tuple((row.place_id, row.precision) for row in tied)
    ids = tuple(row.incident_id for row in tied)
    return Filled(dangers.sections(tables, view)[0].table, places, ids)


def deaths_on_routes(tables: Tables, view: View) -> Filled | None:
    """Return the recorded deaths of whole stretches, where the Darién is among the corridors."""
    if Corridor.DARIEN not in view.corridors or routes_in_view(tables, view).empty:
        return None
    return Filled(dangers.sections(tables, view)[1].table)


def findings(tables: Tables, view: View) -> Filled | None:
    """Return what surveys and reports found about routes and hazards."""
    if routes_in_view(tables, view).empty:
        return None
    return Filled(dangers.sections(tables, view)[-1].table)


def fares(tables: Tables, view: View) -> Filled | None:
    """Return every documented price of the routes of a view."""
    if routes_in_view(tables, view).empty:
        return None
    (section,) = route_charts.sections(tables, view)
    return Filled(section.table)


def sites(tables: Tables, view: View) -> Filled | None:
    """Return the MSF sites at work in the period."""
    if view.period.first > tables.last_known["site_periods"]:
        return None
    places = dict(zip(tables.sites["site_id"], tables.sites["place_id"], strict=True))
    precisions = _precisions(tables)
    shown = presence_words.site_rows(tables, view)
    table = presence_tables.sites_table(tables, view)
    at = [places[one.site_id] for one in shown]
    return Filled(table, tuple((place, precisions.get(place, "")) for place in at))


def changes(tables: Tables, view: View) -> Filled:
    """Return what opened, was suspended, resumed or closed in the period."""
    return Filled(presence_tables.changes_table(tables, view))


def activity(tables: Tables, view: View) -> Filled:
    """Return the published figures on MSF's work inside the period."""
    found = activity_words.activity(tables, view)
    return Filled(presence_tables.activity_table(found.figures, view.language))


def countries_counted_in(tables: Tables) -> tuple[str, ...]:
    """Return the countries with MSF sites in which a series of the map counts."""
    return tuple(one for one in countries(tables) if default_series(tables, one))


def care_gap_of(country: str, tables: Tables, view: View) -> Filled:
    """Return the stretches of a country without an active site, or not known, and who passed."""
    gaps = tuple(
        care_gap(tables, country, one, view.period) for one in default_series(tables, country)
    )
    # What no source says of a day follows from all that they say of the country's sites.
    of_country = tables.sites[tables.sites["country"] == country]["site_id"]
    periods = tables.site_periods[tables.site_periods["site_id"].isin(of_country)]
    table = presence_tables.gap_table(tables, gaps, view.language)
    return Filled(table, sources=citations(tables, periods["source_ids"]))


def compared(tables: Tables, view: View) -> Filled | None:
    """Return the figures of a view's two periods; what was counted stands at its place."""
    if view.compare is None:
        return None
    counted = [
        one.series_id if one.measure == Measure.PEOPLE else "" for one in comparisons(tables, view)
    ]
    return Filled(compared_table(tables, view), _counting_places(tables, counted))


def widest(view: View) -> View:
    """Return the view that shows most of every table, to know the columns of an empty one."""
    most = View()
    return replace(view, period=WHOLE, directions=most.directions, corridors=most.corridors)


def _counting_places(tables: Tables, series_ids: Sequence[str]) -> Places:
    places = dict(zip(tables.series["series_id"], tables.series["counting_place"], strict=True))
    precisions = _precisions(tables)
    at = [places.get(one, "") for one in series_ids]
    return tuple((place, precisions.get(place, "")) for place in at)


def _precisions(tables: Tables) -> dict[str, str]:
    return dict(zip(tables.places["place_id"], tables.places["precision"], strict=True))
