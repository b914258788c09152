"""The interactive map as Folium objects; the only module that speaks Folium.

The map itself never changes: it loads Leaflet, the atlas's script and the geometry from our own
server, once. A view is one feature group that holds nothing but a call with the view's message.
"""

import json
from collections.abc import Mapping
from typing import Any

import folium
from folium.template import Template

from darien.guard import DEEPEST_ZOOM

# From the map's frame, at /component/<name>/index.html, to the files of this app.
BASE = "../../atlas/"

# South America's tip to Canada: nothing that is mapped lies outside.
MAX_BOUNDS = [[-58.0, -135.0], [55.0, -25.0]]
MIN_ZOOM = 3

# What Leaflet's map is made with, in the frame and on a sheet.
SETTINGS: dict[str, Any] = {
    "center": [8.4, -79.3],
    "zoom": 7.5,
    "minZoom": MIN_ZOOM,
    "maxZoom": DEEPEST_ZOOM,
    "maxBounds": MAX_BOUNDS,
    "zoomSnap": 0.25,
    "zoomControl": False,
    "attributionControl": False,
    "preferCanvas": True,
}


class AtlasMap(folium.Map):
    """A Leaflet map without tiles that asks no other server for anything."""

    _template = Template("""
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.settings }});
        {% endmacro %}
    """)

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__(location=SETTINGS["center"], tiles=None)
        self._id = "ATLAS"
        self.default_js = [(key, BASE + names[key]) for key in ("leaflet-script", "script")]
        self.default_css = [(key, BASE + names[key]) for key in ("leaflet-style", "style")]
        self.settings = script_text(SETTINGS)


class Call(folium.MacroElement):
    """One call of the atlas's script with the map and one value."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            DarienAtlas.{{ this.function }}({{ this.map }}, {{ this.value }});
        {% endmacro %}
    """)

    def __init__(self, function: str, value: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Call"
        # Capital letters: streamlit-folium renames ids made of small letters and digits wherever
        # it meets them, also inside the message.
        self._id = function.upper()
        self.function = function
        self.value = value

    @property
    def map(self) -> str:
        """Name of the map's variable in the script."""
        parent: Any = self._parent
        while not isinstance(parent, folium.Map):
            parent = parent._parent
        return parent.get_name()


def atlas_map(
    names: Mapping[str, str], *, layers: Mapping[str, str], fonts: Mapping[str, str]
) -> folium.Map:
    """Return the map that every view is drawn on.

    `names` gives the file name of Leaflet's and the atlas's script and style, `layers` that of
    each geometry and `fonts` that of the normal and the italic type; all as seen from BASE.
    """
    atlas = AtlasMap(names)
    atlas.add_child(Call("start", script_text(start_options(BASE, layers, fonts))))
    return atlas


def start_options(
    base: str, layers: Mapping[str, str], fonts: Mapping[str, str]
) -> dict[str, str | dict[str, str]]:
    """Return what `DarienAtlas.start` is told; `base` leads from the page to the app's files."""
    return {"base": base, "urls": dict(layers), "fonts": dict(fonts)}


def drawing(message: str) -> folium.FeatureGroup:
    """Return the feature group that draws a view; `message` is its message as `script_text`."""
    group = folium.FeatureGroup()
    group._id = "VIEW"
    group.add_child(Call("draw", message))
    return group


def script_text(value: Any) -> str:
    """Return a value as JSON that is safe inside a script, an HTML page and a template.

    Nothing in it can end the script, open a tag or be taken for a template's expression, and
    no id in it (a_b_0) can be taken for the name of a Folium object.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    # Two opening braces in a row stand only inside a string.
    return text.replace("{{", "{\\u007b")
