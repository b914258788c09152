"""The command `compare` prints what the page shows."""

import json

import pytest

from darien.__main__ import main

ASKED = ["compare", "--from", "2023-01", "--to", "2023-12"]
WITH = ["--with-from", "2025-01", "--with-to", "2025-12"]


def test_it_says_what_changed_with_the_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASKED, *WITH, "--direction", "northbound"]) == 0
    told = capsys.readouterr().out
    assert "99.4 percent fewer in 2025 than in 2023 (3,091 after 520,085)" in told
    assert "= −516,994 · −99.4%" in told and "https://" in told
    assert "Southbound, entered" not in told


def test_it_gives_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASKED, *WITH, "--json", "--lang", "es"]) == 0
    told = json.loads(capsys.readouterr().out)
    north, panama = told["rows"][:2]
    assert (north["a"]["count"], north["b"]["count"]) == (520_085, 3_091)
    assert (north["difference"], north["percent"]) == (-516_994, -99.4057)
    assert panama["a"]["count"] is None and panama["obstacle"] == "no-figure"
    assert all(source["id"] for source in north["a"]["sources"])


def test_a_wrong_month_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ASKED, "--with-from", "2025-13", "--with-to", "2025-12"]) == 2
    assert "2025-13" in capsys.readouterr().err
