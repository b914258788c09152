"""Sentences about a view and its totals, the same on the map, in the cards and in the terminal."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
from babel.dates import format_date

from darien.flows import Absence, Total
from darien.language import FORMATS, number, translator
from darien.period import PartialDate, Period
from darien.presence import Span
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Bounds, Direction, EndStatus, StartStatus, Status


def stretch(period: Period, language: str) -> str:
    """Write a stretch of days, saying each month and year once: 16–30 Nov 2025."""
    first, last = period.first, period.last
    if first == last:
        return _written(last, "d MMM y", language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_written(last, 'd MMM y', language)}"
    pattern = "d MMM" if first.year == last.year else "d MMM y"
    return f"{_written(first, pattern, language)} – {_written(last, 'd MMM y', language)}"


def months(period: Period, language: str) -> str:
    """Write a period of whole months: Aug 2023, Jan–Dec 2025, Jan 2021 – Dec 2025."""
    first, last = period.first, period.last
    if (first.year, first.month) == (last.year, last.month):
        return _written(last, "MMM y", language)
    if first.year == last.year:
        return f"{_written(first, 'MMM', language)}–{_written(last, 'MMM y', language)}"
    return f"{_written(first, 'MMM y', language)} – {_written(last, 'MMM y', language)}"


def stretches(periods: Sequence[Period], language: str) -> str:
    """Write several stretches, in whole months where they are whole months."""
    return ", ".join(_shortest(period, language) for period in periods)


def days_of_year(periods: Sequence[Period], language: str) -> str:
    """Write stretches of one year; a whole calendar year is its number: 2024, Jan–Apr 2025."""
    if len(periods) == 1 and periods[0].is_of_years:
        return str(periods[0].first.year)
    return stretches(periods, language)


def partial(date_: PartialDate, language: str) -> str:
    """Write a partial date as precisely as its source gives it: 2 Oct 2024, May 2025, 2021."""
    pattern = {4: "y", 7: "MMM y", 10: "d MMM y"}[len(date_.text)]
    return _written(date_.earliest, pattern, language)


def day(value: date, language: str) -> str:
    """Write a day: 16 Nov 2025."""
    return _written(value, "d MMM y", language)


def day_of(view: View) -> str:
    """Write the last day of a view's period, the day that sites are shown as of."""
    return day(view.period.last, view.language)


def coverage(total: Total, language: str) -> str:
    """Say which days of the period a total covers, and which it does not."""
    _ = translator(language)
    if total.people is None:
        return _absence(total, language)
    if total.is_whole:
        return _("every day of the period")
    return _("no figure for {stretches}").format(stretches=stretches(total.uncovered, language))


def _absence(total: Total, language: str) -> str:
    """Say why there is no number, which is never a zero."""
    _ = translator(language)
    if len(total.series_ids) > 1:
        return _("not every one of these series has a figure in {period}").format(
            period=months(total.period, language)
        )
    if total.absence == Absence.AFTER_THE_LAST and total.last_published:
        last = _written(total.last_published, "d MMM y", language)
        return _("our sources end on {day}: no data, not zero").format(day=last)
    if total.absence == Absence.OTHER_DAYS:
        return _("published only for other spans of days, which are not cut")
    return _("our sources have no figure, which is not zero")


def coverage_in_short(total: Total, language: str) -> str:
    """Say the same as `coverage` in little room: what is counted, if that is one stretch."""
    _ = translator(language)
    if total.absence == Absence.NO_FIGURE:
        return _("not in our sources, which is not zero")
    if total.absence == Absence.OTHER_DAYS:
        return _("published only for other spans")
    if total.people is None or len(total.uncovered) < 2 or len(total.covered) != 1:
        return coverage(total, language)
    return _("only {stretch}").format(stretch=stretches(total.covered, language))


def people(total: Total, language: str) -> str | None:
    """Write how many were counted, in the source's words: about, over; None where nobody did.

    A sum of several figures stands bare; `firmness` says that some of them are estimates.
    """
    if total.people is None:
        return None
    return bounded(total.people, total.bound or Bounds.EXACT, language)


def bounded(people: int, bound: str, language: str) -> str:
    """Write a number of people as its source words it."""
    _ = translator(language)
    written = number(people, language)
    if bound == Bounds.ABOUT:
        return _("about {people}").format(people=written)
    if bound == Bounds.AT_LEAST:
        return _("over {people}").format(people=written)
    return written


def firmness(total: Total, unit: str, language: str) -> str:
    """Say in a word that a number is estimated or provisional; nothing for firm ones."""
    _ = translator(language)
    if total.people is None or total.status is None:
        return ""
    if total.bound is None:
        return _("partly estimated")
    if total.status in (Status.ESTIMATE, Status.PROVISIONAL):
        return _(title_of(Status(total.status)))
    return _(title_of(Status.ESTIMATE)) if unit == "estimate" else ""


def span_words(span: Span, language: str) -> str:
    """Write a span with what is not known of its ends: 2021 – last documented 2023."""
    _ = translator(language)
    start = partial(span.start, language) if span.start else _("start not documented")
    if span.end is None:
        if span.as_of is None:
            return _("{start} – end not documented").format(start=start)
        last = partial(span.as_of, language)
        return _("{start} – end not documented, last source {date}").format(start=start, date=last)
    end = partial(span.end, language)
    if span.end_status == EndStatus.LAST_DOCUMENTED:
        return _("{start} – last documented {end}").format(start=start, end=end)
    return f"{start} – {end}"


def leg_span_words(span: Span, start_status: StartStatus, language: str) -> str:
    """Write when a leg was in use, with what is merely the first date seen."""
    _ = translator(language)
    written = span_words(span, language)
    if start_status == StartStatus.DOCUMENTED:
        return written
    return _("first documented {span}").format(span=written)


def between(low: float, high: float, language: str) -> str:
    """Write a range of numbers; "from" or "up to" where one end is not known, nothing for none."""
    _ = translator(language)
    if pd.isna(low) and pd.isna(high):
        return ""
    if pd.isna(low):
        return _("up to {number}").format(number=f"{high:g}")
    if pd.isna(high):
        return _("from {number}").format(number=f"{low:g}")
    return "–".join(dict.fromkeys((f"{low:g}", f"{high:g}")))


def title(view: View) -> str:
    """Say what the map shows and when."""
    _ = translator(view.language)
    if len(view.directions) > 1:
        text = _("Through the Darién and back, {period}")
    elif view.directions[0] == Direction.NORTHBOUND:
        text = _("North through the Darién, {period}")
    else:
        text = _("The way back south, {period}")
    return text.format(period=months(view.period, view.language))


def subtitle(view: View) -> str:
    """Say which way, and what must not be done with the numbers."""
    _ = translator(view.language)
    rule = _(
        "People counted where each authority counts them, {direction}. Different borders count"
        " the same people again: figures on this map are never added."
    )
    return rule.format(direction=way(view))


def way(view: View) -> str:
    """Say which way the people of a view go."""
    _ = translator(view.language)
    if len(view.directions) > 1:
        return _("both directions")
    return _(title_of(view.directions[0]))


def _shortest(period: Period, language: str) -> str:
    starts_month = period.first.day == 1
    ends_month = (period.last + timedelta(days=1)).day == 1
    return months(period, language) if starts_month and ends_month else stretch(period, language)


def _written(value: date, pattern: str, language: str) -> str:
    return str(format_date(value, pattern, locale=FORMATS[language]))
