"""The words that place a claim: ways, countries, towns, producers, nationalities, groups.

The names come from the tables and, for countries, from the Unicode CLDR, in every language of the
Atlas; a tag is what a word means, the same for a sentence and for a text of the tables.
"""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from darien.claims.quantities import plain
from darien.language import FORMATS
from darien.provenance import short_name
from darien.tables import Tables
from darien.vocabulary import Direction

# So many letters tell words apart, whatever their endings: Venezuela, Venezuelan, venezolano.
STEM = 5
_PASSED = {"MEX", "GTM", "HND", "NIC", "CRI", "PAN", "COL", "USA"}

_PATTERNS: dict[str, str] = {
    "corridor:darien": r"darien",
    "corridor:pacific": r"pacific[oa]?",
    "corridor:caribbean": r"caribbean|caribe",
    "deaths": r"died|dies?|deaths?|dead|killed|missing|disappear\w*|muri\w+|muert\w+|fallec\w+"
    r"|desaparec\w+",
    "msf": r"msf|doctors without borders|medicos sin fronteras",
    "who:women": r"women|mujeres",
    "who:men": r"men|hombres",
    "who:children": r"children|minors|ninos|ninas y ninos|menores|infancia",
    "who:girls": r"girls",
    "who:boys": r"boys",
    "who:adults": r"adults?|adult[oa]s",
}
# Words that stand for MSF's work, and say what of it.
_OF_MSF = r"consultations?|consultas?|survivors?|sobrevivientes?"
_WHOLE_WAYS = {
    r"north(?:ern)? to south(?:ern)?|norte a sur": Direction.SOUTHBOUND,
    r"south(?:ern)? to north(?:ern)?|sur a norte": Direction.NORTHBOUND,
}
_WAYS = {
    Direction.SOUTHBOUND: r"south(?:bound|wards?)?|sur|back|return\w*|reverse|regres\w+|retorn\w+"
    r"|volvi\w+|devolvi\w+|invers[oa]",
    Direction.NORTHBOUND: r"north(?:bound|wards?)?|norte",
}
# Shorter names that people use, beside those of the tables.
_ALIASES = {"oim": "iom", "acnur": "unhcr", "eeuu": "usa", "us": "usa", "ee uu": "usa"}


def tags(tables: Tables, text: str) -> tuple[frozenset[str], str]:
    """Return what a text means, as tags, and its plain text without the words that say it."""
    rest = plain(text).replace("ee. uu.", "eeuu").replace("u.s.", "us")
    direction, rest = _direction(rest)
    found = {f"direction:{direction.value}"} if direction else set[str]()
    if re.search(rf"\b(?:{_OF_MSF})\b", rest):
        found.add("msf")
    for tag, words in _PATTERNS.items():
        if re.search(rf"\b(?:{words})\b", rest):
            found.add(tag)
            rest = re.sub(rf"\b(?:{words})\b", " ", rest)
    for name, tag in _names(tables).items():
        if re.search(rf"\b{re.escape(name)}\b", rest):
            found.add(tag)
            rest = re.sub(rf"\b{re.escape(name)}\b", " ", rest)
    return _with_nationalities(tables, frozenset(found), rest)


def _direction(text: str) -> tuple[Direction | None, str]:
    """Return which way a plain text says, and the text without it; both ways are none."""
    for phrase, direction in _WHOLE_WAYS.items():
        if re.search(rf"\b(?:{phrase})\b", text):
            return direction, re.sub(rf"\b(?:{phrase})\b", " ", text)
    ways = [way for way, words in _WAYS.items() if re.search(rf"\b(?:{words})\b", text)]
    if len(ways) != 1:
        return None, text
    return ways[0], re.sub(rf"\b(?:{_WAYS[ways[0]]})\b", " ", text)


def stem(word: str) -> str:
    """Return what of a plain word is compared."""
    return word[:STEM]


def country_tag(code: str) -> str:
    """Return the tag of a country by its three letters: on the way a place, else where from."""
    return f"place:{code}" if code in _PASSED else f"nationality:{code}"


@cache
def _names(tables: Tables) -> dict[str, str]:
    """Names of countries, towns and producers in every language, longest first."""
    names = {
        plain(name): country_tag(code)
        for code, known in _country_names(tables).items()
        for name in known
    }
    names |= {alias: "place:USA" for alias, what in _ALIASES.items() if what == "usa"}
    for row in tables.places.itertuples():
        names.setdefault(plain(row.name), f"at:{row.place_id}")
    for producer in tables.series["producer"]:
        short = plain(short_name(producer))
        names.setdefault(short, f"producer:{short}")
    for alias, short in _ALIASES.items():
        names.setdefault(alias, f"producer:{short}")
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def _country_names(tables: Tables) -> dict[str, tuple[str, ...]]:
    codes = {*tables.observations["nationality"], *_PASSED} - {"", "outside-americas"}
    aliases = get_global("territory_aliases")
    found = {}
    for code in sorted(codes):
        alpha_2 = aliases.get(code, [code])[0]
        known = (Locale.parse(form).territories.get(alpha_2) for form in FORMATS.values())
        found[code] = tuple(name for name in known if name)
    return found


@cache
def _nationality_stems(tables: Tables) -> dict[str, str]:
    """Beginnings of the words for people of a country: venezolano is not Venezuela's beginning."""
    stems = {"venez": "VEN", "salva": "SLV", "domin": "DOM", "estad": "USA"}
    for code, names in _country_names(tables).items():
        # Of names of several words the first says too little: costa, united.
        for name in (name for name in names if " " not in name):
            stems.setdefault(stem(plain(name)), code)
    return stems


def _with_nationalities(
    tables: Tables, found: frozenset[str], rest: str
) -> tuple[frozenset[str], str]:
    stems, more, kept = _nationality_stems(tables), set(found), []
    for word in rest.split():
        bare = word.strip(".,;:!?()\"'«»")
        code = stems.get(stem(bare)) if len(bare) > STEM - 1 else None
        if code and len(bare) >= STEM:
            more.add(f"nationality:{code}")
        else:
            kept.append(word)
    return frozenset(more), " ".join(kept)
