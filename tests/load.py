"""The load of the machine: time limits that allow for other processes on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Seconds of processor time that are enough to measure how busy the machine is.
_WORK = 0.05
# Seconds to wait for an event: so long that only a fault, not the load, makes the wait fail.
_PATIENCE = 300


def slowness() -> float:
    """Return how many times longer a piece of work takes now than on an idle machine; at least 1."""
    began, worked = time.monotonic(), time.thread_time()
    while time.thread_time() - worked < _WORK:
        pass
    return max(1.0, (time.monotonic() - began) / _WORK)


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Fail if the body of the ``with`` statement would take longer than *seconds* on an idle machine."""
    before, began = slowness(), time.monotonic()
    yield
    took = time.monotonic() - began
    assert took < seconds * max(before, slowness())


def wait_until(holds: Callable[[], object]) -> None:
    """Wait until *holds* returns something true, which must happen."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.05)
