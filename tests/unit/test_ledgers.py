"""Ledgers: that each tells its figure as the tables hold it, its sums, rivals and links."""

import re
from contextlib import suppress
from datetime import date
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from darien import figure_id
from darien.flows import total
from darien.period import Period
from darien.render.ledger import Entry, UnknownFigureError, entry
from darien.render.ledger.text import in_words
from darien.render.table import lines
from darien.rows import by_id
from darien.tables import load

TABLES = load()
SUM = re.compile(r"[−\d][\d,.]*(?: [+−] [\d,.]+)+ = [−\d][\d,.]*")
OF_MADE = (
    "total:snm-darien-north:2021-01-01:2025-12-31",
    "total:snm-panama-south:2025-01-01:2025-12-31",
    "total:migracion-colombia-south-jurado:2025-01-01:2025-12-31",
    "total:iom-costa-rica-north:2026-01-01:2026-12-31",
    "difference:migracion-colombia-south:2025-06-01:2025-06-30",
    "deaths:2021-01-01:2025-12-31",
    "sites-active:2021-01-01:2025-12-31",
    "sites-on:PAN:2024-06-30",
    "station:pan-lajas-blancas",
    "witnesses:observations",
    "part:snm-darien-north:nationality:VEN:2021-01-01:2025-12-31",
    "part:snm-darien-north:nationality:smaller:2023-01-01:2023-12-31",
    "part:snm-darien-north:nationality:others:2021-01-01:2025-12-31",
    "part:snm-darien-north:nationality:rest:2021-01-01:2025-12-31",
    "part:snm-darien-north:sex-and-age:girls:2024-01-01:2024-12-31",
    "care-gap:PAN:snm-darien-north:2021-01-01:2025-12-31",
    "change:people:snm-darien-north:2023-01-01:2023-12-31:2025-01-01:2025-12-31",
    "change:deaths:iom-missing-migrants:2023-01-01:2023-12-31:2024-01-01:2024-12-31",
    "route:car-return-miramar:hours",
    "claim:ap-6",
    "claim:97%20percent%20fewer%20people%20in%202025",
    "sources:wof-admin",
    "sources:seed-ap-reverse-flow",
)
ROWS = [
    figure_id.row(table, row_id)
    for table in (
        *("observations", "rivals", "survey_findings", "site_activity", "incidents", "fares"),
        *("missing_migrants", "route_legs", "events", "sites", "site_periods", "gaps", "faults"),
    )
    for row_id in list(by_id(TABLES, table))[::23]
]


def texts_of(told: Entry) -> list[str]:
    found = [told.title, *told.notes, *(text for _label, text in told.facts)]
    found += [said.text for said in told.numbers]
    for section in (*told.rivals, *told.sections):
        cells = chain.from_iterable(section.table.rows)
        found += [section.reading, *(text for cell in cells for text in lines(cell.text))]
    return found


def number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))


def rivals_in(told: Entry) -> set[str]:
    return {str(row[0].text) for section in told.rivals for row in section.table.rows}


@pytest.mark.parametrize("figure", [*OF_MADE, *ROWS])
def test_a_ledger_does_its_sums_right_and_leads_to_ledgers_that_exist(figure: str) -> None:
    for language in ("en", "es"):
        told = entry(TABLES, figure, language)
        assert told.title and told.numbers and told.figure == figure
        for section in (*told.rivals, *told.sections):
            for cell in chain.from_iterable(section.table.rows):
                assert not cell.figure or entry(TABLES, cell.figure, language)
        for text in texts_of(told):
            for sum_ in SUM.findall(text):
                left, right = sum_.rsplit(" = ", 1)
                terms = re.split(r" (?=[+−] )", left)
                made = sum(number(term.replace("+ ", "").replace("− ", "-")) for term in terms)
                assert made == pytest.approx(number(right)), sum_


def test_every_observation_is_told_with_its_own_number_producer_and_sources() -> None:
    for row_id, row in list(by_id(TABLES, "observations").items())[::7]:
        told = entry(TABLES, figure_id.row("observations", row_id), "en")
        assert f"{row.people:,}" in told.numbers[0].text
        assert [one.source_id for one in told.sources] == row.source_ids.split(";")
        assert dict(told.facts)["Who counted"] == by_id(TABLES, "series")[row.series_id].producer


def test_the_year_2023_northbound_is_told_with_its_rivals() -> None:
    told = entry(TABLES, "observations:snm-darien-north-2023", "en")
    assert told.numbers[0].text == "520,085"
    assert {"328,667", "57,222", "46,558", "25,344", "120,000"} <= rivals_in(told)
    assert "500,000 people" in texts_of(told)
    assert "They add up to 520,085, the same." in texts_of(told)


def test_january_2024_is_told_with_its_first_release_however_it_is_asked_for() -> None:
    for figure in (
        "observations:snm-darien-north-2024-01",
        "total:snm-darien-north:2024-01-01:2024-01-31",
    ):
        told = entry(TABLES, figure, "en")
        assert told.numbers[0].text == "36,001" and "34,839" in rivals_in(told)


