"""The words of a picture: every number of the map, who counted it, and nothing that is off."""

import re
from collections import defaultdict
from datetime import date
from itertools import product

import pytest

from darien.edition import Edition
from darien.paper import Sequence
from darien.period import Period
from darien.render.figure_words import alt_text, caption
from darien.render.message import view_message
from darien.tables import Tables, load
from darien.view import View
from darien.vocabulary import Corridor, Direction, Extent, Language, Layer

CREATED = date(2026, 11, 30)
BACK = View(period=Period.of_months("2025-01", "2025-12"), directions=(Direction.SOUTHBOUND,))
NORTH = View(period=Period.of_months("2023-01", "2023-12"), directions=(Direction.NORTHBOUND,))
WHOLE, COMPARED = Edition(), Edition(panels=Sequence.COMPARE)
EMPTY = Period.of_months("2026-06", "2026-12")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def spoken(view: View, **changes: object) -> View:
    return View(**{**vars(view), **changes})


def numbers(tables: Tables, view: View) -> list[str]:
    """The numbers of the map, without their arrows."""
    points = view_message(tables, view, defaultdict(str))["points"]
    return [point["number"][2:] for point in points]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("view", [BACK, NORTH, View()], ids=["back", "north", "both"])
def test_a_caption_says_the_numbers_of_the_map_and_no_other(
    tables: Tables, view: View, language: Language
) -> None:
    view = spoken(view, language=language)
    word = {"en": "people", "es": "personas"}[language]
    way = {"en": "(?:north|south)bound", "es": "hacia el (?:norte|sur)"}[language]
    said = re.findall(f": ([^:;]*?) {word} {way}, ", caption(tables, view, WHOLE, created=CREATED))
    assert sorted(said) == sorted(numbers(tables, view))


def test_the_way_back_of_2025_is_told_from_the_largest_count_to_the_smallest(
    tables: Tables,
) -> None:
    told = re.findall(r"([\d,]+) people southbound", caption(tables, BACK, WHOLE, created=CREATED))
    assert told == ["22,833", "22,000", "21,027", "18,828", "12,912", "277", "10"]


def test_the_year_2023_north_is_told(tables: Tables) -> None:
    assert "520,085 people northbound, Jan–Dec 2023 (SNM, official)" in caption(
        tables, NORTH, WHOLE, created=CREATED
    )
    assert "520,085" in alt_text(tables, NORTH, WHOLE)


def test_both_directions_are_told_one_after_the_other(tables: Tables) -> None:
    both = View(period=BACK.period)
    ways = re.findall("people (north|south)bound", caption(tables, both, WHOLE, created=CREATED))
    assert ways == sorted(ways) and set(ways) == {"north", "south"}


def test_a_number_stands_with_what_was_counted_when_by_whom_how_firmly_and_what_is_missing(
    tables: Tables,
) -> None:
    text = caption(tables, BACK, WHOLE, created=CREATED)
    for sentence in (
        "Entered Panama from Costa Rica: 22,833 people southbound, Jan–Dec 2025 (SNM, official);"
        " every day of the period.",
        "Left Miramar by boat: over 22,000 people southbound, Jan–Dec 2025 (SNM, estimate);",
        "Entered Colombia at Juradó: 277 people southbound, 1 Jan – 15 Nov 2025"
        " (Migración Colombia, official); no figure for 16 Nov – 31 Dec 2025.",
    ):
        assert sentence in text


def test_a_caption_says_where_when_and_that_borders_count_the_same_people(tables: Tables) -> None:
    text = caption(tables, BACK, WHOLE, created=CREATED)
    assert text.startswith("The way back south, Jan–Dec 2025. Area: Panama and Darién.")
    assert "Different borders count the same people again" in text
    assert "Registrations, not individuals, are counted by SNM, Migración Colombia." in text
    assert "\n" not in text


def test_legs_that_nobody_counts_are_counted_as_legs_and_are_not_zero(tables: Tables) -> None:
    looks = [code[0] for code in view_message(tables, BACK, defaultdict(str))["legs"].values()]
    text = caption(tables, BACK, WHOLE, created=CREATED)
    assert f": {len(looks)} (counted: {looks.count('c')};" in text
    assert f"not counted: {looks.count('d')})" in text and "is not zero" in text


def test_sites_are_told_by_their_status_on_the_last_day(tables: Tables) -> None:
    message = view_message(tables, BACK, defaultdict(str))["legend"]["sites"]
    said = "MSF sites of the whole route on 31 Dec 2025 (active: {a}; closed: {c};"
    assert not message["s"]
    for text in (caption(tables, BACK, WHOLE, created=CREATED), alt_text(tables, BACK, WHOLE)):
        assert said.format(**message) in text and f"end not documented: {message['e']})" in text


