"""The figure: statistics, each with what it measures, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..ontology.lexicon import Lexicon, Sense
from ..ontology.namespace import LEX, POL, UNIT
from .argument import arguments, governing_verb, is_infinitive, subject
from .fact import Fact, Statistic, Unit
from .identity import slug
from .phrase import Phrase, clause, counted_phrase, items, join, noun_phrase
from .place import place_of
from .quantity import Quantity
from .sentence import End, Sentence
from .stance import modality
from .statement import state

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_CORE = frozenset({*_SUBJECTS, "dobj", "attr"})
_MODIFIERS = frozenset({"nummod", "compound", "quantmod", "nmod", "amod", "npadvmod"})


def figures(sentence: Sentence, quantities: Iterable[Quantity], lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the statistics that *sentence* states by its *quantities*, in their order."""
    sense = lexicon.by_iri.get(LEX["number-n.hasStatistic"])
    if sense is None:
        return
    found = list(quantities)
    paired = any(t.lower_ == "respectively" for t in sentence.span)
    for i, quantity in enumerate(found):
        facts = list(_statistics(sentence, quantity, sense))
        # "A and B have 1 and 2, respectively": the first has the first
        yield from facts[i : i + 1] if paired and len(facts) == len(found) else facts
    for word in sentence.span:
        yield from _growth(sentence, word, sense)


def _statistics(sentence: Sentence, quantity: Quantity, sense: Sense) -> Iterator[Fact]:
    counted = _counted(quantity)
    if _is_span_of_time(sentence, quantity) or _is_partitive(quantity, counted):
        return
    unit = Unit(quantity.unit.iri, quantity.unit.label) if quantity.unit else None
    qualifier = quantity.qualifier or _verbal_qualifier(sentence, quantity)
    for end, indicator, own_unit in _measured(sentence, quantity, counted):
        statistic = Statistic(
            phrase=_wording(sentence, quantity, counted),
            indicator=indicator,
            value=quantity.value,
            unit=unit or own_unit,
            qualifier=qualifier,
            period=sentence.date_of(quantity.number),
            place=place_of(sentence, quantity.number),
            target=bool(sentence.lead_in) or modality(quantity.number) == POL.planned,
        )
        yield state(sentence, sense, end, statistic)


