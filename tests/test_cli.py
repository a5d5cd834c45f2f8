"""The program: its help, its start, and how a call ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, TypeAlias

import pytest

from policyloom import __version__
from policyloom.__main__ import main as start
from policyloom.cli import main, output, program

Done: TypeAlias = subprocess.CompletedProcess[str]

HEAVY = {
    "networkx",
    "numpy",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "onnxruntime",
    "rich",
    "SPARQLWrapper",
}


def run(*arguments: str, stdout: int | IO[str] = subprocess.PIPE, encoding: str = "utf-8") -> Done:
    return subprocess.run(
        [sys.executable, "-m", "policyloom", *arguments],
        check=False,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {name} " in shown for name in program.commands)


def test_call_without_a_command_shows_the_help_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().err
    assert main(["--help"]) == 0
    assert shown.strip() == capsys.readouterr().out.strip()


@pytest.mark.parametrize("name", program.commands)
def test_help_of_each_command_has_examples_that_stand_as_written(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert "\n  Examples:\n    policyloom " in shown
    examples = [line for line in shown.splitlines() if line.startswith("    policyloom ")]
    assert all(line.startswith(f"    policyloom {name}") for line in examples)


@pytest.mark.parametrize("name", program.commands)
def test_every_option_of_each_command_says_what_it_does(name: str) -> None:
    options = [p for p in program.commands[name].params if p.param_type_name == "option"]
    assert [o.name for o in options if not getattr(o, "help", None)] == []


def test_version_is_the_one_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"policyloom {__version__}\n"


def test_start_imports_nothing_heavy() -> None:
    script = "import sys; from policyloom.cli import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["biuld"], "did you mean 'build'?"),
        (["zzz"], "the commands are build,"),
        (["build", "--sotre", "x"], "--store"),
        (["export"], "FORMAT"),
        (["export", "tutle"], "did you mean 'turtle'?"),
        (["view", "--steps", "9"], "1<=x<=3"),
        (["check", "--format", "jsn"], "'json'"),
        (["query", "SELECT", "--param", "document"], "KEY=VALUE"),
        (["build", "--store", ""], "--store is empty; give DIR|URL"),
        (["build", "--list", "a", "--list", ""], "--list is empty; give FILE"),
        (["view", "-o", ""], "--output is empty; give FILE.html"),
        (["build", ""], "a source is an empty string"),
        (["serve", "--host", "nowhere.invalid"], "name another --host"),
        (["serve", "--host", "192.0.2.1"], "name another --host"),
    ],
)
def test_wrong_call_ends_in_one_line_that_helps(
    arguments: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("policyloom: ")
    assert err.count("\n") == 1
    assert hint in err


def test_missing_store_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "turtle", "--store", str(tmp_path / "none")]) == 2
    assert "run 'policyloom build' first" in capsys.readouterr().err


def test_unreachable_endpoint_ends_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "turtle", "--store", "http://127.0.0.1:9/sparql"]) == 2
    err = capsys.readouterr().err
    assert "http://127.0.0.1:9/sparql" in err
    assert err.count("\n") == 1


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_interruption_while_the_program_loads_ends_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("policyloom.cli.main", interrupt)
    assert start([]) == 130
    assert capsys.readouterr().err == "policyloom: interrupted\n"


def test_interruption_ends_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("policyloom.queries.store.open_store", interrupt)
    assert main(["export", "turtle"]) == 130
    assert capsys.readouterr().err.strip() == "policyloom: interrupted"


def test_reader_that_has_had_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stdout:
        done = run("--help", stdout=stdout)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the machine has no /dev/full")
@pytest.mark.parametrize("closed", [0, 1, 2])
@pytest.mark.parametrize("arguments", [["queries"], ["build", "--list", "-"], ["zzz"]])
def test_closed_stream_shows_no_traceback(closed: int, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "policyloom", *arguments],
        check=False,
        input="" if closed else None,
        capture_output=True,
        text=True,
        preexec_fn=lambda: os.close(closed),
    )
    assert done.returncode == (0 if arguments == ["queries"] else 2)
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1


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


def test_messages_do_not_show_the_password_of_a_store(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("The store is http://me:s3cret@localhost:8890/sparql-auth.")
    assert capsys.readouterr().err == "The store is http://localhost:8890/sparql-auth.\n"
