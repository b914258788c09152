"""The command `gap`: people counted while no listed MSF site of a country was active."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from darien.care_gap import care_gap, countries, default_series
from darien.period import Period
from darien.render import care_gap_report
from darien.tables import Tables, load
from darien.vocabulary import Language


def add_to(commands: Any) -> None:
    """Add the command to the subparsers of a parser."""
    missing = commands.add_parser("gap", help="people counted while no MSF site was active")
    missing.add_argument("--country", required=True, metavar="CODE", help="PAN, CRI, HND …")
    missing.add_argument("--from", dest="first", required=True, metavar="YYYY-MM")
    missing.add_argument("--to", dest="last", required=True, metavar="YYYY-MM")
    missing.add_argument("--series", metavar="ID", help="one series; without it, both directions")
    missing.add_argument("--lang", choices=list(Language), default=Language.ENGLISH)
    missing.add_argument("--json", action="store_true", help="print JSON")
    missing.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the care gap; return the exit status: 0 done, 2 the call is at fault."""
    tables = load()
    try:
        period = Period.of_months(options.first, options.last)
        gaps = [
            care_gap(tables, options.country, series_id, period)
            for series_id in _gap_series(tables, options)
        ]
    except ValueError as error:
        print(f"darien gap: {error}.", file=sys.stderr)
        return 2
    if options.json:
        told = [care_gap_report.as_json(tables, gap, options.lang) for gap in gaps]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(care_gap_report.in_words(tables, gaps, options.lang))
    return 0


def _gap_series(tables: Tables, options: argparse.Namespace) -> Sequence[str]:
    known = set(tables.series["series_id"])
    if options.series and options.series not in known:
        raise ValueError(f'"{options.series}" is not a series; data/series.csv lists them')
    named = [options.series] if options.series else default_series(tables, options.country)
    if not named and options.country in countries(tables):
        raise ValueError(f"no series of the map is counted in {options.country}; name one")
    # An unknown country has no series either; the care gap itself says which there are.
    return named or list(known)[:1]
