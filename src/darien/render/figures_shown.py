"""Every number and mark of a view's figure as a row with its sources, for those who reuse it.

The rows come from the scenes that the maps of the figure are drawn from, so they cannot differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from darien import figure_id
from darien.edition import Edition, periods
from darien.flows import Total, sources_of, total
from darien.language import data_text
from darien.period import PartialDate, Period
from darien.presence import Span
from darien.provenance import citations
from darien.render.scene import DrawnLeg, Scene, scene
from darien.render.shown_beside import bars_shown, changes_shown, timelines_shown
from darien.render.shown_rows import Shown, ShownCount, ShownIncident, ShownLeg, ShownSite
from darien.render.wording import coverage, firmness, leg_span_words
from darien.sites import SiteInView, Stay, stay_on, stays_of_sites, stays_of_stations
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import StartStatus


def figures_shown(tables: Tables, view: View, edition: Edition) -> Shown:
    """Return what the figure of a view shows, row by row, panel by panel.

    Raises ValueError where the period cannot be cut into the panels that the edition asks for.
    """
    # Two periods to compare may be one and the same.
    panels = tuple(dict.fromkeys(periods(view, edition)))
    writers = [
        _Writer(tables, replace(view, period=panel), _intervals([panel])) for panel in panels
    ]
    incidents = tables.incidents.set_index("incident_id", drop=False)
    return Shown(
        counts=(
            *(writer.count(one) for writer in writers for one in writer.scene.totals),
            *_other_counts(tables, view, edition, panels),
        ),
        sites=tuple(site for writer in writers for site in writer.sites()),
        legs=tuple(writer.leg(leg) for writer in writers for leg in writer.scene.legs),
        incidents=tuple(
            writer.incident(incidents.loc[id])
            for writer in writers
            for id in writer.scene.incident_ids
        ),
        bars=bars_shown(tables, view, edition),
        changes=changes_shown(tables, view, edition),
    )


def _other_counts(
    tables: Tables, view: View, edition: Edition, panels: Sequence[Period]
) -> Iterator[ShownCount]:
    """Yield the totals that stand on no map: over a timeline, or in the caption of several maps."""
    writer = _Writer(tables, view, panel="")
    on_map = writer.scene.totals
    if view.period not in panels:
        yield from map(writer.count, dict.fromkeys(point.total for point in writer.scene.points))
    for charted in timelines_shown(tables, view, edition):
        counted = total(tables, charted.series_id, view.period)
        if counted not in on_map and counted.people is not None:
            yield writer.count(counted)


@dataclass(frozen=True, eq=False)
class _Writer:
    """Writes the rows of one view from the tables; `panel` names its map, blank for none."""

    tables: Tables
    view: View
    panel: str

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
            panel=self.panel,
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
            at_point=bool(self.panel) and any(one == point.total for point in self.scene.points),
            legs=";".join(leg.leg_id for leg in self.scene.legs if self.panel and one == leg.total),
            figure=figure_id.total(series_id, one.period),
            sources=citations(self.tables, sources_of(self.tables, one)),
        )

    def sites(self) -> Iterator[ShownSite]:
        yield from map(self.site, self.scene.sites)
        yield from map(self.station, self.scene.stations)

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
            figure=figure_id.row("sites", site.id),
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
            figure=figure_id.station(station.id),
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
        figure: str,
    ) -> ShownSite:
        stay, place = stay_on(stays, self.view.period.last), self.places.get(place_id)
        assert stay is not None, "a site in view has begun"
        return ShownSite(
            kind=kind,
            id=site.id,
            panel=self.panel,
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
            figure=figure,
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
            panel=self.panel,
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
            figure=figure_id.row("route_legs", leg.leg_id),
            sources=citations(self.tables, [row["source_ids"], *counted]),
        )

    def incident(self, row: Any) -> ShownIncident:
        return ShownIncident(
            id=row["incident_id"],
            panel=self.panel,
            name=self.said(row["place_name"]),
            incident=row["kind"],
            date=row["date"],
            direction=row["direction"],
            place_id=row["place_id"],
            place=self.places[row["place_id"]].local_name,
            precision=row["precision"],
            country=row["country"],
            figure=figure_id.row("incidents", row["incident_id"]),
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
