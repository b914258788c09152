"""What is taken away: each kind of file, read back by its own library, holds the same rows."""

import io
import json
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import frictionless
import geopandas
import hxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from openpyxl import load_workbook

from darien.datasets import files, flat
from darien.datasets.columns import TAGS, tag_of
from darien.datasets.dataset import Dataset
from darien.datasets.label import Label, label
from darien.datasets.of_tables import Filled, sheet_of
from darien.datasets.offers import OF_NO_VIEW, PAGES
from darien.datasets.taken import taken
from darien.edition import Edition
from darien.pack.sheets import BETWEEN, LONGEST_NAME
from darien.paper import Sequence
from darien.period import Period
from darien.provenance import citations
from darien.render.table import Cell, Table
from darien.tables import load
from darien.view import View
from darien.vocabulary import Corridor, Direction, Language, Layer

TABLES = load()
ROOT = Path(__file__).parents[2]
SOUTH = View(
    period=Period.of_months("2025-01", "2025-12"),
    directions=(Direction.SOUTHBOUND,),
    corridors=(Corridor.CARIBBEAN, Corridor.PACIFIC),
    language=Language.SPANISH,
    compare=Period.of_months("2024-01", "2024-12"),
)
EARLY = View(period=Period.of_months("2010-01", "2012-06"), layers=(Layer.COUNTED,))
AFTER = View(period=Period.of_months("2026-06", "2026-12"))
WIDEST = View(
    period=Period.of_months("2010-01", "2026-12"), compare=Period.of_months("2010-01", "2026-12")
)
# The other pages: test_downloads_evidence.py.
VIEWED = [page for page in PAGES if page not in OF_NO_VIEW]
SAMPLED = {
    **{page: (page, View(), Edition()) for page in VIEWED if page != "compare"},
    **{f"{page}-south-es": (page, SOUTH, Edition()) for page in VIEWED},
    **{f"{page}-widest": (page, WIDEST, Edition()) for page in VIEWED},
    **{f"{page}-early": (page, EARLY, Edition()) for page in ("map", "flows")},
    **{f"{page}-after": (page, AFTER, Edition()) for page in VIEWED if page != "compare"},
    "report-years": ("report", View(), Edition(panels=Sequence.YEARS)),
    "report-compared": ("report", SOUTH, Edition(panels=Sequence.COMPARE)),
}


@dataclass(frozen=True)
class Sample:
    """The tables of a page for a view, and what their files say of themselves."""

    page: str
    found: tuple[Dataset, ...]
    said: Label
    language: str


@pytest.fixture(scope="module", params=SAMPLED)
def sample(request: pytest.FixtureRequest) -> Sample:
    page, view, edition = SAMPLED[request.param]
    said = label(TABLES, page, view, view.to_query(), "https://atlas.example/")
    return Sample(page, taken(TABLES, page, view, edition), said, view.language)


def texts(data: Dataset) -> list[list[str]]:
    """The cells as text; blank for what is not known."""
    return [[plain(cell) for cell in row] for row in data.sheet.rows]


def plain(cell: Any) -> str:
    """A cell, read back or not, as text: what is missing is blank, a whole number has no point."""
    if cell is None or cell is pd.NA or cell != cell:
        return ""
    return re.sub(r"^(-?\d+)\.0$", r"\1", str(cell))


def same(read: Any, data: Dataset) -> None:
    """Assert that rows read back are those of a table, in its first columns."""
    rows = [[plain(cell) for cell in row][: len(data.sheet.heads)] for row in read]
    assert rows == texts(data), data.name


def test_every_row_that_states_a_number_names_its_sources(sample: Sample) -> None:
    known, named = set(TABLES.sources["source_id"]), set[str]()
    for data in sample.found[:-1]:
        for row, cell in zip(texts(data), data.sheet.column("source_ids"), strict=True):
            nothing = ("no figure", "no record", "sin cifra", "sin registro")
            assert cell or any(word in text for text in row for word in nothing), (data.name, row)
            named |= set(filter(None, str(cell).split(";")))
    assert named <= known
    assert set(sample.found[-1].sheet.column("source_id")) == named


