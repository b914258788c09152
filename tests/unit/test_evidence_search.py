"""A search finds facts by words, names and conditions, and its link finds the same again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darien import figure_id
from darien.evidence_found import choices, days_of, found
from darien.evidence_search import PARAMETERS, Rests, Search, read_search
from darien.fact import Fact
from darien.facts import FACTUAL, facts
from darien.rows import by_id
from darien.support import facts_of, support, voice, weaknesses
from darien.tables import load
from darien.view import View
from darien.vocabulary import Direction

TABLES = load()
KNOWN = choices(TABLES)


def sought(**conditions: object) -> tuple[Fact, ...]:
    return found(TABLES, replace(Search(), **conditions)).facts


searches = st.builds(
    Search,
    words=st.text(max_size=20).map(lambda text: " ".join(text.split())),
    tables=st.sets(st.sampled_from(FACTUAL)).map(
        lambda chosen: tuple(table for table in FACTUAL if table in chosen)
    ),
    direction=st.none() | st.sampled_from(Direction),
    country=st.sampled_from(["", *KNOWN.countries]),
    place=st.sampled_from(["", *KNOWN.places]),
    status=st.sampled_from(["", *KNOWN.statuses]),
    producer=st.sampled_from(["", *KNOWN.producers]),
    series=st.sampled_from(["", *KNOWN.series]),
    first=st.sampled_from(["", "2021", "2023-05", "2024-02-29"]),
    last=st.sampled_from(["", "2025", "2025-06", "2025-11-15"]),
    rests=st.none() | st.sampled_from(Rests),
    page=st.integers(1, 1000),
)


@given(searches)
def test_a_link_reproduces_its_search(search: Search) -> None:
    assert read_search(search.to_query(), KNOWN) == (search, ())
    assert Search.from_query(search.to_query()) == search


def test_a_search_and_a_view_share_no_word_of_a_link() -> None:
    assert not set(PARAMETERS) & set(View().to_query()) and "compare" not in PARAMETERS
    assert set(Search("a", FACTUAL, page=2).to_query()) <= set(PARAMETERS)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("words", "x" * 201),
        ("table", "sources"),
        ("way", "up"),
        ("country", "XXX"),
        ("place", "atlantis"),
        ("status", "firm"),
        ("producer", "nobody"),
        ("series", "none"),
        ("from", "2025-13"),
        ("to", "yesterday"),
        ("rests", "rumour"),
        ("page", "0"),
        ("page", "¹"),
    ],
)
def test_a_value_that_means_nothing_is_named_and_left_out(parameter: str, value: str) -> None:
    search, fallbacks = read_search({parameter: [value]}, KNOWN)
    assert search == Search()
    assert [fallback.parameter for fallback in fallbacks] == [parameter]


def test_dates_the_wrong_way_round_are_named_and_left_out() -> None:
    search, (fallback,) = read_search({"from": ["2025"], "to": ["2024-06"]}, KNOWN)
    assert (search.first, search.last) == ("", "") and fallback.value == "2025 – 2024-06"


def test_without_a_condition_every_row_of_every_table_of_facts_is_found() -> None:
    assert len(sought()) == sum(len(getattr(TABLES, table)) for table in FACTUAL)


def test_every_fact_has_a_figure_that_leads_to_its_row() -> None:
    for fact in facts(TABLES):
        read = figure_id.read(fact.figure)
        assert read.parts[0] in by_id(TABLES, read.kind), fact.figure


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("capurgana", "Capurganá"),
        ("19134", "19,134"),
        ("ENTRADAS irregulares", "entradas irregulares"),
        ("panama costa", "costa Panamá"),
    ],
)
def test_words_match_without_accents_case_commas_and_order(plain: str, written: str) -> None:
    assert sought(words=plain) == sought(words=written) != ()


def test_words_match_in_names_that_the_row_has_only_as_ids() -> None:
    by_place = sought(words="Colombia Chocó Juradó", tables=("route_legs",))
    said_nowhere = [fact for fact in by_place if "Chocó" not in "".join((*fact.what, fact.note))]
    assert any("col-jurado" in fact.places for fact in said_nowhere)
    assert sought(words="Haití", tables=("observations",), series="snm-darien-north")
    by_producer = sought(words="Servicio Nacional de Migración", tables=("observations",))
    assert any(fact.series == "snm-panama-south" for fact in by_producer)
    spanish = sought(words="accidente de bote")
    assert any(fact.table == "incidents" for fact in spanish)


def test_every_word_must_be_there() -> None:
    assert sought(words="Capurganá") and not sought(words="Capurganá xyzzy")


def test_each_condition_narrows_what_is_found() -> None:
    south = sought(direction=Direction.SOUTHBOUND)
    assert south and all(Direction.SOUTHBOUND in fact.directions for fact in south)
    for name, value in [
        ("tables", ("fares",)),
        ("country", "CRI"),
        ("place", "pan-lajas-blancas"),
        ("status", "superseded"),
        ("producer", "IOM"),
        ("series", "inm-honduras-north"),
    ]:
        few = sought(**{name: value})
        assert 0 < len(few) < len(sought()), name


def test_a_period_finds_what_can_fall_into_it_and_nothing_undated() -> None:
    for fact in sought(first="2025-02", last="2025-03"):
        days = days_of(fact)
        assert days and days[1].isoformat() >= "2025-02-01" and days[0].isoformat() <= "2025-03-31"
    undated = [fact for fact in facts(TABLES) if days_of(fact) is None]
    assert undated and not set(undated) & set(sought(first="2010"))


def test_facts_of_one_source_and_of_one_publisher() -> None:
    one = sought(rests=Rests.ONE_SOURCE)
    assert one and all(len(fact.source_ids) == 1 for fact in one)
    publisher = sought(rests=Rests.ONE_PUBLISHER)
    assert set(one) < set(publisher)
    for weak in weaknesses(TABLES):
        if weak.table in FACTUAL:
            count = len(sought(rests=Rests.ONE_PUBLISHER, tables=(weak.table,)))
            assert count == weak.one_source + weak.one_publisher, weak.table


@pytest.mark.parametrize(
    ("publisher", "speaks"),
    [
        ("EFE (ABC Color)", "EFE"),
        ("Infobae (EFE)", "EFE"),
        ("AP via Vanguardia (Venezuela)", "AP"),
        ("Associated Press (Olé)", "AP"),
        ("Doctors Without Borders USA", "MSF"),
        ("El Espectador (MSF text)", "MSF"),
        ("Servicio Nacional de Migración, Panamá", "SNM"),
        ("Hondudiario citing IOM", "Hondudiario"),
        ("El País (mirror)", "El País"),
        ("APRO Noticias", "APRO Noticias"),
    ],
)
def test_a_copy_speaks_with_the_voice_that_it_copies(publisher: str, speaks: str) -> None:
    assert voice(publisher) == speaks


def test_the_support_of_a_source_is_the_rows_that_name_it() -> None:
    for one in support(TABLES)[:60]:
        named = facts_of(TABLES, one.source_id)
        assert one.facts == len(named)
        assert 0 <= one.alone <= one.facts
    assert {one.source_id for one in support(TABLES)} == set(TABLES.sources["source_id"])


def test_pages_hold_all_that_is_found_once() -> None:
    every = found(TABLES, Search())
    pages = [every.page(number) for number in range(1, every.pages + 1)]
    assert tuple(fact for page in pages for fact in page) == every.facts
    assert len(pages[0]) == every.size and every.page(999) == pages[-1]
    nothing = found(TABLES, Search(words="xyzzy"))
    assert nothing.pages == 1 and nothing.page(1) == ()
