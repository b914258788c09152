"""The ledger of the hours or the price of a whole route."""

from darien import figure_id
from darien.chains import Leg
from darien.figure_id import FigureId
from darien.itineraries import added_up, itineraries
from darien.language import translator
from darien.provenance import citations
from darien.render.ledger.entry import Entry, Said, UnknownFigureError
from darien.render.ledger.writer import Writer
from darien.render.table import Cell, Row, Section, Table
from darien.render.ways import MEASURES, RouteWriter
from darien.view import View
from darien.vocabulary import Language


def route(writer: Writer, figure: FigureId) -> Entry:
    """Return the ledger of the hours or the price of a whole route: a sum of its legs."""
    route_id, measure = figure.parts
    view = View(language=Language(writer.language))
    found = [one for one in itineraries(writer.tables, view) if one.route_id == route_id]
    if not found or measure not in MEASURES:
        raise UnknownFigureError
    _ = writer._
    routes = RouteWriter(writer.tables, writer.language)
    itinerary = found[0]
    label = _(MEASURES[measure])
    known = added_up(itinerary, measure)
    legs = tuple(_leg(routes, leg, measure) for leg in itinerary.legs)
    table = Table(_("Leg by leg"), (_("Leg"), label, _("Sources")), legs, frozenset({1}))
    sources = citations(writer.tables, [leg.source_ids for leg in itinerary.legs])
    return Entry(
        figure=str(figure),
        made=_("Added up here from the legs of a route, where that is honest"),
        title=f"{writer.said(itinerary.name)}: {label}",
        numbers=(Said(label, routes.range(known.total) or _("not added")),),
        facts=(
            (_("What is counted"), routes.total(itinerary, measure)),
            (_("Direction"), writer.direction(itinerary.direction)),
            *writer.ages(sources),
            (_("Not to be added to"), _("other routes: people take one of them")),
        ),
        rivals=(),
        sections=(Section(table, "", ""),),
        notes=(),
        sources=sources,
    )


def _leg(routes: RouteWriter, leg: Leg, measure: str) -> Row:
    _ = translator(routes.language)
    return (
        Cell(f"{leg.seq}. {routes.title(leg.from_place, leg.to_place)}"),
        Cell(
            routes.range(leg.own(measure)) or _("not found"),
            figure=figure_id.row("route_legs", leg.leg_id),
        ),
        Cell(sources=citations(routes.tables, [leg.source_ids])),
    )
