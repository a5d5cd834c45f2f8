"""The precedence: which of the facts that the words of one sentence state stand, and which only repeat another."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from ...ontology.lexicon import Sense
from ...ontology.namespace import POL
from ..fact import Entity, Fact, Passage
from ..rdf import object_iri
from ..syntax.tree import Token
from .goal import opens_with
from .occurrence import GENERAL
from .sentence import Sentence

_LOOSER = frozenset({POL.hasPart, POL.leadsTo})  # than how two policies are related
_WHOSE = (" its ", " their ")
_DEEDS = frozenset({POL.adopts, POL.hasPart, POL.relatedPolicy})


@dataclass(eq=False)
class Told:
    """What the words of a sentence tell, by how much each of them says.

    :param stated: the facts that are stated whatever else is told.
    :param general: those by a word that says as much of anything, and *by_means* those that say by what means a goal is
        pursued: they are stated where no other word speaks of their object.
    :param possessed: adoptions told by whose the policy is; in "the ministry published Peru's plan" it is told who did so.
    :param deeds: the words by which a deed, such as an adoption, is stated, and *effects* those of an effect, of an aim,
        or of what makes something be done.
    """

    stated: list[Fact]
    general: list[Fact] = field(default_factory=list)
    by_means: list[Fact] = field(default_factory=list)
    possessed: list[Fact] = field(default_factory=list)
    deeds: set[Token] = field(default_factory=set)
    effects: set[Token] = field(default_factory=set)

    def add(self, word: Token, sense: Sense, facts: list[Fact]) -> bool:
        """Enter the *facts*, one or more, that *word* tells in *sense*; say whether they are stated at once."""
        if not GENERAL.isdisjoint(sense.subject):
            self.general += facts
            return False
        if sense.property == POL.adopts and sense.object == ("self",):
            self.possessed += facts
            return False
        if "means" in sense.subject and word.head.tag_ != "VBG":
            self.by_means += facts  # by what act a goal is pursued is a goal beside it
            return False
        self.stated += facts
        if sense.property in _DEEDS:
            self.deeds.add(word)
        if sense.property in (POL.leadsTo, POL.aimsAt) or (sense.property == POL.faces and _is_fronted(word)):
            self.effects.add(word)  # "to face floods, Peru builds dams" tells of the floods
        return True

    def weigh(self, sentence: Sentence) -> frozenset[str]:
        """Let what only repeats another fact go, and all else be stated; return the IRIs of the policies that are made."""
        self.stated += _not_said_otherwise(sentence, self.general, self.stated, self.deeds | self.effects)
        self.stated += _not_said_otherwise(sentence, self.by_means, self.stated, ())
        made = frozenset(object_iri(f) for f in self.stated if f.property == POL.adopts)
        self.stated += [f for f in self.possessed if object_iri(f) not in made]
        return made


def _is_fronted(verb: Token) -> bool:
    """Say whether *verb* tells before the main clause to what end something is done."""
    verb = verb.first_conjunct
    return verb.dep_ == "advcl" and verb.i < verb.head.i


def _not_said_otherwise(
    sentence: Sentence, general: list[Fact], stated: list[Fact], done: Collection[Token]
) -> list[Fact]:
    """Return those of the *general* facts whose object no other word of the sentence speaks of.

    That "two laws: A and B" are made is told beside that they are two laws.

    :param done: the verbs of which another fact tells.
    """
    if not general:
        return []
    said = {place.start for f in stated for place in f.places_of(f.object)}
    beside = {place.start for f in stated if f.property != POL.adopts for place in f.places_of(f.object)}
    effects = [f for f in stated if f.property == POL.leadsTo]
    return [
        fact
        for fact in general
        if not any(opens_with(sentence, fact, verb) for verb in done)
        and not any(_is_in_effect(fact, effect) for effect in effects)
        and not any(
            place.start in (beside if fact.property == POL.hasPart else said)
            for place in fact.places_of(fact.object)
        )
    ]


def standing(sentence: Sentence, stated: list[Fact], done: Collection[Token]) -> Iterator[Fact]:
    """Yield those of the *stated* facts that no other of them tells better, in their order.

    :param done: the verbs that tell of a deed, such as an adoption.
    """
    adopted = {object_iri(f) for f in stated if f.property == POL.adopts}
    planned = {object_iri(f) for f in stated if f.property == POL.aimsAt and f.subject.iri in adopted}
    # A part without a name is one, though it be a policy as well: "the plan includes two loan schemes".
    parts = {
        (f.subject.iri, object_iri(f)) for f in stated if f.property == POL.hasPart and _is_unnamed(f.object)
    }
    stated = [
        f
        for f in stated
        if f.property != POL.relatedPolicy
        or parts.isdisjoint(((f.subject.iri, object_iri(f)), (object_iri(f), f.subject.iri)))
    ]
    related = {(f.subject.iri, object_iri(f)) for f in stated if f.property == POL.relatedPolicy}
    used = {(f.subject.iri, object_iri(f)) for f in stated if f.property == POL.usesTechnology}
    # To adopt a policy is no goal beside the adoption.
    wanted = frozenset({POL.aimsAt, POL.leadsTo})
    stated = [
        f for f in stated if f.property not in wanted or not any(opens_with(sentence, f, v) for v in done)
    ]
    effects = [f for f in stated if f.property == POL.leadsTo]
    made_by = {object_iri(f): f.subject.iri for f in stated if f.property == POL.adopts}
    goals = [f for f in stated if f.property == POL.aimsAt and f.subject.iri in made_by]
    for fact in stated:
        if fact.property == POL.usesTechnology:
            fact = _of_policy(fact, [g for g in goals if made_by[g.subject.iri] == fact.subject.iri])
        if fact.property == POL.usesTechnology and any(_is_in_effect(fact, effect) for effect in effects):
            continue  # what gives scope for the use of radio does not use it
        ends = (fact.subject.iri, object_iri(fact))
        if fact.property == POL.leadsTo and ends[::-1] in used:
            continue  # "relies on radio" says what is used
        if fact.property == POL.leadsTo and ends[1] in sentence.known.by_iri and ends in used:
            continue  # "the plan adds drones" tells of their use
        if fact.property in _LOOSER and {ends, ends[::-1]} & related:
            continue  # of two policies, the nearer property
        if fact.property == POL.faces and any(_is_to_be_met_by(sentence, fact, other) for other in stated):
            continue  # "the plan aims to cut waste" tells of no waste of those who made it
        if fact.property == POL.faces and any(_is_told_by_noun(fact, other) for other in stated):
            continue  # "pressure is mounting on ports" tells of pressure
        if fact.property == POL.hasPart and any(_is_told_of_whole(fact, other) for other in stated):
            continue  # what "the council's members" are, the council has
        if fact.property == POL.aimsAt and ends[1] in adopted | planned and ends[0] not in adopted:
            continue  # what a policy that somebody adopts aims at is the policy's aim
        if fact.property == POL.leadsTo and any(_is_part_of(fact, other) for other in stated):
            continue  # what is wanted is no effect beside
        if fact.property == POL.aimsAt and any(_is_part_of(fact, other) for other in stated):
            continue  # in "to position Peru as a leader" to be a leader is the same aim
        yield fact


def _is_told_of_whole(part: Fact, other: Fact) -> bool:
    """Say whether *other* tells the same part of a thing that is named within the subject of *part*."""
    if other is part or other.property != POL.hasPart or object_iri(other) != object_iri(part):
        return False
    mine = part.places_of(part.subject)
    wholes = other.places_of(other.subject)
    return any(m.start <= w.start and w.end <= m.end and m != w for m in mine for w in wholes)


def _is_to_be_met_by(sentence: Sentence, challenge: Fact, goal: Fact) -> bool:
    """Say whether *goal*, of another than who is told to face the challenge, is to do something about it.

    Not where it says whose the challenge is: 'asked the ports to solve their problems'.
    """
    if goal.property != POL.aimsAt or goal.subject.iri == challenge.subject.iri:
        return False
    named = challenge.places_of(challenge.object)
    if any(sentence.document.text.endswith(_WHOSE, 0, place.start) for place in named):
        return False
    told = goal.places_of(goal.object)
    those = challenge.places_of(challenge.subject)
    inside = any(p.start <= t.start and t.end <= p.end for p in told for t in those)
    return not inside and is_within(challenge, told)


def _is_told_by_noun(clause: Fact, other: Fact) -> bool:
    """Say whether *other* tells as a challenge what is the subject of the clause that *clause* tells as one."""
    if other.property != POL.faces or clause.sense == other.sense:
        return False
    told, noun = clause.object, other.object
    if not isinstance(told, Entity) or not isinstance(noun, Entity):
        return False
    return told.label.startswith(f"{noun.label} ") and is_within(other, clause.places_of(told))


def _is_unnamed(thing: object) -> bool:
    """Say whether *thing* is called by common nouns alone: 'two loan schemes'."""
    return isinstance(thing, Entity) and thing.label.islower()


def _of_policy(use: Fact, goals: list[Fact]) -> Fact:
    """Return *use* as that of the policy one of whose *goals* names what is used, rather than of whoever adopts it."""
    for goal in goals:
        if is_within(use, goal.places_of(goal.object)):
            told = (m for m in goal.mentions if m[1] is goal.subject)
            rest = (m for m in use.mentions if m[1] is not use.subject)
            return replace(use, subject=goal.subject, mentions=(*told, *rest))
    return use


def _is_in_effect(fact: Fact, effect: Fact) -> bool:
    """Say whether the object of *fact*, a technology or a goal, is named within what its subject leads to, and not as that."""
    if fact.subject.iri != effect.subject.iri or object_iri(fact) == object_iri(effect):
        return False
    return is_within(fact, effect.places_of(effect.object))


def _is_part_of(goal: Fact, other: Fact) -> bool:
    """Say whether what *goal* tells is only some of the words of another goal of the same subject."""
    if other is goal or other.property != POL.aimsAt or other.subject.iri != goal.subject.iri:
        return False
    if not _words(goal) <= _words(other):
        return False  # a goal told around another: "attract firms (to build ports) in line with the law"
    mine = goal.places_of(goal.object)
    theirs = other.places_of(other.object)
    effect = goal.property == POL.leadsTo  # of the same words the goal is told
    return any(
        (t.start < m.start or (effect and t.start == m.start)) and m.end <= t.end
        for m in mine
        for t in theirs
    )


def _words(fact: Fact) -> set[str]:
    return {*fact.object.label.lower().split()} if isinstance(fact.object, Entity) else set()


def is_within(fact: Fact, places: list[Passage]) -> bool:
    """Say whether the object of *fact* is named within one of *places*."""
    named = fact.places_of(fact.object)
    return any(p.start <= n.start and n.end <= p.end for n in named for p in places)
