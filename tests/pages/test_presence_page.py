"""The page of MSF sites without a browser: its four parts, and what an empty one says."""

import re

import pytest
from reading import html, opened, part, without_exception, words
from streamlit.testing.v1 import AppTest

KEY = "presence-section"


def presence(first: str = "2024-03", last: str = "2024-09", lang: str = "en") -> AppTest:
    return opened("presence", period=[first, last], lang=lang)


def test_it_opens_with_the_chart_and_a_table_that_says_the_same() -> None:
    at = presence()
    assert at.title[0].value == "MSF sites"
    assert at.get("vega_lite_chart")
    assert "suspended: 4 Mar 2024 – 2 Oct 2024" in words(at)
    assert 'href="https://' in html(at)


def test_a_second_reader_of_a_view_sees_the_same_chart() -> None:
    first, second = (presence().get("vega_lite_chart")[0].proto for _reader in range(2))
    assert first.datasets and first == second


def test_changes_of_the_period_are_listed_with_reason_and_source() -> None:
    at = part(presence(), KEY, "changes")
    assert "on 4 Mar 2024" in words(at) and "health ministry" in words(at)
    assert "2 Oct 2024" not in words(at)


def test_activity_lists_whole_figures_and_names_how_many_are_left_out() -> None:
    at = part(presence("2024-01", "2024-02"), KEY, "activity")
    assert "328" in words(at)
    assert re.search(r"Left out: \d+ figures", words(at))


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "No whole figure for 4–31 Mar 2024."),
        ("es", "Sin cifra completa para 4–31 mar 2024."),
    ],
)
def test_the_care_gap_of_panama_is_the_first_one_shown(lang: str, says: str) -> None:
    at = part(presence(lang=lang), KEY, "gap")
    assert at.selectbox(key=f"gap-country-{lang}").value == "PAN"
    assert "153,288" in words(at) and says in words(at)
    assert 'href="https://www.migracion.gob.pa' in html(at)


def test_a_country_without_a_count_says_what_to_do() -> None:
    at = part(presence(), KEY, "gap")
    without_exception(at.selectbox(key="gap-country-en").set_value("GTM").run())
    assert "Choose another one" in at.info[0].value


def test_a_period_after_the_last_day_known_says_what_to_do() -> None:
    at = presence("2026-02", "2026-06")
    assert at.info[0].value == (
        "Our sources on MSF sites end on 31 Dec 2025. Choose an earlier period."
    )
    assert "Choose other years" in part(at, KEY, "changes").info[0].value
    assert "Choose a longer one" in part(at, KEY, "activity").info[0].value
    assert "on any of the 150 days" in words(part(at, KEY, "gap"))
