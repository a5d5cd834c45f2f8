"""The company: who or what stands beside that of which a word tells."""

from __future__ import annotations

from .preposition import complement
from .tree import Token
from .verb import SUBJECTS, VERBAL, is_passive, object_, surface_subject

_RECIPROCAL = frozenset({"other", "another"})  # of "each other", "one another"
_CLAUSAL = frozenset({"acl", "relcl", "advcl", "conj", "ccomp", "xcomp"})


def ahead(preposition: Token) -> list[Token]:
    """Return the subject of the clause that the preposition opens: X in 'in its plan, X did Y'."""
    verb = preposition.head
    if verb.pos_ not in VERBAL:
        return []
    return [c for c in verb.lefts if c.dep_ in SUBJECTS and c.i > preposition.i]


def party(verb: Token) -> list[Token]:
    """Return with whom it is done, wherever that stands after what is done: Y in 'X signed a pact on Z with Y'."""
    done = [o for o in object_(verb) if o.i > verb.i]
    withs = [t for c in (*verb.rights, *done) for t in c.subtree if t.dep_ == "prep" and t.lower_ == "with"]
    around = [w for w in withs if not any(a.dep_ in _CLAUSAL for a in w.ancestors if a.i > verb.i)]
    return [o for w in around[:1] for o in complement(w)]


def fellows(verb: Token) -> list[Token]:
    """Return with whom the first of several does it who do it together: Y in 'X and Y overlap', 'X and Y back each other'."""
    acted_on = [c for c in verb.rights if c.dep_ == "dobj"]
    if any(c.lower_ not in _RECIPROCAL for c in acted_on) or is_passive(verb):
        return []
    return [c for s in surface_subject(verb) for c in s.rights if c.dep_ == "conj"]


def accompanied(preposition: Token) -> list[Token]:
    """Return beside what the thing after *preposition* is told: X in 'X, together with Y', 'alongside Y, X did Z'."""
    head = preposition.head
    if head.pos_ not in VERBAL:
        return [head]
    if preposition.i < head.i:  # before the verb it is the subject's, whichever side of it
        return surface_subject(head)
    return object_(head) or surface_subject(head)
