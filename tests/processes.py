"""Processes of this machine: their children, whether they run, and what they use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def children(process: int) -> list[int]:
    """Return the ids of the processes that *process* has started and that are not gone."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, task.read_text(encoding="ascii").split())
    return sorted(found)


def descendants(process: int) -> Iterator[int]:
    """Yield the ids of the children of *process*, of their children, and so on."""
    for child in children(process):
        yield child
        yield from descendants(child)


def is_running(process: int) -> bool:
    """Return whether *process* has not ended."""
    try:
        return _fields(process)[0] != "Z"
    except OSError:
        return False


def seconds_of(process: int) -> float:
    """Return the seconds of processor time that *process* has used; 0 if it has ended."""
    try:
        fields = _fields(process)
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(process: int) -> int:
    """Return the resident memory of *process* in bytes."""
    pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGESIZE")


def _fields(process: int) -> list[str]:
    """Return the fields of the state of *process* that follow its name."""
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
