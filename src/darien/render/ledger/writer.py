"""What every ledger says in the same words: places, periods, dates of sources, rows of tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from darien.language import Translate, data_text, number, translator
from darien.period import PartialDate, Period
from darien.provenance import Citation, citations
from darien.render.scene import ARROWS
from darien.render.wording import bounded, partial, stretches
from darien.rows import by_id
from darien.tables import Tables
from darien.titles import title_of
from darien.vocabulary import Bound, Direction, Status

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Writer:
    """Writes ledgers of one language from the tables."""

    tables: Tables
    language: str

    @cached_property
    def _(self) -> Translate:
        return translator(self.language)

    def row(self, table: str, row_id: str) -> Any:
        """Return a row of a table. Raises KeyError for an id that the table does not hold."""
        return by_id(self.tables, table)[row_id]

    def said(self, text: str) -> str:
        """Return a text of the tables in the reader's language."""
        return data_text(text, self.language)

    def value(self, text: str) -> str:
        """Write a value that its table keeps as text: a number, or words."""
        return self.number(int(text)) if text.isdecimal() else self.said(text)

    def number(self, value: float) -> str:
        """Write a number."""
        return number(value, self.language)

    def days(self, period: Period) -> str:
        """Write a stretch of days, in whole months where it is some."""
        return stretches([period], self.language)

    def day(self, text: str) -> str:
        """Write a partial date of the tables; nothing for a blank."""
        return partial(PartialDate.parse(text), self.language) if text else ""

    def span(self, start: str, end: str) -> str:
        """Write two partial dates of the tables, once where they are the same."""
        return " – ".join(dict.fromkeys(filter(None, (self.day(start), self.day(end)))))

    def whole_span(self, start: str, end: str) -> str:
        """Write two partial dates of the tables as a stretch, in whole months where it is some."""
        first, last = PartialDate.read(start), PartialDate.read(end)
        if first is None or last is None or len(start) < len("YYYY-MM-DD") > len(end):
            return self.span(start, end)
        return self.days(Period(first.earliest, last.latest))

    def place(self, place_id: str) -> str:
        """Write a place with its country; where there is none, that no place is named."""
        if not place_id:
            return self._("no single place named")
        row = self.row("places", place_id)
        return f"{row.local_name} ({row.country})"

    def way(self, leg: Any) -> str:
        """Write the two ends of a route leg."""
        return f"{self.place(leg.from_place)} – {self.place(leg.to_place)}"

    def direction(self, word: str) -> str:
        """Write a direction with its arrow."""
        way = Direction(word)
        return f"{ARROWS[way]} {self._(title_of(way))}"

    def seen(self, rows: Sequence[Any]) -> Facts:
        """Say when sources first gave a figure, and when they last did; `rows` name them.

        Of a sum of several rows: by when all its parts had been seen, and its newest source.
        """
        _ = self._
        dated = [_dated(self.cited([row])) for row in rows]
        if not rows:
            return ()
        if not all(dated):
            return ((_("First seen"), _("not every source carries a date")),)
        newest = max(one[-1] for one in dated)
        if len(rows) > 1:
            last = max(one[0] for one in dated)
            return (
                (_("All parts seen by"), self._dated(last)),
                (_("Newest source"), self._dated(newest)),
            )
        return (
            (_("First seen"), self._dated(dated[0][0])),
            (_("Last confirmed"), self._dated(newest)),
        )

    def ages(self, sources: Sequence[Citation]) -> Facts:
        """Say how old the oldest and the newest source of something worked out here are."""
        dated = _dated(sources)
        if not dated:
            return ()
        return (
            (self._("Oldest source"), self._dated(dated[0])),
            (self._("Newest source"), self._dated(dated[-1])),
        )

    def _dated(self, one: tuple[str, str]) -> str:
        return f"{self.day(one[0])}, {one[1]}"

    def row_of(self, table: str, row_id: str) -> Facts:
        """Say in which row of which file a figure stands, and when its sources were read."""
        read = by_id(self.tables, "tables")[table].read_on.date().isoformat()
        return (
            (self._("Row"), f"data/{table}.csv, {row_id}"),
            (self._("Sources read on"), self.day(read)),
        )

    def observed(self, row: Any) -> str:
        """Write the period of an observation, with what its source leaves open of the two days."""
        bounds = {row.start_precision, row.end_precision}
        if bounds == {Bound.DAY}:
            return self.days(Period(row.start.date(), row.end.date()))
        why = (
            self._("a day is known to the month only")
            if Bound.NOT_STATED not in bounds
            else self._("the source does not state the first or last day")
        )
        return f"{self.published(row.period_published)} ({why})"

    def published(self, text: str) -> str:
        """Write a period as its source gives it: 2025-01-01/2025-08, or words."""
        try:
            return self.span(*(text.split("/") if "/" in text else (text, text)))
        except (TypeError, ValueError):
            return text

    def people(self, row: Any) -> str:
        """Write the people of an observation as its source words the number."""
        return bounded(int(row.people), row.bound, self.language)

    def status(self, word: str) -> str:
        """Write a status."""
        return self._(title_of(Status(word)))

    def observations(self, ids: Iterable[str]) -> list[Any]:
        """Return observations by id."""
        return [self.row("observations", one) for one in ids]

    def period_of(self, row: Any) -> Period:
        """Return the days of an observation."""
        return Period(row.start.date(), row.end.date())

    def cited(self, rows: Iterable[Any]) -> tuple[Citation, ...]:
        """Return the sources that rows of tables name."""
        return citations(self.tables, [row.source_ids for row in rows])

    def group(self, word: str) -> str:
        """Write a group of people by sex or age."""
        _ = self._
        groups = {
            "men": _("men"),
            "women": _("women"),
            "boys": _("boys"),
            "girls": _("girls"),
            "children": _("children"),
            "adults": _("adults"),
        }
        return groups.get(word, word)


def _dated(sources: Sequence[Citation]) -> list[tuple[str, str]]:
    """Return date and publisher of the sources that carry a date, the oldest first."""
    return sorted((one.published, one.publisher) for one in sources if one.published)
