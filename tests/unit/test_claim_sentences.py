"""Sentences: what is read in them, in English and Spanish, and which figures they are held to."""

from datetime import date

import pytest

from darien import figure_id
from darien.claims.candidates import candidates
from darien.claims.claim import Claim, Claimed, Finding, Part, Trial
from darien.claims.dates import when
from darien.claims.operands import operand
from darien.claims.quantities import plain, quantity
from darien.claims.sentences import LONGEST, claim_of, understand
from darien.claims.weighing import weigh
from darien.period import Period
from darien.render.claim_advice import hindered
from darien.render.claim_words import figures_table, in_text, meaning, understood_words
from darien.render.ledger import entry
from darien.tables import Tables, load
from darien.verdicts import Hindrance, Reckoning, Verdict, Wording


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def weighed(tables: Tables, text: str) -> Finding:
    return weigh(tables, claim_of(tables, text))


@pytest.mark.parametrize(
    ("text", "number", "unit", "wording"),
    [
        ("14,000 turned back", 14_000, "", Wording.AS_SAID),
        ("14.000 personas", 14_000, "", Wording.AS_SAID),
        ("14 mil personas", 14_000, "", Wording.AS_SAID),
        ("half a million", 500_000, "", Wording.AS_SAID),
        ("más de medio millón", 500_000, "", Wording.MORE_THAN),
        ("around 8 million", 8_000_000, "", Wording.ABOUT),
        ("97 percent", 97, "percent", Wording.AS_SAID),
        ("98,8 % menos", 98.8, "percent", Wording.AS_SAID),
        ("nearly half", 50, "percent", Wording.NEARLY),
        ("una cuarta parte", 25, "percent", Wording.AS_SAID),
        ("la mayoría", 50, "percent", Wording.MORE_THAN),
        ("US$260 for a boat", 260, "USD", Wording.AS_SAID),
        ("fewer than 450", 450, "", Wording.LESS_THAN),
        ("por lo menos 9.000", 9_000, "", Wording.AT_LEAST),
    ],
)
def test_a_number_is_read_as_it_is_worded(
    text: str, number: float, unit: str, wording: Wording
) -> None:
    said, _rest = quantity(plain(text))
    assert said is not None
    assert (said.number, said.unit, said.wording) == (number, unit, wording)


def test_a_range_is_one_number_with_two_ends() -> None:
    said, rest = quantity("260 to 280 dollars for a boat")
    assert said is not None and (said.number, said.high) == (260, 280)
    assert rest.split() == ["for", "a", "boat"]


YEAR_2023 = Period(date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("in 2023", [YEAR_2023]),
        ("2021-2025", [Period(date(2021, 1, 1), date(2025, 12, 31))]),
        (
            "fewer in 2024 than in 2023",
            [Period(date(2024, 1, 1), date(2024, 12, 31)), YEAR_2023],
        ),
        ("January–August 2025", [Period(date(2025, 1, 1), date(2025, 8, 31))]),
        ("de enero a agosto de 2025", [Period(date(2025, 1, 1), date(2025, 8, 31))]),
        ("hasta el 15 de noviembre de 2025", [Period(date(2025, 1, 1), date(2025, 11, 15))]),
        ("in May 2025", [Period(date(2025, 5, 1), date(2025, 5, 31))]),
        ("it may be", []),
        ("on 31 February 2025", []),
        ("in 2009", []),
    ],
)
def test_dates_are_read_in_both_languages(text: str, periods: list[Period]) -> None:
    assert list(when(plain(text))[0].periods) == periods


@pytest.mark.parametrize(
    ("text", "verdict", "figure"),
    [
        (
            "97 percent fewer people",
            Verdict.DEPENDS,
            "observations:snm-darien-north-2025-01-01-to-2025-03-31",
        ),
        (
            "14,000 turned back",
            Verdict.DEPENDS,
            "observations:migracion-colombia-south-2025-01-01-to-2025-07-31",
        ),
        (
            "450 took the Pacific",
            Verdict.DEPENDS,
            "observations:col-south-pacific-estimate-2025-01-01-to-2025-08",
        ),
        (
            "Más de medio millón de personas cruzaron el Darién en 2023",
            Verdict.SUPPORTED,
            "observations:snm-darien-north-2023",
        ),
        (
            "1,207,389 people crossed the Darién in 2021-2025",
            Verdict.SUPPORTED,
            "total:snm-darien-north:2021-01-01:2025-12-31",
        ),
        (
            "10,000 people crossed the Darién in 2023",
            Verdict.NOT_SUPPORTED,
            "observations:snm-darien-north-2023",
        ),
        (
            "63 percent of the people in the Darién in 2023 were Venezuelan",
            Verdict.SUPPORTED,
            "observations:snm-darien-north-2023-ven",
        ),
        ("174 people died in the Darién in 2024", Verdict.DEPENDS, "missing_migrants:darien-2024"),
        (
            "un cuarto piensa quedarse en Colombia",
            Verdict.DEPENDS,
            "survey_findings:intention-02",
        ),
        ("menos venezolanos en 2024", Verdict.SUPPORTED, "observations:snm-darien-north-2024-ven"),
        (
            "fewer people crossed the Darién in 2025 than in 2023",
            Verdict.SUPPORTED,
            "observations:snm-darien-north-2023",
        ),
    ],
)
def test_a_sentence_is_held_against_the_figures_that_it_means(
    tables: Tables, text: str, verdict: Verdict, figure: str
) -> None:
    finding = weighed(tables, text)
    assert finding.verdict == verdict
    assert figure in finding.figures


