"""The cluster: Dask with a real scheduler and workers, each in its own process, gives the same bytes as one process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest
from claimed import Shared, claims, said_of

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

DOCUMENTS = 7
OPENED = "The port opened in 2020."
OPENED_CLAIM = f"event_date | port | in 2020 | {OPENED} | date=2020"


class Machines:
    """A scheduler and its workers, which are killed when the block ends, also after an error.

    :ivar address: the address of the scheduler.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self.address = ""

    def __enter__(self) -> Self:
        try:
            self.address = self._scheduler()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            # The process group includes the processes that it started.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        for process in self._processes:
            process.wait(20)

    def _scheduler(self) -> str:
        told = self._folder / "scheduler.json"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        for _ in range(600):
            if told.exists() and told.stat().st_size:
                break
            time.sleep(0.1)
        address: str = json.loads(told.read_text(encoding="utf-8"))["address"]
        return address

    def worker(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker and return its process."""
        # A worker without a scheduler ends after a while, in case this program is killed.
        return self._start("worker", self.address, "--nthreads", "1", "--death-timeout", "60", *options)

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


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with Machines(tmp_path_factory.mktemp("cluster")) as found:
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
    (folder / "05.txt").write_bytes(b"\xff\xff")
    (folder / "06.txt").unlink()
    (folder / "06.txt").symlink_to("nowhere")
    return folder


def quads(store: Store) -> list[str]:
    return sorted(map(str, store.quads()))


def test_cluster_that_loses_a_worker_gives_the_bytes_of_one_process(
    machines: Machines, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, reader = find_sources([texts]), Shared(str(texts.parent / "claims.jsonl"), pause=0.2)
    with open_store(None) as alone, open_store(None) as store:
        expected = Build(alone, found, built_in(), software="1", reader=reader)
        for _ in expected.steps(jobs=1):
            pass
        # Put one document in each partition.
        monkeypatch.setattr("policyloom.graph.cluster._PIECES", 1)
        monkeypatch.setattr("policyloom.graph.pool._MOST_ITEMS", 1)
        workers = [machines.worker("--no-nanny"), machines.worker("--no-nanny")]
        made = Build(store, found, built_in(), software="1", reader=reader)
        steps = made.steps(scheduler=machines.address)
        next(steps)
        workers[0].send_signal(signal.SIGKILL)
        for _ in steps:
            pass
        assert workers[0].wait(20) == -signal.SIGKILL
        assert workers[1].poll() is None
        assert quads(store) == quads(alone)
        assert made.outcome == expected.outcome
    assert [fault.name for fault in made.outcome.faults] == ["05", "06"]


# The work is Python source for eval, since a worker must be able to import the function that it calls.
WORK = """lambda piece: (
    __import__("os").kill(__import__("os").getpid(), 9) if item == "killed"
    else __import__("time").sleep(600) if item == "late"
    else 1 / 0 if item == "wrong"
    else item.upper()
    for item in piece)"""


def test_item_at_fault_costs_itself_alone(machines: Machines) -> None:
    items = ["a", "killed", "b", "wrong", "c", "late"]
    machines.worker("--no-nanny")
    cluster = Cluster[str, str](eval, WORK, scheduler=machines.address, limits=Limits(2), digest=str)
    found = list(cluster.map(items, len))
    assert [item for item in found if isinstance(item, str)] == ["A", "B", "C"]
    reasons = [item.reason for item in found if isinstance(item, Lost)]
    assert reasons[0] == "crashed the process that was reading it (SIGKILL)"
    assert "ZeroDivisionError" in reasons[1]
    assert reasons[2] == "took longer than 2 seconds"


def test_worker_with_another_program_is_refused(machines: Machines) -> None:
    machines.worker("--no-nanny")
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

    monkeypatch.setattr("policyloom.graph.cluster._TO_ANSWER", 2)
    monkeypatch.setattr("policyloom.graph.cluster._TO_HAVE_A_WORKER", 1)
    assert "no Dask scheduler answers at 'tcp://127.0.0.1:9'" in said("tcp://127.0.0.1:9")
    assert "no Dask scheduler answers at 'no address'" in said("no address")
    with Machines(tmp_path) as machines:
        assert "has no workers; start some: dask worker tcp://127.0.0.1:" in said(machines.address)
        monkeypatch.setattr("policyloom.graph.cluster._TO_HAVE_A_WORKER", 60)
        machines.worker()
        assert "a worker has a nanny, so it cannot start processes; start it with --no-nanny" in said(
            machines.address
        )


@pytest.mark.parametrize(
    "options",
    [
        ["--executor", "dask"],
        ["--scheduler", "tcp://a:1"],
        ["--executor", "dask", "--scheduler", "tcp://a:1", "--jobs", "2"],
    ],
)
def test_options_that_do_not_go_together_are_told(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", *options]) == 2
    said = capsys.readouterr().err
    assert ("--jobs is for processes" if "--jobs" in options else "go together") in said
