"""An address of data, read strictly: which file of which page, and the view it is for.

A sentence begins small and ends without a full stop, as those of `figure_link` do.
"""

from dataclasses import dataclass, replace
from datetime import date

from darien import figure_link
from darien.datasets import files, flat
from darien.datasets.dataset import Dataset
from darien.datasets.label import label
from darien.datasets.of_evidence import NARROWING, Sought
from darien.datasets.offers import PAGES
from darien.datasets.taken import names, taken
from darien.edition import READ, Edition, link_query
from darien.evidence_found import choices
from darien.evidence_search import Rests, Search, read_search
from darien.figure_link import WrongLinkError, refused, shown
from darien.language import translator
from darien.tables import Tables
from darien.timeline import charted
from darien.view import Query, View

# Every table and layer of the atlas, whatever the view.
PACKAGE = "package.zip"
EVIDENCE = "evidence"
OF_VIEW = (*figure_link.VIEW, "compare", "lang")


class NoSuchFileError(ValueError):
    """A path at which there are no data; the message says what there is instead."""


@dataclass(frozen=True)
class Place:
    """Where data are: a page, one of its tables or blank for all of them, and a kind of file."""

    page: str
    table: str
    kind: str


WHOLE = Place("package", "", "zip")


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `query` says it all, as the pages write it.

    `sought` is there for the page *Evidence* alone.
    """

    place: Place
    view: View
    edition: Edition
    query: Query
    sought: Sought | None = None


def place_of(tables: Tables, path: str, language: str) -> Place:
    """Return what the path of an address names: package.zip, flows.xlsx, flows/years.csv.

    Raises NoSuchFileError.
    """
    if path == PACKAGE:
        return WHOLE
    _ = translator(language)
    stem, _dot, kind = path.rpartition("/")[2].partition(".")
    page, table = (path.rpartition("/")[0], stem) if "/" in path else (stem, "")
    if page not in PAGES:
        text = _("no page {page} has data; pages: {allowed}")
        raise NoSuchFileError(text.format(page=shown(page), allowed=", ".join(PAGES)))
    if table and table not in names(tables, page):
        text = _("{page} has no table {table}; tables: {allowed}")
        allowed = ", ".join(names(tables, page))
        raise NoSuchFileError(text.format(page=page, table=shown(table), allowed=allowed))
    known = tuple(flat.FILES) if table else files.kinds(page)
    if kind not in known:
        text = _("no kind of file {kind}; kinds: {allowed}")
        raise NoSuchFileError(text.format(kind=shown(kind), allowed=", ".join(known)))
    return Place(page, table, kind)


def read(tables: Tables, path: str, said: Query, language: str, today: date) -> Asked:
    """Return what an address asks for: its path below data/, and its query.

    Only the page *Report* asks how its figure goes on paper, and only *Evidence* for a search and
    a day, which is `today` where the query names none. Raises NoSuchFileError for a path without
    data, and WrongLinkError for a query that means nothing there.
    """
    _ = translator(language)
    place = place_of(tables, path, language)
    section = _section(said, language) if place.page == EVIDENCE else ""
    possible = {
        "report": (*OF_VIEW, *READ),
        EVIDENCE: (*OF_VIEW, "section", *NARROWING.get(section, ()), "created"),
        WHOLE.page: ("lang",),
    }.get(place.page, OF_VIEW)
    asked = figure_link.read(said, charted(tables), today, language, possible=possible)
    if place.page == "compare" and asked.view.compare is None:
        text = _("compare only with a second period, as in compare=2025-01&compare=2025-12")
        raise WrongLinkError(text)
    sought = None
    if section:
        sought = Sought(section, _search(tables, section, said, language), asked.created)
    query = query_of(place.page, asked.view, asked.edition, sought)
    return Asked(place, asked.view, asked.edition, query, sought)


def query_of(page: str, view: View, edition: Edition, sought: Sought | None) -> Query:
    """Return the query of an address of a page's data, every value said."""
    if page == "report":
        return link_query(view, edition)
    return {**view.to_query(), **(sought.to_query() if sought else {})}


def _section(said: Query, language: str) -> str:
    """Return the section of the page *Evidence* that a query names; the first where it does not."""
    values = said.get("section", [next(iter(NARROWING))])
    if len(values) != 1 or values[0] not in NARROWING:
        fault = ("section", values, ", ".join(NARROWING))
        raise WrongLinkError(refused(fault, translator(language)))
    return values[0]


def _search(tables: Tables, section: str, said: Query, language: str) -> Search:
    """Return the search of a query as the section shows it. Raises WrongLinkError."""
    search, fallbacks = read_search(said, choices(tables))
    for one in fallbacks:
        fault = (one.parameter, said[one.parameter], one.allowed)
        raise WrongLinkError(refused(fault, translator(language)))
    if section == "one-source" and search.rests is None:
        return replace(search, rests=Rests.ONE_SOURCE)
    return search


def made(tables: Tables, asked: Asked, found: tuple[Dataset, ...], address: str) -> bytes:
    """Return the file that is asked for; `found` are all tables of its page and view.

    `address` is the public address of the atlas, or blank. The same arguments give the same bytes.
    """
    view, place = asked.view, asked.place
    said = label(tables, place.page, view, asked.query, address)
    if not place.table:
        return files.FILES[place.kind](found, said, view.language)
    (data,) = (one for one in found if one.name == place.table)
    return flat.FILES[place.kind](data, said, view.language)


def written(tables: Tables, asked: Asked, address: str) -> bytes:
    """Return the file that is asked for, its tables filled for it alone."""
    place = asked.place
    if place == WHOLE:
        return files.whole_package(tables)
    found = taken(tables, place.page, asked.view, asked.edition, asked.sought)
    return made(tables, asked, found, address)
