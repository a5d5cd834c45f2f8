"""The waiting room: requests that no worker has taken yet, and which of them is next."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from ..guard import Refusal
from ..limits import Limits
from .member import Client
from .shares import Shares

_TOO_MANY = Refusal(503, "too many queries at once; try again in a few seconds")


class WaitingRoom:
    """Clients whose requests wait for a worker, each within its share of the places."""

    def __init__(self, limits: Limits, shares: Shares, refuse: Callable[[Client, Refusal], None]) -> None:
        """Make an empty room.

        :param refuse: tells a client that it waits in vain.
        """
        self._limits = limits
        self._shares = shares
        self._refuse = refuse
        self._clients: list[Client] = []

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._clients)

    def __iter__(self) -> Iterator[Client]:
        """Yield those who wait."""
        return iter(tuple(self._clients))

    def enter(self, client: Client) -> bool:
        """Have *client* wait as long as a query may take, and tell whether there was a place for it."""
        loop = asyncio.get_running_loop()
        client.since = client.since or loop.time()
        has = Counter(map(self._key, self._clients))
        is_granted = self._shares.may_wait(has[self._key(client)])
        if is_granted and len(self) >= self._limits.waiting:
            is_granted = self._make_place(has)
        if not is_granted:
            self._refuse(client, _TOO_MANY)
            return False
        self._clients.append(client)
        late = Refusal(503, "no worker got free in time; try again in a few seconds")
        client.timer = loop.call_at(client.since + self._limits.seconds, self._refuse, client, late)
        return True

    def _make_place(self, has: Counter[str]) -> bool:
        """Send away the last to come of those who have more than their share, and tell whether there was one."""
        for other in reversed(self._clients):
            if not self._shares.may_wait(has[self._key(other)] - 1):
                self.leave(other)
                self._refuse(other, _TOO_MANY)
                return True
        return False

    def _key(self, client: Client) -> str:
        return self._shares.key(client.address, client.raw)

    def leave(self, client: Client) -> None:
        """Forget *client* if it waits here."""
        if client in self._clients:
            self._clients.remove(client)

    def next(self, free: int, running: Iterable[str], full: Collection[str]) -> list[Client]:
        """Return who is next.

        :param free: how many workers are free.
        :param running: whose long queries run.
        :param full: who has its share of workers.
        """
        waiting = [(self._key(client), client.since, client) for client in self._clients]
        ready = [entry for entry in waiting if entry[0] not in full]
        # All of them at once would only come back if the first is slow.
        most = free + len(ready) // 2 if free else 0
        return self._shares.in_turn(ready, running)[:most]
