"""The sums of claims, with every step: figures in, a number or a range out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from darien.claims.claim import Operand, Step
from darien.period import PartialDate
from darien.verdicts import Reckoning

PERCENT = 100


@dataclass(frozen=True)
class Reckoned:
    """What figures make: `low` to `high`, equal for one number, None where a figure is missing.

    `is_span` says that every number between the two is meant, as in a range of prices; otherwise
    the true number is one of them. `holds` answers a comparison.
    """

    low: float | None = None
    high: float | None = None
    steps: tuple[Step, ...] = ()
    is_span: bool = False
    holds: bool | None = None


def reckon(reckoning: Reckoning, operands: Sequence[Operand]) -> Reckoned:
    """Return what the figures of a reading make. Raises ValueError where the sum has no sense."""
    if reckoning == Reckoning.YEARS:
        return _years(operands)
    # How a total is added up comes first; the figures then enter as they are.
    added = tuple(Step(one.parts, "+", one.value) for one in operands if one.parts)
    ends = [value for one in operands for value in (one.value, one.value_to) if value is not None]
    if len(ends) < len(operands):
        return Reckoned(steps=added)
    made = _SUMS[reckoning](ends)
    return Reckoned(made.low, made.high, (*added, *made.steps), made.is_span, made.holds)


def _count(values: Sequence[float]) -> Reckoned:
    return Reckoned(values[0], values[0])


def _sum(values: Sequence[float]) -> Reckoned:
    total = sum(values)
    return Reckoned(total, total, (Step(tuple(values), "+", total),))


def _difference(values: Sequence[float]) -> Reckoned:
    new, old = values
    return Reckoned(new - old, new - old, (Step((new, old), "−", new - old),))


def _change(values: Sequence[float]) -> Reckoned:
    new, old = values
    if not old:
        raise ValueError("nothing can be set against a zero")
    share = (new - old) / old
    steps = Step((new, old), "−", new - old), Step((new - old, old), "÷", share, is_share=True)
    return Reckoned(share * PERCENT, share * PERCENT, steps)


def _share(values: Sequence[float]) -> Reckoned:
    part, whole = values
    if not whole:
        raise ValueError("nothing is a part of zero")
    share = part / whole
    return Reckoned(share * PERCENT, share * PERCENT, (Step((part, whole), "÷", share, True),))


def _highest(values: Sequence[float]) -> Reckoned:
    first, next_to_it = values[0], max(values[1:])
    is_higher = first > next_to_it
    step = Step((first, next_to_it), ">" if is_higher else "≤")
    return Reckoned(first, first, (step,), holds=is_higher)


def _range(values: Sequence[float]) -> Reckoned:
    return Reckoned(min(values), max(values), is_span=True)


def _up_to(values: Sequence[float]) -> Reckoned:
    return Reckoned(0.0, values[0])


def _either(values: Sequence[float]) -> Reckoned:
    """At least the largest share (all others are within it), at most all of them side by side."""
    low, together = max(values), sum(values)
    return Reckoned(low, min(together, float(PERCENT)), (Step(tuple(values), "+", together),))


def _years(operands: Sequence[Operand]) -> Reckoned:
    (one,) = operands
    first, last = PartialDate.parse(one.start).earliest.year, PartialDate.parse(one.end).latest.year
    years = float(last - first)
    return Reckoned(years, years, (Step((float(last), float(first)), "−", years),))


_SUMS: dict[Reckoning, Callable[[Sequence[float]], Reckoned]] = {
    Reckoning.COUNT: _count,
    Reckoning.BESIDE: _count,
    Reckoning.SUM: _sum,
    Reckoning.DIFFERENCE: _difference,
    Reckoning.CHANGE: _change,
    Reckoning.SHARE: _share,
    Reckoning.HIGHEST: _highest,
    Reckoning.RANGE: _range,
    Reckoning.UP_TO: _up_to,
    Reckoning.EITHER: _either,
}
