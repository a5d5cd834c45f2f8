"""The build: the IRI of the run, and the graphs beside the documents in a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyloom.graph import build
from policyloom.graph.build import run_iri, surroundings


def test_run_is_named_by_all_that_a_reading_depends_on(monkeypatch: pytest.MonkeyPatch) -> None:
    here = run_iri("1")
    assert here == run_iri("1") != run_iri("2")
    assert dict(surroundings("1")) == dict(surroundings("1"))
    for name, other in {
        "built_in_files": lambda: {"policy.ttl": b"", "vocabulary/units.ttl": b"more"},
        "version": lambda package: "9",
        "_program": lambda: "changed",
    }.items():
        with monkeypatch.context() as patch:
            patch.setattr(f"policyloom.graph.build.{name}", other)
            assert run_iri("1") != here


def test_run_is_named_by_every_module_that_reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def program() -> str:
        build._program.cache_clear()
        return build._program()

    for folder in (".", *build._READING):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "module.py").write_text("")
    monkeypatch.setattr(build, "_FOLDER", tmp_path)
    seen = {program()}
    for module in sorted(tmp_path.rglob("*.py")):
        module.write_text(str(module))
        seen.add(program())
    build._program.cache_clear()
    assert len(seen) == len(list(tmp_path.rglob("*.py"))) + 1
