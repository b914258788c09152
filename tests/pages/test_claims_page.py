"""The page of claims: a sentence or a key fact, its verdict and figures, and the address."""

import pytest
from reading import address, html, opened, turned_to, without_exception, words


def test_a_link_opens_a_key_fact_with_its_sum_and_keeps_the_claim_in_the_address() -> None:
    at = turned_to(opened(), "claims")
    without_exception(at.button(key="fact-ap-6-en").click().run())
    told = words(at)
    assert "depends on definition" in told and "−235,244 ÷ 238,185 = −0.988 = −98.8%" in told
    assert at.query_params["claim"] == ["ap-6"] or at.query_params["claim"] == "ap-6"
    assert "ledger?figure=survey_findings%3Anorthbound-change-01" in html(at)
    without_exception(at.run())
    assert "−98.8%" in words(at)


def test_a_sentence_is_weighed_and_said_back() -> None:
    at = turned_to(opened(), "claims")
    without_exception(at.text_input(key="claim-text-en").input("450 took the Pacific").run())
    told = words(at)
    assert "Understood: 450, the Pacific" in told and "277 + 10 = 287" in told.replace(
        "10 + 277", "277 + 10"
    )
    assert address(at) == address(opened())
    without_exception(at.text_input(key="claim-text-en").input("").run())
    assert "claim" not in at.query_params


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_34_key_facts_stand_in_the_list(language: str) -> None:
    at = turned_to(opened(lang=language), "claims")
    listed = [one for one in at.button if str(one.key).startswith("fact-")]
    assert len(listed) == 34


def test_the_list_can_be_cut_down_to_one_verdict() -> None:
    at = turned_to(opened(), "claims")
    without_exception(at.button_group(key="verdict-en").set_value("depends-on-definition").run())
    listed = {str(one.key) for one in at.button if str(one.key).startswith("fact-")}
    assert "fact-ap-17-en" in listed and "fact-ap-3-en" not in listed


def test_markup_in_a_sentence_is_shown_as_text() -> None:
    at = turned_to(opened(), "claims")
    hostile = "<script>alert(1)</script> 97 percent fewer [x](javascript:alert(1)) $\\frac{1}{2}$"
    without_exception(at.text_input(key="claim-text-en").input(hostile).run())
    assert "<script>" not in html(at) and "&lt;script&gt;" in html(at)
