"""What a ledger says of one figure, as data in the reader's language."""

from dataclasses import dataclass

from darien.provenance import Citation
from darien.render.table import Section


class UnknownFigureError(ValueError):
    """An id that names no figure; the message says so to who wrote it."""


@dataclass(frozen=True)
class Said:
    """One number of a figure: what it is, and the number or the words for none."""

    label: str
    text: str


@dataclass(frozen=True)
class Entry:
    """The ledger of one figure.

    `made` says whether the number was published or how it was worked out, `numbers` are what the
    figure says, the one that is asked for first. `facts` are label and text: unit, definition, who
    counted where, period, status, first seen, last confirmed. `rivals` are earlier releases and
    what others say, `sections` other tables: parts, what may and what must not be added. `notes`
    are remarks on this figure, `missing` what is known to be missing in its series.
    """

    figure: str
    made: str
    title: str
    numbers: tuple[Said, ...]
    facts: tuple[tuple[str, str], ...]
    rivals: tuple[Section, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    sources: tuple[Citation, ...]
    missing: tuple[str, ...] = ()
