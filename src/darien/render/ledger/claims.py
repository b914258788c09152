"""The ledger of a claim: a key fact or a sentence, weighed against the figures of the tables."""

from urllib.parse import unquote

from darien.claims.key_facts import findings
from darien.claims.sentences import LONGEST, claim_of
from darien.claims.weighing import weigh
from darien.figure_id import FigureId
from darien.provenance import citations
from darien.render import claim_words
from darien.render.claim_figures import result
from darien.render.ledger.entry import Entry, Said
from darien.render.ledger.writer import Writer
from darien.render.table import Section


def claim(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a claim: its verdict, every reading with its sum, and the figures."""
    _, language = writer._, writer.language
    asked = unquote(figure.parts[0])[:LONGEST]
    known = findings(writer.tables).get(asked)
    found = known or weigh(writer.tables, claim_of(writer.tables, asked))
    verdict = claim_words.verdict_words(found.verdict, language)
    tables = [claim_words.readings_table(part, language) for part in found.parts]
    tables.append(claim_words.figures_table(writer.tables, found, language))
    cells = [one.source_ids for reading in found.readings for one in reading.operands]
    return Entry(
        figure=str(figure),
        made=_("Weighed here against the figures of the tables"),
        title=writer.said(found.claim.text),
        numbers=tuple(
            Said(claim_words.definition(reading, language), result(reading, language))
            for reading in found.readings
        ),
        facts=(
            (_("Verdict"), f"{verdict}. {claim_words.meaning(found, language)}"),
            (_("Said in"), writer.said(found.claim.origin)),
        ),
        rivals=(),
        sections=tuple(Section(table, "", "") for table in tables if table.rows),
        notes=tuple(filter(None, [writer.said(found.claim.note)])),
        sources=citations(writer.tables, cells),
    )
