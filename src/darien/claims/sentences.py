"""A sentence as a claim: what was understood of it, and which figures it is held against."""

import re
from dataclasses import dataclass

from darien.claims.candidate import CHANGED, COUNTED, SHARED, Candidate
from darien.claims.candidates import candidates
from darien.claims.claim import Claim, Claimed, Part, Trial
from darien.claims.dates import when
from darien.claims.hindrances import hindrance
from darien.claims.lexicon import stem, tags
from darien.claims.quantities import DOLLARS, PERCENT, Quantity, plain, quantity
from darien.claims.series_candidates import compared, of_period
from darien.claims.small_words import FEWER, MORE, NEUTRAL, meaning
from darien.claims.weighing import read
from darien.period import Period
from darien.tables import Tables
from darien.verdicts import Hindrance, Reckoning, Wording

LONGEST = 300
# So many readings that agree are shown, and so many that do not.
AGREEING, DISAGREEING = 6, 5
MONTH = 28

_FLIPPED = {
    Wording.MORE_THAN: Wording.LESS_THAN,
    Wording.LESS_THAN: Wording.MORE_THAN,
    Wording.AT_LEAST: Wording.AT_MOST,
    Wording.AT_MOST: Wording.AT_LEAST,
}


@dataclass(frozen=True)
class Understood:
    """What was read in a sentence: its number, whether less or more of it, when, and the rest.

    `trend` is −1 for fewer, 1 for more, 0 where the sentence says neither. `words` are those that
    no list knows; some of them may answer to figures. `hindrance` says why it is not weighed.
    """

    quantity: Quantity | None
    trend: int
    periods: tuple[Period, ...]
    tags: frozenset[str]
    words: tuple[str, ...]
    hindrance: Hindrance | None = None

    @property
    def can_be_weighed(self) -> bool:
        """Whether it has a number, or says fewer or more."""
        return self.quantity is not None or bool(self.trend)


def understand(tables: Tables, text: str) -> Understood:
    """Return what a sentence says, as far as it can be read."""
    whole = plain(text[:LONGEST])
    named, rest = when(whole)
    said, rest = quantity(rest)
    is_share = said is not None and said.unit == PERCENT
    trend, rest = _trend(rest, is_share or said is None)
    meant, rest = tags(tables, rest)
    periods, is_change = named.periods, bool(trend) and (said is None or is_share)
    if is_change and len(periods) == 1 and len(periods[0].by_year) > 1:
        # "Fell from 2023 to 2025": the last year against the first.
        periods = periods[0].by_year[-1], periods[0].by_year[0]
    words = tuple(dict.fromkeys(word for word in re.findall(r"[^\W\d_]{4,}", rest)))
    hindered = hindrance(whole, rest, said, periods, 2 if is_change else 1)
    return Understood(said, trend, periods, meant, words, hindered)


def claim_of(tables: Tables, text: str) -> Claim:
    """Return a sentence as a claim, with the figures of the tables that it is held against."""
    understood = understand(tables, text)
    if not understood.can_be_weighed:
        return Claim("", text[:LONGEST], (), understood=False, unread=understood.words)
    claimed = _claimed(understood)
    chosen = _chosen(tables, understood, claimed)
    if understood.hindrance:
        return _beside(text[:LONGEST], chosen, understood.hindrance)
    trials = tuple(Trial(one.reckoning, one.figures, claimed) for one in chosen)
    answered = {known for one in chosen for known in one.stems}
    unread = [word for word in _content(understood) if meaning(word) not in answered]
    return Claim(
        "",
        text[:LONGEST],
        (Part("", trials),) if trials else (),
        is_placed=bool(understood.tags),
        unread=tuple(unread),
    )


def _beside(text: str, chosen: list[Candidate], why: Hindrance) -> Claim:
    """Return a sentence that is not weighed, with the figures that stand nearest to it."""
    figures = dict.fromkeys(figure for one in chosen for figure in one.figures)
    trials = tuple(Trial(Reckoning.BESIDE, (figure,), Claimed()) for figure in figures)
    return Claim("", text, (Part("", trials),) if trials else (), hindrance=why)


def _trend(text: str, may_be_more: bool) -> tuple[int, str]:
    """Return whether a sentence says fewer or more. "More" needs a percentage or two times."""
    if re.search(rf"\b(?:{FEWER})\b", text):
        return -1, re.sub(rf"\b(?:{FEWER})\b", " ", text)
    if may_be_more and re.search(rf"\b(?:{MORE})\b", text):
        return 1, re.sub(rf"\b(?:{MORE})\b", " ", text)
    return 0, text


