"""The tables of the pages Evidence and Corrections, and which of their rows a search keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from darien import figure_id
from darien.datasets.dataset import Dataset
from darien.datasets.of_tables import Filled
from darien.evidence_found import found
from darien.evidence_search import PARAMETERS, Search
from darien.fact import Fact
from darien.facts import facts as every_fact
from darien.render.corrected import corrections_table
from darien.render.evidence import results, state
from darien.render.table import Table
from darien.rows import by_id
from darien.survivors import is_of_survivors
from darien.tables import Tables
from darien.view import Query, View

# The sections of the page, each with the words of a link that narrow what it shows. The number of
# a page of results is none of them: a file has them all.
NARROWING = {
    "search": tuple(word for word in PARAMETERS if word != "page"),
    "sources": ("words",),
    "one-source": ("table", "rests"),
    "missing": (),
    "recent": (),
    "faults": (),
    "rivals": ("words",),
}


@dataclass(frozen=True)
class Sought:
    """What the page Evidence is asked for beside the view.

    The search narrows the tables of its section; the others are as they open. `day` is the one on
    which the tables are told to be fresh or overdue.
    """

    section: str
    search: Search
    day: date

    def to_query(self) -> Query:
        """Return the words of the link that says this."""
        of_search = self.search.to_query()
        narrowing = {name: of_search[name] for name in NARROWING[self.section] if name in of_search}
        return {"section": [self.section], **narrowing, "created": [self.day.isoformat()]}


def narrowed(tables: Tables, of_page: Sequence[Dataset], sought: Sought) -> tuple[Dataset, ...]:
    """Return the tables of the page with the rows that a search keeps, in its order."""
    kept = _kept(tables, sought)
    return tuple(_picked(one, kept[one.name]) if one.name in kept else one for one in of_page)


def facts(tables: Tables, view: View) -> Filled:
    """Return every fact of the tables, the newest of each table first."""
    hits = found(tables, Search()).facts
    return _placed(tables, hits, results.results_table(tables, hits, view.language))


def support(tables: Tables, view: View) -> Filled:
    """Return every source, with how many rows name it, and how many no other."""
    every = state.sources_carrying(tables, "")
    return Filled(state.sources_table(tables, every, view.language))


def one_witness(tables: Tables, view: View) -> Filled:
    """Return, by table, how many rows have one witness only."""
    return Filled(state.weakness_table(tables, view.language))


def missing(tables: Tables, view: View) -> Filled:
    """Return what was sought and not found, with the last that is known of it."""
    return Filled(state.missing_table(tables, view.language))


def freshness(day: date, tables: Tables, view: View) -> Filled:
    """Return how recent each table is on a day."""
    return Filled(state.freshness_table(tables, day, view.language))


def faults(tables: Tables, view: View) -> Filled:
    """Return what is known to be wrong with the tables."""
    return Filled(state.faults_table(tables, view.language))


def rivals(tables: Tables, view: View) -> Filled:
    """Return the values that compete with ours, or were replaced by them."""
    hits = found(tables, Search(tables=("rivals",))).facts
    return _placed(tables, hits, results.rivals_table(tables, hits, view.language))


def corrected(tables: Tables, view: View) -> Filled:
    """Return the values that were replaced so far."""
    table = corrections_table(tables, view.language)
    known = {fact.figure: fact for fact in every_fact(tables)}
    hits = [known[_figure(cell.figure for cell in row)] for row in table.rows]
    return _placed(tables, hits, table)


def _kept(tables: Tables, sought: Sought) -> dict[str, list[str]]:
    """Return the figures of the rows that a search keeps, by the table that it narrows."""
    search = sought.search
    if sought.section in ("search", "one-source"):
        return {"facts": [fact.figure for fact in found(tables, search).facts]}
    if sought.section == "sources":
        carrying = state.sources_carrying(tables, search.words)
        return {"support": [figure_id.row("sources", one.source_id) for one in carrying]}
    if sought.section == "rivals":
        hits = found(tables, Search(words=search.words, tables=("rivals",)))
        return {"rivals": [fact.figure for fact in hits.facts]}
    return {}


def _picked(data: Dataset, figures: Sequence[str]) -> Dataset:
    at = {str(cell): place for place, cell in enumerate(data.sheet.column("figure_ids"))}
    places = [at[figure] for figure in figures]
    rows = tuple(data.sheet.rows[place] for place in places)
    shapes = tuple(data.shapes[place] for place in places) if data.shapes else ()
    return replace(data, sheet=replace(data.sheet, rows=rows), shapes=shapes)


def _placed(tables: Tables, hits: Iterable[Fact], table: Table) -> Filled:
    """Return a table of facts with where each stands: at its one place, or at none.

    An incident stands no finer than what happened there allows. What tells of survivors of sexual
    violence stands nowhere.
    """
    of_incidents, of_places = by_id(tables, "incidents"), by_id(tables, "places")
    places, incidents = list[tuple[str, str]](), list[str]()
    for fact in hits:
        is_incident = fact.table == "incidents"
        incidents.append(fact.row_id if is_incident else "")
        if len(fact.places) != 1 or is_of_survivors(*fact.what, fact.note):
            places.append(("", ""))
            continue
        (place,) = fact.places
        row = of_incidents[fact.row_id] if is_incident else of_places[place]
        places.append((place, row.precision))
    return Filled(table, tuple(places), tuple(incidents) if any(incidents) else ())


def _figure(named: Iterable[str]) -> str:
    return next(filter(None, named))
