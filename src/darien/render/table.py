"""A table as data: what a page shows as HTML, a download could write, and a chart is read with."""

from dataclasses import dataclass

from darien.provenance import Citation

# One line of text, or several.
Lines = str | tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One cell: what stands in it, small lines beneath, and the sources that carry it.

    `folded` is a word to click and the text that it unfolds. `tone` makes the first line a figure
    in large type: in the colour of a direction or of MSF sites, or `plain`; `blank` stands for a
    figure that is missing. `figure` is the id of the figure that the text states (see
    `darien.figure_id`), `value` the number itself; a text without a number has neither.
    """

    text: Lines = ""
    small: Lines = ()
    sources: tuple[Citation, ...] = ()
    folded: tuple[str, str] | None = None
    tone: str = ""
    figure: str = ""
    value: float | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells under heads, each row headed by its first cell.

    `numbers` are the columns that hold figures, counted from 0. Rows of `foot` are totals and
    remainders, set apart from the rest.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: frozenset[int] = frozenset()
    foot: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Section:
    """A headed table: how it is to be read, and what is said where it has no row."""

    table: Table
    reading: str
    empty: str


def lines(text: Lines) -> tuple[str, ...]:
    """Return the lines of a text that have something to say."""
    return tuple(filter(None, (text,) if isinstance(text, str) else text))
