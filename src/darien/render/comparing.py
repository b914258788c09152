"""Two periods side by side in words: the rows of the table, and a sentence on what changed."""

from dataclasses import dataclass, replace

from darien.comparison import (
    Comparison,
    Measure,
    Obstacle,
    Side,
    side_of_sites,
    side_of_total,
)
from darien.flows import total
from darien.language import data_text, translator
from darien.language import mark as N_
from darien.period import PartialDate, Period
from darien.provenance import Citation, by_weight, citations
from darien.render.change_words import (
    change_in_short,
    change_in_words,
    listed,
    named,
    rate,
)
from darien.render.key_figures import FLOWS, deaths
from darien.render.wording import coverage_in_short, firmness, partial, people
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Direction, SiteStatus

# The counts of other borders, shown where they have a figure in either period.
BORDERS = (
    "inm-honduras-north",
    "iom-honduras-south",
    "iom-costa-rica-north",
    "iom-costa-rica-south",
)

# The headline series as a sentence begins with them.
SUBJECTS = {
    "snm-darien-north": N_("Northbound registrations in the Darién"),
    "snm-panama-south": N_("Southbound entries to Panama"),
    "migracion-colombia-south": N_("Southbound entries to Colombia"),
}

OBSTACLES = {
    Obstacle.NO_FIGURE: N_("not compared: no figure in {period}"),
    Obstacle.PART: N_("not compared: only part of {period} is counted"),
    Obstacle.AT_LEAST: N_("not compared: the figure of {period} is only a lower bound"),
    Obstacle.END_NOT_DOCUMENTED: N_("not compared: sites without a documented end in {period}"),
}


@dataclass(frozen=True)
class Figure:
    """One figure of the table: its number or the words for none, remarks, and all its sources."""

    is_known: bool
    number: str
    note: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Row:
    """One row of the table; `difference` and `percent` are blank where `why` says why.

    `definition` says who is in the count and who is not, `tone` is its direction or kind.
    """

    label: str
    producer: str
    definition: str
    tone: str
    first: Figure
    second: Figure
    difference: str
    percent: str
    why: str


@dataclass(frozen=True)
class ChangeTold:
    """A sentence on a change, the part of it that says the change, and what is compared."""

    sentence: str
    change: str
    compared: Comparison


def comparisons(tables: Tables, view: View) -> tuple[Comparison, ...]:
    """Return what a view's two periods are compared by; nothing without a second period.

    The headline series of the view's directions come first, then counts of other borders that
    have a figure in either period, then MSF sites and the dead and missing.
    """
    if view.compare is None:
        return ()
    directions = dict(zip(tables.series["series_id"], tables.series["direction"], strict=True))
    periods = (view.period, view.compare)
    flows = []
    for series_id in (*FLOWS, *BORDERS):
        sides = [side_of_total(tables, total(tables, series_id, period)) for period in periods]
        counted = any(side.count is not None for side in sides)
        if directions[series_id] in view.directions and (series_id in FLOWS or counted):
            flows.append(Comparison(Measure.PEOPLE, series_id, *sides))
    sites = [side_of_sites(tables, replace(view, period=period)) for period in periods]
    dead = [_side_of_deaths(tables, period) for period in periods]
    return (
        *flows,
        Comparison(Measure.SITES, "msf-sites", *sites),
        Comparison(Measure.DEATHS, "iom-missing-migrants", *dead),
    )


def rows(tables: Tables, view: View) -> tuple[Row, ...]:
    """Return the rows of the table that sets a view's two periods side by side."""
    return tuple(_row(tables, one, view.language) for one in comparisons(tables, view))


def sentences(tables: Tables, view: View) -> tuple[str, ...]:
    """Say of each headline series what changed from the earlier period to the later one."""
    return tuple(one.sentence for one in changes_told(tables, view))


def changes_told(tables: Tables, view: View) -> tuple[ChangeTold, ...]:
    """Return the sentences on what changed, each with what it speaks of."""
    _ = translator(view.language)
    found = []
    for one in comparisons(tables, view):
        if one.series_id in SUBJECTS:
            said = change_in_words(one, view.language)
            text = _("{subject}: {change}.")
            sentence = text.format(subject=_(SUBJECTS[one.series_id]), change=said)
            found.append(ChangeTold(sentence, said, one))
    return tuple(found)


