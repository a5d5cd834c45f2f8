"""The facts of a store, one document after the other, as plain records."""

from .fetch import listing, records

__all__ = ["listing", "records"]
