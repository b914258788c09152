"""Every number and mark of a view's figure as a row with its sources, for those who reuse it.

The rows come from the scene that the map and the figure are drawn from, so they cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from darien.flows import Total, sources_of
from darien.language import data_text
from darien.period import PartialDate, Period
from darien.presence import Span
from darien.provenance import citations
from darien.render.scene import DrawnLeg, Scene, scene
from darien.render.shown_rows import Shown, ShownCount, ShownIncident, ShownLeg, ShownSite
from darien.render.wording import coverage, firmness, leg_span_words
from darien.sites import SiteInView, Stay, stay_on, stays_of_sites, stays_of_stations
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import StartStatus


def figures_shown(tables: Tables, view: View) -> Shown:
    """Return what the figure of a view shows, row by row."""
    writer = _Writer(tables, view)
    drawn = writer.scene
    incidents = tables.incidents.set_index("incident_id", drop=False)
    return Shown(
        counts=tuple(writer.count(one) for one in drawn.totals),
        sites=(
            *(writer.site(site) for site in drawn.sites),
            *(writer.station(station) for station in drawn.stations),
        ),
        legs=tuple(writer.leg(leg) for leg in drawn.legs),
        incidents=tuple(writer.incident(incidents.loc[id]) for id in drawn.incident_ids),
    )


@dataclass(frozen=True, eq=False)
class _Writer:
    """Writes the rows of one view from the tables."""

    tables: Tables
    view: View

    @cached_property
    def scene(self) -> Scene:
        return scene(self.tables, self.view)

    @cached_property
    def places(self) -> dict[str, Any]:
        return {row.place_id: row for row in self.tables.places.itertuples()}

    def count(self, one: Total) -> ShownCount:
        (series_id,) = one.series_ids
        series = self.tables.series.set_index("series_id").loc[series_id]
        place = self.places.get(series["counting_place"])
        assert one.people is not None, "a scene shows no total without a number"
        return ShownCount(
            id=series_id,
            name=self.said(series["title"]),
            producer=self.said(series["producer"]),
            place_id=series["counting_place"],
            place=place.local_name if place else "",
            precision=place.precision if place else "",
            direction=series["direction"],
            people=one.people,
            bound=one.bound or "",
            status=one.status or "",
            firmness=firmness(one, series["unit"], self.view.language),
            first=one.period.first.isoformat(),
            last=one.period.last.isoformat(),
            covered=_intervals(one.covered),
            uncovered=_intervals(one.uncovered),
            coverage=coverage(one, self.view.language),
            last_published=one.last_published.isoformat() if one.last_published else "",
            unit=series["unit"],
            definition=self.said(series["definition"]),
            observation_ids=";".join(one.observation_ids),
            at_point=any(point.total == one for point in self.scene.points),
            legs=";".join(leg.leg_id for leg in self.scene.legs if leg.total == one),
            sources=citations(self.tables, sources_of(self.tables, one)),
        )

    def site(self, site: SiteInView) -> ShownSite:
        row = self.tables.sites.set_index("site_id").loc[site.id]
        stays = stays_of_sites(self.tables)[site.id]
        return self._stood(
            "msf-site",
            site,
            stays,
            name=self.said(row["name"]),
            place_id=row["place_id"],
            country=row["country"],
        )

    def station(self, station: SiteInView) -> ShownSite:
        periods = self.tables.station_periods
        name = periods.loc[periods["place_id"] == station.id, "name"].iloc[0]
        stays = stays_of_stations(self.tables)[station.id]
        return self._stood(
            "reception-station",
            station,
            stays,
            name=name,
            place_id=station.id,
            country=self.places[station.id].country,
        )

    def _stood(
        self,
        kind: str,
        site: SiteInView,
        stays: Sequence[Stay],
        *,
        name: str,
        place_id: str,
        country: str,
    ) -> ShownSite:
        stay, place = stay_on(stays, self.view.period.last), self.places.get(place_id)
        assert stay is not None, "a site in view has begun"
        return ShownSite(
            kind=kind,
            id=site.id,
            name=name,
            place_id=place_id,
            place=place.local_name if place else "",
            precision=place.precision if place else "",
            country=country,
            day=self.view.period.last.isoformat(),
            status=site.status.value,
            since=_text(site.since),
            as_of=_text(site.as_of),
            reason=self.said(stay.reason),
            sources=citations(self.tables, [stay.source_ids]),
        )

    def leg(self, leg: DrawnLeg) -> ShownLeg:
        row = self.tables.route_legs.set_index("leg_id").loc[leg.leg_id]
        route = self.tables.routes.set_index("route_id").loc[row["route_id"]]
        ends = [self.places[row[end]].local_name for end in ("from_place", "to_place")]
        span = Span.read(row["start"], row["end"], row["end_status"], row["as_of"])
        counted = sources_of(self.tables, leg.total) if leg.total else []
        return ShownLeg(
            id=leg.leg_id,
            name=" – ".join(ends),
            route=self.said(route["route_name"]),
            from_place=row["from_place"],
            to_place=row["to_place"],
            direction=leg.direction.value,
            corridor=route["corridor"],
            mode=row["mode"],
            look=leg.look.value,
            people=leg.people,
            bound=(leg.total.bound or "") if leg.total else "",
            status=(leg.total.status or "") if leg.total else "",
            series_id=leg.total.series_ids[0] if leg.total else "",
            covered=_intervals(leg.total.covered) if leg.total else "",
            hours_min=_known(row["hours_min"]),
            hours_max=_known(row["hours_max"]),
            price_usd_min=_known(row["price_usd_min"]),
            price_usd_max=_known(row["price_usd_max"]),
            wider=row["wider"],
            start=row["start"],
            start_status=row["start_status"],
            end=row["end"],
            end_status=row["end_status"],
            as_of=row["as_of"],
            in_use=leg_span_words(span, StartStatus(row["start_status"]), self.view.language),
            sources=citations(self.tables, [row["source_ids"], *counted]),
        )

    def incident(self, row: Any) -> ShownIncident:
        return ShownIncident(
            id=row["incident_id"],
            name=self.said(row["place_name"]),
            incident=row["kind"],
            date=row["date"],
            direction=row["direction"],
            place_id=row["place_id"],
            place=self.places[row["place_id"]].local_name,
            precision=row["precision"],
            country=row["country"],
            sources=citations(self.tables, [row["source_ids"]]),
        )

    def said(self, text: str) -> str:
        return data_text(text, self.view.language)


def _intervals(periods: Sequence[Period]) -> str:
    return ";".join(f"{one.first.isoformat()}/{one.last.isoformat()}" for one in periods)


def _text(date: PartialDate | None) -> str:
    return date.text if date else ""


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
