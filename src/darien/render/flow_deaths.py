"""Who did not arrive: the dead and missing by year, and other measures of the same loss."""

import pandas as pd

from darien import figure_id
from darien.flows import Absence, Total
from darien.language import data_text, number, translator
from darien.period import PartialDate, Period
from darien.provenance import citations
from darien.render.flow_charts import Bar
from darien.render.key_figures import DARIEN_DEATHS, deaths
from darien.render.table import Cell, Table
from darien.render.table_html import ledger_address
from darien.render.wording import coverage, partial, people, stretches
from darien.tables import Tables
from darien.view import View

# How the records were chosen, the same for every year: said once above the table.
SELECTION = (
    "Count of data-set records tagged Central American route in Panama or Colombia between the"
    " Gulf of Urabá, Juradó and Metetí (own selection by coordinates)."
)


def deaths_bars(tables: Tables, view: View) -> tuple[Bar, ...]:
    """Return a bar for each year with a record, and a word for each without."""
    _ = translator(view.language)
    bars = []
    for year in view.period.by_year:
        found = deaths(tables, year)
        days = stretches(found.covered, view.language).replace(f" {year.first.year}", "")
        label = people(found, view.language) or _recorded(found, view.language)
        is_part = found.people is not None and not found.is_whole
        days = days if is_part else ""
        figure = figure_id.deaths(found.period)
        href = ledger_address(figure, view.language) if found.people is not None else ""
        bars.append(Bar(year.first.year, found.people, label, days, found.is_whole, href))
    return tuple(bars)


def deaths_table(tables: Tables, view: View) -> Table:
    """Return the dead and missing of each year in the Darién crossing area, at least."""
    language, _ = view.language, translator(view.language)
    rows = []
    for year in view.period.by_year:
        found = deaths(tables, year)
        used = tables.missing_migrants["row_id"].isin(found.observation_ids)
        records = tables.missing_migrants[used | _without_count(tables, year)]
        notes = (note.removeprefix(SELECTION).strip() for note in records["note"])
        rows.append(
            (
                Cell(str(year.first.year)),
                _dead(found, language),
                Cell(_days(found, language)),
                Cell(" ".join(data_text(note, language) for note in notes)),
                Cell(sources=citations(tables, records["source_ids"])),
            )
        )
    heads = (_("Year"), _("Dead or missing"), _("Days covered"), _("Note"), _("Sources"))
    caption = data_text(DARIEN_DEATHS, language)
    return Table(caption, heads, tuple(rows), numbers=frozenset({1}))


def last_day(tables: Tables, language: str) -> str:
    """Write the last day that the records of the Darién crossing area cover."""
    records = tables.missing_migrants
    last = records[records["place"] == DARIEN_DEATHS]["end"].max()
    return partial(PartialDate.parse(last.date().isoformat()), language)


def other_measures(tables: Tables, view: View) -> Table | None:
    """Return other published counts of deaths in the period; None where there is none.

    Bodies found, and the Americas as a whole, are other measures: they are never added.
    """
    language, _ = view.language, translator(view.language)
    records = tables.missing_migrants
    records = records[
        (records["place"] != DARIEN_DEATHS)
        & (records["start"].dt.date >= view.period.first)
        & (records["end"].dt.date <= view.period.last)
    ]
    records = records.dropna(subset="dead_and_missing")
    rows = tuple(
        (
            Cell(data_text(row.place, language)),
            Cell(row.year),
            Cell(
                number(int(row.dead_and_missing), language),
                figure=figure_id.row("missing_migrants", row.row_id),
                value=int(row.dead_and_missing),
            ),
            Cell(data_text(row.note, language)),
            Cell(sources=citations(tables, [row.source_ids])),
        )
        for row in records.itertuples()
    )
    heads = (_("What"), _("Year"), _("Dead or missing"), _("Note"), _("Sources"))
    return Table(_("Other measures"), heads, rows, numbers=frozenset({2})) if rows else None


def _dead(found: Total, language: str) -> Cell:
    figure = figure_id.deaths(found.period) if found.people is not None else ""
    return Cell(_recorded(found, language), figure=figure, value=found.people)


def _recorded(found: Total, language: str) -> str:
    """Write how many are recorded; without a record there is no number, which is not zero."""
    _ = translator(language)
    written = people(found, language)
    if written:
        return _("at least {people}").format(people=written)
    return _("no record") if found.absence == Absence.NO_FIGURE else _("no figure")


def _days(found: Total, language: str) -> str:
    _ = translator(language)
    if found.absence == Absence.NO_FIGURE:
        return _("no record in the data, which is not zero")
    return coverage(found, language)


def _without_count(tables: Tables, year: Period) -> "pd.Series[bool]":
    """Tell the rows that say that a year has no record."""
    records = tables.missing_migrants
    blank = (records["place"] == DARIEN_DEATHS) & records["dead_and_missing"].isna()
    return blank & (records["year"] == str(year.first.year))
