"""Tables as files of one table: CSV, CSV with HXL tags, and Parquet.

Plain CSV has no place for what a file says of itself, so each row says it.
"""

import io
import json
from collections.abc import Callable
from dataclasses import asdict, replace

import pyarrow as pa
import pyarrow.parquet as pq

from darien.datasets.columns import INTEGER, NUMBER, STRING, WHAT, tag_of
from darien.datasets.dataset import Dataset
from darien.datasets.label import Label, columns
from darien.language import translator
from darien.pack.sheets import Sheet, csv_bytes

TYPES = {STRING: pa.string(), INTEGER: pa.int64(), NUMBER: pa.float64()}


def labelled(data: Dataset, said: Label) -> Dataset:
    """Return a table whose rows say how far the sources reach, licence, citation and precision."""
    more = columns(said, data.as_of)
    rows = tuple((*row, *more.values()) for row in data.sheet.rows)
    return replace(data, sheet=Sheet(data.name, (*data.sheet.heads, *more), rows))


def csv(data: Dataset, said: Label, language: str) -> bytes:
    """Return a table as CSV (UTF-8, comma, a line feed a row); what is not known stays blank."""
    return csv_bytes(labelled(data, said).sheet)


def hxl(data: Dataset, said: Label, language: str) -> bytes:
    """Return a table as CSV whose second row holds the HXL tags of its columns."""
    full = labelled(data, said)
    tags = tuple(tag_of(head, kind) for head, kind in full.kinds.items())
    return csv_bytes(replace(full.sheet, rows=(tags, *full.sheet.rows)))


def parquet(data: Dataset, said: Label, language: str) -> bytes:
    """Return a table as Parquet; its schema says what the file is and what each column holds."""
    full = labelled(data, said)
    fields = [
        pa.field(head, TYPES[kind], metadata={"description": described(full, head, language)})
        for head, kind in full.kinds.items()
    ]
    about = {
        "title": data.title,
        "as_of": data.as_of,
        "of": json.dumps(asdict(said), sort_keys=True),
    }
    arrays = [
        pa.array([None if cell == "" else cell for cell in full.sheet.column(one.name)], one.type)
        for one in fields
    ]
    file = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about)), file)
    return file.getvalue()


def described(data: Dataset, head: str, language: str) -> str:
    """Return what a column holds: its head on screen, or the words for all tables."""
    what = WHAT.get(head, "")
    if head in data.titles:
        return data.titles[head]
    return translator(language)(what) if what else head


FILES: dict[str, Callable[[Dataset, Label, str], bytes]] = {
    "csv": csv,
    "parquet": parquet,
    "hxl.csv": hxl,
}