def test_csv_and_its_rows_say_terms_and_dates(sample: Sample) -> None:
    for data in sample.found:
        body = flat.csv(data, sample.said, sample.language)
        read = pd.read_csv(io.BytesIO(body), dtype=str, keep_default_na=False)
        same(read.to_numpy().tolist(), data)
        assert list(read.columns[-4:]) == ["as_of", "licence", "citation", "precision_note"]
        if len(read):
            assert set(read["as_of"]) == {data.as_of}
            assert "CC BY 4.0" in read["licence"][0] and "Darién Atlas" in read["citation"][0]


def test_parquet_is_typed_and_says_what_it_is(sample: Sample) -> None:
    for data in sample.found:
        body = flat.parquet(data, sample.said, sample.language)
        read = pq.read_table(io.BytesIO(body))
        same(zip(*read.to_pydict().values(), strict=True), data)
        # What is not known is missing, and no empty text.
        assert not any("" in column for column in read.to_pydict().values())
        about = {key.decode(): text.decode() for key, text in read.schema.metadata.items()}
        assert about["as_of"] == data.as_of
        assert json.loads(about["of"])["citation"] == sample.said.citation
        assert all(field.metadata[b"description"] for field in read.schema)
        for head, kind in data.kinds.items():
            assert (
                str(read.schema.field(head).type)
                == {
                    "string": "string",
                    "integer": "int64",
                    "number": "double",
                }[kind]
            )


def test_hxl_is_read_and_found_in_order_and_its_tags_are_explained(sample: Sample) -> None:
    explained = re.findall(r"^\| `(#\S+)` \|", (ROOT / "docs/hxl.md").read_text("utf-8"), re.M)
    for data in sample.found:
        body = flat.hxl(data, sample.said, sample.language)
        given = hxl.InputOptions(allow_local=True)
        read = hxl.data(io.BytesIO(body), given)
        assert {column.display_tag for column in read.columns} <= set(explained)
        assert [column.header for column in read.columns][: len(data.sheet.heads)] == list(
            data.sheet.heads
        )
        same([row.values for row in read], data)
        faults: list[Any] = []
        hxl.schema(None, callback=faults.append).validate(hxl.data(io.BytesIO(body), given))
        # A number that is much larger than the others is worth a look and no fault.
        assert not [one.message for one in faults if one.rule.severity != "info"], data.name


def test_a_workbook_has_a_sheet_a_table_and_one_that_says_what_it_is(sample: Sample) -> None:
    body = files.xlsx(sample.found, sample.said, sample.language)
    book = load_workbook(io.BytesIO(body))
    names = [data.name[:LONGEST_NAME] for data in sample.found]
    assert book.sheetnames == ["README", *names]
    for data, name in zip(sample.found, names, strict=True):
        head, *rows = book[name].iter_rows(values_only=True)
        assert head == data.sheet.heads
        same(rows, data)
    readme = dict(book["README"].iter_rows(values_only=True))
    said = " ".join(readme.values())
    for text in (sample.said.citation, sample.said.precision, sample.said.licence):
        assert text in said
    assert all(data.as_of in readme[data.name] for data in sample.found)


def test_a_geopackage_has_layers_tables_sources_and_a_readme(
    sample: Sample, tmp_path: Path
) -> None:
    file = tmp_path / "data.gpkg"
    file.write_bytes(files.FILES["gpkg"](sample.found, sample.said, sample.language))
    layers = dict(pyogrio.list_layers(file))
    for data in sample.found:
        name = data.name.replace("-", "_")
        parts = [pyogrio.read_dataframe(file, layer=name)]
        if f"{name}_river" in layers:
            parts.append(pyogrio.read_dataframe(file, layer=f"{name}_river"))
            assert all(one.startswith("ODbL") for one in parts[0]["licence"])
            assert all(one.startswith("LGPL") for one in parts[1]["licence"])
        read = pd.concat(parts)[list(data.sheet.heads)].astype(object)
        rows = [[plain(cell) for cell in row] for row in read.to_numpy().tolist()]
        assert sorted(rows) == sorted(texts(data)), data.name
        assert bool(data.shapes) == (layers[name] is not None)
        if data.shapes:
            assert parts[0].crs.to_epsg() == 4326
            drawn = sum(part.geometry.notna().sum() for part in parts)
            assert drawn == sum(shape.geometry is not None for shape in data.shapes)
            for part, layer in zip(parts, (name, f"{name}_river"), strict=False):
                stated = pyogrio.read_info(file, layer=layer)["layer_metadata"]
                has_shape = part.geometry.notna()
                licences = set(part["licence"][has_shape]) or {sample.said.licence}
                assert set(stated["licence"].split(BETWEEN)) == licences
                assert stated["licence_of_rows"] == sample.said.licence
        about = pyogrio.read_info(file, layer=name)
        assert about["layer_metadata"]["as_of"] == data.as_of
        assert about["dataset_metadata"]["citation"] == sample.said.citation
    readme = pyogrio.read_dataframe(file, layer="README")
    assert sample.said.precision in set(readme["text"])


