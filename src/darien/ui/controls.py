"""The controls in the sidebar: each shows a part of the view, and moving it changes the view."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from darien.language import Translate, month, translator
from darien.language import mark as N_
from darien.period import FIRST_YEAR, LAST_YEAR, Period
from darien.titles import title_of
from darien.ui import second
from darien.view import BOTH, View
from darien.vocabulary import Corridor, Direction, Extent, Language, Layer

PRESETS = {
    "2021–25": Period.of_months("2021-01", "2025-12"),
    "2025": Period.of_months("2025-01", "2025-12"),
    N_("All"): Period.of_months(f"{FIRST_YEAR}-01", f"{LAST_YEAR}-12"),
}
DIRECTIONS = {
    BOTH: N_("Both"),
    Direction.NORTHBOUND.value: N_("North"),
    Direction.SOUTHBOUND.value: N_("South"),
}
MONTHS = list(range(1, 13))
BASEMAP = "online-basemap"

# What a page can offer to choose.
PARTS = ("period", "direction", "corridors", "extent", "layers", "language", "basemap")


def chosen(view: View) -> View:
    """Return the view that the controls ask for now; `view` is the one they showed before."""
    asked = {
        name: st.session_state.get(_key(name, view), value)
        for name, value in _settings(view).items()
    }
    return replace(
        view,
        period=_period(view.period, asked),
        compare=second.chosen(view, asked),
        directions=_directions(asked["direction"]),
        corridors=tuple(Corridor(word) for word in asked["corridors"]),
        layers=tuple(layer for layer in Layer if asked[layer.value]),
        extent=Extent(asked["extent"]),
        language=Language(asked["lang"]),
    )


def show_filters(view: View, parts: Collection[str]) -> None:
    """Show the controls of a page in the sidebar, set to the view; `parts` are some of PARTS."""
    _set_to(view)
    _ = translator(view.language)
    shows = {
        "period": _show_period,
        "direction": _show_direction,
        "corridors": _show_corridors,
        "extent": _show_extent,
        "layers": _show_layers,
        "language": _show_language,
        "basemap": _show_basemap,
    }
    with st.sidebar:
        for part, show in shows.items():
            if part in parts:
                show(view, _)


def show_second_period(view: View) -> None:
    """Show the controls of the second period where they are called, set to the view."""
    _set_to(view)
    _ = translator(view.language)
    assert view.compare is not None
    presets = {name: _(name) for name in second.presets(view.period)}
    first, last = view.compare.first.year, view.compare.last.year
    st.slider(_("Period B"), FIRST_YEAR, LAST_YEAR, key=_key(second.YEARS, view))
    with st.container(key="second-months", horizontal=True, gap="xsmall"):
        _show_month(second.FIRST_MONTH, _("First month of B"), first, view)
        _show_month(second.LAST_MONTH, _("Last month of B"), last, view)
    st.pills(
        _("Presets of B"),
        presets,
        key=_key(second.PRESET, view),
        format_func=presets.__getitem__,
        label_visibility="collapsed",
    )


def show_summary(view: View) -> None:
    """Say the period and the direction where the sidebar is folded away: 2021–25 · Both.

    The style sheet puts it on the button that opens the sidebar.
    """
    _ = translator(view.language)
    preset = _settings(view)["preset"]
    first, last = (month(day, view.language) for day in (view.period.first, view.period.last))
    period = _(preset) if preset else f"{first} – {last}"
    said = f"{period} · {_(DIRECTIONS[view.direction])}".replace("\\", "").replace('"', "")
    st.html(f'<style>:root{{--filters:"{escape(said)}"}}</style>')


def online_basemap() -> bool:
    """Tell whether the reader has switched the online basemap on; no link can do that."""
    return bool(st.session_state.get(BASEMAP, False))


def _settings(view: View) -> dict[str, Any]:
    """Return what each control shows for a view, by the control's key."""
    preset = next((name for name, period in PRESETS.items() if period == view.period), None)
    return {
        "years": (view.period.first.year, view.period.last.year),
        "first-month": view.period.first.month,
        "last-month": view.period.last.month,
        "preset": preset,
        "direction": view.direction,
        "corridors": [corridor.value for corridor in view.corridors],
        **{layer.value: layer in view.layers for layer in Layer},
        "extent": view.extent.value,
        "lang": view.language.value,
        **second.settings(view),
    }


