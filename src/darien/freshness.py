"""How recent each table is against its own rhythm, and up to when a thing that is missing is known.

The rule of `freshness` is said on the page of evidence in the same words.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from darien.fact import Fact
from darien.facts import facts
from darien.period import PartialDate
from darien.tables import Tables


class State(StrEnum):
    """Whether new figures are to be expected."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"
    NO_RHYTHM = "no-rhythm"


# Months of one rhythm; the word of data/tables.csv.
MONTHS = {"monthly": 1, "yearly": 12}


@dataclass(frozen=True)
class Freshness:
    """How recent a table is on a day.

    `last_known` is the last day it knows anything about, None where it is not about time. `due` is
    the first day on which new figures are to be expected, `overdue` the first on which those after
    them are; both None without a rhythm.
    """

    table: str
    last_known: date | None
    read_on: date
    rhythm: str
    due: date | None
    overdue: date | None
    state: State


@dataclass(frozen=True)
class Missing:
    """A row of data/gaps.csv, with the last fact known of its subject, or of its table.

    `last` is None where the table holds no dated fact; then `known_until` is what the list of
    tables says, or None.
    """

    gap_id: str
    table: str
    subject: str
    text: str
    last: Fact | None
    known_until: date | None


def freshness(tables: Tables, today: date) -> tuple[Freshness, ...]:
    """Return how recent each table is on a day, in the order of the list of tables.

    New figures are due when one rhythm (a month, a year) has gone by since the last day known, and
    overdue when two have. A table whose figures come irregularly, or that is not about time, is
    neither: nothing can be expected on a day, so there only the day it was read counts.
    """
    return tuple(_freshness(row, today) for row in tables.tables.itertuples())


def _freshness(row: Any, today: date) -> Freshness:
    last_known = None if pd.isna(row.last_known) else row.last_known.date()
    months = MONTHS.get(row.rhythm)
    due = overdue = None
    state = State.NO_RHYTHM
    if last_known and months:
        due, overdue = (_later(last_known, times * months) for times in (1, 2))
        state = State.OVERDUE if today > overdue else State.DUE if today > due else State.FRESH
    return Freshness(row.table, last_known, row.read_on.date(), row.rhythm, due, overdue, state)


def _later(day: date, months: int) -> date:
    """Return the day so many months later; the end of a month for the end of a month."""
    step = pd.offsets.MonthEnd if pd.Timestamp(day).is_month_end else None
    moved = pd.Timestamp(day) + (step(months) if step else pd.DateOffset(months=months))
    later: date = moved.date()
    return later


def missing(tables: Tables) -> tuple[Missing, ...]:
    """Return every gap with what is last known of it, in the order of the table."""
    return tuple(
        Missing(
            row.gap_id,
            row.table,
            row.subject,
            row.text,
            _last(tables, row.table, row.subject),
            tables.last_known.get(row.table),
        )
        for row in tables.gaps.itertuples()
    )


def _last(tables: Tables, table: str, subject: str) -> Fact | None:
    """Return the newest fact about a subject; the newest of the table where none is named."""
    about = [
        fact
        for fact in facts(tables)
        if fact.table == table
        and (fact.end or fact.start)
        and (subject in ("", fact.series, fact.row_id) or fact.row_id.startswith(f"{subject}/"))
    ]
    return max(about, key=_last_day, default=None)


def _last_day(fact: Fact) -> date:
    return PartialDate.parse(fact.end or fact.start).latest
