"""The page of flows without a browser: its parts, its figures, its empty states."""

import re

import pytest
from reading import opened, words


@pytest.mark.parametrize(
    ("language", "head"), [("en", "Women, men, girls and boys"), ("es", "Muertes o desapariciones")]
)
def test_the_page_has_four_parts_in_each_language(language: str, head: str) -> None:
    at = opened("flows", lang=language)
    assert len(at.header) == 4 and not at.info
    assert any(one.value.startswith(head) for one in at.header)
    said = words(at)
    for figure in ("1,207,389", "22,833", "19,134", "693,035", "187", "174"):
        assert figure in said


def test_a_direction_leaves_the_other_out() -> None:
    said = words(opened("flows", direction="southbound"))
    assert "22,833" in said and "1,207,389" not in said and "693,035" not in said


def test_every_figure_of_the_page_stands_beside_a_link() -> None:
    bodies = [html.proto.body for html in opened("flows").get("html")]
    rows = [row for body in bodies for row in re.findall(r"<tr\b[^>]*><th scope=.*?</tr>", body)]
    cells = [cell for row in rows for cell in re.findall(r'class="number"[^>]*>(.*?)</td>', row)]
    assert len(rows) > 50 and sum(cell.startswith('<a class="figure"') for cell in cells) > 100
    for cell in cells:
        outside = re.sub(r"<a class=\"figure\".*?</a>|<small>.*?</small>", "", cell)
        assert not re.search(r"[1-9]", outside), cell
    # A table of nationalities has its sources below, once for all of its rows.
    feet = [body for body in bodies if 'class="ledger-foot"' in body]
    assert len(feet) == 2 and all("<a " in body for body in feet)


def test_a_period_that_nobody_reports_says_what_to_do_in_each_part() -> None:
    at = opened("flows", period=["2026-11", "2026-12"])
    said = [info.value for info in at.info]
    assert len(said) == 3
    assert "Widen the dates" in said[0] and all("Choose years" in one for one in said[1:])
    assert "no figure" in words(at)
