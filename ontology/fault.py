"""The faults of a user's Turtle: what cannot be used, and how to mend it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from string import Formatter

from pyoxigraph import NamedNode, Store

from .knowledge import objects, subjects, texts
from .namespace import OWL, POL, PREFIXES, RDF, RDFS, SKOS
from .vocabulary import ORDINALS

_NOTATION = re.compile(r"[a-z][a-z0-9_]*")
# The placeholders of a question template, by what it asks for; for statistics and rankings all of _MEASURED.
_FILLED = {
    "Object": {"subject"},
    "Subject": {"object"},
    "Whether": {"subject", "object"},
    "Period": {"subject", "object"},
}
_MEASURED = {"subject", "indicator", "value", "place", "period"}
_ASKS = "asks"
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, POL.demonym, POL.inhabitant)


def faults(store: Store, described: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the *described* IRIs, in their order, given all that *store* holds."""
    check = _Check(store)
    for iri in described:
        for look in (
            check.terms,
            check.classes,
            check.kinds_of_facts,
            check.questions,
            check.examples,
            check.numerals,
        ):
            yield from look(iri)


class _Check:
    """The checks of one store, and the indexes that they use often."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._classes = set(subjects(store, RDF.type, OWL.Class))
        self._entities = self._below(POL.Entity)
        self._measures = self._below(POL.Statistic) | self._below(POL.Ranking)
        self._things = self._entities | self._below(POL.Unit)
        self._kinds = {
            p: notation
            for p in subjects(store, RDF.type, OWL.ObjectProperty)
            for notation in objects(store, p, SKOS.notation)
        }
        self._names = self._index(self._entities, _LABELS)
        self._class_words = self._index({OWL.Class}, (RDFS.label, SKOS.altLabel))

    def terms(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a thing of the vocabulary."""
        types = objects(self._store, iri, RDF.type)
        labels = texts(self._store, iri, SKOS.prefLabel)
        for kind in types:
            if kind.startswith(POL) and kind not in self._classes:
                yield f"{_short(iri)} is of the class {_short(kind)}, which is not defined; correct its spelling"
                return
        if len(labels) > 1:
            yield (
                f"{_short(iri)} has the preferred labels {' and '.join(map(repr, labels))}; "
                "keep one, and make the others skos:altLabel"
            )
        is_thing = bool(self._things.intersection(types))
        if is_thing and not labels:
            yield f"{_short(iri)} has no name; give it a skos:prefLabel in English"
        if labels and not is_thing and not self._is_concept(iri):
            undefined = [_short(kind) for kind in types if kind not in self._classes]
            yield (
                f"{_short(iri)} has a skos:prefLabel but no known class"
                f"{' (not defined: ' + ', '.join(undefined) + ')' if undefined else ''}; "
                "give it a class below pol:Entity, or define its class with rdfs:subClassOf"
            )
        if self._entities.intersection(types):
            yield from self._clashes(
                iri, self._names, _LABELS, "give one of them another name, or use one IRI for both"
            )

    def classes(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a class."""
        if OWL.Class not in objects(self._store, iri, RDF.type):
            return
        for above in objects(self._store, iri, RDFS.subClassOf):
            if above not in self._classes:
                yield f"{_short(iri)} is a subclass of {_short(above)}, which is not defined; correct its spelling or define it"
        if not texts(self._store, iri, RDFS.label):
            yield f"the class {_short(iri)} has no name; give it an rdfs:label in English"
        advice = "a word can stand for only one class; remove it from one of them"
        yield from self._clashes(iri, self._class_words, (RDFS.label, SKOS.altLabel), advice)

    def examples(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with an example of facts, or with the examples and roles of a kind of fact."""
        for example in objects(self._store, iri, SKOS.example) if iri in self._kinds else ():
            if not objects(self._store, example, POL.sentence):
                yield f"{_short(iri)} has the example {_short(example)}, which has no pol:sentence; give it one"
        for role in objects(self._store, iri, POL.role):
            if not objects(self._store, role, POL.field):
                yield f"{_short(iri)} has the role {_short(role)}, which has no pol:field; give it the name of its field in records"
        if POL.Example in objects(self._store, iri, RDF.type):
            for text in objects(self._store, iri, POL.shows) or [""]:
                fault = _fault_of_example(text, frozenset(self._kinds.values()))
                if fault:
                    yield f"{_short(iri)} {fault}"

    def kinds_of_facts(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a property that is a kind of fact."""
        if iri not in self._kinds:
            if OWL.ObjectProperty in objects(self._store, iri, RDF.type) and objects(
                self._store, iri, POL.wording
            ):
                yield f"{_short(iri)} has a pol:wording but no skos:notation, the name of the kind of fact; give it one"
            return
        notation = self._kinds[iri]
        if not _NOTATION.fullmatch(notation):
            yield f"{_short(iri)} has the skos:notation {notation!r}; write it in lower-case letters, digits and _, beginning with a letter"
        others = [p for p, name in self._kinds.items() if name == notation and p != iri]
        if others:
            yield f"{_short(iri)} has the skos:notation {notation!r}, which {_short(others[0])} already has; choose another"
        for property in (RDFS.domain, RDFS.range):
            found = objects(self._store, iri, property)
            if not found:
                yield f"the kind of fact {_short(iri)} has no {_short(property)}; give it a class"
            for kind in found:
                yield from self._undefined(iri, property, kind)
        if not texts(self._store, iri, RDFS.label):
            yield f"the kind of fact {_short(iri)} has no rdfs:label; give it one in English"
        wordings = texts(self._store, iri, POL.wording)
        if not wordings or not all("{subject}" in w and "{object}" in w for w in wordings):
            yield f"the kind of fact {_short(iri)} needs a pol:wording such as '{{subject}} adopts {{object}}'"

    def questions(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with the question templates of a kind of fact."""
        if iri not in self._kinds:
            return
        ranges = self._measures.intersection(objects(self._store, iri, RDFS.range))
        for quad in self._store.quads_for_pattern(NamedNode(iri), None, None, None):
            name = quad.predicate.value.removeprefix(f"{POL}{_ASKS}")
            if name == quad.predicate.value:
                continue
            known = {"label", *(_MEASURED if ranges else _FILLED.get(name, set()))}
            if name not in _FILLED and not ranges and name not in ("All", "Holders"):
                known |= {"subjects", "indicator"}
            template = str(getattr(quad.object, "value", ""))
            try:
                filled = {field for _, field, *_ in Formatter().parse(template) if field is not None}
            except ValueError:
                filled = {template}
            if not filled <= known:
                yield (
                    f"{_short(iri)} has the {_short(quad.predicate.value)} {template!r}; "
                    f"allowed in braces: {', '.join(sorted(known))}"
                )

    def numerals(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a word for a number."""
        if {POL.numerals, ORDINALS}.intersection(objects(self._store, iri, SKOS.inScheme)):
            values = objects(self._store, iri, RDF.value)
            if len(values) != 1 or _number(values[0]) is None:
                yield f"the numeral {_short(iri)} needs exactly one rdf:value, a number"

    def _undefined(self, iri: str, property: str, kind: str) -> Iterator[str]:
        if kind not in self._classes:
            yield (
                f"the {_short(property)} of {_short(iri)} is {_short(kind)}, which is not defined; "
                "correct its spelling or define it"
            )

    def _clashes(
        self, iri: str, index: dict[str, set[str]], labels: Iterable[str], advice: str
    ) -> Iterator[str]:
        names = (name for label in labels for name in texts(self._store, iri, label))
        for name in dict.fromkeys(names):
            others = sorted(index.get(name.casefold(), set()) - {iri})
            if others:
                yield f"{name!r} names both {_short(iri)} and {_short(others[0])}; {advice}"

    def _is_concept(self, iri: str) -> bool:
        """Say whether *iri* may have a name without being a thing: a scheme, a concept of one, a class, a property."""
        types = objects(self._store, iri, RDF.type)
        is_schema = any(kind == SKOS.ConceptScheme or kind.startswith(OWL) for kind in types)
        return is_schema or bool(objects(self._store, iri, SKOS.inScheme))

    def _below(self, kind: str) -> set[str]:
        found, waiting = {kind}, [kind]
        while waiting:
            new = set(subjects(self._store, RDFS.subClassOf, waiting.pop())) - found
            found |= new
            waiting += new
        return found & self._classes

    def _index(self, kinds: Iterable[str], labels: Iterable[str]) -> dict[str, set[str]]:
        index: dict[str, set[str]] = {}
        for iri in {iri for kind in kinds for iri in subjects(self._store, RDF.type, kind)}:
            for label in labels:
                for name in texts(self._store, iri, label):
                    index.setdefault(name.casefold(), set()).add(iri)
        return index


def _number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _fault_of_example(text: str, kinds: frozenset[str]) -> str | None:
    """Return what is wrong with *text*, the facts of an example; None if nothing is."""
    try:
        facts = json.loads(text)
    except ValueError:
        return "has a pol:shows that is not JSON; write an array of objects, as 'policyloom facts --format jsonl' prints them"
    if not isinstance(facts, list) or not all(isinstance(fact, dict) for fact in facts):
        return 'has a pol:shows that is not an array of objects; write [{"type": ..., "subject": ..., "object": ...}]'
    for fact in facts:
        if fact.get("type") not in kinds:
            return f"shows a fact of the unknown type {fact.get('type')!r}; use one of {', '.join(sorted(kinds))}"
        if not fact.get("subject") or not fact.get("object"):
            return "shows a fact without a subject or an object; give it both"
    return None


def _short(iri: str) -> str:
    """Return *iri* with the prefix of its namespace if that has one, else in angle brackets."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"
