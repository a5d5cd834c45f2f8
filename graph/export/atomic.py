"""Atomic writing: a file is written beside its destination and moved there when it is complete."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...ontology.errors import InputError

# Characters of the file's name that begin the scratch folder's name; with a long name in full it would be too long.
_LONGEST_PREFIX = 40


@contextmanager
def written_whole(path: Path, *, folder: bool) -> Iterator[Path]:
    """Yield a path to write to; if the block succeeds, the result is moved to *path*, else it is deleted.

    An existing folder is replaced only if every path in it is in the new one too. A link is kept and its
    target is replaced. What was written is copied to a pipe or a device.

    :raises InputError: *path* cannot be written.
    """
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        with _streamed(path) if _is_stream(path) else _moved(path, target, folder=folder) as unfinished:
            yield unfinished
    except BrokenPipeError:  # the reader has closed the pipe
        raise
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error


def _is_stream(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def _streamed(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as scratch:
        unfinished = Path(scratch, "unfinished")
        yield unfinished
        with unfinished.open("rb") as file, path.open("wb") as stream:
            shutil.copyfileobj(file, stream)


@contextmanager
def _moved(path: Path, target: Path, *, folder: bool) -> Iterator[Path]:
    """Yield a scratch path beside *target*, to which *path* resolves; on success move it to *target*."""
    parent = target.absolute().parent
    if not parent.is_dir():
        raise InputError(f"cannot write {path}: there is no folder {parent}; make it first")
    if not folder and target.is_dir():
        raise InputError(f"cannot write {path}: it is a folder; name a file")
    if folder and target.exists() and not target.is_dir():
        raise InputError(
            f"cannot write {path}: it is a file, but the format is a folder of files; name a folder"
        )
    try:
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.name[:_LONGEST_PREFIX]}.", dir=parent))
    except OSError as error:
        raise InputError(f"cannot write into {parent}: {error.strerror}; choose another folder") from error
    try:
        unfinished = scratch / target.name
        if folder:
            unfinished.mkdir()
        yield unfinished
        if folder and target.is_dir():
            _move_away(target, unfinished, Path(tempfile.mkdtemp(dir=scratch)))
        # What is made inside a folder of mkdtemp has the usual permissions; the folder itself does not.
        unfinished.replace(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _move_away(path: Path, successor: Path, aside: Path) -> None:
    foreign = {p.relative_to(path) for p in path.rglob("*")} - {
        p.relative_to(successor) for p in successor.rglob("*")
    }
    if foreign:
        raise InputError(
            f"cannot write {path}: it contains other files, such as {min(foreign)}; name an empty folder"
        )
    path.replace(aside / path.name)
