"""Weighing a claim: reckon every trial, set it beside the claimed number, and say what follows.

The verdict is computed from the tables each time; it stands in no table.
"""

from collections.abc import Iterable, Sequence

from darien.claims.claim import (
    Claim,
    Claimed,
    Finding,
    Operand,
    Part,
    Reading,
    Trial,
    WeighedPart,
)
from darien.claims.operands import operand
from darien.claims.reckoning import Reckoned, reckon
from darien.period import PartialDate
from darien.tables import Tables
from darien.verdicts import Reckoning, Verdict, Wording
from darien.vocabulary import Bounds

EVERYTHING = float("inf")
# "About" is within a tenth of a number, or one point of a percentage; "nearly" up to a tenth below.
ABOUT, ABOUT_POINTS, NEARLY = 0.1, 1.0, 0.1
# A number that rounds to the claimed one is still never further from it than this share of it.
ROUNDED_AT_MOST = 0.05


def weigh(tables: Tables, claim: Claim) -> Finding:
    """Return a claim with every reading of it, and the verdict that follows from them.

    A claim holds as far as its weakest part does; parts that no figure decides are left out, and
    the finding shows them. Raises ValueError for a trial that names no figure of the tables.
    """
    parts = tuple(_weigh_part(tables, part) for part in claim.parts)
    verdicts = [part.verdict for part in parts if part.verdict != Verdict.NOTHING]
    verdict = max(verdicts, key=_WEAKNESS.index, default=Verdict.NOTHING)
    return Finding(claim, parts, Verdict.NOTHING if _is_idle(claim, verdict) else verdict)


def _is_idle(claim: Claim, verdict: Verdict) -> bool:
    """Tell whether figures say nothing of a claim because they are of another kind than it is.

    Where words of the claim answer to nothing in the tables, or where it names no place, people or
    time, figures that differ prove nothing; where both is so, neither do figures that agree.
    """
    if claim.hindrance:
        return True
    if verdict == Verdict.NOT_SUPPORTED:
        return not claim.is_placed or bool(claim.unread)
    return not claim.is_placed and bool(claim.unread)


_WEAKNESS = (Verdict.SUPPORTED, Verdict.DEPENDS, Verdict.NOT_SUPPORTED)


def _weigh_part(tables: Tables, part: Part) -> WeighedPart:
    readings = tuple(read(tables, trial) for trial in part.trials)
    return WeighedPart(part.text, readings, verdict_of(readings))


def verdict_of(readings: Iterable[Reading]) -> Verdict:
    """Return what the readings of one part amount to."""
    agreements = {reading.agrees for reading in readings if reading.decides}
    if not agreements:
        return Verdict.NOTHING
    if agreements == {True}:
        return Verdict.SUPPORTED
    return Verdict.NOT_SUPPORTED if agreements == {False} else Verdict.DEPENDS


def read(tables: Tables, trial: Trial) -> Reading:
    """Return one trial with its figures, its sum, and whether the claim agrees with it."""
    operands = tuple(operand(tables, figure) for figure in trial.figures)
    claimed, reckoning = trial.claimed, trial.reckoning
    if reckoning in _TESTS:
        return Reading(trial, operands, agrees=_TESTS[reckoning](operands, claimed))
    made = reckon(reckoning, operands)
    if reckoning == Reckoning.HIGHEST:
        return Reading(trial, operands, made.low, made.low, None, made.holds, made.steps)
    limits = bounds(claimed) if claimed.number is not None else None
    agrees = _agrees(made, claimed, limits, operands) if reckoning != Reckoning.BESIDE else None
    return Reading(trial, operands, made.low, made.high, limits, agrees, made.steps)


