"""External sorting: lines that do not fit in memory are sorted in runs on disk, which are merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

# Bytes of lines that are sorted at a time.
_RUN = 4 * 2**20
# Most sorted runs that wait to be merged; each is an open file, and systems allow about a thousand.
_MOST_RUNS = 200

Key = Callable[[bytes], bytes]


@contextmanager
def external_sort(
    lines: Iterable[bytes], folder: Path | None, *, key: Key | None = None
) -> Iterator[Iterator[bytes]]:
    """Yield *lines*, each of which ends with a line feed, sorted and without repetition.

    :param folder: where scratch files are made; ``None`` for the system's temporary folder.
    :param key: the sort key of a line, by default the line itself; distinct lines must have distinct keys.
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
