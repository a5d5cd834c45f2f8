"""The worker threads that wait for a model; the program can end without waiting for them."""

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
    """A pool of daemon threads that run tasks in the order in which they are given.

    The threads of :mod:`concurrent.futures` would keep the program from ending until their requests are done.
    """

    def __init__(self, most: int) -> None:
        """Start without threads; each of the first tasks starts one.

        :param most: the largest number of threads.
        """
        self._most = most
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._has_ended = threading.Event()

    def do(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Run *work* in a thread, and return the future of its result."""
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
        """Let the threads end after their current tasks; tasks that have not begun are not run."""
        self._has_ended.set()
        for _ in self._threads:
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
