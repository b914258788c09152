"""The ledgers of people counted: published figures, totals, differences and parts of them."""

from collections.abc import Sequence
from typing import Any

from darien import figure_id
from darien.figure_id import FigureId
from darien.flows import FIRMNESS, Total, countable, total
from darien.period import Period
from darien.render.flow_nationalities import country
from darien.render.flow_totals import UNITS
from darien.render.ledger import beside, claimed, rivals
from darien.render.ledger.entry import Entry, Said, UnknownFigureError
from darien.render.ledger.writer import Facts, Writer
from darien.render.table import Section
from darien.render.wording import bounded, coverage, firmness, people, stretches
from darien.timeline import increments


def observation(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of a published count."""
    _, row = writer._, writer.row("observations", figure.parts[0])
    series, period = writer.row("series", row.series_id), writer.period_of(row)
    sources = writer.cited([row])
    whom = whom_words(writer, row)
    of_everyone = not row.nationality and not row.sex_age
    said = rivals.of_series(writer, row.series_id, period, lambda one: _same_people(one, row))
    sections = [
        *claimed.said_with(writer, {str(figure)}),
        *(
            beside.same_days(writer, row.observation_id, row.series_id, period)
            if of_everyone
            else ()
        ),
        *beside.others(writer, row.series_id, period),
    ]
    return Entry(
        figure=str(figure),
        made=_("A figure as published"),
        title=f"{writer.said(series.title)}, {writer.observed(row)}",
        numbers=(Said(whom, writer.people(row)),),
        facts=(
            *series_facts(writer, series),
            (_("People"), whom),
            (_("Period"), writer.observed(row)),
            (_("Status"), writer.status(row.status)),
            *writer.seen([row]),
            *beside.never_added(writer),
            *writer.row_of("observations", row.observation_id),
        ),
        rivals=tuple(said),
        sections=tuple(sections),
        notes=notes(writer, [row], series),
        sources=sources,
        missing=missing(writer, row.series_id),
    )


def total_of(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of what a series counted in a period: a sum of published figures."""
    series_id, first, last = figure.parts
    period = figure_id.days(first, last)
    counted = total(writer.tables, series_id, period)
    _, series = writer._, writer.row("series", series_id)
    rows = writer.observations(counted.observation_ids)
    sources = writer.cited(rows)
    # The days that were published for, and not those that were asked for.
    days = counted.covered or (period,)
    number = people(counted, writer.language) or _("no figure")
    return Entry(
        figure=str(figure),
        made=_made(writer, counted),
        title=f"{writer.said(series.title)}, {stretches(days, writer.language)}",
        numbers=(Said(_("everyone"), number),),
        facts=(
            *series_facts(writer, series),
            (_("People"), _("everyone")),
            (_("Period"), stretches(days, writer.language)),
            (_("Asked for"), "" if counted.is_whole else writer.days(period)),
            *_cover(writer, counted),
            *_status(writer, counted, series.unit),
            *writer.seen(rows),
            *beside.never_added(writer),
        ),
        rivals=tuple(rivals.of_series(writer, series_id, period, is_everyone)),
        sections=_around(writer, counted, period),
        notes=notes(writer, rows, series),
        sources=sources,
        missing=missing(writer, series_id),
    )


def _around(writer: Writer, counted: Total, period: Period) -> tuple[Section, ...]:
    """Return what a total is made of, what is said with it, and what it may be added to."""
    used, series_id = counted.observation_ids, counted.series_ids[0]
    references = {figure_id.row("observations", one) for one in used}
    return (
        *_parts(writer, counted),
        *claimed.said_with(writer, references),
        *(beside.same_days(writer, used[0], series_id, period) if len(used) == 1 else ()),
        *beside.others(writer, series_id, period),
    )


def difference(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of the difference of two published marks of one running total."""
    series_id, first, last = figure.parts
    period = figure_id.days(first, last)
    known = countable(writer.tables)[series_id]
    found = [pair for one, pair in increments(known) if one.period == period]
    if not found:
        raise UnknownFigureError
    _, series = writer._, writer.row("series", series_id)
    earlier, later = found[0]
    marks = writer.observations([later.id, earlier.id])
    sources = writer.cited(marks)
    number = bounded(later.people - earlier.people, "exact", writer.language)
    sum_ = f"{writer.number(later.people)} − {writer.number(earlier.people)} = {number}"
    caption = _("The two marks of the running total")
    weaker = max((later.status, earlier.status), key=FIRMNESS.__getitem__)
    return Entry(
        figure=str(figure),
        made=_("Derived: the difference of two published totals"),
        title=f"{writer.said(series.title)}, {writer.days(period)}",
        numbers=(Said(_("everyone"), number),),
        facts=(
            *series_facts(writer, series),
            (_("Sum"), sum_),
            (_("Period"), writer.days(period)),
            (_("Status"), writer.status(weaker)),
            *writer.seen(marks),
            *beside.never_added(writer),
        ),
        rivals=tuple(rivals.of_series(writer, series_id, period, is_everyone)),
        sections=(
            beside.parts(writer, (later.id, earlier.id), caption, sum_),
            *beside.others(writer, series_id, period),
        ),
        notes=notes(writer, marks, series),
        sources=sources,
        missing=missing(writer, series_id),
    )


def whom_words(writer: Writer, row: Any) -> str:
    """Write whom an observation counts: everyone, a nationality, a group."""
    named = [country(row.nationality, writer.language)] if row.nationality else []
    named += [writer.group(row.sex_age)] if row.sex_age else []
    return " · ".join(named) or writer._("everyone")


def series_facts(writer: Writer, series: Any) -> Facts:
    """Say what a series counts, in which unit, who does so, where and which way."""
    _ = writer._
    return (
        (_("Unit"), _(UNITS[series.unit])),
        (_("What is counted"), writer.said(series.definition)),
        (_("Who counted"), writer.said(series.producer)),
        (_("Where"), writer.place(series.counting_place)),
        (_("Direction"), writer.direction(series.direction)),
    )


def _made(writer: Writer, counted: Total) -> str:
    _ = writer._
    if counted.people is None:
        return _("No figure")
    return added(writer, counted.observation_ids)


def added(writer: Writer, used: Sequence[str]) -> str:
    """Say whether a number is one published figure or a sum of several."""
    _ = writer._
    if len(used) == 1:
        return _("A figure as published")
    return _("Sum of {n} published figures that share no day").format(n=len(used))


def _cover(writer: Writer, counted: Total) -> Facts:
    _ = writer._
    said = [(_("Days covered"), coverage(counted, writer.language))]
    if counted.people is not None and not counted.is_whole:
        days = sum(stretch.days for stretch in counted.covered)
        text = _("{days} of {all} days").format(
            days=writer.number(days), all=writer.number(counted.period.days)
        )
        said = [(_("Days covered"), f"{text}; {coverage(counted, writer.language)}")]
    return tuple(said)


def _status(writer: Writer, counted: Total, unit: str) -> Facts:
    if counted.status is None:
        return ()
    firm = firmness(counted, unit, writer.language)
    words = dict.fromkeys(filter(None, (writer.status(counted.status), firm)))
    return ((writer._("Status"), ", ".join(words)),)


def _parts(writer: Writer, counted: Total) -> tuple[Section, ...]:
    if counted.people is None:
        return ()
    write = writer.number
    rows = writer.observations(counted.observation_ids)
    sum_ = ""
    if len(rows) > 1:
        terms = " + ".join(write(int(row.people)) for row in rows)
        sum_ = f"{terms} = {write(counted.people)}"
    caption = writer._("The published figures")
    return (beside.parts(writer, counted.observation_ids, caption, sum_),)


def notes(writer: Writer, rows: Sequence[Any], series: Any) -> tuple[str, ...]:
    """Return the remarks on the figures, and what we assumed of their series."""
    texts = [*(row.note for row in rows), series.assumption]
    return tuple(writer.said(text) for text in dict.fromkeys(filter(None, texts)))


def missing(writer: Writer, series_id: str) -> tuple[str, ...]:
    """Return what is known to be missing in a series, or to be weakly founded."""
    gaps = writer.tables.gaps
    found = gaps[(gaps["table"] == "observations") & (gaps["subject"] == series_id)]
    return tuple(writer.said(text) for text in found["text"])


def _same_people(one: Any, row: Any) -> bool:
    return (one.nationality, one.sex_age) == (row.nationality, row.sex_age)


def is_everyone(one: Any) -> bool:
    """Tell whether a rival value is of everyone, and not of a part."""
    return not one.nationality and not one.sex_age