def test_a_caption_tells_producers_dates_and_credits_apart(tables: Tables) -> None:
    text = caption(tables, BACK, WHOLE, created=CREATED)
    assert "Sources: Servicio Nacional de Migración de Panamá (SNM); Migración Colombia;" in text
    assert "Sources read on 21 Nov 2026; figure made on 30 Nov 2026." in text
    assert "Sites known to 31 Dec 2025." in text and "Flows known to " in text
    assert "© OpenStreetMap contributors (ODbL)" in text and "no endorsement" in text
    assert text.endswith("Independent product, not an MSF or UN publication.")


HIDDEN = {
    Layer.COUNTED: r"people|Flows known|(?<!not )counted:|No source|borders",
    Layer.UNCOUNTED: "not counted|nobody counted|use not documented",
    Layer.SITES: r"MSF sites|Sites known|; MSF;",
    Layer.STATIONS: "[Ss]tation",
    Layer.INCIDENTS: "[Ii]ncident",
}


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("period", [BACK.period, EMPTY], ids=["figures", "none"])
def test_a_layer_that_is_off_is_not_spoken_of(
    tables: Tables, hidden: Layer, period: Period
) -> None:
    shown = tuple(layer for layer in Layer if layer != hidden)
    off = spoken(BACK, layers=shown, period=period)
    of_legs = "no source says how many people took these legs"
    text = caption(tables, off, WHOLE, created=CREATED).replace(of_legs, "")
    assert not re.search(HIDDEN[hidden], text)
    assert not re.search(HIDDEN[hidden], alt_text(tables, off, WHOLE))


def test_a_view_without_layers_speaks_of_the_ground_alone(tables: Tables) -> None:
    bare = spoken(BACK, layers=(), corridors=())
    text = caption(tables, bare, WHOLE, created=CREATED)
    assert "Sources:" not in text and "Route" not in text and "MSF sites" not in text
    assert alt_text(tables, bare, WHOLE).endswith("southbound. Only the basemap is shown.")


def test_an_empty_view_says_that_no_source_reports_and_never_zero(tables: Tables) -> None:
    empty = View(period=EMPTY)
    for text in (caption(tables, empty, WHOLE, created=CREATED), alt_text(tables, empty, WHOLE)):
        assert "No source reports a figure" in text
        assert not re.search(r"\b(0|zero|no) people\b(?!\.)", text)
    assert "After that our sources are silent" in caption(tables, empty, WHOLE, created=CREATED)


def test_an_alt_text_tells_only_counts_inside_the_extent(tables: Tables) -> None:
    text = alt_text(tables, spoken(BACK, extent=Extent.DARIEN), WHOLE)
    assert "18,828" in text and "22,833" not in text and "21,027" not in text
    assert "southbound (Caribbean, Pacific)" in text
    overland = spoken(BACK, extent=Extent.DARIEN, corridors=(Corridor.OVERLAND,))
    assert "No counting point lies in this area." in alt_text(tables, overland, WHOLE)


def test_an_alt_text_names_place_producer_and_direction(tables: Tables) -> None:
    text = alt_text(tables, BACK, WHOLE)
    assert text.startswith("Map: The way back south, Jan–Dec 2025; area: Panama and Darién;")
    assert "Entered Panama from Costa Rica, 22,833 people southbound (Jan–Dec 2025, SNM)" in text
    assert "dashed where nobody counted" in text


@pytest.mark.parametrize("extent", Extent)
@pytest.mark.parametrize("language", Language)
def test_an_alt_text_is_two_to_four_sentences_of_600_signs_at_most(
    tables: Tables, extent: Extent, language: Language
) -> None:
    starts = ("2010-01", "2020-02", "2021-01", "2023-01", "2025-02", "2026-06")
    ends = ("2023-12", "2025-12", "2026-11")
    for first, last in product(starts, ends):
        if first > last:
            continue
        period = Period.of_months(first, last)
        text = alt_text(tables, View(period=period, extent=extent, language=language), WHOLE)
        assert len(text) <= 600, text
        assert 2 <= len(re.findall(r"\.(?= |$)", text)) <= 4, text


@pytest.mark.parametrize("language", Language)
def test_the_words_of_a_comparison_speak_of_both_its_periods(
    tables: Tables, language: Language
) -> None:
    view = spoken(BACK, compare=NORTH.period, directions=tuple(Direction), language=language)
    alone, other = (spoken(view, period=one) for one in (BACK.period, NORTH.period))
    text = caption(tables, view, COMPARED, created=CREATED)
    counts = [*numbers(tables, alone), *numbers(tables, other)]
    assert not [number for number in counts if number not in text]
    sources = "Sources: " if language == Language.ENGLISH else "Fuentes: "
    assert text.count(sources) == 1 and "Migración Colombia;" in text.partition(sources)[2]
    short = alt_text(tables, view, COMPARED)
    assert len(short) <= 600 and short.count("2025") and "520" in short
    assert caption(tables, view, WHOLE, created=CREATED) == caption(
        tables, alone, WHOLE, created=CREATED
    )