def _growth(sentence: Sentence, word: Token, sense: Sense) -> Iterator[Fact]:
    """Yield the factor by which something grows or is to grow: 'to treble X', 'X will double'."""
    factor = sentence.known.numerals.get(word.lemma_.lower())
    if factor is None or factor <= 1 or word.pos_ != "VERB" or word.tag_ == "VBG":
        return
    for head in arguments(word, "object") or subject(word):
        of = [o for p in head.rights if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
        for end in sentence.ends(of[0] if of else head, POL.Entity):
            statistic = Statistic(
                phrase=word.text,
                indicator=f"growth in {head.text}" if of else "growth",
                value=factor,
                unit=Unit(UNIT.times, "times"),
                period=sentence.date_of(word),
                place=place_of(sentence, word),
                target=True if is_infinitive(word) or modality(word) else bool(sentence.lead_in),
            )
            yield state(sentence, sense, end, statistic)


def _is_span_of_time(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether the quantity only says when or how long: 'one year ago', 'over the next five years'."""
    if quantity.unit not in sentence.known.durations:
        return False
    if quantity.first.lower_ == "over" or quantity.tokens[-1].dep_ not in _CORE:
        return True
    last = quantity.tokens[-1]
    follower = last.nbor() if last.i + 1 < len(last.doc) else last
    return follower.lower_ in ("ago", "since", "later", "after", "earlier")


def _time_words(sentence: Sentence) -> frozenset[str]:
    return frozenset(unit.label for unit in sentence.known.durations)


def _is_partitive(quantity: Quantity, counted: Token | None) -> bool:
    """Say whether the number only picks members out of a class: 'two of the emerging technologies'."""
    if quantity.unit is not None or counted is not None:
        return False
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in quantity.number.children)


def _counted(quantity: Quantity) -> Token | None:
    """Return the noun that the number counts, if it counts one: the stations of '4 million stations'."""
    number = quantity.number
    if quantity.unit is not None and quantity.tokens[-1] != number:
        number = quantity.tokens[-1]  # the percent of "25 percent tax credit"
    head = number
    counted: Token | None = None
    while head.dep_ in _MODIFIERS and head.head.i >= head.i and head.head != head:
        head = head.head
        if head.pos_ in ("NOUN", "PROPN") and head not in quantity.tokens:
            counted = head
    return counted


def _measured(
    sentence: Sentence, quantity: Quantity, counted: Token | None
) -> Iterator[tuple[End, str, Unit | None]]:
    """Yield (what is measured, indicator, unit where it is the thing counted)."""
    if quantity.unit is None and counted is not None and counted.lemma_ in _time_words(sentence):
        yield from _lasting(sentence, quantity, counted)
        return
    if quantity.unit is None and counted is not None:
        phrase = _without(counted_phrase(counted), quantity)
        if phrase.tokens:
            entity = sentence.entities.of(phrase, sentence.parse.names, POL.Entity)
            end = End(counted, entity, sentence.mention(phrase))
            yield end, f"number of {phrase.text}", _unit_of(counted)
            return
    head = _value_head(quantity, counted)
    indicator = _indicator(sentence, quantity, counted)
    verb = governing_verb(head)
    if not indicator and verb is not None and verb.lemma_ not in ("be", "have"):
        indicator = f"{verb.lemma_} {head.head.lower_}" if head.dep_ == "pobj" else verb.lemma_
        if quantity.unit in sentence.known.durations:
            indicator = "duration"
    for subject_, measure in _subject_of(sentence, head):
        # "The number of A and B has passed 1 billion" measures each by its own number.
        label = measure or indicator
        unit = _unit_of(counted) if quantity.unit is None and counted is not None else None
        if quantity.unit is None and counted is None and measure.startswith("number "):
            unit = Unit(UNIT[slug(subject_.text)], subject_.text)
        for end in _unnumbered(sentence, subject_) if not measure else sentence.ends_of(subject_, POL.Entity):
            yield end, label or f"value of {end.entity.label}", unit


def _unnumbered(sentence: Sentence, head: Token) -> list[End]:
    """Return what *head* stands for, a number before it left out: the stations of '4 million stations, 60 % of all'."""
    numbers = {t for c in head.lefts if c.dep_ == "nummod" for t in c.subtree}
    phrase = noun_phrase(head)
    rest = tuple(t for t in phrase.tokens if t not in numbers)
    if not numbers or not rest:
        return sentence.ends(head, POL.Entity)
    phrase = Phrase(head, rest)
    return [
        End(head, sentence.entities.of(phrase, sentence.parse.names, POL.Entity), sentence.mention(phrase))
    ]


def _lasting(
    sentence: Sentence, quantity: Quantity, counted: Token
) -> Iterator[tuple[End, str, Unit | None]]:
    """Yield what has gone on for so long: 'X has been the highest for 14 consecutive years'."""
    verb = governing_verb(counted)
    what = join(_without(counted_phrase(counted), quantity).tokens)
    state = next((c for c in verb.rights if c.dep_ in ("attr", "acomp")), None) if verb is not None else None
    indicator = f"{what} as the {state.text}" if state is not None else what
    for head in subject(verb) if verb is not None else ():
        owners = {t for c in head.children if c.dep_ == "poss" for t in c.subtree}
        phrase = noun_phrase(head)
        own = Phrase(head, tuple(t for t in phrase.tokens if t not in owners))
        entity = sentence.entities.of(own, sentence.parse.names, POL.Entity)
        yield End(head, entity, sentence.mention(own)), indicator, _unit_of(counted)


def _value_head(quantity: Quantity, counted: Token | None) -> Token:
    if counted is not None:
        return counted
    inside = set(quantity.tokens)
    head = quantity.number
    while head.head in inside and head.head != head:
        head = head.head
    return head


def _subject_of(sentence: Sentence, head: Token) -> Iterator[tuple[Token, str]]:
    """Yield (head of what is measured, the measure where the text names one: 'the number of X')."""
    of = next((c for p in head.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children), None)
    if (
        head.dep_ in _SUBJECTS and of is not None
    ):  # "75 % of firms have taken up X": the firms, by their share
        yield of, join(clause(head.head, with_subject=False).tokens)
        return
    if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
        yield head.head, ""
        return
    verb = governing_verb(head)
    spent = _spent_on(verb) if verb is not None else None
    if spent is not None and head.dep_ == "dobj":
        yield spent, ""
        return
    found = subject(verb) if verb is not None else []
    if not found and verb is not None:
        found = [c for c in verb.children if c.dep_ in _SUBJECTS]
    for word in found:
        measure = next(
            (c for p in word.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children), None
        )
        if measure is not None and word.lemma_.lower() in (
            "number",
            "share",
            "volume",
            "value",
            "amount",
            "total",
        ):
            for item in items(measure):
                yield item, f"{word.lemma_.lower()} of {noun_phrase(item).text}"
        else:
            yield word, ""


def _spent_on(verb: Token) -> Token | None:
    """Return what a government's own money goes into: 'we are investing X into Y'."""
    own = any(c.dep_ in _SUBJECTS and c.tag_ == "PRP" for c in verb.children)
    for preposition in ("into", "in", "for", "to", "on"):
        for what in arguments(verb, preposition) if own else []:
            objects = [c for c in what.children if c.dep_ == "dobj"]
            return objects[0] if objects else what
    return None


def _indicator(sentence: Sentence, quantity: Quantity, counted: Token | None) -> str:
    """Return what the number says of the thing: the words that go with it, without the number itself."""
    if counted is not None:
        return _without(noun_phrase(counted), quantity).text
    last = quantity.tokens[-1]
    of = next((c for t in quantity.tokens for c in t.children if c.dep_ == "prep" and c.i > last.i), None)
    if of is not None:
        rest = list(of.subtree)
        words = join(tuple(rest))
        is_share = quantity.unit is not None and quantity.unit.iri == UNIT.percent
        return f"share {words}" if is_share else words
    return ""


def _without(phrase: Phrase, quantity: Quantity) -> Phrase:
    inside = set(quantity.tokens) | set(quantity.first.doc[quantity.first.i : quantity.tokens[0].i])
    return Phrase(phrase.head, tuple(t for t in phrase.tokens if t not in inside))


def _unit_of(counted: Token) -> Unit:
    compound = [
        c for c in counted.lefts if c.dep_ == "compound" and c.i == counted.i - 1 and c.pos_ == "NOUN"
    ]
    label = join((*compound, counted))
    return Unit(UNIT[slug(label)], label)


def _verbal_qualifier(sentence: Sentence, quantity: Quantity) -> str | None:
    """Return how exact the verb says the value is: 'have exceeded 1 billion'."""
    verb = governing_verb(quantity.number)
    return sentence.known.qualifiers.get(verb.lemma_.lower()) if verb is not None else None


def _wording(sentence: Sentence, quantity: Quantity, counted: Token | None) -> str:
    last = max((*quantity.tokens, *((counted,) if counted else ())), key=lambda t: t.i)
    of = next((c for c in last.children if c.dep_ == "prep" and c.i == last.i + 1 and c.lower_ == "of"), None)
    if of is not None:
        last = of.right_edge
    first = min((quantity.first, *quantity.tokens), key=lambda t: t.i)
    return str(sentence.span.doc[first.i : last.i + 1].text)
