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
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("ontology", "graph", "queries", "viz")
LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_folder_is_linked_into_the_package(folder: str) -> None:
    link = ROOT / "src" / "policyloom" / folder
    assert link.is_symlink(), (
        f"{link} must be a link to ../../{folder} (on Windows: git config core.symlinks true)"
    )
    assert link.resolve() == ROOT / folder


def _modules() -> list[Path]:
    above = (ROOT / "src" / "policyloom" / folder for folder in ("api", "cli"))
    folders = [*(ROOT / folder for folder in FOLDERS), *above]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


@pytest.mark.parametrize("module", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_from_below(module: Path) -> None:
    layers = (*FOLDERS, "api", "cli")
    parts = module.relative_to(ROOT).parts
    own = layers.index(parts[2] if parts[0] == "src" else parts[0])
    depth = len(parts) - (3 if parts[0] == "src" else 1)
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not any(name.name.startswith("policyloom") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("policyloom")
            if node.level == depth + 1:
                targets = [node.module.split(".")[0]] if node.module else [n.name for n in node.names]
                above = [target for target in targets if target in layers[own + 1 :]]
                assert not above, f"{module.relative_to(ROOT)} imports from {above[0]}, which stands above it"


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_each_file_by_its_hash(name: str) -> None:
    requirements = re.findall(r"^([a-z0-9].*?)(?=^[a-z0-9]|\Z)", _lock(name), re.MULTILINE | re.DOTALL)
    assert requirements
    for requirement in requirements:
        assert re.match(r"[\w.-]+==\S+", requirement)
        assert "--hash=sha256:" in requirement


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_place_to_download_from(name: str) -> None:
    assert not re.search(r"://|--index|--find-links|^/", _lock(name), re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_locks_agree(name: str) -> None:
    whole = _pins("requirements-dev.lock")
    assert {p: v for p, v in _pins(name).items() if whole.get(p) != v} == {}


def test_every_dependency_is_locked() -> None:
    wanted = {_name(requirement) for requirement in PROJECT["project"]["dependencies"]}
    assert wanted <= set(_pins("requirements.lock"))
    groups = PROJECT["dependency-groups"]
    wanted |= {_name(r) for group in groups.values() for r in group if isinstance(r, str)}
    assert wanted <= set(_pins("requirements-dev.lock"))


def test_what_is_installed_has_all_that_it_needs() -> None:
    # The locks are installed with --no-deps, so nothing else checks that they are complete.
    found = subprocess.run(
        (sys.executable, "-m", "pip", "check"), capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout


def test_version_is_stated_once_for_all() -> None:
    from policyloom import __version__

    assert PROJECT["project"]["version"] == __version__


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_every_target_of_make_is_listed_and_phony() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    shown = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert [line.split()[1] for line in shown.splitlines()] == targets
    [phony] = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert sorted(phony.split()) == sorted(targets)
    assert {"demo", "test", "lint", "lock", "clean"} <= set(targets)


def test_wheel_holds_every_file_of_the_folders(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    [built] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as wheel:
        held = set(wheel.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", *FOLDERS], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not tracked:
        pytest.skip("this is no git checkout, so what belongs to the folders is not known")
    assert {f"policyloom/{path}" for path in tracked if (ROOT / path).exists()} <= held
    assert {"policyloom/py.typed", "policyloom/__main__.py"} <= held
    assert not any(part in name for name in held for part in ("__pycache__", "tests/", "src/"))


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


def _lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", _lock(name), re.MULTILINE))


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower()
