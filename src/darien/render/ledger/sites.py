"""The ledgers of how many MSF sites stood how: at the end of a period, or in a country on a day."""

from collections.abc import Sequence
from datetime import date

from darien import figure_id
from darien.figure_id import FigureId
from darien.provenance import citations
from darien.render.ledger import rivals
from darien.render.ledger.entry import Entry, Said
from darien.render.ledger.writer import Facts, Writer
from darien.render.table import Cell, Row, Section, Table
from darien.render.wording import day, span_words
from darien.sites import (
    SiteInView,
    sites_in_view,
    sites_on,
    stay_on,
    stays_of_sites,
    stays_of_stations,
)
from darien.titles import country_title, title_of
from darien.view import View
from darien.vocabulary import SiteStatus


def of_period(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of how many MSF sites were active on the last day of a period."""
    _ = writer._
    period = figure_id.days(*figure.parts)
    known = writer.tables.last_known["site_periods"]
    found = sites_in_view(writer.tables, View(period=period)) if period.last <= known else ()
    states = [one.status for one in found]
    active = _("{active} of {all}").format(active=states.count(SiteStatus.ACTIVE), all=len(found))
    counted = _("Sites documented as active on the last day, of those at work in the period.")
    return _entry(
        writer,
        figure,
        found,
        period.last,
        first=(Said(_("Active"), active if found else _("no figure")),),
        title=_("MSF sites active on {day}").format(day=day(period.last, writer.language)),
        facts=((_("What is counted"), counted), (_("Period"), writer.days(period))),
    )


def of_country(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of how the listed MSF sites of a country stood on a day."""
    _ = writer._
    country, text = figure.parts
    on = figure_id.day(text)
    found = sites_on(writer.tables, on, country)
    counted = _("Every listed site of the country that had begun by that day.")
    title = _("MSF sites in {country} on {day}").format(
        country=_(country_title(country)), day=day(on, writer.language)
    )
    return _entry(
        writer, figure, found, on, first=(), title=title, facts=((_("What is counted"), counted),)
    )


def station(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a reception station: when it was open, as documented."""
    _ = writer._
    (place_id,) = figure.parts
    stays = stays_of_stations(writer.tables)[place_id]
    periods = writer.tables.station_periods
    rows = list(periods[periods["place_id"] == place_id].itertuples(index=False))
    sources = writer.cited(rows)
    texts = [text for row in rows for text in (row.note, row.assumption) if text]
    return Entry(
        figure=str(figure),
        made=_("A reception station, as documented"),
        title=str(rows[0].name),
        numbers=tuple(Said(_("open"), span_words(stay.span, writer.language)) for stay in stays),
        facts=((_("Where"), writer.place(place_id)), *writer.seen(rows)),
        rivals=tuple(rivals.of_row(writer, "station_periods", place_id)),
        sections=(),
        notes=tuple(writer.said(text) for text in texts),
        sources=sources,
    )


def _entry(
    writer: Writer,
    figure: FigureId,
    found: Sequence[SiteInView],
    on: date,
    *,
    first: tuple[Said, ...],
    title: str,
    facts: Facts,
) -> Entry:
    _ = writer._
    states = [one.status for one in found]
    # After our last source nothing is counted, which is not zero.
    is_known = bool(found) and on <= writer.tables.last_known["site_periods"]
    by_status = [(status, states.count(status)) for status in SiteStatus] if is_known else []
    rows = tuple(_site(writer, one, on) for one in found)
    heads = (_("Site"), _("Status"), _("Dates, and why"), _("Sources"))
    sources = tuple({one.source_id: one for row in rows for one in row[-1].sources}.values())
    known = day(writer.tables.last_known["site_periods"], writer.language)
    return Entry(
        figure=str(figure),
        made=_("Counted here from the dates of the sites"),
        title=title,
        numbers=(
            *(first if is_known else (Said(_("Active"), _("no figure")),)),
            *(Said(_(title_of(status)), str(count)) for status, count in by_status),
        ),
        facts=(
            (_("Unit"), _("sites, as documented")),
            *facts,
            (_("Who counted"), _("this atlas, from dates that MSF and others published")),
            *writer.ages(sources),
            (_("Not to be added to"), _("the same count of another day: the sites are the same")),
        ),
        rivals=(),
        sections=(Section(Table(_("The sites"), heads, rows), "", _("No site is documented.")),),
        notes=(_("Our sources on sites end on {day}.").format(day=known),),
        sources=sources,
    )


def _site(writer: Writer, site: SiteInView, on: date) -> Row:
    row = writer.row("sites", site.id)
    stay = stay_on(stays_of_sites(writer.tables)[site.id], on)
    cells, dates, why = [row.source_ids], "", ""
    if stay is not None:
        cells = [stay.source_ids]
        dates, why = span_words(stay.span, writer.language), writer.said(stay.reason)
    return (
        Cell(writer.said(row.name), row.country, figure=figure_id.row("sites", site.id)),
        Cell(writer._(title_of(site.status))),
        Cell(dates, why),
        Cell(sources=citations(writer.tables, cells)),
    )
