"""The article: whether a noun is brought in as one of its kind, 'a plan', or is one that has been told, 'the plan'."""

from __future__ import annotations

from .tree import Token

_ANY = frozenset({"a", "an"})


def is_any(noun: Token) -> bool:
    """Say whether *noun* is brought in as one of its kind: 'a plan'."""
    return any(c.dep_ == "det" and c.lower_ in _ANY for c in noun.lefts)
