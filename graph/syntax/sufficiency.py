"""The sufficiency: what there is enough of to do something, told after a comma or a dash: 'builds 5 GW, enough to heat two towns'."""

from __future__ import annotations

from .tree import Token
from .verb import VERBAL, is_infinitive, object_, surface_subject

_ENOUGH = "enough"
_MARKS = frozenset({",", "-", "–", "—", "--"})
_LED = frozenset({"xcomp", "acl", "relcl", "advcl"})


def is_sufficiency(word: Token) -> bool:
    """Say whether *word*, 'enough' or the noun of 'enough fuel', tells after a mark for what there is enough."""
    edge = word.left_edge
    apart = edge.i > 0 and edge.doc[edge.i - 1].text in _MARKS
    is_of = word.lower_ == _ENOUGH or any(c.lower_ == _ENOUGH for c in word.lefts)
    return apart and is_of and any(_is_led(c) for c in word.rights)


def sufficed(word: Token) -> list[Token]:
    """Return the verb that tells what there is enough for: 'heat' of 'builds 5 GW, enough to heat two towns'."""
    head = _head(word)
    return [c for c in head.rights if _is_led(c)][:1] if is_sufficiency(head) else []


def sufficing(word: Token) -> list[Token]:
    """Return of what there is enough: the GW of 'builds 5 GW, enough to heat two towns'."""
    mark = _head(word).left_edge.i - 1
    before = [t for t in word.sent if t.i < mark and t.pos_ in VERBAL]
    for verb in reversed(before):
        things = [o for o in object_(verb) if o.i < mark]
        if things:
            return things
    return surface_subject(before[-1]) if before else []


def _head(word: Token) -> Token:
    return word.head if word.dep_ in ("amod", "det") and word.i < word.head.i else word


def _is_led(verb: Token) -> bool:
    return verb.dep_ in _LED and is_infinitive(verb)
