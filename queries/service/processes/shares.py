"""The shares: how much of the service one client may use while others use it too.

A client is identified by its network address, or by the X-Forwarded-For header of a reverse proxy. It may use
all workers while it is alone. While others are connected, or were within the last minute, it is limited to
its share of the workers, of the waiting places and of the connections, and the client that uses the least
goes first (max-min fairness with equal claims).
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from ..limits import Limits
from .board import CONNECTIONS

_FORWARDED = re.compile(rb"\r\nx-forwarded-for:[ \t]*([^\r\n]*)", re.IGNORECASE)
# A client that has left counts as connected for this many seconds.
_LINGER_SECONDS = 60.0

Item = TypeVar("Item")


class Shares:
    """The shares of all clients."""

    def __init__(
        self, limits: Limits, proxies: frozenset[str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin without clients.

        :param proxies: the addresses of reverse proxies, whose X-Forwarded-For headers are believed.
        :param clock: returns the time in seconds, from an arbitrary start.
        """
        self._clock = clock
        self._gone: dict[str, float] = {}
        self._limits = limits
        self._proxies = proxies
        self._connections: Counter[str] = Counter()

    def key(self, address: str, raw: bytes) -> str:
        """Return the key of a client: its *address*, or the one that a proxy gives in the request *raw*."""
        if address in self._proxies:
            forwarded = _FORWARDED.findall(raw.partition(b"\r\n\r\n")[0])
            if forwarded:
                # The proxy itself appended the last address; the client may have written the others.
                return str(forwarded[-1].rpartition(b",")[2].strip(), "latin-1")
        return address

    def come(self, address: str) -> bool:
        """Count a new connection from *address*, and return whether the client is within its share."""
        self._connections[address] += 1
        return address in self._proxies or self._connections[address] <= self._share(CONNECTIONS)

    def go(self, address: str) -> None:
        """Count the end of a connection from *address*."""
        self._connections[address] -= 1
        if not self._connections[address]:
            del self._connections[address]
            now = self._clock()
            self._gone = {
                other: since for other, since in self._gone.items() if now - since < _LINGER_SECONDS
            }
            self._gone[address] = now

    def may_wait(self, others: int) -> bool:
        """Return whether a client that has *others* waiting requests may have one more request wait."""
        return self._is_alone or others < self._share(self._limits.waiting)

    def full(self, running: Iterable[str]) -> frozenset[str]:
        """Return the clients that use their full share of the workers.

        :param running: the client of the long query of each worker, empty for none.
        """
        return self._with_at_least(running, self._share(self._limits.workers))

    def over(self, running: Iterable[str]) -> frozenset[str]:
        """Return the clients with more than their share of the workers; *running* as for :meth:`full`."""
        return self._with_at_least(running, self._share(self._limits.workers) + 1)

    def in_turn(self, waiting: Iterable[tuple[str, float, Item]], running: Iterable[str]) -> list[Item]:
        """Return the waiting requests in the order in which they are to be served.

        A request is ranked by the number of requests of its client that run, or have waited longer; among
        equal ranks, the request that has waited longest is first.

        :param waiting: the client of each request, when it began to wait, and the request.
        :param running: the clients of the long queries.
        """
        counts = Counter(running)
        ranked: list[tuple[int, float, int, Item]] = []
        for number, (key, since, item) in enumerate(sorted(waiting, key=lambda entry: entry[1])):
            ranked.append((counts[key], since, number, item))
            counts[key] += 1
        return [item for *_, item in sorted(ranked, key=lambda entry: entry[:3])]

    @property
    def _is_alone(self) -> bool:
        if not self._proxies.isdisjoint(self._connections) or len(self._connections) > 1:
            return False
        now = self._clock()
        return not any(
            now - since < _LINGER_SECONDS
            for other, since in self._gone.items()
            if other not in self._connections
        )

    def _with_at_least(self, running: Iterable[str], least: int) -> frozenset[str]:
        if self._is_alone:
            return frozenset()
        counts = Counter(key for key in running if key)
        return frozenset(key for key, count in counts.items() if count >= least)

    def _share(self, whole: int) -> int:
        return max(1, whole * self._limits.share // 100)
