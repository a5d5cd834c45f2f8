"""Places in an order, found by grammar: ordinals and superlatives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        start=1,
    )
}
_NOT: Final = "(?:inter|for|h?on|mod|harv|manif|qu|conqu|sugg|requ|inv|r|t|b|w|n|gu|prot|cont|arr|dig|att|pr|l|ch|v|p)est"
_TOP: Final = r"leading|top|most|least|best|worst|foremost|pre-eminent|number one|led the way|leads?|led|only|tops|topped"
_ORDINAL: Final = re.compile(
    rf"\b(?P<digits>\d{{1,3}})(?:st|nd|rd|th)\b|\b(?P<word>{'|'.join(_ORDINALS)})\b|(?:No\.|number|rank(?:s|ed)?|#)\s?(?P<plain>\d{{1,3}})\b"
    rf"|\b(?!{_NOT}s?\b)[a-z]{{2,}}(?:i?est)\b|\b(?:{_TOP})\b",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(r"[\s-](?P<next>[a-z]+est|most|leading)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Ordinal:
    """A place in an order: where the words stand, and the place."""

    start: int
    end: int
    value: int


def ordinals(text: str) -> list[Ordinal]:
    """List what may be a place in an order, in order of the text.

    >>> [o.value for o in ordinals("the second-largest exporter, 44th of 160 and the youngest")]
    [2, 44, 1]
    """
    found: list[Ordinal] = []
    for match in _ORDINAL.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        if match["digits"] or match["plain"]:
            value = int(match["digits"] or match["plain"])
        else:
            value = _ORDINALS.get((match["word"] or "first").lower(), 1)
        pair = _PAIR.match(text, match.end()) if match["digits"] or match["word"] else None
        found.append(Ordinal(match.start(), pair.end() if pair else match.end(), value))
    return found
