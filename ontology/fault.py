"""The fault: what of a user's Turtle cannot be used, said in words that tell how to mend it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from pyoxigraph import Store

from .knowledge import objects, subjects, texts
from .lexicon import PARTS_OF_SPEECH
from .namespace import LEXINFO, ONTOLEX, OWL, POL, PREFIXES, RDF, RDFS, SKOS, SYN, SYNSEM
from .vocabulary import ORDINALS

_NOTATION = re.compile(r"[a-z][a-z0-9_]*")
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, POL.demonym, POL.inhabitant)
_ENDS = {"subjOfProp": SYNSEM.subjOfProp, "objOfProp": SYNSEM.objOfProp}


def faults(store: Store, described: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the *described* IRIs, in their order, given all that *store* holds."""
    check = _Check(store)
    for iri in described:
        for look in (
            check.terms,
            check.classes,
            check.kinds_of_facts,
            check.examples,
            check.entries,
            check.senses,
            check.numerals,
            check.reliability,
            check.odds_ratios,
        ):
            yield from look(iri)


class _Check:
    """The checks of one store, with what they look up often."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._classes = set(subjects(store, RDF.type, OWL.Class))
        self._entities = self._below(POL.Entity)
        self._things = self._entities | self._below(POL.Unit)
        self._kinds = {
            p: notation
            for p in subjects(store, RDF.type, OWL.ObjectProperty)
            for notation in objects(store, p, SKOS.notation)
        }
        arguments = subjects(store, RDF.type, SYNSEM.SyntacticArgument)
        # What is no preposition is a function of the program, and those are all built in.
        self._arguments = {a for a in arguments if a.startswith(SYN) or objects(store, a, SYNSEM.marker)}
        self._names = self._index(self._entities, _LABELS)
        self._class_words = self._index({OWL.Class}, (RDFS.label, SKOS.altLabel))

    def terms(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a thing of the vocabulary."""
        types = objects(self._store, iri, RDF.type)
        labels = texts(self._store, iri, SKOS.prefLabel)
        for kind in types:
            if kind.startswith(POL) and kind not in self._classes:
                yield f"{_short(iri)} is of the class {_short(kind)}, which is not defined; mend its spelling"
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
                f"{_short(iri)} has a skos:prefLabel and no class that is known"
                f"{' (not defined: ' + ', '.join(undefined) + ')' if undefined else ''}; "
                "give it a class below pol:Entity, or define its class with rdfs:subClassOf"
            )
        if self._entities.intersection(types):
            yield from self._clashes(
                iri, self._names, _LABELS, "give one of them another name, or both one IRI"
            )

    def classes(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a class."""
        if OWL.Class not in objects(self._store, iri, RDF.type):
            return
        for above in objects(self._store, iri, RDFS.subClassOf):
            if above not in self._classes:
                yield f"{_short(iri)} is below {_short(above)}, which is not defined; mend its spelling or define it"
        if not texts(self._store, iri, RDFS.label):
            yield f"the class {_short(iri)} has no name; give it an rdfs:label in English"
        advice = "a word can stand for one class only; take it from one of them"
        yield from self._clashes(iri, self._class_words, (RDFS.label, SKOS.altLabel), advice)

    def examples(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with an example of a kind of fact, or with what a kind names as its examples and roles."""
        for example in objects(self._store, iri, SKOS.example) if iri in self._kinds else ():
            if not objects(self._store, example, POL.sentence):
                yield f"{_short(iri)} has the example {_short(example)}, which has no pol:sentence; give it one"
        for role in objects(self._store, iri, POL.role):
            if not objects(self._store, role, POL.field):
                yield f"{_short(iri)} has the role {_short(role)}, which has no pol:field; name its field in records"
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
                yield f"{_short(iri)} has a pol:wording and no skos:notation, the name of the kind of fact; give it one"
            return
        notation = self._kinds[iri]
        if not _NOTATION.fullmatch(notation):
            yield f"{_short(iri)} has the skos:notation {notation!r}; write it in small letters, digits and _"
        others = [p for p, name in self._kinds.items() if name == notation and p != iri]
        if others:
            yield f"{_short(iri)} has the skos:notation {notation!r}, which {_short(others[0])} has; choose another"
        for property in (RDFS.domain, RDFS.range):
            found = objects(self._store, iri, property)
            if not found:
                yield f"the kind of fact {_short(iri)} has no {_short(property)}; give it the class of that end"
            for kind in found:
                yield from self._undefined(iri, property, kind)
        if not texts(self._store, iri, RDFS.label):
            yield f"the kind of fact {_short(iri)} has no rdfs:label; give it one in English"
        wordings = texts(self._store, iri, POL.wording)
        if not wordings or not all("{subject}" in w and "{object}" in w for w in wordings):
            yield f"the kind of fact {_short(iri)} needs a pol:wording such as '{{subject}} adopts {{object}}'"

    def entries(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a word of the lexicon."""
        senses = objects(self._store, iri, ONTOLEX.sense)
        if not senses and not objects(self._store, iri, ONTOLEX.canonicalForm):
            return
        forms = objects(self._store, iri, ONTOLEX.canonicalForm)
        if not any(texts(self._store, form, ONTOLEX.writtenRep) for form in forms):
            yield f"the word {_short(iri)} is not written; give it an ontolex:canonicalForm with ontolex:writtenRep"
        parts = objects(self._store, iri, LEXINFO.partOfSpeech)
        if senses and parts not in [[LEXINFO[name]] for name in PARTS_OF_SPEECH]:
            names = ", ".join(f"lexinfo:{name}" for name in PARTS_OF_SPEECH)
            yield f"the word {_short(iri)} needs one lexinfo:partOfSpeech, of {names}"
        for sense in senses:
            if not objects(self._store, sense, ONTOLEX.reference):
                yield (
                    f"the sense {_short(sense)} of {_short(iri)} names no property; give it an ontolex:reference"
                )

    def senses(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a sense of a word."""
        referred = objects(self._store, iri, ONTOLEX.reference)
        if not referred:
            return
        for property in referred:
            if property not in self._kinds:
                yield (
                    f"the sense {_short(iri)} refers to {_short(property)}, which is no kind of fact; mend its "
                    "spelling, or define it as an owl:ObjectProperty with skos:notation"
                )
        if not subjects(self._store, ONTOLEX.sense, iri):
            yield f"no word has the sense {_short(iri)}; name it after ontolex:sense at its word"
        for name, property in _ENDS.items():
            arguments = objects(self._store, iri, property)
            if not arguments:
                yield f"the sense {_short(iri)} has no synsem:{name}; name the argument that is that end"
            for argument in arguments:
                if argument not in self._arguments:
                    yield (
                        f"the sense {_short(iri)} has the argument {_short(argument)}, which is not defined; take "
                        "one of docs/ontology.md, or define a preposition: a synsem:SyntacticArgument with "
                        "synsem:marker"
                    )
        for property in (SYNSEM.propertyDomain, SYNSEM.propertyRange, POL.excludedDomain):
            for kind in objects(self._store, iri, property):
                yield from self._undefined(iri, property, kind)

    def numerals(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with a word for a number."""
        if {POL.numerals, ORDINALS}.intersection(objects(self._store, iri, SKOS.inScheme)):
            values = objects(self._store, iri, RDF.value)
            if len(values) != 1 or _number(values[0]) is None:
                yield f"the numeral {_short(iri)} needs one rdf:value, a number"

    def reliability(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with how often readings by a sense, or of a kind of fact, are said to be right."""
        for value in objects(self._store, iri, POL.reliability):
            number = _number(value)
            if number is None or not (number.is_finite() and 0 < number <= 1):
                yield f"{_short(iri)} has the pol:reliability {value!r}; give a decimal above 0 and up to 1"

    def odds_ratios(self, iri: str) -> Iterator[str]:
        """Yield what is wrong with what a trait of facts tells of their confidence."""
        values = objects(self._store, iri, POL.oddsRatio)
        if not values:
            return
        if POL.traits not in objects(self._store, iri, SKOS.inScheme):
            names = ", ".join(map(_short, subjects(self._store, SKOS.inScheme, POL.traits)))
            yield f"{_short(iri)} has a pol:oddsRatio and is no trait of facts; take one of {names}"
        for value in values:
            number = _number(value)
            if number is None or not (number.is_finite() and number > 0):
                yield f"the trait {_short(iri)} has the pol:oddsRatio {value!r}; give a decimal above 0"
        if len(values) > 1:
            yield (
                f"the trait {_short(iri)} has the pol:oddsRatio {' and '.join(values)}; keep one (a file "
                "lexicon/reliability.ttl of yours takes the place of the built-in one)"
            )

    def _undefined(self, iri: str, property: str, kind: str) -> Iterator[str]:
        if kind not in self._classes:
            yield (
                f"{_short(iri)} has for {_short(property)} the class {_short(kind)}, which is not defined; "
                "mend its spelling or define it"
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
        """Say whether *iri* is named without being a thing: a scheme, a concept of one, a class, a property."""
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
    """Return what is wrong with the facts of an example."""
    try:
        facts = json.loads(text)
    except ValueError:
        return "has a pol:shows that is no JSON; write an array of objects, as 'policyloom facts --format jsonl' prints them"
    if not isinstance(facts, list) or not all(isinstance(fact, dict) for fact in facts):
        return 'has a pol:shows that is no array of objects; write [{"type": ..., "subject": ..., "object": ...}]'
    for fact in facts:
        if fact.get("type") not in kinds:
            return f"shows a fact of the type {fact.get('type')!r}, which is none; there are {', '.join(sorted(kinds))}"
        if not fact.get("subject") or not fact.get("object"):
            return "shows a fact without a subject or an object; give it both"
    return None


def _short(iri: str) -> str:
    """Return *iri* with the prefix of its namespace where we have one."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"
