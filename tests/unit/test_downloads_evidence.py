"""What is taken away of Evidence, Claims and Corrections: the rows of the pages, as sought."""

import io
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import pytest
from test_data_addresses import asked

# With the samples below, these try the files of these pages as they do those of the others.
from test_downloads import (  # noqa: F401
    Sample,
    plain,
    test_a_data_package_is_valid_and_describes_every_column,
    test_a_geopackage_has_layers_tables_sources_and_a_readme,
    test_a_workbook_has_a_sheet_a_table_and_one_that_says_what_it_is,
    test_csv_and_its_rows_say_terms_and_dates,
    test_geojson_has_every_row_of_places_with_licence_and_sources,
    test_hxl_is_read_and_found_in_order_and_its_tags_are_explained,
    test_no_position_is_finer_than_its_precision,
    test_parquet_is_typed_and_says_what_it_is,
)

from darien import figure_id
from darien.claims.key_facts import findings
from darien.datasets import asking, files
from darien.datasets.dataset import Dataset
from darien.datasets.label import label
from darien.datasets.of_evidence import NARROWING, Sought
from darien.datasets.offers import OF_NO_VIEW
from darien.datasets.taken import filled, names, taken, with_publications
from darien.edition import Edition
from darien.evidence_found import found
from darien.evidence_search import Rests, Search
from darien.facts import FEW, facts
from darien.figure_link import WrongLinkError, query_of
from darien.pack.sheets import BETWEEN
from darien.period import Period
from darien.positions import incidents
from darien.provenance import citations
from darien.render import claim_words
from darien.render.corrected import corrections_table
from darien.render.evidence import results, state
from darien.render.table import Table, lines
from darien.rows import ids_of
from darien.survivors import is_of_survivors
from darien.tables import load
from darien.ui import data_files
from darien.ui.evidence_sections import SECTIONS
from darien.view import View
from darien.vocabulary import Direction, Language

TABLES = load()
TODAY = date(2026, 11, 26)
ENGLISH, SPANISH = View(), View(language=Language.SPANISH)
SEARCHES = {
    "all": Sought("search", Search(), TODAY),
    "words": Sought("search", Search(words="Migración 2023", page=2), TODAY),
    "conditions": Sought(
        "search",
        Search(
            tables=("observations", "rivals"),
            direction=Direction.SOUTHBOUND,
            country="PAN",
            first="2025",
            last="2025-12",
        ),
        TODAY,
    ),
    "none": Sought("search", Search(words="xyzzy"), TODAY),
    "weak": Sought("one-source", Search(tables=("fares",), rests=Rests.ONE_SOURCE), TODAY),
    "sources": Sought("sources", Search(words="EFE 2025"), TODAY),
    "rivals": Sought("rivals", Search(words="Colombia"), TODAY),
    "recent": Sought("recent", Search(), date(2026, 3, 1)),
}
# A search is tried in one language; all rows in both.
SAMPLED = {
    "claims": ("claims", ENGLISH, None),
    "claims-es": ("claims", SPANISH, None),
    "corrections-es": ("corrections", SPANISH, None),
    "evidence-words-es": ("evidence", SPANISH, SEARCHES["words"]),
    "evidence-conditions": ("evidence", ENGLISH, SEARCHES["conditions"]),
    "evidence-none": ("evidence", ENGLISH, SEARCHES["none"]),
    "evidence-all": ("evidence", ENGLISH, SEARCHES["all"]),
}


@pytest.fixture(scope="module")
def every() -> dict[Language, tuple[Dataset, ...]]:
    """All rows of the page Evidence, by language."""
    return {
        view.language: filled(TABLES, "evidence", view, Edition(), TODAY)
        for view in (ENGLISH, SPANISH)
    }


@pytest.fixture(scope="module", params=SAMPLED)
def sample(request: pytest.FixtureRequest, every: dict[Language, tuple[Dataset, ...]]) -> Sample:
    page, view, sought = SAMPLED[request.param]
    query = asking.query_of(page, view, Edition(), sought)
    said = label(TABLES, page, view, query, "https://atlas.example/")
    if sought is None:
        return Sample(page, taken(TABLES, page, view, Edition()), said, view.language)
    of_page = with_publications(TABLES, every[view.language], view.language, sought)
    return Sample(page, of_page, said, view.language)


