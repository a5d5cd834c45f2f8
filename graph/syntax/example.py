"""The example: the words that lead from a class to members of it, 'such as', 'including', 'from X to Y'."""

from __future__ import annotations

from .tree import Token

SINGLING = frozenset({"among", "amongst"})
THOSE = frozenset({"them", "these", "those"})
EXAMPLES = frozenset({"example", "instance"})
_APART = frozenset({",", "–", "—", ":"})
_HOLDING = frozenset({"including", "comprising", "covering", "encompassing", "featuring", "spanning"})


def holds(participle: Token) -> bool:
    """Say whether *participle* tells of what something is made up: 'a board, comprising two panels'."""
    return participle.lower_ in _HOLDING or participle.lower_ == "consisting"


def is_example(preposition: Token) -> bool:
    """Say whether *preposition* introduces members of a class, as 'such as' does."""
    if preposition.lower_ == "as":
        return any(c.lower_ == "such" for c in preposition.children)
    return (
        preposition.lower_ in _HOLDING  # "following", "regarding" and the like name no member
        or (preposition.lower_ == "like" and preposition.head.pos_ in ("NOUN", "PROPN"))
        or span_end(preposition) is not None
        or _leads_to_members(preposition)
    )


def _leads_to_members(preposition: Token) -> bool:
    """Say whether *preposition* is that of 'among them A' or 'for example A'."""
    said = SINGLING if preposition.lower_ in SINGLING else {"for"}
    with_ = THOSE if preposition.lower_ in SINGLING else EXAMPLES
    return preposition.lower_ in said and any(
        c.dep_ == "dep" and c.lower_ in with_ for c in preposition.rights
    )


def span_end(preposition: Token) -> Token | None:
    """Return the 'to' of a 'from' that spans examples: 'crops, from rice to tea', 'the chain from farm to mill to shop'."""
    noun = preposition.head
    if preposition.lower_ != "from" or noun.pos_ not in ("NOUN", "PROPN") or preposition.i == 0:
        return None
    ends = span_ends(preposition)
    return ends[0] if ends and (len(ends) > 1 or preposition.nbor(-1).text in _APART) else None


def span_ends(preposition: Token) -> list[Token]:
    """Return each 'to' that goes with *preposition*, a 'from'."""
    near = [t for o in preposition.rights for t in (o, *o.conjuncts)]
    around = (preposition, preposition.head, *near)
    rest = [c for t in around for c in t.rights if c.dep_ == "prep" and c.i > preposition.i]
    return sorted({c for c in rest if c.lower_ == "to"}, key=lambda t: t.i)
