"""Periods in a sentence: 2023; 2021 to 2025; January–August 2025; hasta el 15 de noviembre."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

from darien.claims.quantities import plain
from darien.language import FORMATS
from darien.period import FIRST_YEAR, LAST_YEAR, Period, last_day

_UNTIL = r"(?:to|until|till|through|by|up to|hasta|al|a)"
_SPAN = r"(?:to|until|through|and|-|–|a|al|hasta|y)"
_YEAR = r"20[12]\d"
_AGAINST = (
    r"\b(?:than|against|que|frente|versus|vs|compared)"
    rf"(?: (?:in|with|to|the|a|al|con|en|el))* {_YEAR}"
)


@dataclass(frozen=True)
class When:
    """The periods that a sentence names: none, one, or the two that it compares, its own first."""

    periods: tuple[Period, ...] = ()


@dataclass(frozen=True)
class _Point:
    """A month, or a day of one, where it stands in the text."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    is_end: bool


def when(text: str) -> tuple[When, str]:
    """Return the periods of a plain text, and the text without them.

    Years outside 2010–2026 and days that no calendar has are left in the text, unread.
    """
    if points := _points(text):
        period = _of_points(points, [int(year) for year in re.findall(rf"\b{_YEAR}\b", text)])
        rest = re.sub(rf"\b{_YEAR}\b", " ", _without(text, [(p.start, p.end) for p in points]))
        return (When((period,)), rest) if period else (When(), text)
    return _years(text)


def _years(text: str) -> tuple[When, str]:
    spans = [(match.start(), match.end()) for match in re.finditer(rf"\b{_YEAR}\b", text)]
    years = [int(text[start:end]) for start, end in spans]
    known = [year for year in years if FIRST_YEAR <= year <= LAST_YEAR]
    rest = _without(text, spans)
    if not known or known != years:
        return When(), text
    joined = re.search(rf"\b({_YEAR}) ?{_SPAN} ?({_YEAR})\b", text)
    is_compared = re.search(_AGAINST, text)
    if len(known) > 1 and joined and not is_compared:
        first, last = sorted((int(joined[1]), int(joined[2])))
        return When((Period(date(first, 1, 1), date(last, 12, 31)),)), rest
    return When(tuple(_year(year) for year in dict.fromkeys(known))[:2]), rest


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


@cache
def _month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    for locale in FORMATS.values():
        wide = Locale.parse(locale).months["format"]["wide"]
        names |= {plain(name): number for number, name in wide.items()}
    return names


def _points(text: str) -> list[_Point]:
    names = _month_names()
    pattern = re.compile(
        rf"(?P<until>\b{_UNTIL} (?:el |the |end of |fines de )?)?"
        rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:de |of )?)?"
        rf"\b(?P<month>{'|'.join(names)})\b(?: (?P<after>\d{{1,2}})\b(?![.,]\d))?"
        rf"(?:,? (?:de |del |of )?(?P<year>{_YEAR})\b)?"
    )
    found = []
    for match in pattern.finditer(text):
        # "May" and "march" are words of other kinds too: alone they need a day or a year.
        is_sure = match["month"] not in ("may", "march") or re.search(_YEAR, text)
        if is_sure:
            day = match["day"] or match["after"]
            found.append(
                _Point(
                    match.start(),
                    match.end(),
                    int(day) if day else None,
                    names[match["month"]],
                    int(match["year"]) if match["year"] else None,
                    match["until"] is not None,
                )
            )
    return found


def _of_points(points: list[_Point], years: list[int]) -> Period | None:
    """Return the period from the first to the last month; one that is an end begins the year."""
    first, last = points[0], points[-1]
    end_year = last.year or (years[-1] if years else None)
    begin_year = first.year or end_year
    if end_year is None or begin_year is None or not FIRST_YEAR <= begin_year <= LAST_YEAR:
        return None
    try:
        begins = date(begin_year, first.month, first.day or 1)
        end = date(end_year, last.month, last.day) if last.day else last_day(end_year, last.month)
        if len(points) == 1 and first.is_end:
            begins = date(begin_year, 1, 1)
        return Period(begins, end)
    except ValueError:
        return None


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
