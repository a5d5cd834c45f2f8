"""Sorting more lines than memory holds: in pieces on disk, which are merged."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

# So many bytes of lines are sorted at a time.
_RUN = 4 * 2**20
# So many are read of a file at a time.
_PIECE = 2**18
# So many sorted runs wait to be merged; each is an open file, of which systems allow about a thousand.
_MOST_RUNS = 200
# So many bytes of each run are in memory while they are merged.
_READ_AT_ONCE = 2**16

Key = Callable[[bytes], bytes]


class Sorter:
    """Takes lines in any order and gives them back sorted, each once; a context manager."""

    def __init__(self, folder: Path | None = None, *, key: Key | None = None) -> None:
        """Make an empty sorter.

        :param folder: where scratch files are made; where the system makes such ones if left out.
        :param key: what lines are sorted by, if not by themselves; it must be distinct for distinct lines.
        """
        self._folder = folder
        self._key = key
        self._waiting: list[bytes] = []
        self._size = 0
        self._runs: list[BinaryIO] = []
        self._stack = ExitStack()

    def add(self, line: bytes) -> None:
        """Take *line*, which ends with a line feed."""
        self._waiting.append(line)
        self._size += len(line)
        if self._size >= _RUN:
            self._put_aside()

    def add_file(self, file: BinaryIO, change: Callable[[bytes], bytes] = bytes) -> None:
        """Take every line of *file*, which has no carriage return; *change* is given many at a time."""
        file.seek(0)
        while piece := file.read(_PIECE) + file.readline():
            piece = change(piece)
            self._waiting += piece.splitlines(keepends=True)
            self._size += len(piece)
            if self._size >= _RUN:
                self._put_aside()

    def __iter__(self) -> Iterator[bytes]:
        """Yield the lines; nothing can be added after that."""
        return chain.from_iterable(self.pieces())

    def pieces(self) -> Iterator[Iterable[bytes]]:
        """Yield the lines, many at a time; nothing can be added after that."""
        if not self._runs:
            self._waiting.sort(key=self._key)
            yield dict.fromkeys(self._waiting)
            return
        if self._waiting:
            self._put_aside()
        yield from self._merged()

    def __enter__(self) -> Self:
        """Return the sorter itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the scratch files."""
        self._stack.close()

    def _put_aside(self) -> None:
        self._waiting.sort(key=self._key)
        # Each once, so that equal lines are never on both sides of what is read of a run at a time.
        self._runs.append(self._kept([dict.fromkeys(self._waiting)]))
        self._waiting, self._size = [], 0
        if len(self._runs) == _MOST_RUNS:
            merged = self._kept(self._merged())
            for run in self._runs:
                run.close()
            self._runs = [merged]

    def _kept(self, pieces: Iterable[Iterable[bytes]]) -> BinaryIO:
        file: BinaryIO = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the sorter
        self._stack.callback(file.close)
        file.writelines(b"".join(lines) for lines in pieces)
        file.seek(0)
        return file

    def _merged(self) -> Iterator[Iterable[bytes]]:
        """Merge the runs: of each a part is held, and what is certain to come before all unread lines is sorted at once.

        Equal lines are always sorted together. Python sorts what consists of sorted parts in little more than one pass,
        and in C, where a merge of line by line takes most of an export's time.
        """
        held = [_Run(run) for run in self._runs]
        while held := [run for run in held if run.fill()]:
            bound = min((run.last for run in held), key=self._key)
            lines = list(chain.from_iterable(run.up_to(bound, self._key) for run in held))
            lines.sort(key=self._key)
            yield dict.fromkeys(lines)


class _Run:
    """A sorted file, a part of which is in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lines: list[bytes] = []
        self._place = 0

    def fill(self) -> bool:
        """Read on if nothing is left in memory, and say whether anything is left."""
        if self._place == len(self._lines):
            self._lines, self._place = self._file.readlines(_READ_AT_ONCE), 0
        return bool(self._lines)

    @property
    def last(self) -> bytes:
        """The last line in memory."""
        return self._lines[-1]

    def up_to(self, bound: bytes, key: Key | None) -> list[bytes]:
        """Take out the lines in memory that do not come after *bound*."""
        limit = bound if key is None else key(bound)
        end = bisect_right(self._lines, limit, lo=self._place, key=key)
        found = self._lines[self._place : end]
        self._place = end
        return found
