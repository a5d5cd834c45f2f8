"""The words of a language: numbers, bounds, units and dates, as the vocabulary has them by their language tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from .knowledge import objects, subjects
from .namespace import BASE, POL, RDF, SKOS, UNIT

ENGLISH = "en"

# What never matches.
_NOTHING = "(?!)"


@dataclass(frozen=True, eq=False)
class DateWords:
    """The words of dates, as they are written; those in small letters with a capital at their beginning too.

    :param months: name -> number of the month.
    :param weekdays: name -> number of the day, Monday's being 1.
    :param seasons: name -> the month in which the season ends, in the north.
    :param days: how many days a word such as "yesterday" is from the day of the text; *years* the same of years.
    :param shifts: how far "last", "this" and "next" are from the time of the text: -1, 0 and 1.
    :param spans: name -> ``year``, ``half``, ``quarter``, ``month``, ``week`` or ``day``; a name in capitals stands
        before a number, as in Q1.
    :param finals: the words for the last part of a year: the last quarter.
    :param fiscals: the signs before a fiscal year.
    :param decades: what follows the first year of a decade: 1990s.
    :param genitives: the words between a part of a date and the whole: September of 2024.
    :param untils: the words between the two ends of a time; *betweens* those before two ends, *froms* before the first.
    :param limits: the words before a date that begins or ends a time.
    :param situations: the words before a month that is named without a year: in June.
    :param occasions: the words before a day of the week.
    :param agos: the words after a count of years, months or days before the text: two years ago.
    :param estimates: the words before such a count that is not exact: more than two years ago.
    :param topics: the words after which a day is no date, as in "the jobs of tomorrow", but for the *onsets*: "as of".
    :param year_marks: the signs after the number of a year, in a script that parts no words; *day_marks* of a day.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    years: Mapping[str, int]
    shifts: Mapping[str, int]
    spans: Mapping[str, str]
    finals: frozenset[str]
    fiscals: frozenset[str]
    decades: frozenset[str]
    genitives: frozenset[str]
    untils: frozenset[str]
    betweens: frozenset[str]
    froms: frozenset[str]
    limits: frozenset[str]
    situations: frozenset[str]
    occasions: frozenset[str]
    agos: frozenset[str]
    estimates: frozenset[str]
    topics: frozenset[str]
    onsets: frozenset[str]
    year_marks: frozenset[str]
    day_marks: frozenset[str]

    def span_names(self, *spans: str) -> list[str]:
        """Return the names of *spans*, those in capitals left out."""
        return [name for name, span in self.spans.items() if span in spans and not name.isupper()]

    def span_signs(self, span: str) -> list[str]:
        """Return what stands before the number of a *span*: Q of Q1."""
        return [name for name, other in self.spans.items() if other == span and name.isupper()]


@dataclass(frozen=True, eq=False)
class Words:
    """What the words of a language stand for; all words in lower case, but for units and dates.

    :param tag: the language, without its region.
    :param numerals: word -> number; *ordinals* place in an order; *multiples* factor of change.
    :param endings: what follows the digits of a place in an order: 23rd; *numberings* the words before them: No. 1.
    :param folds: what follows the number of a factor: 10-fold.
    :param shares: the words between the two numbers of a share: four out of ten; *distributives* those before the second.
    :param percents: the names of the percent.
    :param superlatives: the words that say that something is the first in an order.
    :param superlative_endings: how other such words end; *positives* the words that end so and are none.
    :param measures: the words that say how something is measured, with those that join them.
    :param ranges: the words between the two ends of a range, or before the last of several numbers of one unit.
    :param metonyms: the nouns that name, after the name of a place, who acts for it: "the British government".
    :param denials: the words that deny what follows, but for those that begin one of the *affirmations*.
    :param modals: the verbs that say that something may, must or will be.
    :param futures: the words that say, in their clause, that something is still to come.
    :param infinitives: the words before a verb that tells a purpose: to close.
    :param conjunctions: the words between two clauses; *complementizers* those before what is said, *ands* between two
        things, *ors* between two of which one is meant, or two names of one.
    :param particles: the words that stand after a number and are no unit of it.
    :param quantifiers: the words between a number and what it counts.
    :param comparators: the words before what something is compared with: higher than in 2019.
    :param scopes: the words between what is ranked and among what.
    :param articles: the definite articles; *indefinites* the indefinite ones, *determiners* what else stands before a noun.
    :param possessives: the words before a noun that say whose it is; *genitive_endings* what a noun ends in that says so.
    :param genitives: the words between a part and the whole, as those of :class:`DateWords` are.
    :param fillers: the words that make no difference between two names.
    :param partings: the words after the head of a phrase: the plan of the ministry.
    :param unit_partings: the words after the first of the units in a phrase: tonnes per year.
    :param links: the words between two words of a name; *remits* those between a body and what it is in charge of.
    :param openers: the words at the beginning of a sentence that are no part of the name after them.
    :param dates: the words of dates.
    :param bounds: phrase -> IRI of a concept of ``pol:qualifiers``.
    :param units: name -> IRI of a unit, for the units that the language names in its own way.
    :param has_comma: whether a comma parts the whole of a number from its fraction.
    """

    tag: str
    numerals: Mapping[str, Decimal]
    ordinals: Mapping[str, int]
    multiples: Mapping[str, Decimal]
    endings: frozenset[str]
    numberings: frozenset[str]
    folds: frozenset[str]
    shares: frozenset[str]
    distributives: frozenset[str]
    percents: frozenset[str]
    superlatives: frozenset[str]
    superlative_endings: frozenset[str]
    positives: frozenset[str]
    measures: frozenset[str]
    ranges: frozenset[str]
    metonyms: frozenset[str]
    denials: frozenset[str]
    affirmations: frozenset[str]
    modals: frozenset[str]
    futures: frozenset[str]
    infinitives: frozenset[str]
    conjunctions: frozenset[str]
    complementizers: frozenset[str]
    ands: frozenset[str]
    ors: frozenset[str]
    particles: frozenset[str]
    quantifiers: frozenset[str]
    comparators: frozenset[str]
    scopes: frozenset[str]
    articles: frozenset[str]
    indefinites: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    genitive_endings: frozenset[str]
    genitives: frozenset[str]
    fillers: frozenset[str]
    partings: frozenset[str]
    unit_partings: frozenset[str]
    links: frozenset[str]
    remits: frozenset[str]
    openers: frozenset[str]
    dates: DateWords
    bounds: Mapping[str, str]
    units: Mapping[str, str]
    has_comma: bool


