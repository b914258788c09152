"""Nationalities of a view: those a source names, those it does not, and who is not broken down."""

from collections.abc import Iterable
from dataclasses import dataclass

from darien import figure_id
from darien.breakdowns import (
    EVERYONE,
    LARGEST,
    OTHERS,
    REST,
    SMALLER,
    Breakdown,
    By,
    Part,
    breakdown,
    not_broken_down,
    published_breakdowns,
)
from darien.flows import total
from darien.language import data_text, number, territory, translator
from darien.provenance import Citation, citations, short_name
from darien.render.part_charts import PartBar, percent
from darien.render.table import Cell, Table
from darien.render.table_html import ledger_address
from darien.render.wording import days_of_year, stretches
from darien.tables import Tables
from darien.view import View
from darien.vocabulary import Direction


@dataclass(frozen=True)
class Nationalities:
    """What a page shows of the nationalities of one series in a view.

    `everyone` is the number in the summary, and the id of its figure; `notes` are remarks with the
    ids of the figures that they are about.
    """

    title: str
    direction: Direction
    summary: str
    everyone: tuple[str, str]
    bars: tuple[PartBar, ...]
    table: Table
    notes: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[Citation, ...]


def nationalities(tables: Tables, view: View) -> tuple[Nationalities, ...]:
    """Return the nationalities of every series that names some in the period."""
    series = tables.series[tables.series["direction"].isin(view.directions)].sort_values("rank")
    known = published_breakdowns(tables, By.NATIONALITY)
    found = [
        breakdown(tables, series_id, By.NATIONALITY, view.period)
        for series_id in series["series_id"]
        if series_id in known
    ]
    return tuple(_nationalities(tables, one, view) for one in found if one)


def _nationalities(tables: Tables, found: Breakdown, view: View) -> Nationalities:
    language = view.language
    series = tables.series.set_index("series_id").loc[found.series_id]
    producer = short_name(data_text(series["producer"], language))
    used = {id for part in found.parts for id in part.observation_ids} | set(found.observation_ids)
    rows = tables.observations[tables.observations["observation_id"].isin(used)]
    notes = rows[rows["nationality"] != ""]
    return Nationalities(
        title=f"{data_text(series['title'], language)} · {producer}",
        direction=Direction(series["direction"]),
        summary=_summary(found, language),
        everyone=(
            number(found.people, language),
            _figure_of(EVERYONE, found),
        ),
        bars=_part_bars(found, language),
        table=_nationality_table(tables, found, view),
        notes=_notes(zip(notes["note"], notes["nationality"], strict=True), found, language),
        sources=citations(tables, rows["source_ids"]),
    )


def _summary(found: Breakdown, language: str) -> str:
    """Say which days are broken down, and which are not."""
    _ = translator(language)
    said = _("Broken down: {stretches}, {people} counted.").format(
        stretches=stretches(found.covered, language), people=number(found.people, language)
    )
    if not found.uncovered:
        return said
    left = _("No nationalities for {stretches}.").format(
        stretches=stretches(found.uncovered, language)
    )
    return f"{said} {left}"


def _part_bars(found: Breakdown, language: str) -> tuple[PartBar, ...]:
    _ = translator(language)
    # The largest get a bar; the table has all.
    shown, rest = found.parts[:LARGEST], found.parts[LARGEST:]
    bars = [(country(part.name, language), part.people, True, part.name) for part in shown]
    if rest:
        name = _("{count} more named").format(count=len(rest))
        bars.append((name, sum(part.people for part in rest), True, SMALLER))
    if found.others:
        bars.append((_("not named"), found.others, False, OTHERS))
    return tuple(
        PartBar(
            name,
            count,
            _with_share(count, found.people, language),
            is_named,
            ledger_address(_figure_of(part, found), language),
        )
        for name, count, is_named, part in bars
    )


def _nationality_table(tables: Tables, found: Breakdown, view: View) -> Table:
    """Return every nationality, the others and everyone, in all and in each year."""
    language, _ = view.language, translator(view.language)
    years = [breakdown(tables, found.series_id, found.by, part) for part in view.period.by_year]
    parts = [one for one in years if one] if len(years) > 1 else []
    heads = [_("Nationality"), _("People"), _("Share")]
    heads += [days_of_year(one.covered, language) for one in parts]
    rows = [
        (
            Cell(country(part.name, language)),
            *_figures(part.name, part.people, found, language),
            *(_in_year(part, one, language) for one in parts),
        )
        for part in found.parts
    ]
    others = Cell(_("Not named by the source"), _("derived: everyone less the named"))
    everyone = Cell(_("Everyone on these days"))
    foot = [
        (
            others,
            *_figures(OTHERS, found.others, found, language),
            *(_count(OTHERS, one.others, one, language) for one in parts),
        ),
        (
            everyone,
            *_figures(EVERYONE, found.people, found, language),
            *(_count(EVERYONE, one.people, one, language) for one in parts),
        ),
    ]
    left = not_broken_down(total(tables, found.series_id, view.period), found)
    if left:
        head = Cell(_("Not broken down"), _("derived: counted on days without a breakdown"))
        blanks = (Cell("–") for _one in parts)
        foot.append((head, _count(REST, left, found, language), Cell("–"), *blanks))
    numbers = frozenset(range(1, len(heads)))
    return Table(_("Nationalities"), tuple(heads), tuple(rows), numbers, tuple(foot))


def _figures(name: str, count: int, found: Breakdown, language: str) -> tuple[Cell, Cell]:
    of_part = _count(name, count, found, language)
    share = percent(count, found.people, language)
    return of_part, Cell(share, figure=of_part.figure, value=round(count / found.people, 6))


def _count(name: str, count: int, found: Breakdown, language: str) -> Cell:
    return Cell(number(count, language), figure=_figure_of(name, found), value=count)


def _figure_of(name: str, found: Breakdown) -> str:
    return figure_id.part(found.series_id, found.by, name, found.period)


def _in_year(part: Part, year: Breakdown, language: str) -> Cell:
    """Return the people of a part in a year; a dash where the source does not name it."""
    counts = {one.name: one.people for one in year.parts}
    if part.name not in counts:
        return Cell("–")
    return _count(part.name, counts[part.name], year, language)


def country(code: str, language: str) -> str:
    """Return the name of a country; codes of the data that are no country are words of ours."""
    _ = translator(language)
    if code == "outside-americas":
        return _("outside the Americas")
    if code == "COG":
        return _("Congo (either)")
    return territory(code, language)


def _with_share(count: int, whole: int, language: str) -> str:
    return f"{number(count, language)} · {percent(count, whole, language)}"


def _notes(
    notes: Iterable[tuple[str, str]], found: Breakdown, language: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Write what the sources say about some nationalities, each remark once.

    A remark on most of them is about the days, which the summary says.
    """
    said: dict[str, dict[str, None]] = {}
    for note, code in notes:
        for remark in filter(None, note.split(" | ")):
            said.setdefault(remark, {})[code] = None
    # One that ends in another only adds the days to it.
    for remark in [one for one in said if any(one.endswith(f". {other}") for other in said)]:
        shorter = next(other for other in said if remark.endswith(f". {other}"))
        said[shorter].update(said.pop(remark))
    return tuple(
        (
            f"{', '.join(country(code, language) for code in codes)}:"
            f" {data_text(remark, language)}",
            tuple(_figure_of(code, found) for code in codes),
        )
        for remark, codes in said.items()
        if 2 * len(codes) <= len(found.parts) or len(found.parts) == 1
    )
