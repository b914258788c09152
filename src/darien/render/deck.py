"""Every card of one language: of the map's marks and of the timeline."""

from typing import Any

from darien.events import incidents_told
from darien.provenance import citations
from darien.render.cards import Card, CardWriter
from darien.render.timeline_cards import timeline_cards
from darien.survivors import counts_survivors
from darien.tables import Tables


def cards(tables: Tables, language: str) -> dict[str, Any]:
    """Return every card by kind and id (site:…, leg:…, point:…), and the sources they name."""
    writer = CardWriter(tables, language)
    on_points = {
        **{f"site:{row.site_id}": writer.site(row) for row in tables.sites.itertuples()},
        **{f"leg:{row.leg_id}": writer.leg(row) for row in tables.route_legs.itertuples()},
        **{f"station:{place}": writer.station(place) for place in writer.station_stays},
        **{
            f"incident:{row.incident_id}": writer.incident(row)
            for row in incidents_told(tables).itertuples()
        },
        **{f"point:{row.series_id}": writer.point(row) for row in tables.series.itertuples()},
    }
    made = {key: _of_point(card) for key, card in on_points.items()} | timeline_cards(writer)
    named = dict.fromkeys(source_id for card in made.values() for source_id in card["sources"])
    return {
        "cards": made,
        "sources": {
            one.source_id: [one.publisher, one.title, one.published, one.url]
            for one in citations(tables, named)
        },
    }


def _of_point(card: Card) -> Card:
    """Return the card of a point without what counts survivors, which belongs in tables."""
    return card | {
        "facts": [fact for fact in card["facts"] if not counts_survivors(fact[1])],
        "notes": [note for note in card["notes"] if not counts_survivors(note)],
    }
