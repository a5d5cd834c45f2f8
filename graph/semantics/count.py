"""The count: what a number counts, and what the clause says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...ontology.namespace import POL, UNIT
from ..fact import Unit
from ..grammar.plural import singular
from ..identity import slug
from ..syntax.amount import counted_phrase, sized
from ..syntax.clause import clause
from ..syntax.phrase import Phrase, join, noun_phrase
from ..syntax.preposition import after_of
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, clause_verb, is_infinitive, is_passive, subject, surface_subject
from .quantity import Quantity, is_percent
from .sentence import End, Sentence

Measure = tuple[End, str, Unit | None]
"""What is measured, by which indicator, and the unit where it is the thing counted."""

_MODIFIERS = frozenset({"nummod", "compound", "quantmod", "nmod", "amod", "npadvmod"})
_LONGEST_CLAUSE = 12
_POINTING = frozenset({"the", "this", "that"})
_COMPLETING = frozenset({"in", "with", "for", "to", "on"})
_LARGE = 100_000


def counted_noun(quantity: Quantity) -> Token | None:
    """Return the noun that the number counts, if it counts one: the stations of '4 million stations'."""
    number = quantity.number
    if quantity.unit is not None and not is_share(quantity) and quantity.tokens[-1] != number:
        number = quantity.tokens[-1]  # the percent of "25 percent tax credit"
    head = number
    counted: Token | None = None
    while head.dep_ in _MODIFIERS and head.head.i >= head.i and head.head != head:
        head = head.head
        if head.pos_ in ("NOUN", "PROPN") and head not in quantity.tokens and not is_when(head, number):
            counted = head
    if counted is None and quantity.unit is None and number.dep_ == "dobj":
        # "counted 3 million overnight stays", where the number may be read as one more object
        after = quantity.tokens[-1].i + 1
        beside = (c for c in number.head.rights if c.dep_ == "dobj" and c.tag_ == "NNS" and c.i > number.i)
        counted = next((c for c in beside if c.left_edge.i == after), None)
    if counted is not None and counted.lemma_.lower() in counted.doc.roles[POL.milestone]:
        return None  # "the 20 million mark"
    if counted is None and quantity.unit is None and quantity.value >= _LARGE and number.is_alpha:
        return whole_of(number)  # "25 lakh of people"
    return counted


def is_of_name(quantity: Quantity) -> bool:
    """Say whether the number is a part of the name of one thing, and counts nothing: 'the 7 Point Plan'."""
    noun = counted_noun(quantity)
    is_one = noun is not None and noun.text[0].isupper() and singular(noun.lower_) == noun.lower_
    return is_one and quantity.unit is None and quantity.value > 1


def counted_among(quantity: Quantity) -> Token | None:
    """Return those of whom the number counts some: the ports of '12 of the 20 ports' and of '12 out of 20 ports'."""
    doc, i = quantity.number.doc, quantity.tokens[-1].i + 1
    i += i < len(doc) and doc[i].lower_ == "out"
    if quantity.unit is not None or i >= len(doc) or doc[i].lower_ != "of":
        return None
    nouns = [o for o in doc[i].rights if o.dep_ == "pobj" and o.tag_ in ("NNS", "NNPS")]
    return next((o for o in nouns if any(c.dep_ == "nummod" for c in o.lefts)), None)


def is_when(noun: Token, number: Token) -> bool:
    """Say whether *noun* tells since when and is not counted: 'rose 5 percent year on year'."""
    return noun.dep_ == "npadvmod" and number.dep_ != "nummod" and noun.ent_type_ == "DATE"


def is_share(quantity: Quantity) -> bool:
    """Say whether the quantity is a part of a whole told in words: 'two-thirds', 'one in five', 'one firm in five'."""
    last = quantity.tokens[-1]
    return is_percent(quantity) and (last.i <= quantity.number.i or last.tag_ == "CD")


def is_elliptical(quantity: Quantity) -> bool:
    """Say whether the number stands for what was counted before: '412 were successful', '5,381 of them'."""
    of = [o for p in quantity.number.children if p.lower_ == "of" for o in p.children]
    compared = [t.lower_ for t in quantity.first.doc[max(quantity.first.i - 2, 0) : quantity.first.i]]
    changed = compared in (["up", "from"], ["down", "from"])  # "155 countries, down from 165"
    return all(o.pos_ == "PRON" for o in of) and (
        bool(of) or quantity.number.dep_ in NOUN_SUBJECTS or changed
    )


def counted_before(before: Sequence[Quantity]) -> Token | None:
    """Return what the last of the quantities *before* counts, or is a share of."""
    for quantity in reversed(before):
        of = [o for t in quantity.tokens for p in t.children if p.lower_ == "of" for o in p.children]
        noun = (
            counted_noun(quantity)
            if quantity.unit is None
            else next((o for o in of if o.pos_ == "NOUN"), None)
        )
        if noun is not None:
            return noun
    return None


def counting(
    sentence: Sentence, quantity: Quantity, counted: Token, head: Token, *, some: bool = False
) -> Iterator[Measure]:
    """Yield the measure of a count: *counted* is its noun, *head* the word that stands for the counted in the clause.

    :param some: whether it counts only some of them, those of whom the clause tells.
    """
    phrase = less_number(counted_phrase(counted), quantity)
    if counted.pos_ == "NUM" or not phrase.tokens:
        return
    numbers = {t for c in counted.lefts if c.dep_ == "nummod" for t in c.subtree}
    phrase = Phrase(counted, tuple(t for t in phrase.tokens if t not in numbers))
    end = sentence.named(phrase, POL.Entity)
    size, words = sized(counted), "number"
    if size is not None and size.lemma_ in sentence.word_roles[POL.measure]:
        head = size  # "a total of" and "a number of" say no more than the number
    elif size is not None and not any(c.dep_ == "poss" or c.lower_ in _POINTING for c in size.lefts):
        words = size.text  # "a capacity of 200,000 cars", but not "the progress of 40 countries"
    doing = _doing(head, some=some)
    if doing or not some:
        yield end, " ".join(filter(None, (f"{words} of {phrase.text}", doing))), unit_of(counted)


def brought_to(sentence: Sentence, counted: Token) -> Token | None:
    """Return what a change brings to a count: the output of 'output rose from 4,000 to 5,000 units'."""
    preposition = counted.head
    if counted.dep_ != "pobj" or preposition.lower_ not in ("from", "to", "by"):
        return None
    verb = clause_verb(counted)
    if verb is None or verb.lemma_.lower() not in sentence.word_roles[POL.shift] or is_passive(verb):
        return None
    if any(c.dep_ == "dobj" for c in verb.children):
        return None
    nouns = [s for s in surface_subject(verb) if s.pos_ == "NOUN" and s.lemma_ != counted.lemma_]
    of = [o for s in nouns for p in s.rights if p.lower_ == "of" for o in p.children]
    return nouns[0] if nouns and not any(o.lemma_ == counted.lemma_ for o in of) else None


def equated(counted: Token) -> Token | None:
    """Return the thing whose size a clause tells in so many words: the gap of 'the gap is 35 points'."""
    verb = counted.head
    if counted.dep_ != "attr" or verb.lemma_ != "be":
        return None
    told = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    is_thing = told is not None and told.tag_ == "NN" and told.pos_ == "NOUN"
    return told if is_thing and not any(c.dep_ == "relcl" for c in counted.rights) else None


def _doing(head: Token, *, some: bool = False) -> str:
    """Return what the clause says of those counted: 'offered', 'that live at the coast', 'the plan will support'."""
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN", "NUM"):
        head = head.head
    verb = head.head
    if not (some and head.dep_ == "nsubj") and (verb.pos_ != "VERB" or verb.lemma_ in ("have", "see")):
        return ""
    if head.dep_ == "nsubjpass" or (head.dep_ == "dobj" and is_passive(verb)):
        return verb.text
    said: tuple[Token, ...]
    if head.dep_ == "nsubj":
        said = clause(verb, with_subject=False).tokens
        return f"that {join(said)}" if len(said) <= _LONGEST_CLAUSE else ""
    if head.dep_ != "dobj":
        return ""
    if is_infinitive(verb):
        return " ".join(filter(None, (f"to {verb.lemma_}", _whereto(head, verb))))
    agents = [a for a in subject(verb) if a.pos_ in ("NOUN", "PROPN")]
    if verb.tag_ == "VBG" or not agents:
        return ""
    auxiliaries = [c for c in verb.lefts if c.dep_ == "aux"]
    said = tuple(c for c in auxiliaries if c.i < verb.i)
    words = (noun_phrase(agents[0]).text, join((*said, verb)), _whereto(head, verb))
    return " ".join(filter(None, words))


def _whereto(head: Token, verb: Token) -> str:
    """Return what completes the verb after those counted: the skills of 'train 500 people in digital skills'."""
    after = next((c for c in (*head.rights, *verb.rights) if c.i > head.i and c.dep_ == "prep"), None)
    if after is None or after.lower_ not in _COMPLETING or after.i != head.i + 1:
        return ""
    nouns = [o for o in after.children if o.dep_ == "pobj" and o.ent_type_ not in ("DATE", "GPE", "CARDINAL")]
    nouns = [o for o in nouns if not any(c.dep_ == "nummod" for c in o.lefts)]
    return join((after, *noun_phrase(nouns[0]).tokens)) if nouns else ""


def rate(counted: Token) -> str | None:
    """Return the words of a rate that *counted* opens: 'units per 10,000 employees'."""
    per = next((c for c in counted.children if c.dep_ == "prep" and c.lower_ == "per"), None)
    return join((counted, *per.subtree)) if per is not None else None


def less_number(phrase: Phrase, quantity: Quantity) -> Phrase:
    """Return *phrase* without the words of *quantity*, and of the other end of a change to or from it."""
    inside = set(quantity.tokens) | set(quantity.first.doc[quantity.first.i : quantity.tokens[0].i])
    counters = [set(c.subtree) for c in phrase.head.lefts if c.dep_ == "nummod"]
    inside.update(*(c for c in counters if quantity.number in c))
    return Phrase(phrase.head, tuple(t for t in phrase.tokens if t not in inside))


def unit_of(counted: Token) -> Unit:
    """Return the unit of a count: what is counted, by its noun."""
    compound = [
        c for c in counted.lefts if c.dep_ == "compound" and c.i == counted.i - 1 and c.pos_ == "NOUN"
    ]
    label = rate(counted) or join((*compound, counted))
    return Unit(UNIT[slug(label)], label)


def whole_of(head: Token) -> Token | None:
    """Return what the value is an amount of: the capacity of '5 GW of capacity'."""
    return next(iter(after_of(head)), None)
