"""The ledgers of what the atlas says of itself: what rests on a source, is missing or wrong."""

from collections.abc import Sequence

from darien import figure_id
from darien.figure_id import FigureId
from darien.provenance import citations
from darien.render.ledger.entry import Entry, Said
from darien.render.ledger.writer import Facts, Writer
from darien.render.table import Cell, Section, Table
from darien.rows import by_id
from darien.support import facts_of, support, weaknesses
from darien.tables import ids


def source(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a source: how many facts rest on it, on it alone, and which."""
    _, source_id = writer._, figure.parts[0]
    found = {one.source_id: one for one in support(writer.tables)}[source_id]
    (cited,) = citations(writer.tables, [source_id])
    rows = tuple(
        (Cell(_title(writer, table)), Cell(row_id, figure=_row_figure(table, row_id)))
        for table, row_id in facts_of(writer.tables, source_id)
    )
    by_table = "; ".join(
        f"{_title(writer, table)}: {writer.number(count)}" for table, count in found.by_table
    )
    return Entry(
        figure=str(figure),
        made=_("Counted here from the rows that name the source"),
        title=cited.title,
        numbers=(
            Said(_("facts rest on it"), writer.number(found.facts)),
            Said(_("rest on it alone"), writer.number(found.alone)),
        ),
        facts=(
            (_("Publisher"), cited.publisher),
            (_("Published"), writer.day(cited.published) or _("no date")),
            (_("In the tables"), by_table),
            *writer.row_of("sources", source_id),
        ),
        rivals=(),
        sections=(
            Section(
                Table(_("What rests on it"), (_("Table"), _("Row")), rows),
                "",
                _("No row names this source."),
            ),
        ),
        notes=(),
        sources=(cited,),
    )


def witnesses(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of how many rows of a table rest on one witness."""
    _, (table,) = writer._, figure.parts
    found = {one.table: one for one in weaknesses(writer.tables)}[table]
    return _of_ourselves(
        writer,
        figure,
        title=_title(writer, table),
        numbers=(
            Said(_("Rows"), writer.number(found.rows)),
            Said(_("One source"), writer.number(found.one_source)),
            Said(_("Several sources, one publisher"), writer.number(found.one_publisher)),
            Said(_("No source named"), writer.number(found.unsourced)),
        ),
        facts=((_("What is counted"), _("Rows of the table, by the sources that they name.")),),
    )


def gap(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of something that is missing, or weakly founded."""
    _, row = writer._, writer.row("gaps", figure.parts[0])
    return _of_ourselves(
        writer,
        figure,
        title=writer.said(row.text),
        numbers=(Said(_("What is missing"), row.subject or _("the whole table")),),
        facts=(
            (_("Table"), _title(writer, row.table)),
            *writer.row_of("gaps", row.gap_id),
        ),
    )


def fault(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a known fault: what is wrong, since when, and what is done about it."""
    _, row = writer._, writer.row("faults", figure.parts[0])
    named = ids(row.row_ids)
    rows = tuple((Cell(one, figure=_row_figure(row.table, one)),) for one in named)
    table = Table(_("Rows at fault"), (_("Row"),), rows)
    return _of_ourselves(
        writer,
        figure,
        title=writer.said(row.fault),
        numbers=(Said(_("rows at fault"), writer.number(len(named))),),
        facts=(
            (_("Table"), _title(writer, row.table)),
            (_("Known since"), writer.day(row.since)),
            (_("What we do"), writer.said(row.remedy)),
            (_("Note"), writer.said(row.note)),
            *writer.row_of("faults", row.fault_id),
        ),
        sections=(Section(table, "", _("It is about the whole table.")),),
        source_cells=(row.source_ids,),
    )


def _of_ourselves(
    writer: Writer,
    figure: FigureId,
    *,
    title: str,
    numbers: tuple[Said, ...],
    facts: Facts,
    sections: tuple[Section, ...] = (),
    source_cells: Sequence[str] = (),
) -> Entry:
    return Entry(
        figure=str(figure),
        made=writer._("What this atlas says of its own tables"),
        title=title,
        numbers=numbers,
        facts=facts,
        rivals=(),
        sections=sections,
        notes=(),
        sources=citations(writer.tables, source_cells),
    )


def _title(writer: Writer, table: str) -> str:
    return writer.said(by_id(writer.tables, "tables")[table].title)


def _row_figure(table: str, row_id: str) -> str:
    """Return the id of a row's own ledger: of a key fact as a claim; a place has none."""
    if table == "key_facts":
        return figure_id.claim(row_id)
    return "" if table == "places" else figure_id.row(table, row_id)