def _side_of_deaths(tables: Tables, period: Period) -> Side:
    found = deaths(tables, period)
    rows = tables.missing_migrants
    used = rows[rows["row_id"].isin(found.observation_ids)]
    return side_of_total(tables, found, used["source_ids"])


def _row(tables: Tables, one: Comparison, language: str) -> Row:
    label, producer, definition, tone = _named(tables, one, language)
    first, second = (_figure(tables, one, side, language) for side in (one.first, one.second))
    difference, percent = change_in_short(one, language)
    why = _why(one, language)
    return Row(label, producer, definition, tone, first, second, difference, percent, why)


def _named(tables: Tables, one: Comparison, language: str) -> tuple[str, str, str, str]:
    """Return what a row counts, who counts it, its definition and its tone."""
    _ = translator(language)
    if one.measure == Measure.SITES:
        definition = _(
            "Sites documented as active on the last day, of those at work in the period."
        )
        return _("MSF sites active at the end"), "MSF", definition, "site"
    if one.measure == Measure.DEATHS:
        definition = _("Own selection by area from IOM's records, which are minimum counts.")
        return _("Dead or missing in the Darién"), _("IOM"), definition, "plain"
    series = tables.series.set_index("series_id").loc[one.series_id]
    label = (
        _(FLOWS[one.series_id][0])
        if one.series_id in FLOWS
        else data_text(series["title"], language)
    )
    producer, definition = (
        data_text(series[name], language) for name in ("producer", "definition")
    )
    return label, producer, definition, Direction(series["direction"]).value


def _figure(tables: Tables, one: Comparison, side: Side, language: str) -> Figure:
    _ = translator(language)
    cited = tuple(by_weight(citations(tables, side.sources)))
    if side.total is None:
        return Figure(side.count is not None, *_sites(tables, side, language), sources=cited)
    unit = dict(zip(tables.series["series_id"], tables.series["unit"], strict=True))
    written = people(side.total, language)
    remarks = [
        firmness(side.total, unit.get(one.series_id, ""), language),
        coverage_in_short(side.total, language),
    ]
    if one.measure == Measure.DEATHS and written:
        written = _("at least {people}").format(people=written)
    if one.change.is_per_days and one.change.ratio is not None:
        remarks.append(rate(side, language))
    note = " · ".join(filter(None, remarks))
    return Figure(written is not None, written or _("no figure"), note, cited)


def _sites(tables: Tables, side: Side, language: str) -> tuple[str, str]:
    _ = translator(language)
    day = partial(PartialDate.parse(side.period.last.isoformat()), language)
    if side.count is None:
        known = tables.last_known["site_periods"]
        if side.period.last <= known:
            return _("no figure"), _("no site documented in {period}").format(
                period=named(side.period, language)
            )
        last = partial(PartialDate.parse(known.isoformat()), language)
        return _("no figure"), _("our sources end on {day}: no data, not zero").format(day=last)
    states = [site.status for site in side.sites]
    written = _("{active} of {all}").format(active=side.count, all=len(states))
    note = _("{suspended} suspended · {closed} closed · {unknown} without a documented end").format(
        suspended=states.count(SiteStatus.SUSPENDED),
        closed=states.count(SiteStatus.CLOSED),
        unknown=states.count(SiteStatus.END_NOT_DOCUMENTED),
    )
    return written, f"{day} · {note}"


def _why(one: Comparison, language: str) -> str:
    """Say what keeps a change, or its percentage, from being told."""
    _ = translator(language)
    obstacle = one.change.obstacle
    if obstacle:
        at_fault = [side for side in (one.earlier, one.later) if _stands_for(obstacle, side)]
        periods = listed([named(side.period, language) for side in at_fault], language)
        return _(OBSTACLES[obstacle]).format(period=periods)
    if one.measure == Measure.DEATHS:
        return _("minimum counts: no percentage")
    if one.measure == Measure.SITES:
        return ""
    return _("from zero: no percentage") if one.change.ratio is None else ""


def _stands_for(obstacle: Obstacle, side: Side) -> bool:
    """Tell whether this side is the reason."""
    if obstacle == Obstacle.NO_FIGURE:
        return side.count is None
    return side.is_lower_bound if obstacle == Obstacle.AT_LEAST else not side.is_whole
