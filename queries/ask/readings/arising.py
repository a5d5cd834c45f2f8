"""The arising: what of a list a clause tells to have come up, or spread: "which services spread with the telegraph"."""

from __future__ import annotations

from dataclasses import dataclass

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..index.proposition import Proposition, Words
from ..parsing.clause import Clause
from ..words.word import Span, runs, stems
from .counting import as_asked
from .reading import Reading, of_objects

_ASKING = frozenset({"asksList", "asksNumber"})
_LONGEST = 5
_LEAST = 2
_SCORE = 4.0


@dataclass(frozen=True)
class _Asked:
    """What is asked for.

    :param noun: the place of the noun for it; *modifiers* those of what stands before that.
    :param others: the places of all else that must be told: with what it came up.
    """

    noun: int
    modifiers: frozenset[int]
    others: frozenset[int]


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as the members of a list that have come up; None where no clause, or several, tell it.

    What the list is of need only be near in meaning to what is asked for, or of one class with it.
    """
    asked = _asked(clause)
    if asked is None or clause.is_whether or clause.absence is not None:
        return None
    found = {
        whole: facts
        for said in clause.index.propositions
        if not said.denied and said.mood is None and _is_arising(clause, said)
        for whole, parts in _lists(clause, said).items()
        if (facts := _told(clause, asked, said, whole, parts))
    }
    if len(found) != 1:
        return None
    [(whole, facts)] = found.items()
    words = f"{whole.label} {clause.wording.property_label(POL.hasPart)} [what]"
    return as_asked(clause, of_objects(clause, facts, _SCORE, words))


def _asked(clause: Clause) -> _Asked | None:
    """Return what is asked to have come up: the plural before the first verb for that; None where it asks otherwise."""
    verbs = _spans(clause, LEX.arisingVerbs)
    first = clause.words[0]
    begins = first.text.lower() in ("what", "which") or first.tag == "VB" or _ASKING & clause.asks.keys()
    nouns = [i for i in range(verbs[0][0]) if clause.words[i].tag[:2] == "NN"] if verbs and begins else []
    if not nouns or clause.words[nouns[-1]].tag != "NNS":
        return None
    noun, told = nouns[-1], clause.content | clause.linked
    idle = {i for span in (*verbs, *_spans(clause, LEX.accompanyingPhrases)) for i in range(*span)}
    modifiers = {i for i in told if i < noun and POL.hasPart not in clause.stated_at(i)}
    return _Asked(noun, frozenset(modifiers), frozenset({i for i in told if i > noun} - idle))


def _spans(clause: Clause, role: str) -> list[Span]:
    """Return the words of *clause* that are a phrase of *role*, from the left, the longest first where they overlap."""
    found: list[Span] = []
    for span in runs(len(clause.words), _LONGEST):
        if clause.is_phrase_of(span, role) and not any(a < span[1] and span[0] < b for a, b in found):
            found.append(span)
    return sorted(found)


def _is_arising(clause: Clause, said: Proposition) -> bool:
    """Say whether the verb of *said* is one for coming up or spreading."""
    return stems(said.verb) in clause.wording.roles.phrases(LEX.arisingVerbs)


def _lists(clause: Clause, said: Proposition) -> dict[Node, list[Statement]]:
    """Return the lists that the subject of *said* is, with their members."""
    found: dict[Node, list[Statement]] = {}
    for fact in clause.index.statements:
        named = fact.object.name | fact.subject.name
        if fact.property == POL.hasPart and fact.quote == said.sentence.text and named <= said.subject.words:
            found.setdefault(fact.subject, []).append(fact)
    return {whole: parts for whole, parts in found.items() if len(parts) >= _LEAST}


def _told(
    clause: Clause, asked: _Asked, said: Proposition, whole: Node, parts: list[Statement]
) -> list[Statement]:
    """Return those of *parts* that are asked for, where *said* tells all of it; what only some are called leaves those."""
    with_it = Words().union(*(part.words for part in said.rest))
    if not _is_called_so(clause, asked.noun, whole) or not asked.others <= _borne(
        clause, asked.others, with_it
    ):
        return []
    if not (asked.others or clause.has(asked.noun, whole.heads) or _borne(clause, asked.modifiers, with_it)):
        return []  # that something has come up is too little to tell it by
    left = asked.modifiers - _borne(clause, asked.modifiers, with_it | whole.words)
    return [f for f in parts if all(clause.has(i, f.object.words) for i in left)]


def _is_called_so(clause: Clause, noun: int, whole: Node) -> bool:
    """Say whether *whole* is called as the word at *noun* is, or near it, or is of the class for which it stands."""
    if clause.has_near(noun, whole.heads):
        return True
    return any(whole.is_a(kind) for span, kind in clause.classes.items() if span[1] == noun + 1)


def _borne(clause: Clause, places: frozenset[int], words: Words) -> frozenset[int]:
    """Return those of *places* whose words, or names, *words* have, or have in near meaning."""
    named = {i for x in clause.links if x.is_said_in(words) for i in range(*x.span)}
    said = {i for i in places - clause.linked if clause.has(i, words) or clause.is_kin(i, words)}
    return places & (named | said)


__all__ = ["reading"]
