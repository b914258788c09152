"""What facts rest on: how many each source carries, and which have one witness only."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from darien.provenance import citations
from darien.rows import ids_of
from darien.schemas import SCHEMAS
from darien.tables import Tables, ids

# Agencies and organisations by the words that name them in a publisher, whoever printed the copy.
VOICES = {
    "EFE": r"\bEFE\b",
    "AFP": r"\bAFP\b",
    "AP": r"\bAP\b|Associated Press",
    "Reuters": r"\bReuters\b",
    "MSF": r"\bMSF\b|Médecins Sans Frontières|Médicos Sin Fronteras|Doctors Without Borders",
    "SNM": r"^Servicio Nacional de Migración",
}


@dataclass(frozen=True)
class Support:
    """How many facts rest on one source.

    `by_table` counts the rows that name it, by table; `alone` how many of them name no other.
    """

    source_id: str
    by_table: tuple[tuple[str, int], ...]
    alone: int

    @property
    def facts(self) -> int:
        """Rows of all tables that name the source."""
        return sum(count for _table, count in self.by_table)


@dataclass(frozen=True)
class Weakness:
    """How many rows of a table have one witness.

    `one_source` rows name one source; `one_publisher` name several, all of one publisher or copies
    of one agency; `unsourced` name none, where the table allows it. The three exclude each other.
    """

    table: str
    rows: int
    one_source: int
    one_publisher: int
    unsourced: int


def voice(publisher: str) -> str:
    """Return who speaks in a publication: the agency or organisation whose text a copy carries.

    Without one, the publisher without the site of the copy and without whom it cites.
    """
    named = next((name for name, words in VOICES.items() if re.search(words, publisher)), None)
    return named or re.split(r" \(| via | citing ", publisher)[0]


def voices(tables: Tables, source_ids: Iterable[str]) -> frozenset[str]:
    """Return who speaks in the sources; two names may still repeat one another."""
    return frozenset(voice(one.publisher) for one in citations(tables, [";".join(source_ids)]))


def sourced_tables() -> tuple[str, ...]:
    """Return the tables whose rows name sources for what they state; a fault states nothing."""
    return tuple(
        name
        for name, schema in SCHEMAS.items()
        if "source_ids" in schema.columns and name != "faults"
    )


@cache
def support(tables: Tables) -> tuple[Support, ...]:
    """Return, in the order of the table of sources, how many facts rest on each; perhaps none."""
    counts: dict[str, Counter[str]] = {id: Counter() for id in tables.sources["source_id"]}
    alone: Counter[str] = Counter()
    for table in sourced_tables():
        for cell in getattr(tables, table)["source_ids"]:
            named = ids(cell)
            alone.update(named if len(named) == 1 else ())
            for source_id in named:
                counts[source_id][table] += 1
    return tuple(
        Support(source_id, tuple(by_table.items()), alone[source_id])
        for source_id, by_table in counts.items()
    )


@cache
def facts_of(tables: Tables, source_id: str) -> tuple[tuple[str, str], ...]:
    """Return the rows that name a source: (table, id of the row)."""
    found = []
    for table in sourced_tables():
        rows = getattr(tables, table)
        named = [source_id in ids(cell) for cell in rows["source_ids"]]
        found += [(table, row_id) for row_id in ids_of(table, rows[named])]
    return tuple(found)


def weaknesses(tables: Tables) -> tuple[Weakness, ...]:
    """Return, for each table whose rows name sources, how many rows have one witness only."""
    return tuple(_weakness(tables, table) for table in sourced_tables())


def _weakness(tables: Tables, table: str) -> Weakness:
    cells = [ids(cell) for cell in getattr(tables, table)["source_ids"]]
    return Weakness(
        table,
        rows=len(cells),
        one_source=sum(len(named) == 1 for named in cells),
        one_publisher=sum(len(named) > 1 and len(voices(tables, named)) == 1 for named in cells),
        unsourced=sum(not named for named in cells),
    )
