"""The libraries that are an extra: what is said where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...ontology.errors import DataError

# The packages of the extra "sources".
EXTRA = ("pypdfium2", "python-docx", "trafilatura")


@contextmanager
def needing(package: str, extra: str = "sources") -> Iterator[None]:
    """Tell, where an import in the block fails, that *package* is an *extra* of policyloom.

    :raises DataError: it is not installed.
    """
    try:
        yield
    except ImportError:
        raise DataError(
            f"{package} is needed to read such files and is not installed; pip install 'policyloom[{extra}]'"
        ) from None
