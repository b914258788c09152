"""The page of claims: a sentence to write, the key facts to pick, and what the tables say."""

import re
from html import escape
from itertools import groupby

import streamlit as st

from darien import figure_id
from darien.claims.candidates import candidates
from darien.claims.claim import Finding
from darien.claims.key_facts import findings, key_facts
from darien.claims.sentences import LONGEST, claim_of, understand
from darien.claims.weighing import weigh
from darien.language import data_text, translator
from darien.render import claim_words
from darien.tables import Tables
from darien.ui import ledger, link, store
from darien.verdicts import Verdict
from darien.view import View

PAGE, CLAIM = "claims", "claim"
# The list scrolls by itself, so that what is opened beside it stays in sight.
LIST_HEIGHT = 520
ICONS = {
    Verdict.SUPPORTED: ":material/check_circle:",
    Verdict.DEPENDS: ":material/help:",
    Verdict.NOT_SUPPORTED: ":material/cancel:",
    Verdict.NOTHING: ":material/remove_circle_outline:",
}
_FACT_ID = re.compile(r"[a-z]{2,5}-\d{1,3}")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|$:~^])")


def warm_up(_view: View) -> None:
    """Weigh the key facts, and gather what sentences are held against, before they are asked."""
    findings(store.all_tables())
    candidates(store.all_tables())


def asked(language: str) -> str:
    """Show the field for a sentence; return what the address asks for: it, or a fact's id."""
    _ = translator(language)
    (text, *_more) = link.of_page(PAGE).get(CLAIM, [""])
    key = f"claim-text-{language}"
    st.session_state[key] = "" if _FACT_ID.fullmatch(text) else text[:LONGEST]
    st.text_input(
        _("A sentence to weigh"),
        key=key,
        max_chars=LONGEST,
        placeholder=_("97 percent fewer people in 2025"),
        on_change=lambda: _ask(str(st.session_state[key])),
    )
    return text


def _ask(text: str) -> None:
    link.state_of_page(PAGE, {CLAIM: [text.strip()]} if text.strip() else {})


def show_facts(asked: str, language: str) -> None:
    """Show the key facts by the text they come from, with their verdicts, to pick one."""
    _ = translator(language)
    tables = store.all_tables()
    weighed = findings(tables)
    chosen = st.pills(
        _("Verdict"),
        [verdict for verdict in Verdict if verdict in {one.verdict for one in weighed.values()}],
        key=f"verdict-{language}",
        format_func=lambda verdict: claim_words.verdict_words(verdict, language),
        label_visibility="collapsed",
    )
    with st.container(height=LIST_HEIGHT, key="facts"):
        for origin, claims in groupby(key_facts(tables), key=lambda claim: claim.origin):
            st.caption(_plain(data_text(origin, language)))
            for claim in claims:
                if chosen in (None, weighed[claim.id].verdict):
                    _show_fact(weighed[claim.id], claim.id == asked, language)


def _show_fact(finding: Finding, is_open: bool, language: str) -> None:
    verdict = claim_words.verdict_words(finding.verdict, language)
    text = _plain(data_text(finding.claim.text, language))
    st.button(
        f"{text} · **{verdict}**",
        key=f"fact-{finding.claim.id}-{language}",
        icon=ICONS[finding.verdict],
        type="secondary" if is_open else "tertiary",
        on_click=_ask,
        args=(finding.claim.id,),
    )


def show_finding(asked: str, language: str) -> None:
    """Show what is asked for, weighed; without anything, what a reader can do here."""
    _ = translator(language)
    tables = store.all_tables()
    known = findings(tables).get(asked)
    if not asked:
        st.info(_("Pick a key fact to see its figures and the sum, or write a sentence above."))
    elif known is not None:
        _show(tables, known, "", language)
    elif _FACT_ID.fullmatch(asked):
        advice = _("No key fact is called {id}. Pick one from the list, or write a sentence.")
        st.warning(_plain(advice.format(id=asked)))
    else:
        if len(asked) > LONGEST:
            st.warning(_("Only the first {count} letters were read.").format(count=LONGEST))
        read = claim_words.understood_words(tables, understand(tables, asked), language)
        _show(tables, weigh(tables, claim_of(tables, asked)), read, language)


def _show(tables: Tables, finding: Finding, read: str, language: str) -> None:
    _ = translator(language)
    claim, verdict = finding.claim, claim_words.verdict_words(finding.verdict, language)
    remarks = [
        read,
        claim_words.not_weighed(claim, language),
        data_text(claim.note, language),
        data_text(claim.origin, language),
    ]
    figure = figure_id.claim(claim.id or claim.text)
    small = "".join(f'<p class="caption">{escape(one)}</p>' for one in remarks if one)
    # A sentence may be anything: it is shown as text, never as markup.
    st.html(
        f'<div class="claim" data-figures="{escape(figure)}">'
        f"<h2>{escape(data_text(claim.text, language))}</h2>"
        f"<p><strong>{escape(verdict)}.</strong>"
        f" {escape(claim_words.meaning(finding, language))}</p>{small}</div>"
    )
    for part in finding.parts:
        # A claim of one part has said all this above.
        if len(finding.parts) > 1:
            _head(
                f"{data_text(part.text, language)}:"
                f" {claim_words.verdict_words(part.verdict, language)}"
            )
        table = claim_words.readings_table(part, language, figure)
        ledger.show_table(table, language, is_titled=True)
    if finding.figures:
        table = claim_words.figures_table(tables, finding, language)
        _head(table.caption)
        ledger.show_table(table, language, is_titled=True)


def _head(text: str) -> None:
    st.html(f'<h3 class="claim-part">{escape(text)}</h3>')


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it stands."""
    return _MARKDOWN.sub(r"\\\1", text)
