"""The facts the atlas must be able to say, in the reader's language.

Texts that nobody has translated stay as they stand in the data.
"""

from collections.abc import Callable
from typing import Any

from darien.language import data_text, number, translator
from darien.period import PartialDate, Period
from darien.provenance import citations
from darien.render.table import Cell, Table
from darien.render.wording import bounded, partial, stretches
from darien.tables import Tables, ids
from darien.titles import title_of
from darien.vocabulary import Bound, SiteStatus

# A fact that rests on a whole list of figures names the latest ones; the table itself has the rest.
LINES_SHOWN = 3


def facts(tables: Tables, language: str) -> Table:
    """Return the facts the atlas must be able to say, each with what the data say about it."""
    _ = translator(language)
    return Table(
        caption=_("Key facts"),
        heads=(_("Fact"), _("What the data say"), _("Note"), _("Sources")),
        rows=tuple(
            (
                Cell(data_text(row["fact"], language), data_text(row["from"], language)),
                Cell(tuple(_evidence(tables, ids(row["rests_on"]), language))),
                Cell(data_text(row["note"], language)),
                Cell(sources=citations(tables, [row["source_ids"]])),
            )
            for row in tables.key_facts.to_dict("records")
        ),
    )


def _evidence(tables: Tables, references: list[str], language: str) -> list[str]:
    lines: list[str] = []
    for reference in references:
        table, _, row_id = reference.partition(":")
        key, write = _WRITERS.get(table, (None, None))
        if key is None or write is None:
            continue
        rows = getattr(tables, table)
        found = rows[rows[key] == row_id].tail(LINES_SHOWN)
        lines += [write(tables, row, language) for row in found.itertuples()]
    return lines


def _observation(tables: Tables, row: Any, language: str) -> str:
    series = tables.series.set_index("series_id").loc[row.series_id]
    title = data_text(series["title"], language)
    stated = {row.start_precision, row.end_precision} == {Bound.DAY}
    days = stretches([Period(row.start.date(), row.end.date())], language)
    people = bounded(row.people, row.bound, language)
    return f"{people}: {title}, {days if stated else row.period_published}"


def _finding(tables: Tables, row: Any, language: str) -> str:
    item = data_text(row.item, language)
    if not row.value:
        return item
    return f"{item}: {_figure(row.value, language)} {data_text(row.unit, language)}".strip()


def _event(tables: Tables, row: Any, language: str) -> str:
    return f"{_partial(row.start, language)}: {data_text(row.title, language)}"


def _site_period(tables: Tables, row: Any, language: str) -> str:
    site = tables.sites.set_index("site_id").loc[row.site_id]
    status = translator(language)(title_of(SiteStatus(row.status)))
    return f"{data_text(site['name'], language)}: {status}, {_span(row.start, row.end, language)}"


def _activity(tables: Tables, row: Any, language: str) -> str:
    metric = data_text(row.metric, language).replace("-", " ")
    return f"{metric}: {_figure(row.value, language)}, {_span(row.start, row.end, language)}"


def _leg(tables: Tables, row: Any, language: str) -> str:
    names = tables.places.set_index("place_id")["name"]
    return f"{names[row.from_place]} – {names[row.to_place]}, {_span(row.start, row.end, language)}"


Writer = Callable[[Tables, Any, str], str]
_WRITERS: dict[str, tuple[str, Writer]] = {
    "observations": ("observation_id", _observation),
    "survey_findings": ("finding_id", _finding),
    "events": ("event_id", _event),
    "site_periods": ("site_id", _site_period),
    "site_activity": ("scope_id", _activity),
    "route_legs": ("leg_id", _leg),
}


def _span(start: str, end: str, language: str) -> str:
    written = [_partial(value, language) if value else "…" for value in (start, end)]
    if not start and not end:
        return ""
    return written[0] if start == end else " – ".join(written)


def _partial(text: str, language: str) -> str:
    return partial(PartialDate.parse(text), language)


def _figure(text: str, language: str) -> str:
    return number(int(text), language) if text.isdecimal() else data_text(text, language)
