"""The HTML page that every visit begins with: Streamlit's own, with the atlas's head.

What the map needs is asked for only when its frame is there, after Streamlit has started. The head
names it beforehand, for browsers to fetch when they have nothing better to do: on a slow line it
is there in time. (Naming Streamlit's own scripts as well was tried: it starts a third later.)
"""

import json
import re
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

from darien.assets import Assets
from darien.language import Translate, translator
from darien.view import View
from darien.vocabulary import Language

STREAMLIT = Path(str(files("streamlit"))) / "static"
FOLIUM = Path(str(files("streamlit_folium"))) / "frontend" / "build"
COMPONENT = "component/streamlit_folium.st_folium"
# The path of the map as a page of its own.
SHEET = "sheet"
STARTER = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')


def page(assets: Assets, language: str) -> str:
    """Return Streamlit's page with the title, the language, the style and the head of the atlas."""
    return _page(assets, language, _of_map(assets, language))


def map_page(assets: Assets, view: View) -> str:
    """Return the page with the sheet of a view on it, to be seen until Streamlit shows its own.

    The sheet comes first on the line and in the browser: Streamlit's files wait behind those of the
    sheet, and the page's script starts Streamlit once the sheet is drawn.
    """
    # What the frame on the page fetches itself need not be named in the head.
    text = _page(assets, view.language, _of_component())
    text = text.replace(
        '<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"'
    )
    text = STARTER.sub(
        r'<link id="streamlit" rel="modulepreload" fetchpriority="low" crossorigin href="\1">', text
    )
    title = escape(translator(view.language)("Map"))
    address = escape(f"./{SHEET}?{urlencode(view.to_query(), doseq=True)}")
    frame = f'<iframe id="early" title="{title}" src="{address}"></iframe>'
    return text.replace("<body>", f"<body>{frame}", 1)


def _page(assets: Assets, language: str, wanted: list[str]) -> str:
    _ = translator(language)
    own = "".join(
        [
            f'<script defer src="./atlas/{assets.names["page-script"]}"'
            f' data-words="{escape(_words())}"></script>',
            f'<link rel="stylesheet" href="./atlas/{assets.names["page-style"]}">',
            *(f'<link rel="prefetch" href="./{path}">' for path in wanted),
        ]
    )
    # Before Streamlit's own script, which reads what ours says.
    text = streamlit_page().replace('<script type="module"', f'{own}<script type="module"', 1)
    text = text.replace('<html lang="en">', f'<html lang="{language}">', 1)
    title = _("Darién Atlas")
    text = text.replace("<title>Streamlit</title>", f"<title>{title}</title>", 1)
    sentence = _("The Darién Atlas needs JavaScript to draw its map.")
    alone = "<style>#early { display: none; }</style>"
    return re.sub(
        r"<noscript>.*?</noscript>", f"<noscript>{alone}{sentence}</noscript>", text, flags=re.S
    )


@cache
def _words() -> str:
    """Return what the page's own script says, by language, as JSON."""
    said = {language.value: _of_dialog(translator(language)) for language in Language}
    return json.dumps(said, ensure_ascii=False)


def _of_dialog(_: Translate) -> dict[str, str]:
    return {
        "close": _("Close"),
        "back": _("Back"),
        "page": _("Open as a page"),
        "loading": _("Loading …"),
        "failed": _("The ledger could not be loaded. Check the connection, or open it as a page."),
    }


@cache
def streamlit_page() -> str:
    """Return the page as Streamlit ships it."""
    return (STREAMLIT / "index.html").read_text("utf-8")


def _of_map(assets: Assets, language: str) -> list[str]:
    """Return what the map's frame will ask for, in the order in which it needs it."""
    names = ["leaflet-script", "script", "leaflet-style", "style", f"words-{language}"]
    names += [key for key, name in assets.names.items() if name.endswith(".geojson")]
    return [*_of_component(), *(f"atlas/{assets.names[name]}" for name in names)]


def _of_component() -> list[str]:
    scripts = sorted((FOLIUM / "static" / "js").glob("main.*.js"))
    return [f"{COMPONENT}/static/js/{path.name}" for path in scripts]
