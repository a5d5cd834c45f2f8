"""The gapping: what bears a sum where the verb is told once for several: 'roads will get $3 million, ports $2 million'."""

from __future__ import annotations

from collections.abc import Sequence

from ..syntax.phrase import Phrase
from ..syntax.tree import Token
from .quantity import Quantity

_JOINTS = frozenset({",", ";"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "DET"})
_LONGEST = 8


def gapped(quantity: Quantity, before: Quantity) -> Phrase | None:
    """Return what stands between the sum *before* and *quantity*, where it is a noun and no more that has the latter.

    The sign is that only a comma or 'and' parts it from the sum before, and nothing parts it from its own.
    """
    if quantity.unit is None or quantity.unit != before.unit:
        return None
    first = before.tokens[-1].i + 1
    words = quantity.first.doc[first : quantity.first.i].tokens
    led = _led_again(words, before)
    if led is not None:
        return led
    joints = 0
    while joints < len(words) and (words[joints].text in _JOINTS or words[joints].lower_ == "and"):
        joints += 1
    named = tuple(words[joints:])
    if not joints or not named or len(named) > _LONGEST or any(t.pos_ not in _NAMING for t in named):
        return None
    head = named[-1]
    return Phrase(head, _less_article(named)) if head.pos_ in ("NOUN", "PROPN") else None


def _led_again(words: Sequence[Token], before: Quantity) -> Phrase | None:
    """Return what has its sum by the preposition of the sum *before*: rail in 'roads account for 76% of freight, rail for 4%'."""
    last = max((i for i, t in enumerate(words) if t.text in _JOINTS), default=-1)
    after = [t for t in words[last + 1 :] if t.lower_ not in ("and", "but") and t.dep_ != "advmod"]
    lead = before.first.nbor(-1) if before.first.i else before.first
    if last < 0 or lead.pos_ != "ADP" or not after or after[-1].lower_ != lead.lower_:
        return None
    named = tuple(after[:-1])
    if not named or len(named) > _LONGEST or any(t.pos_ not in _NAMING for t in named):
        return None
    head = named[-1]
    return Phrase(head, _less_article(named)) if head.pos_ in ("NOUN", "PROPN") else None


def _less_article(words: tuple[Token, ...]) -> tuple[Token, ...]:
    return words[1:] if words[0].pos_ == "DET" else words
