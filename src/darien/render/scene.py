"""What a view draws, before any medium: legs, counting points, sites, stations and incidents.

The interactive map and the printed figure are both drawn from this, so they cannot differ.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from darien.edition import Edition, views_told
from darien.events import incidents_in_view
from darien.flows import Total, total
from darien.language import data_text, translator
from darien.provenance import short_name
from darien.render.wording import firmness, months, people, stretches
from darien.routes import legs_in_view
from darien.sites import SiteInView, sites_in_view, stations_in_view
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Counted, Direction, Layer, LegLook, LegUse

ARROWS = {Direction.NORTHBOUND: "↑", Direction.SOUTHBOUND: "↓"}
LOOKS = {
    Counted.WHOLE: LegLook.COUNTED,
    Counted.PART: LegLook.PARTLY_COUNTED,
    Counted.NOT_COUNTED: LegLook.NOT_COUNTED,
}

# Views that one process keeps; a scene is small, and a figure asks for its own several times.
KEPT = 100


@dataclass(frozen=True)
class DrawnLeg:
    """A leg and how it is drawn; `total` is None where its width says nothing."""

    leg_id: str
    direction: Direction
    look: LegLook
    total: Total | None

    @property
    def people(self) -> int | None:
        """The people its width shows; None where nobody counted, which is not zero."""
        return self.total.people if self.total else None


@dataclass(frozen=True)
class DrawnPoint:
    """A counting point with its number.

    `number` is as a reader sees it, with the arrow of its direction; `text` says what was counted,
    when and by whom, `short` only when and by whom.
    """

    series_id: str
    place_id: str
    direction: Direction
    people: int
    number: str
    text: str
    short: str
    total: Total


@dataclass(frozen=True)
class Scene:
    """Everything a view draws; `totals` are the figures it shows, each once."""

    legs: tuple[DrawnLeg, ...]
    points: tuple[DrawnPoint, ...]
    sites: tuple[SiteInView, ...]
    stations: tuple[SiteInView, ...]
    incident_ids: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether a view draws nothing at all on its ground."""
        drawn = (self.legs, self.points, self.sites, self.stations, self.incident_ids)
        return not any(drawn)

    @property
    def totals(self) -> tuple[Total, ...]:
        """The totals of the drawn legs, then of the counting points, each once."""
        of_legs = [leg.total for leg in self.legs if leg.total is not None]
        return tuple(dict.fromkeys([*of_legs, *(point.total for point in self.points)]))


@lru_cache(maxsize=KEPT)
def scene(tables: Tables, view: View) -> Scene:
    """Return what a view draws."""
    on = view.layers
    return Scene(
        legs=_legs(tables, view),
        points=_points(tables, view) if Layer.COUNTED in on else (),
        sites=sites_in_view(tables, view) if Layer.SITES in on else (),
        stations=stations_in_view(tables, view) if Layer.STATIONS in on else (),
        incident_ids=_incidents(tables, view) if Layer.INCIDENTS in on else (),
    )


def scenes_told(tables: Tables, view: View, edition: Edition) -> tuple[Scene, ...]:
    """Return what the words of a figure speak of: its scene, or both that it compares."""
    return tuple(scene(tables, one) for one in views_told(view, edition))


def _legs(tables: Tables, view: View) -> tuple[DrawnLeg, ...]:
    drawn = []
    for leg in legs_in_view(tables, view):
        look = LegLook.NOT_KNOWN if leg.use == LegUse.NOT_KNOWN else LOOKS[leg.counted]
        if look.layer in view.layers:
            measured = leg.total if leg.people is not None else None
            drawn.append(DrawnLeg(leg.leg_id, leg.direction, look, measured))
    return tuple(drawn)


def _points(tables: Tables, view: View) -> tuple[DrawnPoint, ...]:
    points: dict[tuple[str, str], DrawnPoint] = {}
    shown = tables.series[tables.series["map_point"] == "yes"].sort_values("rank")
    for series in shown.itertuples():
        if series.direction not in view.directions or series.corridor not in view.corridors:
            continue
        counted = total(tables, series.series_id, view.period)
        if counted.people is None:
            continue
        direction = Direction(series.direction)
        text, short = _callout(series, counted, view)
        point = DrawnPoint(
            series_id=series.series_id,
            place_id=series.counting_place,
            direction=direction,
            people=counted.people,
            number=f"{ARROWS[direction]} {people(counted, view.language)}",
            text=text,
            short=short,
            total=counted,
        )
        # Of two series at one place and direction the one ranked first stands on the map.
        points.setdefault((series.counting_place, series.direction), point)
    return tuple(points.values())


def _callout(series: Any, counted: Total, view: View) -> tuple[str, str]:
    """The words beside a number, and their short form for where there is no room."""
    firm = firmness(counted, series.unit, view.language)
    producer = short_name(data_text(series.producer, view.language))
    who = ", ".join(filter(None, [producer, firm]))
    when = _when(counted, view)
    return f"{data_text(series.title, view.language)}, {when} ({who})", f"{when}, {who}"


def _when(counted: Total, view: View) -> str:
    if counted.is_whole:
        return months(view.period, view.language)
    if len(counted.covered) < 4:
        return stretches(counted.covered, view.language)
    _ = translator(view.language)
    return _("part of {period}").format(period=months(view.period, view.language))


def _incidents(tables: Tables, view: View) -> tuple[str, ...]:
    """The incidents of the view that a source places somewhere."""
    mapped = incidents_in_view(tables, view)
    return tuple(mapped.loc[mapped["place_id"] != "", "incident_id"])
