"""A table as data: what a page shows as HTML, a download could write, and a chart is read with."""

from dataclasses import dataclass

from darien.provenance import Citation


@dataclass(frozen=True)
class Cell:
    """One cell: what stands in it, a second line beneath, and the sources that carry it."""

    text: str = ""
    small: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of cells under heads, each row headed by its first cell.

    `numbers` are the columns that hold figures, counted from 0. Rows of `foot` are totals and
    remainders, set apart from the rest.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()
    foot: tuple[tuple[Cell, ...], ...] = ()
