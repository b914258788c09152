"""The rows of the tables by id, also of tables whose rows have no column of their own for it."""

from functools import cache
from typing import Any

import pandas as pd

from darien.schemas import SCHEMAS
from darien.tables import Tables

# The columns that together tell the rows of a table apart where none does so alone.
TOGETHER = {
    "site_periods": ("site_id", "start", "end", "status"),
    "station_periods": ("place_id", "start"),
    "site_activity": ("scope_id", "metric", "start", "end"),
    "extents": ("extent_id",),
}


def key_columns(table: str) -> tuple[str, ...]:
    """Return the columns whose cells make up the id of a row. Raises KeyError for no table."""
    unique = [column for column, rules in SCHEMAS[table].columns.items() if rules.unique]
    return TOGETHER[table] if table in TOGETHER else (unique[0],)


def ids_of(table: str, rows: pd.DataFrame) -> pd.Series:
    """Return the id of every row of a table: the cells of its key, joined by a slash."""
    cells = rows[list(key_columns(table))].astype(str)
    return cells.agg("/".join, axis=1) if len(rows) else pd.Series(dtype=str)


@cache
def by_id(tables: Tables, table: str) -> dict[str, Any]:
    """Return every row of a table by its id, as a named tuple. Raises AttributeError."""
    rows: pd.DataFrame = getattr(tables, table)
    return dict(zip(ids_of(table, rows), rows.itertuples(index=False), strict=True))
