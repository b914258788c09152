"""When something was there: spans whose ends are known to a day, a month, a year, or not at all."""

from dataclasses import dataclass
from datetime import date

from darien.period import PartialDate, Period
from darien.vocabulary import EndStatus, LegUse


@dataclass(frozen=True)
class Span:
    """A stretch of presence between two partial dates.

    A blank end is "still so at the last source", whose date is `as_of`; an end that is
    `last-documented` is only the last date seen. Both leave open what came after.
    """

    start: PartialDate | None
    end: PartialDate | None
    end_status: EndStatus
    as_of: PartialDate | None = None

    @classmethod
    def read(cls, start: str, end: str, end_status: str, as_of: str = "") -> "Span":
        """Read the cells of a table row."""
        return cls(
            PartialDate.read(start),
            PartialDate.read(end),
            EndStatus(end_status),
            PartialDate.read(as_of),
        )

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

    @property
    def known_until(self) -> date:
        """Last day that a source speaks of."""
        if self.end:
            return self.end.latest
        return self.as_of.latest if self.as_of else self.begins

    def surely_meets(self, period: Period) -> bool:
        """Tell whether it was there in `period`, whatever the day of a month or year was."""
        sure_from = self.start.latest if self.start else self.ends
        sure_to = self.end.earliest if self.end else self.known_until
        if sure_from <= sure_to and period.meets(sure_from, sure_to):
            return True
        edges = (edge for edge in (self.start, self.end) if edge)
        return any(period.holds(edge.earliest, edge.latest) for edge in edges)

    def use_in(self, period: Period) -> LegUse:
        """Tell whether it was in use in `period`, was not, or whether nobody documents it."""
        if self.surely_meets(period):
            return LegUse.IN_USE
        if self.begins > period.last or (self.end_is_known and self.ends < period.first):
            return LegUse.NOT_IN_USE
        return LegUse.NOT_KNOWN

    def within(self, period: Period) -> Period | None:
        """Return the part of `period` in which a source speaks of it, or None."""
        first, last = max(period.first, self.begins), min(period.last, self.known_until)
        return Period(first, last) if first <= last else None
