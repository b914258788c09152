"""The state of the evidence: what carries it, how recent it is, what is missing or wrong."""

from collections.abc import Iterable
from datetime import date

from darien import figure_id
from darien.evidence_found import folded
from darien.freshness import Freshness, Missing, State, freshness, missing
from darien.language import mark as N_
from darien.language import translator
from darien.provenance import Citation, citations
from darien.render.evidence.results import days_words, table_title
from darien.render.ledger.writer import Writer
from darien.render.table import Cell, Table
from darien.render.wording import day
from darien.rows import by_id
from darien.support import Support, support, weaknesses
from darien.tables import Tables, ids

RULE = N_(
    "The rule: new figures are due when one rhythm (a month, a year) has gone by since the last"
    " day known, and overdue when two have. Tables without a rhythm are neither: where figures"
    " come irregularly, silence proves nothing."
)
WITNESSES = N_(
    "Copies of one agency's text (EFE, AFP, AP, Reuters), MSF's own pages and SNM's own tables"
    " count as one publisher. Two publishers may still repeat one another."
)
STATES = {
    State.FRESH: N_("fresh"),
    State.DUE: N_("due"),
    State.OVERDUE: N_("overdue"),
    State.NO_RHYTHM: N_("no rhythm"),
}


def sources_carrying(tables: Tables, words: str) -> list[Support]:
    """Return the sources in which every word occurs, those that carry most before others."""
    kinds = {row.source_id: row.kind for row in tables.sources.itertuples()}
    texts = {
        one.source_id: folded(
            f"{one.source_id} {one.publisher} {one.title} {one.published} {kinds[one.source_id]}"
        )
        for one in citations(tables, tables.sources["source_id"])
    }
    wanted = folded(words).split()
    kept = [one for one in support(tables) if all(word in texts[one.source_id] for word in wanted)]
    return sorted(kept, key=lambda one: one.facts, reverse=True)


def sources_table(tables: Tables, found: Iterable[Support], language: str) -> Table:
    """Return sources, each with how many facts rest on it, and how many on it alone."""
    writer, _ = Writer(tables, language), translator(language)
    cited = {one.source_id: one for one in citations(tables, tables.sources["source_id"])}
    heads = (_("Source"), _("Facts"), _("On it alone"), _("In the tables"), _("Address"))
    rows = tuple(_source(writer, one, cited[one.source_id]) for one in found)
    return Table(_("Sources"), heads, rows, numbers=frozenset({1, 2}))


def _source(writer: Writer, one: Support, cited: Citation) -> tuple[Cell, ...]:
    tables = " · ".join(
        f"{table_title(writer.tables, table, writer.language)}: {writer.number(count)}"
        for table, count in one.by_table
    )
    kind = writer.said(cited.kind)
    published = writer.day(cited.published) or writer._("no date")
    figure = figure_id.row("sources", one.source_id)
    return (
        Cell(cited.title, f"{cited.publisher}, {published} · {kind} · {one.source_id}"),
        Cell(writer.number(one.facts), figure=figure, value=one.facts),
        Cell(writer.number(one.alone), figure=figure, value=one.alone),
        Cell(tables or writer._("named by no row")),
        Cell(sources=(cited,)),
    )


def weakness_table(tables: Tables, language: str) -> Table:
    """Return, by table, how many rows rest on one source, or on one publisher."""
    writer, _ = Writer(tables, language), translator(language)
    heads = (
        _("Table"),
        _("Rows"),
        _("One source"),
        _("Several sources, one publisher"),
        _("No source named"),
    )
    rows = tuple(
        (
            Cell(table_title(tables, one.table, language)),
            *(
                Cell(writer.number(count), figure=figure_id.witnesses(one.table), value=count)
                for count in (one.rows, one.one_source, one.one_publisher, one.unsourced)
            ),
        )
        for one in weaknesses(tables)
    )
    return Table(_("Rows with one witness"), heads, rows, numbers=frozenset({1, 2, 3, 4}))


def freshness_table(tables: Tables, today: date, language: str) -> Table:
    """Return how recent each table is on a day."""
    _ = translator(language)
    heads = (_("Table"), _("State"), _("Knows of days up to"), _("New figures come"), _("Read on"))
    rows = tuple(_fresh(tables, one, language) for one in freshness(tables, today))
    return Table(_("How recent"), heads, rows)


def _fresh(tables: Tables, one: Freshness, language: str) -> tuple[Cell, ...]:
    writer, _ = Writer(tables, language), translator(language)
    known = day(one.last_known, language) if one.last_known else _("not about time")
    since = ""
    if one.due and one.overdue:
        since = _("due after {due}, overdue after {overdue}").format(
            due=day(one.due, language), overdue=day(one.overdue, language)
        )
    row_is = writer.said(by_id(tables, "tables")[one.table].row_is)
    return (
        Cell(table_title(tables, one.table, language), row_is),
        Cell(_(STATES[one.state]), since),
        Cell(known),
        Cell(writer.said(one.rhythm)),
        Cell(day(one.read_on, language)),
    )


def missing_table(tables: Tables, language: str) -> Table:
    """Return what is missing or weakly founded, with the last that is known of it."""
    writer, _ = Writer(tables, language), translator(language)
    heads = (_("What is missing"), _("Table"), _("About"), _("Last known of it"))
    rows = tuple(
        (
            Cell(writer.said(one.text), figure=figure_id.row("gaps", one.gap_id)),
            Cell(table_title(tables, one.table, language)),
            Cell(one.subject or _("the whole table")),
            _last(writer, one),
        )
        for one in missing(tables)
    )
    return Table(_("What is missing"), heads, rows)


def _last(writer: Writer, one: Missing) -> Cell:
    if one.last:
        return Cell(days_words(writer, one.last), figure=one.last.figure)
    if one.known_until:
        return Cell(day(one.known_until, writer.language))
    return Cell(writer._("not about time"))


def faults_table(tables: Tables, language: str) -> Table:
    """Return the faults that are known of the tables, and what is done about each."""
    writer, _ = Writer(tables, language), translator(language)
    heads = (_("Fault"), _("Rows at fault"), _("Known since"), _("What we do"), _("Sources"))
    rows = []
    for row in tables.faults.itertuples():
        named = ids(row.row_ids)
        title = table_title(tables, row.table, language)
        count = _("{table}, rows: {count}").format(table=title, count=len(named))
        rows.append(
            (
                Cell(
                    writer.said(row.fault),
                    writer.said(row.note),
                    figure=figure_id.row("faults", row.fault_id),
                ),
                Cell(
                    named[0] if named else _("the whole table"),
                    count if named else title,
                    folded=(_("all rows"), " · ".join(named)) if len(named) > 1 else None,
                    figure=_figure(row.table, named),
                ),
                Cell(writer.day(row.since)),
                Cell(writer.said(row.remedy)),
                Cell(sources=citations(tables, [row.source_ids])),
            )
        )
    return Table(_("Known faults"), heads, tuple(rows))


def _figure(table: str, named: list[str]) -> str:
    """Return the figure of the first row at fault; places hold none."""
    return figure_id.row(table, named[0]) if named and table != "places" else ""