def test_geojson_has_every_row_of_places_with_licence_and_sources(sample: Sample) -> None:
    bodies = {
        kind: files.FILES[kind](sample.found, sample.said, sample.language)
        for kind in ("geojson", "river.geojson")
    }
    read = {
        kind: geopandas.read_file(io.BytesIO(body), datetime_as_string=True)
        for kind, body in bodies.items()
    }
    placed = {data.name: data for data in sample.found if data.shapes}
    for name, data in placed.items():
        parts = [frame[frame["table"] == name] for frame in read.values() if len(frame)]
        found = [
            [plain(cell) for cell in row]
            for part in parts
            if len(part)
            for row in part[[*data.sheet.heads]].astype(object).to_numpy()
        ]
        assert sorted(found) == sorted(texts(data))
    for kind, frame in read.items():
        said = json.loads(bodies[kind])
        assert said["citation"] == sample.said.citation and said["precision"]
        assert said["licence_of_rows"] == sample.said.licence
        drawn = {one["properties"]["licence"] for one in said["features"] if one["geometry"]}
        assert set(said["licence"].split(BETWEEN)) == (drawn or {sample.said.licence})
        cells = frame["source_ids"] if len(frame) else ()
        named = {one for cell in cells for one in cell.split(";") if one}
        assert {one["source_id"] for one in said["sources"]} == named
        licences = set(frame["licence"]) if len(frame) else set()
        terms = "LGPL" if kind.startswith("river") else ("ODbL", "CC BY")
        assert all(one.startswith(terms) for one in licences)


def test_a_data_package_is_valid_and_describes_every_column(sample: Sample, tmp_path: Path) -> None:
    body = files.package(sample.found, sample.said, sample.language)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        archive.extractall(tmp_path)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["title", "note"])
    described = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert len(described["sources"]) == len(sample.found[-1].sheet.rows)
    for data in sample.found:
        rows = package.get_resource(data.name).read_rows()
        same([[row[head] for head in data.sheet.heads] for row in rows], data)
    for resource in described["resources"]:
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_same_tables_give_the_same_bytes(sample: Sample) -> None:
    for write in files.FILES.values():
        made = {write(sample.found, sample.said, sample.language) for _time in range(2)}
        assert len(made) == 1
    page, view, edition = next(one for one in SAMPLED.values() if one[0] == sample.page)
    assert taken(TABLES, page, view, edition) == taken(TABLES, page, view, edition)


def test_no_position_is_finer_than_its_precision(sample: Sample) -> None:
    for data in sample.found:
        if "lat" not in data.sheet.heads:
            continue
        cells = zip(*map(data.sheet.column, ("lat", "lon", "precision")), strict=True)
        for lat, lon, precision in cells:
            decimals = 2 if precision == "area" else 3
            for value in (lat, lon):
                assert value is None or value == round(value, decimals)


def test_a_row_stands_at_its_own_place() -> None:
    incidents, sites = (
        next(one for one in taken(TABLES, page, WIDEST, Edition()) if one.name == name).sheet
        for page, name in (("routes", "incidents"), ("presence", "sites"))
    )
    for sheet, head, rows, text in (
        (incidents, "what_happened", TABLES.incidents, "summary"),
        (sites, "site", TABLES.sites, "name"),
    ):
        known = set(zip(rows[text], rows["place_id"], strict=True))
        said = set(zip(sheet.column(head), sheet.column("place_id"), strict=True))
        assert said and said <= known


def test_a_series_stands_where_it_is_counted() -> None:
    series = set(zip(TABLES.series["title"], TABLES.series["counting_place"], strict=True))
    for data in taken(TABLES, "flows", WIDEST, Edition()):
        if data.name.startswith(("totals", "other-n", "other-s")):
            said = zip(data.sheet.column("series"), data.sheet.column("place_id"), strict=True)
            assert set(said) <= series


