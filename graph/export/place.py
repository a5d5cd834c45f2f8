"""The place of a file: written beside it first, then moved there whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...ontology.errors import InputError


@contextmanager
def written_whole(path: Path, *, folder: bool) -> Iterator[Path]:
    """Give a path to write to; when the block ends well it becomes *path*, else it is gone.

    A folder that is there already is replaced only if it holds nothing that the new one does not hold.

    :raises InputError: *path* cannot be written.
    """
    parent = path.absolute().parent
    if not parent.is_dir():
        raise InputError(f"cannot write {path}: there is no folder {parent}; make it first")
    if not folder and path.is_dir():
        raise InputError(f"cannot write {path}: it is a folder; name a file")
    if folder and path.exists() and not path.is_dir():
        raise InputError(f"cannot write {path}: it is a file, and the format is a folder of files")
    try:
        scratch = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=parent))
    except OSError as error:
        raise InputError(f"cannot write into {parent}: {error.strerror}; choose another folder") from error
    try:
        unfinished = scratch / path.name
        if folder:
            unfinished.mkdir()
        yield unfinished
        if folder and path.is_dir():
            _move_away(path, unfinished, scratch / f"{path.name}.old")
        # A file in a folder of mkdtemp gets the usual rights; the folder itself would not.
        unfinished.replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
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
    path.replace(aside)
