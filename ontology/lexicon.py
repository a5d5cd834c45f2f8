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
from .knowledge import knowledge, objects, subjects
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


@dataclass(frozen=True, slots=True)
class WordRoles:
    """Words that the reading of a sentence must know beside their senses, by lemma.

    :param events: light verbs whose object happens to their subject, such as "undergo".
    :param results: light verbs whose object is to come about, such as "achieve".
    :param reductions: verbs by which there is to be less of their object, such as "reduce".
    :param governing: nouns for bodies that govern, such as "ministry": what they do they want.
    :param involuntaries: verbs of what befalls their subject, such as "receive": to do so is no aim.
    :param oversights: verbs by which their object is watched over and not put to use, such as "protect".
    :param partitives: nouns that are of the kind of what they are of, such as "round" in "a round of grants".
    :param deictics: adjectives that say no more of a thing than when it is spoken of, such as "new".
    :param metonyms: nouns that stand for the place that they govern, such as "government".
    :param superlatives: words that say "first" of what they describe, such as "leading" and "leader".
    :param standings: nouns for a place in an order, such as "position".
    :param shifts: words for moving up or down in an order or on a scale, such as "climb".
    :param naming: verbs whose participle gives a thing its name, such as "dub".
    :param orders: nouns for a list in order of rank, such as "index".
    :param successions: verbs for having the next place in an order, such as "follow".
    :param consecutives: words that say that times follow each other without a gap, such as "straight".
    :param intentions: nouns that are policies only where they are written as a name, such as "mission".
    :param burdens: nouns for that of which less is better, such as "cost".
    :param people: nouns for people and what they live by together, such as "farmer" and "economy".
    :param adversities: nouns for what is bad for whoever has it or meets it, such as "drought".
    :param rising: words that say that there is, or comes to be, much of something, such as "soar" and "high".
    :param falling: words that say that there is, or comes to be, little of it, such as "drop" and "low".
    :param divisions: nouns that say only that a whole has parts, such as "pillar".
    :param measures: nouns that say how much there is of what they are of, such as "share".
    :param summing: verbs whose participle gives the sum or size of the noun before it, such as "total".
    :param carriers: nouns that tell only in what form a technology is used, such as "system" in "radio system".
    :param potentials: nouns that say only what a thing has to offer, such as "potential" in "the potential of radio".
    :param selecting: verbs whose participle says by a number which things are meant, such as "age".
    :param addresses: verbs that bid the reader do something, such as "see" in "see the annex".
    :param endeavours: nouns that say only that something is done, such as "effort" in "step up efforts to save water".
    :param worths: nouns that say only how much something matters, such as "importance".
    :param placeholders: nouns that only hold the place of what the clause goes on to tell, such as "way".
    :param bidding: verbs, and no nouns, with which a line begins that says what is to be done, such as "attract".
    :param abilities: nouns of which an infinitive says which they are, and not what for, such as "capacity".
    :param causatives: verbs whose object does what an infinitive after it tells, such as "help".
    :param engagements: verbs that act on what stands after a preposition, such as "invest".
    :param deeming: verbs that say what their object is taken for, such as "regard".
    :param collectives: nouns for several who act together, such as "team".
    :param serving: verbs whose subject is what stands after "as", such as "act".
    :param posing: verbs that say what their subject is, such as "constitute".
    :param existences: verbs that say that there is their subject, such as "persist".
    :param placements: verbs by which their object is brought into a state, such as "leave".
    :param remedies: nouns for what overcomes that which they are told of, such as "solution".
    :param hindrances: verbs whose participle tells what holds something back, such as "hamper".
    :param inclusions: verbs of which the object is what the subject consists in, such as "entail".
    :param designators: nouns that tell with a number after them which one is meant, such as "tier" in "tier 2 cities".
    :param reporting: verbs by which somebody says something, such as "announce".
    """

    events: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    reductions: frozenset[str] = frozenset()
    governing: frozenset[str] = frozenset()
    involuntaries: frozenset[str] = frozenset()
    oversights: frozenset[str] = frozenset()
    partitives: frozenset[str] = frozenset()
    superlatives: frozenset[str] = frozenset()
    standings: frozenset[str] = frozenset()
    shifts: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    successions: frozenset[str] = frozenset()
    consecutives: frozenset[str] = frozenset()
    intentions: frozenset[str] = frozenset()
    burdens: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    adversities: frozenset[str] = frozenset()
    rising: frozenset[str] = frozenset()
    falling: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    summing: frozenset[str] = frozenset()
    deictics: frozenset[str] = frozenset()
    metonyms: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    potentials: frozenset[str] = frozenset()
    selecting: frozenset[str] = frozenset()
    reporting: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    endeavours: frozenset[str] = frozenset()
    worths: frozenset[str] = frozenset()
    placeholders: frozenset[str] = frozenset()
    bidding: frozenset[str] = frozenset()
    abilities: frozenset[str] = frozenset()
    causatives: frozenset[str] = frozenset()
    engagements: frozenset[str] = frozenset()
    deeming: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    serving: frozenset[str] = frozenset()
    posing: frozenset[str] = frozenset()
    existences: frozenset[str] = frozenset()
    placements: frozenset[str] = frozenset()
    remedies: frozenset[str] = frozenset()
    hindrances: frozenset[str] = frozenset()
    inclusions: frozenset[str] = frozenset()
    designators: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """All senses, the roles of words, and what makes a reading surer.

    :param odds_ratios: the IRI of a trait of facts -> by how much it multiplies the odds that a reading is right.
    """

    senses: tuple[Sense, ...]
    word_roles: WordRoles = WordRoles()
    odds_ratios: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def by_iri(self) -> Mapping[str, Sense]:
        """The senses by their IRI."""
        return {sense.iri: sense for sense in self.senses}

    @cached_property
    def specified(self) -> frozenset[str]:
        """The nouns of which an infinitive says which they are, or what they are for: 'the capacity to X', 'a plan to X'."""
        nouns = (s for s in self.senses if s.part_of_speech == "noun" and len(s.words) == 1)
        return self.word_roles.abilities | {s.words[0] for s in nouns if "infinitive" in s.object}

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
    def words(role: str) -> frozenset[str]:
        forms = [
            f
            for entry in subjects(store, POL.wordRole, role)
            for f in objects(store, entry, ONTOLEX.canonicalForm)
        ]
        return frozenset(written for form in forms for written in objects(store, form, ONTOLEX.writtenRep))

    return WordRoles(
        events=words(POL.event),
        results=words(POL.result),
        reductions=words(POL.reduction),
        governing=words(POL.governing),
        involuntaries=words(POL.involuntary),
        oversights=words(POL.oversight),
        partitives=words(POL.partitive),
        carriers=words(POL.carrier),
        potentials=words(POL.potential),
        deictics=words(POL.deictic),
        metonyms=words(POL.metonym),
        superlatives=words(POL.superlative),
        standings=words(POL.standing),
        shifts=words(POL.shift),
        naming=words(POL.naming),
        orders=words(POL.order),
        successions=words(POL.succession),
        consecutives=words(POL.consecutive),
        intentions=words(POL.intention),
        burdens=words(POL.burden),
        people=words(POL.people),
        adversities=words(POL.adversity),
        rising=words(POL.rising),
        falling=words(POL.falling),
        divisions=words(POL.division),
        measures=words(POL.measure),
        summing=words(POL.summing),
        selecting=words(POL.selecting),
        reporting=words(POL.reporting),
        addresses=words(POL.address),
        endeavours=words(POL.endeavour),
        worths=words(POL.worth),
        placeholders=words(POL.placeholder),
        bidding=words(POL.bidding),
        abilities=words(POL.ability),
        causatives=words(POL.causative),
        engagements=words(POL.engagement),
        deeming=words(POL.deeming),
        collectives=words(POL.collective),
        serving=words(POL.serving),
        posing=words(POL.posing),
        existences=words(POL.existence),
        placements=words(POL.placement),
        remedies=words(POL.remedy),
        hindrances=words(POL.hindrance),
        inclusions=words(POL.inclusion),
        designators=words(POL.designator),
    )


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
