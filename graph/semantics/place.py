"""The place: for which part of the world something in a sentence holds."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..fact import Entity
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, possessor
from .sentence import Sentence


def place_of(sentence: Sentence, word: Token) -> Entity | None:
    """Return the place that the figure holds for: named with it, or the subject of its clause."""
    seen: Token | None = word
    while seen is not None:
        for child in seen.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "across", "throughout"):
                for noun in child.children:
                    place = as_place(sentence, noun)
                    if place:
                        return place
        if seen.pos_ in ("VERB", "AUX"):
            for noun in (c for c in seen.children if c.dep_ in NOUN_SUBJECTS):
                inside = [
                    noun,
                    *possessor(noun),
                    *(o for p in noun.children if p.dep_ == "prep" for o in p.children),
                ]
                for token in inside:
                    place = as_place(sentence, token)
                    if place:
                        return place
        seen = seen.head if seen.head != seen else None
    return None


def as_place(sentence: Sentence, noun: Token) -> Entity | None:
    """Return the place that *noun* names, if the vocabulary knows it as one."""
    named = sentence.parse.names.get(noun.i)
    if named is None or named[1].term is None or named[1].kind != "term":
        return None
    term = named[1].term
    return (
        sentence.entities.of_term(term, named[0].text)
        if sentence.known.is_a(term.classes, POL.Place)
        else None
    )
