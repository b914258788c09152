"""The rows of the tables that state something about the world, read as facts.

What is only ours (series, routes, labels, the list of gaps) is no fact. A fact keeps the words of
its row; nothing is added up, converted or dated here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from darien.fact import Fact, Quantity
from darien.guard import RULES, Sensitivity, is_of_few
from darien.language import mark as N_
from darien.provenance import short_name
from darien.rows import ids_of
from darien.tables import Tables, ids
from darien.titles import country_title, title_of
from darien.vocabulary import Bound, Bounds, Direction, IncidentKind, Mode, SiteStatus

# Units that no table writes.
PEOPLE, DEAD, MISSING = N_("people"), N_("dead"), N_("missing")
DEAD_OR_MISSING, HOURS, DOLLARS = N_("dead or missing"), N_("hours"), "USD"
# What a rival says that is no number, even where it is written in digits.
DATE, DATES = "date", ("start", "end", "date", "last day", "period")
# What stands for a count of survivors that could point at a person.
FEW = f"fewer than {RULES[Sensitivity.SURVIVORS].smallest_count}"


@cache
def facts(tables: Tables) -> tuple[Fact, ...]:
    """Return every fact, by table and in the order of each table's rows."""
    frames = (tables.series, tables.places, tables.sites, tables.route_legs, tables.routes)
    names = _Names(*({row[0]: row for row in one.itertuples(index=False)} for one in frames))
    return tuple(fact for table in FACTUAL for fact in _facts_of(tables, table, names))


@dataclass(frozen=True)
class _Names:
    """The rows that others name by their id."""

    series: dict[str, Any]
    places: dict[str, Any]
    sites: dict[str, Any]
    legs: dict[str, Any]
    routes: dict[str, Any]


Told = dict[str, Any]


def _facts_of(tables: Tables, table: str, names: _Names) -> Iterator[Fact]:
    rows: pd.DataFrame = getattr(tables, table)
    for row_id, row in zip(ids_of(table, rows), rows.itertuples(index=False), strict=True):
        told = _TELLERS[table](names, row)
        places = tuple(filter(None, told.get("places", ())))
        countries = [*told.get("countries", ()), *(names.places[one].country for one in places)]
        told["places"] = tuple(dict.fromkeys(places))
        told["countries"] = tuple(dict.fromkeys(filter(None, countries)))
        told["what"] = tuple(filter(None, told["what"]))
        note = told.pop("note", "") or getattr(row, "note", "")
        yield Fact(table, row_id, tuple(ids(row.source_ids)), note, **told)


def _observation(names: _Names, row: Any) -> Told:
    stated = row.start_precision == row.end_precision == Bound.DAY
    return {
        **_of_series(names, row.series_id),
        **_days(row),
        "period": "" if stated else row.period_published,
        "what": (names.series[row.series_id].title, row.sex_age),
        "nationality": row.nationality,
        "quantities": _range(row.people, row.people, PEOPLE, row.bound),
        "status": row.status,
    }


def _of_series(names: _Names, series_id: str) -> Told:
    series = names.series[series_id]
    return {
        "series": series_id,
        "producer": short_name(series.producer),
        "directions": (Direction(series.direction),),
        "places": (series.counting_place,),
    }


def _rival(names: _Names, row: Any) -> Told:
    of = _of_series(names, row.subject) if row.subject in names.series else {}
    title = names.series[row.subject].title if of else row.subject
    return {
        **of,
        "what": (title, row.measure, row.said_by),
        "nationality": row.nationality,
        "quantities": (_written(row.value, DATE if row.measure in DATES else ""),),
        "start": row.start,
        "end": row.end,
        "status": row.kind,
        "note": " ".join(filter(None, (row.reason_kept, row.note))),
    }


def _site_period(names: _Names, row: Any) -> Told:
    site = names.sites[row.site_id]
    return {
        "what": (site.name, title_of(SiteStatus(row.status)), row.reason),
        "status": row.status,
        "start": row.start,
        "end": row.end or row.as_of,
        "places": (site.place_id,),
        "countries": (site.country,),
    }


def _station_period(_names: _Names, row: Any) -> Told:
    return {"what": (row.name,), "start": row.start, "end": row.end, "places": (row.place_id,)}


