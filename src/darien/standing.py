"""How a site stood on each day: what its documented stretches prove, and what they leave open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from darien.period import Period
from darien.presence import Span
from darien.sites import Stay
from darien.vocabulary import SiteStatus

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """All that may be true of a site on every day of a stretch, as far as documented.

    `stays` are the documented stretches that may hold: several where a change is known to a month
    or a year only. `not_open`: it may not have begun. `ended`: a documented end may have passed,
    and no row says what came after. `unknown`: no source says how it stood.
    """

    period: Period
    stays: tuple[Stay, ...] = ()
    not_open: bool = False
    ended: bool = False
    unknown: bool = False

    @property
    def surely_active(self) -> bool:
        """Whether it was at work, whatever the day of a month or a year was."""
        only = bool(self.stays) and not (self.not_open or self.ended or self.unknown)
        return only and all(stay.status == SiteStatus.ACTIVE for stay in self.stays)

    @property
    def surely_not_active(self) -> bool:
        """Whether it was suspended, closed or not yet open, whichever of these it was."""
        return not self.unknown and all(stay.status != SiteStatus.ACTIVE for stay in self.stays)

    @property
    def is_open_question(self) -> bool:
        """Whether the sources allow that it was active and that it was not."""
        return not self.surely_active and not self.surely_not_active


def standings(
    stays: Sequence[Stay], period: Period, known_until: date | None
) -> tuple[Standing, ...]:
    """Return how a site stood over `period`, in stretches that leave no day out.

    On the day of a change the later state counts, as in `sites.status_on`. Days after
    `known_until`, the last day the table knows, are not known; so is every day where it is None.
    """
    order = sorted(stays, key=lambda stay: stay.span.begins)
    changes = {day for day in _changes(order, known_until) if period.first < day <= period.last}
    firsts = sorted({period.first, *changes})
    lasts = [*(day - A_DAY for day in firsts[1:]), period.last]
    found: list[Standing] = []
    for first, last in zip(firsts, lasts, strict=True):
        known = known_until is not None and first <= known_until and bool(order)
        standing = replace(
            _on(order, first) if known else Standing(period, unknown=True),
            period=Period(first, last),
        )
        before = found[-1] if found else None
        if before and replace(before, period=standing.period) == standing:
            found[-1] = replace(before, period=Period(before.period.first, last))
        else:
            found.append(standing)
    return tuple(found)


def _changes(stays: Sequence[Stay], known_until: date | None) -> Iterator[date]:
    """Every day on which what may be true can change."""
    if known_until is not None and known_until < date.max:
        yield known_until + A_DAY
    for stay in stays:
        start, end = stay.span.start, stay.span.end
        if start:
            yield from (start.earliest, start.latest)
        if end:
            yield from (end.earliest, end.earliest + A_DAY, end.latest + A_DAY)


def _on(stays: Sequence[Stay], day: date) -> Standing:
    """Weigh the stretches, in order of time, on one day that the table knows of."""
    here = Period(day, day)
    begun = [place for place, stay in enumerate(stays) if stay.span.begins <= day]
    sure = [place for place in begun if _has_begun(stays[place].span, day)]
    latest = sure[-1] if sure else None
    if latest is None:
        undated = stays[0].span.start is None
        standing = Standing(here, not_open=not undated, unknown=undated)
    else:
        standing = Standing(here)
    candidates = [place for place in begun if latest is None or place >= latest]
    for stay in (stays[place] for place in candidates):
        end = stay.span.end
        if end is None or day <= end.latest:
            standing = replace(standing, stays=(*standing.stays, stay))
        if end is not None and day > end.earliest:
            known = stay.span.end_is_known
            standing = replace(
                standing, ended=standing.ended or known, unknown=standing.unknown or not known
            )
    return standing


def _has_begun(span: Span, day: date) -> bool:
    return span.start is None or span.start.latest <= day
