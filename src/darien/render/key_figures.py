"""The row of key figures above the map: the number, who counted, and which days it covers."""

from collections.abc import Sequence
from dataclasses import dataclass

from darien import figure_id
from darien.flows import Observation, Total, best_cover, sources_of, summed, total
from darien.language import mark as N_
from darien.language import translator
from darien.period import PartialDate, Period
from darien.provenance import Citation, newest
from darien.render.scene import ARROWS
from darien.render.wording import coverage_in_short, day_of, firmness, months, partial, people
from darien.sites import sites_in_view
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Direction, SiteStatus, Status

# By series: label, label where room is short, who counts, and what else must be said.
FLOWS = {
    "snm-darien-north": (
        N_("Northbound, registered in the Darién"),
        N_("North, Darién"),
        "SNM",
        "",
    ),
    "snm-panama-south": (
        N_("Southbound, entered Panama"),
        N_("South, into Panama"),
        "SNM",
        "",
    ),
    "migracion-colombia-south": (
        N_("Southbound, entered Colombia"),
        N_("South, into Colombia"),
        "Migración Colombia",
        N_("same people, do not add"),
    ),
}
DARIEN_DEATHS = "Darién crossing area (Panama and Colombia)"


@dataclass(frozen=True)
class KeyFigure:
    """One figure of the row; `number`, and `count` that it states, are None where nobody counted.

    `short` is the label for a narrow screen, `producer` who counts and `source` where the newest
    part of the figure can be read. `covered` are the counted parts of the period as shares of its
    length, from 0 to 1. `figure` is its id.
    """

    label: str
    short: str
    number: str | None
    count: int | None
    arrow: str
    tone: str
    producer: str
    source: Citation | None
    note: str
    covered: tuple[tuple[float, float], ...]
    figure: str


def key_figures(tables: Tables, view: View) -> tuple[KeyFigure, ...]:
    """Return the key figures of a view: flows of its directions, MSF sites, deaths and missing."""
    directions = dict(tables.series.set_index("series_id")["direction"])
    flows = [series_id for series_id in FLOWS if directions[series_id] in view.directions]
    return (
        *(_flow(tables, view, id, Direction(directions[id])) for id in flows),
        _sites(tables, view),
        _deaths(tables, view),
    )


def deaths(tables: Tables, period: Period) -> Total:
    """Return the dead and missing that IOM recorded in the Darién crossing area: a minimum.

    Own selection from IOM's Missing Migrants data, by year; a year without a record is left out.
    """
    rows = tables.missing_migrants.dropna(subset="dead_and_missing")
    found = [
        Observation(
            row.row_id,
            Period(row.start.date(), row.end.date()),
            int(row.dead_and_missing),
            Status.REPORTED,
        )
        for row in rows[rows["place"] == DARIEN_DEATHS].itertuples()
    ]
    stretches = [one.period for one in found]
    return summed(("iom-missing-migrants",), period, best_cover(found, period), found, stretches)


def _flow(tables: Tables, view: View, series_id: str, direction: Direction) -> KeyFigure:
    _ = translator(view.language)
    label, short, producer, caution = FLOWS[series_id]
    counted = total(tables, series_id, view.period)
    unit = tables.series.set_index("series_id").loc[series_id]["unit"]
    remarks = [
        firmness(counted, unit, view.language),
        coverage_in_short(counted, view.language),
        _(caution) if caution and counted.people is not None else "",
    ]
    return KeyFigure(
        label=_(label),
        short=_(short),
        number=people(counted, view.language),
        count=counted.people,
        arrow=ARROWS[direction],
        tone=direction.value,
        producer=producer,
        source=newest(tables, sources_of(tables, counted)),
        note=" · ".join(filter(None, remarks)),
        covered=shares(counted.covered, view.period),
        figure=figure_id.total(series_id, view.period),
    )


def _sites(tables: Tables, view: View) -> KeyFigure:
    _ = translator(view.language)
    states = [site.status for site in sites_in_view(tables, view)]
    known = tables.last_known["site_periods"]
    if view.period.last > known:
        number = None
        note = _("our sources end on {day}: no data, not zero").format(
            day=partial(PartialDate.parse(known.isoformat()), view.language)
        )
    elif not states:
        number = None
        note = _("no site documented in {period}").format(period=months(view.period, view.language))
    else:
        number = _("{active} of {all}").format(
            active=states.count(SiteStatus.ACTIVE), all=len(states)
        )
        note = _(
            "{suspended} suspended · {closed} closed · {unknown} without a documented end"
        ).format(
            suspended=states.count(SiteStatus.SUSPENDED),
            closed=states.count(SiteStatus.CLOSED),
            unknown=states.count(SiteStatus.END_NOT_DOCUMENTED),
        )
    return KeyFigure(
        label=_("MSF sites active on {day}").format(day=day_of(view)),
        short=_("MSF sites active"),
        number=number,
        count=None if number is None else states.count(SiteStatus.ACTIVE),
        arrow="",
        tone="site",
        producer="MSF",
        source=newest(tables, tables.site_periods["source_ids"]),
        note=note,
        covered=(),
        figure=figure_id.sites(view.period),
    )


def _deaths(tables: Tables, view: View) -> KeyFigure:
    _ = translator(view.language)
    found = deaths(tables, view.period)
    rows = tables.missing_migrants
    used = rows[rows["row_id"].isin(found.observation_ids)]
    recorded = people(found, view.language)
    remarks = [_("own selection by area"), coverage_in_short(found, view.language)]
    return KeyFigure(
        label=_("Dead or missing in the Darién"),
        short=_("Dead or missing"),
        number=recorded and _("at least {people}").format(people=recorded),
        count=found.people,
        arrow="",
        tone="plain",
        producer=_("IOM"),
        source=newest(tables, used["source_ids"]),
        note=" · ".join(remarks),
        covered=shares(found.covered, view.period),
        figure=figure_id.deaths(view.period),
    )


def shares(covered: Sequence[Period], period: Period) -> tuple[tuple[float, float], ...]:
    """Return covered stretches as (from, to) shares of the period's days."""
    return tuple(
        (
            round((stretch.first - period.first).days / period.days, 4),
            round(((stretch.last - period.first).days + 1) / period.days, 4),
        )
        for stretch in covered
    )
