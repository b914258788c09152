"""A figure shows what the map shows: the same legs, sites, counting points and numbers."""

from functools import cache
from xml.etree import ElementTree

from figures.sampled import CREATED, SAMPLED, Sampled

from darien.paper import Format, Sequence
from darien.render.figure import figure
from darien.render.message import view_message
from darien.tables import load

TABLES = load()
NAMES = {f"{kind}-{language}": kind for kind in ("words", "cards") for language in ("en", "es")}
SINGLE = {
    name: sampled for name, sampled in SAMPLED.items() if sampled.edition.panels == Sequence.WHOLE
}
SVG = "{http://www.w3.org/2000/svg}"


@cache
def svg(name: str) -> ElementTree.Element:
    sampled = SINGLE[name]
    made = figure(TABLES, sampled.view, Format.SVG, sampled.edition, created=CREATED)
    return ElementTree.fromstring(made)


def ids(name: str, kind: str) -> list[str]:
    """The names of what is drawn, as an SVG file has them."""
    found = [node.get("id", "") for node in svg(name).iter()]
    return [id.removeprefix(f"{kind}:") for id in found if id.startswith(f"{kind}:")]


def message(sampled: Sampled) -> dict[str, object]:
    return view_message(TABLES, sampled.view, NAMES)


def drawn_legs(name: str) -> dict[str, str]:
    """Look by leg, for every leg that a line of the figure stands for."""
    lines = [id.split(":") for id in ids(name, "leg")]
    return {leg: look for look, legs in lines for leg in legs.split(" ")}
