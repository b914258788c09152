"""The usual way: a Folium map with its geometry and marks, rebuilt and sent on every rerun."""

import json

import folium
import streamlit as st
from streamlit_folium import st_folium

from darien.render.web_map import BASE
from darien.tables import DATA
from darien.ui import store
from darien.view import View
from darien.vocabulary import Direction

LAYERS = ("land", "lakes", "rivers", "roads", "borders", "darien_gap")
COLOURS = {"n": "#0072B2", "s": "#D55E00"}
CHOICES = {
    "Both": tuple(Direction),
    "North": (Direction.NORTHBOUND,),
    "South": (Direction.SOUTHBOUND,),
}


@st.cache_data
def geometry(name: str) -> dict:
    """Read a layer once."""
    return json.loads((DATA / "geo" / f"{name}.geojson").read_bytes())


direction = st.segmented_control("Direction", list(CHOICES), default="Both")
view = View(directions=CHOICES[direction or "Both"])
message = store.message(view)
tables = store.all_tables()
places = tables.places.set_index("place_id")

drawn = folium.Map(location=[8.4, -79.3], zoom_start=7, tiles=None, prefer_canvas=True)
# Leaflet from this server: without internet the usual map stays blank.
names = store.all_assets().names
drawn.default_js = [("leaflet", BASE + names["leaflet-script"])]
drawn.default_css = [("leaflet_css", BASE + names["leaflet-style"])]
for layer in LAYERS:
    folium.GeoJson(geometry(layer), style_function=lambda _: {"weight": 1}).add_to(drawn)
courses = {
    feature["properties"]["leg_id"]: feature["geometry"]
    for feature in geometry("legs")["features"]
    if feature["geometry"]
}
for leg_id, (code, *measure) in message["legs"].items():
    if leg_id in courses:
        points = [(lat, lon) for lon, lat in courses[leg_id]["coordinates"]]
        way = "n" if "north" in leg_id else "s"
        folium.PolyLine(
            points,
            color=COLOURS[way],
            weight=measure[0] if measure else 1.25,
            dash_array=None if code in "cp" else "5 4",
            tooltip=leg_id,
        ).add_to(drawn)
for point in message["points"]:
    place = places.loc[point["place"]]
    folium.CircleMarker(
        (place["lat"], place["lon"]), radius=point["r"], tooltip=point["number"]
    ).add_to(drawn)
for site in tables.sites.itertuples():
    place = places.loc[site.place_id] if site.place_id in places.index else None
    if site.site_id in message["sites"] and place is not None and place["lat"] == place["lat"]:
        text = message["sites"][site.site_id][1]
        folium.CircleMarker((place["lat"], place["lon"]), radius=5, tooltip=text).add_to(drawn)

st_folium(drawn, key="map", returned_objects=[], height=600, use_container_width=True)
