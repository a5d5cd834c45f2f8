"""The build hook that bundles the query editor into the wheel, if Node.js and its packages are available.

Without them the wheel is built without the editor, and the query page has a plain text field. ``python hatch_build.py``
bundles the editor for a checkout.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # hatchling is not needed when this file runs as a program
    BuildHookInterface = object  # type: ignore[assignment, misc]

FOLDER = "queries/service/editor"
SOURCES = ("package.json", "package-lock.json", "editor.js")
TARGET = "queries/service/static/editor.js"
_SECONDS = 180


class EditorHook(BuildHookInterface):  # type: ignore[type-arg]
    """The ``custom`` build hook of hatchling."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle the editor before hatchling collects the files of a wheel."""
        root = Path(self.root)
        if version == "standard" and not _is_fresh(root) and (reason := bundle(root)):
            self.app.display_warning(f"the wheel has no editor of queries: {reason}")


def bundle(root: Path) -> str:
    """Write the bundle into the package below *root*; return the reason if that fails, else an empty string.

    npm installs the packages of package-lock.json and checks their hashes; it does not run their install scripts.
    """
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return "Node.js is not there"
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for file in SOURCES:
            shutil.copy(root / FOLDER / file, work)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=20000")
        try:
            _run([npm, "ci", *quiet], work)
            _run([npm, "run", "build"], work)
            made = (work / "bundle.js").read_text(encoding="utf-8")
            target = root / TARGET
            target.write_text(f"{_notices(work)}\n{made}", encoding="utf-8")
        except subprocess.TimeoutExpired:
            return "its packages took too long to come"
        except subprocess.CalledProcessError as error:
            return f"{' '.join(map(str, error.cmd[1:3]))} failed: {' '.join(error.stderr.split())[-300:]}"
        except OSError as error:
            return str(error)
    return ""


def _is_fresh(root: Path) -> bool:
    target = root / TARGET
    sources = [root / FOLDER / file for file in SOURCES]
    return target.is_file() and target.stat().st_mtime >= max(file.stat().st_mtime for file in sources)


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(  # noqa: S603
        command,
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        stdin=subprocess.DEVNULL,
    )


def _notices(work: Path) -> str:
    """Return the licences of the bundled packages as a comment."""
    lock = json.loads((work / "package-lock.json").read_text(encoding="utf-8"))
    parts = []
    for place, package in sorted(lock["packages"].items()):
        folder = work / place
        if not place or "esbuild" in place or not folder.is_dir():
            continue
        texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("LICENSE*"))]
        name = place.removeprefix("node_modules/")
        parts.append(f"{name} {package['version']} ({package['license']})\n\n{''.join(texts).strip()}")
    return "/*!\n" + "\n\n".join(parts).replace("*/", "* /") + "\n*/"


if __name__ == "__main__":
    sys.exit(bundle(Path(__file__).parent) or None)
