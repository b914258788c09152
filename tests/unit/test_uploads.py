"""An uploaded table is checked as ours are; what is no table of ours is refused in one sentence."""

import pytest

from darien.changes import Kind, read_tables
from darien.folder import DATA
from darien.uploads import LARGEST, RefusedError, tried

OURS = read_tables(DATA)
GAPS = "gap_id,table,subject,text\n"


def ours(table: str) -> bytes:
    return (DATA / f"{table}.csv").read_bytes()


@pytest.mark.parametrize("table", [name for name in OURS if name not in ("tables", "extents")])
def test_our_own_tables_pass_and_change_nothing(table: str) -> None:
    trial = tried(ours(table), OURS)
    assert (trial.table, trial.problems, trial.changes) == (table, (), ())
    assert trial.content == OURS[table].to_csv(index=False, lineterminator="\n").encode()


def test_a_few_rows_are_added_to_ours_and_nothing_is_removed() -> None:
    trial = tried((GAPS + "new-gap,events,,Something is missing.\n").encode(), OURS)
    assert [(one.kind, one.row_id) for one in trial.changes] == [(Kind.ADDED, "new-gap")]
    assert trial.content is not None and trial.content.startswith(b"gap_id,")


def test_a_row_of_a_known_id_takes_the_place_of_ours() -> None:
    trial = tried((GAPS + "north-2026,observations,snm-darien-north,Found.\n").encode(), OURS)
    (one,) = trial.changes
    assert one.kind == Kind.CHANGED and one.cells[0].new == "Found."


def test_a_whole_table_replaces_ours_if_it_is_asked_to() -> None:
    trial = tried((GAPS + "new-gap,events,,Something.\n").encode(), OURS, replaces=True)
    assert sum(one.kind == Kind.REMOVED for one in trial.changes) == len(OURS["gaps"])


def test_problems_are_told_by_row_and_column_and_no_table_is_offered() -> None:
    rows = b"gap_id,table,subject,text\nok-1,events,,Text.\nok-2,,,\n"
    trial = tried(rows, OURS)
    assert {(one.row, one.column) for one in trial.problems} == {(3, "table"), (3, "text")}
    assert trial.content is None and trial.changes == ()


def test_an_id_that_leads_nowhere_is_told_in_the_row_of_the_file() -> None:
    header, first, *_rest = ours("survey_findings").decode().splitlines()
    wrong = first.replace("joint-report-01", "joint-report-99").replace("ohchr-joint", "no-such")
    trial = tried(f"{header}\n{wrong}\n".encode(), OURS)
    (problem,) = trial.problems
    assert (problem.table, problem.row) == ("survey_findings", 2)
    assert '"no-such-report" is not in data/sources.csv' in problem.message


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", '"=HYPERLINK(""x"")"', "+cmd|x", "-2+3"])
def test_a_formula_is_a_problem_and_is_never_handed_on(cell: str) -> None:
    trial = tried((GAPS + f"new-gap,events,,{cell}\n").encode(), OURS)
    assert any("formula" in one.message for one in trial.problems) and trial.content is None


def test_a_negative_number_is_no_formula() -> None:
    assert not any("formula" in str(one) for one in tried(ours("places"), OURS).problems)


def test_the_same_row_twice_is_a_problem() -> None:
    header, first, *_rest = ours("site_periods").decode().splitlines()
    trial = tried(f"{header}\n{first}\n{first}\n".encode(), OURS)
    assert any("twice" in one.message for one in trial.problems)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"PK\x03\x04rest of a workbook", "is no text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is no text"),
        ("gap_id,table,subject,text\na,b,c,ñ\n".encode("utf-16"), "is no text"),
        ("gap_id,table,subject,text\na,b,c,ñ\n".encode("latin-1"), "is not UTF-8"),
        (b"gap_id,table,subject,text\na,b\n", "Row 2: 2 cells where the header has 4"),
        (b"gap_id,gap_id,table,text\na,b,c,d\n", "gap_id stands there twice"),
        (b'gap_id,table,subject,text\na,"b\n', "not a comma-separated table"),
        (b"name,age\nx,3\n", "that of none of our tables: name, age"),
        (b"x" * (LARGEST + 1), "more than 1 MB"),
        (b"gap_id,table,subject,text\n" + b"a,b,,c\n" * 20_001, "20001 rows"),
        # How long a cell may be is set for the whole process, by whoever reads CSV too.
        (b"x" * 200_000 + b"\n", "not a comma-separated table|that of none of our tables"),
    ],
)
def test_what_is_no_table_of_ours_is_refused_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(RefusedError, match=says) as refused:
        tried(content, OURS)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 300
