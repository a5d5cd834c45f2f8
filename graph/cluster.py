"""The cluster: work done by Dask workers, with the results in the order of the items, as with the pool.

A partition is several of the pool's pieces. A worker runs each partition in a pool of one process with the same limits,
so a faulty item loses only its own result there too. When a worker is lost, Dask gives its partitions to others.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic

from ..ontology.errors import InputError
from .pool import Item, Limits, Lost, Pool, Result, Work, pieces

if TYPE_CHECKING:
    from distributed import Future

# Pieces per partition: about a quarter of a minute of work, which makes the overhead of Dask negligible.
_PIECES = 4
# Partitions under way for each worker thread.
_WAITING = 2
# Seconds that the scheduler may take to answer, and then to have a worker.
_TO_ANSWER, _TO_HAVE_A_WORKER = 10, 60


class Cluster(Generic[Item, Result]):
    """Workers that all do the same work; an instance serves one call of :meth:`map`."""

    def __init__(
        self,
        prepare: Callable[..., Work[Item, Result]],
        *arguments: Any,
        scheduler: str,
        limits: Limits,
        digest: Callable[[], object],
    ) -> None:
        """Have the workers of *scheduler* each call ``prepare(*arguments)`` and run the work that it returns.

        All arguments must be picklable, so *prepare* and *digest* must come from modules that the workers have too.

        :param scheduler: the scheduler's address, such as ``tcp://10.0.0.1:8786``.
        :param limits: the time and memory that one item may take.
        :param digest: returns a value that must be equal here and on each worker, so that all work in the same way.
        """
        self._scheduler = scheduler
        pool = partial(Pool[Item, Result], prepare, *arguments, jobs=1, limits=limits)
        self._do = partial(_do, pool, digest, digest())

    def map(self, items: Iterable[Item], size: Callable[[Item], int]) -> Generator[Result | Lost]:
        """Yield the result of each of *items*, in order; take items only as the workers need them.

        :param size: returns the number of characters of an item; must be picklable.
        :raises InputError: the scheduler does not answer, it has no worker, or a worker cannot do the work.
        """
        coming = pieces(items, size)
        under_way: deque[tuple[Sequence[Item], Future[Any]]] = deque()
        with self._client() as client:
            submit = partial(client.submit, self._do, size, pure=False)
            while True:
                room = _WAITING * max(1, sum(client.nthreads().values())) - len(under_way)
                for _ in range(room):
                    if partition := list(chain.from_iterable(islice(coming, _PIECES))):
                        under_way.append((partition, submit(partition)))
                if not under_way:
                    return
                yield from self._results(submit, *under_way.popleft())

    def _results(
        self, submit: Callable[[Sequence[Item]], Future[Any]], partition: Sequence[Item], future: Future[Any]
    ) -> Iterator[Result | Lost]:
        """Yield the results of *partition*; if it killed the workers that ran it, submit its items one by one."""
        from distributed import KilledWorker

        try:
            yield from future.result()
        except KilledWorker:
            if len(partition) == 1:
                yield Lost("crashed the workers that were reading it")
                return
            futures = [submit([item]) for item in partition]
            for item, alone in zip(partition, futures, strict=True):
                yield from self._results(submit, [item], alone)
        except _UnfitError as error:
            raise InputError(f"the cluster at {self._scheduler}: {error}") from None

    @contextmanager
    def _client(self) -> Iterator[Any]:
        try:
            from distributed import Client
        except ImportError:
            raise InputError(
                "distributed is needed to use a cluster and is not installed; pip install 'policyloom[dask]'"
            ) from None
        connect: Any = Client  # the class has no type annotations
        try:
            client = connect(self._scheduler, timeout=_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise InputError(
                f"no Dask scheduler answers at {self._scheduler!r} ({reason}); check the address"
            ) from None
        with client:
            try:
                client.wait_for_workers(1, timeout=_TO_HAVE_A_WORKER)
            except TimeoutError:
                raise InputError(
                    f"the scheduler at {self._scheduler} has no workers; start some: "
                    f"dask worker {self._scheduler} --no-nanny"
                ) from None
            yield client


class _UnfitError(RuntimeError):
    """A worker cannot do the work; the message says why."""


def _do(
    pool: Callable[[], Pool[Item, Result]],
    digest: Callable[[], object],
    expected: object,
    size: Callable[[Item], int],
    partition: Sequence[Item],
) -> list[Result | Lost]:
    """Return the results of *partition*; a worker calls this, and the pool does the work in a child process."""
    if multiprocessing.current_process().daemon:
        raise _UnfitError("a worker has a nanny, so it cannot start processes; start it with --no-nanny")
    if digest() != expected:
        raise _UnfitError(
            "a worker has a different release of policyloom or of the packages it reads with; install the same release"
        )
    return list(pool().map(partition, size))
