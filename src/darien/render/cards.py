"""The cards that open on the map: what a thing is, its dates, its figures, and where that is from.

Cards are the same in every view; what a view adds (people counted, state at its end) travels in
the view's message.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from darien import figure_id
from darien.guard import Sensitivity, of_incident
from darien.language import Translate, data_text, translator
from darien.period import PartialDate
from darien.presence import Span
from darien.render.wording import between, leg_span_words, partial, span_words
from darien.sites import Stay, stays_of_sites, stays_of_stations
from darien.tables import Tables, ids
from darien.titles import title_of
from darien.vocabulary import (
    Direction,
    IncidentKind,
    Mode,
    Precision,
    Service,
    StartStatus,
)

Card = dict[str, Any]


@dataclass(frozen=True, eq=False)
class CardWriter:
    """Writes the cards of one language from the tables."""

    tables: Tables
    language: str

    @cached_property
    def _(self) -> Translate:
        return translator(self.language)

    @cached_property
    def places(self) -> pd.DataFrame:
        """The places by id."""
        return self.tables.places.set_index("place_id")

    @cached_property
    def routes(self) -> pd.DataFrame:
        """The routes by id."""
        return self.tables.routes.set_index("route_id")

    @cached_property
    def site_names(self) -> dict[str, str]:
        """Every site's name as the table has it."""
        return dict(zip(self.tables.sites["site_id"], self.tables.sites["name"], strict=True))

    @cached_property
    def site_stays(self) -> dict[str, tuple[Stay, ...]]:
        """Every site's stretches."""
        return stays_of_sites(self.tables)

    @cached_property
    def station_stays(self) -> dict[str, tuple[Stay, ...]]:
        """Every reception station's stretches."""
        return stays_of_stations(self.tables)

    def site(self, row: Any) -> Card:
        """A site: what it offered, to whom, and when it was active, suspended or closed."""
        _ = self._
        periods = self.tables.site_periods
        own = periods[periods["site_id"] == row.site_id]
        services = ", ".join(_(title_of(Service(service))) for service in ids(row.services))
        return self.card(
            kind=_("MSF site"),
            title=self.said(row.name),
            facts=[
                (_("Kind"), self.said(row.kind)),
                (_("Services"), services),
                (_("People served"), self.said(row.people_served)),
                *((_("When"), self.stay(stay)) for stay in self.site_stays.get(row.site_id, ())),
                *self.position(row.place_id),
            ],
            notes=[row.note, *own["note"]],
            source_cells=[row.source_ids, *own["source_ids"]],
            figure=figure_id.row("sites", row.site_id),
        )

    def leg(self, row: Any) -> Card:
        """A leg: means, hours, price in US dollars a person, and when it was in use."""
        _ = self._
        route = self.routes.loc[row.route_id]
        hours = between(row.hours_min, row.hours_max, self.language)
        price = between(row.price_usd_min, row.price_usd_max, self.language)
        return self.card(
            kind=" · ".join([_("Route leg"), _(title_of(Direction(route["direction"])))]),
            title=f"{self.place(row.from_place)} – {self.place(row.to_place)}",
            facts=[
                (_("Route"), self.said(route["route_name"])),
                (_("Means"), _(title_of(Mode(row.mode)))),
                (_("Hours"), hours or _("not found")),
                (_("Price, US$ a person"), price or _("not found")),
                (_("In use"), self.leg_span(row)),
            ],
            notes=[row.note, row.assumption],
            source_cells=[row.source_ids],
            figure=figure_id.row("route_legs", row.leg_id),
        )

    def station(self, place_id: str) -> Card:
        """A reception station: when it was open."""
        _ = self._
        periods = self.tables.station_periods
        own = periods[periods["place_id"] == place_id]
        return self.card(
            kind=_("Reception station"),
            title=str(own.iloc[0]["name"]),
            facts=[
                *(
                    (_("When"), span_words(stay.span, self.language))
                    for stay in self.station_stays[place_id]
                ),
                *self.position(place_id),
            ],
            notes=[*own["note"], *own["assumption"]],
            source_cells=own["source_ids"],
            figure=figure_id.station(place_id),
        )

    def incident(self, row: Any) -> Card:
        """An incident: what happened, and the people it hurt as far as known."""
        _ = self._
        counts = (
            (_("People affected"), row.people_affected),
            (_("Deaths"), row.deaths),
            (_("Missing"), row.missing),
        )
        unknown = _("not known")
        place = self.position(row.place_id, row.precision)
        if of_incident(row.kind, row.place_name, row.summary) == Sensitivity.SURVIVORS:
            place = [(_("Place"), _("shown on no point, to protect people"))]
        when = partial(PartialDate.parse(row.date), self.language)
        ways = {"both": _("both directions")} | {way: _(title_of(way)) for way in Direction}
        return self.card(
            kind=" · ".join([_("Incident"), _(title_of(IncidentKind(row.kind)))]),
            title=f"{self.said(row.place_name)}, {when}",
            facts=[
                (_("What happened"), self.said(row.summary)),
                *((label, unknown if pd.isna(count) else str(count)) for label, count in counts),
                (_("Direction"), ways[row.direction]),
                *place,
            ],
            notes=[row.assumption],
            source_cells=[row.source_ids],
            figure=figure_id.row("incidents", row.incident_id),
        )

    def point(self, row: Any) -> Card:
        """A counting point: who counts what there, and what it must not be added to."""
        _ = self._
        counted = self.tables.observations
        counted = counted[counted["series_id"] == row.series_id]
        return self.card(
            kind=_("Counting point"),
            title=self.said(row.title),
            facts=[
                (_("Who counts"), self.said(row.producer)),
                (_("What is counted"), self.said(row.definition)),
                (
                    _("Not to be added to"),
                    _("any other count: the same people pass several borders"),
                ),
                *self.position(row.counting_place),
            ],
            notes=[row.assumption],
            source_cells=counted["source_ids"],
        )

    def card(
        self,
        *,
        kind: str,
        title: str,
        facts: list[tuple[str, str]],
        notes: Iterable[str],
        source_cells: Iterable[str],
        figure: str = "",
    ) -> Card:
        """Put a card together; blank notes and repeated ones are left out.

        `figure` is the id under which the ledger tells of the same.
        """
        return {
            "figure": figure,
            "kind": kind,
            "title": title,
            "facts": [list(fact) for fact in facts],
            "notes": list(dict.fromkeys(self.said(note) for note in notes if note)),
            "notesLang": self.language,
            "sources": list(dict.fromkeys(id for cell in source_cells for id in ids(cell))),
        }

    def said(self, text: str) -> str:
        """A text of the tables in the card's language."""
        return data_text(text, self.language)

    def place(self, place_id: str) -> str:
        """A place by the name used there."""
        return str(self.places.loc[place_id]["local_name"])

    def position(self, place_id: str, precision: str = "") -> list[tuple[str, str]]:
        """How closely the place is known, or, with `precision`, what happened there."""
        if not place_id:
            return [(self._("Place"), self._("not named by the source"))]
        how = Precision(precision or self.places.loc[place_id]["precision"])
        return [(self._("Place"), f"{self.place(place_id)} ({self._(title_of(how))})")]

    def stay(self, stay: Stay) -> str:
        """A stretch of a site in words: active Apr 2021 – 4 Mar 2024, with the reason."""
        text = f"{self._(title_of(stay.status))}: {span_words(stay.span, self.language)}"
        return f"{text}. {self.said(stay.reason)}" if stay.reason else text

    def leg_span(self, row: Any) -> str:
        """When a leg was in use, with what is merely the first date seen."""
        span = Span.read(row.start, row.end, row.end_status, row.as_of)
        return leg_span_words(span, StartStatus(row.start_status), self.language)
