"""The chains of the page of routes as tables: a row a leg, and a row a route."""

from darien.datasets.of_tables import Filled
from darien.flows import sources_of
from darien.itineraries import itineraries
from darien.language import translator
from darien.provenance import Citation, citations
from darien.render.table import Cell, Table
from darien.render.ways import LegText, RouteWriter
from darien.tables import Tables
from darien.view import View


def legs(tables: Tables, view: View) -> Filled:
    """Return every leg of the routes of a view, in the words of the page."""
    _ = translator(view.language)
    writer, rows, ids = RouteWriter(tables, view.language), [], []
    for route in itineraries(tables, view):
        text = writer.route(route)
        for leg in route.legs:
            ids.append(leg.leg_id)
            total = leg.counted.total if leg.counted else None
            counted = citations(tables, sources_of(tables, total) if total else [])
            cells = _cells(text.legs[leg.leg_id], counted)
            rows.append((Cell(text.name, text.way), *cells))
    heads = (
        *(_("Route"), _("Number"), _("From and to"), _("Means"), _("Use")),
        *(_("Hours"), _("Price, US$ a person"), _("In use"), _("People"), _("Note"), _("Sources")),
    )
    return Filled(Table(_("Route legs"), heads, tuple(rows)), legs=tuple(ids))


def routes(tables: Tables, view: View) -> Filled:
    """Return the routes of a view, each with what may be said of it as a whole."""
    _ = translator(view.language)
    writer = RouteWriter(tables, view.language)
    rows = []
    for route in itineraries(tables, view):
        text = writer.route(route)
        (hours, hours_id), (price, price_id) = text.totals
        cited = dict.fromkeys(one for leg in text.legs.values() for one in leg.sources)
        rows.append(
            (
                Cell(text.name, text.way),
                Cell(text.legs_said),
                Cell(hours, figure=hours_id),
                Cell(price, figure=price_id),
                Cell(text.assumption),
                Cell(sources=tuple(cited)),
            )
        )
    heads = (_("Route"), _("Legs"), _("Hours"), _("Price, US$ a person"), _("Assumption"))
    return Filled(Table(_("Routes"), (*heads, _("Sources")), tuple(rows)))


def _cells(leg: LegText, counted: tuple[Citation, ...]) -> tuple[Cell, ...]:
    hours, price, in_use = (Cell(said) for _label, said in leg.facts)
    return (
        Cell(str(leg.number), figure=leg.figure),
        Cell(leg.title),
        Cell(leg.mode_said, leg.warning),
        Cell(leg.use_said),
        hours,
        price,
        in_use,
        Cell(leg.people, figure=";".join(leg.counted.values())),
        Cell(leg.notes),
        Cell(sources=tuple(dict.fromkeys((*leg.sources, *counted)))),
    )
