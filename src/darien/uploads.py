"""A table that somebody else filled in, checked as ours are: what is wrong, and what would change.

Nothing of it is written to a disk, and nothing in it is run.
"""

import re
from dataclasses import dataclass

import pandas as pd

from darien.changes import Change, Texts, changes
from darien.guard_rows import coarsened
from darien.language import mark as N_
from darien.references import broken_references
from darien.rows import ids_of
from darien.schemas import SCHEMAS
from darien.tables import Problem, cell_problems, read_text

# Our largest table has 0.5 MB and 1,700 rows.
LARGEST, MOST_ROWS = 1_000_000, 20_000
# A spreadsheet runs what begins so; a number, or words after one, may begin with a sign.
_FORMULA = re.compile(r"[=@\t\r]|[+-]([A-Za-z]|[0-9.]+[-+*/^&(|!])")

TOO_LARGE = N_("The file has more than {most} MB. Upload one table in the form of ours.")
TOO_LONG = N_("The table has {rows} rows, more than {most}. Upload the rows of one table.")
BINARY = N_("The file is no text. Save the table as CSV UTF-8 and upload that.")
NOT_UTF_8 = N_("The file is not UTF-8. Save the table again as CSV UTF-8 and upload that.")
EMPTY = N_("The file is empty. Upload a table with its header and rows.")
UNEVEN = N_("Row {row}: {why}.")
UNKNOWN = N_(
    "The header is that of none of our tables: {header}. Take the first line of one of our tables."
)
NOT_TOLD_APART = N_("The rows cannot be compared with ours: {why}.")


class RefusedError(ValueError):
    """A file that is no table of ours; `sentence` is English, to be translated, then filled in."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence, self.values = sentence, values


@dataclass(frozen=True)
class Trial:
    """What would come of an uploaded table.

    `problems` are those of its cells and references, by row. `coarsened` says what was made less
    exact, to do no harm. `changes` are told only for a table without problems, against ours:
    rows that are ours and not in the file are left alone unless `replaces` is true. `content` is
    the cleaned table as CSV, None as long as there are problems.
    """

    table: str
    rows: int
    problems: tuple[Problem, ...]
    coarsened: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    content: bytes | None = None


def tried(content: bytes, ours: Texts, *, replaces: bool = False, language: str = "en") -> Trial:
    """Check a table as CSV against ours, and say what would change. Raises RefusedError.

    What stands closer than its class of things may is made coarser first, and said in `language`.

    Without `replaces` the file adds to our table: its rows take the place of those of the same id.
    """
    uploaded = _read(content)
    table = _table_of(uploaded)
    problems = [*_formulas(table, uploaded), *cell_problems(table, uploaded)]
    if problems:
        return Trial(table, len(uploaded), tuple(sorted(problems)))
    rows, coarser = coarsened(table, uploaded, language)
    rows = rows[list(SCHEMAS[table].columns)]
    whole = rows if replaces else _joined(table, ours[table], rows)
    problems = _of_references(table, ours, whole, rows)
    if problems:
        return Trial(table, len(rows), tuple(sorted(problems)), tuple(coarser))
    try:
        found = changes({table: ours[table]}, {table: whole})
    except ValueError as error:
        raise RefusedError(NOT_TOLD_APART, why=error) from error
    text = rows.to_csv(index=False, lineterminator="\n").encode()
    return Trial(table, len(rows), (), tuple(coarser), found, text)


def _read(content: bytes) -> pd.DataFrame:
    if len(content) > LARGEST:
        raise RefusedError(TOO_LARGE, most=LARGEST // 1_000_000)
    if not content.strip():
        raise RefusedError(EMPTY)
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")) or b"\0" in content:
        raise RefusedError(BINARY)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError(NOT_UTF_8) from None
    text, broken = read_text(content)
    if text is None:
        row, why = broken[0]
        raise RefusedError(UNEVEN, row=row or 1, why=why)
    if len(text) > MOST_ROWS:
        raise RefusedError(TOO_LONG, rows=len(text), most=MOST_ROWS)
    return text


def _table_of(uploaded: pd.DataFrame) -> str:
    """Return the table whose columns the header names, most of them at least."""
    header = set(uploaded.columns)
    shared = {name: len(header & set(schema.columns)) for name, schema in SCHEMAS.items()}
    of = {name: shared[name] / len(header | set(SCHEMAS[name].columns)) for name in SCHEMAS}
    best = max(of, key=of.__getitem__)
    if of[best] <= 1 / 2:
        said = ", ".join(map(str, uploaded.columns))[:120]
        raise RefusedError(UNKNOWN, header=said)
    return best


def _formulas(table: str, rows: pd.DataFrame) -> list[Problem]:
    advice = "begins like a formula of a spreadsheet; write it as plain text"
    return [
        Problem(table, place + 2, str(column), f'"{cell[:80]}" {advice}')
        for column in rows.columns
        for place, cell in enumerate(rows[column])
        if _FORMULA.match(cell)
    ]


def _joined(table: str, ours: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return our table with the uploaded rows in place of those of the same id, or at its end."""
    kept = ours[~ids_of(table, ours).isin(ids_of(table, rows))]
    return pd.concat([kept, rows], ignore_index=True)


def _of_references(
    table: str, ours: Texts, whole: pd.DataFrame, rows: pd.DataFrame
) -> list[Problem]:
    """Return what does not agree between the tables; rows are counted as in the uploaded file."""
    repeated = [
        Problem(table, 0, "", f'the row "{id}" stands there twice; take one of them out')
        for id in ids_of(table, rows)[ids_of(table, rows).duplicated()]
    ]
    if repeated:
        return repeated
    before = len(whole) - len(rows)
    found = []
    for name, row, column, message in broken_references({**ours, table: whole}):
        at = row - before if name == table and row - before >= 2 else row
        found.append(Problem(name, at, column, message))
    return found
