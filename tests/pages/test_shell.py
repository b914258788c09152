"""The pages without a browser: filters reach the map, links open views, wrong links say so."""

import re

import pytest
from reading import address, messages, opened, without_exception

from darien.view import View
from darien.vocabulary import Direction, Layer


def test_the_first_view_is_drawn_and_stated_in_the_address() -> None:
    at = opened()
    assert address(at) == View()
    assert set(at.query_params) == set(View().to_query())
    assert messages(at)[0]["legs"] and messages(at)[0]["points"]
    assert messages(at)[0]["tiles"] is None
    assert not at.warning


@pytest.mark.parametrize("layer", list(Layer))
def test_a_layer_that_is_switched_off_leaves_map_and_address(layer: Layer) -> None:
    at = opened()
    without_exception(at.checkbox(key=f"{layer.value}-en").uncheck().run())
    assert layer.value not in messages(at)[0]["layers"]
    assert layer not in address(at).layers


def test_a_preset_moves_the_years_and_the_years_leave_the_preset() -> None:
    at = opened()
    without_exception(at.button_group(key="preset-en").set_value("2025").run())
    assert address(at).period.months == ("2025-01", "2025-12")
    assert at.slider(key="years-en").value == (2025, 2025)
    without_exception(at.slider(key="years-en").set_value((2023, 2025)).run())
    assert address(at).period.months == ("2023-01", "2025-12")
    assert not at.button_group(key="preset-en").value


def test_within_a_year_the_earlier_month_comes_first() -> None:
    at = opened(period=["2025-01", "2025-06"])
    without_exception(at.selectbox(key="first-month-en-2025").set_value(9).run())
    assert address(at).period.months == ("2025-06", "2025-09")


def test_directions_corridors_and_extent_reach_the_map() -> None:
    at = opened()
    at.button_group(key="direction-en").set_value("southbound")
    at.button_group(key="corridors-en").set_value(["caribbean"])
    without_exception(at.selectbox(key="extent-en").set_value("darien").run())
    shown = messages(at)[0]
    assert address(at).directions == (Direction.SOUTHBOUND,)
    assert shown["extent"] == "darien"
    assert shown["legs"] and all(leg.startswith("car-return") for leg in shown["legs"])


def test_a_link_sets_every_control() -> None:
    at = opened(
        period=["2024-03", "2024-10"],
        direction="northbound",
        layer=["darien", "sites"],
        extent="whole-route",
        lang="en",
    )
    assert at.slider(key="years-en").value == (2024, 2024)
    assert at.selectbox(key="first-month-en-2024").value == 3
    assert at.selectbox(key="last-month-en-2024").value == 10
    assert at.checkbox(key="sites-en").value and not at.checkbox(key="towns-en").value
    assert at.selectbox(key="extent-en").value == "whole-route"
    assert messages(at)[0]["layers"] == ["sites"]


def test_a_wrong_link_gives_one_warning_that_names_every_fault() -> None:
    at = opened(period=["2025-12", "2025-01"], direction="up", extent="moon", lang="en")
    assert len(at.warning) == 1
    text = at.warning[0].value
    for part in ("2025-12 – 2025-01", "`up`", "`moon`", "northbound, southbound, both"):
        assert part in text
    assert address(at) == View()
    without_exception(at.run())
    assert not at.warning


@pytest.mark.parametrize("value", ["`<img src=x>`", "![a](https://example.org/a.png)", "\n# a"])
def test_a_strangers_text_is_shown_as_code(value: str) -> None:
    text = opened(direction=value).warning[0].value
    assert re.search(r"= `[^`\n]*`\.", text)


def test_the_whole_interface_changes_its_language() -> None:
    at = opened()
    without_exception(at.button_group(key="lang-en").set_value("es").run())
    assert address(at).language == "es"
    assert messages(at)[0]["words"].startswith("words-es-")
    assert at.slider(key="years-es").label == "Periodo"
    assert at.selectbox(key="first-month-es-2021").options[0].startswith("ene")
    assert at.slider(key="years-es").value == (2021, 2025)


def test_the_online_basemap_is_a_readers_choice_and_never_a_links() -> None:
    at = opened(tiles="on", **{"online-basemap": "true"})
    assert messages(at)[0]["tiles"] is None
    without_exception(at.toggle(key="online-basemap").set_value(True).run())
    assert messages(at)[0]["tiles"]["url"].startswith("https://tile.openstreetmap.org/")
    assert address(at) == View()


def test_a_period_that_nobody_reports_says_what_to_do() -> None:
    at = opened(period=["2026-11", "2026-12"])
    assert not messages(at)[0]["points"]
    assert any("Widen the dates" in info.value for info in at.info)


def test_a_failing_page_shows_one_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from darien.ui import notices

    shown: list[str] = []
    monkeypatch.setattr(notices.st, "error", shown.append)
    assert notices.say_failure(KeyError("secret")) is True
    assert shown == ["This view could not be shown. Reload the page, or choose another view."]
