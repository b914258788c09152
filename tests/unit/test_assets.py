"""The files that browsers fetch: named by their content, the same on every server."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from darien import assets, tables


@pytest.fixture(scope="module")
def built() -> assets.Assets:
    return assets.build(tables.load())


def test_a_name_says_what_the_file_holds(built: assets.Assets) -> None:
    for name, asset in built.files.items():
        digest = re.search(r"-([0-9a-f]{12})\.\w+$", name)
        assert digest is not None and "_" not in name
        assert hashlib.sha256(asset.body).hexdigest().startswith(digest[1])
        assert gzip.decompress(asset.packed) == asset.body


def test_the_same_tables_give_the_same_bytes(built: assets.Assets) -> None:
    again = assets.build(tables.load())
    assert again.names == built.names
    assert {n: a.packed for n, a in again.files.items()} == {
        n: a.packed for n, a in built.files.items()
    }


def test_other_words_give_another_name(built: assets.Assets) -> None:
    assert built.names["words-en"] != built.names["words-es"]


def test_style_sheets_ask_only_for_files_that_exist(built: assets.Assets) -> None:
    for name, asset in built.files.items():
        if name.endswith(".css"):
            wanted = re.findall(r"url\(['\"]?([^)'\"]+)['\"]?\)", asset.body.decode())
            ours = [url for url in wanted if not url.startswith(("#", "data:"))]
            assert set(ours) <= set(built.files), name


def test_a_layer_loses_its_white_space_and_nothing_else(built: assets.Assets) -> None:
    layers = assets.geometry_names(built)
    assert set(layers) == set(assets.LAYERS)
    for layer, name in layers.items():
        path = Path(tables.DATA) / "geo" / f"{layer}.geojson"
        assert json.loads(built.files[name].body) == json.loads(path.read_bytes())


def test_what_the_first_screen_needs_stays_small(built: assets.Assets) -> None:
    """Field offices have slow lines: every file of the first map together, as it travels."""
    first = [asset.packed for name, asset in built.files.items() if "cards" not in name]
    assert sum(map(len, first)) < 400_000
