"""The duration: how long something lasts or has gone on, 'a 10-year plan', 'the highest for five years in a row'."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...ontology.namespace import POL
from ..fact import Unit
from ..syntax.phrase import Phrase, join, noun_phrase
from ..syntax.state import copula
from ..syntax.tree import Token
from ..syntax.verb import governing_verb, subject
from .sentence import End, Sentence
from .standing import place_named

_MODIFYING = frozenset({"amod", "compound", "nummod"})
_LEAST_TOLD = 2  # words without the number
_LENGTH_OF_RUN = 3  # "in a row"

Duration = tuple[End, str, Decimal, Unit, str]
"""What lasts, by which indicator, how long, in which unit, and in which words the text says so."""


def durations(sentence: Sentence, word: Token) -> Iterator[Duration]:
    """Yield how long something lasts by *word*: the '10-year' of 'a 10-year plan', the 'years' of 'five years in a row'."""
    times, lower = sentence.known.times, word.lower_
    number, hyphen, name = lower.partition("-")
    if hyphen and word.head.tag_ in ("NN", "NNS") and word.text.islower() and word.dep_ in _MODIFYING:
        unit = times.get(name)
        value = Decimal(number) if number.isdecimal() else sentence.known.numerals.get(number)
        if unit is not None and value is not None:
            measure = Unit(unit.iri, unit.label)
            words = f"{word.text} {word.head.text}"
            yield from ((end, "duration", value, measure, words) for end in _lasting(sentence, word))
        return
    unit = times.get(lower)
    run = _run(sentence, word) if unit is not None else ()
    if unit is None or not run:
        return
    for counter in word.lefts:
        value = sentence.known.numerals.get(counter.lower_) if counter.dep_ == "nummod" else None
        if counter.text.isdecimal():
            value = Decimal(counter.text)
        elif counter.dep_ == "amod" and counter.text[0].isalnum():
            value = Decimal(place_named(sentence, counter.lower_)) or None
        if value is None:
            continue
        what = join(tuple(sorted((word, *run), key=lambda t: t.i)))
        for end, indicator in going_on(word, sentence, what):
            yield end, indicator, value, Unit(unit.iri, unit.label), f"{counter.text} {what}"


def _lasting(sentence: Sentence, word: Token) -> list[End]:
    """Return what is said to last so long: X in 'X is a 10-year plan', else the plan, unless no more is told of it.

    'A 5-year period' is a time alone.
    """
    told = copula(word.head)
    if told:
        return [end for noun in told for end in sentence.ends(noun, POL.Entity)]
    rest = tuple(t for t in noun_phrase(word.head).tokens if t != word)
    if len(rest) < _LEAST_TOLD:
        return []
    return [sentence.named(Phrase(word.head, rest), POL.Entity)]


def _run(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Return the words that say that the times of *word* follow each other without a gap: 'in a row'."""
    words = sentence.word_roles[POL.consecutive]
    after = word.doc[word.i + 1 : word.i + 1 + _LENGTH_OF_RUN]
    last = next((t for t in after if t.lemma_.lower() in words), None)
    if last is not None and (last.i == word.i + 1 or last.dep_ == "pobj"):
        return tuple(word.doc[word.i + 1 : last.i + 1])
    # With a plain number, "14 consecutive years" is a count like any other.
    ordinals = [c for c in word.lefts if c.dep_ == "amod" and place_named(sentence, c.lower_)]
    return tuple(c for c in word.lefts if ordinals and c.lemma_.lower() in words)


def going_on(time: Token, sentence: Sentence, what: str) -> Iterator[tuple[End, str]]:
    """Yield what has gone on for so long: 'X has been the highest for 14 consecutive years'.

    :param time: the noun of the time, and *what* the words that say how it is counted.
    """
    verb = governing_verb(time)
    state = next((c for c in verb.rights if c.dep_ in ("attr", "acomp")), None) if verb is not None else None
    indicator = f"{what} as the {state.text}" if state is not None else what
    for head in subject(verb) if verb is not None else ():
        owners = {t for c in head.children if c.dep_ == "poss" for t in c.subtree}
        phrase = noun_phrase(head)
        own = Phrase(head, tuple(t for t in phrase.tokens if t not in owners))
        yield sentence.named(own, POL.Entity), indicator
