"""The place of a file: written beside it first, then moved there whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...ontology.errors import InputError

# Characters of the file's name that the scratch folder has too; the whole of a long one has no room for more.
_LONGEST_PREFIX = 40


@contextmanager
def written_whole(path: Path, *, folder: bool) -> Iterator[Path]:
    """Give a path to write to; when the block ends well it becomes *path*, else it is gone.

    A folder that is there already is replaced only if it holds nothing that the new one does not hold. A link stays
    and what it leads to is replaced; a pipe or a device takes what was written.

    :raises InputError: *path* cannot be written.
    """
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        with _streamed(path) if _is_stream(path) else _moved(path, target, folder=folder) as unfinished:
            yield unfinished
    except BrokenPipeError:  # whoever read it has had enough
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
    """Give a scratch path beside *target*, where *path* leads; on success move it there."""
    parent = target.absolute().parent
    if not parent.is_dir():
        raise InputError(f"cannot write {path}: there is no folder {parent}; make it first")
    if not folder and target.is_dir():
        raise InputError(f"cannot write {path}: it is a folder; name a file")
    if folder and target.exists() and not target.is_dir():
        raise InputError(f"cannot write {path}: it is a file, and the format is a folder of files")
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
        # A file in a folder of mkdtemp gets the usual rights; the folder itself would not.
        unfinished.replace(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _move_away(path: Path, successor: Path, aside: Path) -> None:
    foreign = {p.relative_to(path) for p in path.rglob("*")} - {
        p.relative_to(successor) for p in successor.rglob("*")
    }
    if foreign:
        raise InputError(
            f"cannot write {path}: it holds other files, such as {min(foreign)}; name an empty folder"
        )
    path.replace(aside / path.name)
