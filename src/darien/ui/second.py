"""The second period of a comparison: where it begins, and what its controls offer and answer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from darien.language import mark as N_
from darien.period import Period
from darien.view import Fallback, View

# What a reader who has chosen nothing yet sees first: the fullest year and the last one.
OFFERED = (Period.of_months("2023-01", "2023-12"), Period.of_months("2025-01", "2025-12"))

IS_OFFERED = "second-is-offered"

YEARS, FIRST_MONTH, LAST_MONTH, PRESET = (
    "second-years",
    "second-first-month",
    "second-last-month",
    "second-preset",
)
BEFORE, YEAR_EARLIER, YEAR_LATER = N_("just before A"), N_("a year earlier"), N_("a year later")


def presets(first: Period) -> dict[str, Period]:
    """Return the second periods to choose from for a first one, within 2010–2026."""
    shifts = {BEFORE: -first.month_count, YEAR_EARLIER: -12, YEAR_LATER: 12}
    found = {name: _shifted(first, months) for name, months in shifts.items()}
    return {name: period for name, period in found.items() if period}


def opened(view: View, fallbacks: tuple[Fallback, ...]) -> tuple[View, tuple[Fallback, ...]]:
    """Return the view with a second period, as the page that compares opens it.

    Without one it is the stretch of the same length directly before; for the first view, which
    nobody has chosen, both periods are those OFFERED. A fallback then names what is really shown.
    """
    if view.compare is not None:
        return view, fallbacks
    wrong = {fallback.parameter for fallback in fallbacks}
    if view.period == View().period and "compare" not in wrong:
        view = replace(view, period=OFFERED[0], compare=OFFERED[1])
        st.session_state[IS_OFFERED] = True
    else:
        view = replace(view, compare=next(iter(presets(view.period).values()), OFFERED[1]))
    shown = view.to_query()
    return view, tuple(
        replace(fallback, used=" – ".join(shown[fallback.parameter]))
        if fallback.parameter in ("period", "compare")
        else fallback
        for fallback in fallbacks
    )


def left(view: View) -> View:
    """Return the view for the other pages: what was merely offered goes when its page is left."""
    if st.session_state.pop(IS_OFFERED, False) and (view.period, view.compare) == OFFERED:
        return replace(view, period=View().period, compare=None)
    return view


def settings(view: View) -> dict[str, Any]:
    """Return what each control of the second period shows for a view, by the control's name."""
    if view.compare is None:
        return {}
    offered = presets(view.period)
    return {
        YEARS: (view.compare.first.year, view.compare.last.year),
        FIRST_MONTH: view.compare.first.month,
        LAST_MONTH: view.compare.last.month,
        PRESET: next((name for name, period in offered.items() if period == view.compare), None),
    }


def chosen(view: View, asked: Mapping[str, Any]) -> Period | None:
    """Return the second period as its controls ask for it; None as long as there is none."""
    if view.compare is None:
        return None
    preset = presets(view.period).get(asked[PRESET] or "", view.compare)
    if preset != view.compare:
        return preset
    return of_controls(asked[YEARS], (asked[FIRST_MONTH], asked[LAST_MONTH]))


def of_controls(years: tuple[int, int], months: tuple[int, int]) -> Period:
    """Return the period that two years and two months say.

    Within one year the earlier of the two months is the first, whichever was chosen as such.
    """
    first, last = years
    first_month, last_month = sorted(months) if first == last else months
    return Period.of_months(f"{first}-{first_month:02}", f"{last}-{last_month:02}")


def labelled_years(view: View) -> dict[str, int]:
    """Return the year that the labels of each month's control name."""
    if view.compare is None:
        return {}
    return {FIRST_MONTH: view.compare.first.year, LAST_MONTH: view.compare.last.year}


def _shifted(period: Period, months: int) -> Period | None:
    try:
        return period.shifted(months)
    except ValueError:
        return None