def _claimed(understood: Understood) -> Claimed:
    said, trend = understood.quantity, understood.trend
    if said is None:
        wording = Wording.LESS_THAN if trend < 0 else Wording.MORE_THAN
        return Claimed(0.0, wording, PERCENT)
    if said.unit == PERCENT and trend < 0:
        return Claimed(-said.number, _FLIPPED.get(said.wording, said.wording), PERCENT)
    return Claimed(said.number, said.wording, said.unit or COUNTED, said.high)


def _kind(understood: Understood) -> str:
    said = understood.quantity
    if said is None or (said.unit == PERCENT and understood.trend):
        return CHANGED
    return {PERCENT: SHARED, DOLLARS: DOLLARS}.get(said.unit, COUNTED)


def _chosen(tables: Tables, understood: Understood, claimed: Claimed) -> list[Candidate]:
    """Return the figures to show: those that agree, and the best of those that do not."""
    fitting = _fitting(tables, understood)
    agreeing: list[Candidate] = []
    others: list[Candidate] = []
    for one in fitting:
        agrees = read(tables, Trial(one.reckoning, one.figures, claimed)).agrees
        if agrees is not None:
            (agreeing if agrees else others).append(one)
    longest = {
        one.group: max(_months(like) for like in agreeing if like.group == one.group)
        for one in agreeing
    }
    own = understood.periods[:1]

    def nearness(one: Candidate) -> tuple[bool, int, int]:
        days = one.period.days if one.period else 0
        return (one.period not in own, one.rank, -days)

    best: dict[str, Candidate] = {}
    for one in sorted(others, key=lambda one: (one.period not in own, _fullness(one))):
        # Of a shorter stretch of a figure that agrees, another number is no objection.
        if one.period in own or _months(one) > longest.get(one.group, 0):
            best.setdefault(one.group, one)
    # Of other times than the sentence's own, figures that differ say nothing against it.
    exact = [one for one in best.values() if one.period in own] if own else []
    differing = exact or list(best.values())
    if own and not exact and any(one.period in own for one in agreeing):
        differing = []
    return [
        *sorted(agreeing, key=nearness)[:AGREEING],
        *sorted(differing, key=nearness)[:DISAGREEING],
    ]


def _fullness(one: Candidate) -> tuple[int, int]:
    """Order the longest and, of equals, the latest stretch first."""
    if one.period is None:
        return (0, 0)
    return (-_months(one), -one.period.last.toordinal())


def _months(one: Candidate) -> int:
    """About how many months a figure covers, so that a leap year is no longer than another."""
    return 1 + one.period.days // MONTH if one.period else 0


def _fitting(tables: Tables, understood: Understood) -> list[Candidate]:
    """Return the figures of the kind, place, people and time that a sentence names.

    Of these, those that answer to most of its other words.
    """
    kind, own = _kind(understood), understood.periods[:1]
    found = [
        one
        for one in candidates(tables)
        if one.kind == kind
        and understood.tags <= one.tags
        and one.own <= understood.tags
        and _is_in(one, own)
    ]
    found = _of_own_periods(tables, found, kind, understood.periods)
    content = {meaning(word) for word in _content(understood)}
    most = max((len(content & one.stems) for one in found), default=0)
    found = [one for one in found if len(content & one.stems) == most]
    # Findings are about many things: without a word or a tag in common, none is meant.
    is_meant = bool(most or understood.tags) or kind == CHANGED
    return [one for one in found if is_meant or not one.group.startswith("finding")]


def _of_own_periods(
    tables: Tables, found: list[Candidate], kind: str, periods: tuple[Period, ...]
) -> list[Candidate]:
    """Add what the series count in the sentence's own periods, where no row has just these days."""
    series = sorted({one.group.split("/")[1] for one in found if one.group == _everyone(one)})
    if kind == CHANGED and len(periods) > 1:
        made = [compared(tables, id, periods[0], periods[1]) for id in series]
    elif kind == COUNTED and periods and periods[0] not in [one.period for one in found]:
        return found + list(filter(None, (of_period(tables, id, periods[0]) for id in series)))
    else:
        return found
    return list(filter(None, made))


def _everyone(one: Candidate) -> str:
    """The group of what a series counts of everyone."""
    return "/".join([one.kind, *one.group.split("/")[1:2]])


def _is_in(one: Candidate, own: tuple[Period, ...]) -> bool:
    """Whether a figure is of the sentence's period, or of its days so far."""
    if not own:
        return True
    inside = one.period is not None and own[0].holds(one.period.first, one.period.last)
    return inside and one.period is not None and one.period.first == own[0].first


def _content(understood: Understood) -> list[str]:
    return [word for word in understood.words if stem(word) not in NEUTRAL]
