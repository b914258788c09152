"""What endangers people on the routes: dated incidents, and findings that were published."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from darien.events import incidents_in_view
from darien.period import PartialDate
from darien.tables import Tables
from darien.view import View

# Findings that speak of a route or of what happened to people on it.
TOPICS = ("risk", "route", "access", "health")


@dataclass(frozen=True)
class Tied:
    """An incident, and the routes that touch its named place in its direction; perhaps none.

    Counts of people, deaths and missing are NA where no source gives them, which is not zero.
    """

    incident: Any
    route_ids: tuple[str, ...]


def routes_of_incidents(tables: Tables, view: View) -> tuple[Tied, ...]:
    """Return the view's incidents by date, each with the routes that the data tie it to.

    The rule: the place at which the incident stands is the beginning or the end of a leg of the
    route, and the people were going the route's way. An incident all of whose routes are outside
    the view's corridors is left out; one without a route is kept, with none.
    """
    stations = _stations(tables)
    found = []
    for row in incidents_in_view(tables, view).sort_values("date").itertuples():
        ways = [*view.directions] if row.direction == "both" else [row.direction]
        touching = [
            route
            for route in tables.routes.itertuples()
            if row.place_id in stations[route.route_id] and route.direction in ways
        ]
        shown = tuple(route.route_id for route in touching if route.corridor in view.corridors)
        if shown or not touching:
            found.append(Tied(row, shown))
    return tuple(found)


def findings_in_view(tables: Tables, view: View) -> pd.DataFrame:
    """Return the survey findings about routes and dangers whose period meets the view's.

    They speak of the people named in `population`, and of no place or person. They are published
    totals and shares, shown as they are.
    """
    rows = tables.survey_findings
    about = rows["topic"].isin(TOPICS)
    inside = [_meets(cell, view) for cell in rows["period"]]
    return rows[about & pd.Series(inside, index=rows.index)]


def _stations(tables: Tables) -> dict[str, set[str]]:
    legs = tables.route_legs
    return {
        str(route_id): {*of_route["from_place"], *of_route["to_place"]}
        for route_id, of_route in legs.groupby("route_id")
    }


def _meets(cell: str, view: View) -> bool:
    first, _, last = cell.partition("/")
    begun, ended = PartialDate.parse(first), PartialDate.parse(last or first)
    return view.period.meets(begun.earliest, ended.latest)