def _activity(names: _Names, row: Any) -> Told:
    site = names.sites.get(row.scope_id)
    country = row.scope_id if row.scope == "country" else ""
    value = FEW if is_of_few(row.value, row.metric, row.note) else row.value
    return {
        "what": (row.metric, site.name if site else country_title(row.scope_id)),
        "quantities": (_written(value, ""),),
        "start": row.start,
        "end": row.end,
        "places": (site.place_id,) if site else (),
        "countries": (site.country if site else country,),
    }


def _leg(names: _Names, row: Any) -> Told:
    ends = (row.from_place, row.to_place)
    return {
        "what": (_way(names, row), title_of(Mode(row.mode)), names.routes[row.route_id].route_name),
        "quantities": (
            *_range(row.hours_min, row.hours_max, HOURS),
            *_range(row.price_usd_min, row.price_usd_max, DOLLARS),
        ),
        "start": row.start,
        "end": row.end or row.as_of,
        "directions": (Direction(names.routes[row.route_id].direction),),
        "places": ends,
    }


def _way(names: _Names, leg: Any) -> str:
    return " – ".join(names.places[end].local_name for end in (leg.from_place, leg.to_place))


def _fare(names: _Names, row: Any) -> Told:
    legs = [names.legs[leg_id] for leg_id in ids(row.leg_ids)]
    ways = [_way(names, leg) for leg in legs]
    directions = (Direction(names.routes[leg.route_id].direction) for leg in legs)
    return {
        "what": (row.what, *ways),
        "quantities": _range(row.low, row.high, row.currency, row.bound),
        "start": row.start,
        "end": row.end,
        "directions": tuple(dict.fromkeys(directions)),
        "places": tuple(place for leg in legs for place in (leg.from_place, leg.to_place)),
        "note": row.words,
    }


def _event(_names: _Names, row: Any) -> Told:
    return {
        "what": (row.title,),
        "start": row.start,
        "end": row.end,
        "directions": _directions(row.direction),
        "places": (row.place_id,),
        "countries": (row.country,),
        "note": row.summary,
    }


def _incident(_names: _Names, row: Any) -> Told:
    counts = ((row.people_affected, PEOPLE), (row.deaths, DEAD), (row.missing, MISSING))
    return {
        "what": (row.place_name, title_of(IncidentKind(row.kind))),
        "quantities": tuple(one for count, unit in counts for one in _range(count, count, unit)),
        "start": row.date,
        "end": row.date,
        "directions": _directions(row.direction),
        "places": (row.place_id,),
        "countries": (row.country,),
        "note": row.summary,
    }


def _finding(_names: _Names, row: Any) -> Told:
    start, _, end = row.period.partition("/")
    return {
        "what": (row.item, row.population),
        "quantities": (_written(row.value, row.unit),) if row.value else (),
        "start": start,
        "end": end or start,
    }


def _deaths(_names: _Names, row: Any) -> Told:
    count = row.dead_and_missing
    deaths = _range(count, count, DEAD_OR_MISSING)
    return {**_days(row), "what": (row.place,), "quantities": deaths}


_TELLERS: dict[str, Callable[[_Names, Any], Told]] = {
    "observations": _observation,
    "rivals": _rival,
    "site_periods": _site_period,
    "station_periods": _station_period,
    "site_activity": _activity,
    "route_legs": _leg,
    "fares": _fare,
    "events": _event,
    "incidents": _incident,
    "survey_findings": _finding,
    "missing_migrants": _deaths,
}
FACTUAL = tuple(_TELLERS)


def _days(row: Any) -> Told:
    return {"start": row.start.date().isoformat(), "end": row.end.date().isoformat()}


def _directions(word: str) -> tuple[Direction, ...]:
    if word == "both":
        return tuple(Direction)
    return tuple(direction for direction in Direction if direction == word)


def _range(low: Any, high: Any, unit: str, bound: str = Bounds.EXACT.value) -> tuple[Quantity, ...]:
    """Return a quantity, or none where neither end is known."""
    first, last = (None if pd.isna(end) else float(end) for end in (low, high))
    return () if first is last is None else (Quantity(first, last, unit, bound),)


def _written(value: str, unit: str) -> Quantity:
    """Return a value that its table keeps as text: a number, or words. A year is no number."""
    if unit == DATE:
        return Quantity(None, None, text=value)
    try:
        return Quantity(float(value), float(value), unit)
    except ValueError:
        return Quantity(None, None, unit, text=value)
