"""The share of a whole that a question gives: "what should 75% of firms use"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..parsing.clause import Clause

_SAYERS = ("MD", "VB", "NN", "WD", "WP")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def is_share_told(clause: Clause, quotes: Iterable[str]) -> bool:
    """Say whether one of *quotes* has the share that *clause* gives, or it gives none.

    "At least 25%", "over 25%" and "nearly 25%" may be told by another number, and so may whether it is 25%.
    """
    words = [w.text.lower() for w in clause.words]
    places = range(1, len(words) - 2)
    shares = (i for i in places if _NUMBER.fullmatch(words[i]) and words[i + 1 : i + 3] == ["percent", "of"])
    place = next(shares, 0)
    if not place or clause.is_whether or clause.words[place - 1].tag[:2] not in _SAYERS:
        return True
    return any(words[place] in _NUMBER.findall(quote) for quote in quotes)


__all__ = ["is_share_told"]
