"""What a cell may hold, and what to do when it holds something else.

Tables are read as text and checked as text, so a message can quote the cell as it was typed.
Every check says what to do; blank means "not known" wherever it is allowed, and never zero.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

import pandera.pandas as pa

from darien.period import PartialDate

ID = r"[A-Za-z0-9][A-Za-z0-9_.:/+-]*"
COUNTRY = r"[A-Z]{3}"


def _says(advice: str, test: Callable[[str], bool]) -> pa.Check:
    return pa.Check(test, element_wise=True, error=advice)


def text(*, blank: bool = False) -> pa.Column:
    """Any words; `blank` allows none."""
    checks = [] if blank else [_says("is blank; write it in", lambda cell: bool(cell.strip()))]
    return pa.Column(str, checks)


def one_of(words: Iterable[str], *, blank: bool = False) -> pa.Column:
    """One word of a fixed list."""
    allowed = {str(word) for word in words} | ({""} if blank else set())
    listed = ", ".join(sorted(word for word in allowed if word))
    return pa.Column(
        str, _says(f"is not one of: {listed}; correct the spelling", lambda cell: cell in allowed)
    )


def key(*, unique: bool = False, blank: bool = False) -> pa.Column:
    """An id; `unique` for the column that names the row itself."""
    return pa.Column(
        str, _matches(ID, "is not an id (letters, digits, - _ . : /)", blank), unique=unique
    )


def keys(*, blank: bool = False) -> pa.Column:
    """Ids separated by semicolons."""
    return pa.Column(
        str,
        _matches(rf"{ID}(;{ID})*", "names no id; write ids separated by ; without spaces", blank),
    )


def sources(*, blank: bool = False) -> pa.Column:
    """Source ids separated by semicolons; a fact without a source is not taken."""
    advice = "has no source; name at least one source_id of data/sources.csv"
    return pa.Column(str, _matches(rf"{ID}(;{ID})*", advice, blank))


def matching(pattern: str, advice: str, *, blank: bool = False) -> pa.Column:
    """Text of a given form."""
    return pa.Column(str, _matches(pattern, advice, blank))


def people(*, blank: bool = True) -> pa.Column:
    """A count of people: whole, 0 or more, blank where no source gives a figure."""
    return pa.Column(
        str, _matches(r"[0-9]{1,9}", "is not a whole number; write digits only", blank)
    )


def decimal(low: float, high: float) -> pa.Column:
    """A number between `low` and `high`, or blank."""

    def within(cell: str) -> bool:
        try:
            return cell == "" or low <= float(cell) <= high
        except ValueError:
            return False

    return pa.Column(str, _says(f"is not a number from {low:g} to {high:g}; check it", within))


def partial_date(*, blank: bool = False) -> pa.Column:
    """A date as precise as its source: YYYY, YYYY-MM or YYYY-MM-DD, not in the future."""
    return pa.Column(str, [_is_date(PartialDate.parse, blank), _is_past(blank)])


def whole_day(*, blank: bool = False) -> pa.Column:
    """A day YYYY-MM-DD, not in the future."""
    return pa.Column(str, [_is_date(_day, blank), _is_past(blank)])


def _matches(pattern: str, advice: str, blank: bool) -> pa.Check:
    form = re.compile(pattern)
    return _says(advice, lambda cell: (blank and cell == "") or form.fullmatch(cell) is not None)


def _day(cell: str) -> PartialDate:
    """Read a whole day; of the forms of a date only YYYY-MM-DD is taken."""
    if len(cell) != len("YYYY-MM-DD"):
        raise ValueError(f'"{cell}" is not a whole day')
    return PartialDate.parse(cell)


def _is_date(parse: Callable[[str], object], blank: bool) -> pa.Check:
    def readable(cell: str) -> bool:
        try:
            return (blank and cell == "") or parse(cell) is not None
        except ValueError:
            return False

    form = "YYYY-MM-DD" if parse is _day else "YYYY, YYYY-MM or YYYY-MM-DD"
    return _says(f"is not a date written {form}; correct it", readable)


def _is_past(blank: bool) -> pa.Check:
    def begun(cell: str) -> bool:
        try:
            return (blank and cell == "") or PartialDate.parse(cell).earliest <= date.today()
        except ValueError:
            return True  # the check of the form already says so

    return _says("lies in the future; the tables hold what has been published, correct it", begun)


def table(name: str, row_is: str, columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    """A table with exactly these columns."""
    return pa.DataFrameSchema(columns, strict=True, name=name, description=row_is)


LATITUDE, LONGITUDE = decimal(-90, 90), decimal(-180, 180)
