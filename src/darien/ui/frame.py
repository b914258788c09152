"""What stands around the data on a page: key figures above, the map's frame below."""

from html import escape

import streamlit as st
from streamlit_folium import st_folium

from darien.language import translator
from darien.render.key_figures import KeyFigure
from darien.ui import controls, store
from darien.view import View

# Only the first paint sees this; the page's style sheet gives the frame the rest of the screen.
MAP_HEIGHT = 600


def show_key_figures(view: View) -> None:
    """Show the key figures in one row; the bar under each covers the days that it counts."""
    _ = translator(view.language)
    figures = "".join(_figure(figure, _("no figure")) for figure in store.key_figures(view))
    label = escape(_("Key figures"))
    # The style sheet shows the filters on the button that opens the sidebar on a phone.
    filters = controls.summary(view).replace("\\", "").replace('"', "")
    style = f'<style>:root{{--filters:"{escape(filters)}"}}</style>'
    st.html(f'<div class="figures" role="list" aria-label="{label}">{figures}</div>{style}')


def show_map(view: View) -> None:
    """Show the map; a changed view sends only its message."""
    st_folium(
        store.empty_map(),
        key="map",
        feature_group_to_add=store.drawing(view, online_basemap=controls.online_basemap()),
        returned_objects=[],
        height=MAP_HEIGHT,
        use_container_width=True,
        render=False,
    )


def _figure(figure: KeyFigure, blank: str) -> str:
    arrow = f"<i>{escape(figure.arrow)}</i> " if figure.arrow else ""
    bars = "".join(
        f'<b style="left:{begin:.1%};width:{max(end - begin, 0.004):.1%}"></b>'
        for begin, end in figure.covered
    )
    return (
        f'<div role="listitem" class="{escape(figure.tone)}" title="{escape(figure.label)}">'
        f'<span>{escape(figure.label)}</span><span class="short">{escape(figure.short)}</span>'
        f"<strong>{arrow}{escape(figure.number or blank)}</strong>"
        f'<div class="covered" aria-hidden="true">{bars}</div>'
        f"<small>{_producer(figure)} · {escape(figure.note)}</small></div>"
    )


def _producer(figure: KeyFigure) -> str:
    """Who counts, as a link to where the newest part of the figure can be read."""
    if figure.source is None:
        return escape(figure.producer)
    cited = " · ".join(filter(None, [figure.source.publisher, figure.source.published]))
    return (
        f'<a href="{escape(figure.source.url)}" target="_blank" rel="noopener noreferrer"'
        f' title="{escape(cited)}">{escape(figure.producer)}</a>'
    )