def on_screen(table: Table) -> list[list[str]]:
    """What each row of a table says, in the order of the page; sources stand apart."""
    return [
        [BETWEEN.join(lines(cell.text)) for cell in row if not cell.sources] for row in table.rows
    ]


def same(data: Dataset, table: Table) -> None:
    """Assert that a table to take away has exactly the rows of the page, sources included."""
    assert len(data.sheet.rows) == len(table.rows)
    named = list(data.sheet.column("source_ids"))
    assert named == [
        ";".join(one.source_id for cell in row for one in cell.sources) for row in table.rows
    ]
    for row, texts in zip(data.sheet.rows, on_screen(table), strict=True):
        cells = iter(map(plain, row))
        # In the order of the page, each number beside its text.
        assert all(text in cells for text in texts), texts
    heads = [head for head in data.sheet.heads if f"{head}_on_screen" in data.sheet.heads]
    numbers = [[plain(data.sheet.column(head)[at]) for head in heads] for at in range(len(named))]
    values = [[plain(cell.value) for cell in row if cell.value is not None] for row in table.rows]
    assert [[one for one in row if one] for row in numbers] == values


def of(data: tuple[Dataset, ...], name: str) -> Dataset:
    return next(one for one in data if one.name == name)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", SEARCHES)
def test_the_rows_are_those_of_the_page_as_sought(
    name: str, language: Language, every: dict[Language, tuple[Dataset, ...]]
) -> None:
    sought = SEARCHES[name]
    data = with_publications(TABLES, every[language], language, sought)
    section, words = sought.section, sought.search.words
    search = sought.search if section in ("search", "one-source") else Search()
    rivals = Search(words=words if section == "rivals" else "", tables=("rivals",))
    carrying = state.sources_carrying(TABLES, words if section == "sources" else "")
    same(of(data, "facts"), results.results_table(TABLES, found(TABLES, search).facts, language))
    same(of(data, "support"), state.sources_table(TABLES, carrying, language))
    same(of(data, "rivals"), results.rivals_table(TABLES, found(TABLES, rivals).facts, language))
    same(of(data, "one-witness"), state.weakness_table(TABLES, language))
    same(of(data, "missing"), state.missing_table(TABLES, language))
    same(of(data, "freshness"), state.freshness_table(TABLES, TODAY, language))
    same(of(data, "faults"), state.faults_table(TABLES, language))


def test_the_searches_sampled_find_one_page_several_and_none() -> None:
    hits = {name: len(found(TABLES, sought.search).facts) for name, sought in SEARCHES.items()}
    assert hits["none"] == 0 < hits["conditions"] and hits["all"] > 2000
    assert hits["words"] > 50 > hits["weak"] > 0


def test_how_recent_the_tables_are_is_told_of_the_day_asked() -> None:
    early, late = (
        of(filled(TABLES, "evidence", ENGLISH, Edition(), day), "freshness").sheet.column("state")
        for day in (date(2026, 2, 1), TODAY)
    )
    assert early.count("overdue") < late.count("overdue")


def test_every_key_fact_has_its_verdict_and_every_reading_its_sum() -> None:
    for view in (ENGLISH, SPANISH):
        language, known = view.language, findings(TABLES)
        key_facts, readings, _sources = taken(TABLES, "claims", view, Edition())
        said = dict(zip(*map(key_facts.sheet.column, ("id", "verdict")), strict=True))
        assert said == {
            id: claim_words.verdict_words(one.verdict, language) for id, one in known.items()
        }
        assert list(key_facts.sheet.column("figure_ids")) == [
            ";".join(one.figures) for one in known.values()
        ]
        shown = [
            on_screen(Table("", (), (row,)))[0]
            for one in known.values()
            for part in one.parts
            for row in claim_words.readings_table(part, language).rows
        ]
        heads = ("reading", "agrees", "result_on_screen", "to_agree", "sum")
        found_rows = zip(*map(readings.sheet.column, heads), strict=True)
        assert [list(row) for row in found_rows] == shown


