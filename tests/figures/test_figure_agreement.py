"""A figure shows what the map shows: the same legs, sites, counting points and numbers."""

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest
from figures.sampled import CREATED, SAMPLED

from darien.language import translator
from darien.paper import Format, Sequence
from darien.positions import incidents
from darien.render.figure import figure
from darien.render.message import LEG_CODES, SITE_CODES, view_message
from darien.render.words import words
from darien.tables import load
from darien.vocabulary import LegLook, SiteStatus

TABLES = load()
NAMES = {f"{kind}-{language}": kind for kind in ("words", "cards") for language in ("en", "es")}
SINGLE = [name for name, sampled in SAMPLED.items() if sampled.edition.panels == Sequence.WHOLE]
LEFT_OUT = "Legs too short or too fine for this scale, not drawn: {n}."
PLACES = TABLES.places.set_index("place_id")


@cache
def svg(name: str) -> ElementTree.Element:
    sampled = SAMPLED[name]
    made = figure(TABLES, sampled.view, Format.SVG, sampled.edition, created=CREATED)
    return ElementTree.fromstring(made)


@cache
def message(name: str) -> dict[str, Any]:
    return view_message(TABLES, SAMPLED[name].view, NAMES)


def named(name: str, kind: str) -> list[str]:
    """What an SVG file says of each thing of a kind that it draws."""
    found = [node.get("id", "") for node in svg(name).iter()]
    return [id.removeprefix(f"{kind}:") for id in found if id.startswith(f"{kind}:")]


def statuses(name: str, kind: str) -> dict[str, str]:
    """Status by site or station, as the figure has them."""
    groups = [group.split(" ") for group in named(name, kind)]
    marks = [mark.split(":") for group in groups for mark in group]
    return {id: SITE_CODES[SiteStatus(status)] for status, id in marks}


def text_of(name: str) -> str:
    """Every line of text of a figure, in the order in which it is written."""
    texts = svg(name).iter("{http://www.w3.org/2000/svg}text")
    return " ".join("".join(node.itertext()).strip() for node in texts)


@pytest.mark.parametrize("name", SINGLE)
def test_the_same_legs_are_drawn_each_line_in_its_best_known_look(name: str) -> None:
    looks = {leg: said[0] for leg, said in message(name)["legs"].items()}
    lines = [line.split(":") for line in named(name, "leg")]
    drawn = [leg for _look, legs in lines for leg in legs.split(" ")]
    assert len(drawn) == len(set(drawn)) and set(drawn) <= set(looks)
    for look, legs in lines:
        best = min((looks[leg] for leg in legs.split(" ")), key="cpdu".index)
        assert LEG_CODES[LegLook(look)] == best
    # What the scale leaves out is counted in the legend.
    said = translator(SAMPLED[name].view.language)(LEFT_OUT).format(n=r"(\d+)")
    left_out = re.search(said, text_of(name))
    assert len(set(looks) - set(drawn)) == (int(left_out[1]) if left_out else 0)


@pytest.mark.parametrize("name", SINGLE)
def test_every_number_of_the_map_stands_on_the_figure(name: str) -> None:
    points = {point["id"]: point for point in message(name)["points"]}
    written = named(name, "point")
    inside = {id for id, point in points.items() if in_frame(name, point["place"], 0.03)}
    assert len(written) == len(set(written)) and inside <= set(written) <= set(points)
    said = text_of(name)
    for id in written:
        assert points[id]["number"] in said
        assert in_frame(name, points[id]["place"], -0.01)


@pytest.mark.parametrize("name", SINGLE)
def test_sites_and_stations_have_the_status_that_the_map_gives_them(name: str) -> None:
    at = dict(TABLES.sites.set_index("site_id")["place_id"])
    for kind in ("site", "station"):
        expected = {id: state[0] for id, state in message(name)[f"{kind}s"].items()}
        drawn = statuses(name, kind)
        assert drawn.items() <= expected.items()
        inside = {id for id in expected if in_frame(name, at.get(id, id), 0.03)}
        assert inside <= set(drawn)


@pytest.mark.parametrize("name", SINGLE)
def test_incidents_of_the_map_stand_on_the_figure(name: str) -> None:
    at = dict(TABLES.incidents.set_index("incident_id")["place_id"])
    drawn = {id for group in named(name, "incident") for id in group.split(" ")}
    inside = {id for id in message(name)["incidents"] if in_frame(name, at[id], 0.03)}
    assert inside <= drawn <= set(message(name)["incidents"])


def test_the_sampled_figures_show_something_of_everything() -> None:
    for kind in ("leg", "point", "site", "station", "incident"):
        assert sum(len(named(name, kind)) for name in SINGLE) > 20, kind


def in_frame(name: str, place: str, margin: float) -> bool:
    """Whether a place lies in the frame, by this share of the frame's size at least."""
    (said,) = named(name, "frame")
    west, south, east, north = map(float, said.split(","))
    if not place:
        return False
    row = PLACES.loc[place]
    across, up = margin * (east - west), margin * (north - south)
    return bool(
        west + across <= row["lon"] <= east - across and south + up <= row["lat"] <= north - up
    )


def test_an_incident_stands_to_about_a_kilometre_at_its_place() -> None:
    positions, shown = incidents(TABLES), words(TABLES, "en")["incidents"]
    rows = TABLES.incidents.set_index("incident_id")
    assert len(positions) > 20 and shown.keys() == positions.keys()
    for id, (lat, lon) in positions.items():
        place = PLACES.loc[rows.loc[id]["place_id"]]
        assert (round(lat, 2), round(lon, 2)) == (lat, lon)
        assert abs(lat - place["lat"]) <= 0.006
        assert shown[id]["p"] == [lat, lon]
