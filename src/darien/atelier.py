"""The atelier: what a process beside the server makes of a view, so that the map stays quick.

The server starts it, writes orders to its standard input and reads files from its standard output,
both pickled. It is no worker of `multiprocessing`: such a worker runs the parent's `__main__` once
more, and that is where Streamlit puts the script of whichever page it is just running.
"""

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import BinaryIO

from darien.edition import Edition, NoRoomError
from darien.paper import Format
from darien.tables import Tables, load
from darien.view import View

# How much the atelier steps back when the server wants to compute as well; 19 would be the most.
NICE = 10


@dataclass(frozen=True)
class Order:
    """A file to be made: `file` is its name in the address, one of FILES.

    `created` is the day printed as the day it was made, `address` the public address of the atlas
    before the query of printed links, or blank.
    """

    file: str
    view: View
    edition: Edition
    created: date
    address: str = ""

    @property
    def is_slow(self) -> bool:
        """Whether it takes many seconds: an animation, or a pack of several files."""
        return self.file in ("figure.gif", "report.zip")


def make(order: Order) -> bytes:
    """Return what is ordered; the same order gives the same bytes."""
    return FILES[order.file](_tables(), order)


def work() -> None:
    """Make what is ordered until there is nobody left who could order."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    # Ctrl-C reaches every process of a terminal; the server ends this one itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not get between the answers.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        _serve(sys.stdin.buffer, answers)


def _serve(orders: BinaryIO, answers: BinaryIO) -> None:
    while True:
        try:
            order: Order = pickle.load(orders)
        except EOFError:
            return
        answer = _answer(order)
        try:
            pickle.dump(answer, answers)
            answers.flush()
        except BrokenPipeError:
            return


def _answer(order: Order) -> bytes | str | NoRoomError:
    """Return the file, that its page is too small, or as text why it could not be made."""
    try:
        return make(order)
    except NoRoomError as refusal:
        return refusal
    except Exception:
        return traceback.format_exc()


@cache
def _tables() -> Tables:
    return load()


def _figure(tables: Tables, order: Order) -> bytes:
    # Imported where it is needed: the server knows this module too, and never draws.
    from darien.render.figure import figure

    return figure(
        tables,
        order.view,
        Format(order.file.rpartition(".")[2]),
        order.edition,
        created=order.created,
        address=order.address,
    )


def _pack(tables: Tables, order: Order) -> bytes:
    from darien.pack import pack

    packed: bytes = pack(
        tables, order.view, order.edition, created=order.created, address=order.address
    )
    return packed


def _animation(tables: Tables, order: Order) -> bytes:
    from darien.render.figure import animated

    return animated(tables, order.view, order.edition, created=order.created, address=order.address)


FILES: dict[str, Callable[[Tables, Order], bytes]] = {
    "figure.png": _figure,
    "figure.svg": _figure,
    "figure.pdf": _figure,
    "figure.gif": _animation,
    "report.zip": _pack,
}
