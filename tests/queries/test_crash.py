"""Crashes: a build that is killed, or whose disk fills up, leaves only whole documents; the next build continues."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from claimed import Row, claims, said_of
from load import in_time, wait_until
from processes import descendants

from policyloom.cli import main
from policyloom.graph.build import bundled_sources

DOCUMENTS = 30
# Like "policyloom build", but worker processes read the recorded claims.
BUILD = [sys.executable, "-c", "import sys, claimed; sys.exit(claimed.main())", "build"]
ATTEMPTS = 5


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with enough texts for several processes and batches."""
    folder = tmp_path_factory.mktemp("corpus") / "texts"
    folder.mkdir()
    paragraphs = bundled_sources()[0].read_text(encoding="utf-8").splitlines()
    chosen, opened = random.Random(7), list[Row]()
    for number in range(DOCUMENTS):
        text = "\n".join(chosen.sample(paragraphs, 1))
        sentence = f"Port {number} opened in 2020."
        (folder / f"{number:03}.txt").write_text(f"{text}\n{sentence}\n", encoding="utf-8")
        opened.append(f"event_date | Port {number} | in 2020 | {sentence} | date=2020")
    claims(folder.parent / "claims.jsonl", said_of(sorted(folder.iterdir()), opened))
    return folder


@pytest.fixture(scope="module")
def whole(corpus: Path) -> dict[str, list[str]]:
    """Return the quads of a complete build of the corpus, by named graph."""
    store = corpus.parent / "whole"
    with start(corpus, store, jobs=1) as process:
        assert process.wait() == 0
    return graphs(store)


def graphs(store: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in pyoxigraph.Store.read_only(str(store)):
        found.setdefault(str(quad.graph_name), []).append(str(quad))
    return {graph: sorted(quads) for graph, quads in found.items()}


def start(corpus: Path, store: Path, *, jobs: int = 2, limit: int | None = None) -> subprocess.Popen[str]:
    def prepare() -> None:
        # SIGINT is ignored from the start if a shell runs the tests in the background.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if limit is not None:  # a file at this limit fails like one on a full disk
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    options = ["--store", str(store), "--out", str(store.parent / "out"), "--jobs", str(jobs)]
    reader = f"recorded:{corpus.parent / 'claims.jsonl'}"
    return subprocess.Popen(
        [*BUILD, str(corpus), "--reader", reader, *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=prepare,  # noqa: PLW1509 - the test has no threads
    )


def is_begun(store: Path) -> bool:
    """Say whether a document has entered the store."""
    try:
        return any("/id/graph/0" in graph for graph in graphs(store))
    except (OSError, RuntimeError):  # it does not exist yet, or is being created
        return False


def check_is_part(store: Path, whole: dict[str, list[str]]) -> int:
    """Check that each named graph in the store is complete, and return the number of graphs."""
    try:
        held = graphs(store)
    except (OSError, RuntimeError):  # the store was not even created
        assert main(["stats", "--store", str(store)]) == 2, "which is told in a line"
        return 0
    for graph, quads in held.items():
        assert quads == whole[graph], f"half of {graph}"
    return len(held)


def test_build_that_is_killed_leaves_whole_documents_and_is_gone_on_with(
    corpus: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    store, moment = tmp_path / "store", random.Random(1)
    counts = []
    for attempt in range(3):
        with start(corpus, store) as process:
            # Kill the first build at any moment, the others soon after a document has entered: most are still to come.
            while attempt and process.poll() is None and not is_begun(store):
                time.sleep(0.05)
            time.sleep(moment.uniform(0, 4 if attempt == 0 else 1.5))
            process.send_signal(signal.SIGKILL)
            assert process.stderr is not None
            process.stderr.close()
        counts.append(check_is_part(store, whole))
    assert counts == sorted(counts), "what was there stays"
    assert counts[-1] > 0, "some were cut short after something had entered"
    with start(corpus, store) as process:
        assert process.wait() == 0
    assert graphs(store) == whole


def test_disk_that_fills_up_leaves_whole_documents(
    corpus: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    with start(corpus, store, limit=300_000) as process:
        assert process.stderr is not None
        said = process.stderr.read()
    assert process.returncode == 2
    assert said.startswith("policyloom: cannot ")
    assert said.count("\n") == 1
    check_is_part(store, whole)
    with start(corpus, store) as process:
        assert process.wait() == 0
    assert graphs(store) == whole


def test_build_that_is_interrupted_ends_at_once_and_leaves_no_process(
    corpus: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    code = 0
    # On a busy machine, a build may finish before the signal reaches it; then try again.
    for attempt in range(ATTEMPTS):
        store = tmp_path / f"store-{attempt}"
        code, said, workers = interrupted(corpus, store)
        if code:
            break
    assert code == 130
    assert [line for line in said.splitlines() if line] == [
        "what is already in the store is kept; run the same command again to continue",
        "policyloom: interrupted",
    ]
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    check_is_part(store, whole)


def interrupted(corpus: Path, store: Path) -> tuple[int, str, list[int]]:
    """Interrupt a build that has begun; return its exit code, its messages and the ids of its processes."""
    with start(corpus, store) as process:
        wait_until(lambda: is_begun(store) or process.poll() is not None)
        workers = list(descendants(process.pid))
        assert process.stderr is not None
        with in_time(20):
            process.send_signal(signal.SIGINT)
            said = process.stderr.read()
            code = process.wait()
    return code, said, workers


def test_store_that_a_service_writes_is_left_alone(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYLOOM_TOKEN", "a-token-for-this-test-alone-0123456789")
    store = str(tmp_path / "store")
    text = str(corpus / "000.txt")
    monkeypatch.setenv("POLICYLOOM_READER", f"recorded:{corpus.parent / 'claims.jsonl'}")
    assert main(["build", text, "--store", store, "--out", str(tmp_path / "out")]) == 0
    serve = [sys.executable, "-m", "policyloom", "serve", "--store", store, "--port", "0", "--writable"]
    with subprocess.Popen(serve, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as service:
        try:
            assert service.stderr is not None
            assert "http://" in service.stderr.readline()
            capsys.readouterr()
            assert main(["build", text, "--store", store, "--out", str(tmp_path / "out")]) == 2
            said = capsys.readouterr().err
        finally:
            service.terminate()
    assert f"the store at {store} is being written by another process" in said
    assert said.count("\n") == 1
