"""The Atlas from a shell.

python -m darien check | total | claim | gap | compare | diff | figure | pack | data | datapackage
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from darien import datapackage
from darien.commands import claim, compare, data, diff, figure, gap, pack
from darien.flows import Total, add_up, sources_of, total
from darien.folder import DATA
from darien.language import data_text
from darien.period import Period
from darien.provenance import Citation, citations
from darien.render.wording import coverage, firmness, months, people, stretches
from darien.tables import DataProblems, Tables, check, load
from darien.vocabulary import Direction, Language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status: 0 done, 1 the data are at fault, 2 the call is."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DataProblems as problems:
        print(problems, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="darien", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    checking = commands.add_parser("check", help="validate every table and say what to mend")
    checking.add_argument("folder", nargs="?", type=Path, default=DATA, help="folder of the tables")
    checking.set_defaults(run=_check)

    adding = commands.add_parser("total", help="people counted in a period, and what is not")
    adding.add_argument("--from", dest="first", required=True, metavar="YYYY-MM")
    adding.add_argument("--to", dest="last", required=True, metavar="YYYY-MM")
    adding.add_argument("--direction", choices=[*Direction, "both"], default="both")
    adding.add_argument(
        "--series",
        action="append",
        metavar="ID",
        help="one series; several are added if they may be",
    )
    adding.add_argument("--lang", choices=list(Language), default=Language.ENGLISH)
    adding.add_argument("--json", action="store_true", help="print JSON")
    adding.set_defaults(run=_total)

    claim.add_to(commands)
    gap.add_to(commands)
    compare.add_to(commands)
    diff.add_to(commands)
    figure.add_to(commands)
    pack.add_to(commands)
    data.add_to(commands)

    packing = commands.add_parser("datapackage", help="write data/datapackage.json from the tables")
    packing.add_argument("folder", nargs="?", type=Path, default=DATA)
    packing.set_defaults(run=_datapackage)
    return parser


def _check(options: argparse.Namespace) -> int:
    problems = check(options.folder)
    for problem in problems:
        print(problem)
    if not problems:
        print("Every table is in order.")
    return 1 if problems else 0


def _total(options: argparse.Namespace) -> int:
    tables = load()
    try:
        period = Period.of_months(options.first, options.last)
        totals = _totals(tables, options, period)
    except ValueError as error:
        print(f"darien total: {error}.", file=sys.stderr)
        return 2
    if options.json:
        told = [_as_json(tables, one, options.lang) for one in totals]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_in_words(tables, one, options.lang) for one in totals))
    return 0


def _totals(tables: Tables, options: argparse.Namespace, period: Period) -> list[Total]:
    known = tables.series.set_index("series_id")
    for series_id in options.series or ():
        if series_id not in known.index:
            raise ValueError(f'"{series_id}" is not a series; data/series.csv lists them')
        if options.direction not in ("both", known.loc[series_id]["direction"]):
            raise ValueError(f"{series_id} counts {known.loc[series_id]['direction']} only")
    if options.series:
        named = list(dict.fromkeys(options.series))
        if len(named) > 1:
            return [add_up(tables, named, period)]
        return [total(tables, named[0], period)]
    shown = tables.series[tables.series["map_point"] == "yes"].sort_values("rank")
    if options.direction != "both":
        shown = shown[shown["direction"] == options.direction]
    return [total(tables, series_id, period) for series_id in shown["series_id"]]


def _in_words(tables: Tables, one: Total, language: str) -> str:
    series = tables.series.set_index("series_id")
    names = [data_text(series.loc[id]["title"], language) for id in one.series_ids]
    producers = dict.fromkeys(
        data_text(series.loc[id]["producer"], language) for id in one.series_ids
    )
    counted, when = people(one, language) or "–", months(one.period, language)
    unit = series.loc[one.series_ids[0]]["unit"]
    remarks = [firmness(one, unit, language), coverage(one, language)]
    lines = [
        f"{counted:>11}  {' + '.join(names)}, {when} [{', '.join(one.series_ids)}]",
        f"{'':11}  {'; '.join(producers)}",
        f"{'':11}  {' · '.join(filter(None, remarks))}",
    ]
    if one.people is not None and not one.is_whole:
        lines.append(f"{'':11}  {stretches(one.covered, language)}: {one.share:.1%}")
    lines += [
        f"{'':11}  {named.publisher}, {named.published}: {named.url}"
        for named in _cited(tables, one)
    ]
    return "\n".join(lines)


def _cited(tables: Tables, one: Total) -> tuple[Citation, ...]:
    return citations(tables, sources_of(tables, one))


def _as_json(tables: Tables, one: Total, language: str) -> dict[str, object]:
    series = tables.series.set_index("series_id")
    return {
        "series": list(one.series_ids),
        "title": [data_text(series.loc[id]["title"], language) for id in one.series_ids],
        "producer": [data_text(series.loc[id]["producer"], language) for id in one.series_ids],
        "from": one.period.first.isoformat(),
        "to": one.period.last.isoformat(),
        "people": one.people,
        "bound": one.bound,
        "status": one.status,
        "coverage": coverage(one, language),
        "share_covered": round(one.share, 4),
        "covered": [[gap.first.isoformat(), gap.last.isoformat()] for gap in one.covered],
        "uncovered": [[gap.first.isoformat(), gap.last.isoformat()] for gap in one.uncovered],
        "observations": list(one.observation_ids),
        "sources": [
            {"id": named.source_id, "publisher": named.publisher, "url": named.url}
            for named in _cited(tables, one)
        ],
    }


def _datapackage(options: argparse.Namespace) -> int:
    target = datapackage.write(options.folder)
    print(f"Wrote {target.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
