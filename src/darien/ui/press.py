"""The press: orders of files wait here for the one process that makes them; the last are kept."""

import asyncio
import os
import pickle
import subprocess
import sys
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from darien.atelier import Order
from darien.edition import NoRoomError

# Pages known to be too small; each is a key of some forty signs.
REFUSALS_KEPT = 1_000

WORK = "from darien import atelier; atelier.work()"


class BusyError(Exception):
    """As many files as may wait are waiting."""


class WorkerGoneError(Exception):
    """The process that makes files ended before it answered."""


class NotMadeError(Exception):
    """A file could not be made; the message is the traceback of the process that tried."""


@dataclass(frozen=True, eq=False)
class Press:
    """One worker and what waits for it; all but `end` is called in the server's event loop.

    `work` is the Python that the worker runs. `most_waiting` files wait or are being made at most,
    `most_slow` of them of the kinds that take long; none may take `longest` seconds. `most_bytes`
    of the files asked for last are kept.
    """

    work: str = WORK
    most_waiting: int = 64
    most_slow: int = 4
    longest: float = 240.0
    most_bytes: int = 64_000_000
    waiting: dict[str, asyncio.Task[bytes]] = field(default_factory=dict)
    kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    # The one thread that speaks with the worker: orders are made one after the other.
    speaker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "press"))
    ended: threading.Event = field(default_factory=threading.Event)
    slow: set[str] = field(default_factory=set)
    too_small: OrderedDict[str, None] = field(default_factory=OrderedDict)

    async def file(self, key: str, order: Order) -> bytes:
        """Return what is ordered; whoever asks for the same `key` meanwhile gets the same.

        Raises BusyError, NoRoomError, or whatever went wrong when it was made. Whoever asks may go
        away: the file is made and kept all the same.
        """
        if self.ended.is_set():
            raise WorkerGoneError
        if key in self.kept:
            self.kept.move_to_end(key)
            return self.kept[key]
        if key in self.too_small:
            raise NoRoomError
        if key not in self.waiting:
            if len(self.waiting) >= self.most_waiting:
                raise BusyError
            if order.is_slow:
                if len(self.slow) >= self.most_slow:
                    raise BusyError
                self.slow.add(key)
            self.waiting[key] = asyncio.create_task(self._made(key, order))
        return await asyncio.shield(self.waiting[key])

    def end(self) -> None:
        """End the worker, and whatever it is making; nothing is made after that."""
        self.ended.set()
        self.speaker.shutdown(wait=False, cancel_futures=True)
        for worker in self.workers:
            worker.kill()
            worker.wait()

    async def _made(self, key: str, order: Order) -> bytes:
        try:
            body = await asyncio.wrap_future(self.speaker.submit(self._make, order))
        except NoRoomError:
            self.too_small[key] = None
            if len(self.too_small) > REFUSALS_KEPT:
                self.too_small.popitem(last=False)
            raise
        finally:
            del self.waiting[key]
            self.slow.discard(key)
        self._keep(key, body)
        return body

    def _keep(self, key: str, body: bytes) -> None:
        self.kept[key] = body
        while sum(map(len, self.kept.values())) > self.most_bytes:
            self.kept.popitem(last=False)

    def _make(self, order: Order) -> bytes:
        """Have the worker make a file, and a new worker where the first is gone."""
        try:
            return _answer(self._worker(), order, self.longest)
        except WorkerGoneError:
            if self.ended.is_set():
                raise
            return _answer(self._worker(), order, self.longest)

    def _worker(self) -> subprocess.Popen[bytes]:
        """Return the worker that is alive; start one if there is none."""
        if not self.workers or self.workers[0].poll() is not None:
            self.workers[:] = [_started(self.work)]
        return self.workers[0]


def _started(work: str) -> subprocess.Popen[bytes]:
    """Start a worker; its standard input ends with this process, and so does the worker."""
    return subprocess.Popen(
        [sys.executable, "-c", work],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _answer(worker: subprocess.Popen[bytes], order: Order, longest: float) -> bytes:
    """Have a worker make a file. It is ended where it takes longer than it may."""
    late = threading.Event()

    def end_it() -> None:
        late.set()
        worker.kill()

    timer = threading.Timer(longest, end_it)
    timer.daemon = True
    timer.start()
    try:
        return _told(worker, order)
    except WorkerGoneError:
        if late.is_set():
            raise NotMadeError(f"a file took longer than {longest:g} seconds") from None
        raise
    finally:
        timer.cancel()


def _told(worker: subprocess.Popen[bytes], order: Order) -> bytes:
    assert worker.stdin is not None and worker.stdout is not None
    try:
        pickle.dump(order, worker.stdin)
        worker.stdin.flush()
        answer: bytes | str | NoRoomError = pickle.load(worker.stdout)
    except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
        worker.kill()
        worker.wait()
        raise WorkerGoneError from error
    if isinstance(answer, NoRoomError):
        raise answer
    if isinstance(answer, str):
        raise NotMadeError(answer)
    return answer
