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


class RefusedError(InputError):
    """A SPARQL endpoint refused a request, with its reason."""


class DataError(PolicyloomError):
    """The data is wrong: a graph that breaks its shapes, a quote that is not in the text. Exit code 1."""


def with_article(noun: str) -> str:
    """Return *noun* with its indefinite article.

    >>> with_article("organisation"), with_article("unit")
    ('an organisation', 'a unit')
    """
    is_vowel = noun[:1].lower() in tuple("aeiou") and not noun.lower().startswith(("eu", "uni", "use", "uti"))
    return f"{'an' if is_vowel else 'a'} {noun}"


def require(packages: Iterable[str], *, purpose: str, extra: str) -> None:
    """Raise an error if one of *packages* is not installed.

    :param purpose: what the packages are needed to do; *extra*: the extra of policyloom that installs them.
    :raises InputError: a package is not installed; the message names all that are missing.
    """
    if missing := [package for package in packages if find_spec(package) is None]:
        remedy = f"pip install 'policyloom[{extra}]'"
        raise InputError(f"{', '.join(missing)}: needed to {purpose} but not installed; {remedy}")


@contextmanager
def reading(
    path: str | Path,
    advice: str = "check its permissions",
    *,
    missing: str | None = None,
    folder: str | None = None,
) -> Iterator[None]:
    """Turn an error of the block into one that says why the file at *path* could not be read, or is not UTF-8.

    :param advice: what the user should do about it.
    :param missing: what is expected at *path*, and what to do if it is missing; *folder*: what to do if it is a folder.
    :raises InputError: the file could not be read.
    :raises DataError: it is not UTF-8.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        if missing is not None and isinstance(error, FileNotFoundError):
            raise InputError(f"{path}: no such {missing}") from None
        if folder is not None and isinstance(error, IsADirectoryError):
            raise InputError(f"{path}: is a folder; {folder}") from None
        raise InputError(f"{path}: cannot be read ({error.strerror}); {advice}") from None
