"""Sentences about a view and its totals, the same on the map, in the cards and in the terminal."""

from collections.abc import Sequence
from datetime import date, timedelta

from babel.dates import format_date

from darien.flows import Total
from darien.language import FORMATS, number, translator
from darien.period import PartialDate, Period
from darien.view import View
from darien.vocabulary import Direction, Status


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


def partial(date_: PartialDate, language: str) -> str:
    """Write a partial date as precisely as its source gives it: 2 Oct 2024, May 2025, 2021."""
    pattern = {4: "y", 7: "MMM y", 10: "d MMM y"}[len(date_.text)]
    return _written(date_.earliest, pattern, language)


def day_of(view: View) -> str:
    """Write the last day of a view's period, the day that sites are shown as of."""
    return _written(view.period.last, "d MMM y", view.language)


def coverage(total: Total, language: str) -> str:
    """Say which days of the period a total covers, and which it does not."""
    _ = translator(language)
    if total.people is None and len(total.series_ids) > 1:
        return _("not every one of these series has a figure in {period}").format(
            period=months(total.period, language)
        )
    if total.people is None:
        return _("nobody published a count of {period}: this is no zero").format(
            period=months(total.period, language)
        )
    if total.is_whole:
        return _("every day of the period")
    return _("no figure for {stretches}").format(stretches=stretches(total.uncovered, language))


def coverage_in_short(total: Total, language: str) -> str:
    """Say the same as `coverage` in little room: what is counted, if that is one stretch."""
    if total.people is None or len(total.uncovered) < 2 or len(total.covered) != 1:
        return coverage(total, language)
    _ = translator(language)
    return _("only {stretch}").format(stretch=stretches(total.covered, language))


def people(total: Total, language: str) -> str | None:
    """Write how many were counted, "about" where it is an estimate; None where nobody did."""
    if total.people is None:
        return None
    written = number(total.people, language)
    if total.status != Status.ESTIMATE:
        return written
    _ = translator(language)
    return _("about {people}").format(people=written)


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
    if len(view.directions) > 1:
        way = _("both directions")
    elif view.directions[0] == Direction.NORTHBOUND:
        way = _("northbound")
    else:
        way = _("southbound")
    rule = _(
        "People counted where each authority counts them, {direction}. Different borders count"
        " the same people again: figures on this map are never added."
    )
    return rule.format(direction=way)


def _shortest(period: Period, language: str) -> str:
    starts_month = period.first.day == 1
    ends_month = (period.last + timedelta(days=1)).day == 1
    return months(period, language) if starts_month and ends_month else stretch(period, language)


def _written(value: date, pattern: str, language: str) -> str:
    return str(format_date(value, pattern, locale=FORMATS[language]))
