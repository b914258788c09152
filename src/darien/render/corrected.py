"""What has been corrected so far, and what an uploaded table would change, as tables."""

from collections.abc import Iterable
from dataclasses import replace

from darien.changes import Change, Kind
from darien.evidence_found import found
from darien.evidence_search import Search
from darien.language import mark as N_
from darien.language import translator
from darien.provenance import citations
from darien.render.evidence.results import rivals_table, table_title
from darien.render.table import Cell, Table
from darien.tables import Problem, Tables, ids

# A rival value of these kinds was replaced: by its own producer, or because it is a slip.
CORRECTED = ("superseded", "error")
KINDS = {
    Kind.CHANGED: N_("changed"),
    Kind.ADDED: N_("added"),
    Kind.REMOVED: N_("removed"),
    Kind.RENAMED: N_("renamed"),
}
LONGEST = 160


def corrections_table(tables: Tables, language: str) -> Table:
    """Return the values that were replaced, each with what stands now, why, and on whose word."""
    _ = translator(language)
    rivals = found(tables, Search(tables=("rivals",))).facts
    corrected = [fact for fact in rivals if fact.status in CORRECTED]
    heads = (_("About"), _("Old value"), _("Said by"), _("Stands now, and why"), _("Sources"))
    table = rivals_table(tables, corrected, language)
    return replace(table, caption=_("Corrected so far"), heads=heads)


def problems_table(problems: Iterable[Problem], language: str) -> Table:
    """Return what is wrong with an uploaded table, by row and column, in the words of the check."""
    _ = translator(language)
    rows = tuple(
        (Cell(str(one.row or "–")), Cell(one.column or "–"), Cell(f"{one.message}."))
        for one in problems
    )
    return Table(_("Problems"), (_("Row"), _("Column"), _("What is wrong")), rows)


def changes_table(tables: Tables, changes: Iterable[Change], language: str) -> Table:
    """Return what an uploaded table would change, by row: column, old and new."""
    _ = translator(language)
    known = set(tables.sources["source_id"])
    rows = tuple(
        (
            Cell(one.row_id, one.old_id and _("before: {id}").format(id=one.old_id)),
            Cell(_(KINDS[one.kind]), table_title(tables, one.table, language)),
            Cell(tuple(_cells(one, language))),
            Cell(
                sources=citations(
                    tables, [source for source in ids(one.source_ids) if source in known]
                )
            ),
        )
        for one in changes
    )
    return Table(_("Changes"), (_("Row"), _("Change"), _("Cells"), _("Sources")), rows)


def _cells(one: Change, language: str) -> list[str]:
    _ = translator(language)
    blank = _("blank")
    said = []
    for cell in one.cells:
        old, new = (text[:LONGEST] or blank for text in (cell.old, cell.new))
        is_single = one.kind in (Kind.ADDED, Kind.REMOVED)
        value = cell.new[:LONGEST] or cell.old[:LONGEST] if is_single else f"{old} → {new}"
        said.append(f"{cell.column}: {value}")
    return said
