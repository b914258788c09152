"""What MSF did, in published figures: each whole, over the span it was published for."""

from dataclasses import dataclass
from typing import Any

from darien.care_gap import countries
from darien.guard import RULES, Sensitivity, is_of_few
from darien.language import data_text, number, translator
from darien.language import mark as N_
from darien.period import PartialDate
from darien.provenance import Citation, citations
from darien.render.wording import partial
from darien.rows import by_id
from darien.tables import Tables
from darien.titles import country_title
from darien.view import View

# What each region of the activity figures is, as data/README.md says.
REGIONS = {
    "ROUTE": N_("The whole route"),
    "PAN+CRI": N_("Panama and Costa Rica"),
    "MEX-route": N_("Mexico, migrant project"),
    "MEX-central-rail": N_("Central Mexico, railway"),
    "MEX-veracruz-tabasco": N_("Veracruz and Tabasco"),
    "MEX-coahuila-northeast": N_("Piedras Negras project"),
    "MEX-reynosa-matamoros": N_("Reynosa and Matamoros"),
}


@dataclass(frozen=True)
class Figure:
    """One published figure on MSF's work over a span of dates; `count` where it is a number."""

    row_id: str
    where: str
    when: str
    metric: str
    value: str
    count: int | None
    note: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Activity:
    """The figures whose span lies wholly inside a period, and how many are left out and why.

    `reaching_outside` share days with the period and others; `without_dates` name no first or no
    last day and may do so. Nothing is added up: spans overlap.
    """

    figures: tuple[Figure, ...]
    reaching_outside: int
    without_dates: int


def activity(tables: Tables, view: View) -> Activity:
    """Return the activity figures of a period, each whole as published, and what is left out."""
    period = view.period
    found, reaching, undated = list[tuple[Any, Figure]](), 0, 0
    scopes = _scopes(tables, view.language)
    for row_id, row in by_id(tables, "site_activity").items():
        start, end = PartialDate.read(row.start), PartialDate.read(row.end)
        first = start.earliest if start else period.first
        last = end.latest if end else period.last
        if not period.meets(first, last):
            continue
        if start is None or end is None:
            undated += 1
        elif period.holds(first, last):
            figure = _figure(tables, row_id, row, (start, end), scopes, view.language)
            found.append((row, figure))
        else:
            reaching += 1
    places = {scope: place for place, scope in enumerate(scopes)}
    found.sort(
        key=lambda item: (places.get(item[0].scope_id, len(places)), item[0].start, item[0].metric)
    )
    return Activity(tuple(figure for _row, figure in found), reaching, undated)


def _figure(
    tables: Tables,
    row_id: str,
    row: Any,
    span: tuple[PartialDate, PartialDate],
    scopes: dict[str, str],
    language: str,
) -> Figure:
    written = dict.fromkeys(partial(date, language) for date in span)
    value, count = value_of(row, language)
    return Figure(
        row_id=row_id,
        where=scopes.get(row.scope_id, row.scope_id),
        when=" – ".join(written),
        metric=data_text(row.metric, language).replace("-", " "),
        value=value,
        count=count,
        note=data_text(row.note, language),
        sources=citations(tables, [row.source_ids]),
    )


def value_of(row: Any, language: str) -> tuple[str, int | None]:
    """Return the value of a figure on MSF's work in words, and as a number where it may be shown.

    A count of survivors so small that it could point at a person is only said to be small.
    """
    if is_of_few(row.value, row.metric, row.note):
        return _fewer(language), None
    if row.value.isdecimal():
        return number(int(row.value), language), int(row.value)
    return row.value, None


def _fewer(language: str) -> str:
    """Stand for a count of survivors so small that it could point at a person."""
    _ = translator(language)
    smallest = RULES[Sensitivity.SURVIVORS].smallest_count
    return _("fewer than {number}").format(number=smallest)


def _scopes(tables: Tables, language: str) -> dict[str, str]:
    """Return what each scope of a figure is called: the route, then countries with their sites."""
    _ = translator(language)
    route = "ROUTE"
    scopes = {route: _(REGIONS[route])}
    for country in countries(tables):
        scopes[country] = _("{country}, country total").format(country=_(country_title(country)))
        scopes |= {
            region: _(title) for region, title in REGIONS.items() if region.startswith(country)
        }
        of_country = tables.sites[tables.sites["country"] == country]
        names = zip(of_country["site_id"], of_country["name"], strict=True)
        scopes |= {site_id: data_text(name, language) for site_id, name in names}
    return scopes


def where(tables: Tables, scope_id: str, language: str) -> str:
    """Return what the scope of a figure on MSF's work is called."""
    return _scopes(tables, language).get(scope_id, scope_id)
