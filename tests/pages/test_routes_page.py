"""The page of routes without a browser: its three parts, in both languages, and empty views."""

import pytest
from reading import html, opened, part
from streamlit.testing.v1 import AppTest


def routes(section: str = "", **query: str | list[str]) -> AppTest:
    at = opened("routes", **query)
    return part(at, "routes-section", section) if section else at


def test_the_page_opens_on_the_chains_of_the_view() -> None:
    body = html(routes(direction="southbound"))
    assert body.count('<details class="route southbound"') == 5
    assert "route northbound" not in body and body.count(" open><summary><h2>") == 1
    assert "Caribbean return by Miramar and Palenque" in body


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("section", ["ways", "dangers", "fares"])
def test_every_part_opens_in_every_language(section: str, language: str) -> None:
    at = routes(section, lang=language)
    assert "http" in html(at) and not at.info


def test_a_leg_out_of_use_says_so() -> None:
    body = html(routes(period=["2019-01", "2019-12"], layer=["caribbean"]))
    assert "not in use in this period" in body


def test_no_corridor_says_what_to_do() -> None:
    at = routes(layer=["none"])
    assert [one.value for one in at.info] == [
        "No route goes this way. Choose another direction or more corridors."
    ]


def test_a_period_without_prices_says_what_to_do() -> None:
    at = routes("fares", period=["2012-01", "2012-12"])
    assert any("Widen the dates" in one.value for one in at.info)
