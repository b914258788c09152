"""The address of a figure, read strictly: what it does not say plainly is refused in a sentence."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qs, parse_qsl

from darien import paper
from darien.edition import READ, Edition, read_day, read_edition
from darien.language import Translate, translator
from darien.view import NONE, Charted, Query, View, read_link

LONGEST = 4_000
FIRST_DAY = date(2026, 1, 1)
VIEW = ("period", "direction", "layer", "extent", "northbound", "southbound", "scale", "event")
POSSIBLE = (*VIEW, "compare", "lang", *READ, "created")
# Two months, which may be one and the same.
PERIODS = ("period", "compare")


class WrongLinkError(Exception):
    """An address that no figure can be drawn from; the message says why, to who wrote it."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `is_dated` where it says itself on which day it was made."""

    view: View
    edition: Edition
    created: date
    is_dated: bool


def read(query: bytes, charted: Charted, today: date) -> Asked:
    """Return what the query of an address asks for. Raises WrongLinkError.

    `charted` are the series that the timeline can show, by direction; `today` is the day of making
    where the address names none, and one day later the last that it may name.
    """
    _ = translator(_language(query))
    said = _parsed(query, _)
    for parameter, values, allowed in _faults(said, charted, today, _):
        sentence = _("This address cannot be drawn: {parameter} = “{value}”; possible: {allowed}.")
        value = " – ".join(map(_plain, values))[:80]
        raise WrongLinkError(sentence.format(parameter=parameter, value=value, allowed=allowed))
    view, edition = read_link(said, charted)[0], read_edition(said)[0]
    return Asked(view, edition, read_day(said.get("created", ()), today), "created" in said)


def _parsed(query: bytes, _: Translate) -> Query:
    if len(query) > LONGEST:
        raise WrongLinkError(
            _("This address is too long: a query has at most {most} characters.").format(
                most=f"{LONGEST:,}"
            )
        )
    said: Query = {}
    try:
        pairs = parse_qsl(query.decode(), True, True, errors="strict") if query else []
    except ValueError as error:
        raise WrongLinkError(
            _("This address cannot be read: write name=value, joined with &, in UTF-8.")
        ) from error
    for name, value in pairs:
        said.setdefault(name, []).append(value)
    if unknown := [name for name in said if name not in POSSIBLE]:
        raise WrongLinkError(
            _(
                "This address has a parameter “{name}”, which means nothing; possible: {allowed}."
            ).format(name=_plain(unknown[0])[:80], allowed=", ".join(POSSIBLE))
        )
    return said


def _faults(
    said: Query, charted: Charted, today: date, _: Translate
) -> Iterator[tuple[str, Sequence[str], str]]:
    """Yield each parameter that cannot be drawn, with its values and what would be possible."""
    view, of_view = read_link(said, charted)
    edition, of_edition = read_edition(said)
    for fallback in (*of_view, *of_edition):
        allowed = fallback.allowed
        if fallback.parameter in PERIODS:
            allowed = _("two months YYYY-MM from 2010-01 to 2026-12, the earlier one first")
        yield fallback.parameter, said[fallback.parameter], allowed
    for parameter, values in said.items():
        if parameter not in PERIODS and len(set(values)) < len(values):
            yield parameter, values, _("each value once")
    room = edition.template.room
    if no_room := [part for part in edition.parts or () if part not in room]:
        yield "part", no_room, ", ".join(room) or NONE
    if edition.panels == paper.Sequence.COMPARE and view.compare is None:
        allowed = _("compare only with a second period, as in compare=2025-01&compare=2025-12")
        yield "panels", [edition.panels], allowed
    yield from _faults_of_day(said, today, _)


def _faults_of_day(
    said: Mapping[str, Sequence[str]], today: date, _: Translate
) -> Iterator[tuple[str, Sequence[str], str]]:
    last = today + timedelta(days=1)
    values = said.get("created", ())
    try:
        is_possible = FIRST_DAY <= read_day(values, today) <= last
    except ValueError:
        is_possible = False
    if not is_possible:
        allowed = _("a day YYYY-MM-DD from {first} to {last}").format(first=FIRST_DAY, last=last)
        yield "created", values, allowed


def _language(query: bytes) -> str:
    """Return the language to say in what is wrong, as far as the address tells."""
    said = parse_qs(query[:LONGEST].decode(errors="replace"))
    return View.from_query({"lang": said.get("lang", [])}).language


def _plain(text: str) -> str:
    """Return a stranger's text without what is no sign: control, format and line separators."""
    kinds: Collection[str] = ("Zl", "Zp")
    return "".join(
        sign
        for sign in text
        if not (kind := unicodedata.category(sign)).startswith("C") and kind not in kinds
    )
