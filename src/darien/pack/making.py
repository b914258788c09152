"""A report pack made from a view: every file of it, and the ZIP that holds them."""

from collections.abc import Collection
from datetime import date

from darien.edition import Edition
from darien.language import mark as N_
from darien.language import translator
from darien.pack.archive import zipped
from darien.pack.colophon import Colophon, colophon, labelled
from darien.pack.manifest import manifest, written
from darien.pack.shapes import geojson_files
from darien.pack.sheets import csv_bytes, sheets, xlsx_bytes
from darien.paper import Format
from darien.render import citing, figure_words
from darien.render.figure import figures
from darien.render.figures_shown import figures_shown
from darien.tables import Tables
from darien.view import View

MANIFEST = "manifest.json"
PICTURES = (Format.PNG, Format.SVG, Format.PDF)
CITATIONS = {
    "citation.txt": citing.plain,
    "citation.bib": citing.bibtex,
    "citation.ris": citing.ris,
}

# What each file is, in the order a reader wants them.
CONTENTS = {
    "figure.png": N_("the figure as a picture, for slides and pages"),
    "figure.svg": N_("the figure as a drawing that can be edited"),
    "figure.pdf": N_("the figure for print"),
    "caption.txt": N_("the text under the figure"),
    "alt.txt": N_("the figure in words, for readers who cannot see it"),
    "citation.txt": N_("how to cite the figure"),
    "citation.bib": N_("the citation for BibTeX"),
    "citation.ris": N_("the citation for reference managers"),
    "figures.xlsx": N_("every number and mark of the figure with its sources, as a workbook"),
    "figures-counts.csv": N_("the people counted: by whom, where, which days, and which not"),
    "figures-sites.csv": N_("MSF sites and reception stations, and their status"),
    "figures-legs.csv": N_("the route legs drawn, and which of them nobody counts"),
    "figures-incidents.csv": N_("the incidents marked"),
    "figures-bars.csv": N_("the bars of the timelines: how many people, which days, who counted"),
    "figures-changes.csv": N_("two periods compared: what changed, or why that cannot be said"),
    "figures-sources.csv": N_("the publications that the rows name"),
    "drawn.geojson": N_("what is drawn, for geographic information systems"),
    "drawn-river.geojson": N_("the lines along rivers, which have another licence"),
    "manifest.json": N_("what the pack was made from, and the hash of every file"),
}


def pack(
    tables: Tables, view: View, edition: Edition, *, created: date, address: str = ""
) -> bytes:
    """Return the report pack of a view as a ZIP; the same arguments give the same bytes.

    `created` is the day it says it was made, `address` the public address of the atlas or blank.
    """
    return zipped(pack_files(tables, view, edition, created=created, address=address))


def pack_files(
    tables: Tables, view: View, edition: Edition, *, created: date, address: str = ""
) -> dict[str, bytes]:
    """Return the files of a report pack by name, its manifest among them."""
    said = colophon(tables, view, edition, created=created, address=address)
    shown = figures_shown(tables, view, edition)
    drawn = figures(tables, view, PICTURES, edition, created=created, address=address)
    files = {f"figure.{format}": body for format, body in drawn.items()}
    files |= _words(tables, view, edition, said, created)
    files |= {f"figures-{sheet.name}.csv": csv_bytes(sheet) for sheet in sheets(shown)}
    files["figures.xlsx"] = xlsx_bytes(shown, said, view.language)
    files |= geojson_files(tables, shown, said, view.language)
    files["README.txt"] = _readme(said, {*files, MANIFEST}, view.language)
    return files | {MANIFEST: written(manifest(view, edition, said, address, files))}


def _words(
    tables: Tables, view: View, edition: Edition, said: Colophon, created: date
) -> dict[str, bytes]:
    """Caption, alt text and citations, each ending its last line."""
    texts = {
        "caption.txt": figure_words.caption(tables, view, edition, created=created),
        "alt.txt": figure_words.alt_text(tables, view, edition),
    }
    for name, cite in CITATIONS.items():
        texts[name] = cite(
            tables,
            view,
            edition,
            created=created,
            title=said.title,
            link=said.link,
            figure_id=said.map_id,
        )
    return {name: f"{text.rstrip()}\n".encode() for name, text in texts.items()}


def _readme(said: Colophon, names: Collection[str], language: str) -> bytes:
    """Say what the pack is and which of `names` is what."""
    _ = translator(language)
    width = max(map(len, names))
    lines = [
        _("Report pack of the Darién Atlas"),
        "",
        *(f"{label}: {text}" for label, text in labelled(said, language)),
        "",
        _("What is in it"),
        *(f"{name:<{width}}  {_(what)}" for name, what in CONTENTS.items() if name in names),
        "",
        _("Is it as it was made?"),
        _(
            "With the Atlas installed, python -m darien pack --verify FILE draws the pack again"
            " and compares every file. Without it, compare the SHA-256 of each file with"
            " manifest.json. Other data or other versions of the software give other bytes; the"
            " manifest names both."
        ),
    ]
    return ("\n".join(lines) + "\n").encode()
