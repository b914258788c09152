"""Dated happenings in a view: incidents that hurt or endangered people on the move."""

from datetime import date
from functools import cache

import pandas as pd

from darien.guard import Sensitivity, is_too_young, of_incident
from darien.period import PartialDate
from darien.tables import Tables
from darien.view import View


@cache
def incidents_told(tables: Tables) -> pd.DataFrame:
    """Return the incidents that may be told of: none too young, and none of sexual violence placed.

    The check of the tables refuses both; so of tables that passed it, these are all incidents.
    """
    rows = tables.incidents
    today = date.today()
    young = [is_too_young(cell, Sensitivity.INCIDENT, today) for cell in rows["date"]]
    told = rows[["kind", "place_name", "summary", "assumption"]].itertuples(index=False)
    hurt = [of_incident(*texts) == Sensitivity.SURVIVORS for texts in told]
    placed = rows["place_id"].mask(pd.Series(hurt, index=rows.index, dtype=bool), "")
    old = ~pd.Series(young, index=rows.index, dtype=bool)
    return rows.assign(place_id=placed)[old]


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
    rows = incidents_told(tables)
    return rows[pd.Series(shown, index=rows.index, dtype=bool)]


@cache
def _dates_and_ways(tables: Tables) -> list[tuple[PartialDate, str]]:
    rows = incidents_told(tables)
    return [
        (PartialDate.parse(date), way)
        for date, way in zip(rows["date"], rows["direction"], strict=True)
    ]
