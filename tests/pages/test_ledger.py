"""Tables as HTML: what is linked, what unfolds, and that text stays text."""

from dataclasses import replace

import pytest

from darien.period import Period
from darien.provenance import Citation
from darien.render.table import Cell, Table
from darien.ui import ledger, store
from darien.view import View
from darien.vocabulary import Extent, Language


def cited(name: str, published: str, kind: str = "press", url: str = "https://x.org") -> Citation:
    return Citation(name, name, "A <title>", published, url, kind)


def shown(monkeypatch: pytest.MonkeyPatch, cell: Cell, **table: object) -> str:
    said: list[str] = []
    monkeypatch.setattr(ledger.st, "html", said.append)
    made = Table("Cap", ("What", "Then"), ((Cell("head"), cell),))
    ledger.show_table(replace(made, **table), "en")
    return said[0]


def test_two_sources_stand_in_sight_first_hand_and_new_ones_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sources = (cited("old", "2020"), cited("new", "2024"), cited("own", "2019", "official"))
    body = shown(monkeypatch, Cell("5", sources=sources))
    in_sight, unfolded = body.split("<details>")
    assert in_sight.index(">own, 2019<") < in_sight.index(">new, 2024<")
    assert "more sources: 1" in unfolded and ">old, 2020<" in unfolded


def test_what_is_no_address_is_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    body = shown(monkeypatch, Cell(sources=(cited("a", "2020", url="javascript:x"),)))
    assert "<a " not in body and "javascript" not in body and "A &lt;title&gt;" in body


def test_several_lines_are_a_list_and_text_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    body = shown(monkeypatch, Cell(("<b>", "", "two"), small="<i>"))
    assert "<ul><li>&lt;b&gt;</li><li>two</li></ul><small>&lt;i&gt;</small>" in body


def test_a_table_of_numbers_scrolls_and_one_of_words_becomes_cards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert 'role="region"' in shown(monkeypatch, Cell("5"), numbers=frozenset({1}))
    heads = ("What", "Then", "Why")
    rows = ((Cell("a"), Cell("b"), Cell("c")),)
    body = shown(monkeypatch, Cell(), heads=heads, rows=rows)
    assert 'class="ledger words"' in body and 'data-head="Why"' in body


def test_a_part_of_a_view_keeps_what_is_named_and_the_language() -> None:
    period = Period.of_months("2024-01", "2024-12")
    view = View(period=period, extent=Extent.DARIEN, language=Language.SPANISH)
    assert store.part_of(view, "period") == View(period=period, language=Language.SPANISH)
