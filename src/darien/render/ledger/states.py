"""The ledgers of what is worked out of states and records: care gaps, deaths."""

from darien import figure_id
from darien.care_gap import care_gap
from darien.figure_id import FigureId
from darien.language import data_text
from darien.provenance import Citation, citations
from darien.render import care_gap_words
from darien.render.key_figures import DARIEN_DEATHS, deaths
from darien.render.ledger import beside
from darien.render.ledger.entry import Entry, Said
from darien.render.ledger.writer import Writer
from darien.render.table import Cell, Section, Table
from darien.render.wording import coverage, people


def gap(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a care gap: days without an active site, and people counted then."""
    country, series_id, first, last = figure.parts
    _, language = writer._, writer.language
    found = care_gap(writer.tables, country, series_id, figure_id.days(first, last))
    series = writer.row("series", series_id)
    counted = care_gap_words.gap_people(writer.tables, found, language) or _("no figure")
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
    heads = (_("Days without an active site, or not known"), _("People"))
    sources = (*care_gap_words.sources(writer.tables, found), *_of_sites(writer, country))
    days = _("{days} of {all} days").format(
        days=writer.number(found.days), all=writer.number(found.period.days)
    )
    told = care_gap_words.day_sentences(found, language)
    told += care_gap_words.people_sentences(writer.tables, found, language)
    return Entry(
        figure=str(figure),
        made=_("Worked out here from dates of sites and published counts"),
        title=f"{_('Care gap')} · {writer.said(series.title)}, {writer.days(found.period)}",
        numbers=(
            Said(_("Days without an active site"), days),
            Said(_("Days not known"), writer.number(found.unknown_days)),
            Said(_("People counted on these days"), counted),
        ),
        facts=(
            (_("What is counted"), _(care_gap_words.RULE)),
            (_("Who counted"), writer.said(series.producer)),
            (_("Period"), writer.days(found.period)),
            *writer.seen(sources),
            *beside.never_added(writer),
        ),
        sections=(Section(Table(_("Stretch by stretch"), heads, rows), "", _("No day is a gap.")),),
        notes=(*told, _(care_gap_words.CAUTION)),
        sources=sources,
    )


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
    cells = tuple(
        (
            Cell(writer.days(writer.period_of(row)), writer.said(row.note)),
            Cell(
                writer.number(int(row.dead_and_missing)),
                figure=figure_id.row("missing_migrants", row.row_id),
                value=int(row.dead_and_missing),
            ),
            Cell(sources=writer.cited([row])),
        )
        for row in rows
    )
    table = Table(
        _("The published figures"),
        (_("Days"), _("Dead or missing"), _("Sources")),
        cells,
        frozenset({1}),
    )
    sum_ = " + ".join(cell[1].text for cell in cells if isinstance(cell[1].text, str))
    return Entry(
        figure=str(figure),
        made=_("Sum of {n} published figures that share no day").format(n=len(rows)),
        title=f"{_('Dead or missing in the Darién')}, {writer.days(period)}",
        numbers=(Said(_("Dead or missing"), number),),
        facts=(
            (_("What is counted"), _("Dead and missing whose cases were recorded: a minimum")),
            (_("Who counted"), _("IOM, Missing Migrants Project; own selection by area")),
            (_("Where"), data_text(DARIEN_DEATHS, writer.language)),
            (_("Period"), writer.days(period)),
            (_("Days covered"), coverage(found, writer.language)),
            *writer.seen(sources),
            (_("Not to be added to"), _("counts of other areas, which may hold the same people")),
        ),
        sections=(Section(table, f"{sum_} = {written}" if len(rows) > 1 else "", _("No record.")),),
        notes=(),
        sources=sources,
    )
