"""What the tables hold that a sentence can be held against, each with what its words mean."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from darien import figure_id
from darien.claims.candidate import CHANGED, COUNTED, Candidate, stems_of
from darien.claims.lexicon import country_tag, tags
from darien.claims.quantities import PERCENT
from darien.claims.series_candidates import changes, observations, shares, sums
from darien.guard import is_of_few
from darien.language import data_text
from darien.period import PartialDate, Period
from darien.rows import by_id
from darien.tables import Tables
from darien.verdicts import Reckoning
from darien.vocabulary import Language

# Findings and activities stand behind the series.
FINDINGS_RANK, ACTIVITY_RANK = 200, 300
# Findings that count people; others are rates, days or parts.
_OF_PEOPLE = ("people", "cases")


@cache
def candidates(tables: Tables) -> tuple[Candidate, ...]:
    """Return all that the tables hold for sentences."""
    makers = (observations, changes, shares, sums, _findings, _deaths, _activity)
    return tuple(one for make in makers for one in make(tables))


def _findings(tables: Tables) -> Iterator[Candidate]:
    """Every finding with a number; a lower and an upper end are one."""
    # People "per boat" are a rate, whatever the unit.
    rows = [
        row
        for row in tables.survey_findings.itertuples()
        if _is_number(row.value) and " per " not in row.item
    ]
    ends: dict[tuple[str, ...], list[Any]] = {}
    for row in rows:
        item = row.item.removesuffix(", lower").removesuffix(", upper")
        key = row.finding_id if item == row.item else item
        ends.setdefault((key, row.topic, row.population, row.period), []).append(row)
    for group in ends.values():
        yield _finding(tables, group)


def _finding(tables: Tables, rows: list[Any]) -> Candidate:
    row = rows[0]
    is_change = row.unit == PERCENT and row.topic in ("northbound-change", "change")
    kind = COUNTED if row.unit in _OF_PEOPLE else row.unit
    kind = CHANGED if is_change else kind
    of_item = tags(tables, row.item)[0]
    first, _, last = row.period.partition("/")
    return Candidate(
        kind,
        Reckoning.COUNT if len(rows) == 1 else Reckoning.RANGE,
        tuple(figure_id.row("survey_findings", one.finding_id) for one in rows),
        of_item | tags(tables, row.population)[0],
        frozenset(tag for tag in of_item if tag.startswith(("nationality:", "who:", "msf"))),
        _stretch(first, last or first),
        FINDINGS_RANK,
        f"finding/{row.topic}/{row.population}/{row.item}",
        stems_of(f"{row.item}. {row.population}. {row.topic}"),
    )


def _deaths(tables: Tables) -> Iterator[Candidate]:
    for id, row in by_id(tables, "missing_migrants").items():
        meant = tags(tables, row.place)[0] | {"deaths"}
        period = Period(row.start.date(), row.end.date())
        if not pd.isna(row.dead_and_missing):
            figure = (figure_id.row("missing_migrants", id),)
            own, stems = frozenset({"deaths"}), stems_of(row.place)
            yield Candidate(
                COUNTED,
                Reckoning.COUNT,
                figure,
                meant,
                own,
                period,
                0,
                f"deaths/{row.place}",
                stems,
            )


def _activity(tables: Tables) -> Iterator[Candidate]:
    sites = by_id(tables, "sites")
    for id, row in by_id(tables, "site_activity").items():
        # Told to nobody, a small number is not confirmed to one who guesses it either.
        if not _is_number(row.value) or is_of_few(row.value, row.metric, row.note):
            continue
        site = sites.get(row.scope_id)
        country = site.country if site else row.scope_id
        meant = {"msf", country_tag(country)} | tags(tables, site.name if site else "")[0]
        metric = row.metric.replace("-", " ")
        yield Candidate(
            COUNTED,
            Reckoning.COUNT,
            (figure_id.row("site_activity", id),),
            frozenset(meant),
            frozenset({"msf"}),
            _stretch(row.start, row.end),
            ACTIVITY_RANK,
            f"activity/{row.scope_id}/{row.metric}",
            stems_of(metric) | stems_of(data_text(row.metric, Language.SPANISH)),
        )


def _stretch(start: str, end: str) -> Period | None:
    if not start or not end:
        return None
    return Period(PartialDate.parse(start).earliest, PartialDate.parse(end).latest)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()
