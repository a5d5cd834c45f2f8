"""The location: in what, or where, something is said to lie: 'ports are at the heart of trade', 'the thrust lies in X'."""

from __future__ import annotations

from ...ontology.namespace import POL
from .preposition import complement, complements
from .tree import Token
from .verb import SUBJECTS, object_, surface_subject

_LYING_IN = frozenset({"in", "on", "upon", "with"})
_INSIDE = frozenset({"at", "in"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})


def located(noun: Token) -> list[Token]:
    """Return what is said, or made, to be at a place in something: X in 'X is at the heart of it', 'at its heart lies X'."""
    preposition, verb = noun.head, noun.head.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _INSIDE:
        return []
    if verb.lemma_ in noun.doc.roles[POL.placement]:
        return object_(verb)  # "leaves X at risk"
    if verb.lemma_ not in verb.doc.roles[POL.lying]:
        return []
    after = [c for c in verb.rights if c.dep_ in (*SUBJECTS, "attr", "dobj", "npadvmod")]
    return after[:1] if preposition.i < verb.i and after else surface_subject(verb)


def resided(noun: Token) -> list[Token]:
    """Return in what the noun is said to lie: X in 'the thrust of the plan lies in X', 'the accent is on X'."""
    verb = noun.head
    if (
        noun.dep_ not in SUBJECTS
        or verb.lemma_ not in verb.doc.roles[POL.resting]
        or any(c.dep_ in _PREDICATES for c in verb.rights)
    ):
        return []
    lying = (p for p in verb.rights if p.dep_ == "prep" and p.lower_ in _LYING_IN)
    return [o for p in lying for o in complement(p)][:1]


def basis(noun: Token) -> list[Token]:
    """Return what the thing lies in: 'at the heart of X is an ambition'."""
    if noun.dep_ not in (*SUBJECTS, "attr") or noun.head.lemma_ != "be":
        return []
    places = [
        o for p in noun.head.children if p.dep_ == "prep" and p.lower_ in ("at", "in") for o in complement(p)
    ]
    return [what for place in places for what in complements(place, "of")]
