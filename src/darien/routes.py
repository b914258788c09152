"""Route legs in a view: whether people used them, and how many were counted on them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from darien.flows import Total, total
from darien.period import Period
from darien.presence import Span
from darien.tables import Tables, ids
from darien.view import View
from darien.vocabulary import Corridor, Counted, Direction, LegUse, StartStatus


@dataclass(frozen=True)
class LegInView:
    """One leg as a view shows it; `total` is None where no series is declared to measure it."""

    leg_id: str
    direction: Direction
    corridor: Corridor
    use: LegUse
    counted: Counted
    total: Total | None

    @property
    def people(self) -> int | None:
        """People counted on the leg in the period; None where nobody counted, which is not zero."""
        return self.total.people if self.total else None


def legs_in_view(tables: Tables, view: View) -> tuple[LegInView, ...]:
    """Return the legs of the view's directions and corridors that were, or may have been, in use.

    A leg is left out before it was first seen and after an end that a source states. After an end
    that is only the last date seen, its use is "not known". People counted on it show that it was
    in use, whatever dates were merely seen.
    """
    measured = _measuring_series(tables)
    ways = _ways(tables)
    shown = []
    for leg in _legs(tables):
        direction, corridor = ways[leg.route_id]
        if direction not in view.directions or corridor not in view.corridors:
            continue
        span = Span.read(leg.start, leg.end, leg.end_status, leg.as_of)
        start_status = StartStatus(leg.start_status)
        counted_in = counting_window(span, view.period, start_status)
        best = _best_total(tables, measured.get(leg.leg_id, []), counted_in)
        use = (
            LegUse.IN_USE
            if _shows_use(best, span, view.period, start_status)
            else span.use_in(view.period)
        )
        if use == LegUse.NOT_IN_USE:
            continue
        in_use = span.within(view.period) or view.period
        shown.append(
            LegInView(
                leg_id=leg.leg_id,
                direction=direction,
                corridor=corridor,
                use=use,
                counted=how_far_counted(best, in_use),
                total=best,
            )
        )
    return tuple(shown)


def _shows_use(
    counted: Total | None, span: Span, period: Period, start_status: StartStatus
) -> bool:
    """Tell whether a count proves use: people, on days that no source says it was closed."""
    if counted is None or not counted.people:
        return False
    ended = span.end_is_known and span.ends < period.first
    begun_later = start_status == StartStatus.DOCUMENTED and span.begins > period.last
    return not ended and not begun_later


def counting_window(span: Span, period: Period, start_status: StartStatus) -> Period:
    """Return the part of `period` in which a count is a count of this leg.

    A start or end that a source states cuts the period; the first or last date merely seen does
    not, because people may well have been counted on the leg before or after.
    """
    first, last = period.first, period.last
    if start_status == StartStatus.DOCUMENTED:
        first = min(max(first, span.begins), last)
    if span.end_is_known:
        last = max(min(last, span.ends), first)
    return Period(first, last)


def how_far_counted(counted: Total | None, in_use: Period) -> Counted:
    """Tell whether a total covers every day the leg was in use, some of them, or none."""
    if counted is None or counted.people is None:
        return Counted.NOT_COUNTED
    return Counted.PART if in_use.gaps(counted.covered) else Counted.WHOLE


@cache
def _ways(tables: Tables) -> dict[str, tuple[Direction, Corridor]]:
    """Return direction and corridor of every route."""
    return {
        route.route_id: (Direction(route.direction), Corridor(route.corridor))
        for route in tables.routes.itertuples()
    }


@cache
def _legs(tables: Tables) -> list[Any]:
    return list(tables.route_legs.itertuples())


@cache
def _measuring_series(tables: Tables) -> dict[str, list[str]]:
    measured: dict[str, list[str]] = {}
    for series in tables.series.sort_values("rank").itertuples():
        for leg_id in ids(series.measures_legs):
            measured.setdefault(leg_id, []).append(series.series_id)
    return measured


def _best_total(tables: Tables, series_ids: list[str], period: Period) -> Total | None:
    """Return the total that covers most of the period; the first named wins a tie."""
    totals = [total(tables, series_id, period) for series_id in series_ids]
    return max(totals, key=lambda one: one.share, default=None)
