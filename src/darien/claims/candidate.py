"""A candidate: something the tables hold that a sentence may mean."""

from dataclasses import dataclass

from darien.claims.lexicon import stem
from darien.claims.quantities import PERCENT, plain
from darien.language import data_text
from darien.period import Period
from darien.verdicts import Reckoning
from darien.vocabulary import Language

COUNTED, CHANGED, SHARED = "people", "change", PERCENT


@dataclass(frozen=True)
class Candidate:
    """A figure, or several reckoned together, that a sentence may mean.

    `kind` is what its number is: people, a change in percent, a share in percent, USD. `own` are
    the tags without which a sentence does not mean it. `period` is None where the days are not
    known. `group` are candidates of which one is enough to disagree.
    """

    kind: str
    reckoning: Reckoning
    figures: tuple[str, ...]
    tags: frozenset[str]
    own: frozenset[str]
    period: Period | None
    rank: int
    group: str
    stems: frozenset[str] = frozenset()


def stems_of(text: str) -> frozenset[str]:
    """Stems of the words of a text of the tables, in every language that has it."""
    said = [text, *(data_text(one.strip(), Language.SPANISH) for one in text.split("."))]
    words = "".join(
        letter if letter.isalnum() else " " for one in said for letter in plain(f" {one} ")
    )
    return frozenset(stem(word) for word in words.split() if len(word) > 3)