def test_the_registered_pacific_entries_are_added_only_as_declared(tables: Tables) -> None:
    sums = [one for one in weighed(tables, "450 took the Pacific").readings if one.low == 287]
    assert len(sums) == 1 and sums[0].agrees is False
    assert sorted(sums[0].steps[0].terms) == [10, 277]
    # Of other corridors nothing is added, declared addable or not.
    added = [one for one in candidates(tables) if one.reckoning == Reckoning.SUM]
    assert {one.own for one in added} == {frozenset({"corridor:pacific"})}


@pytest.mark.parametrize(
    "text",
    [
        "500 dogs crossed the Darién in 2023",
        "7 people flew to Mars",
        "14,000 people were deported from Nicaragua in 2019",
        "9,999 people",
    ],
)
def test_a_sentence_that_the_tables_have_nothing_on_is_never_called_unsupported(
    tables: Tables, text: str
) -> None:
    assert weighed(tables, text).verdict == Verdict.NOTHING


def test_words_that_no_figure_answers_to_are_named(tables: Tables) -> None:
    told = in_text(tables, weighed(tables, "520,085 dogs crossed the Darién in 2023"), "en")
    assert "Not weighed, as no figure answers to it: dogs." in told


@pytest.mark.parametrize("text", ["", "hello", "the Darién", "¿?", "<b>", "\x00"])
def test_without_a_number_a_reader_is_told_what_to_write(tables: Tables, text: str) -> None:
    finding = weighed(tables, text)
    assert not finding.claim.understood and finding.verdict == Verdict.NOTHING
    assert "Write a number" in meaning(finding, "en")


def test_what_was_understood_is_said_back(tables: Tables) -> None:
    read = understand(tables, "97 percent fewer Venezuelans crossed the Darién in 2025")
    assert understood_words(tables, read, "en") == (
        "Understood: 97%, fewer, Jan–Dec 2025, the Darién, people of Venezuela"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> 97 percent",
        "9" * 5_000,
        "1,2,3,,4.. percent",
        "$ % ${x} `1`",
        "999999999999999999999 people crossed the Darién",
        "0 people crossed the Darién in 2023",
        "1e999 people, 5 to 3 dollars",
        "(((((((((((((((((((( 5",
        "٣٤ people crossed the Darién",
        "² people crossed the Darién",
    ],
)
def test_a_hostile_sentence_is_weighed_like_any_other(tables: Tables, text: str) -> None:
    finding = weighed(tables, text)
    assert len(finding.claim.text) <= LONGEST
    assert in_text(tables, finding, "en") and in_text(tables, finding, "es")


FEW = (
    "site_activity:msf-mex-ciudad-juarez/extreme-violence-survivors-identified"
    "/2025-03-20/2025-04-09"
)


@pytest.mark.parametrize(
    "text",
    [
        "2 survivors of extreme violence identified in Ciudad Juárez",
        "fewer than 5 survivors of extreme violence identified in Ciudad Juárez",
        "3 survivors of extreme violence identified in Ciudad Juárez in 2025",
        "2 sobrevivientes de violencia extrema identificados en Ciudad Juárez",
    ],
)
def test_no_sentence_confirms_a_small_number_of_survivors(tables: Tables, text: str) -> None:
    finding = weighed(tables, text)
    assert FEW not in finding.figures
    assert finding.verdict not in (Verdict.SUPPORTED, Verdict.NOT_SUPPORTED)


