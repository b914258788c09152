"""Hazards and incidents as rows of text: what is known of each, and from whom."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from darien import figure_id
from darien.hazards import findings_in_view, routes_of_incidents
from darien.language import data_text, number, translator
from darien.period import PartialDate, Period
from darien.provenance import citations
from darien.render.key_figures import DARIEN_DEATHS
from darien.render.table import Cell, Row, Section, Table
from darien.render.wording import partial, stretches
from darien.tables import Tables
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Corridor, IncidentKind


def sections(tables: Tables, view: View) -> tuple[Section, ...]:
    """Return the incidents, the recorded deaths and the findings of a view as headed tables."""
    _ = translator(view.language)
    found = (_incidents(tables, view), _deaths(tables, view), _findings(tables, view))
    return tuple(section for section in found if section)


def _incidents(tables: Tables, view: View) -> Section:
    _ = translator(view.language)
    return Section(
        reading=_(
            "An incident belongs to a route if the place it is filed with is the beginning or the"
            " end of one of its legs, and the people were going that way. What is not known is not"
            " zero. The counts are those of single reports and are not added."
        ),
        table=Table(
            caption=_("Incidents"),
            heads=(
                _("Incident"),
                _("What happened"),
                _("People"),
                _("Routes"),
                _("Assumption"),
                _("Sources"),
            ),
            rows=incidents(tables, view),
        ),
        empty=_("No incident of these routes is on file in this period. Widen the dates."),
    )


def _deaths(tables: Tables, view: View) -> Section | None:
    _ = translator(view.language)
    if Corridor.DARIEN not in view.corridors:
        return None
    return Section(
        reading=_(
            "Recorded by IOM: minimum counts, our selection by area, both directions together."
            " Years are shown whole, whatever the period; incidents above may be in them."
        ),
        table=Table(
            caption=_("Dead or missing in the Darién"),
            heads=(_("Days"), _("Dead or missing"), _("Note"), _("Sources")),
            rows=deaths(tables, view),
        ),
        empty=_("IOM's records on file do not reach this period. Widen the dates."),
    )


def _findings(tables: Tables, view: View) -> Section:
    _ = translator(view.language)
    return Section(
        reading=_(
            "Published totals and shares. They speak of the people named below each finding, not"
            " of everyone on the way, and of no single place."
        ),
        table=Table(
            caption=_("What surveys and reports found"),
            heads=(_("Finding"), _("Figure"), _("Period"), _("Note"), _("Sources")),
            rows=findings(tables, view),
        ),
        empty=_("No finding about routes or hazards falls into this period. Widen the dates."),
    )


def incidents(tables: Tables, view: View) -> tuple[Row, ...]:
    """Return the incidents of a view, newest first: what happened, who was hurt, which routes.

    Blank counts are said to be not known; they are no zero and are not added up.
    """
    language = view.language
    _ = translator(language)
    names = dict(tables.routes.set_index("route_id")["route_name"])
    found = []
    for tied in reversed(routes_of_incidents(tables, view)):
        row = tied.incident
        when = partial(PartialDate.parse(row.date), language)
        routes = tuple(data_text(names[route_id], language) for route_id in tied.route_ids)
        found.append(
            (
                Cell(
                    f"{when}: {_(title_of(IncidentKind(row.kind)))}",
                    data_text(row.place_name, language),
                ),
                Cell(data_text(row.summary, language)),
                Cell(
                    tuple(_harm(row, language)),
                    figure=figure_id.row("incidents", row.incident_id),
                ),
                Cell(
                    routes or _("No route of the tables touches the named place in this direction")
                ),
                Cell(data_text(row.assumption, language)),
                Cell(sources=citations(tables, [row.source_ids])),
            )
        )
    return tuple(found)


def findings(tables: Tables, view: View) -> tuple[Row, ...]:
    """Return what surveys and reports found about routes and dangers, as published."""
    language = view.language
    return tuple(
        (
            Cell(
                data_text(row.item, language),
                data_text(row.population, language),
                # What is said without a number leads to its ledger by its name.
                figure="" if row.value else figure_id.row("survey_findings", row.finding_id),
            ),
            Cell(
                " ".join(filter(None, [_figure(row.value, language), _unit(row.unit, language)])),
                figure=figure_id.row("survey_findings", row.finding_id) if row.value else "",
                value=int(row.value) if row.value.isdecimal() else None,
            ),
            Cell(_span(row.period, language)),
            Cell(data_text(row.note, language)),
            Cell(sources=citations(tables, [row.source_ids])),
        )
        for row in findings_in_view(tables, view).itertuples()
    )


def deaths(tables: Tables, view: View) -> tuple[Row, ...]:
    """Return the dead and missing of the Darién crossing area, a row for each published stretch.

    Minimum counts; rows whose days meet the view's period, each with its own days, nothing cut.
    """
    language = view.language
    _ = translator(language)
    rows = tables.missing_migrants
    found = []
    for row in rows[rows["place"] == DARIEN_DEATHS].itertuples():
        days = Period(row.start.date(), row.end.date())
        if not view.period.meets(days.first, days.last):
            continue
        known = not pd.isna(row.dead_and_missing)
        text = _("at least {people}") if known else _("no record, which is not zero")
        count = number(int(row.dead_and_missing), language) if known else ""
        found.append(
            (
                Cell(stretches([days], language), data_text(row.place, language)),
                Cell(
                    text.format(people=count),
                    figure=figure_id.row("missing_migrants", row.row_id),
                    value=int(row.dead_and_missing) if known else None,
                ),
                Cell(data_text(row.note, language)),
                Cell(sources=citations(tables, [row.source_ids])),
            )
        )
    return tuple(found)


def _harm(row: Any, language: str) -> Iterator[str]:
    _ = translator(language)
    counts = (
        (_("People affected"), row.people_affected),
        (_("Deaths"), row.deaths),
        (_("Missing"), row.missing),
    )
    unknown = _("not known")
    for label, count in counts:
        yield f"{label}: {unknown if pd.isna(count) else number(int(count), language)}"


def _figure(text: str, language: str) -> str:
    return number(int(text), language) if text.isdecimal() else text


def _unit(text: str, language: str) -> str:
    return data_text(text, language) if text else ""


def _span(cell: str, language: str) -> str:
    dates = [partial(PartialDate.parse(text), language) for text in cell.split("/")]
    return " – ".join(dict.fromkeys(dates))
