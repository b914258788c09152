"""What a figure shows as CSV and as a workbook: one row a number or mark, each with its sources."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from darien.language import translator
from darien.pack.colophon import Colophon, labelled
from darien.provenance import Citation
from darien.render.shown_rows import (
    Shown,
    ShownBar,
    ShownChange,
    ShownCount,
    ShownIncident,
    ShownLeg,
    ShownSite,
)

Value = str | int | float | None
Columns = dict[str, Value]

BETWEEN = " | "
WIDTHS = {
    "definition": 40,
    "name": 32,
    "panel": 24,
    "publishers": 32,
    "source_urls": 40,
    "source_ids": 24,
}
WIDE, README_WIDTHS = 16, (18, 110)
# More letters than these a spreadsheet does not take as the name of a sheet.
LONGEST_NAME = 31


@dataclass(frozen=True)
class Sheet:
    """A table to be written: the heads of its columns, and rows in their order."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def column(self, head: str) -> tuple[Value, ...]:
        """Return the cells of a column, row by row. Raises ValueError for no such column."""
        place = self.heads.index(head)
        return tuple(row[place] for row in self.rows)


def flat(row: Any) -> Columns:
    """Return a row of a figure by column; its sources as ids (a;b), publishers and addresses."""
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    cited: Sequence[Citation] = values.pop("sources")
    return {name: _said(value) for name, value in values.items()} | sources_said(cited)


def sources_said(cited: Sequence[Citation]) -> Columns:
    """Return what a row says of its sources: ids (a;b), publishers and addresses."""
    return {
        "source_ids": ";".join(one.source_id for one in cited),
        "publishers": BETWEEN.join(dict.fromkeys(one.publisher for one in cited)),
        "source_urls": BETWEEN.join(one.url for one in cited if one.url),
    }


def sheets(shown: Shown) -> tuple[Sheet, ...]:
    """Return what a figure shows as tables; a table without rows keeps its heads."""
    return (
        _sheet("counts", ShownCount, shown.counts),
        _sheet("sites", ShownSite, shown.sites),
        _sheet("legs", ShownLeg, shown.legs),
        _sheet("incidents", ShownIncident, shown.incidents),
        _sheet("bars", ShownBar, shown.bars),
        _sheet("changes", ShownChange, shown.changes),
        sources_sheet(shown.sources),
    )


def sources_sheet(cited: Sequence[Citation]) -> Sheet:
    """Return publications as a table, a row each."""
    heads = tuple(field.name for field in fields(Citation))
    return Sheet(
        "sources", heads, tuple(tuple(getattr(one, head) for head in heads) for one in cited)
    )


def csv_bytes(sheet: Sheet) -> bytes:
    """Return a table as CSV (UTF-8, comma, a line feed a row); what is not known stays blank."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheet.heads)
    writer.writerows(sheet.rows)
    return text.getvalue().encode()


def xlsx_bytes(shown: Shown, said: Colophon, language: str) -> bytes:
    """Return what a figure shows as a workbook."""
    lines = [*labelled(said, language), read_on(language)]
    return workbook(sheets(shown), title=said.title, readme=lines, created=said.created)


def workbook(
    written: Sequence[Sheet], *, title: str, readme: Sequence[tuple[str, str]], created: str
) -> bytes:
    """Return a workbook: a sheet README with what must be known first, then a sheet a table.

    Numbers are numbers, and what is not known is an empty cell. Text is never taken for a formula.
    `created` is the day (YYYY-MM-DD) that the workbook says it was made. The same arguments give
    the same bytes.
    """
    file = io.BytesIO()
    # In memory: files written on the way would bring the time of day into the workbook.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        made = datetime.fromisoformat(created)
        book.set_properties({"title": title, "author": "Darién Atlas", "created": made})
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet("README")
        for column, width in enumerate(README_WIDTHS):
            page.set_column(column, column, width)
        for row, (label, text) in enumerate(readme):
            page.write_string(row, 0, label, bold)
            page.write_string(row, 1, text, wrapped)
        for sheet in written:
            _write(book.add_worksheet(sheet.name[:LONGEST_NAME]), sheet, bold)
    return file.getvalue()


def read_on(language: str) -> tuple[str, str]:
    """Return the line of a README that says where the sources stand."""
    _ = translator(language)
    return _("Sources"), _(
        "Every row names its sources; the sheet “sources” holds the publications."
    )


def _write(page: Worksheet, sheet: Sheet, bold: Any) -> None:
    page.freeze_panes(1, 1)
    for column, head in enumerate(sheet.heads):
        page.set_column(column, column, WIDTHS.get(head, WIDE))
        page.write_string(0, column, head, bold)
    for place, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            write = page.write_string if isinstance(value, str) else page.write_number
            # The library cuts a text that is too long for a cell, and only says so.
            if write(place, column, value):
                raise ValueError(f"{sheet.name}, row {place}: {sheet.heads[column]} is too long")


def _sheet(name: str, kind: Any, rows: Sequence[Any]) -> Sheet:
    heads = [field.name for field in fields(kind) if field.name != "sources"]
    cited = ("source_ids", "publishers", "source_urls")
    return Sheet(name, (*heads, *cited), tuple(tuple(flat(row).values()) for row in rows))


def _said(value: Any) -> Value:
    return ("yes" if value else "no") if isinstance(value, bool) else value
