"""The words of a language for numbers, bounds, units, dates and more: labels of the vocabulary with its tag."""

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

# A pattern that never matches.
_NOTHING = "(?!)"


@dataclass(frozen=True, eq=False)
class DateWords:
    """The words of dates, as they are written; words in lower case are also included with a capital first letter.

    :param months: name -> number of the month.
    :param weekdays: name -> number of the day; Monday is 1.
    :param seasons: name -> the month in which the season ends in the northern hemisphere.
    :param days: word such as "yesterday" -> days after the date of the text; *years* word -> years after it.
    :param shifts: word -> distance from the time of the text: -1 for "last", 0 for "this", 1 for "next".
    :param spans: name -> ``year``, ``half``, ``quarter``, ``month``, ``week`` or ``day``; a name in capitals stands
        before a number, as in Q1.
    :param finals: the words for the last part of a year: the last quarter.
    :param fiscals: the signs before a fiscal year.
    :param decades: the endings of the first year of a decade: 1990s.
    :param genitives: the words between a part of a date and the whole: September of 2024.
    :param untils: the words between the two ends of a period; *betweens* before both ends, *froms* before the first.
    :param limits: the words before a date on which a period begins or ends.
    :param situations: the words before a month without a year: in June.
    :param occasions: the words before a day of the week.
    :param agos: the words after the number of years, months or days that have passed: two years ago.
    :param estimates: the words before such a number that show that it is not exact: more than two years ago.
    :param topics: the words after which a day is not a date: the jobs of tomorrow; *onsets* are exceptions: as of.
    :param year_marks: the signs after the number of a year in a script without spaces; *day_marks* those of a day.
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
        """Return the names of *spans*, without those in capitals."""
        return [name for name, span in self.spans.items() if span in spans and not name.isupper()]

    def span_signs(self, span: str) -> list[str]:
        """Return the signs that stand before the number of a *span*: Q in Q1."""
        return [name for name, other in self.spans.items() if other == span and name.isupper()]


@dataclass(frozen=True, eq=False)
class Words:
    """The words of a language by their meaning or use, in lower case except for units and dates.

    :param tag: the language tag without its region.
    :param numerals: word -> number; *ordinals* word -> rank; *multiples* word -> factor of change.
    :param endings: the endings of an ordinal in digits: 23rd; *numberings* the words before a rank in digits: No. 1.
    :param folds: the endings of a factor in digits: 10-fold.
    :param shares: the words between the two numbers of a share: four out of ten; *distributives* before the second.
    :param percents: the names of the unit percent.
    :param superlatives: the words that say that something is the first in an order.
    :param superlative_endings: the endings of other superlatives; *positives* are other words with such an ending.
    :param measures: the words that say how something is measured, and the words that join them.
    :param ranges: the words between the two ends of a range, or before the last of several numbers with one unit.
    :param metonyms: the nouns that follow a place's name and mean the body that acts for it: "the British government".
    :param denials: the words that negate what follows; *affirmations* start like one but negate nothing: not only.
    :param modals: the verbs that say that something may, must or will be.
    :param futures: the words that show that an event in their clause is still to come.
    :param infinitives: the words before a verb that states a purpose: to close.
    :param conjunctions: the words between two clauses; *complementizers* before a reported clause; *ands* between two
        things; *ors* between two alternatives, or between two names of one thing.
    :param particles: the words that may follow a number and are not its unit.
    :param quantifiers: the words that may stand between a number and what it counts.
    :param comparators: the words before what something is compared with: higher than in 2019.
    :param scopes: the words between what is ranked and the group in which it is ranked: the largest exporter in Asia.
    :param articles: the definite articles; *indefinites* the indefinite ones; *determiners* other words before a noun.
    :param possessives: the words before a noun that say whose it is; *genitive_endings* the endings of an owner's name.
    :param genitives: the words between a part and the whole, as in :class:`DateWords`.
    :param fillers: the words that are ignored when two names are compared.
    :param partings: the words after the head of a phrase: the plan of the ministry.
    :param unit_partings: the words after the first unit of a phrase: tonnes per year.
    :param links: the words between two words of a name; *remits* between a body and what it is in charge of.
    :param openers: the words at the beginning of a sentence that are not part of the name after them.
    :param dates: the words of dates.
    :param bounds: phrase -> IRI of a concept of ``pol:qualifiers``.
    :param units: name -> IRI of a unit, for names that English does not have.
    :param has_comma: whether the decimal sign is a comma.
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

    @property
    def unfinished(self) -> frozenset[str]:
        """The words in which no phrase ends: articles, "and", "of"."""
        return self.articles | self.ands | self.genitives


def read_words(store: Store, language: str) -> Words:
    """Return the words of *language*, a BCP 47 tag, together with those of English, from the labels in *store*.

    A word that both languages have has the meaning that it has in *language*. A field that is a set holds the words of
    the scheme with the field's name.
    """
    tag = language.replace("_", "-").partition("-")[0].lower() or ENGLISH

    def named(concepts: list[str]) -> Iterator[tuple[str, str]]:
        for tags in ({ENGLISH}, {tag}):  # the words of the language itself come later and so override
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
    """Return a regular expression that finds any of *words* as a whole word.

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
    """Return a pattern that finds one of *words*, in any case, at the beginning of a phrase.

    >>> leading(["a", "the"]).sub("", "The a priori plan")
    'a priori plan'
    """
    return re.compile(rf"^{any_of(words)}\s+(?=\S)", re.IGNORECASE)


def one_of(words: Iterable[str]) -> str:
    """Return a regular expression that finds one of *words* exactly as it is written, also within a longer word.

    >>> re.findall(one_of(["Sep", "Sept.", "10月"]), "Sept. or Sep, sep")
    ['Sept.', 'Sep']
    """
    # Grouped by first letter, since at most positions of a text none of the words begins.
    rests: dict[str, list[str]] = {}
    for word in _longest_first(words):
        rests.setdefault(word[:1], []).append(re.escape(word[1:]))
    found = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?:{'|'.join(found)})" if rests else _NOTHING


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _forms(word: str) -> tuple[str, ...]:
    """Return *word* as it is, and with a capital first letter, as at the beginning of a sentence."""
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
