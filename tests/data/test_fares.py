"""Prices are put together from other rows word by word, and no price of a leg is missing."""

import re

import pytest
from rows import Row, named, read

FARES = read("fares")
KEYS = {
    "route_legs": "leg_id",
    "survey_findings": "finding_id",
    "rivals": "rival_id",
    "events": "event_id",
}
ROWS = {f"{table}:{row[key]}": row for table, key in KEYS.items() for row in read(table)}


def origins(fare: Row) -> list[Row]:
    return [ROWS[reference] for reference in named(fare["taken_from"])]


@pytest.mark.parametrize("fare", FARES, ids=lambda fare: fare["fare_id"])
def test_a_price_stands_word_by_word_in_the_row_it_was_taken_from(fare: Row) -> None:
    texts = [cell for row in origins(fare) for cell in row.values()]
    assert any(fare["words"] in text for text in texts)
    figures = {
        float(figure.replace(",", ""))
        for text in texts
        for figure in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)
    }
    assert {float(fare[end]) for end in ("low", "high") if fare[end]} <= figures
    assert fare["high"]


@pytest.mark.parametrize("fare", FARES, ids=lambda fare: fare["fare_id"])
def test_a_price_names_no_other_sources_than_those_rows(fare: Row) -> None:
    known = {source for row in origins(fare) for source in named(row["source_ids"])}
    assert named(fare["source_ids"]) <= known


def test_what_is_paid_for_is_said_where_it_is_not_one_leg() -> None:
    for fare in FARES:
        if fare["scope"] != "leg":
            assert fare["what"], fare["fare_id"]
        if fare["dated_by"] == "leg":
            assert fare["assumption"], fare["fare_id"]


def test_every_price_of_a_leg_is_a_statement_with_dates() -> None:
    for leg in read("route_legs"):
        own = [fare for fare in FARES if leg["leg_id"] in named(fare["leg_ids"])]
        said = {float(fare[end]) for fare in own for end in ("low", "high") if fare[end]}
        kept = {float(leg[end]) for end in ("price_usd_min", "price_usd_max") if leg[end]}
        assert kept <= said, leg["leg_id"]


def test_figures_that_cover_more_than_a_leg_say_so_in_words() -> None:
    wider = [leg for leg in read("route_legs") if leg["wider"]]
    assert len(wider) == 6
    for leg in wider:
        assert re.search("package|whole|both|share", leg["note"] + leg["assumption"]) or any(
            fare["scope"] == "wider" for fare in FARES if leg["leg_id"] in named(fare["leg_ids"])
        )
