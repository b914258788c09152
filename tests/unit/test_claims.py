"""Claims: the key facts with their verdicts, and the arithmetic of a reading."""

from dataclasses import replace

import pytest

from darien.claims.claim import Claim, Claimed, Operand, Part, Trial
from darien.claims.key_facts import findings, key_facts
from darien.claims.reckoning import reckon
from darien.claims.weighing import bounds, read, verdict_of, weigh
from darien.render.claim_words import figures_table, in_text, readings_table
from darien.render.ledger import entry
from darien.tables import Tables, load
from darien.verdicts import Reckoning, Verdict, Wording

NORTH = "observations:snm-darien-north-"
# Checked by hand against key_facts.csv and docs/data-notes.md; what is not here is supported.
DEPEND = {"ap-6", "ap-8", "ap-9", "ap-10", "ap-11", "ap-13", "ap-15", "ap-17", "msf-8"}
UNWEIGHED = {"ap-14"}
# What the decisive sum of a fact makes: fact, place of the reading, number.
NUMBERS = (
    ("ap-1", 1, 14_422),
    ("ap-2", 1, 182),
    ("ap-3", 1, 520_085),
    ("ap-4", 0, -41.8936),
    ("ap-4", 1, -98.9772),
    ("ap-6", 0, -97),
    ("ap-6", 1, -98.7652),
    ("ap-6", 2, -98.8688),
    ("ap-6", 3, -97.4266),
    ("ap-7", 0, 97),
    ("ap-11", 1, 133_726),
    ("ap-11", 2, 2_819),
    ("ap-13", 0, 25),
    ("ap-16", 0, 2),
    ("ap-17", 0, 450),
    ("ap-17", 1, 287),
    ("msf-1", 1, -10),
    ("msf-2", 4, 0),
    ("msf-2", 7, 5),
    ("msf-6", 0, 22_833),
    ("msf-7", 0, 396),
    ("msf-9", 1, 8),
    ("msf-13", 1, 38.5714),
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def test_all_34_key_facts_have_the_verdict_that_the_tables_give(tables: Tables) -> None:
    verdicts = {id: one.verdict for id, one in findings(tables).items()}
    expected = {
        id: Verdict.DEPENDS
        if id in DEPEND
        else Verdict.NOTHING
        if id in UNWEIGHED
        else Verdict.SUPPORTED
        for id in tables.key_facts["fact_id"]
    }
    assert len(verdicts) == 34
    assert verdicts == expected


@pytest.mark.parametrize(("fact", "place", "number"), NUMBERS)
def test_a_key_fact_is_weighed_with_the_right_number(
    tables: Tables, fact: str, place: int, number: float
) -> None:
    assert findings(tables)[fact].readings[place].low == pytest.approx(number, abs=0.0001)


def test_the_97_percent_are_set_against_the_months_of_the_tables(tables: Tables) -> None:
    finding = findings(tables)["ap-6"]
    published, same_months, *_rest = finding.readings
    assert published.agrees is True and same_months.agrees is False
    told = in_text(tables, finding, "en")
    assert "36,001 + 37,166 + 36,841 + 29,259 + 30,747 + 31,049 + 20,519 + 16,603 = 238,185" in told
    assert "2,941 − 238,185 = −235,244" in told
    assert "−235,244 ÷ 238,185 = −0.988 = −98.8%" in told
    assert "as SNM's months of January to August 2024 add up to 238,185" in told


def test_every_figure_of_a_key_fact_has_a_ledger_and_a_source(tables: Tables) -> None:
    for finding in findings(tables).values():
        table = figures_table(tables, finding, "en")
        for name, _period, number, cited in table.rows:
            assert entry(tables, name.figure or number.figure, "en").figure
            # The rival value of R4V names no publication of its own.
            assert cited.sources or "rivals:" in number.figure


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_key_fact_is_told_in_every_language(tables: Tables, language: str) -> None:
    for finding in findings(tables).values():
        assert finding.parts and in_text(tables, finding, language)
        for part in finding.parts:
            assert all(row[0].text for row in readings_table(part, language).rows)


def test_a_verdict_is_computed_anew_from_the_tables(tables: Tables) -> None:
    rows = tables.observations.copy()
    rows.loc[rows["observation_id"] == "snm-darien-north-2023", "people"] = 400_000
    changed = replace(tables, observations=rows)
    claim = next(one for one in key_facts(changed) if one.id == "ap-3")
    assert weigh(changed, claim).verdict == Verdict.NOT_SUPPORTED


@pytest.mark.parametrize(
    ("number", "unit", "wording", "low", "high"),
    [
        (14_000, "people", Wording.AS_SAID, 13_500, 14_500),
        (450, "people", Wording.AS_SAID, 445, 455),
        (-97, "percent", Wording.AS_SAID, -97.5, -96.5),
        (98.8, "percent", Wording.AS_SAID, 98.75, 98.85),
        (500_000, "people", Wording.AS_SAID, 475_000, 525_000),
        (450, "people", Wording.ABOUT, 405, 495),
        (50, "percent", Wording.NEARLY, 45, 50),
    ],
)
def test_a_wording_says_how_near_a_figure_must_come(
    number: float, unit: str, wording: Wording, low: float, high: float
) -> None:
    assert bounds(Claimed(number, wording, unit)) == pytest.approx((low, high))


def agrees(tables: Tables, figure: str, claimed: Claimed) -> bool | None:
    return read(tables, Trial(Reckoning.COUNT, (figure,), claimed)).agrees


def test_the_end_of_a_wording_is_left_out_unless_the_source_words_it_so(tables: Tables) -> None:
    year = f"{NORTH}2023"
    assert agrees(tables, year, Claimed(520_085, Wording.MORE_THAN, "people")) is False
    assert agrees(tables, year, Claimed(520_085, Wording.NEARLY, "people")) is False
    report = "observations:joint-report-colombia-south-2025-01-01-to-2025-08"
    assert agrees(tables, report, Claimed(14_000, Wording.MORE_THAN, "people")) is True
    # "Over 14,000" may well be 15,000.
    assert agrees(tables, report, Claimed(15_000, unit="people")) is None


def test_shares_that_overlap_give_a_range_and_no_sum() -> None:
    answers = [Operand("a", "", share, "percent", "s") for share in (49.0, 46.0)]
    made = reckon(Reckoning.EITHER, answers)
    assert (made.low, made.high) == (49, 95)
    crowded = [Operand("a", "", share, "percent", "s") for share in (70.0, 60.0)]
    assert reckon(Reckoning.EITHER, crowded).high == 100


def test_a_change_is_shown_step_by_step(tables: Tables) -> None:
    pair = (f"{NORTH}2025", f"{NORTH}2024")
    reading = read(tables, Trial(Reckoning.CHANGE, pair, Claimed(-99, unit="percent")))
    assert [(step.terms, step.sign) for step in reading.steps] == [
        ((3_091, 302_203), "−"),
        ((-299_112, 302_203), "÷"),
    ]
    assert reading.agrees is True


def test_only_readings_that_decide_make_a_verdict(tables: Tables) -> None:
    yes = Trial(Reckoning.COUNT, (f"{NORTH}2023",), Claimed(520_085, unit="people"))
    no = replace(yes, claimed=Claimed(10, unit="people"))
    beside = Trial(Reckoning.BESIDE, (f"{NORTH}2024",), Claimed())
    assert verdict_of([read(tables, yes), read(tables, beside)]) == Verdict.SUPPORTED
    assert verdict_of([read(tables, yes), read(tables, no)]) == Verdict.DEPENDS
    assert verdict_of([read(tables, no)]) == Verdict.NOT_SUPPORTED
    assert verdict_of([read(tables, beside)]) == Verdict.NOTHING


def test_a_claim_holds_as_far_as_its_weakest_part(tables: Tables) -> None:
    good = Trial(Reckoning.COUNT, (f"{NORTH}2023",), Claimed(520_085, unit="people"))
    bad = replace(good, claimed=Claimed(10, unit="people"))
    claim = Claim("x", "x", (Part("one", (good,)), Part("two", (bad,))))
    assert weigh(tables, claim).verdict == Verdict.NOT_SUPPORTED


def test_an_id_that_leads_nowhere_is_refused_with_its_name(tables: Tables) -> None:
    for figure in ("observations:none", "total:snm-darien-north:2030-01-01:2030-12-31", "series:x"):
        with pytest.raises(ValueError, match="leads to no figure"):
            read(tables, Trial(Reckoning.COUNT, (figure,), Claimed(1)))
