"""What every file of a page's data says of itself: title, link, dates, licence, how to cite."""

from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urlencode

from darien.datasets.offers import OF_NO_VIEW
from darien.folder import data_version
from darien.language import mark as N_
from darien.language import translator
from darien.provenance import CREDITS
from darien.render.foot import GENERALISED, INDEPENDENT, NO_ENDORSEMENT
from darien.render.wording import months, subtitle, way
from darien.tables import Tables
from darien.view import Query, View

PAGES = {
    "map": N_("Map"),
    "flows": N_("Flows"),
    "routes": N_("Routes"),
    "presence": N_("MSF sites"),
    "compare": N_("Compare"),
    "report": N_("Report"),
    "evidence": N_("Evidence"),
    "claims": N_("Claims"),
    "corrections": N_("Corrections"),
}
NEVER_ADDED = N_(
    "Different borders count the same people again: figures of different series are never added."
)
LICENCE = N_("CC BY 4.0, Darién Atlas, with the producer of each figure")
PRECISION = N_(
    "No position is finer than its source: degrees WGS 84 with three decimals at most (about"
    " 100 m), areas with two (about 1 km). Dates are as precise as published. A blank is not known"
    " or not counted. It is never zero."
)


@dataclass(frozen=True)
class Label:
    """What a file says of itself; days are YYYY-MM-DD.

    `read` is the day the sources were read. It also stands for the day of making: the same view and
    data give the same bytes on any day. How far the sources reach is said of each table.
    """

    title: str
    link: str
    read: str
    version: str
    licence: str
    lines: str
    credits: str
    citation: str
    precision: str
    caution: str
    independence: str


def label(tables: Tables, page: str, view: View, query: Query, address: str) -> Label:
    """Return what the files of a page's data say; `query` is the link's, below `address`."""
    _ = translator(view.language)
    periods = [months(one, view.language) for one in (view.period, view.compare) if one]
    of_view = page not in OF_NO_VIEW
    title = " · ".join([_(PAGES[page]), *([*periods, way(view)] if of_view else [])])
    read = tables.tables["read_on"].max().date().isoformat()
    path = "" if page == "map" else page
    link = f"{address}{path}?{urlencode(query, doseq=True)}"
    edition = f"{version('darien')}, {data_version()}"
    citation = _("Darién Atlas ({year}): {title} [data], version {version}. {link}")
    return Label(
        title=title,
        link=link,
        read=read,
        version=edition,
        licence=_(LICENCE),
        lines=_(
            "Lines of routes: ODbL 1.0, © OpenStreetMap contributors; along rivers LGPL 3.0 or"
            " later, GSHHG/WDB-II, in a layer or file of their own."
        ),
        credits=CREDITS,
        citation=citation.format(year=read[:4], title=title, version=edition, link=link),
        precision=_(PRECISION),
        caution=subtitle(view) if of_view else _(NEVER_ADDED),
        independence=" ".join(_(text) for text in (GENERALISED, NO_ENDORSEMENT, INDEPENDENT)),
    )


def labelled(said: Label, language: str) -> list[tuple[str, str]]:
    """Return what a label says, each with a word for a reader."""
    _ = translator(language)
    return [
        (_("Title"), said.title),
        (_("Link"), said.link),
        (_("Sources read on"), said.read),
        (_("Version"), said.version),
        (_("Licence"), f"{said.licence}. {said.lines}"),
        (_("Credits"), said.credits),
        (_("Citation"), said.citation),
        (_("Precision"), said.precision),
        (_("Caution"), said.caution),
        (_("Independence"), said.independence),
    ]


def columns(said: Label, as_of: str) -> dict[str, str]:
    """Return what each row says where a file has no other place for it."""
    return {
        "as_of": as_of,
        "licence": said.licence,
        "citation": said.citation,
        "precision_note": said.precision,
    }
