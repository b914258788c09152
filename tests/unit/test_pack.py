"""A report pack holds what the map shows, every row with its source, and can be checked."""

import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import geopandas
import pandas as pd
import pytest
from openpyxl import load_workbook

from darien.edition import Edition, map_id
from darien.pack import pack, verify
from darien.pack.archive import MOST_BYTES, MOST_FILES, unzipped, zipped
from darien.pack.manifest import entry, software
from darien.paper import Format, Sequence, Template
from darien.render.figure import figure
from darien.render.figures_shown import figures_shown
from darien.render.message import SITE_CODES, view_message
from darien.tables import load
from darien.view import View
from darien.vocabulary import Direction, Layer, Precision

TABLES = load()
# A small page, which is drawn fast.
YEAR = View.from_query({"period": ["2025-01", "2025-12"], "extent": ["darien"], "lang": ["es"]})
EDITION = Edition(template=Template.SQUARE, dpi=96)
MADE = date(2026, 11, 26)
ROWS = ("counts", "sites", "legs", "incidents")
Files = dict[str, bytes]


def packed(view: View = YEAR) -> bytes:
    return pack(TABLES, view, EDITION, created=MADE, address="https://atlas.example/")


def opened(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def data() -> bytes:
    return packed()


@pytest.fixture(scope="module")
def files(data: bytes) -> Files:
    return opened(data)


@pytest.fixture(scope="module")
def message() -> dict[str, Any]:
    names = {f"{kind}-{YEAR.language}": "" for kind in ("words", "cards")}
    return view_message(TABLES, YEAR, names)


@pytest.fixture(scope="module")
def drawn(files: Files) -> geopandas.GeoDataFrame:
    parts = [
        geopandas.read_file(io.BytesIO(files[name]))
        for name in ("drawn.geojson", "drawn-river.geojson")
        if name in files
    ]
    return pd.concat(parts)


def read_csv(files: Files, name: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(files[f"figures-{name}.csv"]), keep_default_na=False)


def numbers_of(text: str) -> list[str]:
    return re.findall(r"\d[\d,]*", text)


def restated(files: Files, /, **changed: Any) -> bytes:
    """The same pack with another manifest."""
    said = json.loads(files["manifest.json"]) | changed
    return zipped({**files, "manifest.json": json.dumps(said).encode()})


def test_the_same_view_gives_the_same_bytes(data: bytes) -> None:
    assert packed() == data


def test_its_pictures_are_those_at_the_addresses_of_figures(files: Files) -> None:
    for format in (Format.PDF, Format.PNG, Format.SVG):
        made = figure(TABLES, YEAR, format, EDITION, created=MADE, address="https://atlas.example/")
        assert files[f"figure.{format}"] == made


def test_a_pack_of_several_maps_holds_the_rows_of_each_and_is_verified() -> None:
    view = View.from_query(
        {"period": ["2025-01", "2025-12"], "compare": ["2023-01", "2023-12"], "lang": ["es"]}
    )
    edition = Edition(panels=Sequence.COMPARE, dpi=96)
    made = pack(TABLES, view, edition, created=MADE)
    held = opened(made)
    for name in ("counts", "sites", "legs"):
        assert read_csv(held, name)["panel"].nunique() == 2
    changes = read_csv(held, "changes")
    assert len(changes) and (changes["source_ids"] != "").all()
    assert read_csv(held, "bars").empty
    assert verify(TABLES, made).is_verified


def test_it_holds_every_file_that_its_readme_and_its_manifest_name(files: Files) -> None:
    stated = json.loads(files["manifest.json"])["files"]
    assert set(stated) | {"manifest.json"} == set(files)
    listed = files["README.txt"].decode().splitlines()
    named = {line.split()[0] for line in listed if re.match(r"[\w-]+\.\w+ ", line)}
    assert named | {"README.txt"} == set(files)
    assert all(body for body in files.values())


def test_its_manifest_says_what_it_was_made_from(files: Files) -> None:
    said = json.loads(files["manifest.json"])
    assert View.from_query(said["view"]) == YEAR
    assert said["link"].startswith("https://atlas.example/?period=2025-01&period=2025-12")
    assert said["map_id"] == map_id(YEAR, EDITION, said["data_version"])
    assert (said["created"], said["software"]) == ("2026-11-26", software())


@pytest.mark.parametrize("name", ROWS)
def test_every_row_as_csv_names_sources_that_the_pack_lists(files: Files, name: str) -> None:
    listed = set(read_csv(files, "sources")["source_id"])
    rows = read_csv(files, name)
    assert len(rows) and (rows["source_ids"] != "").all() and (rows["publishers"] != "").all()
    assert {id for cell in rows["source_ids"] for id in cell.split(";")} <= listed


def test_the_counts_are_the_numbers_of_the_map(files: Files, message: dict[str, Any]) -> None:
    counts = read_csv(files, "counts")
    assert len(counts) == len(message["figures"])
    for row, (sentence, covered, series, ledger) in zip(
        counts.itertuples(), message["figures"], strict=True
    ):
        assert (row.id, row.coverage, row.figure) == (series, covered, ledger)
        assert f"{row.people:,}" in numbers_of(sentence)
    at_points = counts[counts["at_point"] == "yes"]
    assert sorted(at_points["id"]) == sorted(point["id"] for point in message["points"])
    assert 22_833 in set(counts["people"])


def test_nobody_counted_is_blank_and_not_zero(files: Files, message: dict[str, Any]) -> None:
    rows = csv.DictReader(io.StringIO(files["figures-legs.csv"].decode()))
    cells = {row["id"]: row["people"] for row in rows}
    bare = {leg for leg, said in message["legs"].items() if len(said) == 1}
    assert bare and {leg for leg, people in cells.items() if not people} == bare
    assert "0" not in cells.values()


def test_a_rounded_number_stays_rounded(files: Files) -> None:
    legs, counts = read_csv(files, "legs"), read_csv(files, "counts")
    miramar = counts.set_index("id").loc["snm-miramar-departures"]
    measured = legs[legs["series_id"] == "snm-miramar-departures"]
    assert set(measured["bound"]) == {miramar["bound"]} == {"at-least"}


def test_the_workbook_holds_the_same_rows_as_the_csv(files: Files) -> None:
    book = load_workbook(io.BytesIO(files["figures.xlsx"]))
    tables = (*ROWS, "bars", "changes", "sources")
    assert book.sheetnames == ["README", *tables]
    for name in tables:
        heads, *rows = book[name].iter_rows(values_only=True)
        text = files[f"figures-{name}.csv"].decode()
        first, *others = csv.reader(io.StringIO(text))
        assert list(heads) == first
        plain = [
            ["" if cell is None else str(cell).removesuffix(".0") for cell in row] for row in rows
        ]
        assert plain == [[cell.removesuffix(".0") for cell in row] for row in others]


def test_numbers_of_the_workbook_are_numbers(files: Files) -> None:
    page = load_workbook(io.BytesIO(files["figures.xlsx"]))["legs"]
    column = [cell.value for cell in page[1]].index("people")
    values = [row[column].value for row in page.iter_rows(min_row=2)]
    assert all(value is None or isinstance(value, int) for value in values)
    assert None in values and any(values)


def test_the_workbook_says_first_what_must_be_known(files: Files) -> None:
    page = load_workbook(io.BytesIO(files["figures.xlsx"]))["README"]
    told = " ".join(text for _, text in page.iter_rows(values_only=True))
    assert "2026-11-26" in told and "2026-11-21" in told and "CC BY 4.0" in told
    assert "https://atlas.example/" in told and "OpenStreetMap" in told


def test_a_view_without_rows_keeps_the_heads_of_its_tables() -> None:
    bare = View(layers=(), corridors=(), extent=YEAR.extent)
    files = opened(packed(bare))
    assert read_csv(files, "counts").empty and "people" in read_csv(files, "counts").columns
    assert geopandas.read_file(io.BytesIO(files["drawn.geojson"])).empty


def test_the_shapes_are_those_of_the_map(
    drawn: geopandas.GeoDataFrame, message: dict[str, Any]
) -> None:
    by_kind = {kind: set(rows["id"]) for kind, rows in drawn.groupby("kind")}
    assert by_kind == {
        "leg": set(message["legs"]),
        "counting-point": {point["id"] for point in message["points"]},
        "msf-site": set(message["sites"]),
        "reception-station": set(message["stations"]),
        "incident": set(message["incidents"]),
    }
    codes = {id: code for id, (code, _) in (message["sites"] | message["stations"]).items()}
    stood = drawn[drawn["kind"].isin(["msf-site", "reception-station"])]
    assert {row.id: SITE_CODES[row.status] for row in stood.itertuples()} == codes


def test_every_shape_names_its_licence_and_its_sources(drawn: geopandas.GeoDataFrame) -> None:
    assert drawn.crs.to_epsg() == 4326
    for column in ("licence", "attribution", "source_ids", "direction", "precision"):
        assert column in drawn.columns
    assert (drawn["licence"] != "").all() and (drawn["source_ids"] != "").all()


def test_a_shape_is_no_finer_than_its_precision(files: Files) -> None:
    precision = TABLES.places.set_index("place_id")["precision"]
    collections = [json.loads(body) for name, body in files.items() if name.endswith(".geojson")]
    for feature in [one for collection in collections for one in collection["features"]]:
        geometry, said = feature["geometry"], feature["properties"]
        if geometry is None:
            continue
        if geometry["type"] == "Point":
            is_coarse = said["kind"] == "incident"
            finest = 2 if is_coarse or precision[said["place_id"]] == Precision.AREA else 3
            pairs = [geometry["coordinates"]]
        else:
            finest, pairs = 3, geometry["coordinates"]
        for longitude, latitude in pairs:
            assert (longitude, latitude) == (round(longitude, finest), round(latitude, finest))
            assert -180 <= longitude < -60 and -10 < latitude < 40


def test_a_layer_that_is_off_is_in_no_file() -> None:
    shown = [layer for layer in Layer if layer not in (Layer.SITES, Layer.INCIDENTS)]
    view = View(period=YEAR.period, directions=(Direction.SOUTHBOUND,), layers=tuple(shown))
    rows = figures_shown(TABLES, view, EDITION)
    assert not rows.incidents and {site.kind for site in rows.sites} == {"reception-station"}
    assert {count.direction for count in rows.counts} == {"southbound"}


def test_a_pack_as_it_was_made_is_verified(data: bytes) -> None:
    verdict = verify(TABLES, data)
    assert verdict.is_verified and not verdict.sentences


def test_tampering_is_found_file_by_file(files: Files) -> None:
    changed = files["figures-counts.csv"].replace(b"22833", b"32833")
    others = {name: body for name, body in files.items() if name != "alt.txt"}
    verdict = verify(TABLES, zipped({**others, "figures-counts.csv": changed, "more.exe": b"MZ"}))
    assert not verdict.is_verified and not verdict.differing
    assert verdict.tampered == (
        "“alt.txt” is in the manifest, but not in the pack.",
        "“figures-counts.csv” was changed: it is not as the manifest states it.",
        "“more.exe” is in the pack, but not in the manifest.",
    )


def test_tampering_is_found_even_if_the_manifest_was_changed_with_it(files: Files) -> None:
    forged = {name: body for name, body in files.items() if name != "alt.txt"}
    forged |= {"caption.txt": b"Nobody was counted.\n", "more.txt": b"More.\n"}
    stated = json.loads(files["manifest.json"])["files"]
    stated |= {name: asdict(entry(name, forged[name])) for name in ("caption.txt", "more.txt")}
    del stated["alt.txt"]
    verdict = verify(TABLES, restated(forged, files=stated))
    assert not verdict.is_verified and not verdict.tampered
    assert verdict.differing == (
        "“alt.txt” is missing.",
        "“caption.txt” comes out otherwise when made again.",
        "“more.txt” is no file of such a pack.",
    )
    assert "changed after it was made" in verdict.reasons[0]


def test_other_data_and_other_software_are_given_as_the_reason(files: Files) -> None:
    older = software() | {"matplotlib": "3.0.0"}
    data = restated(files, data_version="0123456789ab", software=older, title="Otra cosa")
    verdict = verify(TABLES, data)
    assert "title" in verdict.differing[0] and len(verdict.reasons) == 2
    assert "0123456789ab" in verdict.reasons[0]
    assert "matplotlib “3.0.0”" in verdict.reasons[1] and "numpy" not in verdict.reasons[1]


def bomb(files: Files) -> bytes:
    body = bytes(MOST_BYTES + 1)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("manifest.json", body)
    return packed.getvalue()


def twice(files: Files) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("alt.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("alt.txt", "two")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        (lambda files: b"", "not a ZIP file"),
        (lambda files: b"PK\x03\x04" + bytes(200), "not a ZIP file"),
        (lambda files: files["figure.png"], "not a ZIP file"),
        (lambda files: zipped(files)[:-400], "not a ZIP file"),
        (lambda files: zipped({"caption.txt": b"x"}), "no manifest.json"),
        (lambda files: zipped({**files, "../../etc/passwd": b"x"}), "leads elsewhere"),
        (lambda files: zipped({**files, "C:\\x.txt": b"x"}), "leads elsewhere"),
        (lambda files: zipped({**files, "/x": b"x"}), "leads elsewhere"),
        (lambda files: zipped({str(n): b"" for n in range(MOST_FILES + 1)}), "more than a pack"),
        (bomb, "more than a pack"),
        (twice, "“alt.txt” twice"),
        (lambda files: zipped({"manifest.json": b"{"}), "not JSON"),
        (lambda files: zipped({"manifest.json": b"\xff\xfe"}), "not JSON"),
        (lambda files: zipped({"manifest.json": b"[" * 500_000}), "not JSON"),
        (lambda files: zipped({"manifest.json": b"[]"}), "not of format 1"),
        (lambda files: restated(files, format=2), "not of format 1"),
        (lambda files: restated(files, created="2026-13-01"), "created"),
        (lambda files: restated(files, files={"alt.txt": {"sha256": 1}}), "files"),
        (lambda files: restated(files, files={"alt.txt": None}), "files"),
        (lambda files: restated(files, view="period"), "view"),
        (lambda files: restated(files, view={"period": [1, 2]}), "view"),
        (lambda files: restated(files, view={"period": ["2025-01", "1e99"]}), "period cannot be"),
        (lambda files: restated(files, view={"colour": ["red"]}), "no “colour”"),
        (lambda files: restated(files, view={"northbound": ["no-series"]}), "northbound cannot"),
        (lambda files: restated(files, edition={"dpi": ["100000"]}), "dpi cannot be"),
        (lambda files: restated(files, address="javascript:alert(1)"), "not an address"),
        (lambda files: restated(files, address="https://a/\n\x1b[31m"), "not an address"),
    ],
)
def test_what_is_no_pack_is_refused_in_one_sentence(
    files: Files, hostile: Callable[[Files], bytes], said: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(said)) as refused:
        verify(TABLES, hostile(files))
    assert "\n" not in str(refused.value) and "\x1b" not in str(refused.value)


def test_no_damage_to_a_file_is_more_than_a_sentence() -> None:
    whole = zipped({"manifest.json": b"{}" * 50, "é.txt": b"abc" * 100})
    chance, said = random.Random(7), set()
    for _ in range(5_000):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 2, 8))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            unzipped(bytes(damaged[: chance.choice((None, 300))]), "en")
        except ValueError as refused:
            said.add(str(refused).partition(":")[0])
    assert said == {
        "the file is not a ZIP file, or a damaged one",
        "the file is encrypted",
        "the file holds a name that leads elsewhere",
        "the file holds more than a pack can",
    }


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_to_a_file_packed_another_way_is_a_sentence_too(method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("alt.txt", bytes(range(256)) * 20)
    damaged = bytearray(packed.getvalue())
    for place in range(60, 90):
        damaged[place] ^= 0xFF
    with pytest.raises(ValueError, match="not a ZIP file, or a damaged one"):
        unzipped(bytes(damaged), "en")


def test_bytes_after_the_end_of_a_pack_are_found(data: bytes) -> None:
    with pytest.raises(ValueError, match="ZIP"):
        verify(TABLES, data + b"extra")
