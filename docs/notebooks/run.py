"""Run notebooks and keep their outputs, as ``make docs`` does; a page that is shown inline is not kept."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

_LARGEST = 50_000
_SECONDS = 300
_LEFT_OUT = "<em>Here stands the page when the notebook is run.</em>"


def run(path: Path) -> NotebookNode:
    """Return the notebook at *path* with its outputs, each a small one.

    Raises nbclient.exceptions.CellExecutionError where a cell fails.
    """
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=_SECONDS,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # What a library remarks on standard error depends on the machine.
            cell.outputs = [_small(output) for output in cell.outputs if output.get("name") != "stderr"]
    # The version of the Python that happened to run it tells nothing.
    notebook.metadata.pop("language_info", None)
    return notebook


def _small(output: NotebookNode) -> NotebookNode:
    data = output.get("data", {})
    if len(data.get("text/html", "")) > _LARGEST:
        data["text/html"] = _LEFT_OUT
    return output


if __name__ == "__main__":
    for name in sys.argv[1:]:
        nbformat.write(run(Path(name)), name)
