"""The key facts of the page Claims as tables: a row a fact, and a row a reading of one."""

from collections.abc import Iterator
from math import isfinite

from darien.claims.claim import Finding, Reading, WeighedPart
from darien.claims.key_facts import findings
from darien.datasets.of_tables import Filled
from darien.language import data_text, translator
from darien.provenance import citations
from darien.render import claim_words
from darien.render.claim_figures import quantity
from darien.render.table import Cell, Row, Table
from darien.tables import Tables
from darien.view import View


def key_facts(tables: Tables, view: View) -> Filled:
    """Return every key fact with its verdict, and the figures that it was weighed with."""
    _ = translator(view.language)
    heads = (
        *(_("Id"), _("Key fact"), _("Verdict"), _("What the verdict means")),
        *(_("Comes from"), _("Figures"), _("Sources")),
    )
    rows = tuple(_fact(tables, one, view.language) for one in findings(tables).values())
    return Filled(Table(_("Key facts"), heads, rows))


def readings(tables: Tables, view: View) -> Filled:
    """Return every reading of every key fact: its result, what agrees, its sum and its figures.

    Of a result that is a range there are both ends, and of what agrees those that are numbers.
    """
    _ = translator(view.language)
    heads = (
        *(_("Id"), _("Key fact"), _("Part")),
        *(_("Reading"), _("Agrees"), _("Result"), _("To agree"), _("Sum")),
        *(_("Result from"), _("Result to"), _("Agrees from"), _("Agrees to")),
        *(_("Figures"), _("Sources")),
    )
    rows = tuple(
        row
        for finding in findings(tables).values()
        for part in finding.parts
        for row in _readings(tables, finding, part, view.language)
    )
    return Filled(Table(_("Readings of the key facts"), heads, rows))


def _fact(tables: Tables, finding: Finding, language: str) -> Row:
    claim = finding.claim
    return (
        Cell(claim.id),
        Cell(data_text(claim.text, language), data_text(claim.note, language)),
        Cell(claim_words.verdict_words(finding.verdict, language)),
        Cell(claim_words.meaning(finding, language)),
        Cell(data_text(claim.origin, language)),
        _figures(finding.figures),
        Cell(sources=citations(tables, [claim.source_ids])),
    )


def _readings(tables: Tables, finding: Finding, part: WeighedPart, language: str) -> Iterator[Row]:
    """Yield the readings of a part as the page has them, with what it says above and below."""
    claim = finding.claim
    above = (
        Cell(claim.id),
        Cell(data_text(claim.text, language)),
        Cell(data_text(part.text, language)),
    )
    shown = claim_words.readings_table(part, language).rows
    for row, reading in zip(shown, part.readings, strict=True):
        unit = reading.operands[0].unit
        cited = citations(tables, [one.source_ids for one in reading.operands])
        yield (
            *above,
            *row,
            *(_end(end, unit, language) for end in (reading.low, reading.high)),
            *(_end(end, reading.trial.claimed.unit, language) for end in _bounds(reading)),
            _figures(dict.fromkeys(one.figure for one in reading.operands)),
            Cell(sources=cited),
        )


def _bounds(reading: Reading) -> tuple[float | None, ...]:
    """Return from where to where a result agrees; None where nothing bounds it."""
    return tuple(end if isfinite(end) else None for end in reading.bounds or ()) or (None, None)


def _end(value: float | None, unit: str, language: str) -> Cell:
    return Cell() if value is None else Cell(quantity(value, unit, language), value=value)


def _figures(ids: dict[str, None] | tuple[str, ...]) -> Cell:
    """Return the ids of figures, to be read and to be followed."""
    return Cell(tuple(ids), figure=";".join(ids))
