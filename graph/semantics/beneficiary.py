"""The beneficiary: a guard against those for whom something is good, who are no effect of it."""

from __future__ import annotations

from ...ontology.namespace import POL
from .kind import is_people, is_told
from .sentence import End, Sentence


def is_served(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is somebody, who is no effect of what supports them: 'sugar feeds 7,000 families', 'vital for farmers'."""
    if _is_for_whom(sentence, object):
        return True
    if any(c.dep_ == "nummod" for c in object.head.lefts) and is_people(sentence, object):
        return True
    return object.head.pos_ not in ("VERB", "AUX") and is_told(sentence, object, POL.Actor)


def _is_for_whom(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is the people or the sector for whom something is good or bad: 'vital for farmers', 'for heavy industry'."""
    first = end.head.first_conjunct
    if first.dep_ != "pobj" or first.head.lower_ != "for" or first.head.head.pos_ != "ADJ":
        return False
    is_sector = sentence.known.class_words.get(first.lemma_.lower()) == POL.Sector
    return is_sector or (is_people(sentence, end) and first is end.head)
