"""The edition: how a view goes on paper, as one frozen value that is also part of a link."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from darien import paper
from darien.paper import RESOLUTIONS, Part, Template, Tone
from darien.period import Period
from darien.view import NONE, Fallback, Query, View

# More panels than these can be read on no page.
PANELS = 20
# Seven years of months; more make an animation that no letter takes and nobody watches.
FRAMES = 60


class NoRoomError(ValueError):
    """A page that is too small for what it should show, which only drawing can tell."""


@dataclass(frozen=True)
class Edition:
    """How a figure of a view is made; its language is the view's.

    `parts` is what stands beside the map, None for everything that the template has room for;
    `panels` how the period is cut; `dpi` the dots per inch of a PNG.
    """

    template: Template = Template.A4_LANDSCAPE
    tone: Tone = Tone.LIGHT
    parts: tuple[Part, ...] | None = None
    panels: paper.Sequence = paper.Sequence.WHOLE
    dpi: int = 150

    def __post_init__(self) -> None:
        if self.dpi not in RESOLUTIONS:
            raise ValueError(f"a figure has {RESOLUTIONS} dots per inch, not {self.dpi}")
        if self.parts is not None:
            object.__setattr__(self, "parts", tuple(part for part in Part if part in self.parts))

    @property
    def shown(self) -> tuple[Part, ...]:
        """The parts that are asked for and have room."""
        room = self.template.room
        return room if self.parts is None else tuple(part for part in self.parts if part in room)

    def to_query(self) -> Query:
        """Return the query that reproduces this edition, every value said."""
        return {
            "template": [self.template.value],
            "tone": [self.tone.value],
            "part": [part.value for part in self.shown] or [NONE],
            "panels": [self.panels.value],
            "dpi": [str(self.dpi)],
        }


READ = ("template", "tone", "part", "panels", "dpi")


def read_edition(query: Mapping[str, Sequence[str]]) -> tuple[Edition, tuple[Fallback, ...]]:
    """Return the edition that a link's query asks for, and what had to be replaced in it."""
    edition, fallbacks = Edition(), list[Fallback]()
    for parameter in READ:
        values = list(query.get(parameter, ()))
        if not values:
            continue
        try:
            edition = _READERS[parameter](edition, values)
        except ValueError:
            used = " – ".join(Edition().to_query()[parameter])
            said = " – ".join(values)[:80]
            fallbacks.append(Fallback(parameter, said, ALLOWED[parameter], used))
    return edition, tuple(fallbacks)


def read_day(values: Sequence[str], default: date) -> date:
    """Return the day that a link gives as YYYY-MM-DD, the default where it gives none.

    Raises ValueError for anything else.
    """
    if not values:
        return default
    (text,) = values
    day = date.fromisoformat(text)
    # Days can be written in other ways too: 20250101, 2025-W01-1.
    if day.isoformat() != text:
        raise ValueError(f'"{text}" is not a day written YYYY-MM-DD')
    return day


def link_query(view: View, edition: Edition) -> Query:
    """Return the query of a figure's address: the view's, then the edition's."""
    return {**view.to_query(), **edition.to_query()}


def link(view: View, address: str) -> str:
    """Return the link that opens a view; without an address it is to be put after the atlas's."""
    return f"{address}?{urlencode(view.to_query(), doseq=True)}"


def map_id(view: View, edition: Edition, data_version: str) -> str:
    """Return the name of a figure: its view in short, and six signs of view, edition and data."""
    said = urlencode(link_query(view, edition), doseq=True) + data_version
    sign = hashlib.sha256(said.encode()).hexdigest()[:6]
    first, last = view.period.months
    words = (first, last, view.direction, view.extent.value, view.language.value, sign)
    return "-".join(("DA", *words))


def periods(view: View, edition: Edition) -> tuple[Period, ...]:
    """Return the periods of a figure's panels: the whole, its years or quarters, or both periods.

    Raises ValueError for more than PANELS panels, and for a comparison without a second period.
    """
    if edition.panels == paper.Sequence.WHOLE:
        return (view.period,)
    if edition.panels == paper.Sequence.COMPARE:
        if view.compare is None:
            raise ValueError("a comparison needs a second period")
        return view.period, view.compare
    is_years = edition.panels == paper.Sequence.YEARS
    cut = view.period.by_year if is_years else view.period.by_quarter
    if len(cut) > PANELS:
        raise ValueError(f"a figure has at most {PANELS} panels")
    return cut


def views_told(view: View, edition: Edition) -> tuple[View, ...]:
    """Return what the words of a figure speak of: its view, or both that it compares."""
    if edition.panels != paper.Sequence.COMPARE or view.compare is None:
        return (view,)
    return view, replace(view, period=view.compare)


def _once(values: Sequence[str]) -> str:
    if len(values) != 1:
        raise ValueError("a link says this once")
    return values[0]


def _with_parts(edition: Edition, values: Sequence[str]) -> Edition:
    parts = () if list(values) == [NONE] else tuple(Part(value) for value in values)
    return replace(edition, parts=parts)


def _with_dpi(edition: Edition, values: Sequence[str]) -> Edition:
    if _once(values) not in map(str, RESOLUTIONS):
        raise ValueError("not a resolution")
    return replace(edition, dpi=int(values[0]))


def _word(name: str, words: Any) -> Callable[[Edition, Sequence[str]], Edition]:
    def read(edition: Edition, values: Sequence[str]) -> Edition:
        return replace(edition, **{name: words(_once(values))})

    return read


_READERS: dict[str, Callable[[Edition, Sequence[str]], Edition]] = {
    "template": _word("template", Template),
    "tone": _word("tone", Tone),
    "part": _with_parts,
    "panels": _word("panels", paper.Sequence),
    "dpi": _with_dpi,
}
ALLOWED = {
    "template": ", ".join(Template),
    "tone": ", ".join(Tone),
    "part": ", ".join([*Part, NONE]),
    "panels": ", ".join(paper.Sequence),
    "dpi": ", ".join(map(str, RESOLUTIONS)),
}
