"""The page of routes without a browser: its three parts, in both languages, and empty views."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SHELL = ROOT / "src" / "darien" / "ui" / "shell.py"


def routes(section: str = "", **query: str | list[str]) -> AppTest:
    at = AppTest.from_file(str(SHELL), default_timeout=60)
    for name, value in query.items():
        at.query_params[name] = value
    at.run().switch_page(str(ROOT / "pages" / "routes.py")).run()
    if section:
        at.button_group(key="routes-section").set_value(section).run()
    assert not at.exception
    return at


def html(at: AppTest) -> str:
    return "".join(one.proto.body for one in at.get("html"))


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
