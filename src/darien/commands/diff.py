"""The command `diff`: what changed between two states of the tables."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from darien.changes import Change, Kind, Texts, UnreadableError, changes, read_tables
from darien.tables import ids

SIGNS = {Kind.CHANGED: "~", Kind.ADDED: "+", Kind.REMOVED: "-", Kind.RENAMED: ">"}
LONGEST = 120


def add_to(commands: Any) -> None:
    """Add the command to the subparsers of a parser."""
    comparing = commands.add_parser("diff", help="what changed between two states of the tables")
    comparing.add_argument("old", type=Path, help="folder of tables, or ZIP of a data package")
    comparing.add_argument("new", type=Path, help="the same, later")
    comparing.add_argument("--format", choices=["text", "markdown"], default="text")
    comparing.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what changed; return 0 if nothing did, 1 if something did, 2 if it cannot be told."""
    try:
        old, new = read_tables(options.old), read_tables(options.new)
        found = changes(old, new)
    except UnreadableError as error:
        print(f"darien diff: {error}.", file=sys.stderr)
        return 2
    cited = _cited(old) | _cited(new)
    write = _as_markdown if options.format == "markdown" else _as_text
    print("\n".join(write(found, cited)) if found else "Nothing changed.")
    return 1 if found else 0


def _cited(texts: Texts) -> dict[str, str]:
    """Return how each source is named: publisher and date."""
    if "sources" not in texts:
        return {}
    rows = texts["sources"].to_dict("records")
    return {
        row["source_id"]: ", ".join(filter(None, (row.get("publisher"), row.get("published"))))
        for row in rows
    }


def _as_text(found: Iterable[Change], cited: dict[str, str]) -> Iterator[str]:
    for table, group in groupby(found, key=lambda one: one.table):
        of_table = list(group)
        counts = Counter(one.kind for one in of_table)
        told = ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])
        yield f"{table}: {told}"
        for one in of_table:
            yield f"  {SIGNS[one.kind]} {_named(one)}"
            yield from (f"      {line}" for line in _cells(one))
            if sources := _sources(one, cited):
                yield f"      {sources}"


def _as_markdown(found: Iterable[Change], cited: dict[str, str]) -> Iterator[str]:
    for place, (table, group) in enumerate(groupby(found, key=lambda one: one.table)):
        yield from ([""] if place else [])
        yield f"### {table}"
        yield ""
        for one in group:
            said = "; ".join(_cells(one)) if one.kind == Kind.CHANGED else one.kind.value
            if one.kind == Kind.ADDED and (value := _value(one)):
                said = f"added, {value}"
            sources = _sources(one, cited)
            yield f"- `{_named(one)}`: {said}{f' ({sources})' if sources else ''}"


def _named(one: Change) -> str:
    return f"{one.old_id} → {one.row_id}" if one.old_id else one.row_id


def _cells(one: Change) -> Iterator[str]:
    """Say each cell that differs; of a row added or removed, only the figure that it holds."""
    if one.kind in (Kind.ADDED, Kind.REMOVED):
        if value := _value(one):
            yield value
    elif one.kind == Kind.CHANGED:
        for cell in one.cells:
            yield f"{cell.column}: {_shown(cell.old)} → {_shown(cell.new)}"


def _value(one: Change) -> str:
    named = ("people", "value", "dead_and_missing", "title", "text", "fault")
    cells = {cell.column: cell.new or cell.old for cell in one.cells}
    return next((f"{name}: {_shown(cells[name])}" for name in named if name in cells), "")


def _shown(cell: str) -> str:
    short = cell if len(cell) <= LONGEST else f"{cell[:LONGEST]}…"
    return short or "(blank)"


def _sources(one: Change, cited: dict[str, str]) -> str:
    return "; ".join(cited.get(source_id, source_id) for source_id in ids(one.source_ids))
