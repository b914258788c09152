"""The command `pack`: the report pack of a view as a ZIP, or the check that one is as it was."""

import argparse
import sys
from pathlib import Path
from typing import Any

from darien.commands.drawing import add_options, order, today
from darien.edition import map_id
from darien.figure_link import read
from darien.folder import data_version
from darien.pack import pack, verify
from darien.pack.archive import MOST_BYTES
from darien.tables import Tables, load
from darien.timeline import charted


def add_to(commands: Any) -> None:
    """Add the command to the subparsers of a parser."""
    packing = commands.add_parser("pack", help="a figure with its words, numbers and sources (ZIP)")
    add_options(packing)
    what = packing.add_mutually_exclusive_group(required=True)
    what.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the pack here")
    what.add_argument("--verify", type=Path, metavar="FILE", help="is this pack as it was made?")
    packing.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write or check a pack; return the exit status: 0 done, 1 it differs, 2 the call is at fault.

    The file that cannot be written or read is the one that the call names.
    """
    tables = load()
    try:
        return _verify(tables, options) if options.verify else _write(tables, options)
    except ValueError as error:
        print(f"darien pack: {error}.", file=sys.stderr)
    except OSError as error:
        does, file = ("read", options.verify) if options.verify else ("write", options.output)
        print(f"darien pack: cannot {does} {file}: {error.strerror}.", file=sys.stderr)
    return 2


def _write(tables: Tables, options: argparse.Namespace) -> int:
    given = order(tables, options)
    made = pack(tables, given.view, given.edition, created=given.created, address=given.address)
    options.output.write_bytes(made)
    print(f"Wrote {options.output}: {map_id(given.view, given.edition, data_version())}.")
    return 0


def _verify(tables: Tables, options: argparse.Namespace) -> int:
    with options.verify.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"{options.verify} is larger than a pack can be")
    said = {"lang": options.lang} if options.lang else {}
    language = read(said, charted(tables), today(), "en").view.language
    verdict = verify(tables, data, language)
    if verdict.is_verified:
        print(f"{options.verify} is as it was made: {verdict.map_id}.")
        return 0
    print("\n".join(verdict.sentences))
    return 1
