"""The optional libraries, and the error where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...ontology.errors import DataError

# The packages of the extra "sources".
EXTRA = ("pypdfium2", "python-docx", "trafilatura")


@contextmanager
def needing(package: str, extra: str = "sources") -> Iterator[None]:
    """Raise an error that names the *extra* of policyloom to install if importing *package* in the block fails.

    :raises DataError: the package is not installed.
    """
    try:
        yield
    except ImportError:
        raise DataError(
            f"{package} is needed to read this kind of file and is not installed; pip install 'policyloom[{extra}]'"
        ) from None
