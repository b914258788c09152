"""Downloads: at the side of every page, what it shows as files to take away."""

from html import escape

import streamlit as st

from darien.datasets import files, flat
from darien.datasets.asking import PACKAGE
from darien.datasets.of_evidence import Sought
from darien.datasets.offers import PAGES, offers
from darien.datasets.taken import SOURCES
from darien.edition import Edition
from darien.language import mark as N_
from darien.language import translator
from darien.render.wording import day
from darien.ui import data_files, store
from darien.view import View

# What each kind of file is for, in the order a reader wants them.
PURPOSES = {
    "xlsx": ("XLSX", N_("spreadsheet")),
    "gpkg": ("GeoPackage", N_("maps: QGIS, ArcGIS")),
    "geojson": ("GeoJSON", N_("maps on the web")),
    "river.geojson": ("GeoJSON", N_("lines along rivers, under another licence")),
    "zip": (N_("Data package"), N_("CSV with a description (Frictionless)")),
}
KINDS = {"csv": "CSV", "parquet": "Parquet", "hxl.csv": "HXL"}


def show(page: str, view: View, edition: Edition, sought: Sought | None) -> None:
    """Show in the sidebar what a page offers to take away; of every page the whole atlas.

    `edition` is how the figure of the page *Report* goes on paper, `sought` what the page
    *Evidence* shows.
    """
    _ = translator(view.language)
    with st.sidebar, st.popover(_("Take the data"), width="stretch", icon=":material/download:"):
        st.html(_links(page, view, edition, sought))


@store.kept
def _links(page: str, view: View, edition: Edition, sought: Sought | None) -> str:
    _ = translator(view.language)
    parts = [f"<p>{escape(_terms(view.language))}</p>"]
    if sought is not None:
        of_search = _("Of a search: all that it finds, on every page.")
        parts.append(f"<p>{escape(of_search)}</p>")
    if page in PAGES:
        parts += [_head(_("What this page shows")), _whole(page, view, edition, sought)]
        parts += [_head(_("Its tables, one by one")), _tables(page, view, edition, sought)]
    size = _("every table and layer, all years")
    path = f"{data_files.FOLDER}/{PACKAGE}"
    whole = _link(path, _("Data package"), size)
    parts += [_head(_("The whole Atlas")), f"<ul><li>{whole}</li></ul>"]
    return f'<div class="take">{"".join(parts)}</div>'


def _terms(language: str) -> str:
    """Say how far the sources reach and on what terms the data may be used, in a line or two."""
    _ = translator(language)
    tables = store.all_tables()
    text = _(
        "Exactly the rows on screen, each with its sources. Counts known to {counts}, sites to"
        " {sites}; sources read on {read}. CC BY 4.0: name the Darién Atlas and the producer of"
        " each figure."
    )
    return text.format(
        counts=day(tables.last_known["observations"], language),
        sites=day(tables.last_known["site_periods"], language),
        read=day(tables.tables["read_on"].max().date(), language),
    )


def _whole(page: str, view: View, edition: Edition, sought: Sought | None) -> str:
    _ = translator(view.language)
    items = (
        _link(data_files.address(f"{page}.{kind}", view, edition, sought), *map(_, PURPOSES[kind]))
        for kind in files.kinds(page)
    )
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _tables(page: str, view: View, edition: Edition, sought: Sought | None) -> str:
    _ = translator(view.language)
    offered = [(one.name, one.title) for one in offers(store.all_tables(), page, view.language)]
    offered.append((SOURCES, _("Publications that the rows name")))
    items = []
    for name, title in offered:
        paths = {kind: f"{page}/{name}.{kind}" for kind in flat.FILES}
        links = " ".join(
            _kind(title, KINDS[kind], data_files.address(path, view, edition, sought))
            for kind, path in paths.items()
        )
        items.append(f"<li><span>{escape(title)}</span> {links}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _kind(title: str, kind: str, path: str) -> str:
    """Return a link to one table; a reader who hears it hears which table it is of."""
    said = escape(f"{title}: {kind}")
    return f'<a download href="./{escape(path)}" aria-label="{said}">{kind}</a>'


def _link(path: str, kind: str, purpose: str) -> str:
    return f'<a download href="./{escape(path)}"><b>{escape(kind)}</b> {escape(purpose)}</a>'


def _head(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"
