"""What changed between two states of the tables is told by row and cell, and by nothing else."""

import io
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from darien.__main__ import main
from darien.changes import Cell, Kind, UnreadableError, changes, read_tables
from darien.folder import DATA
from darien.schemas import SCHEMAS

GAP = {"gap_id": "a", "table": "events", "subject": "", "text": "Old."}


def gaps(*rows: dict[str, str]) -> dict[str, pd.DataFrame]:
    return {"gaps": pd.DataFrame(rows, columns=list(SCHEMAS["gaps"].columns), dtype=str)}


def periods(*rows: tuple[str, str, str]) -> dict[str, pd.DataFrame]:
    made = pd.DataFrame(rows, columns=["site_id", "start", "reason"], dtype=str)
    return {"site_periods": made.assign(end="2024", status="active", source_ids="s")}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "new", ignore=shutil.ignore_patterns("geo"))
    return tmp_path / "new"


def test_a_changed_cell_is_told_with_old_and_new() -> None:
    (one,) = changes(gaps(GAP), gaps({**GAP, "text": "New."}))
    assert (one.kind, one.row_id) == (Kind.CHANGED, "a")
    assert one.cells == (Cell("text", "Old.", "New."),)


def test_rows_that_came_and_went_are_told() -> None:
    found = changes(gaps(GAP), gaps({**GAP, "gap_id": "b", "text": "Other."}))
    assert [(one.kind, one.row_id) for one in found] == [(Kind.ADDED, "b"), (Kind.REMOVED, "a")]


def test_an_id_that_alone_changed_is_a_row_renamed() -> None:
    (one,) = changes(gaps(GAP), gaps({**GAP, "gap_id": "b"}))
    assert (one.kind, one.old_id, one.row_id) == (Kind.RENAMED, "a", "b")


def test_two_rows_of_the_same_content_are_renamed_or_removed_once() -> None:
    found = changes(gaps(GAP, {**GAP, "gap_id": "z"}), gaps({**GAP, "gap_id": "b"}))
    assert sorted(one.kind for one in found) == [Kind.REMOVED, Kind.RENAMED]


def test_rows_are_told_apart_by_several_columns_where_they_have_no_id() -> None:
    old = periods(("x", "2021", ""), ("x", "2022", ""))
    (one,) = changes(old, periods(("x", "2021", ""), ("x", "2022", "closed road")))
    assert one.row_id == "x/2022/2024/active" and one.source_ids == "s"


def test_order_and_nothing_else_is_no_change() -> None:
    other = {**GAP, "gap_id": "b"}
    assert changes(gaps(GAP, other), gaps(other, GAP)) == ()


def test_the_same_id_twice_cannot_be_compared() -> None:
    with pytest.raises(UnreadableError, match=r'"a" stands in two rows of gaps\.csv'):
        changes(gaps(GAP, GAP), gaps(GAP))


def test_a_table_without_its_key_cannot_be_compared() -> None:
    with pytest.raises(UnreadableError, match="no column gap_id"):
        changes({"gaps": gaps(GAP)["gaps"].drop(columns="gap_id")}, gaps(GAP))


def test_a_package_as_zip_reads_as_its_folder_does(tmp_path: Path) -> None:
    target = tmp_path / "package.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for path in DATA.glob("*.csv"):
            archive.write(path, f"darien-atlas/data/{path.name}")
    assert changes(read_tables(DATA), read_tables(target)) == ()


def test_the_command_says_what_changed_and_on_whose_word(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = copy / "observations.csv"
    text = table.read_text("utf-8")
    assert ",2025-12-31,day,day,3091," in text
    table.write_text(text.replace(",2025-12-31,day,day,3091,", ",2025-12-31,day,day,3092,"))
    assert main(["diff", str(DATA), str(copy)]) == 1
    said = capsys.readouterr().out
    assert "observations: 1 changed" in said and "people: 3091 → 3092" in said
    assert "KRDO (EFE), 2026-01-01" in said
    assert main(["diff", str(DATA), str(copy), "--format", "markdown"]) == 1
    said = capsys.readouterr().out
    assert "- `snm-darien-north-2025`: people: 3091 → 3092 (KRDO (EFE), 2026-01-01" in said


def test_the_command_says_that_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(DATA), str(DATA)]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"


def archive(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in members.items():
            target.writestr(f"{name}.csv", content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no archive", "is no ZIP that can be read"),
        (archive(notes=b"a,b\n"), "holds none of the tables"),
        (archive(gaps=b"\xff\xfe"), "gaps.csv: the file is not UTF-8"),
        (archive(gaps=b"gap_id,table\na\n"), "row 2: 1 cells where the header has 2"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, says: str
) -> None:
    target = tmp_path / "other.zip"
    target.write_bytes(content)
    assert main(["diff", str(DATA), str(target)]) == 2
    told = capsys.readouterr()
    assert told.out == "" and says in told.err and told.err.count("\n") == 1


def test_what_is_not_there_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(tmp_path / "none"), str(DATA)]) == 2
    assert "neither a folder nor a file" in capsys.readouterr().err
