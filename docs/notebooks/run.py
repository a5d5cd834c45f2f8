"""Runner of notebooks for ``make docs``, which keeps their outputs, except for pages that are shown inline."""

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
    """Run the notebook at *path* and return it with its outputs, without large HTML ones.

    Raises nbclient.exceptions.CellExecutionError if a cell fails.
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
            # Messages of libraries on standard error depend on the machine.
            cell.outputs = [_small(output) for output in cell.outputs if output.get("name") != "stderr"]
    # Leave out the version of Python that ran it: it is different on each machine.
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
