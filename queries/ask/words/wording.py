"""The wording: what the words of a question say, read from the lexicon, the vocabulary and the ontology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Store

from ....ontology.knowledge import objects, subjects
from ....ontology.lexicon import Sense
from ....ontology.namespace import LEX, ONTOLEX, POL, RDFS, SKOS, SYNSEM
from ....ontology.own import Knowledge
from ....ontology.vocabulary import Vocabulary
from .asked import Asked
from .recast import Recast, literals, read_recasts
from .remark import Remarks
from .role import Roles
from .thesaurus import SCHEMES, Thesaurus, read_thesaurus
from .word import split, stem, stems, uninflected

Stems = tuple[str, ...]
# Only these words take an object that the question may ask for; the others say how two things hang together.
_STATING = frozenset({"verb", "noun", "preposition"})
_PLACES = frozenset({"premises", "recipient", "site"})
# The schemes of the ways to put a question, and of what is said around one and before it.
_RECASTS = ("turns", "reasons", "contraries", "tallies", "choices", "recasts")
_REMARKS = ("remarks", "remarksBefore", "remarksBehind", "verdicts", "verdictsBefore", "tags")
_ASKED = ("sequels", "antecedents")
_Key = TypeVar("_Key")


@dataclass(frozen=True)
class Wording:
    """Phrases, as stems, and what they say.

    :param asks: phrase, as its words in lower case -> names of the concepts of ``lex:questionWords``.
    :param classes: phrase -> IRI of a class.
    :param class_forms: the words of *classes* without inflection -> IRI: a developer is no development.
    :param whole: the phrases of *classes* that mean all of the class; the others name a kind of thing within it.
    :param worded: phrase -> IRIs of the properties that only questions so call.
    :param properties: phrase -> IRIs of the properties that it may state.
    :param senses: phrase -> the lexicon's senses.
    :param free: words that need no place in the reading of a question.
    :param roles: the words that name nothing, by what they do in a question.
    :param address: the words, in lower case, that address whoever is asked: "could you tell me".
    :param lessening: canonical stems of the words by which something grows less, is hindered or opposed.
    :param synonyms: stem -> the stem that stands for its kin.
    :param thesaurus: the words of near meaning.
    :param spellings: word, in lower case -> the word that it is read as.
    :param turns: ways to put a question that are always read as plainer ones.
    :param reasons: ways to say why one asks, before what is asked.
    :param adjectives: noun -> the adjective that says no more than that something is of it.
    :param contraries: ways to ask whether something is so, with the plainer question whether the contrary is.
    :param tallies: ways to ask how many there are, with the plainer question for these.
    :param choices: ways to ask which of two things it is, with the question whether it is the one of them.
    :param recasts: those that are read so where the graph does not answer the question as it is put.
    :param remarks: what is said around a question.
    :param asked: short questions behind a statement, and what they ask for there.
    :param time_units: stems of the units of time.
    :param labels: IRI of a property -> how the ontology calls it.
    :param prepositions: those that may follow a noun, in lower case.
    :param partitives: canonical stems of the nouns that are of the kind of what they are of.
    :param frames: IRI of a property or class -> questions with holes, to make examples of.
    :param stated: IRI of a property -> the phrases of *properties* as they are written.
    :param words: every word that questions are made of, for mending their spelling.
    :param phrasing: every word of the ways to put a question, and of what is said around one.
    """

    asks: Mapping[Stems, frozenset[str]]
    classes: Mapping[Stems, str]
    class_forms: Mapping[str, str]
    whole: frozenset[Stems]
    worded: Mapping[Stems, frozenset[str]]
    properties: Mapping[Stems, frozenset[str]]
    senses: Mapping[Stems, tuple[Sense, ...]]
    free: frozenset[str]
    roles: Roles
    address: frozenset[str]
    lessening: frozenset[str]
    synonyms: Mapping[str, str]
    thesaurus: Thesaurus
    spellings: Mapping[str, str]
    turns: tuple[Recast, ...]
    reasons: tuple[Recast, ...]
    contraries: tuple[Recast, ...]
    tallies: tuple[Recast, ...]
    choices: tuple[Recast, ...]
    recasts: tuple[Recast, ...]
    adjectives: Mapping[str, str]
    remarks: Remarks
    asked: Asked
    time_units: frozenset[str]
    words: frozenset[str]
    phrasing: frozenset[str]
    labels: Mapping[str, str]
    prepositions: frozenset[str]
    partitives: frozenset[str]
    frames: Mapping[str, tuple[str, ...]]
    stated: Mapping[str, frozenset[str]]
    vocabulary: Vocabulary

    @cached_property
    def forms(self) -> frozenset[str]:
        """The stems of the words that questions are made of, and of those of the thesaurus."""
        return frozenset(map(stem, self.words | self.thesaurus.words))

    def property_label(self, property: str) -> str:
        """Return how the ontology calls *property*."""
        return self.labels.get(property, property.removeprefix(POL))

    def property_words(self) -> dict[str, tuple[str, ...]]:
        """Return the words by which a question can state each kind of fact, by the IRI of its property.

        Those that questions are most likely to have come first.
        """

        def order(property: str, name: str) -> tuple[bool, str]:
            return property not in self.worded.get(stems(name), ()), name

        return {
            p: tuple(sorted(self.stated[p], key=lambda name, p=p: order(p, name)))  # type: ignore[misc]
            for p in self.vocabulary.notations
            if p in self.stated
        }

    def is_kind(self, text: str) -> bool:
        """Say whether the last words of *text* are for a class of things, and none asks for more than what was named."""
        written = [word.lower() for word, _ in split(text)]
        ends = [" ".join(written[i:]) for i in range(len(written))]
        known = any(uninflected(end) in self.class_forms or stems(end) in self.classes for end in ends)
        return known and self.roles.words(LEX.additiveWords).isdisjoint(written)

    def canonical(self, stem: str) -> str:
        """Return the stem that stands for *stem* and the words of the same meaning."""
        return self.synonyms.get(stem, stem)

    def surface(self, texts: Sequence[str], canonical: str) -> str:
        """Return the longest beginning that the forms of the word *canonical* share in *texts*."""
        forms = [
            word.lower()
            for text in texts
            for word, _ in split(text)
            if self.canonical(stem(word)) == canonical or canonical in self.canonicals(word)
        ]
        first, last = min(forms, default=""), max(forms, default="")
        size = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
        return first[:size]

    def canonicals(self, text: str) -> frozenset[str]:
        """Return the canonical stems of *text*, and those of the parts of its compounds."""
        found = stems(text)
        return frozenset(
            self.canonical(s) for s in (*found, *(stem(p) for f in found if "-" in f for p in f.split("-")))
        )

    def phrases(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the canonical stems of the words of :meth:`headed`."""
        return tuple(tuple(self.canonical(stem(w)) for w in phrase) for phrase in self.headed(name))

    def headed(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the words of *name* up to its head, and of what that is a part or an amount of, in lower case.

        A round of grants under the act: first "a round", then "grants"; so with most of the grants.
        """
        leading = self.partitives | self.roles.stems(LEX.quantifiers)
        words = [word.lower() for word, _ in split(name)]
        ends = [i for i, word in enumerate(words) if word in self.prepositions] + [len(words)]
        found: list[tuple[str, ...]] = []
        for start, end in zip((0, *(end + 1 for end in ends)), ends, strict=False):
            if end == start:
                break
            found.append(tuple(words[start:end]))
            if self.canonical(stem(words[end - 1])) not in leading:
                break
        return tuple(found)


def read_wording(knowledge: Knowledge) -> Wording:
    """Return the wording of *knowledge*."""
    store, vocabulary = knowledge.store, knowledge.vocabulary
    asks, properties = _concepts(store, "questionWords"), _concepts(store, "propertyWords")
    free = _concepts(store, "freeWords")
    address = _concepts(store, "addresses")
    roles = Roles({**asks, **free, **address, **_concepts(store, "lightWords")})
    free_stems = frozenset(stem(n) for c, names in free.items() if c != LEX.peopleWords for n in names)
    stated, worded, senses, written = _stated(knowledge, properties, free_stems)
    classes, class_forms, whole = _classes(store, vocabulary)
    synonyms = {
        stem(name): stem(names[0]) for names in _concepts(store, "synonyms").values() for name in names
    }
    everything = [
        *asks.values(),
        *properties.values(),
        *free.values(),
        *_concepts(store, "classWords").values(),
        *address.values(),
    ]
    everything += _concepts(store, "spellings").values()
    ways = {scheme: _concepts(store, scheme) for scheme in (*_RECASTS, *_REMARKS, *_ASKED)}
    return Wording(
        asks=_inverted({concept.removeprefix(LEX): names for concept, names in asks.items()}),
        classes=classes,
        class_forms=class_forms,
        whole=whole,
        worded=worded,
        properties=stated,
        senses=senses,
        free=free_stems,
        roles=roles,
        address=frozenset(n for names in address.values() for n in names),
        lessening=frozenset(synonyms.get(s, s) for s in roles.stems(LEX.lesseningWords)),
        synonyms=synonyms,
        thesaurus=read_thesaurus({scheme: _concepts(store, scheme) for scheme in SCHEMES}, synonyms),
        spellings={name: names[0] for names in _concepts(store, "spellings").values() for name in names[1:]},
        turns=read_recasts(ways["turns"].values()),
        reasons=read_recasts(ways["reasons"].values()),
        contraries=read_recasts(ways["contraries"].values()),
        tallies=read_recasts(ways["tallies"].values()),
        choices=read_recasts(ways["choices"].values()),
        recasts=read_recasts(ways["recasts"].values()),
        adjectives={
            noun: names[0]
            for names in _concepts(store, "relationalAdjectives").values()
            for noun in names[1:]
        },
        remarks=Remarks(
            *(tuple(name for names in ways[scheme].values() for name in names) for scheme in _REMARKS)
        ),
        asked=Asked(
            {concept.removeprefix(LEX): names for scheme in _ASKED for concept, names in ways[scheme].items()}
        ),
        time_units=frozenset(stem(n) for names in _concepts(store, "timeUnits").values() for n in names),
        words=frozenset(
            word.lower()
            for names in (
                *everything,
                [*vocabulary.class_words],
                [w for s in knowledge.lexicon.senses for w in s.words],
            )
            for name in names
            for word, _ in split(name)
        ),
        phrasing=frozenset(
            word
            for concepts in ways.values()
            for names in concepts.values()
            for name in names
            for word in literals(name)
        ),
        labels={
            p: label
            for p in (*vocabulary.ranges, *vocabulary.superclasses)
            for label in objects(store, p, RDFS.label)[:1]
        },
        prepositions=frozenset(
            quad.object.value
            for quad in store.quads_for_pattern(None, NamedNode(SYNSEM.marker), None)
            if isinstance(quad.object, Literal)
        ),
        partitives=frozenset(
            synonyms.get(s, s) for s in map(stem, knowledge.lexicon.word_roles[POL.partitive])
        ),
        frames={
            kind: tuple(names)
            for concept, names in _concepts(store, "questionFrames").items()
            for kind in objects(store, concept, ONTOLEX.reference)
        },
        stated=written,
        vocabulary=vocabulary,
    )


def _stated(
    knowledge: Knowledge, properties: Mapping[str, Sequence[str]], free: frozenset[str]
) -> tuple[
    dict[Stems, frozenset[str]],
    dict[Stems, frozenset[str]],
    dict[Stems, tuple[Sense, ...]],
    dict[str, frozenset[str]],
]:
    """Return *properties*, *worded*, *senses* and *stated* of the wording.

    :param properties: concept of ``lex:propertyWords`` -> the words by which questions call properties.
    :param free: stems of the words that need no place in a reading, and so state nothing by themselves.
    """
    stated: dict[Stems, set[str]] = {}
    written: dict[str, set[str]] = {}
    for concept, names in properties.items():
        for name in names:
            for property in objects(knowledge.store, concept, ONTOLEX.reference):
                stated.setdefault(stems(name), set()).add(property)
                written.setdefault(property, set()).add(name)
    worded = _frozen(stated)
    senses: dict[Stems, list[Sense]] = {}
    for sense in knowledge.lexicon.senses:
        # What something is done for is no object of the doing: "what did X build" asks for no goal.
        used_for = sense.subject == ("object",) and sense.object == ("infinitive",)
        # A noun for those of whom a text lists some does not ask for them: "which departments".
        lists = sense.subject == ("self",) and sense.object == ("members",)
        # Where something is put, or to whom, is asked by "where" and "to whom".
        put = not _PLACES.isdisjoint(sense.subject)
        if (
            sense.part_of_speech in _STATING
            and sense.object != ("purpose",)
            and not (used_for or lists or put)
        ):
            key = tuple(map(stem, sense.words))
            if len(key) == 1 and key[0] in free:
                continue
            senses.setdefault(key, []).append(sense)
            stated.setdefault(key, set()).add(sense.property)
            written.setdefault(sense.property, set()).add(" ".join(sense.words))
    return (
        _frozen(stated),
        worded,
        {key: tuple(found) for key, found in senses.items()},
        _frozen(written),
    )


def _classes(
    store: Store, vocabulary: Vocabulary
) -> tuple[dict[Stems, str], dict[str, str], frozenset[Stems]]:
    """Return *classes*, *class_forms* and *whole* of the wording."""
    # Of names with one stem, such as "fund" and "funding", the shorter one is meant where neither is said.
    names = sorted(vocabulary.class_words, key=lambda name: (-len(name), name))
    classes = {stems(name): vocabulary.class_words[name] for name in names}
    forms = {uninflected(name): vocabulary.class_words[name] for name in names}
    whole = {stems(label) for kind in classes.values() for label in objects(store, kind, RDFS.label)}
    for concept, words in _concepts(store, "classWords").items():
        for word in words:
            kind = objects(store, concept, ONTOLEX.reference)[0]
            classes[stems(word)] = forms[uninflected(word)] = kind
            whole.add(stems(word))
    return classes, forms, frozenset(whole)


def _frozen(found: Mapping[_Key, set[str]]) -> dict[_Key, frozenset[str]]:
    return {key: frozenset(values) for key, values in found.items()}


def _concepts(store: Store, scheme: str) -> dict[str, list[str]]:
    return {
        concept: [*objects(store, concept, SKOS.prefLabel), *objects(store, concept, SKOS.altLabel)]
        for concept in subjects(store, SKOS.inScheme, LEX[scheme])
    }


def _inverted(names: Mapping[str, list[str]]) -> dict[Stems, frozenset[str]]:
    found: dict[Stems, set[str]] = {}
    for concept, phrases in names.items():
        for phrase in phrases:
            found.setdefault(tuple(word.lower() for word, _ in split(phrase)), set()).add(concept)
    return _frozen(found)
