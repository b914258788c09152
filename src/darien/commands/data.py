"""The command `data`: what a page shows of a view as a file, the same as at its address."""

import argparse
import sys
from pathlib import Path
from typing import Any

from darien.commands.drawing import add_options, asked_query, today
from darien.datasets import asking
from darien.datasets.offers import OF_NO_VIEW
from darien.figure_link import checked_address
from darien.tables import load


def add_to(commands: Any) -> None:
    """Add the command to the subparsers of a parser."""
    giving = commands.add_parser(
        "data", help="what a page shows as a file: XLSX, CSV, GeoPackage …"
    )
    giving.add_argument("what", metavar="WHAT", help="flows.xlsx, flows/years.csv, package.zip …")
    add_options(giving)
    giving.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    giving.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file; return the exit status: 0 done, 2 the call is at fault."""
    tables = load()
    try:
        address = checked_address(options.address, "en")
        place = asking.place_of(tables, options.what, "en")
        is_of_view = place != asking.WHOLE and place.page not in OF_NO_VIEW
        query = {} if place == asking.WHOLE else asked_query(options, needs_period=is_of_view)
        asked = asking.read(tables, options.what, query, "en", today())
        options.output.write_bytes(asking.written(tables, asked, address))
    except ValueError as error:
        print(f"darien data: {error}.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"darien data: cannot write {options.output}: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"Wrote {options.output}.")
    return 0
