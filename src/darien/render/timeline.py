"""What the timeline draws, once per language: bars, blanks, presence by month, events, spans.

None of it depends on the filters; a view says only which of it is shown. Days are written
YYYY-MM-DD, months YYYY-MM.
"""

from datetime import date
from math import ceil
from typing import Any

from darien import figure_id
from darien.flows import total
from darien.language import data_text, translator
from darien.period import FIRST_YEAR, LAST_YEAR, PartialDate, Period
from darien.presence import Span
from darien.provenance import short_name
from darien.render.presence_strip import CODES, WHOLE, presence
from darien.render.scene import ARROWS
from darien.render.wording import bounded, months, partial, people, stretches
from darien.sites import stays_of_sites
from darien.tables import Tables
from darien.timeline import Bar, bars, blanks, charted, highest_rate
from darien.titles import title_of
from darien.vocabulary import Direction, EventKind

# Months are published from here on; a view that begins earlier shows all years.
RECENT_YEAR = 2020

# The scale's end in people per 30 days is the highest rate, rounded up to this.
STEPS = {Direction.NORTHBOUND: 10_000, Direction.SOUTHBOUND: 1_000}


def timeline(tables: Tables, language: str) -> dict[str, Any]:
    """Return everything the timeline may show, in `language`."""
    offered = charted(tables)
    return {
        "years": [FIRST_YEAR, RECENT_YEAR, LAST_YEAR],
        "top": {
            direction.value: ceil(highest_rate(tables, direction) / step) * step
            for direction, step in STEPS.items()
        },
        "offered": {direction.value: list(ids) for direction, ids in offered.items()},
        "series": {
            series_id: _series(tables, series_id, direction, language)
            for direction, ids in offered.items()
            for series_id in ids
        },
        "presence": presence(tables, language),
        "presenceEnds": tables.last_known["site_periods"].isoformat(),
        "events": _events(tables, language),
        "eventsEnd": tables.last_known["events"].isoformat(),
        "spans": {**_site_spans(tables), **_leg_spans(tables)},
        "months": {f"{month.first:%Y-%m}": months(month, language) for month in WHOLE.by_month},
    }


def bar_key(series_id: str, bar: Bar) -> str:
    """Return the key of the card that tells about a bar."""
    return f"bar:{series_id}/{bar.period.first}"


def _series(tables: Tables, series_id: str, direction: Direction, language: str) -> dict[str, Any]:
    row = tables.series.set_index("series_id").loc[series_id]
    return {
        "name": data_text(row["title"], language),
        "who": short_name(data_text(row["producer"], language)),
        "bars": [_bar(series_id, bar, language) for bar in bars(tables, series_id)],
        "blanks": [
            [*_days(blank.period), blank.absence.value]
            for blank in blanks(tables, series_id, WHOLE)
        ],
        "years": _years(tables, series_id, direction, language),
    }


def _bar(series_id: str, bar: Bar, language: str) -> list[Any]:
    """First and last day, people, whether it is derived, what its label says, its figure's id."""
    label = translator(language)("{people} in {period}").format(
        people=bounded(bar.people, bar.bound, language),
        period=stretches([bar.period], language),
    )
    figure = figure_of(series_id, bar)
    return [*_days(bar.period), bar.people, int(bar.is_derived), label, figure]


def figure_of(series_id: str, bar: Bar) -> str:
    """Return the id of the figure that a bar draws: published, or the difference of two."""
    if bar.is_derived:
        return figure_id.difference(series_id, bar.period)
    return figure_id.row("observations", bar.observation_ids[0])


def _years(
    tables: Tables, series_id: str, direction: Direction, language: str
) -> dict[int, list[Any]]:
    """The total of each year that has one, whether it covers the whole year, its figure's id."""
    found = {}
    for year in WHOLE.by_year:
        counted = total(tables, series_id, year)
        if counted.people is not None:
            text = f"{ARROWS[direction]} {people(counted, language)}"
            found[year.first.year] = [
                text,
                int(counted.is_whole),
                stretches(counted.covered, language),
                figure_id.total(series_id, year),
            ]
    return found


def _events(tables: Tables, language: str) -> list[list[Any]]:
    """Id, first and last day it can have been, kind, hover text; label, lane, side."""
    _ = translator(language)
    found = []
    for row in tables.events.itertuples():
        start = PartialDate.parse(row.start)
        end = PartialDate.read(row.end) or start
        title = data_text(row.title, language)
        when = " – ".join(partial(day, language) for day in dict.fromkeys((start, end)))
        said = f"{_(title_of(EventKind(row.kind)))}: {title}, {when}"
        place = [data_text(row.label, language), int(row.lane), row.side] if row.label else []
        found.append(
            [row.event_id, *_days(Period(start.earliest, end.latest)), row.kind, said, *place]
        )
    return sorted(found, key=lambda event: event[1])


def _site_spans(tables: Tables) -> dict[str, list[list[str]]]:
    """When each site was in which state, as far as documented."""
    known = tables.last_known["site_periods"]
    return {
        f"site:{site_id}": [[*_known_days(stay.span, known), CODES[stay.status]] for stay in stays]
        for site_id, stays in stays_of_sites(tables).items()
    }


def _leg_spans(tables: Tables) -> dict[str, list[list[str]]]:
    """When each leg was in use, as far as documented."""
    return {
        f"leg:{leg.leg_id}": [
            [*_known_days(Span.read(leg.start, leg.end, leg.end_status, leg.as_of)), "u"]
        ]
        for leg in tables.route_legs.itertuples()
    }


def _known_days(span: Span, known: date | None = None) -> list[str]:
    last = span.known_until if known is None or span.end else known
    return _days(Period(span.begins, max(last, span.begins)))


def _days(period: Period) -> list[str]:
    return [period.first.isoformat(), period.last.isoformat()]
