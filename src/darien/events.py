"""Dated happenings in a view: incidents that hurt or endangered people on the move."""

import pandas as pd

from darien.period import PartialDate
from darien.tables import Tables
from darien.view import View


def incidents_in_view(tables: Tables, view: View) -> pd.DataFrame:
    """Return the incidents of the view's directions that fall, or can fall, inside its period.

    A date known to a month or a year counts when any of its days lies inside. Blank counts of
    people, deaths and missing are not known; they are not zero.
    """
    rows = tables.incidents
    dates = [PartialDate.parse(text) for text in rows["date"]]
    inside = [view.period.meets(date.earliest, date.latest) for date in dates]
    ways = [*view.directions, "both"]
    return rows[pd.Series(inside, index=rows.index) & rows["direction"].isin(ways)]
