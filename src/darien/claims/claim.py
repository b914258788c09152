"""What a claim says, how it is tried on the tables, and what came of it."""

from dataclasses import dataclass, field

from darien.period import Period
from darien.verdicts import Hindrance, Reckoning, Verdict, Wording


@dataclass(frozen=True)
class Claimed:
    """The number of a claim, how it is worded, and its unit (percent, people, USD …).

    A fall is a number below zero. `high` is the other end of a range. `text` is what is claimed
    where that is no number: a date, a service.
    """

    number: float | None = None
    wording: Wording = Wording.AS_SAID
    unit: str = ""
    high: float | None = None
    text: str = ""


@dataclass(frozen=True)
class Trial:
    """One definition under which a part of a claim is tried: which figures, reckoned how."""

    reckoning: Reckoning
    figures: tuple[str, ...]
    claimed: Claimed
    definition: str = ""
    note: str = ""


@dataclass(frozen=True)
class Part:
    """What must hold for a claim to hold; `trials` are the definitions under which it may."""

    text: str
    trials: tuple[Trial, ...]


@dataclass(frozen=True)
class Claim:
    """A sentence with what it claims. `id` is that of a key fact, blank for a free sentence.

    `understood` is false for a sentence without anything that can be weighed, `is_placed` where it
    names no place, time or people that figures could be held against; `unread` are words that
    nothing in the tables answers to. With a `hindrance` figures only stand beside the sentence.
    """

    id: str
    text: str
    parts: tuple[Part, ...]
    origin: str = ""
    note: str = ""
    source_ids: str = ""
    understood: bool = True
    is_placed: bool = True
    unread: tuple[str, ...] = ()
    hindrance: Hindrance | None = None


@dataclass(frozen=True)
class Operand:
    """One figure as the tables hold it.

    `figure` is its id; `value_to` the upper end where it is a range. `start` and `end` are partial
    dates as they stand, `period` the days where both are stated. `who` is a country or a group,
    `bound` how the source words the number, `parts` the observations that a total adds up.
    """

    figure: str
    title: str
    value: float | None
    unit: str
    source_ids: str
    start: str = ""
    end: str = ""
    period: Period | None = None
    value_to: float | None = None
    who: str = ""
    bound: str = ""
    note: str = ""
    parts: tuple[float, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One line of the sum: terms, the sign between them, and what it makes.

    `is_share` says that the result is also written in percent.
    """

    terms: tuple[float, ...]
    sign: str
    result: float | None = None
    is_share: bool = False


@dataclass(frozen=True)
class Reading:
    """A trial with what came of it.

    `low` to `high` is what the figures make (one number where they are equal), `bounds` what the
    claim's wording allows. `agrees` is None where that cannot be told, or where the trial decides
    nothing.
    """

    trial: Trial
    operands: tuple[Operand, ...]
    low: float | None = None
    high: float | None = None
    bounds: tuple[float, float] | None = None
    agrees: bool | None = None
    steps: tuple[Step, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether the reading counts for the verdict."""
        return self.trial.reckoning != Reckoning.BESIDE


@dataclass(frozen=True)
class WeighedPart:
    """A part of a claim with its readings and its verdict."""

    text: str
    readings: tuple[Reading, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Finding:
    """A claim, weighed."""

    claim: Claim
    parts: tuple[WeighedPart, ...] = field(default=())
    verdict: Verdict = Verdict.NOTHING

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading of every part."""
        return tuple(reading for part in self.parts for reading in part.readings)

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of all figures that were used, each once."""
        used = (one.figure for reading in self.readings for one in reading.operands)
        return tuple(dict.fromkeys(used))
