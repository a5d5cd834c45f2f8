"""The pool: results are in order for any number of processes; a faulty item loses only its own result."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from load import wait_until
from processes import is_running

from policyloom.graph.pool import Limits, Lost, Pool, jobs_for, pieces, results

# The work is Python source for eval, since a process must be able to import the function that it calls.
WORK = """lambda piece: (
    __import__("os").kill(__import__("os").getpid(), 9) if item == "killed"
    else __import__("os")._exit(3) if item == "ended"
    else __import__("time").sleep(600) if item == "late"
    else bytearray(4 << 30) if item == "large"
    else int("std::bad_alloc") if item == "large for a library"
    else 1 / 0 if item == "wrong"
    else item.upper()
    for item in piece)"""


def pool(jobs: int, *, seconds: float = 60, work: str = WORK) -> Pool[str, str]:
    return Pool(eval, work, jobs=jobs, limits=Limits(seconds, memory=2**29))


def ten() -> list[str]:
    return [f"item {i}" for i in range(10)]


def shown(found: Iterator[str | Lost]) -> list[str]:
    return [f"lost: {item.reason}" if isinstance(item, Lost) else item for item in found]


def test_results_come_in_order_although_the_first_takes_longest() -> None:
    items = [f"item {i}" for i in range(100)]
    work = "lambda piece: (__import__('time').sleep(0.05 * (i == 'item 0')) or i.upper() for i in piece)"
    assert list(pool(3, work=work).map(items, lambda _: 5_000)) == [item.upper() for item in items]


MEMORY = "needs more memory than one document may use; split it into several documents"
REASONS = {
    "killed": "crashed the process that was reading it (SIGKILL)",
    "ended": "crashed the process that was reading it (exit code 3)",
    "late": "took longer than 0.5 seconds",
    "large": MEMORY,
    "large for a library": MEMORY,
    "wrong": "cannot be read because of a bug in the program (ZeroDivisionError: division by zero); please report it",
}


@pytest.mark.parametrize("bad", REASONS)
def test_item_at_fault_costs_itself_alone_in_its_piece(bad: str) -> None:
    found = shown(pool(1, seconds=0.5 if bad == "late" else 60).map(["a", bad, "b", bad, "c"], lambda _: 1))
    assert found == ["A", f"lost: {REASONS[bad]}", "B", f"lost: {REASONS[bad]}", "C"]


def test_items_at_fault_cost_themselves_alone_where_each_is_a_piece() -> None:
    items = ["a", *(item for bad in REASONS if bad != "late" for item in (bad, f"after {bad}"))]
    found = shown(pool(2).map(items, lambda _: 100_000))
    assert found == [f"lost: {REASONS[item]}" if item in REASONS else item.upper() for item in items]


def test_item_whose_process_was_killed_from_outside_is_tried_again(tmp_path: Path) -> None:
    mark = tmp_path / "killed"
    work = f"""lambda piece: (
        __import__("os").kill(__import__("os").getpid(), 9)
        if item == "item 5" and not __import__("os").path.exists({str(mark)!r})
        and open({str(mark)!r}, "w").close() is None else item for item in piece)"""
    assert list(pool(2, work=work).map(ten(), lambda _: 1)) == ten()
    assert mark.exists()


def test_no_more_items_are_taken_than_the_next_results_need_and_processes_end_with_the_iteration() -> None:
    counter = itertools.count()
    found = pool(2).map((f"item {i}" if i < 3 else "late" for i in counter), lambda _: 20_000)
    assert list(itertools.islice(found, 3)) == ["ITEM 0", "ITEM 1", "ITEM 2"]
    found.close()
    assert next(counter) < 40
    assert not [child for child in multiprocessing.active_children() if child.is_alive()]


def test_processes_do_not_outlive_a_program_that_is_killed() -> None:
    program = f"""
import multiprocessing, time
from policyloom.graph.pool import Limits, Pool
if __name__ == "__main__":
    for _ in Pool(eval, {WORK!r}, jobs=2, limits=Limits()).map(["a", "b"] * 1000, lambda _: 100_000):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        workers = [int(pid) for pid in started.stdout.readline().split()]
        started.kill()
    assert workers
    wait_until(lambda: not any(map(is_running, workers)))


def test_time_to_get_ready_is_not_the_time_of_an_item() -> None:
    slow = f"(__import__('time').sleep(0.6), {WORK})[1]"
    assert list(pool(1, work=slow, seconds=0.5).map(["a"], len)) == ["A"]


def test_processes_that_do_not_start_are_told() -> None:
    with pytest.raises(RuntimeError, match="did not start: it ended"):
        list(pool(2, work="1 / 0").map(ten(), len))


def test_pieces_are_full_by_their_characters_or_their_number() -> None:
    assert list(pieces(range(3), lambda _: 16_000)) == [[0], [1], [2]]
    assert [len(piece) for piece in pieces(range(130), lambda _: 1)] == [64, 64, 2]
    assert list(pieces([], lambda _: 1)) == []


def test_item_that_raises_costs_itself_in_this_process_too() -> None:
    work = eval(WORK)
    assert shown(results(work, ["a", "wrong", "b"]))[::2] == ["A", "B"]
    assert shown(results(work, ["wrong"]))[0].startswith("lost: cannot be read")


def test_small_texts_get_no_process() -> None:
    assert jobs_for(0) == jobs_for(30_000) == 1
    assert 1 <= jobs_for(10**9) <= (os.cpu_count() or 1)
