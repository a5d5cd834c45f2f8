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
