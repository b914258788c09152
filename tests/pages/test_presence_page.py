"""The page of MSF sites without a browser: its four parts, and what an empty one says."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest
from test_shell import SHELL, without_exception

PAGE = "pages/presence.py"


def opened(first: str = "2024-03", last: str = "2024-09", lang: str = "en") -> AppTest:
    at = AppTest.from_file(str(SHELL), default_timeout=60)
    at.query_params["period"] = [first, last]
    at.query_params["lang"] = lang
    without_exception(at.run())
    return without_exception(at.switch_page(str(SHELL.parents[3] / PAGE)).run())


def part(at: AppTest, name: str) -> AppTest:
    return without_exception(at.button_group(key="presence-section").set_value(name).run())


def html(at: AppTest) -> str:
    return "".join(element.proto.body for element in at.get("html"))


def words(at: AppTest) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html(at)))


def test_it_opens_with_the_chart_and_a_table_that_says_the_same() -> None:
    at = opened()
    assert at.title[0].value == "MSF sites"
    assert at.get("vega_lite_chart")
    assert "suspended: 4 Mar 2024 – 2 Oct 2024" in words(at)
    assert 'href="https://' in html(at)


def test_changes_of_the_period_are_listed_with_reason_and_source() -> None:
    at = part(opened(), "changes")
    assert "on 4 Mar 2024" in words(at) and "health ministry" in words(at)
    assert "2 Oct 2024" not in words(at)


def test_activity_lists_whole_figures_and_names_how_many_are_left_out() -> None:
    at = part(opened("2024-01", "2024-02"), "activity")
    assert "328" in words(at)
    assert any(re.search(r"Left out: \d+ figures", one.value) for one in at.caption)


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "No whole figure for 4–31 Mar 2024."),
        ("es", "Sin cifra completa para 4–31 mar 2024."),
    ],
)
def test_the_care_gap_of_panama_is_the_first_one_shown(lang: str, says: str) -> None:
    at = part(opened(lang=lang), "gap")
    assert at.selectbox(key=f"gap-country-{lang}").value == "PAN"
    assert "153,288" in words(at) and says in words(at)
    assert 'href="https://www.migracion.gob.pa' in html(at)


def test_a_country_without_a_count_says_what_to_do() -> None:
    at = part(opened(), "gap")
    without_exception(at.selectbox(key="gap-country-en").set_value("GTM").run())
    assert "Choose another one" in at.info[0].value


def test_a_period_after_the_last_day_known_says_what_to_do() -> None:
    at = opened("2026-02", "2026-06")
    assert at.info[0].value == (
        "Our sources on MSF sites end on 31 Dec 2025. Choose an earlier period."
    )
    assert "Choose other years" in part(at, "changes").info[0].value
    assert "Choose a longer one" in part(at, "activity").info[0].value
    assert "On none of the 150 days" in words(part(at, "gap"))
