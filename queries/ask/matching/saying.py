"""The saying: how what a clause of a text says bears out a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part, Proposition, Words
from ..parsing.clause import Clause
from ..words.thesaurus import STRICT
from ..words.word import Word, runs, stem, stems

_LONGEST_VERB = 5
_LEAST_TOLD, _LEAST_SHARE = 3, 0.5


@dataclass(frozen=True, eq=False)
class Saying:
    """How a proposition bears out a question.

    :param answers: the parts that answer it; none where it is asked whether it is so.
    :param denied: whether it says that it is not so.
    """

    proposition: Proposition
    answers: tuple[Part, ...]
    score: float
    denied: bool = False


def verbs(clause: Clause, said: Proposition) -> frozenset[int]:
    """Return the places of the words of *clause* that are the verb of *said*, or one of near meaning: "call for"."""
    found: set[int] = set()
    wording, key = clause.wording, stems(said.verb)
    canonical = tuple(map(wording.canonical, key))
    for span in runs(len(clause.words), _LONGEST_VERB):
        part = _as_verb(clause, span)
        if part is None:
            continue
        same = {tuple(map(wording.canonical, k)) for k in clause.keys(span)}
        copular = len(part) == 1 == len(key) and {part[0].lemma, key[0]} <= wording.roles.stems(
            LEX.copularVerbs
        )
        if key in _near(clause, part) or canonical in same or copular:
            found |= {*range(*span)}
    return frozenset(found)


def _near(clause: Clause, part: Sequence[Word]) -> set[tuple[str, ...]]:
    """Return the stems of the verbs of near meaning to *part*."""
    return {stems(name) for family in clause.wording.thesaurus.of(part) for name in family.names}


def _as_verb(clause: Clause, span: tuple[int, int]) -> tuple[Word, ...] | None:
    """Return the words of *span* where they may be a verb, be it that the parse has a noun: "what does it call for"."""
    part = clause.words[slice(*span)]
    if {*range(*span)} & clause.linked:
        return None
    if part[0].tag.startswith("V"):
        return part
    encloses = any(w.base == "do" or w.tag == "MD" for w in clause.words[1 : span[0]])
    if encloses and part[0].tag == "NN" and clause.words[span[0] - 1].tag[:1] == "N":
        return (replace(part[0], tag="VB"), *part[1:])
    return None


def contrary(clause: Clause, said: Proposition) -> frozenset[int]:
    """Return the places of the verb of *clause* that says the contrary of that of *said*: to grow, to stall.

    What does not grow does not grow fast either: adverbs go along.
    """
    wording = clause.wording
    grows, key = wording.canonical(stem("increase")), wording.canonical(stem(said.verb))
    places = set[int]()
    for i, word in enumerate(clause.words):
        canonical = {wording.canonical(s) for s in word.stems}
        rises = grows in canonical or wording.thesaurus.is_kin(word, frozenset({grows}))
        opposed = key in wording.lessening if rises else key == grows and bool(canonical & wording.lessening)
        if opposed and word.tag.startswith("V"):
            places.add(i)
    end = max(places, default=0)
    adverbs = {i for i in clause.content if clause.words[i].tag[:2] == "RB"}
    adverbs |= {
        i
        for i in clause.content
        if i > end and all(w.tag[:2] in ("JJ", "RB") for w in clause.words[end + 1 :])
    }
    return frozenset(places | adverbs) if places else frozenset()


def provided(clause: Clause, said: Proposition) -> frozenset[int]:
    """Return the places of a verb by which the subject of *said* gets what it has: X is secured for Y, which has X."""
    if said.verb != "have":
        return frozenset()
    places = {
        i for i, w in enumerate(clause.words) if w.tag.startswith("V") and clause.plays(w, LEX.providingVerbs)
    }
    return frozenset(places)


def required(clause: Clause, said: Proposition) -> frozenset[int]:
    """Return the places of a word for what the subject of *said* requires: "necessary for"."""
    if clause.wording.roles.stems(LEX.requiringVerbs).isdisjoint(stems(said.verb)):
        return frozenset()
    return frozenset(
        i
        for i, (w, after) in enumerate(pairwise(clause.words))
        if clause.plays(w, LEX.requiredAdjectives) and after.tag in ("IN", "TO")
    )


def befallen(clause: Clause) -> frozenset[int]:
    """Return the places of the verb by which it is asked what something did or underwent: "what has happened to X"."""
    return frozenset(
        i
        for i, (w, after) in enumerate(pairwise(clause.words))
        if clause.plays(w, LEX.befallingVerbs) and after.tag in ("IN", "TO")
    )


class Account:
    """Which words of a clause the parts of a proposition bear out."""

    def __init__(self, clause: Clause, needed: frozenset[int]) -> None:
        """Ask for the words at the places *needed* and for all names of *clause*."""
        self.clause, self.needed = clause, needed

    def by(self, words: Words) -> frozenset[int]:
        """Return the places of the words and names that *words* have, or have in near meaning."""
        clause = self.clause
        named = {i for x in clause.links if x.is_said_in(words) for i in range(*x.span)}
        said = {i for i in self.needed if clause.has(i, words) or self._is_kin(i, words)}
        return frozenset(named | said)

    def all(self) -> frozenset[int]:
        """Return the places of all that is asked for."""
        return self.needed | self.clause.linked

    def kin(self, words: Words) -> int:
        """Return how many words *words* have in near meaning only."""
        return sum(not self.clause.has(i, words) and self._is_kin(i, words) for i in self.needed)

    def compared(self, said: Proposition) -> frozenset[int]:
        """Return the places behind "than" that are what *said* compares its subject with."""
        than = next((i for i, w in enumerate(self.clause.words) if w.text.lower() == "than"), None)
        if than is None or not said.standard:
            return frozenset()
        return frozenset(i for i in self.by(said.standard) if i > than)

    def beside(self, said: Proposition) -> frozenset[int]:
        """Return the places of the words that only the sentence of *said* has; no verbs, and no names but of places."""
        clause = self.clause
        words = {i for i in self.needed if clause.has(i, said.context) and clause.words[i].tag[:1] != "V"} - {
            i for i in self.needed if clause.words[i].tag in STRICT
        }
        places = (
            x for x in clause.links if any(n.is_a(POL.Place) for n in x.nodes) and x.is_said_in(said.context)
        )
        return frozenset(words | {i for x in places for i in range(*x.span)})

    def _is_kin(self, place: int, words: Words) -> bool:
        word = self.clause.words[place]
        return word.tag not in STRICT and self.clause.wording.thesaurus.is_kin(word, words)


def within(account: Account, parts: Sequence[Part]) -> frozenset[int] | None:
    """Return what *parts* bear out; none where one has it only by putting members of a list together.

    That every town has A and every village B is not that every village has A.
    """
    found: set[int] = set()
    for part in parts:
        borne = account.by(part.words)
        in_one = any(borne <= account.by(segment) for segment in part.segments)
        if borne and not in_one and not all(map(account.by, part.segments)):
            return None
        found |= borne
    return frozenset(found)


def told(account: Account, part: Part) -> float:
    """Return how much of *part* the question says; none where it is too little to mean it: less than half, and few words."""
    clause = account.clause
    wording = clause.wording
    said = {wording.canonical(s) for i in account.all() for s in clause.words[i].stems}
    said |= frozenset[str]().union(*(n for x in clause.links if x.is_said_in(part.words) for n in x.names))
    near = (wording.thesaurus.kin(clause.words[i]) for i in account.needed)
    said = said.union(*near)
    best = 0.0
    # What stands before the first comma may be named alone: the rest are examples of it.
    for found in (part.words, part.segments[0]):
        words = found - wording.free - wording.prepositions
        count = len(words & said)
        if count and count >= min(_LEAST_TOLD, _LEAST_SHARE * len(words)):
            best = max(best, count / len(words))
    return best


__all__ = ["Account", "Saying", "befallen", "contrary", "provided", "required", "told", "verbs", "within"]
