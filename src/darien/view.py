"""The view: the filters as one frozen value, which is also the link and the key of every cache."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from darien.period import Period
from darien.vocabulary import Corridor, Direction, Extent, Language, Layer

Query = dict[str, list[str]]
Word = TypeVar("Word", bound=StrEnum)

BOTH = "both"
NONE = "none"


@dataclass(frozen=True)
class Fallback:
    """A value of a link that means nothing here, and what is shown instead."""

    parameter: str
    value: str
    allowed: str
    used: str


@dataclass(frozen=True)
class View:
    """What the reader looks at: when, which way, what, where, in which language."""

    period: Period = field(default_factory=lambda: Period.of_months("2021-01", "2025-12"))
    directions: tuple[Direction, ...] = tuple(Direction)
    corridors: tuple[Corridor, ...] = tuple(Corridor)
    layers: tuple[Layer, ...] = tuple(Layer)
    extent: Extent = Extent.ISTHMUS
    language: Language = Language.ENGLISH

    def __post_init__(self) -> None:
        if not self.directions:
            raise ValueError("a view needs at least one direction")
        for name, words in (
            ("directions", Direction),
            ("corridors", Corridor),
            ("layers", Layer),
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
            "lang": [self.language.value],
        }

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> "View":
        """Return the view of a link; values that mean nothing fall back to the first view's."""
        return read_link(query)[0]


def read_link(query: Mapping[str, Sequence[str]]) -> tuple[View, tuple[Fallback, ...]]:
    """Return the view that a link's query asks for, and what had to be replaced in it."""
    first = View()
    view, fallbacks = first, list[Fallback]()
    readers: dict[str, Callable[[View, Sequence[str]], View]] = {
        "period": _with_period,
        "direction": _with_direction,
        "layer": _with_layers,
        "extent": lambda view, values: replace(view, extent=_word(Extent, values)),
        "lang": lambda view, values: replace(view, language=_word(Language, values)),
    }
    for parameter, reader in readers.items():
        values = list(query.get(parameter, ()))
        if not values:
            continue
        try:
            view = reader(view, values)
        except ValueError:
            used = " – ".join(first.to_query()[parameter])
            allowed = _ALLOWED[parameter]
            fallbacks.append(Fallback(parameter, " – ".join(values)[:80], allowed, used))
    return view, tuple(fallbacks)


def _with_period(view: View, values: Sequence[str]) -> View:
    if len(values) != 2:
        raise ValueError("a link says the first and the last month")
    return replace(view, period=Period.of_months(*values))


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


_ALLOWED = {
    "period": "2010-01 … 2026-12",
    "direction": ", ".join([*Direction, BOTH]),
    "layer": ", ".join([*Corridor, *Layer, NONE]),
    "extent": ", ".join(Extent),
    "lang": ", ".join(Language),
}
