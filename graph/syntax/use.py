"""The use: what is put to use by whom, and for what."""

from __future__ import annotations

from .preposition import complements
from .tree import Token
from .verb import is_passive, object_, subject, surface_subject

_SITES = ("in", "at", "on", "across", "among")


def instrument(preposition: Token) -> list[Token]:
    """Return who does something to something by what stands after *preposition*: 'X linked the farms with Y'."""
    verb = preposition.head
    if verb.dep_ == "dobj" and any(c.dep_ == "nummod" for c in verb.lefts):
        verb = verb.head  # "linked 300 farms with Y" is read as farms with Y
    if verb.pos_ != "VERB" or preposition.dep_ != "prep":
        return []
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.lefts):
        return []  # "as seen with radio"
    acts = is_passive(verb) or any(
        c.dep_ == "dobj" and (c.i < preposition.i or preposition.i < verb.i) for c in verb.rights
    )
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


def site(verb: Token) -> list[Token]:
    """Return where something is put to use, where nobody is said to use it: 'cameras were installed at the port'."""
    if not is_passive(verb) or subject(verb) or verb.dep_ == "amod":
        return []
    return [o for name in _SITES for o in complements(verb, name)]


def premises(noun: Token) -> list[Token]:
    """Return where what the noun is of is put to use: 'the use of drones in the mines'."""
    around = (noun, *complements(noun, "of"))
    return next((found for n in around for name in _SITES if (found := complements(n, name))), [])


def recipient(verb: Token) -> list[Token]:
    """Return who is given something: schools in 'gives schools tablets' and 'gives tablets to schools'."""
    told = _given_to(verb)
    if told:
        return told
    leads = (c for c in verb.rights if c.dep_ in ("dative", "prep") and c.lower_ == "to")
    return [o for c in leads for o in c.children if o.dep_ == "pobj"]


def compounded(noun: Token) -> list[Token]:
    """Return what stands before the noun as one word with it: 'drone' in 'drone adoption'."""
    return [c for c in noun.lefts if c.dep_ in ("compound", "nmod")]


def given(verb: Token) -> list[Token]:
    """Return *verb* itself where it tells who comes to have, or to lose, something: 'cost the port its trade'."""
    return [verb] if _given_to(verb) else []


def _given_to(verb: Token) -> list[Token]:
    """Return the first of two objects, who is given the second: the port of 'cost the port its trade'."""
    objects = [c for c in verb.rights if c.dep_ in ("dative", "dobj") and c.pos_ in ("NOUN", "PROPN")]
    return objects[:1] if len(objects) > 1 and not is_passive(verb) else []
