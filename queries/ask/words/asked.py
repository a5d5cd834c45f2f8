"""The short question behind a statement, and the words of the statement in whose place it asks, as patterns of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from .recast import expression

Held = dict[str, str]
"""What the holes of a pattern hold."""


@dataclass(frozen=True)
class Asked:
    """The patterns of ``lex:sequels`` and ``lex:antecedents``, in the signs of ``recast.py``.

    :param ways: name of a concept, without the prefix -> its patterns.
    """

    ways: Mapping[str, Collection[str]]
    _compiled: dict[str, list[re.Pattern[str]]] = field(default_factory=dict, compare=False)

    def whole(self, concept: str, text: str) -> Held | None:
        """Return what the holes of *concept* hold where all of *text* is of it, else None."""
        found = (pattern.fullmatch(f"{text} ") for pattern in self._patterns(concept))
        match = next((m for m in found if m is not None), None)
        return None if match is None else _held(match)

    def begin(self, concept: str, text: str) -> tuple[int, Held] | None:
        """Return how far *concept* reaches from the begin of *text*, and what its holes hold; None where it does not begin so."""
        found = [m for pattern in self._patterns(concept) if (m := pattern.match(f"{text} ")) is not None]
        longest = max(found, key=lambda m: m.end(), default=None)
        return None if longest is None else (longest.end(), _held(longest))

    def last(self, concept: str, text: str) -> tuple[int, int, Held] | None:
        """Return where in *text* the last words of *concept* begin and end, the longest of them, and what the holes hold."""
        found = [
            m
            for pattern in self._patterns(concept)
            for m in pattern.finditer(f"{text} ")
            if _begins(text, m.start())
        ]
        last = max(found, key=lambda m: (m.end(), -m.start()), default=None)
        return None if last is None else (last.start(), last.end(), _held(last))

    def _patterns(self, concept: str) -> list[re.Pattern[str]]:
        if concept not in self._compiled:
            ways = self.ways.get(concept, ())
            self._compiled[concept] = [re.compile(expression(way), re.IGNORECASE) for way in ways]
        return self._compiled[concept]


def _begins(text: str, place: int) -> bool:
    return not place or text[place - 1].isspace()


def _held(match: re.Match[str]) -> Held:
    return {name: text.strip() for name, text in match.groupdict().items() if text is not None}
