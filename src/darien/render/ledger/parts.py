"""The ledgers of parts of a count: a nationality, a group, who is not named, everyone."""

from collections.abc import Callable
from typing import Any

from darien import figure_id
from darien.breakdowns import (
    EVERYONE,
    LARGEST,
    OTHERS,
    REST,
    SMALLER,
    Breakdown,
    By,
    breakdown,
    not_broken_down,
)
from darien.figure_id import FigureId
from darien.flows import total
from darien.period import Period
from darien.render.flow_nationalities import country
from darien.render.ledger import beside, rivals
from darien.render.ledger.counts import added, is_everyone, missing, notes, series_facts
from darien.render.ledger.entry import Entry, Said, UnknownFigureError
from darien.render.ledger.writer import Facts, Writer
from darien.render.part_charts import percent
from darien.render.wording import stretches


def part(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a part of a count: a nationality, a group, the others, everyone."""
    series_id, by, name, first, last = figure.parts
    period = figure_id.days(first, last)
    found = breakdown(writer.tables, series_id, By(by), period)
    count, used = _count_of(writer, found, name, period) if found else (None, ())
    if found is None or count is None:
        raise UnknownFigureError
    _, series = writer._, writer.row("series", series_id)
    rows = writer.observations(used)
    sources = writer.cited(rows)
    named = part_name(writer, name, By(by))
    return Entry(
        figure=str(figure),
        made=_made(writer, found, name, used),
        title=f"{named} · {writer.said(series.title)}, {writer.days(period)}",
        numbers=_numbers(writer, found, name, count, named),
        facts=(
            *series_facts(writer, series),
            (_("People"), named),
            (_("Days broken down"), stretches(found.covered, writer.language)),
            (_("Days not broken down"), stretches(found.uncovered, writer.language)),
            *_sum(writer, found, name, count, used),
            *writer.seen(rows),
            *beside.never_added(writer, declared=False),
        ),
        rivals=tuple(rivals.of_series(writer, series_id, period, _is_of(name))),
        sections=(beside.parts(writer, used, _("The published figures"), ""),),
        notes=notes(writer, rows, series),
        sources=sources,
        missing=missing(writer, series_id),
    )


def _is_of(name: str) -> Callable[[Any], bool]:
    if name == EVERYONE:
        return is_everyone
    return lambda rival: name in (rival.nationality, rival.sex_age)


def _made(writer: Writer, found: Breakdown, name: str, used: tuple[str, ...]) -> str:
    _ = writer._
    if name in (OTHERS, REST):
        return _("Derived: what is left of everyone")
    if name == SMALLER:
        count = len(found.parts[LARGEST:])
        return _("Sum of the published figures of {n} nationalities").format(n=count)
    return added(writer, used)


def _numbers(
    writer: Writer, found: Breakdown, name: str, count: int, named: str
) -> tuple[Said, ...]:
    """Return the people of a part, and their share where it is one of everyone."""
    people = Said(named, writer.number(count))
    if name == REST:
        return (people,)
    text = writer._("{share} of the {people} counted on the days that are broken down")
    share = text.format(
        share=percent(count, found.people, writer.language), people=writer.number(found.people)
    )
    return people, Said(writer._("Share"), share)


def part_name(writer: Writer, name: str, by: By) -> str:
    """Write whom a part is of."""
    _ = writer._
    words = {
        EVERYONE: _("Everyone on these days"),
        OTHERS: _("Not named by the source"),
        REST: _("Not broken down"),
        SMALLER: _("The smaller nationalities together"),
    }
    if name in words:
        return words[name]
    return country(name, writer.language) if by == By.NATIONALITY else writer.group(name)


def _count_of(
    writer: Writer, found: Breakdown, name: str, period: Period
) -> tuple[int | None, tuple[str, ...]]:
    """Return the people of a part, and the observations that they are worked out from."""
    named = tuple(id for one in found.parts for id in one.observation_ids)
    if name == EVERYONE:
        return found.people, found.observation_ids
    if name == OTHERS:
        return found.others, (*found.observation_ids, *named)
    if name == REST:
        return _rest(writer, found, period)
    if name == SMALLER:
        rest = found.parts[LARGEST:]
        used = tuple(id for one in rest for id in one.observation_ids)
        return (sum(one.people for one in rest), used) if rest else (None, ())
    for one in found.parts:
        if one.name == name:
            return one.people, one.observation_ids
    return None, ()


def _sum(writer: Writer, found: Breakdown, name: str, count: int, used: tuple[str, ...]) -> Facts:
    """Write the sum that a part is; nothing for one published figure."""
    write, label = writer.number, writer._("Sum")
    if name == OTHERS:
        return ((label, f"{write(found.people)} − {write(found.named)} = {write(count)}"),)
    if name == REST:
        counted = total(writer.tables, found.series_id, found.period)
        has_more = not_broken_down(counted, found) is not None
        whole = (counted.people or 0) if has_more else found.people
        return ((label, f"{write(whole)} − {write(whole - count)} = {write(count)}"),)
    if len(used) > 1:
        terms = " + ".join(write(int(row.people)) for row in writer.observations(used))
        return ((label, f"{terms} = {write(count)}"),)
    return ()


def _rest(writer: Writer, found: Breakdown, period: Period) -> tuple[int | None, tuple[str, ...]]:
    """Return whom a breakdown leaves out: days without one, and of groups whom they do not name."""
    counted = total(writer.tables, found.series_id, period)
    left = not_broken_down(counted, found)
    used = (*counted.observation_ids, *found.observation_ids)
    if found.by == By.NATIONALITY:
        return left, used
    return found.others + (left or 0) or None, used