def test_columns_are_called_the_same_in_every_language() -> None:
    for page, view, edition in SAMPLED.values():
        spanish = replace(view, language=Language.SPANISH)
        english = replace(view, language=Language.ENGLISH)
        pairs = zip(
            taken(TABLES, page, english, edition),
            taken(TABLES, page, spanish, edition),
            strict=True,
        )
        for one, other in pairs:
            assert one.sheet.heads == other.sheet.heads
            assert one.kinds == other.kinds


def test_who_was_not_counted_is_blank_and_never_zero() -> None:
    legs = next(one for one in taken(TABLES, "map", View(), Edition()) if one.name == "legs")
    looks = zip(legs.sheet.column("look"), legs.sheet.column("people"), strict=True)
    blank = [people for look, people in looks if look == "not-counted"]
    assert blank and set(blank) == {None}
    assert legs.kinds["people"] == "integer"


def test_a_table_without_rows_keeps_its_columns() -> None:
    view = replace(View(), directions=(Direction.SOUTHBOUND,))
    for full, empty in zip(
        taken(TABLES, "flows", View(), Edition()),
        taken(TABLES, "flows", view, Edition()),
        strict=True,
    ):
        if full.name in ("totals-northbound", "children"):
            assert not empty.sheet.rows or full.name == "children"
            assert {"source_ids", "figure_ids"} <= set(empty.sheet.heads)


@pytest.mark.parametrize(
    ("page", "names"),
    [("routes", {"incidents", "deaths", "findings", "fares"}), ("map", {"timeline"})],
)
def test_a_period_without_rows_has_the_columns_of_one_with_all(page: str, names: set[str]) -> None:
    nothing = View(period=Period.of_months("2010-01", "2010-02"))
    for full, empty in zip(
        taken(TABLES, page, WIDEST, Edition()), taken(TABLES, page, nothing, Edition()), strict=True
    ):
        if full.name in names:
            assert full.sheet.rows and not empty.sheet.rows
            assert empty.sheet.heads == full.sheet.heads


CITED = citations(TABLES, ["snm-stats"])
SMALL = Table(
    "Small",
    ("Series", "People", "Sources"),
    (
        (
            Cell("North", ("SNM", "registrations"), folded=("What", "Who is in")),
            Cell("about 1,200", figure="total:snm:2023-01-01:2023-12-31", value=1200.0),
            Cell(sources=CITED),
        ),
        (Cell("South"), Cell("no figure"), Cell()),
    ),
    frozenset({1}),
    foot=((Cell("All"), Cell("0", value=0), Cell()),),
)


def test_a_number_stands_beside_its_text_and_no_figure_is_blank() -> None:
    sheet, titles = sheet_of("small", Filled(SMALL, sources=CITED), SMALL.heads, "en")
    assert sheet.column("people") == (1200, None, 0)
    assert sheet.column("people_on_screen") == ("about 1,200", "no figure", "0")
    assert sheet.column("series_note") == ("SNM | registrations | Who is in", "", "")
    assert sheet.column("is_total_or_remainder") == ("no", "no", "yes")
    assert sheet.column("figure_ids") == ("total:snm:2023-01-01:2023-12-31", "", "")
    assert set(sheet.column("source_ids")) == {"snm-stats"}
    assert "sources" not in sheet.heads and titles["people"] == "People"


def test_without_numbers_a_table_is_its_texts() -> None:
    bare = replace(SMALL, rows=((Cell("North"), Cell("1,200"), Cell(sources=CITED)),), foot=())
    sheet, _titles = sheet_of("small", Filled(bare), ("Series", "People", "Sources"), "en")
    assert sheet.heads[:2] == ("series", "people")
    assert sheet.column("people") == ("1,200",)


def test_two_columns_of_one_head_have_two_names() -> None:
    twin = Table("Twin", ("Days", "Days"), ((Cell("1"), Cell("2")),))
    sheet, _titles = sheet_of("twin", Filled(twin), twin.heads, "en")
    assert sheet.heads[:2] == ("days", "days_2")


def test_a_tag_of_numbers_is_never_given_to_text() -> None:
    for name in TAGS:
        assert not tag_of(name, "string").startswith(("#affected", "#indicator", "#value"))
    assert tag_of("people", "string") == "#description"
    assert tag_of("people", "integer") == tag_of("jan_apr_2025", "integer") == "#affected+counted"
