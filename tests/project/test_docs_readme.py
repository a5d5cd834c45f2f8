"""The README: each command prints what the README shows, on the graph of the bundled article."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from policyloom.cli import main

README = Path(__file__).parents[2] / "README.md"
_SHOWN = re.compile(
    r"^```console\n\$ policyloom ([^\n]*)\n```\n\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL
)
SHOWN = _SHOWN.findall(README.read_text(encoding="utf-8"))
assert len(SHOWN) >= 4
# Table cells are wrapped, so the parts of one cell are not adjacent in the output.
_PARTS = re.compile(r"\.\.\.|\n| {2,}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where the article's graph was built."""
    path = tmp_path_factory.mktemp("readme")
    assert main(["build", "--store", str(path / "policyloom-data"), "--out", str(path / "out")]) == 0
    return path


@pytest.mark.parametrize(("call", "printed"), SHOWN, ids=[call for call, _ in SHOWN])
def test_command_prints_what_is_shown(
    call: str,
    printed: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "110")
    capsys.readouterr()
    assert main(shlex.split(call)) == 0
    out, err = capsys.readouterr()
    said = " ".join((out + err).split())
    parts = [part.strip() for part in _PARTS.split(printed) if part.strip()]
    assert parts
    assert [part for part in parts if part not in said] == []
