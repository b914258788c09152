"""What a search finds among all facts, and what it can choose from."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

from darien.evidence_search import Choices, Rests, Search
from darien.fact import Fact
from darien.facts import FACTUAL, facts
from darien.language import data_text, number, territory, translator
from darien.period import PartialDate
from darien.provenance import citations
from darien.support import voices
from darien.tables import Tables
from darien.vocabulary import Language

_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


@cache
def choices(tables: Tables) -> Choices:
    """Return what a search can choose from."""
    every = facts(tables)
    return Choices(
        countries=tuple(sorted({country for fact in every for country in fact.countries})),
        places=tuple(sorted({place for fact in every for place in fact.places})),
        statuses=tuple(dict.fromkeys(fact.status for fact in every if fact.status)),
        producers=tuple(dict.fromkeys(fact.producer for fact in every if fact.producer)),
        series=tuple(dict.fromkeys(fact.series for fact in every if fact.series)),
    )


@dataclass(frozen=True)
class Found:
    """The facts that a search finds, the newest of each table first."""

    facts: tuple[Fact, ...]
    size: int = 50

    @property
    def pages(self) -> int:
        """How many pages they fill; one where nothing is found."""
        return max(1, -(-len(self.facts) // self.size))

    def page(self, number: int) -> tuple[Fact, ...]:
        """Return the facts of a page, counted from 1; of the last one where it lies beyond."""
        start = (min(number, self.pages) - 1) * self.size
        return self.facts[start : start + self.size]


def found(tables: Tables, search: Search) -> Found:
    """Return the facts that meet every condition of a search.

    Words are found in any order, without accents and case, in what a fact says, its number and
    note, its ids, and the names of its places, series, producer, countries and publishers, in
    English and in the other languages.
    """
    texts = _texts(tables)
    wanted = folded(search.words).split()
    kept = [
        fact
        for fact in facts(tables)
        if _meets(tables, fact, search) and all(word in texts[fact.figure] for word in wanted)
    ]
    # Sorted twice: the second sorting keeps the order of the first within a table.
    kept.sort(key=lambda fact: (fact.end or fact.start, fact.start), reverse=True)
    kept.sort(key=lambda fact: FACTUAL.index(fact.table))
    return Found(tuple(kept))


def folded(text: str) -> str:
    """Return a text as searches compare it: lower case, without accents, 19,134 as 19134."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _THOUSANDS.sub("", plain)


def _meets(tables: Tables, fact: Fact, search: Search) -> bool:
    return (
        (not search.tables or fact.table in search.tables)
        and (search.direction is None or search.direction in fact.directions)
        and (not search.country or search.country in fact.countries)
        and (not search.place or search.place in fact.places)
        and search.status in ("", fact.status)
        and search.producer in ("", fact.producer)
        and search.series in ("", fact.series)
        and _is_within(fact, search)
        and _rests(tables, fact, search.rests)
    )


def days_of(fact: Fact) -> tuple[date, date] | None:
    """Return the first and the last day that a fact's dates can mean; None where it has none."""
    start, end = fact.start or fact.end, fact.end or fact.start
    if not start:
        return None
    return PartialDate.parse(start).earliest, PartialDate.parse(end).latest


def _is_within(fact: Fact, search: Search) -> bool:
    if not search.first and not search.last:
        return True
    days = days_of(fact)
    if days is None:
        return False
    after = not search.first or days[1] >= PartialDate.parse(search.first).earliest
    return after and (not search.last or days[0] <= PartialDate.parse(search.last).latest)


def _rests(tables: Tables, fact: Fact, rests: Rests | None) -> bool:
    if rests is None:
        return True
    if rests == Rests.ONE_SOURCE:
        return len(fact.source_ids) == 1
    return len(voices(tables, fact.source_ids)) == 1


@cache
def _texts(tables: Tables) -> dict[str, str]:
    """Return, by figure, all that words are sought in, folded."""
    named = {
        row.place_id: f"{row.name} {row.local_name} {row.admin1}"
        for row in tables.places.itertuples()
    }
    series = {row.series_id: (row.title, row.producer) for row in tables.series.itertuples()}
    return {fact.figure: _text(tables, fact, named, series) for fact in facts(tables)}


def _text(
    tables: Tables, fact: Fact, named: dict[str, str], series: dict[str, tuple[str, str]]
) -> str:
    english = [*fact.what, fact.note, fact.status, *series.get(fact.series, ())]
    english += [quantity.unit or quantity.text for quantity in fact.quantities]
    english += [*fact.directions]
    translated = [
        translator(language)(data_text(text, language))
        for language in Language
        for text in filter(None, english)
    ]
    numbers = [
        number(end, Language.ENGLISH)
        for quantity in fact.quantities
        for end in (quantity.low, quantity.high)
        if end is not None
    ]
    places = [named[place] for place in fact.places]
    places += [
        territory(code, language)
        for code in filter(None, (*fact.countries, fact.nationality))
        for language in Language
    ]
    publishers = [one.publisher for one in citations(tables, [";".join(fact.source_ids)])]
    said = [*translated, *numbers, *places, *fact.countries, *publishers, fact.nationality]
    ids = [fact.table, fact.row_id, fact.series, *fact.places, *fact.source_ids]
    return folded(" ".join([*said, *ids, fact.start, fact.end, fact.period]))
