"""The aside: a number in parentheses tells of what stands before them, or tells again what does."""

from __future__ import annotations

from collections.abc import Sequence

from ..syntax.tree import Token
from .quantity import Quantity, is_money

_LONGEST = 20
_NOUNS = frozenset({"NOUN", "PROPN"})


def opened(word: Token) -> Token | None:
    """Return the parenthesis in which *word* stands, where it is still open there."""
    first = max(word.i - _LONGEST, word.sent.start)
    for before in reversed(word.doc.tokens[first : word.i]):
        if before.text == "(":
            return before
        if before.text == ")":
            return None
    return None


def is_converted(quantity: Quantity, found: Sequence[Quantity]) -> bool:
    """Say whether the quantity only says one before it again, in other units: '31 trillion yuan ($4.5 trillion)'."""
    mark = opened(quantity.first)
    if mark is None or quantity.unit is None:
        return False
    before = [q for q in found if q.tokens[-1].i < mark.i]
    return bool(
        before
        and before[-1].tokens[-1].i == mark.i - 1
        and before[-1].unit is not None
        and before[-1].unit.iri != quantity.unit.iri
        and is_money(before[-1]) == is_money(quantity)
    )


def named_before(word: Token, first: Token) -> Token | None:
    """Return the noun of which the parentheses around *word* tell, where they begin with *first*: 'ports (£2m)'."""
    mark = opened(word)
    if mark is None or mark.i + 1 != first.i or mark.i == word.sent.start:
        return None
    noun = word.doc[mark.i - 1]
    if noun.pos_ not in _NOUNS:
        return None
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in _NOUNS:
        noun = noun.head.head  # "support for business (£2m)"
    return noun


def within(word: Token) -> set[Token]:
    """Return the words of the parentheses in which *word* stands, the marks included."""
    mark = opened(word)
    if mark is None:
        return set()
    doc = word.doc
    last = next((i for i in range(word.i, word.sent.end) if doc[i].text == ")"), word.sent.end - 1)
    return {doc[i] for i in range(mark.i, last + 1)}
