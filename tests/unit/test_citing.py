"""Citations of a figure: producers before the atlas, and both formats as their readers see them."""

from collections.abc import Callable
from datetime import date

import pytest
import rispy
from pybtex.database import Entry, parse_string

from darien.edition import Edition
from darien.paper import Sequence
from darien.period import Period
from darien.render.citing import bibtex, plain, ris
from darien.tables import Tables, load
from darien.view import View
from darien.vocabulary import Direction, Language, Layer

CREATED = date(2026, 11, 30)
LINK = "https://atlas.example/?period=2025-01&period=2025-12&direction=southbound&x=a_b%20%23c"
TITLE = "The way back south: Panama and Darién, Jan–Dec 2025"
NAME = "DA-2025-01-2025-12-southbound-isthmus-en-0a1b2c"
BACK = View(period=Period.of_months("2025-01", "2025-12"), directions=(Direction.SOUTHBOUND,))
WITHOUT_FIGURES = View(period=BACK.period, layers=(Layer.UNCOUNTED, Layer.TOWNS))
WHOLE = Edition()
PRODUCERS = [
    "Servicio Nacional de Migración de Panamá (SNM)",
    "Migración Colombia",
    "International Organization for Migration (IOM)",
    "Médecins Sans Frontières (MSF)",
]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def as_bibtex(tables: Tables, view: View, edition: Edition = WHOLE) -> Entry:
    text = bibtex(tables, view, edition, created=CREATED, title=TITLE, link=LINK, figure_id=NAME)
    (entry,) = parse_string(text, "bibtex").entries.values()
    return entry


def as_ris(tables: Tables, view: View, edition: Edition = WHOLE) -> dict[str, object]:
    (record,) = rispy.loads(
        ris(tables, view, edition, created=CREATED, title=TITLE, link=LINK, figure_id=NAME)
    )
    return dict(record)


def names(entry: Entry, role: str) -> list[str]:
    """Each person's name as one piece, without the braces that keep it so."""
    persons = entry.persons.get(role, [])
    assert all(not person.first_names and len(person.last_names) == 1 for person in persons)
    return [person.last_names[0].strip("{}") for person in persons]


def test_a_plain_citation_names_producers_first_then_the_atlas(tables: Tables) -> None:
    text = plain(tables, BACK, WHOLE, created=CREATED, title=TITLE, link=LINK, figure_id=NAME)
    assert text == (
        "; ".join(PRODUCERS) + f" (2026): {TITLE} [map]. Darién Atlas."
        f" Data read on 21 Nov 2026. Map {NAME}. Licence of the data: CC BY 4.0,"
        f" https://creativecommons.org/licenses/by/4.0/. {LINK}"
    )


def test_bibtex_reads_back_with_accents_and_whole_names(tables: Tables) -> None:
    entry = as_bibtex(tables, BACK)
    assert entry.key == NAME and entry.type == "misc"
    assert names(entry, "author") == PRODUCERS
    assert names(entry, "editor") == ["Darién Atlas"]
    assert entry.fields["publisher"] == "{Darién Atlas}"
    assert entry.fields["title"] == f"{{{TITLE}}}"
    assert (entry.fields["year"], entry.fields["date"]) == ("2026", "2026-11-30")
    assert (entry.fields["number"], entry.fields["url"]) == (NAME, LINK)
    note = entry.fields["note"]
    assert "Data read on 21 Nov 2026." in note and "CC BY 4.0" in note


def test_ris_reads_back_as_a_map(tables: Tables) -> None:
    text = ris(tables, BACK, WHOLE, created=CREATED, title=TITLE, link=LINK, figure_id=NAME)
    assert text.startswith("TY  - MAP\n") and text.rstrip().endswith("ER  -")
    record = as_ris(tables, BACK)
    assert record["authors"] == PRODUCERS
    assert record["secondary_authors"] == ["Darién Atlas"]
    assert record["publisher"] == "Darién Atlas"
    assert record["title"] == TITLE
    assert (record["year"], record["date"]) == ("2026", "2026/11/30")
    assert (record["id"], record["urls"]) == (NAME, [LINK])
    notes = str(record["notes"])
    assert "Data read on 21 Nov 2026." in notes and NAME in notes and "CC BY 4.0" in notes


def test_msf_is_an_author_only_where_its_sites_are_shown(tables: Tables) -> None:
    counts = View(period=BACK.period, directions=BACK.directions, layers=(Layer.COUNTED,))
    assert names(as_bibtex(tables, counts), "author") == PRODUCERS[:-1]
    sites = View(period=BACK.period, layers=(Layer.SITES,))
    assert as_ris(tables, sites)["authors"] == PRODUCERS[-1:]


def test_a_comparison_names_who_counted_in_either_period(tables: Tables) -> None:
    view = View(period=Period.of_months("2019-01", "2019-12"), compare=BACK.period)
    alone = names(as_bibtex(tables, view), "author")
    compared = Edition(panels=Sequence.COMPARE)
    both = names(as_bibtex(tables, view, compared), "author")
    assert not {*alone} & {*PRODUCERS[1:3]} and {*both} == {*alone, *PRODUCERS}
    assert as_ris(tables, view, compared)["authors"] == both


def test_without_figures_the_atlas_alone_is_the_author(tables: Tables) -> None:
    entry, record = as_bibtex(tables, WITHOUT_FIGURES), as_ris(tables, WITHOUT_FIGURES)
    assert names(entry, "author") == ["Darién Atlas"] and not names(entry, "editor")
    assert record["authors"] == ["Darién Atlas"] and "secondary_authors" not in record
    text = plain(
        tables, WITHOUT_FIGURES, WHOLE, created=CREATED, title=TITLE, link=LINK, figure_id=NAME
    )
    assert text.startswith("Darién Atlas (2026): ") and text.count("Darién Atlas") == 1


def test_a_spanish_view_is_cited_in_spanish(tables: Tables) -> None:
    spanish = View(period=BACK.period, directions=BACK.directions, language=Language.SPANISH)
    entry, record = as_bibtex(tables, spanish), as_ris(tables, spanish)
    assert record["title"] == TITLE
    iom = "Organización Internacional para las Migraciones (OIM)"
    assert names(entry, "author") == [*PRODUCERS[:2], iom, PRODUCERS[3]]
    assert names(entry, "editor") == ["Atlas del Darién"]
    assert "Datos consultados el 21 nov 2026." in entry.fields["note"]
    assert record["language"] == "es"


@pytest.mark.parametrize("cite", [plain, bibtex, ris])
def test_a_citation_is_the_same_every_time(tables: Tables, cite: Callable[..., str]) -> None:
    first, second = (
        cite(tables, BACK, WHOLE, created=CREATED, title=TITLE, link=LINK, figure_id=NAME)
        for _ in range(2)
    )
    assert first == second
