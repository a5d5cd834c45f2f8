"""The notebooks: each runs as it stands, gives the outputs that are stored in it, and is small."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "notebooks"
_LARGEST = 100_000


def _told(notebook: Any) -> list[str]:
    """Return the text of each output; a picture is not compared, since it depends on the fonts of the machine."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output.get("text") or output["data"]["text/plain"] for output in outputs]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.name)
def test_notebook_runs_and_holds_what_it_gives(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parents[1] / "src"))
    spec = importlib.util.spec_from_file_location("run", FOLDER / "run.py")
    assert spec and spec.loader
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    ran, written = runner.run(path), runner.nbformat.read(path, as_version=4)
    assert [cell.source for cell in ran.cells] == [cell.source for cell in written.cells]
    assert _told(ran) == _told(written), f"{path.name} is stale: make docs"
    assert path.stat().st_size < _LARGEST
    pages = [o.data["text/html"] for c in ran.cells for o in c.get("outputs", ()) if "Frame(" in str(o)]
    assert len(pages) == 2 and all("<iframe" not in page for page in pages)
