"""The saying: how what a clause of a text says bears out a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....ontology.namespace import POL
from ..index.proposition import Part, Proposition, Words
from ..parsing.clause import Clause
from ..words.thesaurus import STRICT

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


class Account:
    """Which words of a clause the parts of a proposition bear out."""

    def __init__(self, clause: Clause, needed: frozenset[int]) -> None:
        """Ask for the words at the places *needed* and for all names of *clause*."""
        numbers = {i for i, w in enumerate(clause.words) if w.text[:1].isdigit()} - clause.linked
        self.clause, self.needed = clause, needed | numbers  # those in 14 towns are not those in 12

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
        if than is None or not said.standard.text:
            return frozenset()
        return frozenset(i for i in self.by(said.standard.words) if i > than)

    def beside(self, said: Proposition) -> frozenset[int]:
        """Return the places of the words that only the sentence of *said* has; no verbs, and no names but of places."""
        clause = self.clause
        words = {
            i for i in self.needed if clause.has(i, said.sentence.words) and clause.words[i].tag[:1] != "V"
        } - {i for i in self.needed if clause.words[i].tag in STRICT}
        places = (
            x
            for x in clause.links
            if any(n.is_a(POL.Place) for n in x.nodes) and x.is_said_in(said.sentence.words)
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
    # A number, or a word for a class, is said as well, although it need not be borne out.
    said = {wording.canonical(s) for w in clause.words for s in w.stems}
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


__all__ = ["Account", "Saying", "told", "within"]
