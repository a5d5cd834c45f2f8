"""The rivalry: by whom somebody is outdone, and by how few: 'trails only X', 'is behind only X', 'more than any other country'."""

from __future__ import annotations

from ...ontology.namespace import POL
from .coordination import items
from .preposition import complement
from .tree import Token
from .verb import VERBAL, governing_verb, is_passive

_BEHIND = frozenset({"behind", "after"})
_LEAST = frozenset({"less", "fewer"})


def outdone(only: Token) -> tuple[Token, int] | None:
    """Return the verb of which *only* tells that so many outdo its subject: 'trails only X and Y' is told of two.

    None where it tells of something else.
    """
    rival = only.head
    if only.lower_ != "only" or only.i > rival.i or rival.pos_ not in ("PROPN", "NOUN"):
        return None
    above = rival.head
    if rival.dep_ == "pobj" and above.lower_ in _BEHIND and above.head.pos_ in VERBAL:
        return above.head, len(items(rival))
    trails = rival.dep_ == "dobj" and above.lemma_ in rival.doc.roles[POL.succession]
    return (above, len(items(rival))) if trails and not is_passive(above) else None


def unrivalled(than: Token) -> Token | None:
    """Return what there is more of than with any other: the copper of 'produces more copper than any other country'.

    It is a word that compares where the clause says what is higher: 'its share is higher than that of any other'.
    """
    if than.lower_ != "than":
        return None
    others = [
        o for first in complement(than) for o in (first, *(d for p in first.rights for d in complement(p)))
    ]
    if not any(
        {"any", "other"} <= {c.lower_ for c in o.lefts} for o in others if o.pos_ in ("NOUN", "PROPN")
    ):
        return None
    more = than.head
    compared = [more, *more.lefts]
    if any(c.lower_ in _LEAST for c in compared) or not any(c.tag_ in ("JJR", "RBR") for c in compared):
        return None
    return more if governing_verb(more) is not None else None
