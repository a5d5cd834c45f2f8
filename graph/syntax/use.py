"""The use: what is put to use by whom, and for what."""

from __future__ import annotations

from .preposition import complements
from .tree import Token
from .verb import is_passive, object_, subject, surface_subject


def instrument(preposition: Token) -> list[Token]:
    """Return who does something to something by what stands after *preposition*: 'X linked the farms with Y'."""
    verb = preposition.head
    if verb.dep_ == "dobj" and any(c.dep_ == "nummod" for c in verb.lefts):
        verb = verb.head  # "linked 300 farms with Y" is read as farms with Y
    if verb.pos_ != "VERB" or preposition.dep_ != "prep":
        return []
    acts = is_passive(verb) or any(c.dep_ == "dobj" and c.i < preposition.i for c in verb.rights)
    return surface_subject(verb) if acts else []


def applied(verb: Token) -> list[Token]:
    """Return what several without a name put to use: drones in 'farmers use drones to spot pests'."""
    users = [] if is_passive(verb) else surface_subject(verb)
    return object_(verb) if users and all(u.tag_ == "NNS" for u in users) else []


def field(verb: Token) -> list[Token]:
    """Return in or for what something is put to use: 'radio is used in farming', where nobody is said to use it."""
    if not is_passive(verb) or subject(verb) or verb.dep_ == "amod":
        return []
    return [o for name in ("in", "for", "across") for o in complements(verb, name)]


def compounded(noun: Token) -> list[Token]:
    """Return what stands before the noun as one word with it: 'drone' in 'drone adoption'."""
    return [c for c in noun.lefts if c.dep_ in ("compound", "nmod")]
