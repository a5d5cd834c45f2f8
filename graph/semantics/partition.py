"""The partition: guards against what is told beside a whole and is no part of it: mere words, sums and deeds."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.article import is_any
from ..syntax.membership import ordered, particular
from ..syntax.verb import has_goal
from .kind import is_bare, is_quantity, names_division
from .sentence import End, Sentence

_YEAR = 4
_REST = frozenset({"more", "others"})


def is_mere_member(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object is the mere word of a class and alone; in 'roads and infrastructure' it is one of several.

    "And others" names none.
    """
    if object.head.lower_ in _REST and object.head.i not in sentence.parse.names:
        return True
    return is_bare(sentence, object) and not object.head.conjuncts


def is_division(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object says only that there are parts: 'rests on three pillars'; 'a training element' is one."""
    noun = object.head
    if noun.pos_ != "NOUN" or not names_division(sentence, noun):
        return False
    is_told = is_any(noun) and any(c.dep_ == "amod" for c in noun.lefts)  # "a domestic arm"
    return not is_told and not ordered(noun) and not particular(noun)


def is_portion(sentence: Sentence, subject: End, object: End) -> bool:
    """Say whether one of the two only tells how much of something there is: 'comprise the bulk of the farms'."""
    portions = sentence.word_roles[POL.portion]
    noun = object.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and subject.head.i < noun.head.head.i:
        noun = noun.head.head  # "farms make up the bulk of trade": they do not consist of trade
    return any(n.pos_ == "NOUN" and n.lemma_.lower() in portions for n in (subject.head, object.head, noun))


def has_sum(_: Sentence, __: End, object: End) -> bool:
    """Say whether a number follows the object, which has so much and is no part: B in 'A gets $3 million and B $2 million'."""
    after = [c for c in object.head.rights if is_quantity(c)]
    is_year = any(len(c.text) == _YEAR and c.text.isdecimal() for c in after)
    return bool(after) and not is_year and object.head.pos_ != "VERB"


def is_done_among(_: Sentence, __: End, object: End) -> bool:
    """Say whether the object is a deed among others, and no part of the subject: 'took steps, including cutting fees'.

    What changes are 'like', or 'such as', are some of them.
    """
    first = object.head
    while first.dep_ == "conj" and first.head.tag_ == "VBG":
        first = first.head
    is_included = first.dep_ == "pcomp" and first.head.lower_ == "including"
    return object.head.tag_ == "VBG" and is_included and has_goal(object.head)
