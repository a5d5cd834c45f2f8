"""The errors that a user can cause; each message is one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class PolicyloomError(ValueError):
    """Something is wrong that the user can mend."""


class InputError(PolicyloomError):
    """The call is wrong: an argument, an option, a file that cannot be read. Exit code 2."""


class DataError(PolicyloomError):
    """The data is wrong: a graph that breaks its shapes, a quote that is not in the text. Exit code 1."""


@contextmanager
def reading(
    path: str | Path,
    advice: str = "check its permissions",
    *,
    missing: str | None = None,
    folder: str | None = None,
) -> Iterator[None]:
    """Tell in words of ours why what is done within could not read the file at *path*.

    :param advice: what to do then.
    :param missing: what it is and what to do where it is not there; *folder*: what to do where it is a folder.
    :raises InputError: the system refused to read.
    """
    try:
        yield
    except OSError as error:
        if missing is not None and isinstance(error, FileNotFoundError):
            raise InputError(f"{path}: no such {missing}") from None
        if folder is not None and isinstance(error, IsADirectoryError):
            raise InputError(f"{path}: a folder; {folder}") from None
        raise InputError(f"{path}: cannot be read ({error.strerror}); {advice}") from None
