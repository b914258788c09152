"""The command `data` writes what the addresses answer, and refuses in one sentence."""

from datetime import date
from pathlib import Path

import pytest

from darien.__main__ import main
from darien.commands import data
from darien.datasets import asking
from darien.tables import load

TABLES = load()
TODAY = date(2026, 11, 26)
YEAR = ["--from", "2025-01", "--to", "2025-12"]
QUERY = {"period": ["2025-01", "2025-12"]}


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "load", lambda: TABLES)


@pytest.mark.parametrize("what", ["flows/years.csv", "presence.gpkg", "package.zip"])
def test_it_writes_the_file_of_the_address(what: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert main(["data", what, *YEAR, "-o", str(file)]) == 0
    query = {} if what == asking.PACKAGE else QUERY
    asked = asking.read(TABLES, what, query, "en", TODAY)
    assert file.read_bytes() == asking.written(TABLES, asked, "")


def test_the_pages_of_no_view_need_no_period_and_take_a_search(tmp_path: Path) -> None:
    file = tmp_path / "file"
    link = "?section=rivals&words=Honduras&created=2026-03-01"
    assert main(["data", "corrections/corrected.csv", "-o", str(file)]) == 0
    asked = asking.read(TABLES, "corrections/corrected.csv", {}, "en", TODAY)
    assert file.read_bytes() == asking.written(TABLES, asked, "")
    assert main(["data", "evidence/rivals.csv", "--link", link, "-o", str(file)]) == 0
    query = {"section": ["rivals"], "words": ["Honduras"], "created": ["2026-03-01"]}
    asked = asking.read(TABLES, "evidence/rivals.csv", query, "en", TODAY)
    assert file.read_bytes() == asking.written(TABLES, asked, "")
    assert 1 < len(file.read_bytes().splitlines()) < 100


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["flows.doc", *YEAR], "no kind of file “doc”"),
        (["flows.xlsx"], "a period needs --from and --to"),
        (["flows.xlsx", *YEAR, "--dpi", "96"], "a link has no “dpi”"),
        (["evidence.xlsx", "--link", "?place=atlantis"], "place cannot be “atlantis”"),
        (["claims.xlsx", "--link", "?words=SNM"], "a link has no “words”"),
        (["compare.xlsx", *YEAR], "compare only with a second period"),
        (["flows.xlsx", *YEAR, "--address", "atlas"], "not an address"),
        (["flows.xlsx", *YEAR, "-o", "/nowhere/file"], "cannot write /nowhere/file"),
    ],
)
def test_what_means_nothing_is_refused_in_one_sentence(
    call: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "-o", str(tmp_path / "file"), *call]) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err
    assert told.err.startswith("darien data: ") and told.err.count("\n") == 1
