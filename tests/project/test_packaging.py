"""The package: its folders, lock files, make targets and wheel, and the direction of its imports."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("ontology", "graph", "queries", "viz", "training")
DATA = tuple(
    f"training/{name}" for name in ("docs", "facts.jsonl", "questions/", "README.md", "experiments.md")
)
LAYERS = (*FOLDERS, "api", "cli")
LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("layer", LAYERS)
def test_modules_import_only_from_below(layer: str) -> None:
    folder = ROOT / layer if layer in FOLDERS else ROOT / "src" / "policyloom" / layer
    modules = sorted(folder.rglob("*.py"))
    assert modules
    for module in modules:
        depth = len(module.relative_to(folder).parts)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not any(name.name.startswith("policyloom") for name in node.names), module
            elif isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("policyloom"), module
                if node.level == depth + 1:
                    targets = [node.module.split(".")[0]] if node.module else [n.name for n in node.names]
                    above = set(targets) & set(LAYERS[LAYERS.index(layer) + 1 :])
                    assert not above, f"{module} imports from what stands above it"


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_each_file_by_its_hash_names_no_place_to_download_from_and_agrees(name: str) -> None:
    lock = _lock(name)
    requirements = re.findall(r"^([a-z0-9].*?)(?=^[a-z0-9]|\Z)", lock, re.MULTILINE | re.DOTALL)
    assert requirements
    for requirement in requirements:
        assert re.match(r"[\w.-]+==\S+", requirement)
        assert "--hash=sha256:" in requirement
    assert not re.search(r"://|--index|--find-links|^/", lock, re.MULTILINE)
    assert _pins(name).items() <= _pins("requirements-dev.lock").items()


def test_every_dependency_is_locked() -> None:
    wanted = {_name(requirement) for requirement in PROJECT["project"]["dependencies"]}
    assert wanted <= set(_pins("requirements.lock"))
    groups = PROJECT["dependency-groups"]
    wanted |= {_name(r) for group in groups.values() for r in group if isinstance(r, str)}
    assert wanted <= set(_pins("requirements-dev.lock"))


def test_what_is_installed_has_all_that_it_needs() -> None:
    # The locks are installed with --no-deps, so nothing else checks that they are complete.
    command = (sys.executable, "-m", "uv", "pip", "check", "--python", sys.executable)
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr


def test_version_is_stated_once_for_all() -> None:
    from policyloom import __version__

    assert PROJECT["project"]["version"] == __version__


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_every_target_of_make_is_listed_and_phony() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    shown = _printed("make", "-s", "help")
    assert [line.split()[1] for line in shown.splitlines()] == targets
    [phony] = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert sorted(phony.split()) == sorted(targets)
    assert {"demo", "test", "lint", "lock", "clean"} <= set(targets)


def test_wheel_holds_every_file_of_the_folders_but_not_the_training_data() -> None:
    from hatchling.builders.wheel import WheelBuilder

    # Only asked for its files: to compress them takes long.
    held = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    tracked = [path for path in _printed("git", "ls-files", *FOLDERS).split() if not path.startswith(DATA)]
    if not tracked:
        pytest.skip("this is no git checkout, so what belongs to the folders is not known")
    assert {f"policyloom/{path}" for path in tracked if (ROOT / path).exists()} <= held
    assert {"policyloom/py.typed", "policyloom/__main__.py"} <= held
    left_out = ("__pycache__", "tests/", "src/", *DATA)
    assert not any(part in name for name in held for part in left_out)


@pytest.mark.parametrize("folder", ["queries/service/editor", "tests/tools"])
def test_lock_of_node_pins_hashes_and_names_no_place(folder: str) -> None:
    text = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_wheel_is_built_without_node(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec and spec.loader
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    monkeypatch.setenv("PATH", "")
    assert "Node.js" in hook.bundle(ROOT)


def _printed(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def _lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", _lock(name), re.MULTILINE))


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower()
