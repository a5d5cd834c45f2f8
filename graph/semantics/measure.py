"""The measure: what a number in a sentence says, and of what.

A number that counts ('9,000 jobs') measures what it counts; a value ('5 percent', '$3 billion') measures the
subject of its clause, or the object that the clause says is brought to that value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...ontology.namespace import POL, UNIT
from ..fact import Unit
from ..identity import slug
from ..syntax.phrase import Phrase, clause, counted_phrase, join, noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import governing_verb, is_infinitive, is_passive, object_, subject, surface_subject
from .aside import named_before, opened, within
from .bearer import SUBJECTS, bearers, clause_verb, sized
from .quantity import Quantity
from .sentence import BY_REFERENCE, End, Sentence

Measure = tuple[End, str, Unit | None]
"""What is measured, by which indicator, and the unit where it is the thing counted."""

_CORE = frozenset({*SUBJECTS, "dobj", "attr"})
_MODIFIERS = frozenset({"nummod", "compound", "quantmod", "nmod", "amod", "npadvmod"})
_DEEDS = frozenset({"acl", "relcl", "advcl", "xcomp"})
_PURPOSES = ("for", "in", "into", "on", "to", "towards")
_LONGEST_CLAUSE = 12
_LARGE = 100_000


def measured(sentence: Sentence, quantity: Quantity, found: Sequence[Quantity]) -> Iterator[Measure]:
    """Yield what *quantity* measures; *found* are all the quantities of its sentence."""
    counted = counted_noun(quantity)
    before = found[: found.index(quantity)]
    told = _told_in_parentheses(quantity, found) if counted is None else None
    if told is not None:  # "ports (£2m)"
        said = _indicator(sentence, quantity, counted, _value_head(quantity, counted))
        aside = within(quantity.first)
        phrase = Phrase(told, tuple(t for t in noun_phrase(told).tokens if t not in aside))
        entity = sentence.entities.of(phrase, sentence.parse.names, POL.Entity)
        ends = sentence.ends_of(told, POL.Entity) and [End(told, entity, sentence.mention(phrase))]
        yield from ((end, said or f"value of {end.entity.label}", None) for end in ends)
    elif counted is None and quantity.unit is None and _is_elliptical(quantity):
        counted = _counted_before(before)  # "1,046 firms applied and 412 were successful"
        if counted is not None:
            yield from _counting(sentence, quantity, counted, quantity.number)
    elif quantity.unit is None and counted is not None and _rate(counted) is None:
        if any(unit.label == counted.lemma_ for unit in sentence.known.durations):
            yield from _lasting(sentence, quantity, counted)
            return
        move = clause_verb(counted) if counted.lemma_.lower() in sentence.word_roles.standings else None
        if move is not None and move.lemma_.lower() in sentence.word_roles.shifts:  # "climbed ten places"
            said = " ".join((move.lemma_, *(c.text for c in move.rights if c.dep_ in ("prt", "advmod"))))
            for mover in surface_subject(move):
                yield from ((end, said, _unit_of(counted)) for end in sentence.ends(mover, POL.Entity))
            return
        size = sized(counted)
        if size is not None and size.dep_ == "appos":  # "X, a team of 140 people": X is measured
            words = f"{noun_phrase(size).head.text} of {_without(counted_phrase(counted), quantity).text}"
            yield from ((end, words, _unit_of(counted)) for end in sentence.ends(size.head, POL.Entity))
        else:
            yield from _counting(sentence, quantity, counted, counted)
    elif is_share(quantity) and counted is not None and counted.dep_ in SUBJECTS:
        indicator = f"share that {join(clause(counted.head, with_subject=False).tokens)}"
        yield from ((end, indicator, None) for end in _ends(sentence, counted, quantity))
    elif _is_bare_share(quantity) and _counted_before(before) is not None:
        verb, noun = _value_head(quantity, counted).head, _counted_before(before)
        indicator = (
            f"share that {join(clause(verb, with_subject=False).tokens)}"  # "of 1,200 firms, 38% do so"
        )
        yield from ((end, indicator, None) for end in (_ends(sentence, noun, quantity) if noun else ()))
    else:
        yield from _valued(sentence, quantity, counted, {t for q in found for t in q.tokens})


def _told_in_parentheses(quantity: Quantity, found: Sequence[Quantity]) -> Token | None:
    """Return the noun of which a value in parentheses tells; a second value in them tells of the same."""
    mark = opened(quantity.first)
    first = next((q.first for q in found if mark is not None and q.first.i == mark.i + 1), None)
    return named_before(quantity.first, first) if first is not None and quantity.unit is not None else None


def is_share(quantity: Quantity) -> bool:
    """Say whether the quantity is a part of a whole told in words: 'two-thirds', 'one in five', 'one firm in five'."""
    last = quantity.tokens[-1]
    return _is_percent(quantity) and (last.i <= quantity.number.i or last.tag_ == "CD")


def _is_bare_share(quantity: Quantity) -> bool:
    """Say whether the quantity is a percentage that does something and is not said to be of anything."""
    head = _value_head(quantity, None)
    of = any(c.lower_ == "of" for c in head.children)
    return (
        _is_percent(quantity)
        and head.dep_ in SUBJECTS
        and not of
        and head.head.dep_ != "relcl"
        and head in quantity.tokens
    )


def counted_noun(quantity: Quantity) -> Token | None:
    """Return the noun that the number counts, if it counts one: the stations of '4 million stations'."""
    number = quantity.number
    if quantity.unit is not None and not is_share(quantity) and quantity.tokens[-1] != number:
        number = quantity.tokens[-1]  # the percent of "25 percent tax credit"
    head = number
    counted: Token | None = None
    while head.dep_ in _MODIFIERS and head.head.i >= head.i and head.head != head:
        head = head.head
        if head.pos_ in ("NOUN", "PROPN") and head not in quantity.tokens:
            counted = head
    if counted is None and quantity.unit is None and quantity.value >= _LARGE and number.is_alpha:
        return _whole(number)  # "25 lakh of people"
    return counted


def _is_elliptical(quantity: Quantity) -> bool:
    """Say whether the number stands for what was counted before: '412 were successful', '5,381 of them'."""
    of = [o for p in quantity.number.children if p.lower_ == "of" for o in p.children]
    compared = [t.lower_ for t in quantity.first.doc[max(quantity.first.i - 2, 0) : quantity.first.i]]
    changed = compared in (["up", "from"], ["down", "from"])  # "155 countries, down from 165"
    return all(o.pos_ == "PRON" for o in of) and (bool(of) or quantity.number.dep_ in SUBJECTS or changed)


def _counted_before(before: Sequence[Quantity]) -> Token | None:
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


def _counting(sentence: Sentence, quantity: Quantity, counted: Token, head: Token) -> Iterator[Measure]:
    """Yield the measure of a count: *counted* is its noun, *head* the word that stands for the counted in the clause."""
    phrase = _without(counted_phrase(counted), quantity)
    if counted.pos_ == "NUM" or not phrase.tokens:
        return
    numbers = {t for c in counted.lefts if c.dep_ == "nummod" for t in c.subtree}
    phrase = Phrase(counted, tuple(t for t in phrase.tokens if t not in numbers))
    entity = sentence.entities.of(phrase, sentence.parse.names, POL.Entity)
    end = End(counted, entity, sentence.mention(phrase))
    size, words = sized(counted), "number"
    if size is not None and size.lemma_ in sentence.word_roles.measures:
        head = size  # "a total of" and "a number of" say no more than the number
    elif size is not None:
        words = size.text  # "a capacity of 200,000 cars"
    indicator = " ".join(filter(None, (f"{words} of {phrase.text}", _doing(head))))
    yield end, indicator, _unit_of(counted)


def _doing(head: Token) -> str:
    """Return what the clause says of those counted: 'offered', 'that live at the coast', 'the plan will support'."""
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN", "NUM"):
        head = head.head
    verb = head.head
    if verb.pos_ != "VERB" or verb.lemma_ in ("have", "see"):
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
        return f"to {verb.lemma_}"
    agents = [a for a in subject(verb) if a.pos_ in ("NOUN", "PROPN")]
    if verb.tag_ == "VBG" or not agents:
        return ""
    auxiliaries = [c for c in verb.lefts if c.dep_ == "aux"]
    return f"{noun_phrase(agents[0]).text} {join((*auxiliaries, verb))}"


def _valued(
    sentence: Sentence, quantity: Quantity, counted: Token | None, numbers: set[Token]
) -> Iterator[Measure]:
    """Yield the measure of a value, which is the subject's or the object's of its clause; failing both, of its purpose.

    :param numbers: the tokens of all quantities of the sentence, which are no bearers of one.
    """
    head = _value_head(quantity, counted)
    unit = _unit_of(counted) if quantity.unit is None and counted is not None else None
    indicator = _indicator(sentence, quantity, counted, head)
    purpose = _purpose(head) or (_built(head) if _is_money(quantity) else None)
    found = list(bearers(head, numbers, sentence.word_roles))
    named = False
    for noun, measure in found or ([(purpose, "")] if purpose is not None else []):
        again = _measured_before(sentence, noun, quantity)
        if again is not None:
            named = True
            yield again
            continue
        # "The number of A and B has passed 1 billion" measures each by its own number.
        if quantity.unit is None and counted is None and measure.startswith("number "):
            unit = Unit(UNIT[slug(noun.text)], noun.text)
        ends = (
            _ends(sentence, noun, quantity)
            if not measure or noun == head
            else sentence.ends_of(noun, POL.Entity)
        )
        ends = ends if found else ends[:1]
        for end in ends:
            named = True
            yield end, measure or indicator or f"value of {end.entity.label}", unit
    whole = _whole(head) if quantity.unit is not None and not _is_percent(quantity) else None
    if not named and not found and whole is not None:  # "five goals: 5 GW of capacity by 2030"
        yield from ((end, f"amount of {end.entity.label}", unit) for end in _ends(sentence, whole, quantity))
    elif not named and purpose is not None and found:
        # Whose money it is, the text does not tell: what it is for, it does.
        for end in _ends(sentence, purpose, quantity)[:1] if indicator else ():
            named = True
            yield end, indicator, unit
    size = sized(head)
    if not named and size is not None:  # "to achieve a turnover of 5 billion": the turnover
        yield from ((end, indicator, unit) for end in _ends(sentence, size, quantity) if indicator)


def _measured_before(sentence: Sentence, noun: Token, quantity: Quantity) -> Measure | None:
    """Return what the sentence before measured, where *noun* means that: 'the number is to rise to 20'."""
    is_bare = not any(c.dep_ in ("prep", "amod", "compound", "relcl", "acl") for c in noun.children)
    is_meant = is_bare and any(c.dep_ == "det" and c.tag_ == "DT" and c.lower_ != "a" for c in noun.lefts)
    if not is_meant or noun.lemma_.lower() not in sentence.word_roles.measures:
        return None
    for entity, before in reversed(sentence.discourse.measured):
        is_alike = (
            before.unit is not None and before.unit.iri == quantity.unit.iri
            if quantity.unit is not None
            else before.indicator.startswith(f"{noun.lemma_.lower()} of ")
        )
        if is_alike:
            return End(noun, entity, None, BY_REFERENCE), before.indicator, before.unit
    return None


def _ends(sentence: Sentence, head: Token, quantity: Quantity) -> list[End]:
    numbers = {t for c in head.lefts if c.dep_ == "nummod" for t in c.subtree} | set(quantity.tokens)
    return without(sentence, head, numbers)


def _whole(head: Token) -> Token | None:
    """Return what the value is an amount of: the capacity of '5 GW of capacity'."""
    return next((o for p in head.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"), None)


def _is_percent(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.iri == UNIT.percent


def without(sentence: Sentence, head: Token, words: set[Token]) -> list[End]:
    """Return what *head* stands for, *words* left out: the stations of '4 million stations, 60 % of all'."""
    phrase = noun_phrase(head)
    followers = [set(c.subtree) for c in head.rights if c.dep_ == "prep"]
    telling = words.union(
        *(f for f in followers if not f.isdisjoint(words))
    )  # "areas with a potential of 30 GW"
    rest = tuple(t for t in phrase.tokens if t not in telling)
    if head.pos_ == "PRON" or len(rest) == len(phrase.tokens):
        return sentence.ends(head, POL.Entity)
    if head.pos_ == "NUM" or not rest:
        return []
    phrase = Phrase(head, rest)
    return [
        End(head, sentence.entities.of(phrase, sentence.parse.names, POL.Entity), sentence.mention(phrase))
    ]


def _lasting(sentence: Sentence, quantity: Quantity, counted: Token) -> Iterator[Measure]:
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
    """Return the word by which the value hangs in the tree."""
    if counted is not None:
        return counted
    inside = set(quantity.tokens)
    head = quantity.number
    while head.head in inside and head.head != head:
        head = head.head
    return head


def _indicator(sentence: Sentence, quantity: Quantity, counted: Token | None, head: Token) -> str:
    """Return what the number says of the thing: the words that go with it, without the number itself."""
    if counted is not None:
        return _rate(counted) or _without(noun_phrase(counted), quantity).text
    size = sized(head)
    if size is not None:
        inside = set(head.head.subtree)
        return join(tuple(t for t in noun_phrase(size).tokens if t not in inside))
    last = quantity.tokens[-1]
    of = next((c for t in quantity.tokens for c in t.children if c.dep_ == "prep" and c.i > last.i), None)
    verb = clause_verb(head)
    if (of is not None and of.lower_ in ("of", "in")) or (of is not None and verb is None):
        words = join(tuple(of.subtree)[of.lower_ == "of" :])
        return f"share of {words}" if _is_percent(quantity) else words
    if verb is None or verb.lemma_ in ("be", "have"):
        return join(tuple(of.subtree)) if of is not None else ""
    if quantity.unit in sentence.known.durations:
        return "duration"
    said = [verb.lemma_]
    if head.dep_ == "pobj":
        said.append(head.head.lower_)
    purpose = _purpose(head)
    if purpose is not None:
        said += ["for", noun_phrase(purpose).text]
    return " ".join(said)


def _purpose(head: Token) -> Token | None:
    """Return what an amount is for: the research of 'sets aside $5 million for research'."""
    size = sized(head)
    if size is not None and size.dep_ == "nsubjpass":  # "a total of $5 million is set aside for research"
        head = size
    verb = head.head if head.dep_ in _CORE else None
    after = (
        (*head.rights, *(c for c in verb.rights if c.i > head.i)) if verb is not None else tuple(head.rights)
    )
    for preposition in after:
        if preposition.dep_ == "prep" and preposition.lower_ in _PURPOSES:
            for noun in preposition.children:
                counted = any(c.dep_ == "nummod" for c in noun.children)
                if (
                    noun.dep_ in ("pobj", "pcomp")
                    and noun.pos_ != "NUM"
                    and noun.ent_type_ != "DATE"
                    and not counted
                ):
                    objects = [c for c in noun.children if c.dep_ == "dobj"]
                    return objects[0] if noun.dep_ == "pcomp" and objects else noun
    return None


def _built(head: Token) -> Token | None:
    """Return what an amount is to bring about: the ports of 'spends $5 million to help firms build ports'."""
    size = sized(head)
    above = [head, *([size] if size is not None else [])]
    above += [t.head for t in above if t.dep_ in _CORE]
    deeds = [c for t in above for c in t.rights if c.i > head.i and is_infinitive(c) and c.dep_ in _DEEDS]
    further = [c for d in deeds[:1] for c in d.rights if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"]
    deeds = further or deeds  # "to enable firms to build ports"
    objects = object_(deeds[0]) if deeds else []
    return next((o for o in objects if o.pos_ in ("NOUN", "PROPN") and o.i > head.i), None)


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and bool(quantity.unit.notations)


def _rate(counted: Token) -> str | None:
    """Return the words of a rate that *counted* opens: 'units per 10,000 employees'."""
    per = next((c for c in counted.children if c.dep_ == "prep" and c.lower_ == "per"), None)
    return join((counted, *per.subtree)) if per is not None else None


def _without(phrase: Phrase, quantity: Quantity) -> Phrase:
    inside = set(quantity.tokens) | set(quantity.first.doc[quantity.first.i : quantity.tokens[0].i])
    return Phrase(phrase.head, tuple(t for t in phrase.tokens if t not in inside))


def _unit_of(counted: Token) -> Unit:
    compound = [
        c for c in counted.lefts if c.dep_ == "compound" and c.i == counted.i - 1 and c.pos_ == "NOUN"
    ]
    label = _rate(counted) or join((*compound, counted))
    return Unit(UNIT[slug(label)], label)
