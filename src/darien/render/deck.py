"""Every card of one language: of the map's marks and of the timeline."""

from typing import Any

from darien.provenance import citations
from darien.render.cards import CardWriter
from darien.render.timeline_cards import timeline_cards
from darien.tables import Tables


def cards(tables: Tables, language: str) -> dict[str, Any]:
    """Return every card by kind and id (site:…, leg:…, point:…), and the sources they name."""
    writer = CardWriter(tables, language)
    made = {
        **{f"site:{row.site_id}": writer.site(row) for row in tables.sites.itertuples()},
        **{f"leg:{row.leg_id}": writer.leg(row) for row in tables.route_legs.itertuples()},
        **{f"station:{place}": writer.station(place) for place in writer.station_stays},
        **{
            f"incident:{row.incident_id}": writer.incident(row)
            for row in tables.incidents.itertuples()
        },
        **{f"point:{row.series_id}": writer.point(row) for row in tables.series.itertuples()},
        **timeline_cards(writer),
    }
    named = dict.fromkeys(source_id for card in made.values() for source_id in card["sources"])
    return {
        "cards": made,
        "sources": {
            one.source_id: [one.publisher, one.title, one.published, one.url]
            for one in citations(tables, named)
        },
    }
