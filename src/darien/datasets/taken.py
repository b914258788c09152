"""The tables of a page filled for a view: exactly the rows on screen, each with its sources."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from darien.datasets import of_figures, of_pages
from darien.datasets.dataset import Dataset, drawn, placed
from darien.datasets.of_evidence import Sought, narrowed
from darien.datasets.of_tables import Filled, sheet_of
from darien.datasets.offers import Fill, Offer, offers
from darien.edition import Edition
from darien.language import translator
from darien.pack.sheets import Sheet, sources_sheet
from darien.positions import incidents, places
from darien.provenance import citations
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Language

# The table of every page that holds the publications its other tables name.
SOURCES = "sources"


def taken(
    tables: Tables, page: str, view: View, edition: Edition, sought: Sought | None = None
) -> tuple[Dataset, ...]:
    """Return every table of a page for a view, then the publications that they name.

    `edition` is how the figure of the page *Report* goes on paper, `sought` what the page
    *Evidence* is asked for; no other page asks for them. Raises KeyError for a page that offers no
    tables, and ValueError for the page *Evidence* without that.
    """
    every = filled(tables, page, view, edition, sought.day if sought else None)
    return with_publications(tables, every, view.language, sought)


def filled(
    tables: Tables, page: str, view: View, edition: Edition, day: date | None
) -> tuple[Dataset, ...]:
    """Return every table of a page as `taken` does, before a search narrows any.

    `day` is the one on which the page *Evidence* is read. Raises KeyError and ValueError.
    """
    offered = offers(tables, page, view.language)
    figure = _figure(tables, view, edition, offered)
    return tuple(_filled(tables, one, view, figure, day) for one in offered)


def with_publications(
    tables: Tables, every: Sequence[Dataset], language: str, sought: Sought | None
) -> tuple[Dataset, ...]:
    """Return tables with the rows that are sought, then the publications that these name."""
    found = narrowed(tables, every, sought) if sought else every
    cells = [str(cell) for one in found for cell in one.sheet.column("source_ids")]
    cited = sorted(citations(tables, cells), key=lambda one: one.source_id)
    title = translator(language)("Publications that the rows name")
    return (*found, Dataset(sources_sheet(cited), title, _known(tables, SOURCES)))


def names(tables: Tables, page: str) -> tuple[str, ...]:
    """Return the names of a page's tables. Raises KeyError for a page that offers none."""
    return (*(one.name for one in offers(tables, page, Language.ENGLISH)), SOURCES)


def _figure(
    tables: Tables, view: View, edition: Edition, offered: tuple[Offer, ...]
) -> dict[str, Sheet]:
    """Return the tables of the view's figure, where some of the offered ones are of it."""
    if all(one.fill or one.fill_on_day for one in offered):
        return {}
    return of_figures.shown(tables, view, edition)


def _filled(
    tables: Tables, offer: Offer, view: View, figure: dict[str, Sheet], day: date | None
) -> Dataset:
    as_of, fill = _known(tables, offer.knows), offer.filling(day)
    if fill is None:
        data = Dataset(figure[offer.name], offer.title, as_of)
        return of_figures.with_places(tables, data)
    filled = fill(tables, view)
    if filled is None or not (filled.table.rows or filled.table.foot):
        # An empty table cannot know which columns its rows would have.
        return _empty(_of_page(tables, offer, fill, of_pages.widest(view), as_of))
    return _of_page(tables, offer, fill, view, as_of, filled)


def _of_page(
    tables: Tables,
    offer: Offer,
    fill: Fill,
    view: View,
    as_of: str,
    filled: Filled | None = None,
) -> Dataset:
    """Return a page's table with its places; the English one is there for its heads alone."""
    filled = filled or fill(tables, view)
    english = fill(tables, replace(view, language=Language.ENGLISH))
    assert filled and english, f"{offer.name}: the widest view fills every table"
    sheet, titles = sheet_of(offer.name, filled, english.table.heads, view.language)
    data = Dataset(sheet, offer.title, as_of, titles)
    if filled.legs:
        return drawn(data, filled.legs)
    at = [place for place, _precision in filled.places]
    if filled.incidents:
        at = [incident or place for incident, place in zip(filled.incidents, at, strict=True)]
    # No incident has the id of a place.
    return placed(data, places(tables) | incidents(tables), at) if at else data


def _empty(data: Dataset) -> Dataset:
    return replace(data, sheet=replace(data.sheet, rows=()), shapes=())


def _known(tables: Tables, name: str) -> str:
    return tables.last_known[name].isoformat()
