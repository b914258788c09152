"""Languages of the interface: gettext catalogues, data text, numbers and dates."""

import csv
import gettext
import io
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from darien.folder import DATA

LOCALES = Path(__file__).parent / "locales"

# Spanish as written in the Americas: 22,833 and not 22.833, as the producers print it.
FORMATS = {"en": "en", "es": "es_419"}

Translate = Callable[[str], str]


def mark(message: str) -> str:
    """Mark a message for the catalogue where it is defined; it is translated where it is shown."""
    return message


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Read a catalogue of src/darien/locales; the messages themselves are English."""
    if language == "en":
        return gettext.NullTranslations()
    with (LOCALES / language / "LC_MESSAGES" / "darien.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translator(language: str) -> Translate:
    """Return the function that turns an English interface message into `language`."""
    return _catalogue(language).gettext


@cache
def _data_text(language: str) -> dict[str, str]:
    if language == "en":
        return {}
    with (DATA / f"translations_{language}.csv").open(encoding="utf-8", newline="") as file:
        return {row["msgid"]: row["msgstr"] for row in csv.DictReader(file)}


def data_text(text: str, language: str) -> str:
    """Return a text of the data tables in `language`; as it stands where nobody translated it."""
    return _data_text(language).get(text, text)


def number(value: float, language: str) -> str:
    """Write a count with the thousands separator of `language`."""
    return str(format_decimal(value, locale=FORMATS[language]))


def month(value: date, language: str) -> str:
    """Write the month of a day: Nov 2025."""
    return str(format_date(value, "MMM y", locale=FORMATS[language]))


def territory(code: str, language: str) -> str:
    """Return the name of a country by its three letters; the letters where there is none."""
    alpha_2 = get_global("territory_aliases").get(code, [code])[0]
    return str(Locale.parse(FORMATS[language]).territories.get(alpha_2, code))
