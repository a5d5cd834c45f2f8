"""The cluster: work done by the workers of Dask, its results in the order of what they are of, as by the pool.

What a worker gets at once is a partition, some pieces of the pool. It lets a pool of its own do it, in one process and
within the same limits, so an item at fault costs itself alone there too. When a worker is lost, Dask gives what it had
to others.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic

from ..ontology.errors import InputError
from .pool import Item, Limits, Lost, Pool, Result, Work, pieces

if TYPE_CHECKING:
    from distributed import Future

# So many pieces are a partition: a quarter of a minute of work, beside which what Dask does is nothing.
_PIECES = 4
# So many partitions are under way for each thread of a worker.
_WAITING = 2
# So many seconds the scheduler may take to answer, and then to have a worker.
_TO_ANSWER, _TO_HAVE_A_WORKER = 10, 60


class Cluster(Generic[Item, Result]):
    """Workers that do the same work; made for one call of :meth:`map`."""

    def __init__(
        self,
        prepare: Callable[..., Work[Item, Result]],
        *given: Any,
        scheduler: str,
        limits: Limits,
        same: Callable[[], object],
    ) -> None:
        """Let the workers of *scheduler* do what ``prepare(*given)`` returns when it is called there.

        All must be fit for pickle, so *prepare* and *same* are functions of modules that the workers have too.

        :param scheduler: its address, such as ``tcp://10.0.0.1:8786``.
        :param limits: what one item may take.
        :param same: returns what must be the same here and on each worker, so that all work alike.
        """
        self._scheduler = scheduler
        self._do = partial(_do, prepare, given, limits, same, same())

    def map(self, items: Iterable[Item], size: Callable[[Item], int]) -> Generator[Result | Lost]:
        """Yield the result of each of *items*, in order; no more of them are taken than the workers need.

        :param size: how many characters an item has; fit for pickle.
        :raises InputError: there is no such scheduler, it has no worker, or a worker is not fit for the work.
        """
        coming = pieces(items, size)
        under_way: deque[tuple[Sequence[Item], Future[Any]]] = deque()
        with self._client() as client:
            while True:
                room = _WAITING * max(1, sum(client.nthreads().values())) - len(under_way)
                for _ in range(room):
                    if partition := list(chain.from_iterable(islice(coming, _PIECES))):
                        under_way.append((partition, self._submit(client, partition, size)))
                if not under_way:
                    return
                yield from self._results(client, *under_way.popleft(), size)

    def _submit(self, client: Any, partition: Sequence[Item], size: Callable[[Item], int]) -> Future[Any]:
        future: Future[Any] = client.submit(self._do, partition, size, pure=False)
        return future

    def _results(
        self, client: Any, partition: Sequence[Item], future: Future[Any], size: Callable[[Item], int]
    ) -> Iterator[Result | Lost]:
        """Yield the results of *partition*; where it ended the workers that had it, item by item."""
        from distributed import KilledWorker

        try:
            yield from future.result()
        except KilledWorker:
            if len(partition) == 1:
                yield Lost("ended the workers that read it")
                return
            futures = [self._submit(client, [item], size) for item in partition]
            for item, alone in zip(partition, futures, strict=True):
                yield from self._results(client, [item], alone, size)
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
        connect: Any = Client  # which has no types
        try:
            client = connect(self._scheduler, timeout=_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            said = " ".join(str(error).split())
            raise InputError(f"no scheduler of Dask answers at {self._scheduler!r} ({said})") from None
        with client:
            try:
                client.wait_for_workers(1, timeout=_TO_HAVE_A_WORKER)
            except TimeoutError:
                raise InputError(
                    f"the scheduler at {self._scheduler} has no worker; start some: "
                    f"dask worker {self._scheduler} --no-nanny"
                ) from None
            yield client


class _UnfitError(RuntimeError):
    """A worker cannot do the work; says which and why."""


def _do(
    prepare: Callable[..., Work[Item, Result]],
    given: tuple[Any, ...],
    limits: Limits,
    same: Callable[[], object],
    expected: object,
    partition: Sequence[Item],
    size: Callable[[Item], int],
) -> list[Result | Lost]:
    """Return the results of *partition*; done by a worker, in a process beside it."""
    if multiprocessing.current_process().daemon:
        raise _UnfitError("a worker has a nanny, and so may start no process; start it with --no-nanny")
    if _here(same) != expected:
        raise _UnfitError(
            "a worker has another release of policyloom or of what it reads with; install the same"
        )
    return list(Pool[Item, Result](prepare, *given, jobs=1, limits=limits).map(partition, size))


@cache
def _here(same: Callable[[], object]) -> object:
    return same()