def _key(name: str, view: View) -> str:
    """Return the key of a control; a control whose labels change is another control.

    A browser answers with the label that was chosen. One that was chosen in English, or for
    another year, would mean nothing to the same control in Spanish, or for this year.
    """
    years = {"first-month": view.period.first.year, "last-month": view.period.last.year}
    years |= second.labelled_years(view)
    return f"{name}-{view.language}" + (f"-{years[name]}" if name in years else "")


def _set_to(view: View) -> None:
    """Move the controls that show something else than the view.

    A control that already shows its part of the view is left alone: a reader who moves it again
    while the answer is under way would see it jump back.
    """
    for name, value in _settings(view).items():
        key = _key(name, view)
        shown = st.session_state.get(key)
        if isinstance(value, list) and isinstance(shown, list) and set(value) == set(shown):
            continue
        if shown != value:
            st.session_state[key] = value


def _period(before: Period, asked: Mapping[str, Any]) -> Period:
    """Return the preset if the reader has just chosen one, else what years and months say."""
    preset = PRESETS.get(asked["preset"] or "", before)
    if preset != before:
        return preset
    return second.of_controls(asked["years"], (asked["first-month"], asked["last-month"]))


def _directions(word: str) -> tuple[Direction, ...]:
    return tuple(Direction) if word == BOTH else (Direction(word),)


def _show_period(view: View, _: Translate) -> None:
    presets = {name: _(name) for name in PRESETS}
    first, last = view.period.first.year, view.period.last.year
    with st.container(key="period", gap="xsmall"):
        st.slider(_("Period"), FIRST_YEAR, LAST_YEAR, key=_key("years", view))
        with st.container(key="months", horizontal=True, gap="xsmall"):
            _show_month("first-month", _("First month"), first, view)
            _show_month("last-month", _("Last month"), last, view)
        st.pills(
            _("Presets"),
            presets,
            key=_key("preset", view),
            format_func=presets.__getitem__,
            label_visibility="collapsed",
        )


def _show_month(name: str, label: str, year: int, view: View) -> None:
    names = {number: month(date(year, number, 1), view.language) for number in MONTHS}
    st.selectbox(
        label,
        names,
        key=_key(name, view),
        format_func=names.__getitem__,
        label_visibility="collapsed",
    )


def _show_direction(view: View, _: Translate) -> None:
    direction = {word: _(title) for word, title in DIRECTIONS.items()}
    st.segmented_control(
        _("Direction"),
        direction,
        key=_key("direction", view),
        format_func=direction.__getitem__,
        required=True,
        width="stretch",
    )


def _show_corridors(view: View, _: Translate) -> None:
    corridors = {word.value: _(title_of(word)) for word in Corridor}
    st.pills(
        _("Corridors"),
        corridors,
        key=_key("corridors", view),
        format_func=corridors.__getitem__,
        selection_mode="multi",
    )


def _show_extent(view: View, _: Translate) -> None:
    extents = {word.value: _(title_of(word)) for word in Extent}
    st.selectbox(_("Extent"), extents, key=_key("extent", view), format_func=extents.__getitem__)


def _show_layers(view: View, _: Translate) -> None:
    with st.container(key="layers", gap=None):
        st.markdown(_("Layers"))
        for layer in Layer:
            st.checkbox(_(title_of(layer)), key=_key(layer.value, view))


def _show_language(view: View, _: Translate) -> None:
    titles = {word.value: title_of(word) for word in Language}
    st.segmented_control(
        _("Language"),
        titles,
        key=_key("lang", view),
        format_func=titles.__getitem__,
        required=True,
        width="stretch",
    )


def _show_basemap(_view: View, _: Translate) -> None:
    warning = _(
        "Loads map pictures from tile.openstreetmap.org. That server then sees your internet "
        "address and which part of the map you look at."
    )
    st.toggle(_("Online basemap"), key=BASEMAP, help=warning)
    if online_basemap():
        st.caption(warning)
