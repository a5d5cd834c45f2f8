"""The waiting room: the queue of requests for a worker."""

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
    """The requests that wait for a worker; each client is limited to its share of the places."""

    def __init__(self, limits: Limits, shares: Shares, refuse: Callable[[Client, Refusal], None]) -> None:
        """Make an empty room.

        :param refuse: sends a refusal to a client.
        """
        self._limits = limits
        self._shares = shares
        self._refuse = refuse
        self._clients: list[Client] = []

    def __len__(self) -> int:
        """Return the number of waiting requests."""
        return len(self._clients)

    def __iter__(self) -> Iterator[Client]:
        """Yield the clients whose requests are waiting."""
        return iter(tuple(self._clients))

    def enter(self, client: Client) -> bool:
        """Let the request of *client* wait, at most as long as a query may run; refuse it if there is no place.

        :return: whether there was a place.
        """
        loop = asyncio.get_running_loop()
        client.since = client.since or loop.time()
        counts = Counter(map(self._key, self._clients))
        has_place = self._shares.may_wait(counts[self._key(client)])
        if has_place and len(self) >= self._limits.waiting:
            has_place = self._make_place(counts)
        if not has_place:
            self._refuse(client, _TOO_MANY)
            return False
        self._clients.append(client)
        late = Refusal(503, "no worker became free in time; try again in a few seconds")
        client.timer = loop.call_at(client.since + self._limits.seconds, self._refuse, client, late)
        return True

    def _make_place(self, counts: Counter[str]) -> bool:
        """Refuse the latest request of a client with more than its share; return whether there was such a client."""
        for other in reversed(self._clients):
            if not self._shares.may_wait(counts[self._key(other)] - 1):
                self.leave(other)
                self._refuse(other, _TOO_MANY)
                return True
        return False

    def _key(self, client: Client) -> str:
        return self._shares.key(client.address, client.raw)

    def leave(self, client: Client) -> None:
        """Remove *client*, if it waits here."""
        if client in self._clients:
            self._clients.remove(client)

    def next(self, free: int, running: Iterable[str], full: Collection[str]) -> list[Client]:
        """Return the clients whose requests are next, in order.

        :param free: the number of free workers.
        :param running: the clients of the long queries.
        :param full: the clients that already use their share of the workers; their requests must wait.
        """
        waiting = [(self._key(client), client.since, client) for client in self._clients]
        ready = [entry for entry in waiting if entry[0] not in full]
        # Do not hand out all requests at once: if the first one is slow, its worker hands back the others.
        most = free + len(ready) // 2 if free else 0
        return self._shares.in_turn(ready, running)[:most]
