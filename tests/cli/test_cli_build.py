"""``policyloom build``: the files that it writes, and that it leaves none behind when it fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pyoxigraph
import pytest
from claimed import GERMANY, STATED, Shared, claims

from policyloom.cli import main

Out = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one good text, ``speech.txt``."""
    (tmp_path / "speech.txt").write_text(f"{GERMANY}\n", encoding="utf-8")
    said = dict.fromkeys(("speech", "plan"), STATED)
    reader = claims(tmp_path_factory.mktemp("claims") / "claims.jsonl", said)
    monkeypatch.setenv("POLICYLOOM_READER", reader)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def quads(folder: Path) -> set[str]:
    return {str(quad) for quad in pyoxigraph.Store.read_only(str(folder))}


def test_build_leaves_a_store_with_its_cache_and_two_files_the_same_each_time(
    place: Path, capsys: Out
) -> None:
    assert main(["build", "speech.txt"]) == 0
    assert contents(place) == [".policyloom-data-cache", "policyloom-data", "policyloom-out", "speech.txt"]
    assert contents(place / "policyloom-out") == ["graph.html", "graph.ttl"]
    out, err = capsys.readouterr()
    assert "documents\t1" in out
    assert "adopts\t1" in out
    assert "Country\t1" in out
    assert "policyloom-out/ holds graph.ttl and graph.html" in err
    assert err.count("\n  policyloom ") == 3

    assert main(["build", "speech.txt", "--store", "my texts", "--out", "to see"]) == 0
    for file in ("graph.ttl", "graph.html"):
        assert (place / "policyloom-out" / file).read_bytes() == (place / "to see" / file).read_bytes()
    assert quads(place / "policyloom-data") == quads(place / "my texts")
    err = capsys.readouterr().err
    assert "facts --store 'my texts'\n" in err, "a call that can be typed as it stands"
    assert "view --store 'my texts' -o 'to see/view.html'\n" in err

    assert main(["build", "speech.txt", "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["documents"] == summary["sentences"] == summary["covered"] == 1
    assert summary["facts"]["adopts"] == 1
    assert summary["seconds"] >= 0

    assert main(["check", "policyloom-out/graph.ttl"]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().err


def test_number_of_processes_changes_nothing(
    place: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Shared(os.environ["POLICYLOOM_READER"].removeprefix("recorded:"))
    monkeypatch.setattr("policyloom.graph.reading.reader_config", lambda *_, **__: shared)
    (place / "empty.md").write_bytes(b"")
    (place / "plan.md").write_text("# On plans\n\nFrance adopted the *Recovery Plan*.\n", encoding="utf-8")
    decided = place / ".decided.csv"
    decided.write_text("decision,subject,target\nrename,Recovery Plan,Plan of Recovery\n", encoding="utf-8")
    stores = {jobs: place / f".{jobs}" for jobs in "13"}
    told = []
    for jobs, store in stores.items():
        call = ["build", ".", "--store", str(store), "--out", f"{store}-out", "--corrections", str(decided)]
        assert main([*call, "--jobs", jobs]) == 1
        told.append(capsys.readouterr().err.splitlines()[-1])
    assert told == ["empty.md: is empty; give a text with at least one sentence"] * 2
    assert quads(stores["1"]) == quads(stores["3"])
    assert (place / ".1-out/graph.ttl").read_bytes() == (place / ".3-out/graph.ttl").read_bytes()
    assert "Plan of Recovery" in (place / ".1-out/graph.ttl").read_text(encoding="utf-8")


def test_text_that_is_none_costs_itself_alone(place: Path, capsys: Out) -> None:
    (place / "latin.txt").write_bytes("Un café est adopté.".encode("latin-1"))
    (place / "line.txt").write_bytes(b"a" * 200_000)
    told = [
        "latin.txt: byte 6 is not UTF-8; save the text as UTF-8 (for example with iconv -f LATIN1 -t UTF-8)",
        "line.txt: has a line of 200,000 characters, and the limit is 100,000; put each paragraph on its own line",
    ]
    assert main(["build", "latin.txt", "line.txt"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()) == ("", told)
    assert contents(place) == ["latin.txt", "line.txt", "speech.txt"]
    assert main(["build", "."]) == 1
    out, err = capsys.readouterr()
    assert "documents\t1" in out
    assert err.splitlines()[-2:] == told
    assert GERMANY in "".join(quads(place / "policyloom-data"))


def test_faults_are_told_though_nobody_reads_the_summary(place: Path) -> None:
    (place / "empty.txt").touch()
    build = "import sys; from policyloom.cli import main; sys.exit(main(['build', '.']))"
    read, write = os.pipe()
    os.close(read)  # as in "policyloom build . | true"
    run = subprocess.run(
        [sys.executable, "-c", build], stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert run.returncode == 1
    assert run.stderr.splitlines() == ["empty.txt: is empty; give a text with at least one sentence"]
    assert GERMANY in "".join(quads(place / "policyloom-data"))


def test_build_that_is_interrupted_leaves_only_what_another_one_wrote(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    def write(*_: object) -> None:
        (place / "policyloom-out" / "theirs").touch()
        raise KeyboardInterrupt

    for reading, left in ((interrupt, ["speech.txt"]), (write, ["policyloom-out", "speech.txt"])):
        monkeypatch.setattr("policyloom.graph.reading.recorded.RecordedReader.read", reading)
        assert main(["build", "speech.txt"]) == 130
        assert contents(place) == left


def test_build_that_is_refused_the_store_leaves_what_another_one_made_meanwhile(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    def open_late(folder: Path) -> None:
        (place / "policyloom-out").mkdir()
        folder.mkdir()
        (folder / "LOCK").touch()
        raise OSError("IO error: lock hold by current process")

    monkeypatch.setattr("policyloom.queries.embedded.pyoxigraph.Store", open_late)
    assert main(["build", "speech.txt"]) == 2
    err = capsys.readouterr().err
    assert "is being written by another process" in err
    assert err.count("\n") == 1
    assert contents(place) == ["policyloom-data", "policyloom-out", "speech.txt"]
    assert contents(place / "policyloom-data") == ["LOCK"]


def _full(*_: object) -> str:
    raise OSError(28, "No space left on device")


def _ended(*_: object) -> str:
    os.kill(os.getpid(), signal.SIGTERM)
    return ""


@pytest.mark.parametrize(
    ("fail", "code", "said"), [(_full, 2, "No space left on device"), (_ended, 130, "interrupted")]
)
def test_files_of_a_build_are_written_both_or_neither(
    fail: Callable[..., str], code: int, said: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr(import_module("policyloom.viz.page"), "page", fail)
    assert main(["build", "speech.txt"]) == code
    assert said in capsys.readouterr().err
    assert "policyloom-out" not in contents(place)
