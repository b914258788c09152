"""When something was there: spans whose ends are known to a day, a month, a year, or not at all."""

from dataclasses import dataclass
from datetime import date

from darien.period import PartialDate, Period
from darien.vocabulary import EndStatus, LegUse


@dataclass(frozen=True)
class Span:
    """A stretch of presence between two partial dates.

    A blank end is "still so at the last source"; an end that is `last-documented` is only the last
    date seen. Both leave open what came after.
    """

    start: PartialDate | None
    end: PartialDate | None
    end_status: EndStatus

    @classmethod
    def read(cls, start: str, end: str, end_status: str) -> "Span":
        """Read the three cells of a table row."""
        return cls(PartialDate.read(start), PartialDate.read(end), EndStatus(end_status))

    @property
    def begins(self) -> date:
        """First day it can have been there; without a start, the day it is known to end."""
        known = self.start or self.end
        return known.earliest if known else date.min

    @property
    def ends(self) -> date:
        """Last day it is documented to have been there; without an end, no day is the last."""
        return self.end.latest if self.end else date.max

    @property
    def end_is_known(self) -> bool:
        """Whether a source says that it ended."""
        return self.end is not None and self.end_status == EndStatus.DOCUMENTED

    def may_meet(self, period: Period) -> bool:
        """Tell whether it can have been there on a day of `period`, as far as documented."""
        return period.meets(self.begins, self.ends)

    def surely_meets(self, period: Period, *, known_until: date) -> bool:
        """Tell whether it was there on a day of `period`, whatever the day of a month or year was.

        An open span is sure until `known_until`, the last day its table knows anything about.
        """
        sure_from = self.start.latest if self.start else self.ends
        sure_to = self.end.earliest if self.end else known_until
        if sure_from <= sure_to and period.meets(sure_from, sure_to):
            return True
        edges = (edge for edge in (self.start, self.end) if edge)
        return any(period.holds(edge.earliest, edge.latest) for edge in edges)

    def use_in(self, period: Period, *, known_until: date) -> LegUse:
        """Tell whether it was in use in `period`, was not, or whether nobody documents it."""
        if self.surely_meets(period, known_until=known_until):
            return LegUse.IN_USE
        if self.begins > period.last or (self.end_is_known and self.ends < period.first):
            return LegUse.NOT_IN_USE
        return LegUse.NOT_KNOWN

    def within(self, period: Period, *, known_until: date) -> Period | None:
        """Return the part of `period` in which it can have been there, or None."""
        last = min(period.last, self.ends if self.end else max(known_until, self.begins))
        first = max(period.first, self.begins)
        return Period(first, last) if first <= last else None
