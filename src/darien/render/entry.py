"""A row of a table of text, as pages list incidents, findings, prices and facts."""

from dataclasses import dataclass

from darien.provenance import Citation


@dataclass(frozen=True)
class Entry:
    """What a row is about, a remark below it, its cells, and its sources for the last cell.

    A cell of several lines is a tuple.
    """

    title: str
    remark: str
    cells: tuple[str | tuple[str, ...], ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Section:
    """A headed table of such rows: how to read it, and what is said where it has no row."""

    title: str
    caption: str
    heads: tuple[str, ...]
    entries: tuple[Entry, ...]
    empty: str
