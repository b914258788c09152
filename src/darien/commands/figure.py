"""The command `figure`: a view as a file, the same as the Atlas gives at its addresses."""

import argparse
import sys
from pathlib import Path
from typing import Any

from darien.commands.drawing import add_options, order
from darien.edition import map_id
from darien.folder import data_version
from darien.pack.asked import shown
from darien.paper import Format
from darien.render.figure import figure
from darien.tables import load

FORMATS = (Format.PNG, Format.SVG, Format.PDF)


def add_to(commands: Any) -> None:
    """Add the command to the subparsers of a parser."""
    drawing = commands.add_parser("figure", help="a figure of a view: PNG, SVG or PDF")
    add_options(drawing)
    drawing.add_argument(
        "--format", metavar="FORMAT", help="png, svg or pdf (default: as the file's name ends)"
    )
    drawing.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    drawing.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the figure; return the exit status: 0 done, 2 the call is at fault."""
    tables = load()
    try:
        format = _format(options)
        given = order(tables, options)
        drawn = figure(
            tables,
            given.view,
            format,
            given.edition,
            created=given.created,
            address=given.address,
        )
        options.output.write_bytes(drawn)
    except ValueError as error:
        print(f"darien figure: {error}.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"darien figure: cannot write {options.output}: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"Wrote {options.output}: {map_id(given.view, given.edition, data_version())}.")
    return 0


def _format(options: argparse.Namespace) -> Format:
    said = options.format or options.output.suffix.removeprefix(".").lower()
    if said not in FORMATS:
        raise ValueError(f"format cannot be {shown(said)}; possible: {', '.join(FORMATS)}")
    return Format(said)
