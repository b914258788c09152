"""Routes as chains on a page: stations joined by legs, forks side by side, each leg with its facts.

Streamlit takes drawings out of HTML, so a leg's line is a box with a border or a pattern; its
means of travel also stands there as a word.
"""

from html import escape

import streamlit as st

from darien.chains import Fork, Leg, Way
from darien.itineraries import Itinerary, itineraries
from darien.language import translator
from darien.render.table_html import TALLY, citation_link, linked
from darien.render.ways import LegText, RouteText, RouteWriter
from darien.titles import title_of
from darien.ui import store
from darien.view import View
from darien.vocabulary import LegUse, Mode


def show_routes(view: View) -> None:
    """Show the routes of a view one below the other; the first that was in use stands open."""
    st.html(_routes(view))


@store.kept
def _routes(view: View) -> str:
    tables = store.all_tables()
    routes, writer = itineraries(tables, view), RouteWriter(tables, view.language)
    in_use = [route for route in routes if route.count(LegUse.IN_USE)]
    first = (in_use or list(routes))[0]
    return "".join(_route(route, writer, is_open=route is first) for route in routes)


def show_intro(language: str) -> None:
    """Say how the chains are to be read, and which line stands for which means of travel."""
    _ = translator(language)
    text = _(
        "Rings are named places; what lies between two of them is not drawn. Dates are the"
        " first and last documented in sources. Prices are those published, of different years."
    )
    lines = "".join(
        f'<li><i class="line {mode}" aria-hidden="true"></i>{escape(_(title_of(mode)))}</li>'
        for mode in Mode
    )
    st.caption(text)
    st.html(f'<ul class="chain-key">{lines}</ul>')


def _route(route: Itinerary, writer: RouteWriter, *, is_open: bool) -> str:
    text = writer.route(route)
    totals = "".join(
        f"<li>{linked(line, {line: figure}, writer.language)}</li>" for line, figure in text.totals
    )
    assumption = f'<p class="assumed">{escape(text.assumption)}</p>' if text.assumption else ""
    hole = f'<p class="hole">{escape(writer.hole())}</p>'
    ways = hole.join(_list(_chain(way, text, writer, ("", ""))) for way in route.ways)
    return (
        f'<details class="route {route.direction}"{" open" if is_open else ""}>'
        f"<summary><h2>{escape(text.name)}</h2><span>{escape(text.way)}</span>"
        f"<span{TALLY}>{escape(text.legs_said)}</span></summary>"
        f'<ul class="totals">{totals}</ul>{assumption}{ways}</details>'
    )


def _list(items: str) -> str:
    return f'<ol class="chain">{items}</ol>'


def _chain(way: Way, text: RouteText, writer: RouteWriter, shown: tuple[str, str]) -> str:
    """Write a way as list items; `shown` are the ends that stand outside of it already."""
    items, at = [], shown[0]
    for number, part in enumerate(way):
        start, end = _ends(part)
        if start and start != at:
            items.append(_station(start, writer))
        inside = end if number == len(way) - 1 and end == shown[1] else ""
        if isinstance(part, Fork):
            items.append(_fork(part, text, writer))
        else:
            items.append(_leg(text.legs[part.leg_id], writer.language))
        if end and not inside:
            items.append(_station(end, writer))
        at = end
    return "".join(items)


def _ends(part: Leg | Fork) -> tuple[str, str]:
    if isinstance(part, Fork):
        return part.start or "", part.end or ""
    return part.from_place, part.to_place


def _fork(fork: Fork, text: RouteText, writer: RouteWriter) -> str:
    ways = "".join(
        '<section class="way"><p class="or tally">'
        f"{escape(writer.choice(number, len(fork.ways)))}</p>"
        f"{_list(_chain(way, text, writer, _ends(fork)))}</section>"
        for number, way in enumerate(fork.ways, start=1)
    )
    return f'<li class="fork"><div class="ways">{ways}</div></li>'


def _station(place_id: str, writer: RouteWriter) -> str:
    name, country = writer.station(place_id)
    return f'<li class="station"><b>{escape(name)}</b> <small>{escape(country)}</small></li>'


def _leg(leg: LegText, language: str) -> str:
    facts = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{_fact(fact, leg, language)}</dd></div>"
        for label, fact in leg.facts
    )
    counter = f" {citation_link(leg.counter)}" if leg.counter and leg.is_counted else ""
    warning = f'<p class="warn">{escape(leg.warning)}</p>' if leg.warning else ""
    sources = " · ".join(citation_link(source) for source in leg.sources)
    return (
        f'<li class="leg {leg.use}"><i class="line {leg.mode}" aria-hidden="true"></i><div>'
        f'<p class="means"><b{TALLY}>{leg.number}</b> {escape(leg.mode_said)}'
        f' <em class="{leg.use}">{escape(leg.use_said)}</em></p><dl>{facts}</dl>'
        f'<p class="people">{linked(leg.people, leg.counted, language)}{counter}</p>'
        f'<div data-figures="{escape(leg.figure)}">{warning}{_notes(leg)}</div>'
        f'<p class="from">{sources}</p></div></li>'
    )


def _fact(fact: str, leg: LegText, language: str) -> str:
    """Write what is known of a leg; what holds a number leads to the leg's ledger."""
    if any(sign.isdigit() for sign in fact):
        return linked(fact, {fact: leg.figure}, language)
    return escape(fact)


def _notes(leg: LegText) -> str:
    """Write what the sources say; what a count holds and what we assumed is not folded away."""
    if not leg.notes:
        return ""
    notes = "".join(f"<p>{escape(note)}</p>" for note in leg.notes)
    is_open = " open" if leg.is_counted or leg.is_assumed else ""
    head = f"<summary>{escape(leg.notes_said)}</summary>"
    return f'<details class="notes"{is_open}>{head}{notes}</details>'
