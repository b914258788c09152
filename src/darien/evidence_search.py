"""A search in all facts: what is sought as one frozen value, which is also its link."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from darien.facts import FACTUAL
from darien.period import PartialDate
from darien.view import Fallback, Query
from darien.vocabulary import Direction

# The words of a link that are a search's, none of them a view's.
PARAMETERS = (
    *("words", "table", "way", "country", "place", "status", "producer", "series"),
    *("from", "to", "rests", "page"),
)
LONGEST, ALLOWED_SHOWN = 200, 12
PAGES = 1000


class Rests(StrEnum):
    """How little a fact may rest on: one source, or one publisher whose copies are several."""

    ONE_SOURCE = "one-source"
    ONE_PUBLISHER = "one-publisher"


@dataclass(frozen=True)
class Search:
    """What is sought; blank and empty mean no condition, several conditions must all hold.

    `first` and `last` are partial dates: facts are found whose days can fall between them, and
    none without a date. `page` counts from 1.
    """

    words: str = ""
    tables: tuple[str, ...] = ()
    direction: Direction | None = None
    country: str = ""
    place: str = ""
    status: str = ""
    producer: str = ""
    series: str = ""
    first: str = ""
    last: str = ""
    rests: Rests | None = None
    page: int = 1

    def to_query(self) -> Query:
        """Return the words of the link that says this search; what is not sought is not said."""
        said = {
            "words": [self.words],
            "table": [*self.tables],
            "way": [self.direction or ""],
            "country": [self.country],
            "place": [self.place],
            "status": [self.status],
            "producer": [self.producer],
            "series": [self.series],
            "from": [self.first],
            "to": [self.last],
            "rests": [self.rests or ""],
            "page": [str(self.page) if self.page > 1 else ""],
        }
        kept = {name: [str(one) for one in values if one] for name, values in said.items()}
        return {name: values for name, values in kept.items() if values}

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> "Search":
        """Return the search of a link; values that mean nothing are left out."""
        return read_search(query)[0]


@dataclass(frozen=True)
class Choices:
    """What the facts of the tables can be told apart by, each once and in order."""

    tables: tuple[str, ...] = FACTUAL
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    producers: tuple[str, ...] = ()
    series: tuple[str, ...] = ()


def read_search(
    query: Mapping[str, Sequence[str]], known: Choices | None = None
) -> tuple[Search, tuple[Fallback, ...]]:
    """Return the search that a link says, and what in it means nothing and is left out.

    `known` are the ids that the tables hold; without it any that is written as one is taken.
    """
    search, fallbacks = Search(), list[Fallback]()
    for parameter, (name, reader, allowed) in _readers(known).items():
        values = list(query.get(parameter, ()))
        if not values:
            continue
        try:
            search = replace(search, **{name: reader(values)})
        except ValueError:
            fallbacks.append(Fallback(parameter, " – ".join(values)[:80], allowed, "–"))
    if search.first and search.last and _ends_before(search):
        said = f"{search.first} – {search.last}"
        fallbacks.append(Fallback("from", said[:80], "from ≤ to", "–"))
        search = replace(search, first="", last="")
    return search, tuple(fallbacks)


Reader = Callable[[Sequence[str]], Any]


def _readers(known: Choices | None) -> dict[str, tuple[str, Reader, str]]:
    """Return, by parameter, the field it fills, what reads it, and what it may say."""
    ids = known or Choices()
    return {
        "words": ("words", _words, f"1 … {LONGEST}"),
        "table": ("tables", _tables, _listed(FACTUAL)),
        "way": ("direction", lambda values: Direction(_one(values)), _listed(tuple(Direction))),
        "country": ("country", _among(known, ids.countries), _listed(ids.countries)),
        "place": ("place", _among(known, ids.places), _listed(ids.places)),
        "status": ("status", _among(known, ids.statuses), _listed(ids.statuses)),
        "producer": ("producer", _among(known, ids.producers), _listed(ids.producers)),
        "series": ("series", _among(known, ids.series), _listed(ids.series)),
        "from": ("first", _date, "2010 … 2026-12-31"),
        "to": ("last", _date, "2010 … 2026-12-31"),
        "rests": ("rests", lambda values: Rests(_one(values)), _listed(tuple(Rests))),
        "page": ("page", _page, f"1 … {PAGES}"),
    }


def _one(values: Sequence[str]) -> str:
    if len(values) != 1 or len(values[0]) > LONGEST:
        raise ValueError("a link says this once, and in few words")
    return values[0]


def _words(values: Sequence[str]) -> str:
    return " ".join(_one(values).split())


def _tables(values: Sequence[str]) -> tuple[str, ...]:
    if unknown := set(values) - set(FACTUAL):
        raise ValueError(f"no tables of facts: {sorted(unknown)}")
    return tuple(table for table in FACTUAL if table in values)


def _among(known: Choices | None, ids: Sequence[str]) -> Reader:
    def read(values: Sequence[str]) -> str:
        word = _one(values)
        if known and word not in ids:
            raise ValueError(f"not in the tables: {word}")
        return word

    return read


def _date(values: Sequence[str]) -> str:
    return PartialDate.parse(_one(values)).text


def _page(values: Sequence[str]) -> int:
    word = _one(values)
    if not re.fullmatch(r"[0-9]{1,4}", word) or not 1 <= int(word) <= PAGES:
        raise ValueError("not the number of a page")
    return int(word)


def _ends_before(search: Search) -> bool:
    return PartialDate.parse(search.last).latest < PartialDate.parse(search.first).earliest


def _listed(words: Sequence[str]) -> str:
    more = ["…"] if len(words) > ALLOWED_SHOWN or not words else []
    return ", ".join([*words[:ALLOWED_SHOWN], *more])
