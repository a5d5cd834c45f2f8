"""Ending: a process that is told to end, or whose terminal is closed, still tidies up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# SIGHUP is not on every system.
_SIGNALS = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if name in signal.Signals.__members__]


@contextmanager
def interruptible() -> Iterator[None]:
    """Let these signals interrupt the block as Ctrl-C does, rather than end the process on the spot."""
    if threading.current_thread() is not threading.main_thread():  # which alone may say what a signal does
        yield
        return
    # What is ignored, as nohup does, stays so.
    taken = [number for number in _SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
