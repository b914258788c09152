"""Numbers in a sentence, in English and Spanish: 14,000; 14.000; 97 percent; half a million."""

import re
import unicodedata
from dataclasses import dataclass

from darien.verdicts import Wording

PERCENT, DOLLARS = "percent", "USD"
# More than there are people: no figure of the tables, and no number that can be written out.
LARGEST = 1e11

_SCALES = {"million": 1e6, "millon": 1e6, "millones": 1e6, "thousand": 1e3, "mil": 1e3}
_UNITS = r"%|per ?cent|por ciento|dollars|dolares|usd"
_NUMBER = re.compile(
    r"(?P<money>us ?\$|\$)? ?(?<![\w.,])(?P<digits>\d[\d.,]*\d|\d)"
    r"(?: ?(?P<scale>" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r"))?\b"
    r"(?: ?(?:to|a|and|y|-|–) ?\$?(?P<high>\d[\d.,]*\d|\d)(?= ?(?:" + _UNITS + r")))?"
    r"(?: ?(?:(?P<unit>" + _UNITS + r")))?"
)
# Written numbers: the words, what they are, their unit, and how they are worded by themselves.
_WRITTEN: tuple[tuple[str, float, str, Wording], ...] = (
    (r"half a million|medio millon", 500_000, "", Wording.AS_SAID),
    (r"a million|un millon", 1_000_000, "", Wording.AS_SAID),
    (r"three quarters|tres cuartas partes|tres cuartos", 75, PERCENT, Wording.ABOUT),
    (r"two thirds|dos tercios|dos terceras partes", 200 / 3, PERCENT, Wording.ABOUT),
    (r"a third|un tercio|una tercera parte|one third", 100 / 3, PERCENT, Wording.ABOUT),
    (r"a quarter|una cuarta parte|un cuarto|one quarter", 25, PERCENT, Wording.AS_SAID),
    (r"half|la mitad", 50, PERCENT, Wording.AS_SAID),
    (r"most|la mayoria|la mayor parte", 50, PERCENT, Wording.MORE_THAN),
)
_WORDINGS: tuple[tuple[str, Wording], ...] = (
    (r"more than|over|above|mas de|por encima de", Wording.MORE_THAN),
    (r"fewer than|less than|under|below|menos de|por debajo de", Wording.LESS_THAN),
    (r"at least|al menos|por lo menos|como minimo", Wording.AT_LEAST),
    (r"at most|up to|como maximo|hasta", Wording.AT_MOST),
    (r"nearly|almost|casi", Wording.NEARLY),
    (
        r"about|around|approximately|roughly|some|unos|unas|alrededor de|cerca de"
        r"|aproximadamente",
        Wording.ABOUT,
    ),
)


@dataclass(frozen=True)
class Quantity:
    """A number as a sentence says it; `high` is the other end of a range, `text` its words."""

    number: float
    unit: str
    wording: Wording
    high: float | None
    text: str


def plain(text: str) -> str:
    """Return a text in small letters without accents, each space single."""
    parts = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(bare.split())


def quantity(text: str) -> tuple[Quantity | None, str]:
    """Return the first number of a plain text, and the text without the words that say it.

    Dates have to be taken out before.
    """
    found = min(filter(None, (_digits(text), _written(text))), key=lambda one: one[1], default=None)
    if found is None:
        return None, text
    said, start, end = found
    wording, start = _worded(text, start, said.wording)
    words = text[start:end].strip()
    kept = f"{text[:start]} {text[end:]}"
    return Quantity(said.number, said.unit, wording, said.high, words), kept


def _digits(text: str) -> tuple[Quantity, int, int] | None:
    match = _NUMBER.search(text)
    if match is None:
        return None
    number = _number(match["digits"]) * _SCALES.get(match["scale"] or "", 1)
    if number > LARGEST:
        return None
    unit = match["unit"] or ""
    if match["money"] or unit in ("dollars", "dolares", "usd"):
        unit = DOLLARS
    elif unit:
        unit = PERCENT
    high = _number(match["high"]) if match["high"] else None
    return Quantity(number, unit, Wording.AS_SAID, high, ""), match.start(), match.end()


def _written(text: str) -> tuple[Quantity, int, int] | None:
    for words, number, unit, wording in _WRITTEN:
        if match := re.search(rf"\b(?:{words})\b", text):
            return Quantity(number, unit, wording, None, ""), match.start(), match.end()
    return None


def _number(digits: str) -> float:
    """Read digits with either mark: 14,000 and 14.000 are thousands, 98.8 and 98,8 are not."""
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        return float(re.sub(r"[.,]", "", digits))
    whole, mark, rest = digits.replace(",", ".").rpartition(".")
    return float(f"{whole.replace('.', '')}{mark}{rest}")


def _worded(text: str, start: int, otherwise: Wording) -> tuple[Wording, int]:
    """Return how the words right before a number word it, and where they begin."""
    for words, wording in _WORDINGS:
        if match := re.search(rf"\b(?:{words}) $", text[:start].rstrip() + " "):
            return wording, match.start()
    return otherwise, start
