"""The tally: which words of a clause the slots of facts bear out, and how."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.namespace import POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..parsing.link import Link
from ..words.thesaurus import STRICT
from .mention import describes, is_of_body
from .parties import sharing
from .row import words_of_others
from .stating import is_growth_told, used
from .target import acts, governs, is_demanded, wanted

_MOST_CONTEXT, _MOST_KIN = 2, 3
_LEAST_BORNE, _LEAST_TOLD = 2.0, 3
_KIN, _TOLD = 0.5, 0.75


class Tally:
    """How slots bear out the words of a clause.

    :ivar score: the higher, the more is borne out by the slots, and the less by the sentence alone.
    """

    def __init__(
        self, clause: Clause, facts: Sequence[Statement], given: Sequence[Node], answers: Sequence[Node]
    ) -> None:
        """Count what *clause* says of *facts*.

        :param given: what is in the slots that the clause must name.
        :param answers: what is in the open slot, where it may have words of the clause: a goal that is asked for.
        """
        self.clause, self.facts, self.given = clause, facts, given
        # A name that is named says nothing more: "ports" is not borne out by "Ports Act".
        named = {n for link in clause.links for n in link.nodes if n.is_a(POL.Policy) or n.is_a(POL.Actor)}
        self._words = _words([n for n in given if n not in named])
        self._things = _words([n for n in given if not n.is_a(POL.Actor)])
        self._answer = _words(answers)
        is_one = facts[0].object in answers and "asksParties" not in clause.asks
        self._others = words_of_others(clause, facts[0]) if is_one else frozenset[str]()
        parties = "asksParties" in clause.asks
        told = (sharing(f, clause.index) if parties else f.context for f in facts)
        self._context = frozenset[str]().union(*told)
        self._borne, self._kin, self._said = set[int](), set[int](), set[int]()
        self._named = 0
        self.score = 0.0
        is_full = all(map(self._name, clause.links)) and all(map(self._word, self._needed()))
        self.is_full = is_full and all(is_growth_told(clause, f.context) for f in facts[:1])

    def is_enough(self) -> bool:
        """Say whether every word is borne out, and enough of them by a slot."""
        borne = self._named + len(self._borne)
        return (
            self.is_full
            and len(self._said) <= _MOST_CONTEXT
            and len(self._kin) <= _MOST_KIN
            and borne > 0
            and borne + _KIN * len(self._kin) >= _LEAST_BORNE
        )

    def is_borne(self) -> bool:
        """Say whether the slots bear out every word, none by the sentence alone, and one at most by a near meaning."""
        return self.is_enough() and not self._said and len(self._kin) <= 1

    def is_told(self) -> bool:
        """Say whether the slots have every word, and so many that nobody else can be meant."""
        proper = any(link.is_proper for link in self.clause.links)
        least = _LEAST_TOLD - (is_demanded(self.clause) and not proper)  # "what should ports have"
        return not (self._kin or self._said) and len(self._borne) + self._named >= least

    @property
    def told(self) -> frozenset[str]:
        """The canonical stems that the answer has of the clause."""
        canonical = self.clause.wording.canonical
        stems = {canonical(s) for i in self._borne for s in self.clause.words[i].stems}
        return frozenset(stems & self._answer - self._words)

    def by(self, node: Node) -> frozenset[int]:
        """Return the places of the words and names that *node* bears out."""
        clause = self.clause
        named = {
            i for x in clause.links if node in x.nodes or x.is_said_in(node.words) for i in range(*x.span)
        }
        said = {i for i in self._borne if clause.has(i, node.words)}
        kin = {i for i in self._kin if clause.wording.thesaurus.is_kin(clause.words[i], node.words)}
        return frozenset(named | said | kin)

    def _needed(self) -> list[int]:
        """Return the places of the words that must be borne out: all but those for the property and for what is asked."""
        clause = self.clause
        # What is wanted to be done must be said by what is aimed at.
        stating = {i for f in self.facts for i in used(clause, f.property)} - wanted(clause)
        asked = {*range(*clause.focus[0])} if clause.focus else set[int]()
        if clause.asked_class is None and (noun := clause.asked_noun) is not None:
            asked.add(noun)
        asked |= {i for i in clause.asked_phrase if POL.hasPart in clause.stated_at(i)}  # "what kind of"
        # "Its industrial policy" is the policy that it has.
        asked |= {
            i
            for span, kind in clause.classes.items()
            if clause.keys(span) & clause.wording.whole and any(f.subject.is_a(kind) for f in self.facts)
            for i in range(span[0], span[1] - 1)
        }
        return sorted(clause.content - asked - stating)

    def _name(self, link: Link) -> bool:
        """Count a name of the clause; say whether it is borne out."""
        if self._answer and acts(self.clause, link):
            does = {n for f in self.facts for n in self.clause.index.holders(f)}
            if does.isdisjoint(link.nodes):
                return False
        is_policy = any(n.is_a(POL.Policy) for n in link.nodes)
        if any(n in self.given for n in link.nodes):
            self._named, self.score = self._named + 2, self.score + 2
        elif any(f.period in link.nodes for f in self.facts) or link is self.clause.asked_name:
            self.score += 1
        elif not is_policy and link.is_said_in(self._things):
            self._named, self.score = self._named + 1, self.score + 2
        elif not is_policy and link.is_said_in(self._answer):
            self._named, self.score = self._named + 1, self.score + 1
        elif self.clause.index.places.is_home(self.facts[0], link.iris) or is_of_body(
            self.clause, self.facts[0], link
        ):
            return True
        elif (
            link.is_proper
            or any(n.is_a(POL.Place) or n.is_a(POL.Period) for n in link.nodes)
            or self._is_rival(link)
        ):
            return False
        elif self._answer and link.is_said_in(self._context):
            # Who has it must have it to do with what is named, not beside it.
            self._said.add(link.span[0])
            self.score -= 1
        else:
            return False
        return True

    def _is_rival(self, link: Link) -> bool:
        """Say whether *link* names what another fact has in the place of the answer."""
        fact = self.facts[0]
        return any(
            other.object in link.nodes and (other.subject, other.property) == (fact.subject, fact.property)
            for other in self.clause.index.beside(fact)
        )

    def _word(self, place: int) -> bool:
        """Count a word of the clause; say whether it is borne out."""
        clause, word = self.clause, self.clause.words[place]
        asks = any(place in range(*span) for span in clause.asks.values())
        if clause.has(place, self._words):
            self._borne.add(place)
            self.score += 1
        elif clause.has(place, self._answer) and not describes(clause, place, self._words):
            self._borne.add(place)
            self.score += _TOLD
        elif asks or word.tag in STRICT:
            return False
        elif clause.wording.thesaurus.is_kin(word, self._words | self._answer):
            self._kin.add(place)
            self.score += _KIN
        elif governs(clause, place):
            return False  # what there is an understanding of is not what the same sentence has as a goal
        elif word.tag[:2] == "NN" and clause.has(place, self._others):
            return False  # which service ports have is not the one that towns have by the same sentence
        elif clause.is_beside(place, self._context) and not word.tag.startswith("V"):
            self._said.add(place)
            self.score -= 1
        else:
            return False
        return True


def _words(nodes: Sequence[Node]) -> frozenset[str]:
    return frozenset[str]().union(*(n.words for n in nodes))
