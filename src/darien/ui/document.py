"""The HTML page that every visit begins with: Streamlit's own, with the atlas's head.

What the map needs is asked for only when its frame is there, after Streamlit has started. The head
names it beforehand, for browsers to fetch when they have nothing better to do: on a slow line it
is there in time. (Naming Streamlit's own scripts as well was tried: it starts a third later.)
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from darien.assets import Assets
from darien.language import translator

STREAMLIT = Path(str(files("streamlit"))) / "static"
FOLIUM = Path(str(files("streamlit_folium"))) / "frontend" / "build"
COMPONENT = "component/streamlit_folium.st_folium"


def page(assets: Assets, language: str) -> str:
    """Return Streamlit's page with the title, the language, the style and the head of the atlas."""
    _ = translator(language)
    own = "".join(
        [
            f'<script defer src="./atlas/{assets.names["page-script"]}"></script>',
            f'<link rel="stylesheet" href="./atlas/{assets.names["page-style"]}">',
            *(f'<link rel="prefetch" href="./{path}">' for path in _of_map(assets, language)),
        ]
    )
    # Before Streamlit's own script, which reads what ours says.
    text = streamlit_page().replace('<script type="module"', f'{own}<script type="module"', 1)
    text = text.replace('<html lang="en">', f'<html lang="{language}">', 1)
    title = _("Darién Atlas")
    text = text.replace("<title>Streamlit</title>", f"<title>{title}</title>", 1)
    sentence = _("The Darién Atlas needs JavaScript to draw its map.")
    return re.sub(r"<noscript>.*?</noscript>", f"<noscript>{sentence}</noscript>", text, flags=re.S)


@cache
def streamlit_page() -> str:
    """Return the page as Streamlit ships it."""
    return (STREAMLIT / "index.html").read_text("utf-8")


def _of_map(assets: Assets, language: str) -> list[str]:
    """Return what the map's frame will ask for, in the order in which it needs it."""
    scripts = sorted((FOLIUM / "static" / "js").glob("main.*.js"))
    names = ["leaflet-script", "script", "leaflet-style", "style", f"words-{language}"]
    names += [key for key, name in assets.names.items() if name.endswith(".geojson")]
    return [
        *(f"{COMPONENT}/static/js/{path.name}" for path in scripts),
        *(f"atlas/{assets.names[name]}" for name in names),
    ]
