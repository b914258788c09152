"""The page of evidence: its sections, its search in the address, and links that mean nothing."""

import pytest
from reading import html, opened, part, turned_to, without_exception, words
from streamlit.testing.v1 import AppTest

from darien.ui import link
from darien.view import View

SECTIONS = ("search", "sources", "one-source", "missing", "recent", "faults", "rivals")


def linked(**query: str | list[str]) -> AppTest:
    """Open the page by a link that says more than the view."""
    at = opened("evidence")
    for name in [*at.query_params]:
        del at.query_params[name]
    for name, value in query.items():
        at.query_params[name] = value
    return without_exception(at.run())


def said(at: AppTest, name: str) -> list[str]:
    values = at.query_params.get(name, [])
    return [values] if isinstance(values, str) else list(values)


def test_no_page_has_a_word_in_the_address_that_is_the_views() -> None:
    for own in link.OF_PAGE.values():
        assert not set(own) & {*View().to_query(), "compare", "figure"}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens_by_its_link_and_stays_in_the_address(
    section: str, language: str
) -> None:
    at = linked(section=section, lang=language)
    assert 'class="ledger' in html(at) and not at.warning
    assert said(at, "section") == [section] and said(at, "lang") == [language]


def test_a_search_by_link_is_found_shown_and_said_in_the_address() -> None:
    at = linked(words="capurgana", table=["fares", "route_legs"], way="southbound", lang="en")
    assert at.text_input(key="sought-words-en").value == "capurgana"
    assert at.multiselect(key="sought-table-several-en").value == ["route_legs", "fares"]
    assert "./ledger?figure=route_legs%3A" in html(at) and "figure=events" not in html(at)
    assert said(at, "table") == ["route_legs", "fares"] and said(at, "way") == ["southbound"]


def test_a_control_changes_what_is_found_and_the_address() -> None:
    at = linked(words="SNM", lang="en")
    without_exception(at.selectbox(key="sought-country-en").set_value("CRI").run())
    assert said(at, "country") == ["CRI"] and said(at, "words") == ["SNM"]
    without_exception(at.text_input(key="sought-words-en").set_value("").run())
    assert said(at, "words") == [] and said(at, "country") == ["CRI"]


def test_pages_are_turned_and_a_new_search_begins_at_the_first() -> None:
    at = linked(words="SNM", lang="en")
    assert "1–50 of " in words(at)
    without_exception(at.button(key="sought-to-next-en").click().run())
    assert said(at, "page") == ["2"]
    assert "51–100 of " in words(at)
    without_exception(at.text_input(key="sought-words-en").set_value("SNM 2023").run())
    assert said(at, "page") == []


def test_a_link_that_means_nothing_is_named_in_one_warning_and_left_out() -> None:
    at = linked(words="SNM", place="atlantis", rests="rumour", page="-1", lang="en")
    (warning,) = at.warning
    for value in ("`atlantis`", "`rumour`", "`-1`"):
        assert value in warning.value
    assert said(at, "place") == [] and said(at, "words") == ["SNM"]
    without_exception(at.run())
    assert not at.warning


def test_dates_that_are_none_are_named_where_they_are_typed() -> None:
    at = linked(lang="en")
    without_exception(at.text_input(key="sought-from-en").set_value("May 2025").run())
    assert any("`May 2025`" in one.value for one in at.warning)


def test_nothing_found_says_what_to_do() -> None:
    at = linked(words="xyzzy", lang="en")
    assert any("Take a word or a condition away" in one.value for one in at.info)


def test_the_language_changes_and_the_search_stays() -> None:
    at = linked(words="Capurganá", lang="en")
    without_exception(at.button_group(key="lang-en").set_value("es").run())
    assert at.text_input(key="sought-words-es").value == "Capurganá"
    assert said(at, "words") == ["Capurganá"] and said(at, "lang") == ["es"]


def test_another_section_begins_without_the_words_of_the_last() -> None:
    at = linked(words="Capurganá", lang="en")
    part(at, "sought-section-en", "sources")
    assert said(at, "section") == ["sources"] and said(at, "words") == []


def test_the_search_is_left_behind_with_the_page() -> None:
    at = linked(words="Capurganá", lang="en")
    turned_to(at, "flows")
    assert said(at, "words") == [] and said(at, "section") == []


def test_the_counts_are_overdue_on_the_page_and_the_rule_is_said() -> None:
    at = linked(section="recent", lang="en")
    assert "overdue after 31 Mar 2026" in html(at)
    assert any("overdue when two have" in one.value for one in at.caption)
