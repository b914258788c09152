"""What the series hold for sentences: counts, changes, shares of a group, and sums."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from darien import figure_id, flows
from darien.claims.candidate import CHANGED, COUNTED, SHARED, Candidate, stems_of
from darien.claims.lexicon import country_tag, tags
from darien.period import Period
from darien.rows import by_id, ids_of
from darien.tables import Tables, ids
from darien.verdicts import Reckoning


def of_period(tables: Tables, series_id: str, period: Period) -> Candidate | None:
    """Return what a series counted in a period that is no row, if it counts every day of it."""
    if not flows.total(tables, series_id, period).is_whole:
        return None
    figure = figure_of(tables, series_id, period)
    return _of_series(tables, series_id, COUNTED, Reckoning.COUNT, (figure,), period)


def figure_of(tables: Tables, series_id: str, period: Period) -> str:
    """Return the id of what a series counted: of the row with just these days, or of the total."""
    for known in flows.countable(tables)[series_id]:
        if known.period == period:
            return figure_id.row("observations", known.id)
    return figure_id.total(series_id, period)


def _of_series(
    tables: Tables,
    series_id: str,
    kind: str,
    reckoning: Reckoning,
    figures: tuple[str, ...],
    period: Period | None,
    own: frozenset[str] = frozenset(),
) -> Candidate:
    meant, stems = _series_words(tables)[series_id]
    rank = int(by_id(tables, "series")[series_id].rank)
    group = "/".join((kind, series_id, *sorted(own)))
    return Candidate(kind, reckoning, figures, meant | own, own, period, rank, group, stems)


@cache
def _series_words(tables: Tables) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return, by series, the tags and the stems of what it is called and where it counts."""
    places, found = by_id(tables, "places"), {}
    for id, row in by_id(tables, "series").items():
        texts = f"{row.title}. {row.producer}"
        meant = set(tags(tables, texts)[0]) | {f"direction:{row.direction}"}
        meant = {tag for tag in meant if not tag.startswith(("who:", "msf"))}
        if row.corridor:
            meant.add(f"corridor:{row.corridor}")
        if row.counting_place:
            place = places[row.counting_place]
            meant |= {f"at:{row.counting_place}", country_tag(place.country)}
        found[id] = frozenset(meant), stems_of(texts)
    return found


def observations(tables: Tables) -> Iterator[Candidate]:
    """Every published count, of everyone or of a nationality or group."""
    rows = tables.observations
    for id, row in zip(ids_of("observations", rows), rows.itertuples(), strict=True):
        figures = (figure_id.row("observations", id),)
        period = Period(row.start.date(), row.end.date())
        own = _who(row)
        yield _of_series(tables, row.series_id, COUNTED, Reckoning.COUNT, figures, period, own)


def _who(row: Any) -> frozenset[str]:
    said = {f"nationality:{row.nationality}"} if row.nationality else set()
    return frozenset(said | ({f"who:{row.sex_age}"} if row.sex_age else set()))


def changes(tables: Tables) -> Iterator[Candidate]:
    """Every published stretch of a series against the same days of the year before."""
    for series_id, known in flows.countable(tables).items():
        for period in dict.fromkeys(one.period for one in known):
            before = _year_before(period)
            counted = flows.total(tables, series_id, before) if before else None
            if before and counted and counted.is_whole and counted.people:
                pair = (
                    figure_of(tables, series_id, period),
                    figure_of(tables, series_id, before),
                )
                yield _of_series(tables, series_id, CHANGED, Reckoning.CHANGE, pair, period)

    years = {
        (row.series_id, _who(row), row.start.year): figure_id.row("observations", id)
        for id, row in by_id(tables, "observations").items()
        if _who(row) and Period(row.start.date(), row.end.date()).is_of_years
    }
    for (series_id, own, year), figure in years.items():
        if before_it := years.get((series_id, own, year - 1)):
            whole = Period(date(year, 1, 1), date(year, 12, 31))
            pair = (figure, before_it)
            yield _of_series(tables, series_id, CHANGED, Reckoning.CHANGE, pair, whole, own)


def compared(tables: Tables, series_id: str, new: Period, old: Period) -> Candidate | None:
    """Return a series in one period against another, if it counts every day of both."""
    counted = [flows.total(tables, series_id, period) for period in (new, old)]
    if not all(one.is_whole and one.people is not None for one in counted) or not counted[1].people:
        return None
    pair = tuple(figure_of(tables, series_id, period) for period in (new, old))
    return _of_series(tables, series_id, CHANGED, Reckoning.CHANGE, pair, new)


def _year_before(period: Period) -> Period | None:
    """The same days of the year before; None for stretches that have none (29 February)."""
    try:
        if period.by_month and period == Period(period.by_month[0].first, period.by_month[-1].last):
            return period.shifted(-12)
        first, last = (day.replace(year=day.year - 1) for day in (period.first, period.last))
        return Period(first, last)
    except ValueError:
        return None


def shares(tables: Tables) -> Iterator[Candidate]:
    """Every nationality or group of a stretch, in percent of everyone counted on the same days."""
    rows = tables.observations
    whole = {
        (series_id, one.period): one.id
        for series_id, known in flows.countable(tables).items()
        for one in known
    }
    for id, row in zip(ids_of("observations", rows), rows.itertuples(), strict=True):
        period, own = Period(row.start.date(), row.end.date()), _who(row)
        everyone = whole.get((row.series_id, period))
        if own and everyone:
            pair = tuple(figure_id.row("observations", one) for one in (id, everyone))
            yield _of_series(tables, row.series_id, SHARED, Reckoning.SHARE, pair, period, own)


def sums(tables: Tables) -> Iterator[Candidate]:
    """Series of one corridor that are declared addable, on days that all of them count."""
    series = by_id(tables, "series")
    for id, row in series.items():
        for other in (one for one in ids(row.addable_with) if one > id):
            if series[other].corridor != row.corridor:
                continue
            shared = {one.period for one in flows.countable(tables)[id]}
            for period in shared & {one.period for one in flows.countable(tables)[other]}:
                figures = tuple(figure_of(tables, one, period) for one in (id, other))
                words = [_series_words(tables)[one] for one in (id, other)]
                meant, stems = words[0][0] & words[1][0], words[0][1] | words[1][1]
                own = frozenset({f"corridor:{row.corridor}"})
                rank, group = int(row.rank), f"sum/{id}"
                yield Candidate(
                    COUNTED, Reckoning.SUM, figures, meant, own, period, rank, group, stems
                )
