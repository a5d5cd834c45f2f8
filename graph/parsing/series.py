"""The series: a list before a verb of which the parser ties some members to words within others."""

from __future__ import annotations

from ..syntax.tree import Token
from .clause import SUBJECTS, is_noun

_JOINTS = frozenset({"and", "or"})


def unclosed_apposition(subject: Token) -> None:
    """Mend 'A, a lack of B and years of C did D', where the lack is read as another name of A, and the years as lacking too.

    What only names a subject again stands between two commas, and one before the verb there is not.
    """
    if subject.dep_ not in SUBJECTS or subject.pos_ != "NOUN" or subject.i > subject.head.i:
        return
    last, doc = subject.right_edge, subject.doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else last
    beside = [c for m in (subject, *subject.conjuncts) for c in m.rights if c.dep_ == "appos"]
    beside = [c for c in beside if c.pos_ == "NOUN" and doc[c.left_edge.i - 1].text == ","]
    if not beside or last.is_punct or after.is_punct or after.i > subject.head.i:
        return
    joint = max(
        (t for t in beside[-1].subtree if t.dep_ == "cc" and t.lower_ in _JOINTS),
        key=lambda t: t.i,
        default=None,
    )
    if joint is None:
        return
    end = next((c for c in joint.head.rights if c.dep_ == "conj" and c.i > joint.i), None)
    if end is None or not is_noun(end):
        return
    for child in [c for c in joint.head.rights if c.i > end.i]:  # what is told after it is told of it
        child.attach(end, child.dep_)
    for child in (joint, end):
        child.attach(beside[-1], child.dep_)
    for member in beside:
        member.attach(subject, "conj")


def ends_series(noun: Token) -> bool:
    """Say whether *noun* stands behind a comma alone, so that the 'and' after it brings in the last of three or more."""
    first = noun.left_edge.i
    return noun.dep_ == "conj" and first > 0 and noun.doc[first - 1].text == ","


def last_of_two_words(last: Token) -> None:
    """Mend 'A, b B and c C', where c is read as one more member, and C as another without anything to join it."""
    before, first = last.nbor(-1) if last.i else last, last.head
    if last.dep_ != "conj" or before.dep_ != "conj" or before.head is not first or not is_noun(last):
        return
    if before.nbor(-1).dep_ != "cc" or before.tag_ not in _MODIFIERS or before.nbor(-1).head is not first:
        return
    if any(True for _ in before.children) or not any(c.dep_ in _COMPOUNDED for c in first.lefts):
        return
    before.attach(last, "compound")


def last_of_series(last: Token) -> None:
    """Mend 'A, b B and c C', where 'b B and c' is read as what sort of C it is: then nothing would end the list."""
    before = next((c for c in last.lefts if c.dep_ == "nmod" and any(d.dep_ == "cc" for d in c.rights)), None)
    if last.dep_ != "conj" or before is None or not any(c.dep_ in _COMPOUNDED for c in before.lefts):
        return
    joint = next(c for c in before.rights if c.dep_ == "cc")
    second = joint.nbor(1)
    told = [c for c in last.lefts if c.i < before.left_edge.i and c.dep_ in _COMPOUNDED]
    edge = min(t.left_edge.i for t in (before, *told))
    if second.head is not before or second.dep_ != "conj" or second.i != last.i - 1 or not edge:
        return
    if last.doc[edge - 1].text != "," or any(c.dep_ == "cc" for c in (*last.head.rights, *last.rights)):
        return
    for child in told:
        child.attach(before, child.dep_)
    before.attach(last.head, "conj")
    second.attach(last, "compound")
    last.attach(before, "conj")


_COMPOUNDED = frozenset({"compound", "amod", "nmod"})
_MODIFIERS = frozenset({"NN", "NNS", "NNP", "JJ"})
