"""The response: what a plan does on account of something, or asks of people, which is no effect and no challenge."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.auxiliary import is_obliged
from ..syntax.tree import Token
from ..syntax.verb import VERBAL, is_passive, surface_subject
from .kind import is_told
from .sentence import End, Sentence


def is_condition(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object is what somebody must have, or have none of: 'applicants must have no debts'."""
    noun = object.head
    return noun.dep_ == "dobj" and noun.head.lemma_ == "have" and is_obliged(noun.head)


def is_beside(_: Sentence, subject: End, object: End) -> bool:
    """Say whether both are told side by side, as what somebody else meets: 'debt and rust remain challenges'."""
    return object.head in subject.head.conjuncts


def is_response(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether the object tells what a plan does because of the subject: 'because fuel is dear, the plan funds bicycles'.

    That it fails, or is delayed, does come of the subject.
    """
    verb = object.head
    if subject.head.pos_ not in VERBAL or verb.pos_ != "VERB" or is_passive(verb):
        return False
    if not any(c.dep_ in ("dobj", "prep", "xcomp") for c in verb.rights):
        return False
    doers = [e for s in surface_subject(verb) for e in sentence.ends(s, POL.Entity)]
    return bool(doers) and all(is_told(sentence, e, POL.Policy) for e in doers)


def is_requirement(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Say whether *verb* tells what people must have, or have done, to be let in, which is no aim: 'applicants must have jobs'."""
    has = verb.lemma_ == "have" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)
    return has and noun.tag_ == "NNS" and noun.lemma_.lower() in sentence.word_roles[POL.people]