def test_a_reading_names_its_figures_bounds_and_sources() -> None:
    readings = of(taken(TABLES, "claims", ENGLISH, Edition()), "readings").sheet
    tried = [reading for one in findings(TABLES).values() for reading in one.readings]
    heads = ("result_from", "result_to", "agrees_from", "agrees_to", "figures", "source_ids")
    for row, reading in zip(zip(*map(readings.column, heads), strict=True), tried, strict=True):
        low, high, least, most, figures, sources = row
        assert (low, high) == (reading.low, reading.high)
        for end, bound in zip((least, most), reading.bounds or (None, None), strict=True):
            assert end == bound or (end is None and abs(bound or 0) == float("inf"))
        assert figures == BETWEEN.join(dict.fromkeys(one.figure for one in reading.operands))
        cited = citations(TABLES, [one.source_ids for one in reading.operands])
        assert sources == ";".join(one.source_id for one in cited)


def test_what_was_corrected_is_as_on_the_page() -> None:
    for view in (ENGLISH, SPANISH):
        data = of(taken(TABLES, "corrections", view, Edition()), "corrected")
        same(data, corrections_table(TABLES, view.language))


def test_columns_are_called_the_same_in_every_language(
    every: dict[Language, tuple[Dataset, ...]],
) -> None:
    pages = [
        [taken(TABLES, page, view, Edition()) for view in (ENGLISH, SPANISH)]
        for page in ("claims", "corrections")
    ]
    for english, spanish in [*pages, list(every.values())]:
        for one, other in zip(english, spanish, strict=True):
            assert one.sheet.heads == other.sheet.heads and one.kinds == other.kinds


def test_a_search_that_finds_nothing_keeps_the_columns(
    every: dict[Language, tuple[Dataset, ...]],
) -> None:
    full, empty = (
        of(with_publications(TABLES, every[Language.ENGLISH], "en", SEARCHES[name]), "facts")
        for name in ("all", "none")
    )
    assert not empty.sheet.rows and full.sheet.rows and empty.kinds == full.kinds


def test_a_fact_stands_at_its_one_place_and_of_survivors_nowhere(
    every: dict[Language, tuple[Dataset, ...]],
) -> None:
    data = of(every[Language.ENGLISH], "facts")
    known = {fact.figure: fact for fact in facts(TABLES)}
    counted = {"placed": 0, "survivors": 0, "incidents": 0}
    for figure, shape in zip(data.sheet.column("figure_ids"), data.shapes, strict=True):
        fact = known[str(figure)]
        if fact.table == "incidents":
            at = incidents(TABLES).get(fact.row_id)
            assert (shape.geometry is None) == (at is None)
            assert at is None or shape.geometry["coordinates"] == [at[1], at[0]]
            counted["incidents"] += at is not None
        elif is_of_survivors(*fact.what, fact.note):
            assert shape.geometry is None
            counted["survivors"] += bool(fact.places)
        elif shape.geometry is not None:
            assert len(fact.places) == 1
            counted["placed"] += 1
    assert all(counted.values()), counted


def test_a_count_of_few_survivors_is_told_by_no_file() -> None:
    rows = TABLES.site_activity.copy()
    at = rows.index[rows["metric"] == "sexual-violence-survivors-treated"][0]
    rows.loc[at, "value"] = "3"
    few = replace(TABLES, site_activity=rows)
    data = of(filled(few, "evidence", ENGLISH, Edition(), TODAY), "facts")
    figure = figure_id.row("site_activity", ids_of("site_activity", rows)[at])
    place = data.sheet.column("figure_ids").index(figure)
    assert data.sheet.column("figure")[place] is None
    assert data.sheet.column("figure_on_screen")[place] == FEW
    assert not {3, "3"} & set(data.sheet.rows[place])


