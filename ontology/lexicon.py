"""The lexicon: which words of English state which property, and where its subject and object stand.

OntoLex-Lemon (W3C Community Report, 2016) with its synsem module: an entry has senses; a sense refers to a
property and says with ``synsem:subjOfProp`` and ``synsem:objOfProp`` which syntactic arguments of the word
are the property's subject and object. Several arguments for one place are alternatives, tried in
the order of their names; the first that the sentence has counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from pyoxigraph import Store

from .errors import DataError
from .knowledge import knowledge, objects, subjects, texts
from .namespace import LEXINFO, ONTOLEX, POL, SKOS, SYNSEM

PARTS_OF_SPEECH = ("verb", "noun", "adjective", "adverb", "preposition", "particle", "punctuation")
"""What a word with senses may be, by LexInfo's names."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word.

    :param iri: the sense's IRI, which facts give as their licence.
    :param words: the lemma, and for a multiword expression the words that go with it.
    :param part_of_speech: one of ``PARTS_OF_SPEECH``.
    :param property: the IRI of the property that the word states.
    :param subject: names of the syntactic arguments that may be the property's subject (syntax.ttl).
    :param object: names of those that may be its object.
    :param domain: the class that the subject must have for this sense, if any.
    :param range: the class that the object must have for this sense, if any.
    :param excluded: the class that the subject must not be known to have, if any.
    :param reliability: how often the sense is right where its arguments are there, above 0 and up to 1.
    """

    iri: str
    words: tuple[str, ...]
    part_of_speech: str
    property: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    domain: str | None = None
    range: str | None = None
    excluded: str | None = None
    reliability: float = 0.5


class WordRoles(dict[str, frozenset[str]]):
    """The words that the reading of a sentence must know beside their senses: role -> lemmas.

    A role is the IRI of a concept of pol:wordRoles, such as ``pol:event``; what it is for stands beside it in
    policy.ttl. A role that no lexicon gives a word has none.
    """

    def __missing__(self, role: str) -> frozenset[str]:
        """Return no words."""
        return frozenset()


@dataclass(frozen=True)
class Lexicon:
    """All senses, the roles of words, and what makes a reading surer.

    :param odds_ratios: the IRI of a trait of facts -> by how much it multiplies the odds that a reading is right.
    """

    senses: tuple[Sense, ...]
    word_roles: WordRoles = field(default_factory=WordRoles)
    odds_ratios: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def by_iri(self) -> Mapping[str, Sense]:
        """The senses by their IRI."""
        return {sense.iri: sense for sense in self.senses}

    @cached_property
    def specified(self) -> frozenset[str]:
        """The nouns of which an infinitive says which they are, or what they are for: 'the capacity to X', 'a plan to X'."""
        nouns = (s for s in self.senses if s.part_of_speech == "noun" and len(s.words) == 1)
        return self.word_roles[POL.ability] | {s.words[0] for s in nouns if "infinitive" in s.object}

    @cached_property
    def by_lemma(self) -> Mapping[tuple[str, str], tuple[Sense, ...]]:
        """The senses by part of speech and head word, longer expressions first."""
        index: dict[tuple[str, str], list[Sense]] = {}
        for sense in self.senses:
            index.setdefault((sense.part_of_speech, sense.words[0]), []).append(sense)
        return {
            key: tuple(sorted(found, key=lambda s: (-len(s.words), s.iri))) for key, found in index.items()
        }


@cache
def lexicon() -> Lexicon:
    """Return the built-in lexicon."""
    return read_lexicon(knowledge())


def read_lexicon(store: Store) -> Lexicon:
    """Return the lexicon that *store* holds.

    :raises DataError: where a sense lacks its property or its arguments.
    """
    senses = []
    for entry in [e for p in PARTS_OF_SPEECH for e in subjects(store, LEXINFO.partOfSpeech, LEXINFO[p])]:
        part_of_speech = _local(objects(store, entry, LEXINFO.partOfSpeech)[0])
        forms = objects(store, entry, ONTOLEX.canonicalForm)
        for form in forms:
            for written in objects(store, form, ONTOLEX.writtenRep):
                for sense in objects(store, entry, ONTOLEX.sense):
                    senses.append(_sense(store, sense, written, part_of_speech))
    ratios = {
        t: float(r)
        for t in subjects(store, SKOS.inScheme, POL.traits)
        for r in objects(store, t, POL.oddsRatio)
    }
    return Lexicon(tuple(senses), _word_roles(store), ratios)


def _word_roles(store: Store) -> WordRoles:
    roles = subjects(store, SKOS.inScheme, POL.wordRoles)
    return WordRoles((role, frozenset(texts(store, role, SKOS.hiddenLabel))) for role in roles)


def _sense(store: Store, iri: str, written: str, part_of_speech: str) -> Sense:
    property = objects(store, iri, ONTOLEX.reference)
    subject = objects(store, iri, SYNSEM.subjOfProp)
    object = objects(store, iri, SYNSEM.objOfProp)
    if not (property and subject and object):
        raise DataError(
            f"the sense {iri} needs ontolex:reference, synsem:subjOfProp and synsem:objOfProp, each at least once"
        )
    reliability = objects(store, iri, POL.reliability) or objects(store, property[0], POL.reliability)
    return Sense(
        iri=iri,
        words=tuple(written.lower().split()),
        part_of_speech=part_of_speech,
        property=property[0],
        subject=tuple(_argument(store, argument) for argument in subject),
        object=tuple(_argument(store, argument) for argument in object),
        domain=next(iter(objects(store, iri, SYNSEM.propertyDomain)), None),
        range=next(iter(objects(store, iri, SYNSEM.propertyRange)), None),
        excluded=next(iter(objects(store, iri, POL.excludedDomain)), None),
        reliability=float(reliability[0]) if reliability else _UNKNOWN_RELIABILITY,
    )


# Of a sense of which neither it nor its property says how often it is right.
_UNKNOWN_RELIABILITY = 0.5


def _argument(store: Store, iri: str) -> str:
    """Return the name of a syntactic argument: its marker, or the last part of its IRI."""
    return next(iter(objects(store, iri, SYNSEM.marker)), _local(iri))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
