"""What the map must know once per language: its texts, and names by id; no figures."""

import re
from typing import Any

import pandas as pd

from darien.language import data_text, translator
from darien.language import mark as N_
from darien.positions import incidents, labels, places
from darien.tables import Tables
from darien.titles import title_of
from darien.vocabulary import Direction, LegLook

# The texts of the map's script, by the keys it asks for.
TEXTS = {
    "map.label": N_(
        "Map of movements, counting points and sites."
        " Tab reaches each group, arrow keys walk inside it."
    ),
    "group.legs": N_("Routes"),
    "group.points": N_("Counting points"),
    "group.sites": N_("MSF sites"),
    "group.stations": N_("Reception stations"),
    "group.incidents": N_("Incidents"),
    "zoom.in": N_("Zoom in"),
    "zoom.out": N_("Zoom out"),
    "error.layer": N_("A part of the map could not be loaded. Reload the page to try again."),
    "card.close": N_("Close"),
    "card.loading": N_("Loading the details…"),
    "card.failed": N_("The details could not be loaded. Close this card and open it again."),
    "card.missing": N_("The tables hold no further details."),
    "card.inView": N_("In this view"),
    "card.notes": N_("Notes"),
    "card.sources": N_("Sources"),
    "card.ledger": N_("Where this comes from: its ledger"),
    "card.also": N_("Also drawn by this line"),
    "card.choose": N_("Choose one"),
    "card.newTab": N_("opens in a new tab"),
    "cluster.sites": N_("{n} MSF sites"),
    "cluster.stations": N_("{n} reception stations"),
    "cluster.incidents": N_("{n} incidents"),
    "code.c": title_of(LegLook.COUNTED),
    "code.p": title_of(LegLook.PARTLY_COUNTED),
    "code.d": title_of(LegLook.NOT_COUNTED),
    "code.u": title_of(LegLook.NOT_KNOWN),
    "dir.n": N_("northbound"),
    "dir.s": N_("southbound"),
    "site.a": N_("active"),
    "site.s": N_("suspended"),
    "site.c": N_("closed"),
    "site.e": N_("end not documented"),
    "legend.title": N_("Legend"),
    "legend.people": N_("People counted"),
    "legend.scale": N_("width, radius ∝ √people; same in every view"),
    "legend.routes": N_("Routes"),
    "legend.point": N_("counting point"),
    "legend.sites": N_("MSF sites on {date}"),
    "legend.station": N_("reception station"),
    "legend.incident": N_("incident"),
    "legend.darien": N_("Darién Gap, indicative"),
    "figures.label": N_("Key figures"),
    "figures.none": N_("no figure"),
    "figures.caution": N_("Do not add: each border counts the same people again."),
    "timeline.title": N_("People per 30 days"),
    "timeline.label": N_(
        "Timeline: people per 30 days, events, and MSF sites active."
        " Tab reaches each group, arrow keys walk inside it."
    ),
    "timeline.scale": N_("Scale"),
    "timeline.events": N_("Events"),
    "timeline.years": N_("Years: choose one as the period"),
    "timeline.sites": N_("MSF sites active"),
    "timeline.sitesShort": N_("MSF"),
    "timeline.first": N_("First month of the period"),
    "timeline.last": N_("Last month of the period"),
    "timeline.derived": N_("derived"),
    "timeline.blank": N_("no figure"),
    "timeline.part": N_("* part of the year"),
    "scale.root": N_("√ scale"),
    "scale.linear": N_("linear"),
    "scale.root.note": N_("twice as high: 4 × the people"),
    "scale.linear.note": N_("area: people"),
    "bar.derived": N_("derived from a running total"),
    "blank.no-figure": N_("not in our sources"),
    "blank.other-days": N_("only for other spans"),
    "blank.after-the-last": N_("no data after this"),
    "series.northbound": N_("Series of the northbound bars"),
    "series.southbound": N_("Series of the southbound bars"),
    "event.policy": N_("policy"),
    "event.operations": N_("operations"),
    "event.incident": N_("incident"),
    "event.security": N_("security"),
    "event.disaster": N_("disaster"),
    "event.flow-milestone": N_("milestone"),
    "play.group": N_("Playback, month by month"),
    "play.start": N_("Play the months of the period"),
    "play.pause": N_("Pause"),
    "play.back": N_("One month back"),
    "play.next": N_("One month on"),
    "play.keep": N_("Choose this month"),
    "play.stop": N_("Back to the whole period"),
    "play.failed": N_("The months could not be loaded. Try again."),
    "scale.bar": N_("Scale: the bar is {km} km; north is up"),
    "scale.north": N_("N"),
    "inset.title": N_("The whole route"),
    "site.since": N_("{status} since {date}"),
    "site.lastDocumented": N_("{status}, last documented {date}"),
    "station.a": N_("open"),
    "station.c": N_("closed"),
    "station.e": N_("end not documented"),
}


def words(tables: Tables, language: str) -> dict[str, Any]:
    """Return texts, places, sites, legs, incidents, labels and series in `language`, by id.

    Positions are degrees WGS 84, latitude first, and pass the guard, so that nothing finer
    reaches the browser.
    """
    _ = translator(language)
    positions = incidents(tables)
    return {
        "lang": language,
        "text": {key: _(text) for key, text in TEXTS.items()},
        "places": _places(tables),
        "sites": {
            row.site_id: {"n": data_text(row.name, language), "at": row.place_id}
            for row in tables.sites.itertuples()
        },
        "legs": _legs(tables),
        "incidents": {
            row.incident_id: {
                "n": data_text(row.place_name, language),
                "p": list(positions[row.incident_id]),
            }
            for row in tables.incidents.itertuples()
            if row.incident_id in positions
        },
        "labels": _labels(labels(tables), language),
        "series": {
            row.series_id: {
                "n": data_text(row.title, language),
                "w": data_text(row.producer, language),
            }
            for row in tables.series.itertuples()
        },
    }


def _places(tables: Tables) -> dict[str, dict[str, Any]]:
    names = dict(zip(tables.places["place_id"], tables.places["local_name"], strict=True))
    return {
        id: {"n": re.sub(r" \(.*\)$", "", names[id]), "p": list(at)}
        for id, at in places(tables).items()
    }


def _legs(tables: Tables) -> dict[str, dict[str, Any]]:
    names = dict(tables.places.set_index("place_id")["local_name"])
    routes = tables.routes.set_index("route_id")
    return {
        leg.leg_id: {
            "n": f"{names[leg.from_place]} – {names[leg.to_place]}",
            "dir": Direction(routes.loc[leg.route_id]["direction"]).value[0],
            "det": int(leg.detail),
        }
        for leg in tables.route_legs.itertuples()
    }


def _labels(found: pd.DataFrame, language: str) -> list[dict[str, Any]]:
    """The rows of data/labels.csv without their blank cells, the text in `language`."""
    rows = found.rename(columns={f"text_{language}": "text"})
    kept = rows[["kind", "target", "extent", "lat", "lon", "dx", "dy", "anchor", "rank", "text"]]
    return [
        {name: cell for name, cell in row.items() if cell != "" and not pd.isna(cell)}
        for row in kept.astype(object).to_dict("records")
    ]
