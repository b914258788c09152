"""The page that compares: two periods to choose, what changed, two maps, and the figures."""

from dataclasses import replace
from html import escape

import streamlit as st
from streamlit_folium import st_folium

from darien.language import Translate, translator
from darien.period import Period
from darien.provenance import Citation
from darien.render import change_words, comparing
from darien.render.comparing import Cell, Row
from darien.ui import controls, store
from darien.view import View

# Only the first paint sees this; the page's style sheet gives both frames one height.
MAP_HEIGHT = 520


def show_periods(view: View) -> None:
    """Show which two periods are compared, with the controls of the second."""
    _ = translator(view.language)
    assert view.compare is not None
    with st.container(key="periods", horizontal=True, gap="small"):
        with st.container(key="period-a", gap=None):
            st.html(_head("A", view.period, view.language))
            st.caption(_("A is the period of the filters at the side."))
        with st.container(key="period-b", horizontal=True, gap="small"):
            controls.show_second_period(view)
    # The style sheet shows the filters on the button that opens the sidebar on a phone.
    filters = controls.summary(view).replace("\\", "").replace('"', "")
    st.html(f'<style>:root{{--filters:"{escape(filters)}"}}</style>')


def show_change(view: View) -> None:
    """Say in words what changed, and what must be known about the two periods."""
    tables = store.all_tables()
    lead, *more = [*comparing.sentences(tables, view), ""]
    rest = " ".join(filter(None, more))
    cautions = "".join(f"<p>{escape(text)}</p>" for text in change_words.cautions(view))
    st.html(
        f'<div class="change"><p><strong>{escape(lead)}</strong> {escape(rest)}</p>'
        f'<div class="cautions">{cautions}</div></div>'
    )


def show_maps(view: View) -> None:
    """Show both periods as maps of one size, extent and scale."""
    assert view.compare is not None
    with st.container(key="pair"):
        sides = zip("AB", st.columns(2, gap="small"), (view.period, view.compare), strict=True)
        for letter, column, period in sides:
            with column:
                st.html(_head(letter, period, view.language))
                _show_map(f"map-{letter.lower()}", replace(view, period=period, compare=None))


def show_table(view: View) -> None:
    """Show every figure of both periods with its sources, and what changed between them."""
    _ = translator(view.language)
    assert view.compare is not None
    a, b = (
        f"{letter} · {change_words.named(period, view.language)}"
        for letter, period in (("A", view.period), ("B", view.compare))
    )
    heads = (a, b, _("Change, {periods}").format(periods=change_words.heading(view)))
    columns = "".join(f'<th scope="col">{escape(text)}</th>' for text in (_("Figure"), *heads))
    body = "".join(_row(row, heads, _) for row in comparing.rows(store.all_tables(), view))
    st.html(
        f'<table class="compared"><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>'
    )
    st.caption(
        _(
            "Change is told only where both figures cover every day of their period. Different"
            " borders count the same people again: rows are never added."
        )
    )


def _show_map(key: str, view: View) -> None:
    st_folium(
        store.empty_map(),
        key=key,
        feature_group_to_add=store.drawing(store.message(view)),
        returned_objects=[],
        height=MAP_HEIGHT,
        use_container_width=True,
        render=False,
    )


def _head(letter: str, period: Period, language: str) -> str:
    named = escape(change_words.named(period, language))
    return f'<h2 class="side"><b>{letter}</b> {named}</h2>'


def _row(row: Row, heads: tuple[str, ...], _: Translate) -> str:
    strong = "".join(
        f"<strong>{escape(text)}</strong>" for text in (row.percent, row.difference) if text
    )
    why = f"<small>{escape(row.why)}</small>" if row.why else ""
    cells = [*(_cell(cell, _) for cell in (row.first, row.second)), f"{strong}{why}"]
    shown = "".join(
        f'<td data-head="{escape(head)}">{cell}</td>'
        for head, cell in zip(heads, cells, strict=True)
    )
    ask = escape(_("What is counted"))
    definition = f"<details><summary>{ask}</summary><p>{escape(row.definition)}</p></details>"
    return (
        f'<tr class="{escape(row.tone)}"><th scope="row">{escape(row.label)}'
        f"<small>{escape(row.producer)}</small>{definition}</th>{shown}</tr>"
    )


def _cell(cell: Cell, _: Translate) -> str:
    """One figure: number, remarks, the newest source in sight, and all others behind a click."""
    blank = "" if cell.is_known else ' class="blank"'
    number = f"<strong{blank}>{escape(cell.number)}</strong><small>{escape(cell.note)}</small>"
    if not cell.sources:
        return number
    newest, *others = cell.sources
    more = ""
    if others:
        summary = escape(_("more sources: {number}").format(number=len(others)))
        listed = "".join(f"<li>{_link(source)}</li>" for source in others)
        more = f"<details><summary>{summary}</summary><ul>{listed}</ul></details>"
    return f'{number}<small class="source">{_link(newest)}</small>{more}'


def _link(source: Citation) -> str:
    text = escape(", ".join(filter(None, [source.publisher, source.published])))
    title = escape(source.title)
    if not source.url.startswith(("https://", "http://")):
        return f'<span title="{title}">{text}</span>'
    return (
        f'<a href="{escape(source.url)}" title="{title}" target="_blank"'
        f' rel="noopener noreferrer">{text}</a>'
    )
