"""The key facts as claims: what each says stands in data/claims.csv, its verdict nowhere."""

from functools import cache
from itertools import groupby
from typing import Any

from darien.claims.claim import Claim, Claimed, Finding, Part, Trial
from darien.claims.weighing import weigh
from darien.tables import Tables, ids
from darien.verdicts import Reckoning, Wording


@cache
def key_facts(tables: Tables) -> tuple[Claim, ...]:
    """Return every key fact as a claim, in the order of the table."""
    trials: dict[str, list[Any]] = {fact: [] for fact in tables.key_facts["fact_id"]}
    for row in tables.claims.itertuples():
        trials[row.fact_id].append(row)
    return tuple(
        Claim(
            id=fact["fact_id"],
            text=fact["fact"],
            parts=_parts(trials[fact["fact_id"]]),
            origin=fact["from"],
            note=fact["note"],
            source_ids=fact["source_ids"],
        )
        for fact in tables.key_facts.to_dict("records")
    )


@cache
def findings(tables: Tables) -> dict[str, Finding]:
    """Return every key fact, weighed, by its id."""
    return {claim.id: weigh(tables, claim) for claim in key_facts(tables)}


def _parts(rows: list[Any]) -> tuple[Part, ...]:
    """Rows of a fact with the same words are the definitions of one part of it."""
    return tuple(
        Part(text, tuple(_trial(row) for row in of_part))
        for text, of_part in groupby(rows, key=lambda row: str(row.says))
    )


def _trial(row: Any) -> Trial:
    number = None if row.number == "" else float(row.number)
    high = None if row.number_to == "" else float(row.number_to)
    claimed = Claimed(number, Wording(row.wording), row.unit, high, row.claimed)
    return Trial(
        Reckoning(row.reckoning), tuple(ids(row.figures)), claimed, row.definition, row.note
    )
