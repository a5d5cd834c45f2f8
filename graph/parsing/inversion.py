"""The inversion: a subject that follows its verb, which the parser takes for an object, put right in the tree."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.tree import Token
from .clause import SUBJECTS, is_noun

_OPENING = frozenset({"IN", "RP"})


def subject_after_verb(verb: Token) -> None:
    """Mend 'out of the trial grew a network' and 'with the road came lower prices': the network grew, the prices came."""
    if verb.lemma_ not in verb.doc.roles[POL.emergence] or verb.pos_ != "VERB":
        return
    after = [c for c in verb.rights if c.dep_ in ("dobj", "attr") and is_noun(c)]
    opening = verb.left_edge
    if len(after) != 1 or opening.tag_ not in _OPENING or opening.head is not verb:
        return
    before = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if before:
        is_empty = opening.lower_ == "with" and not any(True for _ in opening.children)
        if not is_empty or before[0].left_edge.i != opening.i + 1:
            return
        before[0].attach(opening, "pobj")
        opening.attach(verb, "prep")
        opening.pos_ = "ADP"
    after[0].attach(verb, "nsubj")
