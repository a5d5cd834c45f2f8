"""The saying: how what a clause of a text says bears out a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ....ontology.namespace import LEX, POL
from ..index.proposition import Part, Proposition, Words
from ..parsing.clause import Clause
from ..words.thesaurus import STRICT
from ..words.word import runs, stem

_LEAST_TOLD, _LEAST_SHARE = 3, 0.5
_LONGEST_PHRASE = 3
VERB, BESIDE = 2.0, 1.5
"""What a saying gains by having the verb of a question, and what it loses by a word that the sentence alone has."""


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
        self.numbers = frozenset(numbers)  # those in 14 towns are not those in 12
        self.clause, self.needed = clause, needed | numbers

    def by(self, words: Words) -> frozenset[int]:
        """Return the places of the words and names that *words* have, or have in near meaning."""
        clause = self.clause
        named = {i for x in clause.links if x.is_said_in(words) for i in range(*x.span)}
        said = {i for i in self.needed if clause.has(i, words) or clause.is_kin(i, words)}
        phrased = {i for places, kin in self._phrases if kin & words for i in places}
        return frozenset(named | said | phrased)

    def all(self) -> frozenset[int]:
        """Return the places of all that is asked for."""
        return self.needed | self.clause.linked

    def kin(self, words: Words) -> int:
        """Return how many words *words* have in near meaning only."""
        return sum(not self.clause.has(i, words) and self.clause.is_kin(i, words) for i in self.needed)

    def compared(self, said: Proposition) -> frozenset[int]:
        """Return the places behind "than" that are what *said* compares its subject with."""
        than = next((i for i, w in enumerate(self.clause.words) if w.text.lower() == "than"), None)
        if than is None or not said.standard.text:
            return frozenset()
        return frozenset(i for i in self.by(said.standard.words) if i > than)

    def home(self, said: Proposition) -> frozenset[int]:
        """Return the places of the names of what all of the text of *said* is about."""
        homes = self.clause.index.places
        named = (
            x for x in self.clause.links if homes.home(said.docs, said.sentence.text, x.iris) is not None
        )
        return frozenset(i for x in named for i in range(*x.span))

    def beside(self, said: Proposition) -> frozenset[int]:
        """Return the places of the words that only the sentence of *said* has; no verbs, and no names but of places."""
        clause = self.clause
        words = {
            i for i in self.needed if clause.has(i, said.sentence.words) and clause.words[i].tag[:1] != "V"
        } - {i for i in self.needed if clause.words[i].tag in STRICT}
        return self.places(said) | words

    def places(self, said: Proposition) -> frozenset[int]:
        """Return the places of the names of where the sentence of *said* tells it to be."""
        named = (x for x in self.clause.links if any(n.is_a(POL.Place) for n in x.nodes))
        return frozenset(i for x in named if x.is_said_in(said.sentence.words) for i in range(*x.span))

    def phrased(self, words: Words) -> Words:
        """Return those of *words* that are of a name of near meaning to a phrase of the clause: a head start, an early lead."""
        thesaurus, asked = self.clause.wording.thesaurus, self.clause.words
        spans = (
            s for s in runs(len(asked), _LONGEST_PHRASE) if s[1] - s[0] > 1 and {*range(*s)} & self.needed
        )
        names = (name for span in spans for name in thesaurus.phrases_near(asked[slice(*span)]))
        return Words().union(*(name for name in names if name <= words))

    @cached_property
    def _phrases(self) -> list[tuple[frozenset[int], Words]]:
        """The places of each verb of several words, with the canonical stems of the single words of near meaning: "take up"."""
        clause, thesaurus = self.clause, self.clause.wording.thesaurus
        spans = [
            (a, b) for a, b in runs(len(clause.words), _LONGEST_PHRASE) if b - a > 1 and a in self.needed
        ]
        found = ((span, thesaurus.names_near(clause.words[slice(*span)])) for span in spans)
        return [(frozenset(range(*span)) & self.needed, near) for span, near in found if near]


def within(account: Account, parts: Sequence[Part]) -> frozenset[int] | None:
    """Return what *parts* bear out; none where one has it only by putting members of a list together.

    That every town has A and every village B is not that every village has A.
    """
    found: set[int] = set()
    for part in parts:
        borne = account.by(part.words)
        in_one = any(borne <= account.by(segment) for segment in part.segments)
        # "3 billion in ports, 2 billion in ships" are not 3 billion in ships.
        is_split = borne & account.numbers and part.is_list
        if borne and not in_one and (is_split or not all(map(account.by, part.segments))):
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
    asked = [clause.words[i] for i in account.needed]
    # A number of several digits is as good as a name of what is so many: "which fund gives out 18 million".
    digits = any(len(clause.words[i].text) > 1 for i in account.numbers)
    best = _LEAST_SHARE if digits and account.numbers <= account.by(part.words) else 0.0
    # What stands before the first comma may be named alone, as the rest are examples of it; so may a member of a list.
    members = part.segments if part.is_list else part.segments[:1]
    for found in (part.words, *members, *part.conjuncts, *_measured(clause, part)):
        words = {w for w in found - wording.free - wording.prepositions if not clause.is_numeral(w)}
        near = said | account.phrased(found)
        count = sum(
            w in near or any(wording.thesaurus.is_kin(a, frozenset({w})) for a in asked) for w in words
        )
        if count and count >= min(_LEAST_TOLD, _LEAST_SHARE * len(words)):
            best = max(best, count / len(words))
    return best


def _measured(clause: Clause, part: Part) -> Iterator[Words]:
    """Yield the canonical stems of what *part* tells some of: the data of "a growing proportion of data"."""
    before, found, behind = part.text.partition(" of ")
    if found and stem(before.split()[-1]) in clause.wording.roles.stems(LEX.measureNouns):
        yield part.read(behind)


__all__ = ["BESIDE", "VERB", "Account", "Saying", "told", "within"]
