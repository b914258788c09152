"""The command `compare`: two periods side by side, as the page Compare shows them."""

import argparse
import json
import sys
from typing import Any

from darien.comparison import Comparison, Side
from darien.period import Period
from darien.provenance import citations
from darien.render.change_words import cautions, heading, named
from darien.render.comparing import Figure, Row, comparisons, rows, sentences
from darien.tables import Tables, load
from darien.view import BOTH, View
from darien.vocabulary import Direction, Language

MARGIN = 11


def add_to(commands: Any) -> None:
    """Add the command to the subparsers of a parser."""
    comparing = commands.add_parser("compare", help="two periods side by side, and what changed")
    for name, first, what in (
        ("from", "first", "first month of period A"),
        ("to", "last", "last month of period A"),
        ("with-from", "with_first", "first month of period B"),
        ("with-to", "with_last", "last month of period B"),
    ):
        comparing.add_argument(f"--{name}", dest=first, required=True, metavar="YYYY-MM", help=what)
    comparing.add_argument("--direction", choices=[*Direction, BOTH], default=BOTH)
    comparing.add_argument("--lang", choices=list(Language), default=Language.ENGLISH)
    comparing.add_argument("--json", action="store_true", help="print JSON")
    comparing.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the comparison; return the exit status: 0 done, 2 the call is at fault."""
    tables = load()
    try:
        view = View(
            period=Period.of_months(options.first, options.last),
            compare=Period.of_months(options.with_first, options.with_last),
            directions=(
                tuple(Direction) if options.direction == BOTH else (Direction(options.direction),)
            ),
            language=Language(options.lang),
        )
    except ValueError as error:
        print(f"darien compare: {error}.", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(_as_json(tables, view), ensure_ascii=False, indent=2))
    else:
        print(_in_words(tables, view))
    return 0


def _in_words(tables: Tables, view: View) -> str:
    told = [heading(view), *cautions(view), *sentences(tables, view)]
    return "\n".join([*told, *(_row(row, view) for row in rows(tables, view))])


def _row(row: Row, view: View) -> str:
    assert view.compare is not None
    changed = " · ".join(filter(None, [row.difference, row.percent, row.why]))
    lines = [f"\n{row.label} ({row.producer})"]
    for letter, period, cell in (("A", view.period, row.first), ("B", view.compare, row.second)):
        lines.append(f"{cell.number:>{MARGIN}}  {letter} {named(period, view.language)}")
        lines += [f"{'':{MARGIN}}  {text}" for text in _beneath(cell)]
    return "\n".join([*lines, f"{'':{MARGIN}}  = {changed}"])


def _beneath(cell: Figure) -> list[str]:
    cited = [f"{one.publisher}, {one.published}: {one.url}" for one in cell.sources]
    return [*filter(None, [cell.note]), *cited]


def _as_json(tables: Tables, view: View) -> dict[str, object]:
    compared, shown = comparisons(tables, view), rows(tables, view)
    return {
        "sentences": list(sentences(tables, view)),
        "cautions": list(cautions(view)),
        "rows": [_row_as_json(tables, one, row) for one, row in zip(compared, shown, strict=True)],
    }


def _row_as_json(tables: Tables, one: Comparison, row: Row) -> dict[str, object]:
    change = one.change
    return {
        "id": one.series_id,
        "label": row.label,
        "producer": row.producer,
        "a": _side_as_json(tables, one.first, row.first),
        "b": _side_as_json(tables, one.second, row.second),
        "from": one.earlier.period.first.isoformat(),
        "difference": change.difference,
        "percent": None if change.ratio is None else round(change.ratio * 100, 4),
        "per_30_days": change.is_per_days,
        "about": change.is_rough,
        "obstacle": change.obstacle,
        "in_words": " · ".join(filter(None, [row.difference, row.percent, row.why])),
    }


def _side_as_json(tables: Tables, side: Side, cell: Figure) -> dict[str, object]:
    return {
        "from": side.period.first.isoformat(),
        "to": side.period.last.isoformat(),
        "count": side.count,
        "number": cell.number,
        "note": cell.note,
        "whole": side.is_whole,
        "sources": [
            {"id": named.source_id, "publisher": named.publisher, "url": named.url}
            for named in citations(tables, side.sources)
        ],
    }
