"""The ledgers of what is worked out of states and records: care gaps, deaths."""

from collections.abc import Sequence
from typing import Any

from darien import figure_id
from darien.care_gap import CareGap, care_gap
from darien.figure_id import FigureId
from darien.flows import Total
from darien.language import data_text
from darien.period import Period
from darien.provenance import Citation, citations
from darien.render import care_gap_words
from darien.render.flow_totals import UNITS
from darien.render.key_figures import DARIEN_DEATHS, deaths
from darien.render.ledger import beside, rivals
from darien.render.ledger.counts import added
from darien.render.ledger.entry import Entry, Said, UnknownFigureError
from darien.render.ledger.writer import Facts, Writer
from darien.render.table import Cell, Section, Table
from darien.render.wording import coverage, people


def gap(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a care gap: days without an active site, and people counted then."""
    country, series_id, first, last = figure.parts
    _, language = writer._, writer.language
    found = _gap(writer, country, series_id, figure_id.days(first, last))
    series = writer.row("series", series_id)
    counted = care_gap_words.gap_people(writer.tables, found, language) or _("no figure")
    sources = (*care_gap_words.sources(writer.tables, found), *_of_sites(writer, country))
    days = _("{days} of {all} days").format(
        days=writer.number(found.days), all=writer.number(found.period.days)
    )
    told = care_gap_words.day_sentences(found, language)
    told += care_gap_words.people_sentences(writer.tables, found, language)
    return Entry(
        figure=str(figure),
        made=_("Worked out here from dates of sites and published counts"),
        title=" · ".join([_("Care gap"), writer.said(series.title), writer.days(found.period)]),
        numbers=(
            Said(_("Days without an active site"), days),
            Said(_("Days not known"), writer.number(found.unknown_days)),
            Said(_("People counted on these days"), counted),
        ),
        facts=(
            (_("What is counted"), _(care_gap_words.RULE)),
            (_("Unit"), _(UNITS[series.unit])),
            (_("Who counted"), writer.said(series.producer)),
            (_("Where"), writer.place(series.counting_place)),
            (_("Period"), writer.days(found.period)),
            (_("Sum"), _sum(writer, found)),
            *writer.ages(sources),
            *beside.never_added(writer, declared=False),
        ),
        rivals=(),
        sections=(_stretches(writer, found),),
        notes=(*told, _(care_gap_words.CAUTION), writer.said(series.definition)),
        sources=sources,
    )


def _gap(writer: Writer, country: str, series_id: str, period: Period) -> CareGap:
    try:
        return care_gap(writer.tables, country, series_id, period)
    except ValueError as error:
        # The series is counted in another country.
        raise UnknownFigureError from error


def _stretches(writer: Writer, found: CareGap) -> Section:
    _ = writer._
    rows = tuple(
        (
            Cell(
                writer.days(one.period),
                _("{days} days").format(days=writer.number(one.period.days)),
            ),
            beside.total_cell(writer, one),
        )
        for one in found.totals
    )
    heads = (_("Days without an active site"), _("People"))
    return Section(Table(_("Stretch by stretch"), heads, rows), "", _("No day is a gap."))


def _sum(writer: Writer, found: CareGap) -> str:
    """Write the sum of the people of a gap; nothing for fewer than two stretches with a figure."""
    counts = [writer.number(one.people) for one in found.totals if one.people is not None]
    if len(counts) < 2 or found.people is None:
        return ""
    return f"{' + '.join(counts)} = {writer.number(found.people)}"


def _status(writer: Writer, found: Total) -> Facts:
    return ((writer._("Status"), writer.status(found.status)),) if found.status else ()


def _of_sites(writer: Writer, country: str) -> tuple[Citation, ...]:
    """Return where the dates of a country's sites were read."""
    tables = writer.tables
    listed = tables.sites[tables.sites["country"] == country]["site_id"]
    periods = tables.site_periods[tables.site_periods["site_id"].isin(listed)]
    return citations(tables, periods["source_ids"])


def deaths_of(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of the dead and missing recorded in a period: a minimum."""
    _ = writer._
    period = figure_id.days(*figure.parts)
    found = deaths(writer.tables, period)
    rows = [writer.row("missing_migrants", one) for one in found.observation_ids]
    sources = writer.cited(rows)
    written = people(found, writer.language)
    number = _("at least {people}").format(people=written) if written else _("no figure")
    return Entry(
        figure=str(figure),
        made=added(writer, found.observation_ids) if rows else _("No figure"),
        title=", ".join([_("Dead or missing in the Darién"), writer.days(period)]),
        numbers=(Said(_("Dead or missing"), number),),
        facts=(
            (_("Unit"), _("people, at least")),
            (_("What is counted"), _("Dead and missing whose cases were recorded: a minimum")),
            (_("Who counted"), _("IOM, Missing Migrants Project; own selection by area")),
            (_("Where"), data_text(DARIEN_DEATHS, writer.language)),
            (_("Period"), writer.days(period)),
            (_("Days covered"), coverage(found, writer.language)),
            *_status(writer, found),
            *writer.seen(rows),
            (_("Not to be added to"), _("counts of other areas, which may hold the same people")),
        ),
        rivals=tuple(rivals.of_rows(writer, "missing_migrants", found.observation_ids)),
        sections=(_records(writer, rows, written or ""),),
        notes=(),
        sources=sources,
    )


def _records(writer: Writer, rows: Sequence[Any], written: str) -> Section:
    """Return the yearly records that a number is made of, and their sum."""
    _ = writer._
    counts = [writer.number(int(row.dead_and_missing)) for row in rows]
    cells = tuple(
        (
            Cell(writer.days(writer.period_of(row)), writer.said(row.note)),
            Cell(
                count,
                figure=figure_id.row("missing_migrants", row.row_id),
                value=int(row.dead_and_missing),
            ),
            Cell(sources=writer.cited([row])),
        )
        for row, count in zip(rows, counts, strict=True)
    )
    heads = (_("Days"), _("Dead or missing"), _("Sources"))
    table = Table(_("The published figures"), heads, cells, frozenset({1}))
    sum_ = f"{' + '.join(counts)} = {written}" if len(rows) > 1 else ""
    return Section(table, sum_, _("No record."))
