"""Every known fault names rows that are there, and the faults that tests expect are all listed."""

from pathlib import Path

import pytest

from darien.language import data_text
from darien.rows import by_id
from darien.schemas import SCHEMAS
from darien.tables import ids, load

TABLES = load()
FAULTS = list(TABLES.faults.itertuples())
EVIDENCE = (Path(__file__).parent / "test_evidence_flows.py").read_text("utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.fault_id)
def test_a_fault_names_a_table_and_rows_of_it(fault: object) -> None:
    assert fault.table in SCHEMAS
    known = by_id(TABLES, fault.table)
    assert [row_id for row_id in ids(fault.row_ids) if row_id not in known] == []


@pytest.mark.parametrize("sums", [("21,027", "21,096"), ("2,927", "3,091"), ("22,351", "39,087")])
def test_a_sum_that_a_test_expects_not_to_close_is_a_listed_fault(sums: tuple[str, str]) -> None:
    assert all(number in EVIDENCE for number in sums)
    assert any(all(number in fault.fault for number in sums) for fault in FAULTS)


def test_every_expected_failure_is_listed() -> None:
    assert EVIDENCE.count("xfail(") == sum("A test tells" in fault.remedy for fault in FAULTS)


def test_every_fault_is_told_in_spanish() -> None:
    for fault in FAULTS:
        for text in filter(None, (fault.fault, fault.remedy, fault.note)):
            assert data_text(text, "es") != text, text
