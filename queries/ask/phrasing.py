"""The phrasing: what people say around a question, left out, so that the question itself is read."""

from __future__ import annotations

from collections.abc import Sequence

from .clause import PLAIN
from .wording import Wording

Part = tuple[str, bool]
_WHETHER = frozenset({"whether", "if"})
# What a question begins with that is none by its form.
_TRUE, _LIST = ("is", "it", "true", "that"), ("list",)
_VERBLESS = frozenset({"asksList", "asksWhether"})


def plain(words: Sequence[Part], wording: Wording) -> list[Part]:
    """Return *words*, as ``word.split`` has them, without what is said to whoever is asked.

    "I'd like to know which country did it, please" asks "which country did it"; "tell me whether it did" asks for yes
    or no. What is left out is made of the words of ``lex:addresses`` alone, and has one that addresses somebody; before
    a question word one that refers to the text will do as well: "in the article, who did it".
    """
    left = [(wording.spellings.get(word.lower(), word), owns) for word, owns in words]
    end = _run(left, wording)
    begin = left[end][0].lower() if end < len(left) else ""
    said = {word.lower() for word, _ in left[:end]}
    asked = begin in PLAIN or begin in _WHETHER
    if said & (wording.addressing | (wording.referring if asked else frozenset())) and begin:
        left = left[end:]
        if begin in _WHETHER:
            left = [*_as_parts(_TRUE), *left[1:]]
        elif not asked and not wording.asks.get((begin,), frozenset()) & _VERBLESS:
            left = [*_as_parts(_LIST), *left]
    closing = len(left) - _run(left[::-1], wording)
    return left[:closing] if closing and {w.lower() for w, _ in left[closing:]} & wording.addressing else left


def _run(words: Sequence[Part], wording: Wording) -> int:
    """Return how many of the first *words* are of ``lex:addresses``."""
    end = 0
    for word, _ in words:
        lower = word.lower()
        if lower in PLAIN or lower in _WHETHER or lower not in wording.address:
            break
        end += 1
    return end


def _as_parts(words: Sequence[str]) -> list[Part]:
    return [(word, False) for word in words]
