"""The command `figure`: a view as a file, the same as the Atlas gives at its addresses."""

import argparse
import sys
from pathlib import Path
from typing import Any

from darien.commands.drawing import Order, add_options, order
from darien.edition import map_id
from darien.figure_link import shown
from darien.folder import data_version
from darien.paper import Format
from darien.render.figure import animated, figure
from darien.tables import Tables, load


def add_to(commands: Any) -> None:
    """Add the command to the subparsers of a parser."""
    drawing = commands.add_parser(
        "figure", help="a figure of a view: PNG, SVG, PDF or GIF, which plays its months"
    )
    add_options(drawing)
    drawing.add_argument(
        "--format",
        metavar="FORMAT",
        help="png, svg, pdf or gif (default: as the file's name ends)",
    )
    drawing.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    drawing.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the figure; return the exit status: 0 done, 2 the call is at fault."""
    tables = load()
    try:
        format = _format(options)
        given = order(tables, options, is_animated=format == Format.GIF)
        options.output.write_bytes(_drawn(tables, format, given))
    except ValueError as error:
        print(f"darien figure: {error}.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"darien figure: cannot write {options.output}: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"Wrote {options.output}: {map_id(given.view, given.edition, data_version())}.")
    return 0


def _drawn(tables: Tables, format: Format, given: Order) -> bytes:
    view, edition = given.view, given.edition
    if format == Format.GIF:
        return animated(tables, view, edition, created=given.created, address=given.address)
    return figure(tables, view, format, edition, created=given.created, address=given.address)


def _format(options: argparse.Namespace) -> Format:
    said = options.format or options.output.suffix.removeprefix(".").lower()
    if said not in tuple(Format):
        raise ValueError(f"format cannot be {shown(said)}; possible: {', '.join(Format)}")
    return Format(said)
