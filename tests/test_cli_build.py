"""``policyloom build``: the files that it writes, and that it leaves none behind when it fails."""

from __future__ import annotations

import json
import os
import resource
import shutil
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

SENTENCE = GERMANY


@pytest.fixture
def place(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one good text, ``speech.txt``."""
    (tmp_path / "speech.txt").write_text(f"{SENTENCE}\n", encoding="utf-8")
    names = ("speech", "plan", "latin", "line")
    reader = claims(tmp_path_factory.mktemp("claims") / "claims.jsonl", dict.fromkeys(names, STATED))
    monkeypatch.setenv("POLICYLOOM_READER", reader)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def quads(folder: Path) -> set[str]:
    return {str(quad) for quad in pyoxigraph.Store.read_only(str(folder))}


def test_build_leaves_a_store_with_its_cache_and_two_files(
    place: Path, capsys: pytest.CaptureFixture[str]
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


def test_what_is_to_be_tried_next_can_be_typed_as_it_stands(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "speech.txt", "--store", "my texts", "--out", "to see"]) == 0
    err = capsys.readouterr().err
    assert "facts --store 'my texts'\n" in err
    assert "view --store 'my texts' -o 'to see/view.html'\n" in err


def test_summary_is_json_for_programs(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "speech.txt", "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["documents"] == summary["sentences"] == summary["covered"] == 1
    assert summary["facts"]["adopts"] == 1
    assert summary["seconds"] >= 0


def test_two_builds_give_equal_bytes(place: Path) -> None:
    for name in ("a", "b"):
        assert main(["build", "speech.txt", "--store", f"store-{name}", "--out", name]) == 0
    for file in ("graph.ttl", "graph.html"):
        assert (place / "a" / file).read_bytes() == (place / "b" / file).read_bytes()
    assert quads(place / "store-a") == quads(place / "store-b")


def test_number_of_processes_changes_nothing(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Shared(os.environ["POLICYLOOM_READER"].removeprefix("recorded:"))
    monkeypatch.setattr("policyloom.graph.reading.reader_config", lambda *_, **__: shared)
    (place / "empty.md").write_bytes(b"")
    (place / "plan.md").write_text("# On plans\n\nFrance adopted the *Recovery Plan*.\n", encoding="utf-8")
    told = []
    for jobs in "123":
        assert main(["build", ".", "--store", f"../{jobs}", "--out", f"../{jobs}-out", "--jobs", jobs]) == 1
        told.append(capsys.readouterr().err.splitlines()[-1])
    assert told == ["empty.md: is empty; give a text with at least one sentence"] * 3
    assert quads(place.parent / "1") == quads(place.parent / "2") == quads(place.parent / "3")
    assert (place.parent / "1-out/graph.ttl").read_bytes() == (place.parent / "3-out/graph.ttl").read_bytes()


def test_build_replaces_a_document_and_keeps_the_others(place: Path) -> None:
    (place / "plan.txt").write_text("France adopted the Recovery Plan.\n", encoding="utf-8")
    assert main(["build", "speech.txt", "plan.txt"]) == 0
    (place / "speech.txt").write_text("Japan adopted Society 5.0.\n", encoding="utf-8")
    assert main(["build", "speech.txt"]) == 0
    held = "\n".join(quads(place / "policyloom-data"))
    assert "Recovery Plan" in held
    assert "Society 5.0" in held
    assert SENTENCE not in held


def test_build_writes_to_an_endpoint(place: Path, sparql_server) -> None:  # type: ignore[no-untyped-def]
    store = pyoxigraph.Store()
    url = sparql_server(store)
    assert main(["build", "speech.txt", "--store", f"{url}/query {url}/update"]) == 0
    assert any(SENTENCE in str(quad.object) for quad in store)
    assert contents(place) == ["policyloom-out", "speech.txt"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n", "is empty"),
        ("binary.txt", bytes(range(256)), "UTF-8"),
        ("zeros.txt", b"Ports\0grow.", "is not text"),
        ("latin.txt", "Un café est adopté.".encode("latin-1"), "byte 6 is not UTF-8"),
        ("utf16.txt", SENTENCE.encode("utf-16"), "UTF-8"),
        ("line.txt", b"a" * 50_000_000, "50,000,000 characters"),
    ],
)
def test_text_that_is_none_costs_itself_alone(
    place: Path, name: str, content: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / name).write_bytes(content)
    assert main(["build", name]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"{name}: ")
    assert message in err
    assert contents(place) == sorted(["speech.txt", name])
    assert main(["build", "speech.txt", name]) == 1
    out, err = capsys.readouterr()
    assert "documents\t1" in out
    assert [line for line in err.splitlines() if message in line] == [err.splitlines()[-1]]
    assert SENTENCE in "".join(quads(place / "policyloom-data"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.txt"], "missing.txt: no such file"),
        (["empty"], "no text to read"),
        (["speech.txt", "--store", "speech.txt"], "is a file, not the folder of a store"),
        (["speech.txt", "--out", "speech.txt"], "cannot make the folder speech.txt"),
        (["speech.txt", "--store", "."], "is not a store and holds other files"),
        (["speech.txt", "--store", "http://127.0.0.1:9/x"], "cannot be reached"),
    ],
)
def test_wrong_place_leaves_nothing_behind(
    place: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "empty").mkdir()
    assert main(["build", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert contents(place) == ["empty", "speech.txt"]


def test_store_that_is_being_written_is_left_alone(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "speech.txt"]) == 0
    before = quads(place / "policyloom-data")
    (place / "speech.txt").write_text("Japan adopted Society 5.0.\n", encoding="utf-8")
    script = "import pyoxigraph; s = pyoxigraph.Store('policyloom-data'); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        assert main(["build", "speech.txt", "--out", "other"]) == 2
        writer.communicate("\n")
    assert "is being written by another process" in capsys.readouterr().err
    assert quads(place / "policyloom-data") == before
    assert contents(place) == [".policyloom-data-cache", "policyloom-data", "policyloom-out", "speech.txt"]


@pytest.mark.parametrize("limit", [4_000, 200_000])
def test_disk_that_fills_up_leaves_whole_documents(place: Path, limit: int) -> None:
    assert main(["build", "speech.txt"]) == 0
    before = quads(place / "policyloom-data")
    (place / "speech.txt").write_text("Japan adopted Society 5.0.\n", encoding="utf-8")
    assert main(["build", "speech.txt", "--store", "whole", "--cache-size", "0"]) == 0
    after = quads(place / "whole")
    shutil.rmtree("whole")
    done = subprocess.run(
        [sys.executable, "-m", "policyloom", "build", "speech.txt", "--out", "other"],
        check=False,
        capture_output=True,
        text=True,
        # With a limit on the size of files, a write fails as on a full disk.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 2
    assert done.stderr.startswith("policyloom: cannot ")
    assert done.stderr.count("\n") == 1
    assert quads(place / "policyloom-data") in (before, after)
    assert contents(place) == [".policyloom-data-cache", "policyloom-data", "policyloom-out", "speech.txt"]


@pytest.mark.parametrize("option", ["--store", "--out"])
def test_read_only_folder_ends_in_one_line(
    place: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # Root may write everywhere except in /proc.
    closed = Path("/proc") if os.geteuid() == 0 else place
    place.chmod(0o500)
    try:
        assert main(["build", "speech.txt", option, f"{closed}/new"]) == 2
    finally:
        place.chmod(0o700)
    err = capsys.readouterr().err
    assert f"{closed}/new" in err
    assert err.count("\n") == 1
    assert contents(place) == ["speech.txt"]


def test_failure_while_reading_leaves_no_new_store(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("policyloom.graph.reading.recorded.RecordedReader.read", interrupt)
    assert main(["build", "speech.txt"]) == 130
    assert contents(place) == ["speech.txt"]


def test_build_that_is_refused_the_store_leaves_what_another_one_made_meanwhile(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def open_late(folder: Path) -> None:
        (place / "policyloom-out").mkdir()
        folder.mkdir()
        (folder / "LOCK").touch()
        raise OSError("IO error: lock hold by current process")

    monkeypatch.setattr("policyloom.queries.embedded.pyoxigraph.Store", open_late)
    assert main(["build", "speech.txt"]) == 2
    assert "is being written by another process" in capsys.readouterr().err
    assert contents(place) == ["policyloom-data", "policyloom-out", "speech.txt"]
    assert contents(place / "policyloom-data") == ["LOCK"]


def test_folder_in_which_another_build_has_written_stays(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        (place / "policyloom-out" / "theirs").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr("policyloom.graph.reading.recorded.RecordedReader.read", fail)
    assert main(["build", "speech.txt"]) == 130
    assert contents(place) == ["policyloom-out", "speech.txt"]


def _full(*_: object) -> str:
    raise OSError(28, "No space left on device")


def _ended(*_: object) -> str:
    os.kill(os.getpid(), signal.SIGTERM)
    return ""


@pytest.mark.parametrize(
    ("fail", "code", "said"), [(_full, 2, "No space left on device"), (_ended, 130, "interrupted")]
)
def test_files_of_a_build_are_written_both_or_neither(
    fail: Callable[..., str],
    code: int,
    said: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(import_module("policyloom.viz.page"), "page", fail)
    assert main(["build", "speech.txt"]) == code
    assert said in capsys.readouterr().err
    assert "policyloom-out" not in contents(place)


def test_graph_that_build_writes_passes_the_check(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "speech.txt"]) == 0
    assert main(["check", "policyloom-out/graph.ttl"]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().err