def test_about_450_on_the_pacific_is_told_against_277_and_10_and_why_they_differ() -> None:
    told = entry(TABLES, "observations:col-south-pacific-estimate-2025-01-01-to-2025-08", "en")
    said = "\n".join(texts_of(told))
    assert told.numbers[0].text == "about 450"
    assert "277 + 10 = 287" in said
    assert "Only AP carries it; registered entries were 277 and 10 to 15 November." in said
    assert "Higher than the registered" in said
    registered = entry(TABLES, "total:migracion-colombia-south-jurado:2025-01-01:2025-12-31", "en")
    assert "450" in rivals_in(registered)
    assert any("many Pacific arrivals are not registered" in note for note in registered.notes)


def test_the_dead_of_a_year_are_told_with_the_rivals_of_their_records() -> None:
    assert {"36", "141"} <= rivals_in(entry(TABLES, "deaths:2022-01-01:2022-12-31", "en"))


def test_everyone_of_a_breakdown_has_the_rivals_of_the_count_of_everyone() -> None:
    figure = "part:snm-darien-north:nationality:everyone:2024-01-01:2024-12-31"
    assert "300,549" in rivals_in(entry(TABLES, figure, "en"))


def test_after_the_last_source_on_sites_there_is_no_number_and_no_zero() -> None:
    for figure in ("sites-active:2026-05-01:2026-05-31", "sites-on:PAN:2026-05-31"):
        told = entry(TABLES, figure, "en")
        assert [said.text for said in told.numbers] == ["no figure"]


def test_a_count_of_few_survivors_is_not_told() -> None:
    row = next(
        row_id
        for row_id in by_id(TABLES, "site_activity")
        if row_id.startswith("msf-mex-ciudad-juarez/extreme-violence-survivors-identified")
    )
    told = entry(TABLES, figure_id.row("site_activity", row), "en")
    assert told.numbers[0].text == "fewer than 5"


def test_a_ledger_in_words_names_value_definition_rivals_and_addresses() -> None:
    said = in_words(entry(TABLES, "observations:snm-darien-north-2024-01", "en"), "en")
    assert "36,001" in said and "34,839" in said and "What is counted: Foreigners" in said
    assert "https://" in said


@pytest.mark.parametrize(
    "figure",
    [
        *("", ":", "total", "total:snm-darien-north", "observations:none", "places:col-acandi"),
        "total:snm-darien-north:0001-01-01:9999-12-31",
        "total:snm-darien-north:20240101:2024-12-31",
        "total:snm-darien-north:2024-12-31:2024-01-01",
        "total:none:2024-01-01:2024-12-31",
        "part:snm-darien-north:none:VEN:2021-01-01:2025-12-31",
        "part:snm-darien-north:nationality:XXX:2021-01-01:2025-12-31",
        "care-gap:PAN:migracion-colombia-south:2021-01-01:2025-12-31",
        "change:people:none:2023-01-01:2023-12-31:2025-01-01:2025-12-31",
        "sites-on:XXX:2024-01-01",
        "route:car-return-miramar:weight",
        "station:col-acandi",
        "witnesses:none",
    ],
)
def test_an_id_that_names_nothing_is_answered_with_one_sentence(figure: str) -> None:
    with pytest.raises(UnknownFigureError, match="No figure is called"):
        entry(TABLES, figure, "en")
    with pytest.raises(UnknownFigureError, match="Ninguna cifra se llama"):
        entry(TABLES, figure, "es")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"(total|part|change|deaths):[a-z0-9:-]{0,50}"))
def test_any_other_text_is_a_figure_or_refused(text: str) -> None:
    with suppress(UnknownFigureError):
        assert entry(TABLES, text, "en").figure == text


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(by_id(TABLES, "series"))),
    st.dates(date(2010, 1, 1), date(2026, 12, 31)),
    st.dates(date(2010, 1, 1), date(2026, 12, 31)),
)
def test_a_total_of_any_days_is_told_as_it_is_counted(
    series_id: str, one: date, other: date
) -> None:
    period = Period(min(one, other), max(one, other))
    counted = total(TABLES, series_id, period)
    told = entry(TABLES, figure_id.total(series_id, period), "en").numbers[0].text
    if counted.people is None:
        assert told == "no figure"
    else:
        assert f"{counted.people:,}" in told


def test_a_total_is_titled_with_the_days_that_were_published_for() -> None:
    told = entry(TABLES, "total:migracion-colombia-south:2021-01-01:2025-12-31", "en")
    assert told.title == "Entered Colombia from Panama, 1 Jan – 15 Nov 2025"
    assert dict(told.facts)["Asked for"] == "Jan 2021 – Dec 2025"


def test_the_pacific_estimate_leads_to_a_publisher_by_the_event_that_reports_it() -> None:
    told = entry(TABLES, "observations:col-south-pacific-estimate-2025-01-01-to-2025-08", "en")
    cells = [cell for one in told.sections for row in one.table.rows for cell in row]
    assert any(source.url for cell in cells for source in cell.sources)
