"""The preposition: what stands after it, and at which words."""

from __future__ import annotations

from .example import is_example
from .tree import Token
from .verb import VERBAL, object_

_LEADING = frozenset({"prep", "agent", "prt", "dative"})
_OUTER = frozenset({"prep", "prt"})
_AFTER = ("pobj", "pcomp")
_BESIDE = ("prep", "dative")
_ONES = frozenset({"NUM", "PRON", "DET"})


def one_of(noun: Token) -> Token:
    """Return the word by which one of several is told of, 'one' in 'one of the aims is X', else *noun* itself."""
    above = noun.head.head
    is_one = noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.pos_ in _ONES
    return above if is_one else noun


def complements(word: Token, preposition: str) -> list[Token]:
    """Return what stands after *preposition* at *word*, or at the object of a verb: 'invests in X', 'money for X'."""
    found: list[Token] = []
    within: list[Token] = []
    for child in word.children:
        if child.dep_ not in _LEADING:
            continue
        if child.lower_ == preposition:
            found += _after(child)
        if child.dep_ in _OUTER and not any(c.dep_ in _AFTER for c in child.children):
            within += child.children  # "grew out of X" is read as out (of X), "is made up of X" as up (of X)
    for child in within:
        if child.dep_ in _LEADING and child.lower_ == preposition:
            found += _after(child)
    if not found and word.pos_ == "ADJ" and word.dep_ == "acomp":
        found = [o for o in complements_of_verb(word.head, preposition) if o.i > word.i]
    if not found and word.dep_ == "dobj":
        # "places emphasis on X", where what follows is read as the verb's
        beside = [c for c in word.head.rights if c.dep_ in _BESIDE and c.i == word.right_edge.i + 1]
        found = [o for c in beside if c.lower_ == preposition for o in c.children if o.dep_ in _AFTER]
    if not found and word.pos_ in VERBAL and preposition == "of":
        # "voted in favour of X", "follows in the footsteps of X"
        inner = [o for c in word.rights if c.dep_ == "prep" for o in c.rights if o.dep_ == "pobj"]
        found = [x for o in inner if all(c.lower_ == "the" for c in o.lefts) for x in after_of(o)]
    if not found and word.pos_ in VERBAL:
        for noun in object_(word):
            if noun.i > word.i:
                found += complements(noun, preposition)
    return found


def after_of(noun: Token) -> list[Token]:
    """Return what stands after 'of' at *noun* itself: the firms of 'half of the firms'."""
    return [o for p in noun.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj"]


def _after(preposition: Token) -> list[Token]:
    """Return what stands after *preposition* and the same one beside it, none of the members of a class."""
    if is_example(preposition):
        return []
    beside = _alike(preposition)
    if preposition.lower_ == "out":
        beside += [c for c in preposition.rights if c.lower_ == "of"]
    return [c for p in beside for c in p.children if c.dep_ in _AFTER]


def complements_of_verb(verb: Token, preposition: str) -> list[Token]:
    """Return what stands after *preposition* at *verb* itself: 'is vital not only for X'."""
    return [
        o
        for c in verb.rights
        if c.dep_ == "prep" and c.lower_ == preposition
        for p in _alike(c)
        for o in p.children
        if o.dep_ in ("pobj", "pcomp")
    ]


def _alike(preposition: Token) -> list[Token]:
    """Return *preposition* and the same one after it: 'for X but also for Y'."""
    again = [c for v in (preposition, preposition.head) for c in v.rights if c.dep_ == "conj"]
    return [preposition, *(c for c in again if c.lower_ == preposition.lower_ and c.i > preposition.i)]


def complement(preposition: Token) -> list[Token]:
    """Return what stands after a preposition, also of two words: 'because of', 'due to'."""
    after = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
    if not after and not is_example(preposition):  # "including by X" names no member
        after = [c for c in preposition.rights if c.dep_ == "prep"]
    return [o for c in after for o in (complement(c) if c.tag_ in ("IN", "TO") or c.dep_ == "prep" else [c])]
