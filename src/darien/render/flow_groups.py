"""Women, men, girls and boys of a view, each definition of the words by itself; and children."""

from dataclasses import dataclass, replace
from typing import Any

from darien import figure_id
from darien.breakdowns import EVERYONE, REST, Breakdown, By, breakdown, not_broken_down
from darien.flows import merged, total
from darien.language import Translate, data_text, number, translator
from darien.language import mark as N_
from darien.period import PartialDate, Period
from darien.provenance import citations, short_name
from darien.render.part_charts import GroupBar, percent
from darien.render.table import Cell, Table
from darien.render.table_html import ledger_address
from darien.render.wording import bounded, days_of_year, partial, stretches
from darien.tables import Tables
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Bound, Status

GROUPS = {
    By.SEX: {"men": N_("male people of all ages"), "women": N_("female people of all ages")},
    By.SEX_AND_AGE: {
        "men": N_("men (adults)"),
        "women": N_("women (adults)"),
        "boys": N_("boys"),
        "girls": N_("girls"),
    },
}


@dataclass(frozen=True)
class Groups:
    """What a page shows of women and men, under one definition of the two."""

    by: By
    names: tuple[str, ...]
    bars: tuple[GroupBar, ...]
    table: Table


def groups(tables: Tables, series_id: str, by: By, view: View) -> Groups | None:
    """Return women and men by year under one definition; None where the period has none."""
    language, _ = view.language, translator(view.language)
    found = [breakdown(tables, series_id, by, part) for part in view.period.by_year]
    years = [one for one in found if one]
    if not years:
        return None
    titles = {name: _(title) for name, title in GROUPS[by].items()}
    heads = [_("Days"), *titles.values(), _("Everyone on these days")]
    heads += [_("Not broken down"), _("Sources")]
    table = Table(
        caption=_("By sex, all ages together") if by == By.SEX else _("Adults and children by sex"),
        heads=tuple(head[:1].upper() + head[1:] for head in heads),
        rows=tuple(_group_row(tables, one, list(titles), language) for one in years),
        numbers=frozenset(range(1, len(titles) + 3)),
    )
    bars = tuple(bar for one in years for bar in _group_bars(one, titles, language))
    return Groups(by, tuple(titles.values()), bars, table)


def _group_row(
    tables: Tables, found: Breakdown, names: list[str], language: str
) -> tuple[Cell, ...]:
    _ = translator(language)
    counts = {part.name: part for part in found.parts}
    used = {id for part in found.parts for id in part.observation_ids} | set(found.observation_ids)
    rows = tables.observations[tables.observations["observation_id"].isin(used)]
    left = not_broken_down(total(tables, found.series_id, found.period), found)
    rest = found.others + (left or 0)
    gaps = stretches(found.uncovered, language)
    return (
        Cell(days_of_year(found.covered, language)),
        *(_count(name, counts[name].people, found, language) for name in names),
        _count(EVERYONE, found.people, found, language),
        replace(
            _count(REST, rest, found, language),
            small=_("derived: {stretches}").format(stretches=gaps),
        )
        if rest
        else Cell(_no_rest(found, left, _), gaps),
        Cell(sources=citations(tables, rows["source_ids"])),
    )


def _count(name: str, count: int, found: Breakdown, language: str) -> Cell:
    """Write the people of a part, with their share where it is one of everyone."""
    return Cell(
        number(count, language),
        "" if name in (EVERYONE, REST) else percent(count, found.people, language),
        figure=_figure_of(name, found),
        value=count,
    )


def _figure_of(name: str, found: Breakdown) -> str:
    return figure_id.part(found.series_id, found.by, name, found.period)


def _no_rest(found: Breakdown, left: int | None, _: Translate) -> str:
    """Say that everyone is broken down, or that days without a breakdown have no figure either."""
    return "0" if left is not None and not found.uncovered else _("no figure")


def _group_bars(found: Breakdown, titles: dict[str, str], language: str) -> list[GroupBar]:
    stretch, bars, begin = days_of_year(found.covered, language), list[GroupBar](), 0.0
    counts = {part.name: part.people for part in found.parts}
    for name, title in titles.items():
        end = begin + counts[name] / found.people
        bars.append(
            GroupBar(
                stretch,
                title,
                begin,
                end,
                percent(counts[name], found.people, language),
                ledger_address(_figure_of(name, found), language),
            )
        )
        begin = end
    return bars


def days_without_groups(tables: Tables, series_id: str, period: Period) -> tuple[Period, ...]:
    """Return the days of the period for which nobody tells women from men."""
    found = [breakdown(tables, series_id, by, period) for by in (By.SEX, By.SEX_AND_AGE)]
    return period.gaps(merged(days for one in found if one for days in one.covered))


def children(tables: Tables, view: View) -> Table | None:
    """Return every published count of children that lies in the period; None where there is none.

    The rows overlap and come from different counts: they are never added, and no share is worked
    out, because some are of other people than the count of everyone over the same days.
    """
    language, _ = view.language, translator(view.language)
    series = tables.series[tables.series["direction"].isin(view.directions)]
    rows = tables.observations[
        (tables.observations["sex_age"] == "children")
        & tables.observations["series_id"].isin(series["series_id"])
        & (tables.observations["start"].dt.date >= view.period.first)
        & (tables.observations["end"].dt.date <= view.period.last)
    ]
    heads = (_("Days"), _("Children"), _("Series"), _("Note"), _("Sources"))
    found = tuple(_child_row(tables, row, language) for row in rows.itertuples())
    caption = _("Children, as published")
    return Table(caption, heads, found, numbers=frozenset({1})) if found else None


def _child_row(tables: Tables, row: Any, language: str) -> tuple[Cell, ...]:
    _ = translator(language)
    days = Period(row.start.date(), row.end.date())
    of_series = tables.series.set_index("series_id").loc[row.series_id]
    remarks = " ".join(data_text(remark, language) for remark in row.note.split(" | ") if remark)
    return (
        Cell(_written_days(row, days, language)),
        Cell(
            bounded(int(row.people), row.bound, language),
            _(title_of(Status(row.status))),
            figure=figure_id.row("observations", row.observation_id),
            value=int(row.people),
        ),
        Cell(
            data_text(of_series["title"], language),
            short_name(data_text(of_series["producer"], language)),
        ),
        Cell(remarks),
        Cell(sources=citations(tables, [row.source_ids])),
    )


def _is_stated(row: Any) -> bool:
    return {row.start_precision, row.end_precision} == {Bound.DAY}


def _written_days(row: Any, days: Period, language: str) -> str:
    if _is_stated(row):
        return stretches([days], language)
    _ = translator(language)
    day = partial(PartialDate.parse(days.last.isoformat()), language)
    return _("to {day} (not all dates are stated)").format(day=day)
