"""The measure: what a number in a sentence says, and of what.

A number that counts ('9,000 jobs') measures what it counts; a value ('5 percent', '$3 billion') measures the
subject of its clause, or the object that the clause says is brought to that value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...ontology.namespace import POL, UNIT
from ..fact import Unit
from ..identity import slug
from ..syntax.amount import counted_phrase, sized
from ..syntax.clause import clause
from ..syntax.phrase import Phrase, join, noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, clause_verb, surface_subject
from .amount import built, changed_thing, purpose_of, value_head, value_indicator
from .aside import named_before, opened, within
from .bearer import bearers
from .count import (
    Measure,
    brought_to,
    counted_among,
    counted_before,
    counted_noun,
    counting,
    equated,
    is_elliptical,
    is_share,
    less_number,
    rate,
    unit_of,
    whole_of,
)
from .dating import is_compared
from .duration import going_on
from .gapping import gapped
from .quantity import Quantity, is_money, is_percent
from .sentence import End, Sentence

_AMONG = frozenset({"among", "amongst", "of"})
_WITH_COMMA = 2
_ENDS = frozenset({"to", "from"})
_MORE = frozenset({"additional", "another", "further"})
_MOVES = frozenset({"up", "down"})


def measured(sentence: Sentence, quantity: Quantity, found: Sequence[Quantity]) -> Iterator[Measure]:
    """Yield what *quantity* measures; *found* are all the quantities of its sentence."""
    counted, among = counted_noun(quantity), counted_among(quantity)
    before = found[: found.index(quantity)]
    told = _told_in_parentheses(quantity, found) if counted is None else None
    beside = gapped(quantity, before[-1]) if before else None
    if told is not None:
        yield from _of_name_before(sentence, quantity, told)
    elif beside is not None:
        said = next((said for _, said, _ in measured(sentence, before[-1], found)), "")
        yield sentence.named(beside, POL.Entity), said, None
    elif before and _is_same_measure(sentence, quantity, before[-1]):
        # "reached 84% in 2010; the figure now stands at 99%"
        for end, said, unit in measured(sentence, before[-1], found):
            yield end, _said_again(sentence, said, end.entity.label), unit
    elif before and is_percent(quantity) and quantity.first.i and quantity.first.nbor(-1).lower_ in _MOVES:
        # "exports of $5 billion, up 3%": what the number before measured
        way = quantity.first.nbor(-1).lower_
        yield from ((end, f"{said} {way}", None) for end, said, _ in measured(sentence, before[-1], found))
    elif before and _is_another(quantity, before[-1]):
        # "80 percent, up from 40 percent", "grow by 3 percent in 2024 and 4 percent in 2025"
        yield from measured(sentence, before[-1], found)
    elif before and _is_more(quantity, before[-1]):
        said = next((said for _, said, _ in measured(sentence, before[-1], found)), "")
        more = _valued(sentence, quantity, counted, {t for q in found for t in q.tokens})
        yield from ((end, said or indicator, unit) for end, indicator, unit in more)
    elif (other := _other_end(quantity, found)) is not None:
        yield from measured(sentence, other, found)
    elif counted is None and among is not None:
        yield from counting(sentence, quantity, among, quantity.number, some=True)
    elif counted is None and quantity.unit is None and is_elliptical(quantity):
        counted = counted_before(before)  # "1,046 firms applied and 412 were successful"
        if counted is not None:
            some = quantity.number.dep_ in NOUN_SUBJECTS
            yield from counting(sentence, quantity, counted, quantity.number, some=some)
    elif quantity.unit is None and counted is not None and rate(counted) is None:
        yield from _counted(sentence, quantity, counted)
    elif is_share(quantity) and counted is not None and _doer(quantity, counted).dep_ in NOUN_SUBJECTS:
        doing = _doer(quantity, counted).head
        indicator = f"share that {join(clause(doing, with_subject=False).tokens)}"
        yield from ((end, indicator, None) for end in _ends(sentence, counted, quantity))
    elif (partaking := _partaking(quantity)) is not None:
        said = f"share {join(clause(partaking, with_subject=False).tokens)}"
        yield from ((end, said, None) for end in _ends(sentence, partaking.head, quantity))
    elif _is_bare_share(quantity) and (counted_before(before) or _among(quantity)) is not None:
        verb, noun = value_head(quantity, counted).head, counted_before(before) or _among(quantity)
        said = join(clause(verb, with_subject=False).tokens)
        # "of 1,200 firms, 38% do so", "with 38% doing so"
        indicator = f"share {said}" if verb.tag_ == "VBG" else f"share that {said}"
        yield from ((end, indicator, None) for end in (_ends(sentence, noun, quantity) if noun else ()))
    elif before and _is_other_share(quantity, found):  # "half of firms do so, compared to 30% of farms"
        others = whole_of(value_head(quantity, counted))
        first = next((q for q in reversed(before) if is_percent(q)), before[-1])
        said = next((said for _, said, _ in measured(sentence, first, found)), "share")
        yield from ((end, said, None) for end in (_ends(sentence, others, quantity) if others else ()))
    else:
        told_of = list(_valued(sentence, quantity, counted, {t for q in found for t in q.tokens}))
        yield from told_of
        if not told_of and quantity.unit is None and counted is not None:  # "to build one port per region"
            yield from counting(sentence, quantity, counted, counted)


def _is_same_measure(sentence: Sentence, quantity: Quantity, before: Quantity) -> bool:
    """Say whether a clause tells of its subject only that it is what the quantity *before* measured: 'the figure'."""
    verb = clause_verb(quantity.number)
    if verb is None or quantity.unit is None or quantity.unit != before.unit or before.tokens[-1].i > verb.i:
        return False
    return any(_is_meant(sentence, c) for c in verb.lefts if c.dep_ == "nsubj" and c.i > before.tokens[-1].i)


def _of_name_before(sentence: Sentence, quantity: Quantity, noun: Token) -> Iterator[Measure]:
    """Yield the measure of *noun*, behind which the value stands in parentheses: 'ports (£2m)'."""
    said = value_indicator(sentence, quantity, None, value_head(quantity, None))
    aside = within(quantity.first)
    phrase = Phrase(noun, tuple(t for t in noun_phrase(noun).tokens if t not in aside))
    ends = sentence.ends_of(noun, POL.Entity) and [sentence.named(phrase, POL.Entity)]
    yield from ((end, said or f"value of {end.entity.label}", None) for end in ends)


def _counted(sentence: Sentence, quantity: Quantity, counted: Token) -> Iterator[Measure]:
    """Yield the measure of a number that counts *counted*: of that, or of what is that long, that high or that many."""
    if any(unit.label == counted.lemma_ for unit in sentence.known.durations):
        what = join(less_number(counted_phrase(counted), quantity).tokens)
        yield from ((end, said, unit_of(counted)) for end, said in going_on(counted, sentence, what))
        return
    move = clause_verb(counted) if counted.lemma_.lower() in sentence.word_roles[POL.standing] else None
    if move is not None and move.lemma_.lower() in sentence.word_roles[POL.shift]:  # "climbed ten places"
        said = " ".join((move.lemma_, *(c.text for c in move.rights if c.dep_ in ("prt", "advmod"))))
        for mover in surface_subject(move):
            yield from ((end, said, unit_of(counted)) for end in sentence.ends(mover, POL.Entity))
        return
    owner = brought_to(sentence, counted) or equated(counted)
    if owner is not None:  # "output rose to 5,000 units", "the target is 5,000 homes"
        said = f"number of {less_number(counted_phrase(counted), quantity).text}"
        ends = _ends(sentence, owner, quantity)
        yield from ((end, said, unit_of(counted)) for end in ends)
        return
    size = sized(counted)
    if size is not None and size.dep_ == "appos":  # "X, a team of 140 people": X is measured
        words = f"{noun_phrase(size).head.text} of {less_number(counted_phrase(counted), quantity).text}"
        yield from ((end, words, unit_of(counted)) for end in sentence.ends(size.head, POL.Entity))
    else:
        yield from counting(sentence, quantity, counted, counted)


def _is_another(quantity: Quantity, before: Quantity) -> bool:
    """Say whether the value is one more of what the value *before* is of: at another time, or read as beside its verb."""
    if quantity.unit is None or quantity.unit != before.unit:
        return False
    words = quantity.first.doc[max(quantity.first.i - 2, 0) : quantity.first.i]
    if len(words) > 1 and words[0].lower_ in _MOVES and words[1].lower_ == "from":
        return words[0].i - before.tokens[-1].i <= _WITH_COMMA or words[0].head.pos_ in ("VERB", "AUX")
    head = value_head(quantity, None)
    if any(c.dep_ == "prep" and c.lower_ == "from" for c in head.rights):
        return False  # "$3 million comes from exports and $2 million from taxes"
    if len(words) > 1 and words[0].lower_ == "compared":
        beside = [o for c in head.rights if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
        return all(o.ent_type_ == "DATE" for o in beside)
    return (
        head.dep_ == "conj" and head.head.pos_ == "VERB" and not any(c.lower_ == "of" for c in head.children)
    )


def _is_more(quantity: Quantity, before: Quantity) -> bool:
    """Say whether the value is one more of what the one *before* is an amount of: 'installed 2 GW of wind and will install another 3 GW'."""
    is_alike = quantity.unit is not None and quantity.unit == before.unit and quantity.first.i > 0
    whole, of = (whole_of(value_head(q, None)) for q in (quantity, before))
    return is_alike and quantity.first.nbor(-1).lower_ in _MORE and whole is None and of is not None


def _other_end(quantity: Quantity, found: Sequence[Quantity]) -> Quantity | None:
    """Return the share at the other end of a change, where that alone says of what: the first of 'to 1% of GDP from 2%'."""
    head, place = value_head(quantity, None), found.index(quantity)
    if not is_percent(quantity) or whole_of(head) is not None or head.dep_ != "pobj":
        return None
    for other in (*found[max(place - 1, 0) : place], *found[place + 1 : place + 2]):
        end = value_head(other, None)
        leads = {head.head.lower_, end.head.lower_}
        if is_percent(other) and whole_of(end) is not None and end.dep_ == "pobj" and leads == _ENDS:
            return other
    return None


def _told_in_parentheses(quantity: Quantity, found: Sequence[Quantity]) -> Token | None:
    """Return the noun of which a value in parentheses tells; a second value in them tells of the same."""
    mark = opened(quantity.first)
    first = next((q.first for q in found if mark is not None and q.first.i == mark.i + 1), None)
    return named_before(quantity.first, first) if first is not None and quantity.unit is not None else None


def _doer(quantity: Quantity, counted: Token) -> Token:
    """Return the word that stands in the clause for a share of *counted*: the first of 'one in four firms'."""
    return quantity.tokens[0] if counted.dep_ == "pobj" and counted.i > quantity.number.i else counted


def _partaking(quantity: Quantity) -> Token | None:
    """Return what a share of several does beside the clause: 'with 40% of exports going to Asia', 'a goal of 8% of adults voting'."""
    head = value_head(quantity, None)
    whole = whole_of(head) if is_percent(quantity) else None
    beside = head.doc[max(quantity.first.i - 1, 0)].lower_ in ("with", "and", "of")
    if whole is None or not beside or whole.tag_ not in ("NNS", "NNPS"):
        return None
    return next((c for c in whole.rights if c.dep_ == "acl" and c.tag_ == "VBG" and c.i == whole.i + 1), None)


def _is_bare_share(quantity: Quantity) -> bool:
    """Say whether the quantity is a percentage that does something and is not said to be of anything."""
    head = value_head(quantity, None)
    of = any(c.lower_ == "of" for c in head.children)
    return (
        is_percent(quantity)
        and head.dep_ in NOUN_SUBJECTS
        and not of
        and head.head.dep_ != "relcl"
        and head in quantity.tokens
    )


def _among(quantity: Quantity) -> Token | None:
    """Return those whose share it is where they stand before the clause: the firms of 'among firms, 12% do so'."""
    verb = value_head(quantity, None).head
    for child in verb.lefts:
        if child.doc[child.left_edge.i].lower_ in _AMONG:
            nouns = [o for o in child.children if o.dep_ == "pobj"] if child.dep_ == "prep" else [child]
            return next((o for o in nouns if o.tag_ == "NNS"), None)
    return None


def _is_other_share(quantity: Quantity, found: Sequence[Quantity]) -> bool:
    """Say whether the share is one of others, with which a share before is compared."""
    whole = whole_of(value_head(quantity, None))
    others = whole is not None and (whole.tag_ == "NNS" or whole.lower_ == "those")
    return is_percent(quantity) and is_compared(quantity, found) and others


@dataclass(frozen=True, slots=True)
class _Value:
    """A value in its sentence.

    :param head: the word that stands in the clause for it.
    :param indicator: what the clause says it is, empty where it does not.
    :param unit: what it counts, where it has no unit of its own.
    """

    sentence: Sentence
    quantity: Quantity
    head: Token
    indicator: str
    unit: Unit | None


def _valued(
    sentence: Sentence, quantity: Quantity, counted: Token | None, numbers: set[Token]
) -> Iterator[Measure]:
    """Yield the measure of a value, which is the subject's or the object's of its clause; failing both, of its purpose.

    :param numbers: the tokens of all quantities of the sentence, which are no bearers of one.
    """
    head = value_head(quantity, counted)
    unit = unit_of(counted) if quantity.unit is None and counted is not None else None
    value = _Value(sentence, quantity, head, value_indicator(sentence, quantity, counted, head), unit)
    changed = changed_thing(sentence, quantity, counted)
    found = [(changed, "")] if changed else bearers(head, numbers, sentence.word_roles)
    lasting = whole_of(head) if sentence.known.is_duration(quantity.unit) else None
    if lasting is not None and head.dep_ in (*NOUN_SUBJECTS, "dobj"):
        found = [(lasting, "")]  # "seven years of drought have emptied the docks"
    purpose = _purpose(value)
    told = [m for noun, measure in found for m in _borne(value, noun, measure, numbers)]
    if not found and purpose is not None:
        told = list(_borne(value, purpose, "", numbers, most=1))
    yield from told
    if not told:
        yield from _unborne(value, purpose) if found else _unborne(value, None, of_whole=True)


def _purpose(value: _Value) -> Token | None:
    """Return what the value is for, or what is built for such a sum; nothing where it is a share."""
    if is_percent(value.quantity) and whole_of(value.head) is not None:
        return None
    purpose = purpose_of(value.head)
    if purpose is None and is_money(value.quantity):
        purpose = built(value.head, value.sentence.word_roles[POL.reduction])
    return purpose


def _borne(
    value: _Value, noun: Token, measure: str, numbers: set[Token], most: int | None = None
) -> Iterator[Measure]:
    """Yield the measure of what *noun* stands for, by the name *measure* where the text has one.

    :param most: of how many things that the noun stands for, where not of all.
    """
    sentence, quantity, unit = value.sentence, value.quantity, value.unit
    again = _measured_before(sentence, noun, quantity)
    if again is not None:
        yield again
        return
    # "The number of A and B has passed 1 billion" measures each by its own number.
    if quantity.unit is None and unit is None and measure.startswith("number "):
        unit = Unit(UNIT[slug(noun.text)], noun.text)
    own = not measure or noun == value.head
    ends = _ends(sentence, noun, quantity) if own else sentence.ends_of(noun, POL.Entity)
    for end in ends[:most]:
        if end.head not in numbers or end.head == noun:
            yield end, measure or value.indicator or f"value of {end.entity.label}", unit


def _unborne(value: _Value, purpose: Token | None, *, of_whole: bool = False) -> Iterator[Measure]:
    """Yield the measure of a value that nothing in its clause bears.

    :param purpose: what it is for: whose money it is, the text does not tell.
    :param of_whole: whether what it is an amount of bears it: 'five goals: 5 GW of capacity by 2030'.
    """
    sentence, quantity, head, unit = value.sentence, value.quantity, value.head, value.unit
    whole = whole_of(head) if quantity.unit is not None else None
    is_share = is_percent(quantity)
    if is_share and whole is not None and whole.tag_ == "NNS" and head.dep_ == "dobj":
        verb = clause_verb(head)  # "to digitise 90% of firms"
        said = f"share to {verb.lemma_}" if verb is not None else "share"
        yield from ((end, said, unit) for end in _ends(sentence, whole, quantity))
        return
    if of_whole and not is_share and whole is not None:
        yield from ((end, f"amount of {end.entity.label}", unit) for end in _ends(sentence, whole, quantity))
    if not value.indicator:
        return
    told = _ends(sentence, purpose, quantity)[:1] if purpose is not None else []
    size = sized(head)
    if not told and size is not None:  # "to achieve a turnover of 5 billion": the turnover
        told = _ends(sentence, size, quantity)
    yield from ((end, value.indicator, unit) for end in told)


def _measured_before(sentence: Sentence, noun: Token, quantity: Quantity) -> Measure | None:
    """Return what the sentence before measured, where *noun* means that: 'the number is to rise to 20'."""
    whose = [e.entity.iri for c in noun.lefts if c.tag_ == "PRP$" for e in sentence.ends(c, POL.Entity)]
    if not _is_meant(sentence, noun) and not (whose and _is_bare_measure(sentence, noun)):
        return None
    for entity, before in reversed(sentence.discourse.measured):
        is_alike = (
            before.unit is not None and before.unit.iri == quantity.unit.iri
            if quantity.unit is not None
            else before.indicator.startswith(f"{noun.lemma_.lower()} of ")
        )
        if is_alike and (not whose or _is_again(noun, entity.iri, before.indicator, whose)):
            return End(noun, entity, None), _said_again(sentence, before.indicator, entity.label), before.unit
    return None


def _said_again(sentence: Sentence, indicator: str, measured: str) -> str:
    """Return the *indicator* as one of another time: what "fell to 4%" and is "now 6%" did not fall to that."""
    moved = indicator.partition(" ")[0] in sentence.word_roles[POL.shift]
    return f"value of {measured}" if moved else indicator


def _is_again(noun: Token, measured: str, indicator: str, whose: Sequence[str]) -> bool:
    """Say whether "its share" is a share that was told of the same before."""
    return measured in whose and indicator.startswith(f"{noun.lemma_.lower()} ")


def _is_bare_measure(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* names a measure and not of what: 'the number', 'its share'."""
    is_bare = not any(c.dep_ in ("prep", "amod", "compound", "relcl", "acl") for c in noun.children)
    return is_bare and noun.lemma_.lower() in sentence.word_roles[POL.measure]


def _is_meant(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* stands for a measure that was told before: 'the number'."""
    points = any(c.dep_ == "det" and c.tag_ == "DT" and c.lower_ != "a" for c in noun.lefts)
    return points and _is_bare_measure(sentence, noun)


def _ends(sentence: Sentence, head: Token, quantity: Quantity) -> list[End]:
    numbers = {t for c in head.lefts if c.dep_ == "nummod" for t in c.subtree} | set(quantity.tokens)
    return without(sentence, head, numbers)


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
    return [sentence.named(Phrase(head, rest), POL.Entity)]
