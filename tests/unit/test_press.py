"""Orders wait for one worker; it may crash, be asked too much, or lose who asked."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from loops import in_a_loop

from darien.atelier import Order
from darien.edition import Edition, NoRoomError
from darien.ui.press import BusyError, NotMadeError, Press, WorkerGoneError
from darien.view import View

# The real loop of the atelier around a quick stand-in for drawing, which keeps a list of what it
# made in the file that an order names as its address.
WORK = """
import os, pathlib, time
from darien import atelier
from darien.edition import NoRoomError

def make(order):
    made = pathlib.Path(order.address)
    with made.open("a") as file:
        file.write(order.file + "\\n")
    times = made.read_text().count("crash")
    if order.file == "crash" or (order.file == "crash once" and times < 2):
        os._exit(1)
    if order.file == "small":
        raise NoRoomError
    if order.file == "fail":
        raise ValueError("no such drawing")
    time.sleep(0.5 if order.file == "slow" else 0)
    print("a library says something")
    return f"{order.file} {os.getpid()} {os.nice(0)}".encode()

atelier.make = make
atelier.work()
"""


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press(work=WORK, most_waiting=2, most_bytes=100)
    yield press
    press.end()


@pytest.fixture
def order(tmp_path: Path) -> Callable[[str], Order]:
    return lambda file: Order(file, View(), Edition(), date(2026, 1, 1), str(tmp_path / "made"))


def made(tmp_path: Path) -> list[str]:
    return (tmp_path / "made").read_text().splitlines()


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return in_a_loop(work)


def test_who_asks_for_the_same_at_once_or_later_gets_the_same_made_once(
    press: Press, order: Callable[[str], Order], tmp_path: Path
) -> None:
    async def ask() -> set[bytes]:
        at_once = await asyncio.gather(*(press.file("a", order("slow")) for _ in range(10)))
        return {*at_once, await press.file("a", order("slow"))}

    assert len(run(ask())) == 1
    assert made(tmp_path) == ["slow"]


def test_a_worker_steps_back_behind_the_server(press: Press, order: Callable[[str], Order]) -> None:
    body = run(press.file("a", order("quick")))
    assert int(body.split()[-1]) == os.nice(0) + 10


def test_a_worker_that_crashes_is_replaced_and_the_order_made(
    press: Press, order: Callable[[str], Order], tmp_path: Path
) -> None:
    assert run(press.file("a", order("crash once"))).startswith(b"crash once")
    assert made(tmp_path) == ["crash once", "crash once"]


def test_an_order_that_always_crashes_is_given_up_and_the_next_is_made(
    press: Press, order: Callable[[str], Order], tmp_path: Path
) -> None:
    async def ask() -> bytes:
        crash = asyncio.create_task(press.file("a", order("crash")))
        await asyncio.sleep(0)
        other = await press.file("b", order("quick"))
        with pytest.raises(WorkerGoneError):
            await crash
        return other

    assert run(ask()).startswith(b"quick")
    assert made(tmp_path) == ["crash", "crash", "quick"]


def test_a_drawing_that_fails_says_why_and_costs_no_worker(
    press: Press, order: Callable[[str], Order]
) -> None:
    async def ask() -> tuple[bytes, bytes]:
        before = await press.file("a", order("quick"))
        with pytest.raises(NotMadeError, match="no such drawing"):
            await press.file("b", order("fail"))
        return before, await press.file("c", order("quick"))

    before, after = run(ask())
    assert before == after


def test_more_than_may_wait_are_told_at_once(press: Press, order: Callable[[str], Order]) -> None:
    async def ask() -> None:
        waiting = [asyncio.create_task(press.file(key, order("slow"))) for key in "ab"]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await press.file("c", order("quick"))
        same = press.file("b", order("slow"))
        assert len({*await asyncio.gather(*waiting, same)}) == 1
        assert await press.file("c", order("quick"))

    run(ask())


def test_a_reader_who_goes_away_breaks_nothing_and_the_file_is_kept(
    press: Press, order: Callable[[str], Order], tmp_path: Path
) -> None:
    async def ask() -> bytes:
        gone = asyncio.create_task(press.file("a", order("slow")))
        await asyncio.sleep(0)
        stays = asyncio.create_task(press.file("a", order("slow")))
        await asyncio.sleep(0)
        gone.cancel()
        return await stays

    assert run(ask()).startswith(b"slow")
    assert made(tmp_path) == ["slow"] and list(press.kept) == ["a"]


def test_of_the_kept_files_the_one_longest_unasked_goes_first(
    press: Press, order: Callable[[str], Order]
) -> None:
    async def ask() -> None:
        size = len(await press.file("0", order("quick")))
        for key in range(1, 100 // size):
            await press.file(str(key), order("quick"))
        await press.file("0", order("quick"))
        await press.file("new", order("quick"))

    run(ask())
    assert "0" in press.kept and "1" not in press.kept
    assert sum(map(len, press.kept.values())) <= 100


def test_nobody_waits_for_a_press_that_ends(press: Press, order: Callable[[str], Order]) -> None:
    async def ask() -> None:
        slow = asyncio.create_task(press.file("a", order("slow")))
        while not press.workers:
            await asyncio.sleep(0.01)
        press.end()
        with pytest.raises(WorkerGoneError):
            await slow

    run(ask())
    assert press.workers[0].returncode is not None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_a_worker_ends_with_its_server_even_if_that_is_killed() -> None:
    script = (
        "import time; from darien.ui.press import Press; worker = Press()._worker();"
        " print(worker.pid, flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    server = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment
    )
    assert server.stdout is not None
    worker = int(server.stdout.readline())
    assert is_alive(worker)
    server.send_signal(signal.SIGKILL)
    server.wait()
    until = time.monotonic() + 30
    while is_alive(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(worker)


def is_alive(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_page_that_was_too_small_is_refused_without_drawing_it_again(
    press: Press, order: Callable[[str], Order], tmp_path: Path
) -> None:
    async def ask() -> None:
        for _time in range(3):
            with pytest.raises(NoRoomError):
                await press.file("a", order("small"))

    run(ask())
    assert made(tmp_path) == ["small"]


def test_slow_kinds_take_few_of_the_places_in_the_queue(
    order: Callable[[str], Order],
) -> None:
    busy = Press(work=WORK, most_waiting=10, most_slow=2)

    async def ask() -> None:
        slow = [asyncio.create_task(busy.file(f"{n}", order("figure.gif"))) for n in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await busy.file("another", order("report.zip"))
        assert await busy.file("quick", order("quick"))
        await asyncio.gather(*slow)
        assert await busy.file("another", order("report.zip"))

    try:
        run(ask())
    finally:
        busy.end()


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_made(
    order: Callable[[str], Order], tmp_path: Path
) -> None:
    hurried = Press(work=WORK, longest=0.2)

    async def ask() -> bytes:
        # The first worker has to start, which may itself take longer: what counts is the order.
        with pytest.raises(NotMadeError, match="longer"):
            await hurried.file("a", order("slow"))
        return b""

    try:
        run(ask())
        object.__setattr__(hurried, "longest", 60.0)
        assert run(hurried.file("b", order("quick")))
    finally:
        hurried.end()


def test_nothing_is_made_after_the_end(press: Press, order: Callable[[str], Order]) -> None:
    press.end()
    with pytest.raises(WorkerGoneError):
        run(press.file("a", order("quick")))
