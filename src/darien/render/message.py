"""A view as a small message to the map: styles and numbers by id, no geometry."""

from collections.abc import Mapping
from datetime import date
from math import sqrt
from typing import Any

from darien.events import incidents_in_view
from darien.flows import Total, total
from darien.language import data_text, translator
from darien.period import PartialDate
from darien.provenance import CREDITS, known_as, short_name
from darien.render.key_figures import ARROWS
from darien.render.wording import (
    coverage,
    day_of,
    firmness,
    months,
    partial,
    people,
    stretches,
    subtitle,
    title,
)
from darien.routes import LegInView, legs_in_view
from darien.sites import SiteInView, sites_in_view, stations_in_view
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Counted, Direction, Layer, LegUse, SiteStatus

Message = dict[str, Any]

LEG_CODES = {Counted.WHOLE: "c", Counted.PART: "p", Counted.NOT_COUNTED: "d"}
SITE_CODES = {
    SiteStatus.ACTIVE: "a",
    SiteStatus.SUSPENDED: "s",
    SiteStatus.CLOSED: "c",
    SiteStatus.END_NOT_DOCUMENTED: "e",
}


def view_message(tables: Tables, view: View, assets: Mapping[str, str]) -> Message:
    """Return what the map needs to draw a view; `assets` maps names of files to their URLs."""
    totals: list[Total] = []
    legs = _legs(tables, view, totals)
    points = _points(tables, view, totals)
    sites = sites_in_view(tables, view) if Layer.SITES in view.layers else ()
    stations = stations_in_view(tables, view) if Layer.STATIONS in view.layers else ()
    return {
        "words": assets[f"words-{view.language}"],
        "cards": assets[f"cards-{view.language}"],
        "extent": view.extent.value,
        "bounds": _bounds(tables, view),
        "narrowBounds": _bounds(tables, view, "narrow_"),
        "title": title(view),
        "subtitle": subtitle(view),
        "layers": [layer.value for layer in view.layers],
        "legs": legs,
        "points": points,
        "sites": _states(sites, view.language),
        "stations": _states(stations, view.language),
        "incidents": _incidents(tables, view) if Layer.INCIDENTS in view.layers else {},
        "figures": [_figure(one, view.language) for one in totals],
        "legend": {"sites": _by_code(sites), "sitesDate": day_of(view)},
        "foot": _foot(tables, view, totals),
        "tiles": None,
    }


def line_width(people: int) -> float:
    """Width of a ribbon in px: grows with the root of the people, the same in every view."""
    return round(max(1.2, 0.015 * sqrt(people)), 2)


def disc_radius(people: int) -> float:
    """Radius of a half-disc in px: its area is people, the same in every view."""
    return round(max(2.5, 0.030 * sqrt(people)), 2)


def _legs(tables: Tables, view: View, totals: list[Total]) -> dict[str, list[Any]]:
    drawn = {}
    for leg in legs_in_view(tables, view):
        code = "u" if leg.use == LegUse.NOT_KNOWN else LEG_CODES[leg.counted]
        layer = Layer.COUNTED if code in "cp" else Layer.UNCOUNTED
        if layer in view.layers:
            drawn[leg.leg_id] = [code, *_measure(leg, totals)]
    return drawn


def _measure(leg: LegInView, totals: list[Total]) -> tuple[float, int] | tuple[()]:
    """Width and place among the totals; nothing where nobody counted."""
    if leg.total is None or leg.people is None:
        return ()
    return line_width(leg.people), _place_of(leg.total, totals)


def _place_of(counted: Total, totals: list[Total]) -> int:
    if counted not in totals:
        totals.append(counted)
    return totals.index(counted)


def _points(tables: Tables, view: View, totals: list[Total]) -> list[Message]:
    if Layer.COUNTED not in view.layers:
        return []
    points: dict[tuple[str, str], Message] = {}
    shown = tables.series[tables.series["map_point"] == "yes"].sort_values("rank")
    for series in shown.itertuples():
        if series.direction not in view.directions or series.corridor not in view.corridors:
            continue
        counted = total(tables, series.series_id, view.period)
        if counted.people is None:
            continue
        arrow = ARROWS[Direction(series.direction)]
        point = {
            "id": series.series_id,
            "place": series.counting_place,
            "dir": series.direction[0],
            "r": disc_radius(counted.people),
            "number": f"{arrow} {people(counted, view.language)}",
            **_callout(series, counted, view),
            "part": not counted.is_whole,
            "figure": _place_of(counted, totals),
        }
        # Of two series at one place and direction the one ranked first stands on the map.
        points.setdefault((series.counting_place, series.direction), point)
    return list(points.values())


