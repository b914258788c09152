"""What stands around the map as tables: the key figures, the bars of the timeline, the events."""

from datetime import date
from typing import Any

from darien import figure_id
from darien.language import data_text, translator
from darien.period import PartialDate
from darien.provenance import citations, short_name
from darien.render.key_figures import key_figures
from darien.render.ledger import entry
from darien.render.table import Cell, Row, Table
from darien.render.timeline import figure_of
from darien.render.wording import bounded, partial, stretches
from darien.rows import by_id
from darien.tables import Tables
from darien.timeline import Bar, bars
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Direction, EventKind, Status


def key_figures_table(tables: Tables, view: View) -> Table:
    """Return the row of key figures above the map, with all their sources."""
    _ = translator(view.language)
    rows = tuple(
        (
            Cell(one.label),
            Cell(one.number or _("no figure"), one.note, figure=one.figure, value=one.count),
            Cell(one.producer),
            Cell(sources=entry(tables, one.figure, view.language).sources),
        )
        for one in key_figures(tables, view)
    )
    heads = (_("What"), _("Number"), _("Who counted"), _("Sources"))
    return Table(_("Key figures"), heads, rows, frozenset({1}))


def timeline_table(tables: Tables, view: View) -> Table:
    """Return the bars of the timeline's two series that lie inside the period."""
    _ = translator(view.language)
    chosen = {Direction.NORTHBOUND: view.northbound, Direction.SOUTHBOUND: view.southbound}
    rows = tuple(
        _bar(tables, view, chosen[way], bar)
        for way in view.directions
        for bar in bars(tables, chosen[way])
        if view.period.holds(bar.period.first, bar.period.last)
    )
    heads = (_("Series"), _("Days"), _("People"), _("Status"), _("Sources"))
    return Table(_("Bars of the timeline"), heads, rows, frozenset({2}))


def events_table(tables: Tables, view: View) -> Table:
    """Return the events of the chosen kinds that fall, or can fall, inside the period."""
    _ = translator(view.language)
    heads = (_("When"), _("Event"), _("Kind"), _("Sources"))
    rows = tuple(
        _event(tables, view, row)
        for row in tables.events.itertuples(index=False)
        if EventKind(row.kind) in view.events and view.period.meets(*_days(row))
    )
    return Table(_("Events"), heads, rows)


def _bar(tables: Tables, view: View, series_id: str, bar: Bar) -> Row:
    _ = translator(view.language)
    series = by_id(tables, "series")[series_id]
    rows = [by_id(tables, "observations")[one] for one in bar.observation_ids]
    return (
        Cell(
            data_text(series.title, view.language),
            short_name(data_text(series.producer, view.language)),
        ),
        Cell(stretches([bar.period], view.language)),
        Cell(
            bounded(bar.people, bar.bound, view.language),
            _("derived from a running total") if bar.is_derived else "",
            figure=figure_of(series_id, bar),
            value=bar.people,
        ),
        Cell(_(title_of(Status(bar.status)))),
        Cell(sources=citations(tables, [row.source_ids for row in rows])),
    )


def _days(row: Any) -> tuple[date, date]:
    start = PartialDate.parse(row.start)
    return start.earliest, (PartialDate.read(row.end) or start).latest


def _event(tables: Tables, view: View, row: Any) -> Row:
    _, language = translator(view.language), view.language
    dates = [partial(PartialDate.parse(text), language) for text in (row.start, row.end) if text]
    return (
        Cell(" – ".join(dict.fromkeys(dates))),
        Cell(
            data_text(row.title, language),
            data_text(row.summary, language),
            figure=figure_id.row("events", row.event_id),
        ),
        Cell(_(title_of(EventKind(row.kind)))),
        Cell(sources=citations(tables, [row.source_ids])),
    )
