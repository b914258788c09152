"""Days, months and partial dates: the time axis that every layer shares."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

# The producers' first yearly figure is 2010; the last year is the one the evidence was read in.
FIRST_YEAR = 2010
LAST_YEAR = 2026

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of whole days, first and last both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end ({self.last}) before it begins ({self.first})")

    @classmethod
    def of_months(cls, first: str, last: str) -> "Period":
        """Return the period from the first day of month `first` to the last day of month `last`.

        Months are written YYYY-MM. Raises ValueError for anything else, for months outside
        2010–2026, and for a last month before the first.
        """
        begin, end = _month(first), _month(last)
        return cls(begin, last_day(end.year, end.month))

    @property
    def days(self) -> int:
        """Number of days, first and last included."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> tuple[str, str]:
        """First and last month as YYYY-MM."""
        return f"{self.first:%Y-%m}", f"{self.last:%Y-%m}"

    @property
    def month_count(self) -> int:
        """Number of months it touches; of whole months, how many they are."""
        first, last = self.first, self.last
        return (last.year - first.year) * 12 + last.month - first.month + 1

    def shifted(self, months: int) -> "Period":
        """Return as many whole months, `months` later (earlier if negative).

        Raises ValueError for months outside 2010–2026.
        """
        start = self.first.year * 12 + self.first.month - 1 + months
        (year, month), (last_year, last_month) = (
            divmod(start, 12),
            divmod(start + self.month_count - 1, 12),
        )
        return self.of_months(f"{year}-{month + 1:02}", f"{last_year}-{last_month + 1:02}")

    @property
    def by_month(self) -> tuple["Period", ...]:
        """The whole months inside the period, one by one."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        months = (divmod(month, 12) for month in range(first, last + 1))
        every = [
            Period(date(year, month + 1, 1), last_day(year, month + 1)) for year, month in months
        ]
        return tuple(month for month in every if self.holds(month.first, month.last))

    @property
    def is_of_years(self) -> bool:
        """Whether it begins with a January and ends with a December."""
        first, last = self.first, self.last
        return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)

    @property
    def by_year(self) -> tuple["Period", ...]:
        """The period cut at each New Year; the first and the last part may be less than a year."""
        years = range(self.first.year, self.last.year + 1)
        return tuple(
            Period(max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31)))
            for year in years
        )

    @property
    def by_quarter(self) -> tuple["Period", ...]:
        """The period cut where quarters begin; the first and last part may be less than one."""
        quarters = [day for day in self._month_starts() if day.month in (1, 4, 7, 10)]
        firsts = sorted({self.first, *(day for day in quarters if day > self.first)})
        lasts = [*(day - timedelta(days=1) for day in firsts[1:]), self.last]
        return tuple(Period(first, last) for first, last in zip(firsts, lasts, strict=True))

    def _month_starts(self) -> list[date]:
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        return [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1)]

    def meets(self, first: date, last: date) -> bool:
        """Tell whether the stretch from `first` to `last` shares a day with this period."""
        return first <= self.last and last >= self.first

    def holds(self, first: date, last: date) -> bool:
        """Tell whether the stretch from `first` to `last` lies wholly inside this period."""
        return self.first <= first and last <= self.last

    def gaps(self, covered: Iterable["Period"]) -> tuple["Period", ...]:
        """Return the stretches of this period that none of the `covered` periods reaches."""
        gaps: list[Period] = []
        free = self.first
        for stretch in sorted(covered):
            if stretch.first > free and free <= self.last:
                gaps.append(Period(free, min(stretch.first - timedelta(days=1), self.last)))
            free = max(free, stretch.last + timedelta(days=1))
        if free <= self.last:
            gaps.append(Period(free, self.last))
        return tuple(gaps)


@dataclass(frozen=True)
class PartialDate:
    """A date as precise as its source: a day, a month or a year."""

    text: str
    earliest: date
    latest: date

    @classmethod
    @cache
    def parse(cls, text: str) -> "PartialDate":
        """Read YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError for anything else."""
        match = _PARTIAL.fullmatch(text)
        if match is None:
            raise ValueError(f'"{text}" is not a date written YYYY, YYYY-MM or YYYY-MM-DD')
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            if day is not None and month is not None:
                exact = date(year, month, day)
                return cls(text, exact, exact)
            if month is not None:
                return cls(text, date(year, month, 1), last_day(year, month))
            return cls(text, date(year, 1, 1), date(year, 12, 31))
        except ValueError as error:
            raise ValueError(f'"{text}" is not a day of the calendar') from error

    @classmethod
    def read(cls, text: str) -> "PartialDate | None":
        """Read a cell of a table: blank is not documented (None)."""
        return cls.parse(text) if text else None


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _month(text: str) -> date:
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        raise ValueError(f'"{text}" is not a month written YYYY-MM')
    if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise ValueError(f'"{text}" is outside {FIRST_YEAR}-01 to {LAST_YEAR}-12')
    return date(int(match[1]), int(match[2]), 1)
