"""The care gap as it leaves the program: lines for the terminal, and plain values for JSON."""

from collections.abc import Sequence
from typing import Any

from darien.care_gap import CareGap
from darien.language import translator
from darien.render.care_gap_words import (
    CAUTION,
    RULE,
    day_sentences,
    people_sentences,
    sources,
)
from darien.tables import Tables


def in_words(tables: Tables, gaps: Sequence[CareGap], language: str) -> str:
    """Return the care gaps of a country's series as lines of text, with sources and the rule."""
    _ = translator(language)
    lines = day_sentences(gaps[0], language)
    for gap in gaps:
        lines += ["", *(people_sentences(tables, gap, language))]
        lines += [f"  {one.publisher}, {one.published}: {one.url}" for one in sources(tables, gap)]
    return "\n".join([*lines, "", _(CAUTION), _(RULE)])


def as_json(tables: Tables, gap: CareGap, language: str) -> dict[str, Any]:
    """Return a care gap as plain values."""
    return {
        "country": gap.country,
        "series": gap.series_id,
        "from": gap.period.first.isoformat(),
        "to": gap.period.last.isoformat(),
        "people": gap.people,
        "days": gap.days,
        "days_not_known": gap.unknown_days,
        **{
            name: [[one.first.isoformat(), one.last.isoformat()] for one in stretches_]
            for name, stretches_ in {
                "gaps": gap.gaps,
                "not_known": gap.unknown,
                "active": gap.active,
                "covered": gap.covered,
                "uncovered": gap.uncovered,
            }.items()
        },
        "words": [*day_sentences(gap, language), *people_sentences(tables, gap, language)],
        "rule": [translator(language)(text) for text in (RULE, CAUTION)],
        "observations": list(gap.observation_ids),
        "sources": [
            {"id": one.source_id, "publisher": one.publisher, "url": one.url}
            for one in sources(tables, gap)
        ],
    }
