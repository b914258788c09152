"""Dated happenings in a view: incidents that hurt or endangered people on the move."""

from functools import cache

import pandas as pd

from darien.period import PartialDate
from darien.tables import Tables
from darien.view import View


def incidents_in_view(tables: Tables, view: View) -> pd.DataFrame:
    """Return the incidents of the view's directions that fall, or can fall, inside its period.

    A date known to a month or a year counts when any of its days lies inside. Blank counts of
    people, deaths and missing are not known; they are not zero.
    """
    ways = {*view.directions, "both"}
    shown = [
        way in ways and view.period.meets(date.earliest, date.latest)
        for date, way in _dates_and_ways(tables)
    ]
    return tables.incidents[pd.Series(shown, index=tables.incidents.index)]


@cache
def _dates_and_ways(tables: Tables) -> list[tuple[PartialDate, str]]:
    rows = tables.incidents
    return [
        (PartialDate.parse(date), way)
        for date, way in zip(rows["date"], rows["direction"], strict=True)
    ]
