"""Where data/labels.csv wishes a name or a number to stand."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from darien import positions
from darien.render.figure.box import Point
from darien.tables import Tables
from darien.view import View


@dataclass(frozen=True)
class Wish:
    """A row of data/labels.csv: its text, and where it is wished to stand, in px from its place.

    `at` is a place of its own, latitude and longitude in degrees.
    """

    target: str
    text: str
    rank: int
    anchor: str
    offset: Point | None
    at: Point | None
    is_for_extent: bool


def wishes(tables: Tables, view: View, kind: str) -> dict[str, Wish]:
    """Return the labels of a kind by target (by text where they have none) for a view's extent.

    The one for the extent goes before the one for every extent.
    """
    labels = positions.labels(tables)
    labels = labels[(labels["kind"] == kind) & labels["extent"].isin(["*", view.extent.value])]
    found: dict[str, Wish] = {}
    for label in labels.itertuples():
        text = getattr(label, f"text_{view.language.value}") or label.text_en
        key = label.target or text
        if key not in found or label.extent != "*":
            found[key] = _wish(label, text)
    return found


def _wish(label: Any, text: str) -> Wish:
    known = not pd.isna(label.dx) and not pd.isna(label.dy)
    return Wish(
        target=label.target,
        text=text,
        rank=3 if pd.isna(label.rank) else int(label.rank),
        anchor=label.anchor or "start",
        offset=(float(label.dx), float(label.dy)) if known else None,
        at=None if pd.isna(label.lat) else (float(label.lat), float(label.lon)),
        is_for_extent=label.extent != "*",
    )
