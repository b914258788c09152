"""What the map must know once per language: its texts, and names by id; no figures."""

from typing import Any

import pandas as pd

from darien.language import data_text, translator
from darien.language import mark as N_
from darien.tables import Tables
from darien.vocabulary import Direction

# The texts of the map's script, by the keys it asks for.
TEXTS = {
    "site.since": N_("{status} since {date}"),
    "site.lastDocumented": N_("{status}, last documented {date}"),
}


def words(tables: Tables, language: str) -> dict[str, Any]:
    """Return texts, places, sites, legs, incidents, labels and series in `language`, by id.

    Positions are degrees WGS 84, latitude first; a place of precision "area" is rounded to two
    decimals (about 1 km), so that nothing finer than the source reaches the browser.
    """
    _ = translator(language)
    return {
        "lang": language,
        "text": {key: _(text) for key, text in TEXTS.items()},
        "places": _places(tables.places),
        "sites": {
            row.site_id: {"n": data_text(row.name, language), "at": row.place_id}
            for row in tables.sites.itertuples()
        },
        "legs": _legs(tables),
        "incidents": {
            row.incident_id: {"n": row.place_name, "at": row.place_id}
            for row in tables.incidents.itertuples()
            if row.place_id
        },
        "labels": _labels(tables.labels, language),
        "series": {
            row.series_id: {
                "n": data_text(row.title, language),
                "w": data_text(row.producer, language),
            }
            for row in tables.series.itertuples()
        },
    }


def _places(places: pd.DataFrame) -> dict[str, dict[str, Any]]:
    digits = {"area": 2, "settlement": 4, "exact": 5}
    return {
        row.place_id: {
            "n": row.local_name,
            "p": [round(row.lat, digits[row.precision]), round(row.lon, digits[row.precision])],
            "k": row.kind,
            "x": row.precision,
        }
        for row in places.dropna(subset=["lat", "lon"]).itertuples()
    }


def _legs(tables: Tables) -> dict[str, dict[str, Any]]:
    names = dict(tables.places.set_index("place_id")["local_name"])
    routes = tables.routes.set_index("route_id")
    return {
        leg.leg_id: {
            "n": f"{names[leg.from_place]} – {names[leg.to_place]}",
            "dir": Direction(routes.loc[leg.route_id]["direction"]).value[0],
            "cor": routes.loc[leg.route_id]["corridor"],
            "det": int(leg.detail),
        }
        for leg in tables.route_legs.itertuples()
    }


def _labels(labels: pd.DataFrame, language: str) -> list[dict[str, Any]]:
    """The rows of data/labels.csv without their blank cells, the text in `language`."""
    rows = labels.rename(columns={f"text_{language}": "text"})
    kept = rows[["kind", "target", "extent", "lat", "lon", "dx", "dy", "anchor", "rank", "text"]]
    return [
        {name: cell for name, cell in row.items() if cell != "" and not pd.isna(cell)}
        for row in kept.astype(object).to_dict("records")
    ]
