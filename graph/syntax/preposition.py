"""The preposition: what stands after it, and at which words."""

from __future__ import annotations

from .example import is_example
from .tree import Token
from .verb import VERBAL, object_


def complements(word: Token, preposition: str) -> list[Token]:
    """Return what stands after *preposition* at *word*, or at the object of a verb: 'invests in X', 'money for X'."""
    found = []
    # "grew out of X" is read as out (of X)
    within = [
        d
        for c in word.children
        if c.dep_ == "prep" and not any(d.dep_ in ("pobj", "pcomp") for d in c.children)
        for d in c.children
    ]
    for child in (*word.children, *within):
        if (
            child.dep_ in ("prep", "agent", "prt", "dative")
            and child.lower_ == preposition
            and not is_example(child)
        ):
            found += [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
    if not found and word.pos_ in VERBAL:
        for noun in object_(word):
            if noun.i > word.i:
                found += complements(noun, preposition)
    return found


def complement(preposition: Token) -> list[Token]:
    """Return what stands after a preposition, also of two words: 'because of', 'due to'."""
    after = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
    after = after or [c for c in preposition.rights if c.dep_ == "prep"]
    return [o for c in after for o in (complement(c) if c.tag_ in ("IN", "TO") or c.dep_ == "prep" else [c])]
