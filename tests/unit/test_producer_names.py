"""A producer has one name in a language, wherever a reader meets it."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from darien.edition import Edition
from darien.period import Period
from darien.render.citing import bibtex, plain, ris
from darien.render.comparing import rows
from darien.render.figure_words import alt_text, caption
from darien.render.flow_totals import years
from darien.render.key_figures import key_figures
from darien.render.message import view_message
from darien.tables import Tables, load
from darien.view import View
from darien.vocabulary import Direction, Language

NORTH = View(
    period=Period.of_months("2024-01", "2024-12"),
    directions=(Direction.NORTHBOUND,),
    compare=Period.of_months("2025-01", "2025-12"),
)
CREATED = date(2026, 11, 30)
cited = {
    "edition": Edition(),
    "created": CREATED,
    "title": "Map",
    "link": "https://atlas.example/",
    "figure_id": "DA-1",
}

TEXTS: dict[str, Callable[[Tables, View], object]] = {
    "map": lambda tables, view: json.dumps(view_message(tables, view, defaultdict(str))),
    "key figures": lambda tables, view: [one.producer for one in key_figures(tables, view)],
    "comparison": lambda tables, view: [row.producer for row in rows(tables, view)],
    "years": lambda tables, view: years(tables, ["iom-costa-rica-north"], view),
    "caption": partial(caption, edition=Edition(), created=CREATED),
    "alternative text": partial(alt_text, edition=Edition()),
    "citation": partial(plain, **cited),
    "bibtex": partial(bibtex, **cited),
    "ris": partial(ris, **cited),
}
ACRONYMS = {Language.ENGLISH: "IOM", Language.SPANISH: "OIM"}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", TEXTS)
def test_a_producer_is_named_in_the_language_of_the_view(
    tables: Tables, text: str, language: Language
) -> None:
    said = str(TEXTS[text](tables, replace(NORTH, language=language)))
    found = set(re.findall(r"\b(?:IOM|OIM)\b", said))
    assert found == {ACRONYMS[language]}
