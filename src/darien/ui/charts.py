"""Charts on a page, kept as what they tell the browser: Altair takes long to write and check it."""

from copy import deepcopy
from typing import Any, Literal

import altair as alt
import streamlit as st

Spec = dict[str, Any]

# Sizes and colours are ours or Streamlit's.
alt.theme.enable("none")


def written(chart: alt.TopLevelMixin) -> Spec:
    """Return what a chart tells the browser, its data included."""
    spec: Spec = chart.to_dict()
    return spec


def show_chart(
    spec: Spec,
    *,
    key: str,
    theme: Literal["streamlit"] | None = None,
    alt: str | None = None,
) -> None:
    """Show a chart as wide as its place; `alt` says what it shows where it does not say so."""
    # What is kept is every reader's: Streamlit, which works on what it is given, gets a copy.
    st.vega_lite_chart(spec=deepcopy(spec), width="stretch", theme=theme, key=key, alt=alt)
