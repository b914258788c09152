"""Sites, changes and activity in words, and the chart that shows the same."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from darien.period import PartialDate, Period
from darien.render.activity_words import activity
from darien.render.presence_bars import BAR, bars_of
from darien.render.presence_chart import presence_chart
from darien.render.presence_words import changes, dated, site_rows
from darien.sites import stays_of_sites
from darien.standing import standings
from darien.tables import load
from darien.view import View
from darien.vocabulary import Language

BAJO_CHIQUITO = "msf-pan-bajo-chiquito"


def view(first: str, last: str) -> View:
    return View(period=Period.of_months(first, last))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024-03-04", "on 4 Mar 2024"),
        ("2024-04", "in Apr 2024"),
        ("2024", "in 2024, perhaps outside the period"),
    ],
)
def test_a_date_keeps_its_precision(text: str, written: str) -> None:
    period = Period.of_months("2024-03", "2024-09")
    assert dated(PartialDate.parse(text), period, "en") == written


def test_changes_are_named_by_what_came_before() -> None:
    told = [
        (one.when, one.what)
        for one in changes(load(), view("2021-01", "2025-12"))
        if one.site == "Bajo Chiquito health post"
    ]
    assert told == [
        ("in Apr 2021", "opened"),
        ("in 2022", "suspended"),
        ("in 2023", "resumed"),
        ("on 4 Mar 2024", "suspended"),
        ("in Aug 2025", "closed"),
    ]


def test_a_site_last_seen_is_not_said_to_have_closed() -> None:
    told = [one for one in changes(load(), view("2022-10", "2022-11")) if "Tapanatepec" in one.site]
    assert [one.what for one in told] == ["opened", "last documented"]
    assert all(one.sources and not one.reason for one in told)


def test_a_row_of_a_site_says_how_it_stood_at_the_end_of_the_period() -> None:
    rows = {row.site_id: row for row in site_rows(load(), view("2024-03", "2024-09"))}
    row = rows["msf-pan-lajas-blancas"]
    assert (row.status, row.since) == ("suspended", "since 4 Mar 2024")
    assert "suspended: 4 Mar 2024 – 2 Oct 2024" in row.stretches
    assert row.sources and row.services.startswith("primary care")


def test_sites_stand_by_country_from_north_to_south() -> None:
    found = dict.fromkeys(row.country for row in site_rows(load(), View()))
    assert list(found) == ["Mexico", "Guatemala", "Honduras", "Costa Rica", "Panama"]


def test_only_figures_wholly_inside_the_period_are_listed() -> None:
    """Panama in January and February 2024: three months or weeks; three running spans reach out."""
    found = activity(load(), view("2024-01", "2024-02"))
    survivors = [one for one in found.figures if one.where == "Panama, country total"]
    assert [(one.when, one.value) for one in survivors] == [
        ("Jan 2024", "120"),
        ("Jan 2024 – Feb 2024", "328"),
        ("Feb 2024", "113"),
    ]
    assert all(one.sources for one in found.figures)
    rows = load().site_activity
    dates = [(PartialDate.read(row.start), PartialDate.read(row.end)) for row in rows.itertuples()]
    first, last = date(2024, 1, 1), date(2024, 2, 29)
    reaching = [
        (start, end)
        for start, end in dates
        if start and end and start.earliest <= last and end.latest >= first
        if start.earliest < first or end.latest > last
    ]
    assert found.reaching_outside == len(reaching)
    # People a month to March 2024, no start; the two rows of the CAI without an end.
    assert found.without_dates == 3


def bars(site_id: str, first: str, last: str) -> list[dict[str, Any]]:
    tables = load()
    (site,) = [row for row in site_rows(tables, View()) if row.site_id == site_id]
    stood = standings(
        stays_of_sites(tables)[site_id], Period.of_months(first, last), date(2025, 12, 31)
    )
    return [bar for one in stood for bar in bars_of(site, one, 0, "en")]


def test_what_is_sure_is_drawn_full_and_what_is_not_half() -> None:
    for bar in bars(BAJO_CHIQUITO, "2021-01", "2025-12"):
        assert bar["bottom"] - bar["top"] == (BAR if bar["sure"] else BAR / 2)
    in_doubt = bars(BAJO_CHIQUITO, "2023-02", "2023-06")
    assert [bar["state"] for bar in in_doubt] == ["suspended", "active"]
    assert not any(bar["sure"] for bar in bars(BAJO_CHIQUITO, "2021-05", "2021-06"))
    assert all(bar["sure"] for bar in bars("msf-pan-san-vicente", "2021-05", "2021-06"))


def test_a_bar_ends_with_its_last_day() -> None:
    first, second = bars("msf-pan-lajas-blancas", "2024-03", "2024-04")
    assert (first["state"], first["to"]) == ("active", "2024-03-04T00:00:00")
    assert (second["state"], second["from"]) == ("suspended", "2024-03-04T00:00:00")
    assert "The health ministry" in second["reason"]


@pytest.mark.parametrize("language", list(Language))
def test_the_chart_says_where_data_end_and_draws_nothing_after(language: Language) -> None:
    shown = presence_chart(load(), replace(view("2025-06", "2026-06"), language=language))
    assert shown is not None
    text = json.dumps(shown.to_dict(), ensure_ascii=False)
    assert ("no data after 31 Dec 2025" if language == "en" else "sin datos después") in text
    drawn = [
        row["to"] for rows in shown.to_dict()["datasets"].values() for row in rows if "state" in row
    ]
    assert max(drawn) == "2026-01-01T00:00:00"


def test_a_period_after_the_last_day_known_has_no_chart() -> None:
    assert presence_chart(load(), view("2026-02", "2026-03")) is None
