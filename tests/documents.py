"""Functions that read documents from files as a build does."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyloom.graph.document import Document
from policyloom.graph.source import Source, read_source
from policyloom.ontology.errors import DataError
from policyloom.ontology.own import built_in


def read(path: Path) -> Document:
    """Return the document in a file, read with the byline roles of the vocabulary."""
    return read_source(Source(path.stem, path), built_in().vocabulary.roles)


def fault(path: Path) -> str:
    """Return the one-line error with which the file is refused; it says what to do after a semicolon."""
    with pytest.raises(DataError, match=r"^[^\n]*;[^\n]*$") as caught:
        read(path)
    return str(caught.value)
