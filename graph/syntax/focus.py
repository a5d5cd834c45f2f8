"""The focus: words after a noun that set it apart from others, and are no part of what it is called: 'banks alone'."""

from __future__ import annotations

from .tree import Token

_PARTICLES = frozenset({"alone", "especially", "particularly", "specifically", "notably"})
_LEADING = {"in": frozenset({"particular", "general"}), "as": frozenset({"whole", "such"})}
_REFLEXIVE = ("self", "selves")
_LABELS = frozenset({"prep", "advmod", "amod", "appos", "npadvmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def is_focus(word: Token) -> bool:
    """Say whether *word*, after the one it hangs on, only sets it apart: 'in particular', 'alone', 'itself'."""
    label, noun = word.dep_, word.head
    if label not in _LABELS or word.i < noun.i:
        return False
    if label == "prep":
        told = any(c.dep_ == "prep" and c.i < word.i for c in noun.rights)
        if told and any(c.lower_ in _PARTICLES for c in word.lefts) and word.nbor(-2).text == ",":
            return True  # "gaps in skills, especially in the north"
        others = [c for c in word.children if c.lower_ in _LEADING.get(word.lower_, ())]
        return len(others) == 1 == len(word.children) and all(c.dep_ == "det" for c in others[0].children)
    if word.children or noun.pos_ not in _NOUNS:
        return False
    return word.lower_ in _PARTICLES or (word.pos_ == "PRON" and word.lower_.endswith(_REFLEXIVE))
