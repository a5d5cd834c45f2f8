"""The owner: whose aim or challenge it is that a clause tells of without naming them, by what the text spoke of."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..fact import Entity
from ..syntax.argument import arguments
from ..syntax.tree import Token
from ..syntax.verb import governing_verb
from .sentence import Sentence

_PLACES = (POL.Country, POL.Region)


def last_spoken_of(sentence: Sentence, word: Token) -> Entity | None:
    """Return the policy or the actor that the text spoke of last, whose 'the aim' is."""
    owner = sentence.discourse.introduced or sentence.discourse.topic
    if owner is None or not any(c.lower_ in ("the", "these", "such") for c in word.lefts):
        return None
    is_one = any(sentence.known.is_a(owner.classes, kind) for kind in (POL.Policy, POL.Actor, POL.Sector))
    return owner if is_one else None


def responsible(sentence: Sentence) -> Entity | None:
    """Return whose goal it is what a clause says is to be: the policy or the actor that the text spoke of last."""
    discourse = sentence.discourse
    for entity in (discourse.introduced, discourse.topic, discourse.home):
        if entity is not None and any(sentence.known.is_a(entity.classes, c) for c in (POL.Policy, *_PLACES)):
            return entity
    return None


def setter(sentence: Sentence) -> Entity | None:
    """Return who sets what a heading or a sentence without a subject bids: the named policy or actor spoken of last."""
    known, discourse = sentence.known, sentence.discourse
    named = (entity for _, entity in reversed(discourse.mentions))
    for entity in (discourse.introduced, discourse.topic, *named):
        # "new initiatives", "the vision of the plan" are set down by somebody themselves
        if entity is None or not (entity.label[:1].isupper() or entity.iri in known.by_iri):
            continue
        if any(known.is_a(entity.classes, kind) for kind in (POL.Policy, POL.Actor)):
            return entity
    return None


def concerned(sentence: Sentence, verb: Token) -> Entity | None:
    """Return whom a clause concerns that does not name them as such.

    That is whose the thing is that it is about, or the one place that it names; else the place or the sector that the
    text spoke of last, the country that it is about, or named last, or what it spoke of last.
    """
    known, discourse = sentence.known, sentence.discourse
    of = [o for s in arguments(verb, "subject") for o in arguments(s, "possessor")]
    owners = [end.entity for o in of for end in sentence.ends(o, POL.Actor)]
    if owners and known.is_a(owners[0].classes, POL.Actor):
        return owners[0]
    named = {
        entity.iri: entity
        for token in verb.subtree
        if token.i in sentence.parse.names and governing_verb(token) == verb
        for entity in (end.entity for end in sentence.ends_of(token, POL.Actor))
        if any(known.is_a(entity.classes, kind) for kind in _PLACES)
    }
    if len(named) == 1:
        return next(iter(named.values()))
    topic = discourse.topic
    if topic is not None and any(known.is_a(topic.classes, kind) for kind in (*_PLACES, POL.Sector)):
        return topic
    last = discourse.introduced or topic
    is_owner = last is not None and any(known.is_a(last.classes, kind) for kind in (POL.Actor, POL.Policy))
    named_last = (e for _, e in reversed(discourse.mentions) if known.is_a(e.classes, POL.Country))
    return discourse.home or next(named_last, last if is_owner else None)
