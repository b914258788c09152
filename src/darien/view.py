"""The view: the filters as one frozen value, which is also the link and the key of every cache."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from darien.period import Period
from darien.vocabulary import (
    Corridor,
    Direction,
    EventKind,
    Extent,
    Language,
    Layer,
    Scale,
)

Query = dict[str, list[str]]
Word = TypeVar("Word", bound=StrEnum)

BOTH = "both"
NONE = "none"

# The series that the timeline shows first, and how an id of a series is written.
NORTHBOUND, SOUTHBOUND = "snm-darien-north", "migracion-colombia-south"
_SERIES = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Charted = Mapping[Direction, Collection[str]]


@dataclass(frozen=True)
class Fallback:
    """A value of a link that means nothing here, and what is shown instead."""

    parameter: str
    value: str
    allowed: str
    used: str


@dataclass(frozen=True)
class View:
    """What the reader looks at: when, which way, what, where, in which language.

    `northbound` and `southbound` name the series that the timeline draws for each direction,
    `scale` how high its bars are, `events` the kinds that stand on it. `compare` is a second period
    to set beside the first, or None.
    """

    period: Period = field(default_factory=lambda: Period.of_months("2021-01", "2025-12"))
    directions: tuple[Direction, ...] = tuple(Direction)
    corridors: tuple[Corridor, ...] = tuple(Corridor)
    layers: tuple[Layer, ...] = tuple(Layer)
    extent: Extent = Extent.ISTHMUS
    northbound: str = NORTHBOUND
    southbound: str = SOUTHBOUND
    scale: Scale = Scale.ROOT
    events: tuple[EventKind, ...] = tuple(EventKind)
    compare: Period | None = None
    language: Language = Language.ENGLISH

    def __post_init__(self) -> None:
        if not self.directions:
            raise ValueError("a view needs at least one direction")
        for name, words in (
            ("directions", Direction),
            ("corridors", Corridor),
            ("layers", Layer),
            ("events", EventKind),
        ):
            chosen = getattr(self, name)
            object.__setattr__(self, name, tuple(word for word in words if word in chosen))

    @property
    def direction(self) -> str:
        """The direction as a link says it: northbound, southbound or both."""
        return BOTH if len(self.directions) > 1 else self.directions[0].value

    def to_query(self) -> Query:
        """Return the query of the link that reproduces this view, every value said."""
        shown = [*self.corridors, *self.layers]
        return {
            "period": list(self.period.months),
            "direction": [self.direction],
            "layer": [word.value for word in shown] or [NONE],
            "extent": [self.extent.value],
            "northbound": [self.northbound],
            "southbound": [self.southbound],
            "scale": [self.scale.value],
            "event": [kind.value for kind in self.events] or [NONE],
            "lang": [self.language.value],
            **({"compare": list(self.compare.months)} if self.compare else {}),
        }

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> "View":
        """Return the view of a link; values that mean nothing fall back to the first view's."""
        return read_link(query)[0]


def read_link(
    query: Mapping[str, Sequence[str]], charted: Charted | None = None
) -> tuple[View, tuple[Fallback, ...]]:
    """Return the view that a link's query asks for, and what had to be replaced in it.

    `charted` are the series that the timeline can show, by direction; without it every id that is
    written as one is taken.
    """
    first = View()
    view, fallbacks = first, list[Fallback]()
    readers: dict[str, Callable[[View, Sequence[str]], View]] = {
        "period": _with_period,
        "direction": _with_direction,
        "layer": _with_layers,
        "extent": lambda view, values: replace(view, extent=_word(Extent, values)),
        "northbound": lambda view, values: replace(
            view, northbound=_series(Direction.NORTHBOUND, values, charted)
        ),
        "southbound": lambda view, values: replace(
            view, southbound=_series(Direction.SOUTHBOUND, values, charted)
        ),
        "scale": lambda view, values: replace(view, scale=_word(Scale, values)),
        "event": _with_events,
        "compare": lambda view, values: replace(view, compare=_period(values)),
        "lang": lambda view, values: replace(view, language=_word(Language, values)),
    }
    for parameter, reader in readers.items():
        values = list(query.get(parameter, ()))
        if not values:
            continue
        try:
            view = reader(view, values)
        except ValueError:
            used = " – ".join(first.to_query().get(parameter, [NONE]))
            allowed = _allowed(parameter, charted)
            fallbacks.append(Fallback(parameter, " – ".join(values)[:80], allowed, used))
    return view, tuple(fallbacks)


def _with_period(view: View, values: Sequence[str]) -> View:
    return replace(view, period=_period(values))


def _period(values: Sequence[str]) -> Period:
    if len(values) != 2:
        raise ValueError("a link says the first and the last month")
    return Period.of_months(*values)


def _series(direction: Direction, values: Sequence[str], charted: Charted | None) -> str:
    (series_id,) = values
    if _SERIES.fullmatch(series_id) is None or (charted and series_id not in charted[direction]):
        raise ValueError(f"no series of the timeline: {series_id}")
    return series_id


def _with_events(view: View, values: Sequence[str]) -> View:
    kinds = () if list(values) == [NONE] else tuple(EventKind(value) for value in values)
    return replace(view, events=kinds)


def _with_direction(view: View, values: Sequence[str]) -> View:
    if list(values) == [BOTH]:
        return replace(view, directions=tuple(Direction))
    return replace(view, directions=tuple(Direction(value) for value in values))


def _with_layers(view: View, values: Sequence[str]) -> View:
    if list(values) == [NONE]:
        return replace(view, corridors=(), layers=())
    words = {word.value for word in (*Corridor, *Layer)}
    if unknown := [value for value in values if value not in words]:
        raise ValueError(f"not layers: {unknown}")
    return replace(
        view,
        corridors=tuple(word for word in Corridor if word in values),
        layers=tuple(word for word in Layer if word in values),
    )


def _word(words: type[Word], values: Sequence[str]) -> Word:
    if len(values) != 1:
        raise ValueError("a link says this once")
    return words(values[0])


def _allowed(parameter: str, charted: Charted | None) -> str:
    """Say what a link may say here."""
    if parameter in tuple(Direction):
        return ", ".join(sorted((charted or {}).get(Direction(parameter), ["…"])))
    return _ALLOWED[parameter]


_ALLOWED = {
    "period": "2010-01 … 2026-12",
    "compare": "2010-01 … 2026-12",
    "scale": ", ".join(Scale),
    "event": ", ".join([*EventKind, NONE]),
    "direction": ", ".join([*Direction, BOTH]),
    "layer": ", ".join([*Corridor, *Layer, NONE]),
    "extent": ", ".join(Extent),
    "lang": ", ".join(Language),
}
