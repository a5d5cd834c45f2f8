"""The spread: what is asked of several things in a row, told of each: "the effects of X on towns, farms and ports"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ....ontology.namespace import POL
from ..index.index import Node
from ..parsing.clause import Clause
from ..words.word import Span, Word, stem
from .reading import Reading, of_objects

_AND, _GOING = "and", "ing"
_LEAST = 2
_DONE = 2
# A plural behind "do" may seem a verb: "what do towns, farms and ports have".
_PLURALS = frozenset({"NNS", "VBZ"})
_OF_NOUNS = ("NN", "JJ")
_PROPERTIES = frozenset({POL.leadsTo, POL.aimsAt, POL.faces, POL.usesTechnology})
Read = Callable[[Clause], Reading | None]


def spread(clause: Clause, reading: Reading | None, read: Read) -> Reading | None:
    """Return *reading* of *clause*, or what is told of each member of a row that it ends with, where that is more.

    "What is X reshaping and restructuring" asks for both. Each must be told, in one sentence and of one subject.

    :param read: reads a clause that has one of the members alone.
    """
    told = reading is None or (reading.shape == "list" and reading.pattern == "objects")
    members = _members(clause) if told and not clause.is_whether else ()
    if len(members) < _LEAST:
        return reading
    found = [_told(clause, members, member, read) for member in members]
    parts = [r for r in found if r is not None and r.pattern == "objects" and r.shape == "list"]
    facts = list(dict.fromkeys(f for r in parts for f in r.facts))
    if len(parts) < len(members) or len({(f.subject, f.property, f.quote) for f in facts}) != 1:
        return reading
    nodes = tuple(dict.fromkeys(n for r in parts for n in r.nodes))
    more = reading is None or {*reading.nodes} < {*nodes}
    if facts[0].property not in _PROPERTIES or not more or {f.object for f in facts} != {*nodes}:
        return reading
    return of_objects(clause, facts, min(r.score for r in parts))


def _members(clause: Clause) -> Sequence[Span]:
    """Return the spans of the members of the last row of the words that "and" joins: verbs, or nouns behind a preposition or "do"."""
    words = clause.words
    joint = max(
        (i for i, w in enumerate(words) if w.text.lower() == _AND and i not in clause.linked), default=0
    )
    if not 0 < joint < len(words) - 1:
        return ()
    if _is_gerund(words[joint - 1]) and _is_gerund(words[joint + 1]):
        first = joint
        while first > 1 and first - 1 not in clause.linked and _is_gerund(words[first - 1]):
            first -= 1
        return [(i, i + 1) for i in (*range(first, joint), joint + 1)]
    first = _begin(words, joint)
    row = range(_DONE, joint)
    if words[1].base == "do" and all(words[i].tag in _PLURALS for i in (*row, joint + 1)):
        return [(i, i + 1) for i in (*row, joint + 1)]  # "what do towns and farms have"
    is_last = all(w.tag[:2] in (*_OF_NOUNS, "DT") for w in words[joint + 1 :])
    if not is_last or words[first - 1].tag != "IN" or words[joint - 1].tag[:2] != "NN":
        return ()
    return [*_pieces(clause, (first, joint)), (joint + 1, len(words))]


def _is_gerund(word: Word) -> bool:
    """Say whether *word* is a verb for what goes on, be it that the parse has a noun."""
    return word.tag in ("VBG", "NN") and word.text.lower().endswith(_GOING) and not word.owns


def _begin(words: Sequence[Word], end: int) -> int:
    """Return where the nouns begin that end at *end*, with what describes them."""
    first = end
    while first > 1 and words[first - 1].tag[:2] in (*_OF_NOUNS, "DT"):
        first -= 1
    return first


def _pieces(clause: Clause, span: Span) -> Iterator[Span]:
    """Yield the members before "and", whose commas the words have no more: each but the last ends in a plural or a name."""
    start = span[0]
    for i in range(*span):
        ends = clause.words[i].tag == "NNS" or any(link.span[1] == i + 1 for link in clause.links)
        within = any(a <= i < b - 1 for a, b in (link.span for link in clause.links))
        if i + 1 == span[1] or (ends and not within):
            yield start, i + 1
            start = i + 1


def _told(clause: Clause, members: Sequence[Span], member: Span, read: Read) -> Reading | None:
    """Return the reading of *clause* with *member* alone of its row; what stands behind may be said of the last alone."""
    named = (replace(w, tag="NNS") if w.tag == "VBZ" else w for w in clause.words[slice(*member)])
    words = (*clause.words[: members[0][0]], *named)
    whole = read(Clause((*words, *clause.words[members[-1][1] :]), clause.index))
    done = clause.words[member[0]]
    if whole is not None and not (_is_gerund(done) and any(not _opens(done, n) for n in whole.nodes)):
        return whole
    return read(Clause(words, clause.index)) if _is_gerund(done) and member != members[-1] else None


def _opens(done: Word, node: Node) -> bool:
    """Say whether the name of *node* begins with the verb *done*."""
    return stem(node.label.split()[0]) in done.stems


__all__ = ["spread"]
