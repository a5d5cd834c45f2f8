"""The cover: facts whose slots bear out every word of a clause, but for one that is open.

A fact is a row of slots: who adopted its subject, the subject, the property, the object, the period; its sentence has
more words. A question names all slots but one, in other words and another order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ..index.index import Node, Statement
from ..parsing.clause import Clause
from ..words.meaning import is_attributive
from . import mention
from .contrary import is_contrary
from .direction import direction
from .effect import is_of_another
from .kind import is_of_kind
from .match import is_echo
from .requirement import is_required
from .side import asks_field, asks_requirement, is_told_of_deed, side
from .stating import has_verb, is_agent, used
from .tally import Tally
from .target import is_achieved, is_state_wanted, is_yet_to_be, takes_up, wanted

HOLDER, OBJECT = "holder", "object"
# Facts of these say together what a policy is.
_JOINED = frozenset({POL.aimsAt, POL.usesTechnology})
# Those that have readers of their own, which know when to refuse.
LEFT_OUT = frozenset({POL.happenedIn, POL.adopts, POL.relatedPolicy})
_EACH = 0.1
_FINITE = frozenset({"VBZ", "VBP", "VBD"})


@dataclass(frozen=True, eq=False)
class Cover:
    """How facts with one subject bear out a clause with one slot open.

    :param facts: the facts, first the one whose slot is open.
    :param hole: :data:`HOLDER`, who or what has the objects of all facts, or :data:`OBJECT`.
    :param answers: what is in the open slot: all who have the policy, where several do.
    :param score: as in :class:`~.tally.Tally`.
    :param told: the canonical stems that the answers have of the clause.
    """

    facts: tuple[Statement, ...]
    hole: str
    answers: tuple[Node, ...]
    score: float
    told: frozenset[str]

    @property
    def list(self) -> tuple[object, ...]:
        """What it shares with those that one sentence gives together, as one list."""
        fact = self.facts[0]
        return self.hole, fact.property, fact.quote, fact.object if self.hole == HOLDER else fact.subject


def covers(clause: Clause, hole: str) -> Iterator[Cover]:
    """Yield how the facts bear out *clause* with *hole* open."""
    by_subject: dict[str, list[Statement]] = {}
    for fact in clause.index.statements:
        if fact.figure is None and fact.property not in LEFT_OUT:
            by_subject.setdefault(fact.subject.iri, []).append(fact)
    properties = {f.property for facts in by_subject.values() for f in facts}
    goes = {p: _goes(clause, p, hole) for p in sorted(properties)}
    said = frozenset(clause.wording.canonical(s) for w in clause.words for s in w.stems)
    for facts in by_subject.values():
        if any(_is_near(clause, fact, said) for fact in facts):
            for fact in facts:
                if goes[fact.property]:
                    yield from _covers(clause, fact, facts, hole)


def _covers(clause: Clause, fact: Statement, facts: Sequence[Statement], hole: str) -> Iterator[Cover]:
    if (fact.property == POL.aimsAt and not is_achieved(clause, fact)) or is_yet_to_be(clause, fact):
        return
    if not is_required(clause, fact) or (hole == OBJECT and not _is_so_told(clause, fact)):
        return
    found = _cover(clause, (fact,), hole)
    if found is None:
        more = (_cover(clause, (fact, other), hole) for other in _joined(clause, fact, facts, hole))
        found = next((c for c in more if c is not None), None)
    if found is not None:
        yield found


def _is_so_told(clause: Clause, fact: Statement) -> bool:
    """Say whether the sentence of *fact* has a word for a focus where *clause* asks for that: what else is sought is none."""
    asked = any(clause.plays(clause.words[i], LEX.tellingWords) for i in used(clause, fact.property))
    told = map(clause.wording.canonical, clause.wording.roles.stems(LEX.tellingWords))
    return not asked or fact.property != POL.aimsAt or not fact.context.isdisjoint(told)


def _is_near(clause: Clause, fact: Statement, said: frozenset[str]) -> bool:
    """Say whether *fact* has any of the words *said*, or who adopted its subject is named."""
    ends = (*clause.index.holders(fact), fact.object)
    return any(said & n.words for n in ends) or clause.names(*ends)


def _goes(clause: Clause, property: str, hole: str) -> bool:
    """Say whether *clause* may ask for the end *hole* of facts with *property*."""
    stating = [span for span, found in clause.properties if property in found]
    if hole == OBJECT and property == POL.aimsAt and asks_requirement(clause):
        return False
    if hole == OBJECT and is_told_of_deed(clause, property):
        return False
    if hole == OBJECT and property != POL.aimsAt and wanted(clause):
        return False  # what is wanted is aimed at
    if hole == OBJECT and asks_field(clause) and not has_verb(clause, property):
        return False
    if not stating:
        if property == POL.leadsTo and not _has_verb(clause):
            return False  # what the leading ports are is not what they lead to
        listing = property == POL.hasPart and hole == OBJECT and "asksList" in clause.asks
        return listing or property in (POL.aimsAt, POL.leadsTo)
    if side(clause) is not None and not any(clause.is_phrase_of(s, LEX.inverseWords) for s in stating):
        return True
    return direction(clause, property) in (None, "object" if hole == OBJECT else "subject")


def _has_verb(clause: Clause) -> bool:
    """Say whether *clause* has a verb besides "be" and those that ask: neither "what are the growing ports" nor "name them"."""
    verbs = (i for i, w in enumerate(clause.words) if w.tag[:1] == "V" and w.base != "be")
    return any(i not in clause.asking and not is_attributive(clause.words, i) for i in verbs)


def _joined(clause: Clause, fact: Statement, facts: Sequence[Statement], hole: str) -> Iterator[Statement]:
    """Yield the facts that say more of the subject of *fact*: of a policy all, else those of its sentence."""
    if hole == OBJECT and not any(fact.property in found for _, found in clause.properties):
        return
    if "asksParties" in clause.asks:
        return  # among whom one thing is to be says nothing of another
    for other in facts:
        joined = {other.property, fact.property} <= _JOINED
        beside = other.quote == fact.quote
        of_policy = hole == HOLDER and joined and fact.subject.is_a(POL.Policy)
        same = other.property == fact.property
        told = beside and not _serves_another(fact, other, facts)
        if other is not fact and (
            of_policy or (told and (takes_up(clause, fact.object) if same else joined))
        ):
            yield other


def _serves_another(goal: Statement, used: Statement, facts: Sequence[Statement]) -> bool:
    """Say whether it is another goal than *goal* of the same sentence that tells for what *used* is used: "a model based on X"."""
    if used.property != POL.usesTechnology or used.object.words <= goal.object.words:
        return False
    others = (f for f in facts if f.property == POL.aimsAt and f.quote == goal.quote)
    return any(used.object.name <= f.object.words for f in others)


def _cover(clause: Clause, facts: tuple[Statement, ...], hole: str) -> Cover | None:
    """Return how *facts* bear out the clause with *hole* of the first open, if they do."""
    fact = facts[0]
    if fact.property == POL.hasPart and fact.subject.is_a(POL.Actor) and "asksList" in clause.asks:
        return None  # what a country has is no example of it
    holders = clause.index.holders(fact)
    answers = _answers(clause, fact, holders, hole)
    if not answers:
        return None
    if hole == HOLDER and fact.property == POL.aimsAt and not _does(clause, facts):
        return None
    given = [n for n in holders if n not in answers]
    objects = [f.object for f in facts[hole == OBJECT :]]
    if hole == OBJECT and is_of_another(clause, fact, holders):
        return None
    tally = Tally(clause, facts, [*given, *objects], answers if hole == OBJECT else [])
    if not tally.is_enough() or any(is_contrary(clause, f) for f in facts):
        return None
    if hole == OBJECT and not any(map(tally.by, holders)) and not _is_certain(clause, facts, tally):
        return None
    if hole == OBJECT and not _does_so(clause, holders):
        return None
    # What countries aim at digitally is not what their digital strategies do.
    described = {i for i in clause.content if mention.describes_policy(clause, i)}
    is_told = described <= frozenset[int]().union(*map(tally.by, holders))
    if hole == OBJECT and mention.is_of_no_policy(fact.property, holders) and not is_told:
        return None
    if not all(_says_more(tally, f, facts) for f in facts[hole == OBJECT :]):
        return None
    return Cover(facts, hole, answers, tally.score - _EACH * len(facts), tally.told)


def _answers(clause: Clause, fact: Statement, holders: Sequence[Node], hole: str) -> tuple[Node, ...]:
    named = {n for link in clause.links for n in link.nodes}
    found = [fact.object] if hole == OBJECT else holders[: 1 if clause.asked_class is None else None]
    found = [n for n in found if all(clause.has(i, n.words) for i in clause.states)]
    found = [n for n in found if hole == HOLDER or is_state_wanted(clause, n)]
    if "asksParties" in clause.asks:
        found = [n for n in found if n.words & clause.wording.roles.stems(LEX.partyPrepositions)]
    return tuple(n for n in found if n not in named and is_of_kind(clause, n) and not is_echo(clause, n))


def _does(clause: Clause, facts: Sequence[Statement]) -> bool:
    """Say whether *clause* says that it is aimed at, or else does what an object of *facts* begins with."""
    if any(POL.aimsAt in found for _, found in clause.properties):
        return True
    asked = clause.asked_class
    actor = asked is not None and clause.vocabulary.is_a((asked,), POL.Actor)
    if not (actor or facts[0].subject.is_a(POL.Policy)):
        return False  # what does something is not who aims at it
    begins = [clause.wording.canonicals(f.object.label.split()[0]) for f in facts]
    verbs = [i for i, w in enumerate(clause.words) if w.tag in _FINITE]
    return any(clause.has_near(i, words) for i in verbs for words in begins)


def _does_so(clause: Clause, holders: Sequence[Node]) -> bool:
    """Say whether *holders* are called what *clause* says that it was done by: "what was sped up by the changes"."""
    words = frozenset[str]().union(*(n.words for n in holders))
    agents = (span for span in clause.classes if is_agent(clause, span))
    return all(clause.has(i, words) for span in agents for i in range(*span))


def _is_certain(clause: Clause, facts: Sequence[Statement], tally: Tally) -> bool:
    """Say whether the objects of *facts* tell enough, where the clause does not name who or what has them."""
    return tally.is_told() if len(facts) == 1 else not _has_agent(clause)


def _says_more(tally: Tally, fact: Statement, facts: Sequence[Statement]) -> bool:
    """Say whether the object of *fact* bears out words that those of the other *facts* do not, of several at least two."""
    others = frozenset[int]().union(*(tally.by(f.object) for f in facts if f is not fact))
    return len(tally.by(fact.object) - others) >= len(facts)


def _has_agent(clause: Clause) -> bool:
    """Say whether it says by whom or by what something is done."""
    return any(w.text.lower() == "by" and verb.tag == "VBN" for verb, w in pairwise(clause.words))
