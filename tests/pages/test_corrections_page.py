"""The page of corrections: the steps, what was corrected, and a table that is tried."""

import pytest
from reading import html, opened, without_exception
from streamlit.testing.v1 import AppTest

from darien.folder import DATA

GAPS = "gap_id,table,subject,text\n"


def trying(content: bytes, name: str = "gaps.csv") -> AppTest:
    at = opened("corrections", lang="en")
    uploader = at.file_uploader(key="table-en")
    return without_exception(uploader.set_value((name, content, "text/csv")).run())


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_lists_what_was_corrected_each_with_its_ledger(language: str) -> None:
    at = opened("corrections", lang=language)
    assert "./ledger?figure=rivals%3Asnm-panama-south-2025-01-01-people-22325" in html(at)
    assert "22,325" in html(at) and "22,833" in html(at)


def test_a_table_without_fault_says_what_would_change_and_is_offered() -> None:
    at = trying((GAPS + "new-gap,events,,Something is missing.\n").encode())
    assert not at.error
    assert any("Rows that would change: 1" in one.value for one in at.success)
    assert "new-gap" in html(at) and at.get("download_button")


def test_our_own_table_changes_nothing() -> None:
    at = trying((DATA / "gaps.csv").read_bytes())
    assert any("nothing that ours does not say" in one.value for one in at.success)


def test_problems_are_listed_by_row_and_nothing_is_offered() -> None:
    at = trying((GAPS + "new-gap,,,=1+1\n").encode())
    assert any("Problems: 2" in one.value for one in at.error)
    assert "formula" in html(at) and not at.get("download_button")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"a,b\n1,2\n", b"\xff\xfe\xfa", b"<b>,![x](y)\n"]
)
def test_what_is_no_table_of_ours_gets_one_sentence_that_stays_text(content: bytes) -> None:
    at = trying(content)
    (error,) = at.error
    assert "![" not in error.value and "<b>" not in error.value
    assert not at.get("download_button")
