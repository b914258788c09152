"""What a figure shows beside its maps, as rows: bars of timelines, and what changed in between."""

from darien import figure_id, paper
from darien.comparison import Comparison, Measure, Side
from darien.edition import Edition
from darien.language import data_text
from darien.paper import Part
from darien.provenance import Citation, citations
from darien.render.comparing import Row, comparisons, rows
from darien.render.figure.timelines import Charted, charted_in
from darien.render.shown_rows import ShownBar, ShownChange
from darien.render.timeline import figure_of
from darien.sites import stay_on, stays_of_sites
from darien.tables import Tables
from darien.timeline import Bar
from darien.view import View

# Every page with room for timelines has room for so many.
TIMELINES = 3


def timelines_shown(tables: Tables, view: View, edition: Edition) -> tuple[Charted, ...]:
    """Return the series whose timelines stand on the page of a figure: of a single map only."""
    is_single = edition.panels == paper.Sequence.WHOLE
    if not is_single or Part.TIMELINES not in edition.shown:
        return ()
    return charted_in(tables, view, TIMELINES)


def bars_shown(tables: Tables, view: View, edition: Edition) -> tuple[ShownBar, ...]:
    """Return the bars of a figure's timelines, series by series as drawn, by date."""
    cells = dict(
        zip(tables.observations["observation_id"], tables.observations["source_ids"], strict=True)
    )
    return tuple(
        _bar(tables, view, charted, bar, [cells[id] for id in bar.observation_ids])
        for charted in timelines_shown(tables, view, edition)
        for bar in charted.bars
    )


def changes_shown(tables: Tables, view: View, edition: Edition) -> tuple[ShownChange, ...]:
    """Return the rows of a comparison; a row that has a figure on neither side says no number."""
    if edition.panels != paper.Sequence.COMPARE:
        return ()
    pairs = zip(comparisons(tables, view), rows(tables, view), strict=True)
    return tuple(
        _change(tables, one, row)
        for one, row in pairs
        if (one.first.count, one.second.count) != (None, None)
    )


def _bar(tables: Tables, view: View, charted: Charted, bar: Bar, cells: list[str]) -> ShownBar:
    series = tables.series.set_index("series_id").loc[charted.series_id]
    return ShownBar(
        id=f"{charted.series_id}/{bar.period.first}",
        series_id=charted.series_id,
        name=data_text(series["title"], view.language),
        producer=data_text(series["producer"], view.language),
        direction=charted.direction.value,
        first=bar.period.first.isoformat(),
        last=bar.period.last.isoformat(),
        days=bar.period.days,
        people=bar.people,
        is_derived=bar.is_derived,
        bound=bar.bound,
        status=bar.status,
        observation_ids=";".join(bar.observation_ids),
        figure=figure_of(charted.series_id, bar),
        sources=citations(tables, cells),
    )


def _change(tables: Tables, one: Comparison, row: Row) -> ShownChange:
    change = one.change
    cited = {
        source.source_id: source
        for side, figure in ((one.first, row.first), (one.second, row.second))
        for source in (*figure.sources, *_sources_of_sites(tables, one, side))
    }
    return ShownChange(
        id=one.series_id,
        measure=one.measure.value,
        name=row.label,
        producer=row.producer,
        a_first=one.first.period.first.isoformat(),
        a_last=one.first.period.last.isoformat(),
        a=one.first.count,
        a_said=row.first.number,
        a_note=row.first.note,
        b_first=one.second.period.first.isoformat(),
        b_last=one.second.period.last.isoformat(),
        b=one.second.count,
        b_said=row.second.number,
        b_note=row.second.note,
        change_from=one.earlier.period.first.isoformat(),
        difference=change.difference,
        percent=None if change.ratio is None else round(change.ratio * 100, 4),
        is_per_30_days=change.is_per_days,
        change="; ".join(filter(None, [row.difference, row.percent])),
        why=row.why,
        definition=row.definition,
        figure=figure_id.change(one.measure, one.series_id, one.first.period, one.second.period),
        sources=tuple(cited.values()),
    )


def _sources_of_sites(tables: Tables, one: Comparison, side: Side) -> tuple[Citation, ...]:
    """What is known of every site that a side names, at work on its last day or not."""
    if one.measure != Measure.SITES:
        return ()
    stays = stays_of_sites(tables)
    known = [stay_on(stays[site.id], side.period.last) for site in side.sites]
    return citations(tables, [stay.source_ids for stay in known if stay])
