"""The foot of a view: producers each once, and dates that reach no further than their sources."""

from datetime import date

import pytest

from darien.period import Period
from darien.render.foot import as_of, foot, producers, silence
from darien.render.scene import scene
from darien.tables import Tables, load
from darien.view import View
from darien.vocabulary import Direction, Layer

YEAR = Period.of_months("2025-01", "2025-12")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load()


def test_producers_are_named_in_full_and_once(tables: Tables) -> None:
    totals = scene(tables, View(period=YEAR, directions=(Direction.SOUTHBOUND,))).totals
    assert len(totals) == 7
    assert producers(tables, totals, "en") == [
        "Servicio Nacional de Migración de Panamá (SNM)",
        "Migración Colombia",
        "International Organization for Migration (IOM)",
    ]


def test_msf_is_named_where_its_sites_are_on(tables: Tables) -> None:
    on, off = (
        foot(tables, View(period=YEAR, layers=layers), ())[0] for layers in ((Layer.SITES,), ())
    )
    assert on == "Sources: MSF; press (full list: Evidence page)."
    assert off == "Sources: press (full list: Evidence page)."


def test_the_flows_reach_as_far_as_the_figures_shown_or_else_as_the_table(tables: Tables) -> None:
    shown = scene(tables, View(period=YEAR, directions=(Direction.SOUTHBOUND,))).totals
    lasts = [total.last_published for total in shown if total.last_published]
    assert as_of(tables, shown).flows == max(lasts) < tables.last_known["observations"]
    assert as_of(tables, ()).flows == tables.last_known["observations"]


def test_silence_is_told_only_where_the_period_goes_on_after_the_last_figure(
    tables: Tables,
) -> None:
    known = as_of(tables, ())
    assert silence(View(period=Period(date(2026, 1, 1), known.flows)), known) == ""
    later = View(period=Period.of_months("2026-01", "2026-06"))
    assert silence(later, known).endswith("no data, not no people.")
    assert silence(later, known) in foot(tables, later, ())[1]
