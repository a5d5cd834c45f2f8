"""The corrections: people's decisions, who made them and why, and how they are applied to extracted facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode

from ..ontology.namespace import PROV, RDFS
from ..ontology.vocabulary import Vocabulary
from .decision import COLUMNS, VERDICTS, Decision, decision_iri, decision_label, read_decisions
from .extraction import Extraction, unrepeated
from .fact import Entity, Fact, Period, Ranking, Statistic
from .identity import digest
from .minutes import described, member
from .rdf import Triple, document_iri, fact_iri, object_iri


@dataclass(frozen=True)
class Corrections:
    """Decisions in order: where two concern the same thing or fact, the later one holds.

    Merges, splits and renames are applied first. A verdict may identify a fact as it was before these changes or as it
    is after them.
    """

    decisions: tuple[Decision, ...] = ()

    @property
    def digest(self) -> str:
        """A digest that identifies these decisions; empty where there are none."""
        return digest(*map(decision_iri, self.decisions)) if self.decisions else ""

    def apply(self, extraction: Extraction) -> Extraction:
        """Return *extraction* with its facts corrected, and with the decisions that touched it.

        A rejected fact is left out, and so is a fact that the changes turned into a relation of a thing to itself.
        """
        if not self.decisions:
            return extraction
        document, facts, touched = extraction.document.id, [], set[tuple[str, str]]()
        for fact in extraction.facts:
            used: set[Decision] = set()
            changed = self._changed(fact, used)
            verdicts = self._verdicts_on(fact, changed)
            touched.update(
                (document_iri(document), decision_iri(decision)) for decision in {*used, *verdicts}
            )
            is_loop = changed.subject.iri == object_iri(changed) and fact.subject.iri != object_iri(fact)
            if is_loop or (verdicts and verdicts[-1].decision == "reject"):
                continue
            if verdicts:
                changed = replace(changed, confidence=1.0)
                touched.add((fact_iri(changed), decision_iri(verdicts[-1])))
            facts.append(changed)
        return replace(extraction, facts=unrepeated(facts), corrected=tuple(sorted(touched)))

    def triples(self, run: str) -> Iterator[Triple]:
        """Yield the triples that describe the decisions, who made them and why, as used by the run *run*."""
        for number, decision in enumerate(self.decisions, start=1):
            node = decision_iri(decision)
            yield run, PROV.used, NamedNode(node)
            yield run, member(number), NamedNode(node)
            yield node, RDFS.label, decision_label(decision)
            yield from described(node, {column: getattr(decision, column) for column in COLUMNS})

    @cached_property
    def _places(self) -> Mapping[Decision, int]:
        return {decision: place for place, decision in enumerate(self.decisions)}

    @cached_property
    def _changes(self) -> Mapping[str, tuple[Decision, ...]]:
        """The decisions on things, by the key of the subject."""
        found: dict[str, tuple[Decision, ...]] = {}
        for decision in self.decisions:
            if decision.decision not in VERDICTS:
                key = key_of(decision.subject)
                found[key] = (*found.get(key, ()), decision)
        return found

    @cached_property
    def _targets(self) -> Mapping[str, Entity]:
        """The targets of merges and splits, by the key of their names: a text may give such a thing another IRI."""
        return {key_of(d.thing.label): d.thing for d in self.decisions if d.thing is not None}

    @cached_property
    def _verdicts(self) -> Mapping[str, tuple[Decision, ...]]:
        """The decisions on facts, by the key of the fact, else of its subject, else of its object."""
        found: dict[str, tuple[Decision, ...]] = {}
        for decision in self.decisions:
            if decision.decision in VERDICTS:
                key = key_of(decision.fact or decision.subject or decision.object)
                found[key] = (*found.get(key, ()), decision)
        return found

    def _changed(self, fact: Fact, used: set[Decision]) -> Fact:
        """Return *fact* with the decisions on its things applied; add the decisions that applied to *used*."""

        def of(entity: Entity) -> Entity:
            return self._entity(entity, fact.passage.document, used)

        changed = fact.object
        match changed:
            case Entity():
                changed = of(changed)
            case Statistic(place=Entity() as place):
                changed = replace(changed, place=of(place))
            case Ranking(scope=Entity() as scope):
                changed = replace(changed, scope=of(scope))
        return replace(
            fact,
            subject=of(fact.subject),
            object=changed,
            attribution=of(fact.attribution) if fact.attribution else None,
            mentions=tuple((passage, of(entity)) for passage, entity in fact.mentions),
        )

    def _entity(self, entity: Entity, document: str, used: set[Decision]) -> Entity:
        done: set[Decision] = set()
        while True:
            thing = self._targets.get(key_of(entity.label))
            if thing is not None and thing.iri != entity.iri:
                entity = _merged(entity, thing)
            found = [
                decision
                for key in dict.fromkeys((entity.iri, key_of(entity.label)))
                for decision in self._changes.get(key, ())
                if decision not in done and decision.document in ("", document)
            ]
            if not found:
                return entity
            # Of several decisions the last one holds; the others are overruled and have no effect.
            decision = max(found, key=self._places.__getitem__)
            done.update(found)
            used.add(decision)
            if decision.decision == "split" and decision.thing is not None:
                entity = _split(entity, decision.thing)
            elif decision.thing is not None:
                entity = _merged(entity, decision.thing)
            else:
                names = {entity.label, *entity.aliases} - {decision.target}
                entity = replace(entity, label=decision.target, aliases=tuple(sorted(names)))

    def _verdicts_on(self, *forms: Fact) -> list[Decision]:
        """Return the verdicts that apply to any of *forms* of a fact, in order."""
        found = {
            decision
            for fact in dict.fromkeys(forms)
            for key in _keys(fact)
            for decision in self._verdicts.get(key, ())
            if _means(decision, fact)
        }
        return sorted(found, key=self._places.__getitem__)


def read_corrections(paths: Iterable[str | Path], known: Vocabulary) -> Corrections:
    """Return the corrections in the files at *paths*, in order; see :func:`.decision.read_decisions`.

    :raises InputError: the file cannot be read.
    :raises DataError: a column, a row or a decision is at fault; the message says where.
    """
    return Corrections(read_decisions(paths, known))


def _merged(entity: Entity, thing: Entity) -> Entity:
    """Return *thing* with the classes and names of *entity* added."""
    names = {*thing.aliases, *entity.aliases, entity.label} - {thing.label}
    classes = {*thing.classes, *entity.classes}
    return Entity(thing.iri, thing.label, tuple(sorted(classes)), tuple(sorted(names)))


def _split(entity: Entity, thing: Entity) -> Entity:
    """Return *thing* with the classes of *entity* and its label; its other names are those of what it was taken for."""
    return _merged(replace(entity, aliases=()), thing)


def key_of(text: str) -> str:
    """Return the key by which an IRI, a name or the words of a figure are compared; only IRIs are case-sensitive."""
    return text if "://" in text else text.casefold()


def _keys(fact: Fact) -> set[str]:
    ends = fact.subject.iri, key_of(fact.subject.label), object_iri(fact), key_of(_words(fact.object))
    return {fact_iri(fact), *ends}


def _means(decision: Decision, fact: Fact) -> bool:
    if decision.fact:
        return decision.fact == fact_iri(fact)
    return (
        decision.document in ("", fact.passage.document)
        and decision.property in ("", fact.property)
        and key_of(decision.subject) in ("", fact.subject.iri, key_of(fact.subject.label))
        and key_of(decision.object) in ("", object_iri(fact), key_of(_words(fact.object)))
    )


def _words(object_: Entity | Statistic | Ranking | Period) -> str:
    return object_.phrase if isinstance(object_, Statistic | Ranking) else object_.label
