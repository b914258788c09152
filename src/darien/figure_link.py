"""The link of a figure, read strictly: what it does not say plainly is refused in a sentence.

The server, the commands and the verification of packs all read links here. A sentence begins
small and ends without a full stop, so that whoever refuses can say first what is refused.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qs, parse_qsl

from darien import paper
from darien.edition import FRAMES, PANELS, READ, Edition, periods, read_day, read_edition
from darien.language import Translate, translator
from darien.view import NONE, Charted, Query, View, read_link

LONGEST = 4_000
FIRST_DAY = date(2026, 1, 1)
VIEW = ("period", "direction", "layer", "extent", "northbound", "southbound", "scale", "event")
POSSIBLE = (*VIEW, "compare", "lang", *READ, "created")
# Sheets on which a film would be drawn for minutes.
LARGE = (paper.Template.A3_LANDSCAPE, paper.Template.A3_PORTRAIT)
# Two months, which may be one and the same.
PERIODS = ("period", "compare")
_ADDRESS = re.compile(r"(https?://[\w.:\-]+(/[\w.~%\-]*)*)?", re.ASCII)

# A parameter that cannot be drawn, its values, and what would be possible.
Fault = tuple[str, Sequence[str], str]


class WrongLinkError(ValueError):
    """A link that no figure can be drawn from; the message says why, to who wrote it."""


@dataclass(frozen=True)
class Asked:
    """What a link asks for; `is_dated` where it says itself on which day it was made."""

    view: View
    edition: Edition
    created: date
    is_dated: bool


def language_of(query: bytes) -> str:
    """Return the language to say in what is wrong with a query, as far as it tells."""
    said = parse_qs(query[:LONGEST].decode(errors="replace"))
    return View.from_query({"lang": said.get("lang", [])}).language


def query_of(query: bytes, language: str) -> Query:
    """Return what a query (name=value&…) says. Raises WrongLinkError where it cannot be read."""
    _ = translator(language)
    if len(query) > LONGEST:
        raise WrongLinkError(_("the link is longer than {n} characters").format(n=LONGEST))
    said: Query = {}
    try:
        pairs = parse_qsl(query.decode(), True, True, errors="strict") if query else []
    except ValueError as error:
        raise WrongLinkError(
            _("the link cannot be read: write name=value, joined with &, in UTF-8")
        ) from error
    for name, value in pairs:
        said.setdefault(name, []).append(value)
    return said


def read(
    said: Query,
    charted: Charted,
    today: date,
    language: str,
    *,
    is_animated: bool = False,
    possible: Collection[str] = POSSIBLE,
) -> Asked:
    """Return what a query asks for, as a figure or as an animation. Raises WrongLinkError.

    `charted` are the series that the timeline can show, by direction; `today` is the day of making
    where the query names none, and one day later the last that it may name. `possible` are the
    parameters that mean something.
    """
    _ = translator(language)
    for name in said:
        if name not in possible:
            text = _("a link has no {parameter}; it has {allowed}")
            raise WrongLinkError(
                text.format(parameter=shown(name), allowed=", ".join(sorted(possible)))
            )
    view, of_view = read_link(said, charted)
    edition, of_edition = read_edition(said)
    wrong = [(one.parameter, said[one.parameter], one.allowed) for one in (*of_view, *of_edition)]
    faults = (
        *_with_months(wrong, _),
        *_repeated(said, _),
        *_faults_of_page(view, edition, _, is_animated=is_animated),
        *_faults_of_day(said, today, _),
    )
    for fault in faults:
        raise WrongLinkError(refused(fault, _))
    return Asked(view, edition, read_day(said.get("created", ()), today), "created" in said)


def refusal(
    view: View, edition: Edition, language: str, *, is_animated: bool = False
) -> str | None:
    """Say why a page, or an animation, has no room for what is chosen; None where it has."""
    _ = translator(language)
    faults = _faults_of_page(view, edition, _, is_animated=is_animated)
    return next((refused(fault, _) for fault in faults), None)


def checked_address(address: str, language: str) -> str:
    """Return a public address of the atlas, or blank. Raises WrongLinkError for anything else."""
    _ = translator(language)
    if len(address) > LONGEST or _ADDRESS.fullmatch(address) is None:
        text = _("{value} is not an address written https://…/")
        raise WrongLinkError(text.format(value=shown(address)))
    return address


def refused(fault: Fault, _: Translate) -> str:
    """Say what in a link means nothing, and what would be possible."""
    parameter, values, allowed = fault
    text = _("{parameter} cannot be {value}; possible: {allowed}")
    return text.format(parameter=parameter, value=shown(" – ".join(values)), allowed=allowed)


def shown(text: str) -> str:
    """Return a stranger's text in quotes, in little room and without what steers a terminal."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in text[:80])
    return f"“{plain}”"


def _with_months(wrong: Sequence[Fault], _: Translate) -> Iterator[Fault]:
    months = _("two months YYYY-MM from 2010-01 to 2026-12, the earlier one first")
    for parameter, values, allowed in wrong:
        yield parameter, values, months if parameter in PERIODS else allowed


def _repeated(said: Query, _: Translate) -> Iterator[Fault]:
    for parameter, values in said.items():
        if parameter not in PERIODS and len(set(values)) < len(values):
            yield parameter, values, _("each value once")


def _faults_of_page(
    view: View, edition: Edition, _: Translate, *, is_animated: bool
) -> Iterator[Fault]:
    """Yield what a page or an animation has no room for, so that no drawing fails for it."""
    room, panels = edition.template.room, edition.panels
    if no_room := [part for part in edition.parts or () if part not in room]:
        yield "part", no_room, ", ".join(room) or NONE
    if is_animated:
        if panels != paper.Sequence.WHOLE:
            yield "panels", [panels], _("whole, in an animation")
        if edition.template in LARGE:
            small = [one for one in paper.Template if one not in LARGE]
            yield "template", [edition.template], ", ".join(small)
        if len(view.period.by_month) > FRAMES:
            text = _("at most {n} months in an animation")
            yield "period", view.period.months, text.format(n=FRAMES)
        return
    try:
        periods(view, edition)
    except ValueError:
        allowed = _("{panels} only where the period has at most {n} of them")
        if panels == paper.Sequence.COMPARE:
            allowed = _("compare only with a second period, as in compare=2025-01&compare=2025-12")
        yield "panels", [panels], allowed.format(panels=panels, n=PANELS)


def _faults_of_day(said: Mapping[str, Sequence[str]], today: date, _: Translate) -> Iterator[Fault]:
    if "created" not in said:
        return
    last = today + timedelta(days=1)
    values = said["created"]
    try:
        is_possible = FIRST_DAY <= read_day(values, today) <= last
    except ValueError:
        is_possible = False
    if not is_possible:
        allowed = _("a day YYYY-MM-DD from {first} to {last}").format(first=FIRST_DAY, last=last)
        yield "created", values, allowed
