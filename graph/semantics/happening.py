"""The happening: what a light verb tells to happen to its subject: the growth of trade, where trade underwent growth."""

from __future__ import annotations

from ...ontology.namespace import ENTITY, POL
from ..fact import Entity
from ..identity import slug
from ..syntax.phrase import join, noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import object_, subject
from .sentence import End, Sentence


def is_light(sentence: Sentence, verb: Token) -> bool:
    """Say whether *verb* is one by which its object, and not its subject, happens: 'A undergoes B'."""
    return verb.lemma_.lower() in sentence.word_roles[POL.event]


def happenings(sentence: Sentence, verb: Token) -> list[End]:
    """Return what such a verb tells of: 'B of A' where the sentence says 'A undergoes B'."""
    found = []
    for happening in object_(verb):
        for who in subject(verb):
            if any(start <= who.i < end for start, end, _ in sentence.dates):
                continue  # "May 2020 saw the growth of A"
            what = noun_phrase(happening)
            label = f"{what.text} of {join(tuple(who.subtree))}"
            entity = Entity(ENTITY[slug(label)], label, (POL.Event,))
            found.append(End(happening, entity, sentence.mention(what)))
    return found