def read_words(store: Store, language: str) -> Words:
    """Return the words of *language*, a tag of BCP 47, as *store* has them, and those of English where it lacks some.

    A word that both languages have is read as that of *language*. A field that is a set has the words of the scheme
    that is called like it.
    """
    tag = language.replace("_", "-").partition("-")[0].lower() or ENGLISH

    def named(concepts: list[str]) -> Iterator[tuple[str, str]]:
        for tags in ({ENGLISH}, {tag}):  # the later, the words of the language itself, hold
            for concept in concepts:
                yield from ((name, concept) for name in _names(store, concept, tags))

    def scheme(name: str) -> list[tuple[str, str]]:
        return list(named(subjects(store, SKOS.inScheme, name if ":" in name else _scheme(name))))

    def numbers(name: str) -> dict[str, Decimal]:
        return {
            word: Decimal(value)
            for word, concept in scheme(name)
            for value in objects(store, concept, RDF.value)
        }

    def lower(name: str) -> dict[str, Decimal]:
        return {word.lower(): value for word, value in numbers(name).items()}

    def written(name: str) -> dict[str, int]:
        return {form: int(value) for word, value in numbers(name).items() for form in _forms(word)}

    dated: dict[str, Any] = {
        **{name: written(name) for name in ("months", "weekdays", "seasons", "days", "years", "shifts")},
        **{
            name: frozenset(form for word, _ in scheme(name) for form in _forms(word))
            for name in _sets(DateWords)
        },
    }
    spans = {form: concept.rpartition("/")[2] for word, concept in scheme("spans") for form in _forms(word)}
    return Words(
        tag=tag,
        numerals=lower(POL.numerals),
        ordinals={name: int(value) for name, value in lower("ordinals").items()},
        multiples=lower("multiples"),
        **{name: frozenset(word.lower() for word, _ in scheme(name)) for name in _sets(Words) - {"percents"}},
        percents=frozenset(word.lower() for word, _ in named([UNIT.percent])),
        dates=DateWords(spans=spans, **dated),
        bounds={n.lower(): iri for n, iri in scheme(POL.qualifiers)},
        units={
            name: iri
            for name, iri in named(subjects(store, RDF.type, POL.Unit))
            if tag != ENGLISH and name not in _names(store, iri, {ENGLISH})
        },
        has_comma=any(word == "," for word, _ in scheme("decimals")),
    )


def any_of(words: Iterable[str]) -> str:
    """Return what finds any of *words*, each whole and in any case, in a regular expression.

    A contraction such as ``n't`` is found at the end of a word.

    >>> re.findall(any_of(["not", "n't", "not yet"]), "Not yet, it didn’t; a knot", re.IGNORECASE)
    ['Not yet', 'n’t']
    """
    found = [
        re.escape(word).replace("'", "['’]") if "'" in word else rf"\b{re.escape(word)}"
        for word in _longest_first(words)
    ]
    return rf"(?:{'|'.join(found)})\b" if found else _NOTHING


def leading(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of *words*, in any case, before the first word of a phrase.

    >>> leading(["a", "the"]).sub("", "The a priori plan")
    'a priori plan'
    """
    return re.compile(rf"^{any_of(words)}\s+(?=\S)", re.IGNORECASE)


def one_of(words: Iterable[str]) -> str:
    """Return what finds one of *words*, as it is written and as a part of a longer one too, in a regular expression.

    >>> re.findall(one_of(["Sep", "Sept.", "10月"]), "Sept. or Sep, sep")
    ['Sept.', 'Sep']
    """
    # By their first letter, since most of a text begins none of them.
    rests: dict[str, list[str]] = {}
    for word in _longest_first(words):
        rests.setdefault(word[:1], []).append(re.escape(word[1:]))
    found = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?:{'|'.join(found)})" if rests else _NOTHING


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _forms(word: str) -> tuple[str, ...]:
    """Return *word* as it may be written: in small letters, as "yesterday", or at the beginning of a sentence."""
    return tuple(dict.fromkeys((word, word[:1].upper() + word[1:])))


def _sets(record: type[DateWords | Words]) -> set[str]:
    return {field.name for field in fields(record) if field.type == "frozenset[str]"}


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