def test_a_small_number_of_survivors_has_no_value_in_any_claim(tables: Tables) -> None:
    assert FEW not in {figure for one in candidates(tables) for figure in one.figures}
    assert operand(tables, FEW).value is None
    claimed = Claimed(2, unit="people")
    finding = weigh(
        tables, Claim("x", "x", (Part("", (Trial(Reckoning.COUNT, (FEW,), claimed),)),))
    )
    assert finding.readings[0].agrees is None
    assert not finding.readings[0].low
    assert all(row[2].text == "" for row in figures_table(tables, finding, "en").rows)
    # Greater numbers of survivors are told as they were published.
    assert operand(tables, "site_activity:PAN/sexual-violence-survivors-treated/2023/2023").value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("520,085 people did not cross the Darién in 2023", Hindrance.NEGATED),
        ("520,085 people didn’t cross the Darién in 2023", Hindrance.NEGATED),
        ("It is false that 520,085 people crossed the Darién in 2023", Hindrance.NEGATED),
        ("520,085 people never crossed the Darién in 2023", Hindrance.NEGATED),
        ("no less than 520,085 people crossed the Darién in 2023", Hindrance.NEGATED),
        ("520.085 personas no cruzaron el Darién en 2023", Hindrance.NEGATED),
        ("Es falso que 520.085 personas cruzaron el Darién en 2023", Hindrance.NEGATED),
        ("Nunca cruzaron el Darién 520.085 personas en 2023", Hindrance.NEGATED),
        (
            "520,085 people crossed the Darién in 2023 and 900,000 in 2024",
            Hindrance.SECOND_NUMBER,
        ),
        (
            "520,085 people crossed the Darién in 2023, of them 900,000 women",
            Hindrance.SECOND_NUMBER,
        ),
        ("520,085 people, 99 percent of them children, crossed in 2023", Hindrance.SECOND_NUMBER),
        ("520,085 people, most of them children, crossed in 2023", Hindrance.SECOND_NUMBER),
        ("520,085 crossed in 2023 and two million stayed", Hindrance.SECOND_NUMBER),
        ("520.085 personas cruzaron en 2023 y dos mil murieron", Hindrance.SECOND_NUMBER),
        ("520,085 people crossed the Darién in 2023 and in 2024", Hindrance.DATES),
        ("520,085 people crossed the Darién in 2009", Hindrance.DATES),
        ("520,085 people crossed the Darién on 31 February 2023", Hindrance.DATES),
        ("30,000 people crossed in May 2023 and 2024", Hindrance.DATES),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_not_read_of_a_sentence_keeps_it_from_being_weighed(
    tables: Tables, text: str, why: Hindrance, language: str
) -> None:
    finding = weighed(tables, text)
    assert finding.claim.hindrance == why
    assert finding.verdict == Verdict.NOTHING
    # Figures stand beside it; none of them agrees or disagrees.
    assert finding.figures and not any(one.decides for one in finding.readings)
    assert hindered(why, language) in in_text(tables, finding, language)


@pytest.mark.parametrize(
    "text",
    [
        "1,207,389 people crossed the Darién in 2021-2025",
        "a boat cost 260 to 280 dollars in 2025",
        "en 2025 fueron 98,8 por ciento menos que en 2024",
        "hasta el 15 de noviembre de 2025 volvieron 20.000 personas",
        "Doctors Without Borders treated 676 survivors in Panama in 2023",
        "Médicos Sin Fronteras atendió a 1955 sobrevivientes en Panamá",
        "fewer people crossed the Darién in 2025 than in 2023",
    ],
)
def test_years_dates_ranges_and_names_are_no_second_number_and_no_negation(
    tables: Tables, text: str
) -> None:
    assert understand(tables, text).hindrance is None


@pytest.mark.parametrize(
    ("english", "spanish", "verdict"),
    [
        (
            "22,833 people went south in 2025",
            "22,833 personas fueron hacia el sur en 2025",
            Verdict.SUPPORTED,
        ),
        (
            "3,091 people crossed the Darién northbound in 2025",
            "3,091 personas cruzaron hacia el norte por el Darién en 2025",
            Verdict.SUPPORTED,
        ),
        (
            "520,085 people crossed the Darién towards the north in the year 2023",
            "520.085 personas atravesaron el Darién hacia el norte durante el año 2023",
            Verdict.SUPPORTED,
        ),
        (
            "10,000 people travelled northbound through the Darién in 2023",
            "10.000 personas viajaron hacia el norte a través del Darién en 2023",
            Verdict.NOT_SUPPORTED,
        ),
        (
            "174 people died in the Darién in 2024",
            "174 personas murieron en el Darién en 2024",
            Verdict.DEPENDS,
        ),
        (
            "fewer people crossed the Darién in 2025 than in 2023",
            "menos personas cruzaron el Darién en 2025 que en 2023",
            Verdict.SUPPORTED,
        ),
        (
            "500 dogs crossed the Darién in 2023",
            "500 perros cruzaron el Darién en 2023",
            Verdict.NOTHING,
        ),
    ],
)
def test_a_sentence_has_the_same_verdict_in_both_languages(
    tables: Tables, english: str, spanish: str, verdict: Verdict
) -> None:
    said = weighed(tables, english), weighed(tables, spanish)
    assert [one.verdict for one in said] == [verdict, verdict]
    assert said[0].figures == said[1].figures


@pytest.mark.parametrize("letter", ["移", "म", "ж", "😀", "%", "é"])
def test_the_longest_sentence_of_any_script_opens_its_ledger(tables: Tables, letter: str) -> None:
    text = f"520,085 people crossed the Darién in 2023 {letter * LONGEST}"[:LONGEST]
    found = entry(tables, figure_id.claim(text), "en")
    assert found.title == text
    assert found.figure == figure_id.claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "Since 2021, 1,207,389 people crossed the Darién",
        "Desde 2021, 1,207,389 personas cruzaron el Darién",
        "Until 2024, 302,203 people crossed the Darién",
    ],
)
def test_a_stretch_of_which_one_end_is_said_is_not_taken_for_its_year(
    tables: Tables, text: str
) -> None:
    assert weigh(tables, claim_of(tables, text)).verdict == Verdict.NOTHING
