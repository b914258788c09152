"""What the commands `figure` and `pack` have in common: how a view and an edition are asked for."""

import argparse
from dataclasses import dataclass
from datetime import UTC, date, datetime

from darien.edition import ALLOWED, Edition
from darien.figure_link import checked_address, query_of, read
from darien.tables import Tables
from darien.timeline import charted
from darien.view import Query, View

# Option, what stands for its value, and what it says; the name is the parameter of the link.
FILTERS = {
    "direction": ("WAY", "northbound, southbound or both"),
    "layer": ("NAME", "corridor or layer to show; may be repeated; none for none"),
    "extent": ("NAME", "darien, isthmus, central-america or whole-route"),
    "lang": ("LANGUAGE", "en or es"),
    "template": ("PAGE", ALLOWED["template"]),
    "tone": ("TONE", ALLOWED["tone"]),
    "part": ("PART", f"{ALLOWED['part']}; may be repeated"),
    "panels": ("HOW", ALLOWED["panels"]),
    "dpi": ("DPI", f"dots per inch of a PNG: {ALLOWED['dpi']}"),
}
PERIODS = {"period": ("first", "last"), "compare": ("with_first", "with_last")}
MONTHS = {
    "--from": ("first", "first month of the period"),
    "--to": ("last", "last month of the period"),
    "--with-from": ("with_first", "first month of the period to compare with"),
    "--with-to": ("with_last", "last month of the period to compare with"),
}


@dataclass(frozen=True)
class Order:
    """What is to be made: a view on paper, dated, with the public address of the atlas or none."""

    view: View
    edition: Edition
    created: date
    address: str


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is to be drawn."""
    for option, (name, what) in MONTHS.items():
        parser.add_argument(option, dest=name, metavar="YYYY-MM", help=what)
    for name, (value, what) in FILTERS.items():
        parser.add_argument(f"--{name}", action="append", metavar=value, help=what)
    parser.add_argument("--link", metavar="LINK", help='instead of these: "?period=…", in quotes')
    parser.add_argument("--created", metavar="YYYY-MM-DD", help="day of making (default: today)")
    parser.add_argument(
        "--address", default="", metavar="URL", help="public address of the atlas, https://…/"
    )


def order(tables: Tables, options: argparse.Namespace, *, is_animated: bool = False) -> Order:
    """Return what the options ask for; what they leave out is as in the first view.

    Raises ValueError, with one sentence, for what means nothing.
    """
    asked = read(asked_query(options), charted(tables), today(), "en", is_animated=is_animated)
    address = checked_address(options.address, "en")
    return Order(asked.view, asked.edition, asked.created, address)


def today() -> date:
    """Return the day on which a file is made that names none."""
    return datetime.now(UTC).date()


def asked_query(options: argparse.Namespace, *, needs_period: bool = True) -> Query:
    """Return the query of the link that the options say.

    Raises ValueError without a period, where one is needed.
    """
    dated = {} if options.created is None else {"created": [options.created]}
    return {**_query(options, needs_period=needs_period), **dated}


def _query(options: argparse.Namespace, *, needs_period: bool) -> Query:
    query: Query = {
        name: getattr(options, name) for name in FILTERS if getattr(options, name) is not None
    }
    for name, ends in PERIODS.items():
        if months := [getattr(options, end) for end in ends if getattr(options, end) is not None]:
            query[name] = months
    if options.link is not None:
        if query:
            raise ValueError("--link says everything; leave the other filters out")
        said = options.link.partition("?")[2] if "?" in options.link else options.link
        return query_of(said.encode(errors="surrogateescape"), "en")
    if needs_period and "period" not in query:
        raise ValueError("a period needs --from and --to, or a --link")
    return query
