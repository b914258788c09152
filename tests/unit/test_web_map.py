"""The map as streamlit-folium sends it: our own files only, and messages that arrive unchanged."""

import json
import re

import pytest
import streamlit_folium
from hypothesis import given
from hypothesis import strategies as st

from darien.render.web_map import AtlasMap, atlas_map, drawing, script_text

NAMES = {
    "leaflet-script": "leaflet-script-1.js",
    "leaflet-style": "leaflet-style-1.css",
    "script": "script-1.js",
    "style": "style-1.css",
}
# Ids that look like the names streamlit-folium gives to Folium's objects.
TRAPS = ["a_b_0", "map_div", "feature_group_0", "x_atlas", "draw_0_0", "_0", "total_2024"]


def blank_map() -> AtlasMap:
    made = atlas_map(NAMES, layers={"land_far": "land-far-1.geojson"}, fonts={})
    assert isinstance(made, AtlasMap)
    return made


def sent(message: object) -> str:
    """Return the script that streamlit-folium makes of a drawing."""
    figure = blank_map()
    figure.render()
    streamlit_folium._get_map_string(figure)
    return streamlit_folium._get_feature_group_string(drawing(script_text(message)), figure)


def received(script: str) -> object:
    called = re.search(r"DarienAtlas\.draw\(map_div, (.*)\);", script)
    assert called is not None
    return json.loads(called[1])


def test_the_map_asks_no_other_server() -> None:
    figure = blank_map()
    page = figure.get_root().render()
    assert not re.findall(r"https?:", page.replace("http-equiv", ""))
    assert [url for _, url in (*figure.default_js, *figure.default_css)] == [
        "../../atlas/leaflet-script-1.js",
        "../../atlas/script-1.js",
        "../../atlas/leaflet-style-1.css",
        "../../atlas/style-1.css",
    ]


def test_the_map_is_the_same_script_every_time() -> None:
    first, second = (streamlit_folium._get_map_string(blank_map()) for _ in range(2))
    assert first == second
    assert "DarienAtlas.start(map_div, " in first and '"land_far":"land-far-1.geojson"' in first


@pytest.mark.parametrize("trap", TRAPS)
def test_an_id_that_looks_like_a_folium_name_arrives_unchanged(trap: str) -> None:
    message = {trap: [trap, f"see {trap}"]}
    assert received(sent(message)) == message


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none(), max_size=4))
def test_any_message_arrives_unchanged(message: dict[str, object]) -> None:
    assert received(sent(message)) == message


def test_a_text_can_neither_end_the_script_nor_start_a_template() -> None:
    hostile = "</script><!-- \u2028\u2029 {{ this }} {{ 'map_div' }} ${alert(1)} `&"
    text = script_text({"note": hostile, "{{x": "{{{{"})
    assert not re.search("[<>&\u2028\u2029]", text) and "{{" not in text
    assert json.loads(text) == {"note": hostile, "{{x": "{{{{"}
    assert received(sent({"note": hostile})) == {"note": hostile}


def test_two_drawings_that_differ_only_after_an_underscore_are_two_scripts() -> None:
    assert sent({"total": "total_2023"}) != sent({"total": "total_2024"})