def bounds(claimed: Claimed) -> tuple[float, float]:
    """Return the lowest and the highest number that a claim's wording allows.

    An end of "more than", "less than" and "nearly" is itself left out, see `_within`.
    """
    number, size = claimed.number or 0.0, abs(claimed.number or 0.0)
    is_percent = claimed.unit == "percent"
    about = ABOUT_POINTS if is_percent else size * ABOUT
    near = _half_of_last_place(size, is_percent)
    below = sorted((number * (1 - NEARLY), number))
    return {
        Wording.AS_SAID: (number - near, number + near),
        Wording.ABOUT: (number - about, number + about),
        Wording.NEARLY: (below[0], below[1]),
        Wording.MORE_THAN: (number, EVERYTHING),
        Wording.AT_LEAST: (number, EVERYTHING),
        Wording.LESS_THAN: (-EVERYTHING, number),
        Wording.AT_MOST: (-EVERYTHING, number),
    }[claimed.wording]


def _half_of_last_place(size: float, is_percent: bool) -> float:
    """Half of the last place that a number is given to: 14,000 is given to thousands."""
    if size != int(size):
        return 0.5 * 10.0 ** -len(f"{size:.6f}".rstrip("0").partition(".")[2])
    if is_percent or size == 0:
        return 0.5
    digits = str(int(size))
    place = 10 ** (len(digits) - len(digits.rstrip("0")))
    return float(min(place / 2, max(size * ROUNDED_AT_MOST, 0.5)))


def _agrees(
    made: Reckoned,
    claimed: Claimed,
    limits: tuple[float, float] | None,
    operands: Sequence[Operand],
) -> bool | None:
    if limits is None or made.low is None or made.high is None:
        return None
    if claimed.high is not None:
        ends = (claimed.number, made.low), (claimed.high, made.high)
        return all(_rounds(said, found) for said, found in ends)
    if made.is_span:
        return limits[0] <= made.high and made.low <= limits[1]
    is_floor = len(operands) == 1 and operands[0].bound == Bounds.AT_LEAST
    if is_floor and made.low < limits[0]:
        # The true number is at least this one: it may well lie where the claim says.
        return None
    low, high = (_within(value, claimed, limits, is_floor) for value in (made.low, made.high))
    return low if low == high else None


def _rounds(said: float | None, found: float) -> bool:
    low, high = bounds(Claimed(said))
    return low <= found <= high


def _within(
    value: float, claimed: Claimed, limits: tuple[float, float], is_floor: bool = False
) -> bool:
    """Tell whether a value lies within the limits of a wording.

    "More than 14,000" leaves 14,000 out, unless the source itself words it as a lower bound.
    """
    if claimed.wording == Wording.MORE_THAN and not is_floor:
        return value > limits[0]
    if claimed.wording in (Wording.LESS_THAN, Wording.NEARLY):
        leaves_out = limits[1] if (claimed.number or 0) >= 0 else limits[0]
        return limits[0] <= value <= limits[1] and value != leaves_out
    if claimed.wording == Wording.AS_SAID:
        # A value half way between two numbers rounds away from zero.
        return limits[0] <= value < limits[1] if value >= 0 else limits[0] < value <= limits[1]
    return limits[0] <= value <= limits[1]


def _is_dated(operands: Sequence[Operand], claimed: Claimed) -> bool | None:
    said = PartialDate.parse(claimed.text)
    verdicts: set[bool | None] = set()
    for one in operands:
        start = PartialDate.parse(one.start)
        if said.earliest <= start.earliest and start.latest <= said.latest:
            verdicts.add(True)
        else:
            apart = start.latest < said.earliest or said.latest < start.earliest
            verdicts.add(False if apart else None)
    return verdicts.pop() if len(verdicts) == 1 else (False if False in verdicts else None)


def _is_offered(operands: Sequence[Operand], claimed: Claimed) -> bool | None:
    return all(claimed.text in one.words for one in operands)


def _is_recorded(operands: Sequence[Operand], _: Claimed) -> bool | None:
    return all(one.source_ids for one in operands)


_TESTS = {
    Reckoning.DATED: _is_dated,
    Reckoning.OFFERED: _is_offered,
    Reckoning.RECORDED: _is_recorded,
}
