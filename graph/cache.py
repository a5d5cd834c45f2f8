"""The cache: a folder of results that were worked out before, bounded in size and safe to delete at any time."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Files lie in so many folders, by the first two hex digits of their keys.
_FOLDERS = 256
# One put in sixteen tidies its folder: that of a key whose third digit is this.
_TIDYING = "0"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files, for any number of processes at once; where it cannot be read or written it is empty.

    :param folder: made when the first file comes.
    :param most: the size in bytes that it is kept to, about.
    :param since: when this run began, in seconds since the epoch. Where room is needed, files that were last used
        before it go first, the oldest ahead; then the newest, so that of a run that needs more than there is room for
        a part is still there at the next.
    """

    folder: Path
    most: int
    since: float

    def get(self, key: str) -> bytes | None:
        """Return what was put by *key*, a digest in hexadecimal, if it is there still."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* by *key* for as long as there is room."""
        path = self._path(key)
        unfinished = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(data)
            unfinished.replace(path)
            if key[2] == _TIDYING:
                self._tidy(path.parent)
        except OSError:  # a full disk, say: what is not kept is worked out again
            _remove(unfinished)

    def drop(self, key: str) -> None:
        """Forget what was put by *key*."""
        _remove(self._path(key))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _tidy(self, folder: Path) -> None:
        files = []
        for entry in os.scandir(folder):
            with suppress(FileNotFoundError):  # another process tidies too
                stat = entry.stat()
                files.append((stat.st_mtime, stat.st_size, entry.path))
        surplus = sum(size for _, size, _ in files) - self.most // _FOLDERS
        for _, size, path in sorted(files, key=lambda file: self._order(file[0])):
            if surplus <= 0:
                return
            _remove(Path(path))
            surplus -= size

    def _order(self, used: float) -> tuple[bool, float]:
        """Return the place of a file among those to remove, by when it was last used."""
        return (True, -used) if used >= self.since else (False, used)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
