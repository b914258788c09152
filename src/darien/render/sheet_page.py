"""The sheet of one view as a page of its own: the same message, drawn by the same script.

It needs nothing of Streamlit. What streamlit-folium's frame is told by calls stands in the
page as data, so no script is written into it and none has to be evaluated.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from darien.language import translator
from darien.render.web_map import SETTINGS, script_text, start_options

# From the sheet to the files of this app.
BASE = "./atlas/"

# The elements are those of streamlit-folium's frame.
PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{leaflet_style}">
<link rel="stylesheet" href="{style}">
<script defer fetchpriority="high" src="{leaflet_script}"></script>
<script defer fetchpriority="high" src="{script}"></script>
{preloads}
</head>
<body>
<noscript>{without_script}</noscript>
<div id="parent" class="float-container single">
<div class="float-child"><div id="map_div"></div></div>
</div>
<script type="application/json" id="atlas-sheet">{told}</script>
</body>
</html>
"""


def sheet_page(
    message: Mapping[str, Any],
    *,
    language: str,
    names: Mapping[str, str],
    layers: Mapping[str, str],
    fonts: Mapping[str, str],
) -> str:
    """Return the page that draws `message`; names, layers and fonts are those of `atlas_map`."""
    _ = translator(language)
    options = start_options(BASE, layers, fonts)
    # All that the script will ask for at once; the rest of the world is for small scales only.
    fetched = [url for name, url in layers.items() if name != "land_far"]
    fetched += [message["words"], message["timeline"]["url"]]
    return PAGE.format(
        language=escape(language),
        title=escape(" · ".join([message["title"], _("Darién Atlas")])),
        leaflet_style=BASE + names["leaflet-style"],
        style=BASE + names["style"],
        leaflet_script=BASE + names["leaflet-script"],
        script=BASE + names["script"],
        preloads="\n".join(
            f'<link rel="preload" as="{kind}" crossorigin href="{BASE}{url}">'
            for kind, urls in (("fetch", fetched), ("font", fonts.values()))
            for url in urls
        ),
        without_script=_("The Darién Atlas needs JavaScript to draw its map."),
        told=script_text({"settings": SETTINGS, "options": options, "message": message}),
    )