def _callout(series: Any, counted: Total, view: View) -> dict[str, Any]:
    """The words beside a number, and their short form for where there is no room."""
    firm = firmness(counted, series.unit, view.language)
    who = ", ".join(filter(None, [short_name(series.producer), firm]))
    when = _when(counted, view)
    text = f"{data_text(series.title, view.language)}, {when} ({who})"
    return {"lines": [text], "short": f"{when}, {who}"}


def _when(counted: Total, view: View) -> str:
    if counted.is_whole:
        return months(view.period, view.language)
    if len(counted.covered) < 4:
        return stretches(counted.covered, view.language)
    _ = translator(view.language)
    return _("part of {period}").format(period=months(view.period, view.language))


def _states(sites: tuple[SiteInView, ...], language: str) -> dict[str, list[str]]:
    """Code of the status and the date it began; for "e", the last date documented."""
    return {site.id: [SITE_CODES[site.status], _since(site, language)] for site in sites}


def _since(site: SiteInView, language: str) -> str:
    _ = translator(language)
    since = partial(site.since, language) if site.since else ""
    if site.status != SiteStatus.ACTIVE or site.as_of is None:
        return since
    last = partial(site.as_of, language)
    return _("{since}; last documented {date}").format(since=since, date=last)


def _by_code(sites: tuple[SiteInView, ...]) -> dict[str, int]:
    codes = [SITE_CODES[site.status] for site in sites]
    return {code: codes.count(code) for code in SITE_CODES.values()}


def _incidents(tables: Tables, view: View) -> dict[str, str]:
    mapped = incidents_in_view(tables, view)
    mapped = mapped[mapped["place_id"] != ""]
    return {
        row.incident_id: partial(PartialDate.parse(row.date), view.language)
        for row in mapped.itertuples()
    }


def _figure(counted: Total, language: str) -> list[str]:
    """The words of a total in a card: people and days, what is not covered, and the series."""
    _ = translator(language)
    sentence = _("{people} people, {period}").format(
        people=people(counted, language), period=stretches(counted.covered, language)
    )
    return [sentence, coverage(counted, language), counted.series_ids[0]]


def _bounds(tables: Tables, view: View, frame: str = "") -> list[list[float]]:
    """South-west and north-east corner of the extent, in degrees; `frame` "narrow_" for a phone."""
    row = tables.extents.set_index("extent_id").loc[view.extent.value]
    south, west, north, east = (row[frame + side] for side in ("south", "west", "north", "east"))
    return [[south, west], [north, east]]


def _foot(tables: Tables, view: View, totals: list[Total]) -> list[str]:
    _ = translator(view.language)
    producers = dict(zip(tables.series["series_id"], tables.series["producer"], strict=True))
    named = [known_as(producers[one.series_ids[0]]) for one in totals]
    if Layer.SITES in view.layers:
        named.append("MSF")
    sources = "; ".join([*dict.fromkeys(named), _("press")])
    return [
        _("Sources: {producers} (full list: Sources page).").format(producers=sources),
        _as_of(tables, view, totals),
        _(
            "Routes are generalised and show no trail or landing. Boundaries and names imply no"
            " endorsement. Independent product, not an MSF or UN publication."
        ),
        _("Web Mercator.") + " " + CREDITS,
    ]


def _as_of(tables: Tables, view: View, totals: list[Total]) -> str:
    _ = translator(view.language)

    def written(day: date) -> str:
        return partial(PartialDate.parse(day.isoformat()), view.language)

    known = [one.last_published for one in totals if one.last_published]
    flows = max(known, default=tables.last_known["observations"])
    sites = tables.last_known["site_periods"]
    text = _("Flows known to {flows}, sites to {sites}; read {read}.").format(
        flows=written(flows),
        sites=written(sites),
        read=written(tables.tables["read_on"].max().date()),
    )
    if view.period.last > flows:
        text += " " + _("After that our sources are silent: no data, not no people.")
    return text
