"""The workers: threads that wait for a model, and that nobody waits for when the work is broken off."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

Result = TypeVar("Result")
Given = ParamSpec("Given")

_Task = Callable[[], None]


class Workers:
    """Some threads that do what they are given, in order.

    Those of :mod:`concurrent.futures` are waited for when the program ends, for as long as their requests take.
    """

    def __init__(self, most: int) -> None:
        """Make no thread yet.

        :param most: so many work at once.
        """
        self._most = most
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._has_ended = threading.Event()

    def do(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Have *work* done, and return where its result will be."""
        future: Future[Result] = Future()

        def task() -> None:
            if not future.set_running_or_notify_cancel() or self._has_ended.is_set():
                return
            try:
                future.set_result(work(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - it is told to what waits for the result
                future.set_exception(error)

        self._tasks.put(task)
        if len(self._threads) < self._most:
            thread = threading.Thread(target=self._work, name="policyloom llm", daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def end(self) -> None:
        """Let the threads end after what they do now; what nobody has begun is not done."""
        self._has_ended.set()
        for _ in self._threads:
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
