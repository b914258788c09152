"""Why a sentence is not weighed, and how to write it so that it is."""

from darien.language import mark as N_
from darien.language import translator
from darien.period import FIRST_YEAR, LAST_YEAR
from darien.verdicts import Hindrance

_HINDRANCES = {
    Hindrance.NEGATED: N_(
        "It denies something, and negations are not weighed, so this is no verdict. Write what it"
        " denies as a sentence of its own."
    ),
    Hindrance.SECOND_NUMBER: N_(
        "It has more than one number, and one is weighed at a time, so this is no verdict. Write"
        " the other in a sentence of its own, in digits."
    ),
    Hindrance.DATES: N_(
        "Its dates are not read as one period, so this is no verdict. Write one period, of years"
        " from {first} to {last} and of days that the calendar has."
    ),
}


def hindered(why: Hindrance, language: str) -> str:
    """Say why a sentence is not weighed, and what to write instead."""
    said = translator(language)(_HINDRANCES[why])
    return said.format(first=FIRST_YEAR, last=LAST_YEAR)


def how_to_write(language: str) -> str:
    """Say what a sentence needs to be weighed."""
    _ = translator(language)
    return _(
        "Nothing in it can be weighed. Write a number, or fewer or more, with who, where or when:"
        " “97 percent fewer people in 2025”, “14,000 turned back”, “450 took the Pacific”."
    )