@dataclass(frozen=True)
class Wrong:
    path: str
    query: str
    said: str


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong("evidence.xlsx", "section=rumours", "section cannot be “rumours”; possible: search"),
        Wrong("evidence.xlsx", "place=atlantis", "place cannot be “atlantis”; possible: "),
        Wrong("evidence.xlsx", "rests=rumour", "rests cannot be “rumour”; possible: one-source"),
        Wrong("evidence.xlsx", "from=May+2025", "from cannot be “May 2025”; possible: 2010"),
        Wrong("evidence.xlsx", "from=2025&to=2024", "from cannot be “2025”; possible: from ≤ to"),
        Wrong("evidence.xlsx", "words=a&words=b", "words cannot be “a – b”; possible: 1"),
        Wrong("evidence.xlsx", "table=fares&table=fares", "each value once"),
        Wrong("evidence.xlsx", "page=2", "a link has no “page”; it has compare, country"),
        Wrong("evidence.xlsx", "section=missing&words=SNM", "a link has no “words”"),
        Wrong("evidence/facts.csv", "section=sources&way=northbound", "a link has no “way”"),
        Wrong("evidence.xlsx", "created=2029-01-01", "created cannot be “2029-01-01”"),
        Wrong("claims.xlsx", "words=SNM", "a link has no “words”"),
        Wrong("corrections.xlsx", "section=search", "a link has no “section”"),
        Wrong("flows.xlsx", "words=SNM", "a link has no “words”"),
    ],
)
def test_a_search_that_means_nothing_is_refused_in_one_sentence(wrong: Wrong) -> None:
    said = query_of(wrong.query.encode(), "en")
    with pytest.raises(WrongLinkError) as error:
        asking.read(TABLES, wrong.path, said, "en", TODAY)
    assert wrong.said in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("name", SEARCHES)
def test_an_address_of_the_page_is_read_as_the_search_it_was_written_for(name: str) -> None:
    sought = SEARCHES[name]
    for table in names(TABLES, "evidence"):
        path = f"evidence/{table}.csv"
        address = data_files.address(path, SPANISH, Edition(), sought)
        read = asking.read(
            TABLES, path, query_of(address.partition("?")[2].encode(), "en"), "en", TODAY
        )
        assert read.view == SPANISH
        assert read.sought == replace(sought, search=replace(sought.search, page=1))


def test_a_link_of_the_page_that_leaves_out_what_is_first_is_read_as_the_page_does() -> None:
    first = asking.read(TABLES, "evidence.xlsx", {}, "en", TODAY)
    assert first.sought == Sought("search", Search(), TODAY)
    weak = asking.read(TABLES, "evidence.xlsx", {"section": ["one-source"]}, "en", TODAY)
    assert weak.sought == Sought("one-source", Search(rests=Rests.ONE_SOURCE), TODAY)
    assert list(NARROWING) == list(SECTIONS)


def test_a_file_of_no_view_does_not_say_that_it_is_of_a_period() -> None:
    south = replace(SPANISH, period=Period.of_months("2025-01", "2025-12"))
    for page in OF_NO_VIEW:
        said = label(TABLES, page, south, south.to_query(), "")
        assert "2025" not in said.title and "mapa" not in said.caution


def test_the_same_search_gives_the_same_bytes(
    every: dict[Language, tuple[Dataset, ...]],
) -> None:
    query = SEARCHES["conditions"].to_query()
    for kind in files.kinds("evidence"):
        asked = asking.read(TABLES, f"evidence.{kind}", query, "en", date(2026, 11, 27))
        data = with_publications(TABLES, every[Language.ENGLISH], "en", asked.sought)
        assert asking.made(TABLES, asked, data, "") == asking.made(TABLES, asked, data, "")


def test_the_addresses_answer_with_the_rows_as_sought(
    every: dict[Language, tuple[Dataset, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_files, "_filled", lambda *of: every[of[1].language])
    sought = SEARCHES["sources"]
    data = with_publications(TABLES, every[Language.SPANISH], "es", sought)
    for name in ("facts", "support", "freshness", "sources"):
        path = f"evidence/{name}.csv"
        answer = asked(path, data_files.address(path, SPANISH, Edition(), sought).split("?")[1])
        assert answer.status == 200, answer.text
        assert f'filename="darien-evidence-{name}-es-' in answer.headers["content-disposition"]
        read = pd.read_csv(io.BytesIO(answer.body), dtype=str, keep_default_na=False)
        assert len(read) == len(of(data, name).sheet.rows)
    refused = asked("evidence.xlsx", "place=atlantis")
    assert refused.status == 400 and refused.text.startswith("These data cannot be given: place")


def test_the_tag_of_an_address_without_a_day_changes_with_the_day(
    every: dict[Language, tuple[Dataset, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_files, "_filled", lambda *of: every[of[1].language])
    today = asked("evidence/freshness.csv").headers["etag"]
    assert asked("evidence/freshness.csv", "created=2026-03-01").headers["etag"] != today
