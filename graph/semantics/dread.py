"""The dread: guards against what somebody fears or opposes, which is no aim of theirs.

What is feared is faced only by those whom it would befall.
"""

from __future__ import annotations

from ...ontology.namespace import POL
from ..parsing.parallel import is_bad
from ..syntax.auxiliary import opposes
from ..syntax.verb import NOUN_SUBJECTS
from .kind import is_body, is_people, is_told
from .sentence import End, Sentence

_BEFALLEN = (POL.Actor, POL.Sector, POL.Place)


def is_feared(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is what somebody fears: 'critics fear that the tax will cut jobs'."""
    above = object.head.head
    return object.head.dep_ == "ccomp" and above.lemma_ in sentence.word_roles[POL.dreading]


def is_feared_by_others(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether it is not known of the subject that what they fear would befall them: 'critics fear that X'."""
    word = object.head.first_conjunct
    if word.dep_ != "ccomp" or word.head is not subject.head.head:
        return False
    if word.head.lemma_ not in sentence.word_roles[POL.dreading]:
        return False
    others = (c for c in word.rights if c.dep_ == "dobj" and c.tag_ != "PRP")
    if is_body(sentence, subject) and any(
        c.lemma_.lower() in sentence.word_roles[POL.people] for c in others
    ):
        return True  # "the union fears that the tax will hurt farmers"
    return not is_people(sentence, subject) and not any(is_told(sentence, subject, k) for k in _BEFALLEN)


def is_opposed(_: Sentence, subject: End, object: End) -> bool:
    """Say whether the object is what the subject is against: 'parliament rejected the plan to cut aid'."""
    noun = object.head.head
    verb = noun.head
    return noun.dep_ == "dobj" and opposes(verb) and subject.head.head is verb


def is_guard(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object keeps somebody from something and is not bad itself: 'vaccines keep children from falling ill'."""
    noun = object.head.first_conjunct
    if noun.dep_ not in NOUN_SUBJECTS or not any(
        c.dep_ == "prep" and c.lower_ == "from" for c in noun.head.rights
    ):
        return False
    return not is_bad(object.head) and not is_told(sentence, object, POL.Challenge)
