"""The errors that a user can cause; each message is one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path


class PolicyloomError(ValueError):
    """Something is wrong that the user can mend."""


class InputError(PolicyloomError):
    """The call is wrong: an argument, an option, a file that cannot be read. Exit code 2."""


class DataError(PolicyloomError):
    """The data is wrong: a graph that breaks its shapes, a quote that is not in the text. Exit code 1."""


def require(packages: Iterable[str], *, purpose: str, extra: str = "") -> None:
    """Refuse to begin what cannot be done without *packages*.

    :param purpose: what they are needed to do; *extra*: that of policyloom which brings them, none where all of it needs them.
    :raises InputError: one is not installed; the message has all such.
    """
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise lacking(missing, purpose=purpose, extra=extra)


def lacking(packages: Iterable[str], *, purpose: str, extra: str = "") -> InputError:
    """Return the error that *packages* are not installed; see :func:`require`."""
    remedy = f"pip install 'policyloom[{extra}]'" if extra else "install policyloom anew"
    return InputError(f"{', '.join(packages)}: needed to {purpose} and not installed; {remedy}")


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
