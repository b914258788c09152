"""One view, one figure: the page put together and saved."""

from collections.abc import Iterable
from datetime import date

from matplotlib.figure import Figure

from darien.edition import Edition, link, map_id
from darien.folder import data_version
from darien.paper import Format, Sequence
from darien.render.figure.furniture import Printed
from darien.render.figure.page import Page
from darien.render.figure.saving import About, saved
from darien.render.figure.sequences import draw_sequence
from darien.render.figure.sheet import SCALES, Sheet, draw_foot, draw_head, subtitle_of
from darien.render.figure.single import draw_single
from darien.render.figure.style import INKS
from darien.render.headline import headline
from darien.render.scene import scene
from darien.tables import Tables
from darien.view import View


def figure(
    tables: Tables,
    view: View,
    format: Format,
    edition: Edition,
    *,
    created: date,
    address: str = "",
) -> bytes:
    """Return a view as a file: the same legs, counting points, sites and numbers as the map's.

    `created` is the day printed as the day it was made. `address` is the public address of the
    atlas (https://…/), before the query of the printed link; blank where it has none. The same
    arguments give the same bytes. May be called in several threads.
    """
    made = figures(tables, view, (format,), edition, created=created, address=address)
    return made[format]


def figures(
    tables: Tables,
    view: View,
    formats: Iterable[Format],
    edition: Edition,
    *,
    created: date,
    address: str = "",
) -> dict[Format, bytes]:
    """Return a view as several files that are drawn once; each is as `figure` returns it."""
    about = About(
        title=headline(view, edition),
        keywords=("migration", "Darién", "Panama", "Colombia", *view.directions),
        link=link(view, address),
        created=created,
    )
    drawn = draw(tables, view, edition, created=created, address=address)
    return {format: saved(drawn, format, dpi=edition.dpi, about=about) for format in formats}


def draw(
    tables: Tables, view: View, edition: Edition, *, created: date, address: str = ""
) -> Figure:
    """Return a view drawn on its page.

    Raises ValueError where the period cannot be cut into the panels that the edition asks for.
    """
    printed = Printed(map_id(view, edition, data_version()), created, link(view, address))
    width, height = edition.template.size
    page = Page.blank(width, height, INKS[edition.tone], SCALES[edition.template])
    sheet = Sheet(page, tables, view, scene(tables, view), edition, printed)
    body = draw_head(sheet, headline(view, edition), subtitle_of(sheet))
    is_single = edition.panels == Sequence.WHOLE
    frame = draw_single(sheet, body) if is_single else draw_sequence(sheet, body)
    draw_foot(sheet, frame)
    return page.figure
