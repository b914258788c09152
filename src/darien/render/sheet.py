"""The whole first screen as one message: key figures, map and timeline of one view."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from darien.render.key_figures import KeyFigure, key_figures
from darien.render.message import Message, view_message
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Direction

# What a message of one month repeats of the message of its whole period.
FRAME = ("extent", "bounds", "narrowBounds", "maxZoom")
SAME_EVERY_MONTH = ("words", "cards", *FRAME, "layers", "tiles")


def sheet_message(tables: Tables, view: View, assets: Mapping[str, str]) -> Message:
    """Return what the sheet needs to draw a view; `assets` maps names of files to their URLs."""
    return {
        **_figures_and_map(tables, view, assets),
        "timeline": {
            "url": assets[f"timeline-{view.language}"],
            "period": [view.period.first.isoformat(), view.period.last.isoformat()],
            **{
                direction.value: series
                for direction, series in (
                    (Direction.NORTHBOUND, view.northbound),
                    (Direction.SOUTHBOUND, view.southbound),
                )
                if direction in view.directions
            },
            "scale": view.scale.value,
            "events": [kind.value for kind in view.events],
            "query": urlencode(view.to_query(), doseq=True),
        },
    }


def monthly_messages(
    tables: Tables, view: View, assets: Mapping[str, str]
) -> Iterator[tuple[str, Message]]:
    """Yield every month of the period (YYYY-MM) with what its own view would say.

    Left out is what all months share with the view; the timeline stays that of the whole period.
    """
    for month in view.period.by_month:
        message = _figures_and_map(tables, replace(view, period=month), assets)
        frame = {key: value for key, value in message.items() if key not in SAME_EVERY_MONTH}
        yield f"{month.first:%Y-%m}", frame


def _figures_and_map(tables: Tables, view: View, assets: Mapping[str, str]) -> Message:
    return {
        **view_message(tables, view, assets),
        "keyFigures": [_figure(figure) for figure in key_figures(tables, view)],
    }


def _figure(figure: KeyFigure) -> Message:
    source = figure.source
    cited = " · ".join(filter(None, [source.publisher, source.published])) if source else ""
    return {
        "label": figure.label,
        "short": figure.short,
        "number": figure.number,
        "figure": figure.figure,
        "arrow": figure.arrow,
        "tone": figure.tone,
        "producer": figure.producer,
        "url": source.url if source else "",
        "cited": cited,
        "note": figure.note,
        "covered": [list(part) for part in figure.covered],
    }
