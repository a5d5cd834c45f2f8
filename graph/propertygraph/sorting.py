"""Sorting more lines than memory holds: in runs on disk, which are merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

# So many bytes of lines are sorted at a time.
_RUN = 4 * 2**20
# So many sorted runs wait to be merged; each is an open file, of which systems allow about a thousand.
_MOST_RUNS = 200

Key = Callable[[bytes], bytes]


@contextmanager
def external_sort(
    lines: Iterable[bytes], folder: Path | None, *, key: Key | None = None
) -> Iterator[Iterator[bytes]]:
    """Give *lines*, each of which ends with a line feed, sorted and each once.

    :param folder: scratch files are made in it; where the system makes such ones if there is none.
    :param key: what lines are sorted by, if not by themselves; it must be distinct for distinct lines.
    """
    with ExitStack() as stack:
        runs: list[BinaryIO] = []
        for run in _runs(lines):
            if len(runs) == _MOST_RUNS:
                merged = _written(_merged(runs, key), folder, stack)
                for file in runs:
                    file.close()
                runs = [merged]
            run.sort(key=key)
            runs.append(_written(run, folder, stack))
        yield _merged(runs, key)


def _runs(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    run: list[bytes] = []
    size = 0
    for line in lines:
        run.append(line)
        size += len(line)
        if size >= _RUN:
            yield run
            run, size = [], 0
    yield run


def _written(lines: Iterable[bytes], folder: Path | None, stack: ExitStack) -> BinaryIO:
    file: BinaryIO = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the stack
    stack.callback(file.close)
    file.writelines(lines)
    file.seek(0)
    return file


def _merged(runs: Iterable[BinaryIO], key: Key | None) -> Iterator[bytes]:
    return (line for line, _ in groupby(heapq.merge(*runs, key=key)))
