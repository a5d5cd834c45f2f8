"""The load of the machine: how long is long while others use it too."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# So much work tells how many others there are to share a processor with.
_WORK = 0.05
# What is waited for comes, or something is broken; so late that no load makes the difference.
_PATIENCE = 300


def slowness() -> float:
    """Return how many times as long as alone a piece of work takes now; at least 1."""
    began, worked = time.monotonic(), time.thread_time()
    while time.thread_time() - worked < _WORK:
        pass
    return max(1.0, (time.monotonic() - began) / _WORK)


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Fail if what is done takes longer than *seconds* would be on a machine with nothing else to do."""
    before, began = slowness(), time.monotonic()
    yield
    took = time.monotonic() - began
    assert took < seconds * max(before, slowness())


def wait_until(holds: Callable[[], object]) -> None:
    """Wait for something that must come."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.05)
