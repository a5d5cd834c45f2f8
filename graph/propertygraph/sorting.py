"""Sorting more lines than memory holds: in pieces on disk, which are merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

# So many bytes of lines are sorted at a time.
_RUN = 16 * 2**20
# So many sorted pieces wait to be merged; each is an open file, of which systems allow about a thousand.
_MOST_RUNS = 200

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
        """Take every line of *file*, passed through *change*."""
        file.seek(0)
        while lines := file.readlines(_RUN):
            if self._waiting:
                self._put_aside()
            self._waiting = [change(line) for line in lines]
            self._size = _RUN

    def __iter__(self) -> Iterator[bytes]:
        """Yield the lines; nothing can be added after that."""
        self._waiting.sort(key=self._key)
        every = heapq.merge(*self._runs, self._waiting, key=self._key) if self._runs else self._waiting
        return map(itemgetter(0), groupby(every))

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
        self._runs.append(self._kept(self._waiting))
        self._waiting, self._size = [], 0
        if len(self._runs) == _MOST_RUNS:
            merged = self._kept(heapq.merge(*self._runs, key=self._key))
            for run in self._runs:
                run.close()
            self._runs = [merged]

    def _kept(self, lines: Iterable[bytes]) -> BinaryIO:
        file: BinaryIO = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the sorter
        self._stack.callback(file.close)
        file.writelines(lines)
        file.seek(0)
        return file
