"""What a row states about the world, told alike for every table: what, how much, when, by whom."""

from dataclasses import dataclass

from darien import figure_id
from darien.vocabulary import Bounds, Direction


@dataclass(frozen=True)
class Quantity:
    """A number as its row has it: from `low` to `high`, equal where it is one; None is not known.

    `text` is a value that its source gives in words instead. `unit` is English, to be translated;
    `bound` is how the source words the number, one of Bounds.
    """

    low: float | None
    high: float | None
    unit: str = ""
    bound: str = Bounds.EXACT.value
    text: str = ""

    @property
    def exact(self) -> float | None:
        """The number, where the row states a single one."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class Fact:
    """One row of a table; what it is not about is blank.

    `what` are its words in English: texts of the data, titles, or names. `start` and `end` are
    partial dates as precise as the row; of a state still open `end` is the day it was last seen.
    `period` is what the source says of the days where it does not state them. `status` is the word
    of the table. `places` are ids, `countries` three-letter codes.
    """

    table: str
    row_id: str
    source_ids: tuple[str, ...]
    note: str
    what: tuple[str, ...]
    quantities: tuple[Quantity, ...] = ()
    start: str = ""
    end: str = ""
    period: str = ""
    status: str = ""
    nationality: str = ""
    directions: tuple[Direction, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    series: str = ""
    producer: str = ""

    @property
    def figure(self) -> str:
        """The id under which the row's ledger opens."""
        return figure_id.row(self.table, self.row_id)
