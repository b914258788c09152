"""The whole route in small: where the map lies in it, and how the MSF sites stood."""

from dataclasses import replace

import numpy as np

from darien.language import translator
from darien.render.figure import marks
from darien.render.figure.box import Box
from darien.render.figure.frame import Frame, fitted
from darien.render.figure.furniture import HEADING, SMALL
from darien.render.figure.ground import draw_ground
from darien.render.figure.map_panel import bounds_of
from darien.render.figure.names import NameWriter
from darien.render.figure.page import Page
from darien.render.figure.room import Room
from darien.render.scene import Scene
from darien.render.wording import day as written_day
from darien.render.wording import day_of
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Extent, SiteStatus


def draw_locator(
    page: Page, box: Box, tables: Tables, view: View, scene: Scene, shown: Frame
) -> None:
    """Draw the sites of the whole route, and the frame of the main map."""
    _ = translator(view.language)
    y = box.top + page.leading(HEADING)
    heading = _("MSF sites on {date}").format(date=day_of(view))
    page.text(box.left, y, heading, size=HEADING, weight="semibold")
    y += page.leading(SMALL) * 1.05
    text = _standing(tables, view, scene)
    for line in page.wrap(text, box.width, SMALL):
        page.text(box.left, y, line, size=SMALL, colour=page.inks.ink_2)
        y += page.leading(SMALL)
    small = Box(box.left, y - page.leading(SMALL) + 1.5, box.right, box.bottom)
    whole = replace(view, extent=Extent.WHOLE_ROUTE)
    frame = fitted(small, bounds_of(tables, whole, "narrow_"), np.zeros((0, 2)))
    window = replace(page.window(small), prefix=None)
    draw_ground(window, frame)
    room = Room(small.grown(-0.6))
    _draw_extent(window, frame, shown, room)
    where = marks.places(tables, frame)
    groups = marks.site_groups(tables, scene, where, room)
    marks.draw_sites(window, groups)
    writer = NameWriter.of(window, tables, whole, where, room)
    for group in groups:
        writer.group(group)
    page.rectangle(small, edge=page.inks.no_data, width=0.2)


def _standing(tables: Tables, view: View, scene: Scene) -> str:
    """Say how many sites were active, as far as the sources reach."""
    _ = translator(view.language)
    known = tables.last_known["site_periods"]
    if view.period.last > known:
        text = _("our sources end on {day}: no data, not zero")
        said = text.format(day=written_day(known, view.language))
        return said[0].upper() + said[1:]
    active = sum(site.status == SiteStatus.ACTIVE for site in scene.sites)
    text = _("Of {all} sites at work in the period, {active} documented as active on its last day")
    return text.format(all=len(scene.sites), active=active)


def _draw_extent(page: Page, frame: Frame, shown: Frame, room: Room) -> None:
    """Draw where the main map lies."""
    west, south, east, north = shown.metres
    corners = frame.to_mm(np.array([(west, north), (east, south)]))
    (left, top), (right, bottom) = corners.tolist()
    edge = page.box.grown(-0.4)
    seen = Box(
        max(left, edge.left), max(top, edge.top), min(right, edge.right), min(bottom, edge.bottom)
    )
    page.rectangle(seen, edge=page.inks.ink, width=0.3)
    for line in (
        [(seen.left, seen.top), (seen.right, seen.top)],
        [(seen.left, seen.bottom), (seen.right, seen.bottom)],
        [(seen.left, seen.top), (seen.left, seen.bottom)],
        [(seen.right, seen.top), (seen.right, seen.bottom)],
    ):
        room.keep_clear(np.linspace(line[0], line[1], 20))
