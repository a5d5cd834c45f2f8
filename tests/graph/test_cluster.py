"""The cluster: Dask with a real scheduler and workers, each in its own process, gives the same bytes as one process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from claimed import Shared, claims, said_of
from load import wait_until

from policyloom.cli import main
from policyloom.graph.build import bundled_sources
from policyloom.graph.cluster import Cluster
from policyloom.graph.pool import Limits, Lost
from policyloom.graph.source import find_sources
from policyloom.ontology.errors import InputError
from policyloom.ontology.own import built_in
from policyloom.queries.corpus import Build
from policyloom.queries.store import Store, open_store

pytest.importorskip("distributed", reason="the extra dask is not installed")
# Ignore warnings: those from Dask are not ours to fix.
pytestmark = pytest.mark.filterwarnings("ignore")

DOCUMENTS = 3
OPENED = "The port opened in 2020."
OPENED_CLAIM = f"event_date | port | in 2020 | {OPENED} | date=2020"


class Machines:
    """A scheduler and its workers.

    :ivar address: the address of the scheduler.
    :ivar workers: the processes of the workers.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self.address = ""
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_scheduler(self) -> None:
        told = self._folder / "scheduler.json"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        wait_until(lambda: told.exists() and told.stat().st_size)
        self.address = json.loads(told.read_text(encoding="utf-8"))["address"]

    def start_worker(self, *options: str) -> None:
        # A worker without a scheduler ends after a while, in case this program is killed.
        alone = "--death-timeout", "60"
        self.workers.append(self._start("worker", self.address, "--nthreads", "1", *alone, *options))

    def _start(self, program: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", "--no-dashboard", *options]
        with (self._folder / f"{program}-{len(self._processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                cwd=self._folder,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
        self._processes.append(process)
        return process

    def kill(self) -> None:
        for process in self._processes:
            # The process group includes the processes that it started.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(20)


@contextmanager
def running(folder: Path) -> Iterator[Machines]:
    machines = Machines(folder)
    try:
        machines.start_scheduler()
        yield machines
    finally:
        machines.kill()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """Yield a scheduler that has a worker."""
    with running(tmp_path_factory.mktemp("cluster")) as found:
        found.start_worker("--no-nanny")
        yield found


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    paragraphs = bundled_sources()[0].read_text(encoding="utf-8").splitlines()
    for number in range(DOCUMENTS):
        text = f"{paragraphs[number % len(paragraphs)]}\n{OPENED}\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    claims(tmp_path / "claims.jsonl", said_of(sorted(folder.iterdir()), [OPENED_CLAIM]))
    (folder / "02.txt").write_bytes(b"\xff\xff")
    return folder


def quads(store: Store) -> list[str]:
    return sorted(map(str, store.quads()))


def test_cluster_that_loses_a_worker_gives_the_bytes_of_one_process(
    machines: Machines, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, reader = find_sources([texts]), Shared(str(texts.parent / "claims.jsonl"), pause=0.2)
    with open_store(None) as alone, open_store(None) as store:
        expected = Build(alone, found, built_in(), software="1", reader=reader)
        list(expected.steps(jobs=1))
        # Put one document in each partition.
        monkeypatch.setattr("policyloom.graph.cluster._PIECES", 1)
        monkeypatch.setattr("policyloom.graph.pool._MOST_ITEMS", 1)
        machines.start_worker("--no-nanny")
        lost = machines.workers.pop(0)
        made = Build(store, found, built_in(), software="1", reader=reader)
        steps = made.steps(scheduler=machines.address)
        next(steps)
        lost.send_signal(signal.SIGKILL)
        list(steps)
        assert lost.wait(20) == -signal.SIGKILL
        assert machines.workers[0].poll() is None
        assert quads(store) == quads(alone)
        assert made.outcome == expected.outcome
    assert [fault.name for fault in made.outcome.faults] == ["02"]


# The work is Python source for eval, since a worker must be able to import the function that it calls.
WORK = """lambda piece: (
    __import__("os").kill(__import__("os").getpid(), 9) if item == "killed"
    else __import__("time").sleep(600) if item == "late"
    else 1 / 0 if item == "wrong"
    else item.upper()
    for item in piece)"""


def test_item_at_fault_costs_itself_alone(machines: Machines) -> None:
    items = ["a", "killed", "b", "wrong", "c", "late"]
    cluster = Cluster[str, str](eval, WORK, scheduler=machines.address, limits=Limits(0.5), digest=str)
    found = list(cluster.map(items, len))
    assert [item for item in found if isinstance(item, str)] == ["A", "B", "C"]
    reasons = [item.reason for item in found if isinstance(item, Lost)]
    assert reasons[0] == "crashed the process that was reading it (SIGKILL)"
    assert "ZeroDivisionError" in reasons[1]
    assert reasons[2] == "took longer than 0.5 seconds"


def test_worker_with_another_program_is_refused(machines: Machines) -> None:
    # No two processes have the same process id, so the digests differ.
    cluster = Cluster[str, str](eval, WORK, scheduler=machines.address, limits=Limits(), digest=os.getpid)
    with pytest.raises(InputError, match="a worker has a different release of policyloom"):
        list(cluster.map(["a"], len))


def test_cluster_that_is_not_ready_is_told_in_a_line(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(scheduler: str) -> str:
        command = ["build", str(texts), "--store", str(tmp_path / "store"), "--out", str(tmp_path / "out")]
        assert main([*command, "--executor", "dask", "--scheduler", scheduler]) == 2
        assert not (tmp_path / "store").exists()
        return capsys.readouterr().err

    monkeypatch.setattr("policyloom.graph.cluster._TO_ANSWER", 0.5)
    assert "no Dask scheduler answers at 'tcp://127.0.0.1:9'" in said("tcp://127.0.0.1:9")
    assert "no Dask scheduler answers at 'no address'" in said("no address")
    monkeypatch.setattr("policyloom.graph.cluster._TO_ANSWER", 10)
    monkeypatch.setattr("policyloom.graph.cluster._TO_HAVE_A_WORKER", 0.5)
    with running(tmp_path) as machines:
        assert "has no workers; start some: dask worker tcp://127.0.0.1:" in said(machines.address)
        monkeypatch.setattr("policyloom.graph.cluster._TO_HAVE_A_WORKER", 60)
        machines.start_worker()
        assert "a worker has a nanny, so it cannot start processes; start it with --no-nanny" in said(
            machines.address
        )
