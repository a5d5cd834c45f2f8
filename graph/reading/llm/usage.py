"""The usage of a model so far: requests, tokens and their cost."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Count:
    """The numbers of windows, requests and tokens so far.

    :param windows: the windows known so far; *read* the finished ones, failed or not; *failed* those without a reply.
    :param requests: the requests that were answered; *cached* the replies taken from the cache instead.
    :param tokens_in: the tokens of the requests, as the endpoint counts them; *tokens_out* those of the replies.
    """

    windows: int = 0
    read: int = 0
    failed: int = 0
    requests: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    @property
    def tokens(self) -> int:
        """The tokens of requests and replies together."""
        return self.tokens_in + self.tokens_out

    def cost(self, price_in: float | None, price_out: float | None) -> float | None:
        """Return the cost of the tokens at prices per million tokens; None where a price is not known.

        >>> Count(tokens_in=2_000_000, tokens_out=500_000).cost(0.5, 2)
        2.0
        """
        if price_in is None or price_out is None:
            return None
        return (self.tokens_in * price_in + self.tokens_out * price_out) / 1_000_000


class Usage:
    """A count that several threads add to."""

    def __init__(self) -> None:
        """Start with a count of zero."""
        self._lock = threading.Condition()
        self._count = Count()
        self._reserved = 0

    def __reduce__(self) -> tuple[type[Usage], tuple[()]]:
        """Pickle as an empty usage: another process starts its own count."""
        return Usage, ()

    @property
    def count(self) -> Count:
        """The count so far."""
        with self._lock:
            return self._count

    def add(self, **more: int) -> None:
        """Add to the fields of :class:`Count`, by name."""
        with self._lock:
            count = self._count
            self._count = replace(count, **{name: getattr(count, name) + n for name, n in more.items()})

    def reserve(self, tokens: int, budget: int | None) -> bool:
        """Reserve *tokens* for a request, and say whether *budget* allows it.

        Where the budget is short only because of other reservations, wait until they are released.
        """
        with self._lock:
            while budget is not None and self._count.tokens + self._reserved + tokens > budget:
                if not self._reserved:
                    return False
                self._lock.wait()
            self._reserved += tokens
            return True

    def release(self, tokens: int) -> None:
        """Release reserved tokens, after those really spent were added."""
        with self._lock:
            self._reserved -= tokens
            self._lock.notify_all()
