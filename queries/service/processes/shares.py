"""The shares: how much of the service one client may take while others want some of it too.

A client is known by its address, or by what a web server before the service says of it. It may use all workers while
it is alone; while others are connected, or were within a minute, it has its share of them, of the places to
wait and of the connections (max-min fairness with equal claims), and those who have least go first.
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
# For so many seconds a client that left counts as still there.
_MEMORY = 60.0

Who = TypeVar("Who")


class Shares:
    """The claims of all clients."""

    def __init__(
        self, limits: Limits, proxies: frozenset[str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin without clients.

        :param proxies: the addresses of web servers that tell whose request they pass on.
        :param clock: returns seconds.
        """
        self._clock = clock
        self._gone: dict[str, float] = {}
        self._limits = limits
        self._proxies = proxies
        self._connections: Counter[str] = Counter()

    def key(self, address: str, raw: bytes) -> str:
        """Return the name under which a client is counted: its *address*, or that which a web server gives in *raw*."""
        if address in self._proxies:
            forwarded = _FORWARDED.findall(raw.partition(b"\r\n\r\n")[0])
            if forwarded:
                # The last is what the web server itself has seen; what stands before it anyone may have written.
                return str(forwarded[-1].rpartition(b",")[2].strip(), "latin-1")
        return address

    def come(self, address: str) -> bool:
        """Count one connection more from *address*, and tell whether it is within its share."""
        self._connections[address] += 1
        return address in self._proxies or self._connections[address] <= self._share(CONNECTIONS)

    def go(self, address: str) -> None:
        """Count one connection less."""
        self._connections[address] -= 1
        if not self._connections[address]:
            del self._connections[address]
            now = self._clock()
            self._gone = {other: since for other, since in self._gone.items() if now - since < _MEMORY}
            self._gone[address] = now

    def may_wait(self, others: int) -> bool:
        """Tell whether one more request of a client may wait, beside *others* of the same client."""
        return self._is_alone or others < self._share(self._limits.waiting)

    def full(self, running: Iterable[str]) -> frozenset[str]:
        """Return who has its share of workers, given who runs a long query; empty names are nobody."""
        return self._having(running, self._share(self._limits.workers))

    def over(self, running: Iterable[str]) -> frozenset[str]:
        """Return who has more than its share of workers."""
        return self._having(running, self._share(self._limits.workers) + 1)

    def in_turn(self, waiting: Iterable[tuple[str, float, Who]], running: Iterable[str]) -> list[Who]:
        """Return who waits in the order in which they are served.

        Each goes behind those who have as many requests running and before it; among equals the first to come
        is the first.

        :param waiting: by what each is known, since when it waits, and what stands for it.
        :param running: who runs a long query.
        """
        has = Counter(running)
        ranked: list[tuple[int, float, int, Who]] = []
        for number, (key, since, who) in enumerate(sorted(waiting, key=lambda one: one[1])):
            ranked.append((has[key], since, number, who))
            has[key] += 1
        return [who for *_, who in sorted(ranked, key=lambda one: one[:3])]

    @property
    def _is_alone(self) -> bool:
        if not self._proxies.isdisjoint(self._connections) or len(self._connections) > 1:
            return False
        now = self._clock()
        return not any(
            now - since < _MEMORY for other, since in self._gone.items() if other not in self._connections
        )

    def _having(self, running: Iterable[str], least: int) -> frozenset[str]:
        if self._is_alone:
            return frozenset()
        counted = Counter(key for key in running if key)
        return frozenset(key for key, count in counted.items() if count >= least)

    def _share(self, whole: int) -> int:
        return max(1, whole * self._limits.share // 100)
