"""The opening: what stands before the subject of a sentence and is read as told of it, put right in the tree."""

from __future__ import annotations

from collections.abc import Collection

from ..syntax.tree import Token
from .clause import SUBJECTS, is_noun

_WHEN = frozenset({"DATE", "TIME"})
_HELPING = frozenset({"aux", "auxpass", "mark"})


def participle_of_opening(participle: Token, class_words: Collection[str]) -> None:
    """Mend 'Under the Port Plan, adopted in May, A does B', where 'adopted' is read as told of A and not of the plan.

    So it is of whatever has a name, and of a plan: what a war or a decline has made of somebody is told of them.
    """
    verb = participle.head
    before = [c for c in participle.lefts if c.dep_ == "advmod"]
    first = before[0] if before else participle
    if participle.tag_ != "VBN" or first.i - participle.sent.start < 3 or first.nbor(-1).text != ",":
        return
    if any(c.dep_ in SUBJECTS or c.dep_ in _HELPING for c in participle.lefts):
        return
    noun, last = first.nbor(-2), participle.right_edge
    if noun.dep_ != "pobj" or noun.ent_type_ in _WHEN or not _is_named(noun, class_words):
        return
    if last.i + 2 >= len(last.doc) or last.nbor().text != ",":
        return
    told = any(c.dep_ in SUBJECTS and is_noun(c) and c.left_edge.i == last.i + 2 for c in verb.lefts)
    opening = _topmost(noun.head, participle)
    if not told or opening.left_edge.i != opening.sent.start or opening.head not in (verb, participle):
        return
    opening.attach(verb, "prep")
    participle.attach(noun, "acl")


def _is_named(noun: Token, class_words: Collection[str]) -> bool:
    return noun.pos_ == "PROPN" or " " in noun.text or noun.lemma_.lower() in class_words


def _topmost(preposition: Token, participle: Token) -> Token:
    """Return the preposition that begins the phrase in which *preposition* stands: 'within' of 'within the framework of'."""
    while preposition.head.dep_ == "pobj" and preposition.head.head is not participle:
        preposition = preposition.head.head
    return preposition


def opening_preposition(preposition: Token) -> None:
    """Mend 'In May, the bold A does B', where 'in May' is read as told of how bold A is."""
    noun, last = preposition.head, preposition.right_edge
    if preposition.i != preposition.sent.start or last.i + 1 >= noun.i or last.nbor().text != ",":
        return
    while noun.dep_ in ("amod", "compound", "nmod"):
        noun = noun.head
    if noun.dep_ in SUBJECTS and noun is not preposition.head:
        preposition.attach(noun.head, "prep")
        last.nbor().attach(noun.head, "punct")


def ordinal_of_sentence(ordinal: Token) -> None:
    """Mend 'Second, weak growth slows trade', where the number that the sentence has is read as one of the growth."""
    noun = ordinal.head
    if ordinal.ent_type_ != "ORDINAL" or ordinal.i != ordinal.sent.start or ordinal.nbor().text != ",":
        return
    verb = noun.head
    if noun.dep_ in SUBJECTS and verb.i > noun.i:
        comma = ordinal.nbor()
        ordinal.attach(verb, "advmod")
        if comma.head == noun:
            comma.attach(verb, "punct")


def subject_after_place(place: Token) -> None:
    """Mend 'Run by A University, B, the Centre will do C', where B, the place of A, is read as the subject and the Centre as what B is."""
    verb = place.head
    subjects = [c for c in place.rights if c.dep_ == "appos"]
    opening = next((c for c in verb.lefts if c.dep_ in ("advcl", "acl") and c.right_edge.i < place.i), None)
    if opening is None or len(subjects) != 1 or place.pos_ != "PROPN" or any(True for _ in place.lefts):
        return
    subject, last = subjects[0], opening.right_edge
    last = last.nbor(-1) if last.text == "," else last
    if (
        last.pos_ != "PROPN"
        or last.i != place.i - 2
        or place.nbor(-1).text != ","
        or place.nbor(1).text != ","
    ):
        return
    if subject.left_edge.lower_ != "the" or subject.left_edge.i != place.i + 2:
        return
    subject.attach(verb, place.dep_)
    place.attach(last, "appos")
