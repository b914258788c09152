"""Nothing a reader sees is left untranslated."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from darien.language import LOCALES, data_text, number, translator
from darien.tables import load
from darien.vocabulary import Language

ROOT = Path(__file__).parents[2]
OTHERS = [language for language in Language if language != Language.ENGLISH]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def messages() -> set[str]:
    """Every message marked in the code."""
    found = set()
    for folder in ("src/darien", "pages"):
        for _, _, message, _, _ in extract_from_dir(str(ROOT / folder), keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return found


def test_no_message_hides_in_a_formatted_string() -> None:
    """The extraction does not look into f-strings: what stands there is never translated."""
    hidden = [
        (path.name, ast.unparse(call))
        for folder in ("src/darien", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("_", "self._")
        if any(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    assert hidden == []


def catalogue(language: str) -> dict[str, Message]:
    with (LOCALES / language / "LC_MESSAGES" / "darien.po").open("rb") as file:
        return {
            message.id if isinstance(message.id, str) else message.id[0]: message
            for message in read_po(file, locale=language)
            if message.id
        }


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_and_none_is_left_over(language: str) -> None:
    translated = {id for id, message in catalogue(language).items() if message.string}
    assert messages() - translated == set(), "not translated"
    assert translated - messages() == set(), "no longer used"


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_a_guess_or_loses_a_placeholder(language: str) -> None:
    for id, message in catalogue(language).items():
        assert not message.fuzzy, id
        said = message.string if isinstance(message.string, str) else message.string[0]
        assert sorted(re.findall(r"{\w+}", said)) == sorted(re.findall(r"{\w+}", id)), id


DATA_TEXTS = {
    "routes": ["route_name"],
    "series": ["title", "producer", "definition"],
    "sites": ["name", "kind", "people_served"],
    "site_periods": ["reason"],
    "incidents": ["summary", "place_name"],
}


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_tables_that_the_map_shows_is_translated(language: str) -> None:
    tables = load()
    kept = {"Acandí", "Carreto"}
    for table, columns in DATA_TEXTS.items():
        for column in columns:
            texts = {text for text in getattr(tables, table)[column] if text} - kept
            same = {text for text in texts if data_text(text, language) == text}
            assert {text for text in same if _has_english(text)} == set(), (table, column)


def _has_english(text: str) -> bool:
    return bool(re.search(r"\b(the|of|and|in|by|from|near|off|route|clinic|rivers?)\b", text))


def test_numbers_keep_the_separator_that_the_producers_print() -> None:
    assert [number(22833, language) for language in Language] == ["22,833", "22,833"]


def test_an_unknown_message_stays_english() -> None:
    assert translator("es")("never marked") == "never marked"
