"""The cache: a folder of earlier results, bounded in size and safe to delete at any time."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# The number of subfolders: a file lies in the one named by the first two hex digits of its key.
_FOLDERS = 256
# A put tidies its folder if the third hex digit of its key is this one, so about one put in sixteen does.
_TIDYING = "0"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files, shared by any number of processes; if it cannot be read or written, it acts as an empty cache.

    :param folder: created when the first file is put.
    :param most: the approximate maximum size in bytes.
    :param since: when this run began, in seconds since the epoch. To make room, files last used before this time are
        removed first, oldest first; then files used since, newest first. So if a run needs more than the cache can
        hold, part of its results is still there for the next run.
    """

    folder: Path
    most: int
    since: float

    def get(self, key: str) -> bytes | None:
        """Return the data put under *key*, a hexadecimal digest; None if it is not there any more."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key* for as long as there is room."""
        path = self._path(key)
        unfinished = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(data)
            unfinished.replace(path)
            if key[2] == _TIDYING:
                self._tidy(path.parent)
        except OSError:  # a full disk, for example: the result is computed again next time
            _remove(unfinished)

    def drop(self, key: str) -> None:
        """Remove the data put under *key*."""
        _remove(self._path(key))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _tidy(self, folder: Path) -> None:
        files = []
        for entry in os.scandir(folder):
            with suppress(FileNotFoundError):  # another process may tidy at the same time
                stat = entry.stat()
                files.append((stat.st_mtime, stat.st_size, entry.path))
        surplus = sum(size for _, size, _ in files) - self.most // _FOLDERS
        for _, size, path in sorted(files, key=lambda file: self._order(file[0])):
            if surplus <= 0:
                return
            _remove(Path(path))
            surplus -= size

    def _order(self, used: float) -> tuple[bool, float]:
        """Return the sort key for removal of a file that was last used at *used*."""
        return (True, -used) if used >= self.since else (False, used)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
