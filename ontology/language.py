"""The words of a language: numbers, bounds, units and months, as the vocabulary has them by their language tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Store

from .knowledge import objects, subjects
from .namespace import BASE, POL, RDF, SKOS

ENGLISH = "en"

_LISTS = (
    *("superlatives", "positives", "measures", "ranges", "metonyms"),
    *("denials", "affirmations", "modals", "futures", "conjunctions", "particles", "quantifiers", "scopes"),
)


@dataclass(frozen=True, eq=False)
class Words:
    """What the words of a language stand for; all words in lower case, but for units.

    :param tag: the language, without its region.
    :param numerals: word -> number; *ordinals* place in an order; *multiples* factor of change; *months* number.
    :param superlatives: the words that say that something is the first in an order.
    :param positives: the words that end as superlatives do and are none.
    :param measures: the words that say how something is measured, with those that join them.
    :param ranges: the words between the two ends of a range, or before the last of several numbers of one unit.
    :param metonyms: the nouns that name, after the name of a place, who acts for it: "the British government".
    :param denials: the words that deny what follows, but for those that begin one of the *affirmations*.
    :param modals: the verbs that say that something may, must or will be.
    :param futures: the words that say, in their clause, that something is still to come.
    :param conjunctions: the words between two clauses.
    :param particles: the words that stand after a number and are no unit of it.
    :param quantifiers: the words between a number and what it counts.
    :param scopes: the words between what is ranked and among what.
    :param bounds: phrase -> IRI of a concept of ``pol:qualifiers``.
    :param units: name -> IRI of a unit, for the units that the language names in its own way.
    :param has_comma: whether a comma parts the whole of a number from its fraction.
    """

    tag: str
    numerals: Mapping[str, Decimal]
    ordinals: Mapping[str, int]
    multiples: Mapping[str, Decimal]
    months: Mapping[str, int]
    superlatives: frozenset[str]
    positives: frozenset[str]
    measures: frozenset[str]
    ranges: frozenset[str]
    metonyms: frozenset[str]
    denials: frozenset[str]
    affirmations: frozenset[str]
    modals: frozenset[str]
    futures: frozenset[str]
    conjunctions: frozenset[str]
    particles: frozenset[str]
    quantifiers: frozenset[str]
    scopes: frozenset[str]
    bounds: Mapping[str, str]
    units: Mapping[str, str]
    has_comma: bool


def read_words(store: Store, language: str) -> Words:
    """Return the words of *language*, a tag of BCP 47, as *store* has them, and those of English where it lacks some.

    A word that both languages have is read as that of *language*.
    """
    tag = language.replace("_", "-").partition("-")[0].lower() or ENGLISH

    def named(concepts: list[str]) -> Iterator[tuple[str, str]]:
        for tags in ({ENGLISH}, {tag}):  # the later, the words of the language itself, hold
            for concept in concepts:
                yield from ((name, concept) for name in _names(store, concept, tags))

    def numbers(scheme: str) -> dict[str, Decimal]:
        found = {}
        for name, concept in named(subjects(store, SKOS.inScheme, scheme)):
            for value in objects(store, concept, RDF.value):
                found[name.lower()] = Decimal(value)
        return found

    def words(scheme: str) -> frozenset[str]:
        return frozenset(name.lower() for name, _ in named(subjects(store, SKOS.inScheme, _scheme(scheme))))

    return Words(
        tag=tag,
        numerals=numbers(POL.numerals),
        ordinals={name: int(value) for name, value in numbers(_scheme("ordinals")).items()},
        multiples=numbers(_scheme("multiples")),
        months={name: int(value) for name, value in numbers(_scheme("months")).items()},
        **{name: words(name) for name in _LISTS},
        bounds={n.lower(): iri for n, iri in named(subjects(store, SKOS.inScheme, POL.qualifiers))},
        units={
            name: iri
            for name, iri in named(subjects(store, RDF.type, POL.Unit))
            if tag != ENGLISH and name not in _names(store, iri, {ENGLISH})
        },
        has_comma="," in words("decimals"),
    )


def any_of(words: Iterable[str]) -> str:
    """Return what finds any of *words*, each whole and in any case, in a regular expression.

    A contraction such as ``n't`` is found at the end of a word.

    >>> re.findall(any_of(["not", "n't", "not yet"]), "Not yet, it didn’t; a knot", re.IGNORECASE)
    ['Not yet', 'n’t']
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    found = (
        re.escape(word).replace("'", "['’]") if "'" in word else rf"\b{re.escape(word)}"
        for word in longest_first
    )
    return rf"(?:{'|'.join(found)})\b"


def _scheme(name: str) -> str:
    return f"{BASE}id/scheme/{name}"


def _names(store: Store, concept: str, tags: set[str]) -> set[str]:
    quads = (
        quad
        for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        for quad in store.quads_for_pattern(NamedNode(concept), NamedNode(predicate), None)
    )
    return {
        quad.object.value
        for quad in quads
        if isinstance(quad.object, Literal) and (quad.object.language or ENGLISH).partition("-")[0] in tags
    }
