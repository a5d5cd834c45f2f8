"""The usage: what was asked of a model so far, and what that cost."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Count:
    """What the requests to a model took so far.

    :param windows: so many parts of documents are known of; *read* so many of them are done with, well or not; *failed* so many, not well.
    :param requests: so many were sent; *cached* so many parts needed none, since their replies were kept.
    :param tokens_in: of the requests, as the endpoint counts them; *tokens_out* of the replies.
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
        """All tokens."""
        return self.tokens_in + self.tokens_out

    def cost(self, price_in: float | None, price_out: float | None) -> float | None:
        """Return what they cost at prices for a million tokens; None where a price is not known.

        >>> Count(tokens_in=2_000_000, tokens_out=500_000).cost(0.5, 2)
        2.0
        """
        if price_in is None or price_out is None:
            return None
        return (self.tokens_in * price_in + self.tokens_out * price_out) / 1_000_000


class Usage:
    """A count that several threads add to."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = threading.Condition()
        self._count = Count()
        self._reserved = 0

    def __reduce__(self) -> tuple[type[Usage], tuple[()]]:
        """Begin anew in another process."""
        return Usage, ()

    @property
    def count(self) -> Count:
        """The count so far."""
        with self._lock:
            return self._count

    def add(self, **more: int) -> None:
        """Count some more, by the names of :class:`Count`."""
        with self._lock:
            count = self._count
            self._count = replace(count, **{name: getattr(count, name) + n for name, n in more.items()})

    def reserve(self, tokens: int, budget: int | None) -> bool:
        """Set *tokens* aside for a request; say whether *budget* has them.

        Where others may yet give back what is set aside for them, they are waited for.
        """
        with self._lock:
            while budget is not None and self._count.tokens + self._reserved + tokens > budget:
                if not self._reserved:
                    return False
                self._lock.wait()
            self._reserved += tokens
            return True

    def release(self, tokens: int) -> None:
        """Give back what was set aside, after what was spent of it is added."""
        with self._lock:
            self._reserved -= tokens
            self._lock.notify_all()
