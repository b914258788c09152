"""The page that compares, without a browser: two maps, the second period, and the link."""

import pytest
from reading import (
    ANSWERS_WITHIN,
    ROOT,
    SHELL,
    address,
    messages,
    opened,
    turned_to,
    without_exception,
    words,
)
from streamlit.testing.v1 import AppTest

YEAR_2023, YEAR_2024, YEAR_2025 = (
    (f"{year}-01", f"{year}-12") for year in (2023, 2024, 2025)
)  # as a link says them


def periods(at: AppTest) -> tuple[tuple[str, str], tuple[str, str] | None]:
    view = address(at)
    return view.period.months, view.compare.months if view.compare else None


def test_a_reader_who_chose_nothing_sees_2023_beside_2025() -> None:
    at = opened("compare")
    assert periods(at) == (YEAR_2023, YEAR_2025)
    a, b = messages(at)
    assert (a["title"], b["title"]) == (
        "Through the Darién and back, Jan–Dec 2023",
        "Through the Darién and back, Jan–Dec 2025",
    )
    assert "99.4 percent fewer in 2025 than in 2023 (3,091 after 520,085)" in words(at)
    assert "not compared: no figure in 2023" in words(at)


def test_both_maps_have_one_extent_and_each_its_own_legs() -> None:
    a, b = messages(opened("compare", extent="darien"))
    assert a["extent"] == b["extent"] == "darien"
    assert a["bounds"] == b["bounds"] and a["narrowBounds"] == b["narrowBounds"]
    returned = [leg for leg in b["legs"] if leg.startswith("car-return")]
    assert returned and not [leg for leg in a["legs"] if leg.startswith("car-return")]
    # The main line out of the jungle: 0.015 · √520,085 = 10.82 and 0.015 · √3,091 = 0.83 → 1.2.
    assert a["legs"]["dar-north-acandi/4"][1] == 10.82
    assert b["legs"]["dar-north-acandi/4"][1] == 1.2


def test_a_chosen_period_stays_and_b_is_the_stretch_before() -> None:
    at = opened("compare", period=["2024-07", "2024-12"])
    assert periods(at) == (("2024-07", "2024-12"), ("2024-01", "2024-06"))


def test_a_link_says_both_periods() -> None:
    at = opened("compare", period=[*YEAR_2024], compare=["2022-03", "2022-09"])
    assert periods(at) == (YEAR_2024, ("2022-03", "2022-09"))
    assert at.slider(key="second-years-en").value == (2022, 2022)
    assert at.selectbox(key="second-first-month-en-2022").value == 3
    assert at.selectbox(key="second-last-month-en-2022").value == 9


def test_years_months_and_presets_choose_the_second_period() -> None:
    at = opened("compare")
    without_exception(at.slider(key="second-years-en").set_value((2024, 2024)).run())
    assert periods(at) == (YEAR_2023, YEAR_2024)
    assert at.button_group(key="second-preset-en").value == "a year later"
    without_exception(at.selectbox(key="second-last-month-en-2024").set_value(6).run())
    assert periods(at) == (YEAR_2023, ("2024-01", "2024-06"))
    assert not at.button_group(key="second-preset-en").value
    without_exception(at.button_group(key="second-preset-en").set_value("a year earlier").run())
    assert periods(at) == (YEAR_2023, ("2022-01", "2022-12"))
    assert at.slider(key="second-years-en").value == (2022, 2022)


def test_the_first_period_moves_without_the_second() -> None:
    at = opened("compare")
    without_exception(at.slider(key="years-en").set_value((2024, 2024)).run())
    assert periods(at) == (YEAR_2024, YEAR_2025)


def test_periods_survive_a_change_of_language() -> None:
    at = opened("compare", period=[*YEAR_2024], compare=["2022-03", "2022-09"])
    without_exception(at.button_group(key="lang-en").set_value("es").run())
    assert periods(at) == (YEAR_2024, ("2022-03", "2022-09"))
    assert at.slider(key="second-years-es").label == "Periodo B"
    assert "menos" in words(at) or "más" in words(at)


def test_a_wrong_second_period_gives_one_warning_that_names_what_is_shown() -> None:
    at = AppTest.from_file(str(SHELL), default_timeout=ANSWERS_WITHIN)
    at.switch_page(str(ROOT / "pages" / "compare.py"))
    at.query_params["period"] = [*YEAR_2024]
    at.query_params["compare"] = ["2023-14", "2023-12"]
    without_exception(at.run())
    assert len(at.warning) == 1
    assert "2023-14" in at.warning[0].value and "2023-01 – 2023-12" in at.warning[0].value
    assert periods(at) == (YEAR_2024, YEAR_2023)


def test_other_pages_keep_the_second_period_and_do_not_show_it() -> None:
    at = opened("compare", period=[*YEAR_2024], compare=[*YEAR_2025])
    turned_to(at, "map")
    assert periods(at) == (YEAR_2024, YEAR_2025)
    assert len(messages(at)) == 1
    assert not [slider for slider in at.slider if slider.key == "second-years-en"]


def test_what_was_only_offered_does_not_follow_the_reader() -> None:
    at = opened("compare")
    turned_to(at, "map")
    assert periods(at) == (("2021-01", "2025-12"), None)


@pytest.mark.parametrize("layer", ["uncounted", "sites"])
def test_a_layer_leaves_both_maps(layer: str) -> None:
    at = opened("compare")
    without_exception(at.checkbox(key=f"{layer}-en").uncheck().run())
    assert all(layer not in message["layers"] for message in messages(at))
