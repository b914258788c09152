"""North against south: what each series counted in a period, and in each of its years."""

from collections.abc import Sequence
from dataclasses import dataclass

from darien import figure_id
from darien.flows import Absence, Total, sources_of, total
from darien.language import data_text, number, translator
from darien.language import mark as N_
from darien.period import Period
from darien.provenance import citations, short_name
from darien.render.scene import ARROWS
from darien.render.table import Cell, Table
from darien.render.wording import coverage, days_of_year, firmness, people, stretches
from darien.tables import Tables
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Direction, Status

# The counts that a reader asks for first, in the order in which people pass them.
HEADLINE = {
    Direction.NORTHBOUND: ("snm-darien-north", "iom-costa-rica-north", "inm-honduras-north"),
    Direction.SOUTHBOUND: (
        "iom-honduras-south",
        "iom-costa-rica-south",
        "snm-panama-south",
        "migracion-colombia-south",
    ),
}
UNITS = {
    "registrations": N_("registrations, not individuals"),
    "estimate": N_("estimate"),
    "encounters": N_("encounters, not individuals"),
    "events": N_("events, not individuals"),
    "departures": N_("departures"),
}
# More stretches than these do not fit under a bar; it then says how many days they are.
STRETCHES_SHOWN = 2


@dataclass(frozen=True)
class YearOfSeries:
    """People whom one series counted in one year, as far as the period holds it.

    `counted.people` is None where nobody counted. `is_whole` tells whether every day of the
    calendar year is counted, `days` which days are, in few words.
    """

    series_id: str
    title: str
    producer: str
    direction: Direction
    year: int
    counted: Total
    is_whole: bool
    days: str


def headline(view: View) -> tuple[str, ...]:
    """Return the headline series of the view's directions."""
    return tuple(one for direction in view.directions for one in HEADLINE[direction])


def other_counts(tables: Tables, direction: Direction) -> tuple[str, ...]:
    """Return all other series of a direction, those shown first on the map first."""
    rows = tables.series[tables.series["direction"] == direction].sort_values("rank")
    return tuple(one for one in rows["series_id"] if one not in HEADLINE[direction])


def totals_table(tables: Tables, series_ids: Sequence[str], view: View, caption: str) -> Table:
    """Return what each series counted in the period, for which days, by whom, on whose word."""
    _ = translator(view.language)
    series = tables.series.set_index("series_id")
    rows = []
    for series_id in series_ids:
        row = series.loc[series_id]
        counted = total(tables, series_id, view.period)
        unit = UNITS[row["unit"]]
        status = Status(counted.status) if counted.status else None
        rows.append(
            (
                Cell(
                    data_text(row["title"], view.language),
                    data_text(row["producer"], view.language),
                ),
                _number(counted, Direction(row["direction"]), row["unit"], view.language),
                Cell(coverage(counted, view.language), _share(counted, view.language)),
                Cell(_(title_of(status)) if status else "–"),
                Cell(_(unit), data_text(row["definition"], view.language)),
                Cell(sources=citations(tables, sources_of(tables, counted))),
            )
        )
    heads = (_("Series"), _("People"), _("Days covered"), _("Status"), _("What is counted"))
    return Table(caption, (*heads, _("Sources")), tuple(rows), numbers=frozenset({1}))


def with_figure(tables: Tables, series_ids: Sequence[str], period: Period) -> tuple[str, ...]:
    """Return the series that have a figure in the period."""
    return tuple(one for one in series_ids if total(tables, one, period).people is not None)


def years(tables: Tables, series_ids: Sequence[str], view: View) -> tuple[YearOfSeries, ...]:
    """Return what each series counted in each year of the period; nothing is added across them."""
    series = tables.series.set_index("series_id")
    found = []
    for series_id in series_ids:
        row = series.loc[series_id]
        for part in view.period.by_year:
            counted = total(tables, series_id, part)
            is_whole = counted.is_whole and part.is_of_years
            found.append(
                YearOfSeries(
                    series_id=series_id,
                    title=data_text(row["title"], view.language),
                    producer=short_name(data_text(row["producer"], view.language)),
                    direction=Direction(row["direction"]),
                    year=part.first.year,
                    counted=counted,
                    is_whole=is_whole,
                    days="" if is_whole else _days(counted, view.language),
                )
            )
    return tuple(found)


def years_table(tables: Tables, found: Sequence[YearOfSeries], view: View) -> Table:
    """Return the years of each series as a table: the text alternative of the chart."""
    _ = translator(view.language)
    units = dict(zip(tables.series["series_id"], tables.series["unit"], strict=True))
    parts = view.period.by_year
    rows = []
    for series_id in dict.fromkeys(one.series_id for one in found):
        of_series = [one for one in found if one.series_id == series_id]
        cells = [_of_year(one, view.language) for one in of_series]
        named = [cell for one in of_series for cell in sources_of(tables, one.counted)]
        arrow, unit = ARROWS[of_series[0].direction], _(UNITS[units[series_id]])
        head = Cell(f"{arrow} {of_series[0].title}", f"{of_series[0].producer} · {unit}")
        rows.append((head, *cells, Cell(sources=citations(tables, named))))
    heads = (_("Series"), *(days_of_year([part], view.language) for part in parts), _("Sources"))
    numbers = frozenset(range(1, len(parts) + 1))
    return Table(_("People counted in each year"), heads, tuple(rows), numbers)


def _of_year(one: YearOfSeries, language: str) -> Cell:
    counted, _ = one.counted, translator(language)
    covered = "" if one.is_whole or _is_blank(one) else coverage(counted, language)
    if counted.people is None:
        return Cell(_("no figure"), covered)
    figure = figure_id.total(one.series_id, counted.period)
    return Cell(people(counted, language) or "", covered, figure=figure, value=counted.people)


def _is_blank(one: YearOfSeries) -> bool:
    """Tell whether "no figure" is all there is to say."""
    return one.counted.absence == Absence.NO_FIGURE


def _number(counted: Total, direction: Direction, unit: str, language: str) -> Cell:
    _ = translator(language)
    written = people(counted, language)
    if written is None:
        return Cell(_("no figure"))
    return Cell(
        f"{ARROWS[direction]} {written}",
        firmness(counted, unit, language),
        figure=figure_id.total(counted.series_ids[0], counted.period),
        value=counted.people,
    )


def _share(counted: Total, language: str) -> str:
    """Say how many of the period's days are counted, where it is some of them."""
    if counted.people is None or counted.is_whole:
        return ""
    _ = translator(language)
    days = sum(stretch.days for stretch in counted.covered)
    return _("{days} of {all} days").format(
        days=number(days, language), all=number(counted.period.days, language)
    )


def _days(counted: Total, language: str) -> str:
    """Say which days of one year are counted, without the year, or how many where it is long."""
    if counted.people is None:
        return ""
    if len(counted.covered) > STRETCHES_SHOWN:
        return _share(counted, language)
    written = stretches(counted.covered, language)
    return written.replace(f" {counted.period.first.year}", "")
