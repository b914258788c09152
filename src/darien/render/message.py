"""A view as a small message to the map: styles and numbers by id, no geometry."""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from darien import figure_id
from darien.flows import Total
from darien.guard import deepest_zoom
from darien.language import translator
from darien.period import PartialDate
from darien.render.foot import foot
from darien.render.scene import DrawnLeg, DrawnPoint, Scene, scene
from darien.render.wording import coverage, day_of, partial, people, stretches, subtitle, title
from darien.sites import SiteInView
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import LegLook, SiteStatus

Message = dict[str, Any]

LEG_CODES = {
    LegLook.COUNTED: "c",
    LegLook.PARTLY_COUNTED: "p",
    LegLook.NOT_COUNTED: "d",
    LegLook.NOT_KNOWN: "u",
}
SITE_CODES = {
    SiteStatus.ACTIVE: "a",
    SiteStatus.SUSPENDED: "s",
    SiteStatus.CLOSED: "c",
    SiteStatus.END_NOT_DOCUMENTED: "e",
}


def view_message(tables: Tables, view: View, assets: Mapping[str, str]) -> Message:
    """Return what the map needs to draw a view; `assets` maps names of files to their URLs."""
    shown = scene(tables, view)
    totals = shown.totals
    return {
        "words": assets[f"words-{view.language}"],
        "cards": assets[f"cards-{view.language}"],
        "extent": view.extent.value,
        "bounds": _bounds(tables, view),
        "maxZoom": deepest_zoom(view.layers),
        "narrowBounds": _bounds(tables, view, "narrow_"),
        "title": title(view),
        "subtitle": subtitle(view),
        "layers": [layer.value for layer in view.layers],
        "legs": {leg.leg_id: _leg(leg, totals) for leg in shown.legs},
        "points": [_point(point, totals) for point in shown.points],
        "sites": _states(shown.sites, view.language),
        "stations": _states(shown.stations, view.language),
        "incidents": _incidents(tables, shown, view.language),
        "figures": [_figure(one, view.language) for one in totals],
        "legend": {
            "sites": _by_code(shown.sites),
            "sitesDate": day_of(view),
            "figure": figure_id.sites(view.period),
        },
        "foot": foot(tables, view, totals),
        "tiles": None,
    }


def line_width(people: int) -> float:
    """Width of a ribbon in px: grows with the root of the people, the same in every view."""
    return round(max(1.2, 0.015 * sqrt(people)), 2)


def disc_radius(people: int) -> float:
    """Radius of a half-disc in px: its area is people, the same in every view."""
    return round(max(2.5, 0.030 * sqrt(people)), 2)


def _leg(leg: DrawnLeg, totals: Sequence[Total]) -> list[Any]:
    """Code of its look, then width and place among the totals where people were counted."""
    if leg.total is None or leg.people is None:
        return [LEG_CODES[leg.look]]
    return [LEG_CODES[leg.look], line_width(leg.people), totals.index(leg.total)]


def _point(point: DrawnPoint, totals: Sequence[Total]) -> Message:
    return {
        "id": point.series_id,
        "place": point.place_id,
        "dir": point.direction.value[0],
        "r": disc_radius(point.people),
        "number": point.number,
        "lines": [point.text],
        "short": point.short,
        "part": not point.total.is_whole,
        "figure": totals.index(point.total),
    }


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


def _incidents(tables: Tables, shown: Scene, language: str) -> dict[str, str]:
    dates = tables.incidents.set_index("incident_id")["date"]
    return {id: partial(PartialDate.parse(dates[id]), language) for id in shown.incident_ids}


def _figure(counted: Total, language: str) -> list[str]:
    """A total in a card: people and days, what is not covered, the series, the id of the figure."""
    _ = translator(language)
    sentence = _("{people} people, {period}").format(
        people=people(counted, language), period=stretches(counted.covered, language)
    )
    series_id = counted.series_ids[0]
    figure = figure_id.total(series_id, counted.period)
    return [sentence, coverage(counted, language), series_id, figure]


def _bounds(tables: Tables, view: View, frame: str = "") -> list[list[float]]:
    """South-west and north-east corner of the extent, in degrees; `frame` "narrow_" for a phone."""
    row = tables.extents.set_index("extent_id").loc[view.extent.value]
    south, west, north, east = (row[frame + side] for side in ("south", "west", "north", "east"))
    return [[south, west], [north, east]]
