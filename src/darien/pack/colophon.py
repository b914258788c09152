"""What every file of a pack says of itself: title, link, dates, licence and a caution."""

from dataclasses import dataclass
from datetime import date

from darien.edition import Edition, link, map_id
from darien.folder import data_version
from darien.guard import applied
from darien.language import translator
from darien.provenance import CREDITS
from darien.render.foot import GENERALISED, INDEPENDENT, NO_ENDORSEMENT, as_of
from darien.render.headline import headline
from darien.render.scene import scenes_told
from darien.render.wording import subtitle
from darien.tables import Tables
from darien.view import View


@dataclass(frozen=True)
class Colophon:
    """Title and link of a view, and three kinds of date that are not the same.

    `known_to` are the last days that the sources of counts and of sites know, `read` the day the
    sources were read, `created` the day the pack was made. `caution` says what must not be done
    with the numbers, `positions` how coarse they were made; blank where nothing is drawn.
    """

    title: str
    map_id: str
    link: str
    known_to: dict[str, str]
    read: str
    created: str
    licence: str
    credits: str
    caution: str
    positions: str
    independence: str


def colophon(
    tables: Tables, view: View, edition: Edition, *, created: date, address: str = ""
) -> Colophon:
    """Return what the files of a view's pack say of themselves."""
    _ = translator(view.language)
    told = scenes_told(tables, view, edition)
    known = as_of(tables, [total for shown in told for total in shown.totals])
    return Colophon(
        title=headline(view, edition),
        map_id=map_id(view, edition, data_version()),
        link=link(view, address),
        known_to={"counts": known.flows.isoformat(), "sites": known.sites.isoformat()},
        read=known.read.isoformat(),
        created=created.isoformat(),
        licence=_(
            "Tables, texts and pictures: CC BY 4.0, Darién Atlas, with the producer of each"
            " figure. Lines of routes: ODbL 1.0 in drawn.geojson, LGPL 3.0 or later in"
            " drawn-river.geojson, where there is one."
        ),
        credits=CREDITS,
        caution=subtitle(view),
        positions=applied(view.layers, view.language),
        independence=" ".join(_(text) for text in (GENERALISED, NO_ENDORSEMENT, INDEPENDENT)),
    )


def labelled(said: Colophon, language: str) -> list[tuple[str, str]]:
    """Return what a colophon says, each with a label for a reader."""
    _ = translator(language)
    return [
        (_("Title"), said.title),
        (_("Map"), said.map_id),
        (_("Link"), said.link),
        (_("Counts known to"), said.known_to["counts"]),
        (_("Sites known to"), said.known_to["sites"]),
        (_("Sources read on"), said.read),
        (_("Created on"), said.created),
        (_("Licence"), said.licence),
        (_("Credits"), said.credits),
        (_("Caution"), said.caution),
        (_("Blank"), _("A blank is not known or not counted. It is never zero.")),
        *([(_("Positions"), said.positions)] if said.positions else []),
        (_("Independence"), said.independence),
    ]
