"""Which words speak of sexual violence, and which of them count the people who survived it."""

import re

_SEXUAL = re.compile(
    r"\brap(e|es|ed|ist|ists|ing)\b"
    r"|\bsexual(ly)?[ -](violence|assault|abuse|attack|exploit|harass|aggress)"
    r"|\b(violencia|agresi[oó]n|agresiones|abusos?|violaci[oó]n|violaciones|explotaci[oó]n) sexual",
    re.IGNORECASE,
)
_SURVIVORS = re.compile(r"\b(survivor|sobreviviente)", re.IGNORECASE)
_MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*"
    r"|de (?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)\w*"
)
# A day of a month, or a year; "1955 survivors" is neither.
_DATE = re.compile(
    rf"\b(?:\d{{1,2}} (?:{_MONTHS})"
    r"|(?:19|20)\d\d(?:-\d\d)*)\b(?! (?:survivor|sobreviv|people|person|women|mujer|girl|child))"
)


def is_sexual_violence(*texts: str) -> bool:
    """Tell whether a text speaks of sexual violence."""
    return any(_SEXUAL.search(text) for text in texts)


def is_of_survivors(*texts: str) -> bool:
    """Tell whether the words of a figure say that it counts survivors of violence."""
    words = [text.replace("-", " ") for text in texts]
    return any(_SEXUAL.search(word) or _SURVIVORS.search(word) for word in words)


def counts_survivors(text: str) -> bool:
    """Tell whether a text holds a number, other than of a date, and speaks of survivors."""
    return is_of_survivors(text) and bool(re.search(r"\d", _DATE.sub("", text)))
