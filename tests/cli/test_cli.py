"""The program: its help, its start, and how a call ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TypeAlias

import pytest

from policyloom import __version__
from policyloom.__main__ import main as start
from policyloom.cli import main, output, program

Done: TypeAlias = subprocess.CompletedProcess[str]
Out = pytest.CaptureFixture[str]

HEAVY = "networkx numpy onnxruntime pyoxigraph pyshacl pyvis rdflib rich SPARQLWrapper"


def run(*arguments: str, stdout: int | IO[str] = subprocess.PIPE, encoding: str = "utf-8") -> Done:
    return subprocess.run(
        [sys.executable, "-m", "policyloom", *arguments],
        check=False,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )


def test_help_lists_every_command_and_is_shown_to_a_call_without_one(
    capsys: Out,
) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {name} " in shown for name in program.commands)
    assert main([]) == 2
    assert capsys.readouterr().err.strip() == shown.strip()


@pytest.mark.parametrize("name", program.commands)
def test_help_of_each_command_explains_its_options_and_has_examples_that_stand_as_written(
    name: str, capsys: Out
) -> None:
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert "\n  Examples:\n    policyloom " in shown
    examples = [line for line in shown.splitlines() if line.startswith("    policyloom ")]
    assert all(line.startswith(f"    policyloom {name}") for line in examples)
    options = [p for p in program.commands[name].params if p.param_type_name == "option"]
    assert [o.name for o in options if not getattr(o, "help", None)] == []


def test_version_is_the_one_of_the_package(capsys: Out) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"policyloom {__version__}\n"


def test_start_imports_nothing_heavy() -> None:
    script = "import sys; from policyloom.cli import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not set(HEAVY.split()) & set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("begin", "interrupted"),
    [(start, "policyloom.cli.main"), (main, "policyloom.queries.store.open_store")],
    ids=["while the program loads", "while it works"],
)
def test_interruption_ends_in_one_line(
    begin: Callable[[list[str]], int],
    interrupted: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Out,
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(interrupted, interrupt)
    assert begin(["export", "turtle"]) == 130
    assert capsys.readouterr().err.strip() == "policyloom: interrupted"


def test_reader_that_has_had_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stdout:
        done = run("--help", stdout=stdout)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("closed", "arguments", "code"), [(0, ["build", "--list", "-"], 2), (1, ["queries"], 0), (2, ["zzz"], 2)]
)
def test_closed_stream_shows_no_traceback(closed: int, arguments: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "policyloom", *arguments],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: os.close(closed),
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the machine has no /dev/full")
def test_full_disk_behind_standard_output_ends_in_one_line() -> None:
    with Path("/dev/full").open("w") as stdout:
        done = run("--help", stdout=stdout)
    assert done.returncode == 2
    assert done.stderr == "policyloom: cannot write the output: No space left on device\n"


def test_terminal_without_unicode_still_shows_the_rest() -> None:
    done = run("export", "--help", encoding="ascii")
    assert done.returncode == 0
    assert "Prot" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("login", ["http://me:s3cret@", "HTTP://me:s3cret@", "http://me:s3c@ret@"])
def test_messages_do_not_show_the_password_of_a_store(login: str, capsys: Out) -> None:
    output.say(f"The store is {login}localhost:8890/sparql-auth.")
    assert capsys.readouterr().err.lower() == "the store is http://localhost:8890/sparql-auth.\n"
