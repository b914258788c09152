"""What a sentence says beyond the one statement that is weighed: a negation, a second number."""

import re
from collections.abc import Sequence

from darien.claims.quantities import Quantity, quantity
from darien.period import Period
from darien.verdicts import Hindrance

_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nor|neither|without|cannot|cant|dont|wont"
    r"|\w+n['’]t|(?:did|does|was|were|has|have|had|is|are)nt"
    r"|false\w*|untrue|wrong\w*|incorrect\w*|inaccurate|fake|hoax|myth|a lie|lies that"
    r"|den(?:y|ies|ied)|refut\w+|debunk\w*|far from"
    r"|nunca|jamas|nadie|nada|ningun\w*|ni|tampoco|sin|lejos de"
    r"|fals[oa]s?|falsedad|mentiras?|mito|bulo|incorrect[oa]s?|erroneo|erronea"
    r"|nieg\w+|neg(?:o|aron)|desm(?:iente|enti)\w*)\b"
)
# Names with a negation in them, which deny nothing.
_NAMES = re.compile(r"\b(?:doctors without borders|medicos sin fronteras)\b")
# Numbers in words that are not read; "one" and "una" are articles as well.
_IN_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif"
    r"|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|dozens?|twice|double|triple"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|trece|catorce|quince"
    r"|dieci\w+|veint\w+|(?:trei|cuare|cincue|sese|sete|oche|nove)nta|cien|\w*cient[oa]s|miles|mil"
    r"|millon(?:es)?|docenas?|doble)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A stretch of which only one end is said is not the year that it names.
_OPEN = re.compile(
    r"\b(?:since|after|before|prior to|desde|despues de|antes de|a partir de)\b"
    r"|\b(?:until|till|hasta)\s+(?:19|20)\d\d\b"
)


def hindrance(
    text: str, rest: str, said: Quantity | None, periods: Sequence[Period], most: int
) -> Hindrance | None:
    """Return why a plain text is not weighed, None where nothing stands against it.

    `rest` is what is left of it when its dates, its number and its names are taken out, `most` how
    many periods are weighed.
    """
    if _NEGATION.search(_NAMES.sub(" ", text)):
        return Hindrance.NEGATED
    if len(set(_YEAR.findall(text))) == 1 and _OPEN.search(text):
        return Hindrance.DATES
    if any(
        not any(period.first.year <= year <= period.last.year for period in periods)
        for year in map(int, _YEAR.findall(text))
        if said is None or year != said.number
    ):
        return Hindrance.DATES
    is_more = quantity(rest)[0] is not None or re.search(r"\d", rest) or _IN_WORDS.search(rest)
    if is_more:
        return Hindrance.SECOND_NUMBER
    return Hindrance.DATES if len(periods) > most else None
