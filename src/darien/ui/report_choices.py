"""The controls of the page of reports: how the view goes on paper, kept for as long as a visit."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from darien.edition import Edition
from darien.language import Translate, translator
from darien.language import mark as N_
from darien.paper import RESOLUTIONS, Part, Sequence, Template, Tone
from darien.titles import title_of
from darien.view import View
from darien.vocabulary import Language

# In the session: what each control was last set to, whatever else the reader changes or opens.
CHOSEN, EDITION = "report-chosen", "report-edition"
AS_PAGE = "page"
USES = {96: N_("for a screen"), 150: N_("for a page"), 300: N_("for a printer")}


def show(view: View) -> tuple[View, Edition]:
    """Show the controls; return the view in the figure's language, and how it goes on paper."""
    _ = translator(view.language)
    template = Template(_one("template", _("Page"), _titles(Template, _), view.language))
    parts = _parts(template, _, view.language)
    panels = _titles(Sequence, _)
    if view.compare is None:
        del panels[Sequence.COMPARE.value]
    sequence = Sequence(_one("panels", _("Panels"), panels, view.language))
    tone = Tone(_segment("tone", _("Colours"), _titles(Tone, _), view.language))
    languages = {AS_PAGE: _("As here"), **{word.value: title_of(word) for word in Language}}
    language = _segment("lang", _("Language of the figure"), languages, view.language)
    uses = {
        str(dpi): _("{dpi} dots per inch, {use}").format(dpi=dpi, use=_(USES[dpi]))
        for dpi in RESOLUTIONS
    }
    dpi = _one("dpi", _("Resolution of the PNG"), uses, view.language)
    if language != AS_PAGE:
        view = replace(view, language=Language(language))
    edition = Edition(template, tone, parts, sequence, int(dpi))
    st.session_state[EDITION] = edition
    return view, edition


def edition() -> Edition:
    """Return how the view goes on paper as last chosen; the first way for who chose none."""
    chosen: Edition = st.session_state.get(EDITION, Edition())
    return chosen


def _parts(template: Template, _: Translate, language: str) -> tuple[Part, ...] | None:
    """Return what shall stand beside the map; None where the page has room for all or nothing."""
    if not template.room:
        st.caption(_("This page has room for the map alone."))
        return None
    titles = {part.value: _(title_of(part)) for part in template.room}
    key = _kept("parts", list(titles), language)
    chosen = st.pills(
        _("Beside the map"),
        titles,
        format_func=titles.__getitem__,
        selection_mode="multi",
        key=key,
    )
    st.session_state[CHOSEN]["parts"] = chosen
    return tuple(Part(word) for word in chosen)


def _one(name: str, label: str, titles: Mapping[str, str], language: str) -> str:
    return _shown(st.selectbox, name, label, titles, language)


def _segment(name: str, label: str, titles: Mapping[str, str], language: str) -> str:
    return _shown(
        st.segmented_control, name, label, titles, language, required=True, width="stretch"
    )


def _shown(
    control: Callable[..., Any],
    name: str,
    label: str,
    titles: Mapping[str, str],
    language: str,
    **more: Any,
) -> str:
    """Show a control of one choice, set to the last one, and return and keep what it is set to."""
    first = str(Edition().dpi) if name == "dpi" else next(iter(titles))
    key = _kept(name, first, language)
    if st.session_state[key] not in titles:
        st.session_state[key] = first
    chosen: str = control(label, titles, format_func=titles.__getitem__, key=key, **more)
    st.session_state[CHOSEN][name] = chosen
    return chosen


def _kept(name: str, first: Any, language: str) -> str:
    """Return the key of a control, which is set to what was chosen last; see controls on keys."""
    chosen = st.session_state.setdefault(CHOSEN, {})
    key = f"report-{name}-{language}"
    if key not in st.session_state:
        st.session_state[key] = chosen.get(name, first)
    return key


def _titles(words: type[Template | Tone | Sequence], _: Translate) -> dict[str, str]:
    return {word.value: _(title_of(word)) for word in words}
