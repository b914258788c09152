"""The texts of the page of routes: what stands at each route, leg and station, in one language."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from darien import figure_id
from darien.chains import HOURS, PRICE, Leg, Range
from darien.flows import Total, sources_of
from darien.itineraries import Itinerary, added_up
from darien.language import Translate, data_text, translator
from darien.language import mark as N_
from darien.provenance import Citation, citations, newest
from darien.render.wording import between, coverage, firmness, leg_span_words, people
from darien.tables import Tables
from darien.titles import title_of
from darien.vocabulary import Counted, LegUse, Mode

# What one person counted is, by the unit of the series.
UNITS = {
    "registrations": N_("{people} registrations"),
    "departures": N_("{people} departures"),
    "estimate": N_("{people} people"),
    "events": N_("{people} events"),
    "encounters": N_("{people} encounters"),
}
MEASURES = {HOURS: N_("Hours"), PRICE: N_("Price, US$ a person")}


@dataclass(frozen=True)
class LegText:
    """A leg as a reader sees it.

    `mode` and `use` are words of the vocabulary, for the drawing; `mode_said` and `use_said` what
    is written. `figure` is the id of the leg's own figures, `counted` those of the numbers in
    `people`, which says how many were counted, or why there is no number; `counter` is where
    the newest part of it can be read. `warning` is for ways of which no trail is shown.
    """

    number: int
    title: str
    mode: Mode
    mode_said: str
    use: LegUse
    use_said: str
    figure: str
    facts: tuple[tuple[str, str], ...]
    is_counted: bool
    people: str
    counted: dict[str, str]
    counter: Citation | None
    warning: str
    is_assumed: bool
    notes_said: str
    notes: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class RouteText:
    """A route as a reader sees it: its name, what is said of it as a whole, and its legs by id.

    `totals` are what is known of its hours and its price, each with the id of its figure.
    """

    name: str
    way: str
    legs_said: str
    totals: tuple[tuple[str, str], ...]
    assumption: str
    legs: dict[str, LegText]


@dataclass(frozen=True, eq=False)
class RouteWriter:
    """Writes routes, legs and stations in one language from the tables."""

    tables: Tables
    language: str

    @cached_property
    def _(self) -> Translate:
        return translator(self.language)

    @cached_property
    def _stations(self) -> dict[str, tuple[str, str]]:
        rows = self.tables.places.itertuples()
        return {row.place_id: (row.local_name, row.country) for row in rows}

    @cached_property
    def leg_rows(self) -> dict[str, Any]:
        """The rows of the legs by id."""
        return {row.leg_id: row for row in self.tables.route_legs.itertuples()}

    @cached_property
    def _series(self) -> dict[str, Any]:
        return {row.series_id: row for row in self.tables.series.itertuples()}

    def station(self, place_id: str) -> tuple[str, str]:
        """A station by the name used there, and its country in three letters."""
        return self._stations[place_id]

    def title(self, start: str, end: str) -> str:
        """A way from one station to another, without what their names hold in brackets."""
        return " – ".join(re.sub(r" \(.*\)$", "", self.station(place)[0]) for place in (start, end))

    def route(self, itinerary: Itinerary) -> RouteText:
        """A route, its totals where they are honest, and every leg."""
        _ = self._
        uses = Counter(leg.use for leg in itinerary.legs)
        said = [f"{uses[use]} {_(title_of(use))}" for use in LegUse if uses[use]]
        head = _("{n} legs: {uses}") if len(itinerary.legs) > 1 else _("{n} leg: {uses}")
        words = (_(title_of(itinerary.direction)), _(title_of(itinerary.corridor)))
        return RouteText(
            name=data_text(itinerary.name, self.language),
            way=" · ".join(words),
            legs_said=head.format(n=len(itinerary.legs), uses=", ".join(said)),
            totals=tuple(
                (self.total(itinerary, measure), figure_id.route(itinerary.route_id, measure))
                for measure in MEASURES
            ),
            assumption=data_text(itinerary.assumption, self.language),
            legs={leg.leg_id: self.leg(leg) for leg in itinerary.legs},
        )

    def total(self, itinerary: Itinerary, measure: str) -> str:
        """The sum of a route where every leg of one chain has its own range; else what is known."""
        _ = self._
        sum_ = added_up(itinerary, measure)
        head = _(MEASURES[measure])
        if sum_.total:
            text = _("{measure}, whole route: {range}")
            if sum_.legs > 1:
                text = _("{measure}, whole route: {range}, the sum of its legs")
            if sum_.legs > 1 and measure == PRICE:
                text = _(
                    "{measure}, whole route: {range}, the sum of its legs. They are prices of"
                    " different years: nobody published the sum"
                )
            return text.format(measure=head, range=self.range(sum_.total))
        counts = {"measure": head, "n": len(sum_.known), "all": sum_.legs}
        if not itinerary.is_one_chain:
            text = _(
                "{measure}: lowest and highest known for {n} of {all} legs; not added, because"
                " the legs are not one chain: people take one of several ways"
            )
            return text.format(**counts)
        if not sum_.known:
            return _("{measure}: no leg has both a lowest and a highest of its own").format(
                measure=head
            )
        listed = "; ".join(
            f"{self.title(leg.from_place, leg.to_place)} {self.range(leg.own(measure))}"
            for leg in sum_.known
        )
        text = _("{measure}: known for {n} of {all} legs, so not added: {list}")
        return text.format(**counts, list=listed)

    def leg(self, leg: Leg) -> LegText:
        """A leg: means, hours, price, when it was in use, who was counted, and the sources."""
        _ = self._
        total = leg.counted.total if leg.counted else None
        counted = total is not None and total.people is not None
        return LegText(
            number=leg.seq,
            title=self.title(leg.from_place, leg.to_place),
            mode=leg.mode,
            mode_said=_(title_of(leg.mode)),
            use=leg.use,
            use_said=_(title_of(leg.use)),
            figure=figure_id.row("route_legs", leg.leg_id),
            facts=(
                (_("Hours"), self._figure(leg, HOURS)),
                (_("Price, US$ a person"), self._figure(leg, PRICE)),
                (_("In use"), leg_span_words(leg.span, leg.start_status, self.language)),
            ),
            is_counted=counted,
            people=self.people(leg),
            counted=self._counted(total) if counted and total else {},
            counter=newest(self.tables, sources_of(self.tables, total) if total else []),
            warning=_("On foot: only the two ends are named. No trail is shown.")
            if leg.mode == Mode.FOOT
            else "",
            is_assumed=bool(leg.assumption),
            notes_said=_("Note and assumption") if leg.assumption else _("Note"),
            notes=tuple(
                data_text(text, self.language) for text in (leg.note, leg.assumption) if text
            ),
            sources=citations(self.tables, [leg.source_ids]),
        )

    def people(self, leg: Leg) -> str:
        """How many were counted on a leg, by whom and for which days; or why there is no number."""
        _ = self._
        if leg.counted is None or leg.counted.total is None:
            return _("Not counted: no series counts the people on this leg alone.")
        total = leg.counted.total
        series = self._series[total.series_ids[0]]
        who = {
            "series": data_text(series.title, self.language),
            "producer": data_text(series.producer, self.language),
            "coverage": coverage(total, self.language),
        }
        if total.people is None:
            return _("Not counted in this period. {series} ({producer}): {coverage}.").format(**who)
        counted = _(UNITS[series.unit]).format(people=people(total, self.language))
        firm = firmness(total, series.unit, self.language)
        text = (
            _("{counted}, for every day of its documented use. {series} ({producer}).")
            if leg.counted.counted == Counted.WHOLE
            else _("{counted}, part of the time: {coverage}. {series} ({producer}).")
        )
        return text.format(counted=f"{counted} ({firm})" if firm else counted, **who)

    def _counted(self, total: Total) -> dict[str, str]:
        """The number of a total, and the id of its figure."""
        return {
            people(total, self.language) or "": figure_id.total(total.series_ids[0], total.period)
        }

    def choice(self, number: int, of: int) -> str:
        """The head of one of several ways."""
        return self._("Way {number} of {of}").format(number=number, of=of)

    def hole(self) -> str:
        """What stands between two parts of a route that no leg joins."""
        return self._("The tables hold no leg that joins these two parts.")

    def range(self, value: Range | None) -> str:
        """A range of numbers, nothing where neither end is known."""
        low, high = (
            float("nan") if end is None else end
            for end in ((value.low, value.high) if value else (None, None))
        )
        return between(low, high, self.language)

    def _figure(self, leg: Leg, measure: str) -> str:
        _ = self._
        written = self.range(leg.hours if measure == HOURS else leg.price)
        if not written:
            return _("not found")
        if measure in leg.wider:
            return _("{figure} (covers more than this leg)").format(figure=written)
        return written
