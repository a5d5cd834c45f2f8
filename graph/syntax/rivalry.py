"""The rivalry: by whom somebody is outdone, and by how few: 'trails only X', 'is behind only X', 'more than any other country'."""

from __future__ import annotations

from ...ontology.namespace import POL
from .coordination import items
from .preposition import complement
from .tree import Token
from .verb import NOUN_SUBJECTS, VERBAL, governing_verb, is_passive

_BEHIND = frozenset({"behind", "after"})
_LEAST = frozenset({"less", "fewer"})
_MUCH = frozenset({"much", "many"})
_BUT = frozenset({"except", "but", "bar", "besides"})
_NONE = frozenset({"no", "none", "nobody"})


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
    others = [o for o in others if o.pos_ in ("NOUN", "PROPN")]
    if not any({"any", "other"} <= {c.lower_ for c in o.lefts} for o in others):
        return None
    if any(c.lower_ in _BUT for o in others for c in o.rights):
        return None  # "than any other country except Peru" is the second
    more = than.head
    compared = [more, *more.lefts]
    if any(c.lower_ in _LEAST for c in compared) or not any(c.tag_ in ("JJR", "RBR") for c in compared):
        return None
    return more if governing_verb(more) is not None else None


def matchless(than: Token) -> tuple[Token, Token, int] | None:
    """Return the verb of a clause by which hardly anybody has more, of what there is more, and how many have more.

    The copper and none of 'no country produces more copper than Peru' and of 'nobody mines as much copper as Peru', and
    one of 'only Chile produces more copper than Peru'. None where it tells of something else.
    """
    if than.lower_ not in ("than", "as") or not any(o.pos_ == "PROPN" for o in complement(than)):
        return None
    verb = governing_verb(than)
    subjects = [c for c in verb.lefts if c.dep_ in NOUN_SUBJECTS] if verb is not None else []
    if verb is None or len(subjects) != 1 or any(c.dep_ == "neg" for c in verb.lefts):
        return None
    more = next((c for c in verb.rights if c.dep_ in ("dobj", "acomp") and c.i < than.i), None)
    if more is None or not _is_more(more, than.lower_):
        return None
    words = {subjects[0].lower_, *(c.lower_ for c in subjects[0].lefts)}
    if not words.isdisjoint(_NONE):
        return verb, more, 0
    before = subjects[0].left_edge
    is_only = "only" in words or (before.i > 0 and before.nbor(-1).lower_ == "only")
    return (verb, more, len(items(subjects[0]))) if is_only and than.lower_ == "than" else None


def _is_more(noun: Token, by: str) -> bool:
    """Say whether *noun* is told to be more: 'more copper' with the word *by* 'than', 'as much copper' with 'as'."""
    words = [noun, *noun.lefts]
    if by == "than":
        return any(c.tag_ in ("JJR", "RBR") for c in words) and not any(c.lower_ in _LEAST for c in words)
    return any(c.lower_ in _MUCH and any(d.lower_ == "as" for d in c.lefts) for c in words)
