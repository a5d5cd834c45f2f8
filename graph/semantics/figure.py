"""The figure: statistics, each with what it measures, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ...ontology.lexicon import Lexicon, Sense
from ...ontology.namespace import LEX, POL, UNIT
from ..fact import Fact, Period, Statistic, Unit
from ..syntax.argument import arguments
from ..syntax.phrase import join, noun_phrase
from ..syntax.preposition import after_of
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, governing_verb, is_infinitive, own_verb, subject, surface_subject
from .aside import is_converted
from .change import date_of_figure
from .count import counted_among, counted_noun, is_of_name
from .dating import is_compared
from .duration import durations
from .guard import is_moment
from .measure import measured, without
from .place import place_of
from .quantity import Quantity
from .sentence import End, Sentence
from .stance import modality, telling_verb
from .standing import place_named
from .statement import state

_SCOPES = frozenset({"of", "among", "amongst"})
_POINTING = frozenset({"these", "those", "this", "that"})
_IN_ORDER = frozenset({"first", "last", "next", "other", "past", "remaining", "same"})
_NAMING = frozenset({"amod", "compound"})
_BOUNDS = frozenset({"under", "over", "above", "below"})
_LISTING = frozenset({"and", "or", "to", "-", "–", "/"})
_CORE = frozenset({*NOUN_SUBJECTS, "dobj", "attr"})


def figures(
    sentence: Sentence, quantities: Iterable[Quantity], lexicon: Lexicon
) -> Iterator[tuple[Token, Fact]]:
    """Yield the statistics that *sentence* states by its *quantities*, in their order, each after its number."""
    sense = lexicon.by_iri.get(LEX["number-n.hasStatistic"])
    if sense is None:
        return
    found = list(quantities)
    paired = "respectively" in sentence.words
    for quantity in found:
        facts = list(_statistics(sentence, quantity, found, sense))
        # "A and B have 1 and 2, respectively": the first has the first
        listed = _listed_with(quantity, found) if paired else []
        i = listed.index(quantity) if listed else 0
        chosen = facts[i : i + 1] if len(facts) == len(listed) else facts
        yield from ((quantity.number, fact) for fact in chosen)
    numerals, times = sentence.known.numerals, sentence.known.times
    grown = {w for w in sentence.lemmas if numerals.get(w, 0) > 1}
    lasting_words = {w for w in sentence.words if w in times or "-" in w}
    for word in sentence.span if grown or lasting_words else ():
        lemma = word.lemma_.lower()
        if lemma in grown and word.tag_ != "VBG":
            yield from ((word, fact) for fact in _growth(sentence, word, numerals[lemma], sense))
        if word.lower_ not in lasting_words:
            continue
        for end, indicator, value, unit, words in durations(sentence, word):
            lasting = Statistic(words, indicator, value, unit, place=place_of(sentence, word))
            yield word, state(sentence, sense, end, lasting)


def _statistics(
    sentence: Sentence, quantity: Quantity, found: Sequence[Quantity], sense: Sense
) -> Iterator[Fact]:
    """Yield the statistics that *quantity* gives; none where it measures nothing."""
    if (
        _is_span_of_time(sentence, quantity)
        or _is_no_figure(sentence, quantity)
        or is_converted(quantity, found)
    ):
        return
    unit = Unit(quantity.unit.iri, quantity.unit.label) if quantity.unit else None
    qualifier = quantity.qualifier or _verbal_qualifier(sentence, quantity)
    for end, indicator, own_unit in measured(sentence, quantity, found):
        if end.entity.label.lower() in sentence.word_roles[POL.measure] or _is_until(sentence, end):
            continue  # "brings the total to 300": of what, the clause does not say
        statistic = Statistic(
            phrase=_wording(sentence, quantity, counted_noun(quantity)),
            indicator=indicator,
            value=quantity.value,
            unit=unit or own_unit,
            qualifier=qualifier,
            period=date_of_figure(quantity, found, sentence.dates)
            or sentence.announced
            or (None if is_compared(quantity, found) else _carried(sentence)),
            place=place_of(sentence, quantity.number),
            target=(bool(sentence.lead_in) or _is_aimed_at(quantity.number))
            and not is_compared(quantity, found),
        )
        yield state(sentence, sense, end, statistic)


def _is_until(sentence: Sentence, end: End) -> bool:
    """Say whether *end* is a time up to which something is so: 'before the end of the decade'."""
    is_counted = any(c.dep_ == "nummod" for c in end.head.lefts)
    return end.head.dep_ == "pobj" and not is_counted and is_moment(sentence, end, end)


def _listed_with(quantity: Quantity, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities of the list in which *quantity* stands, itself among them."""
    heads = {t for token in quantity.tokens for t in (token, *token.conjuncts)}
    return [q for q in found if not heads.isdisjoint(q.tokens)]


def _growth(sentence: Sentence, word: Token, factor: Decimal, sense: Sense) -> Iterator[Fact]:
    """Yield that *word* says something grows or is to grow by *factor*: 'to treble X', 'X will double'."""
    if any(c.dep_ == "prt" for c in word.rights):
        return  # "to double down on X"
    to = word.i > 0 and word.doc[word.i - 1].tag_ == "TO"
    misread = word.dep_ == "amod" and to  # "to double exports", read as double exports
    if misread:
        heads = [word.head]
    elif to or word.pos_ == "VERB":
        heads = arguments(word, "object") or subject(word)
    elif word.lower_.endswith("fold"):  # "rise sixfold", "a sixfold rise in exports"
        grown_in = [*arguments(word.head, "in"), *arguments(word.head, "of")]
        heads = subject(word.head) if word.head.pos_ == "VERB" else grown_in
    elif word.nbor().lower_ == "as":  # "costs twice as much as coal"
        yield from _multiple(sentence, word, factor, sense)
        return
    else:
        return
    for head in heads:
        of = after_of(head)
        for end in (
            without(sentence, head, {word, *word.doc[word.i - 1 : word.i]})
            if misread
            else sentence.ends(of[0] if of else head, POL.Entity)
        ):
            statistic = Statistic(
                phrase=word.text,
                indicator=f"growth in {head.text}" if of else "growth",
                value=factor,
                unit=Unit(UNIT.times, "times"),
                period=sentence.date_of(word),
                place=place_of(sentence, word),
                target=True if to or is_infinitive(word) or modality(word) else bool(sentence.lead_in),
            )
            yield state(sentence, sense, end, statistic)


def _multiple(sentence: Sentence, word: Token, factor: Decimal, sense: Sense) -> Iterator[Fact]:
    """Yield that something is by *factor* as much, as high or as many as something else: 'costs twice as much as coal'."""
    verb = own_verb(word)
    after = word.doc[word.i + 2] if word.i + 2 < len(word.doc) else word
    if verb is None or after.pos_ not in ("ADJ", "ADV") or after.i > word.sent[-1].i:
        return
    than = tuple(t for t in verb.subtree if t.i > after.i and not t.is_punct)
    said = join((*(() if verb.lemma_ == "be" else (verb,)), after, *than))
    for head in surface_subject(verb):
        for end in sentence.ends(head, POL.Entity):
            period = sentence.date_of(word)
            multiple = Statistic(word.text, said, factor, Unit(UNIT.times, "times"), period=period)
            yield state(sentence, sense, end, multiple)


def _is_span_of_time(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether the quantity only says when or how long: 'one year ago', 'over the next five years'."""
    if not sentence.known.is_duration(quantity.unit):
        return False
    last = quantity.tokens[-1]
    is_value = last.dep_ in _CORE or (last.dep_ == "pobj" and last.head.lower_ in ("from", "to", "at", "of"))
    if quantity.first.lower_ == "over" or not is_value:
        return True
    follower = last.nbor() if last.i + 1 < len(last.doc) else last
    return follower.lower_ in ("ago", "since", "later", "after", "earlier")


def _is_age(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether the number only tells how old people are of whom something is told: 'children under 16', 'those over 65'."""
    number = quantity.number
    bound = number.nbor(-1) if number.i > 1 else number
    if bound.lower_ not in _BOUNDS:
        return False
    people = bound.nbor(-1)
    return people.lower_ == "those" or people.lemma_.lower() in sentence.word_roles[POL.people]


def _is_no_figure(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether the number measures nothing: it picks, names, places or merely points."""
    number, last = quantity.number, quantity.tokens[-1]
    before = quantity.first.nbor(-1) if quantity.first.i else quantity.first
    if before.lower_ == "per" or (
        quantity.qualifier == POL.within and any(c.lower_ == "of" for c in last.children)
    ):
        return True  # "per 10,000 people", "within 5 km of the coast"
    if quantity.unit is None and (_is_designation(sentence, quantity) or _is_age(sentence, quantity)):
        return True
    verb = governing_verb(number)
    if verb is not None and verb.dep_ == "acl" and verb.lemma_ in sentence.word_roles[POL.selecting]:
        return True  # "people aged 16 to 30"
    if quantity.unit is not None:
        return _only_says_which(sentence, quantity)
    if quantity.value == 0:
        return True  # "zero-emission cars"
    if before.text == "(" and last.i + 1 < len(last.doc) and last.nbor().text == ")":
        return True  # "ports (2)"
    counted = counted_noun(quantity)
    if _only_sizes(quantity, counted or number) or is_of_name(quantity):
        return True
    if counted is None and number.lower_ != "one" and counted_among(quantity) is not None:
        return False
    if counted is None:
        if number.lower_ == "one" or any(c.dep_ == "det" for c in number.lefts):
            return True  # "plans like the one today"
        if (
            number.dep_ == "pobj" and number.head.head.lemma_ in sentence.word_roles[POL.standing]
        ):  # "a rank of 142"
            return True
        if number.dep_ == "nummod" and number.head.i < number.i:  # "Article 5"
            return True
        return any(  # "two of the emerging technologies"
            c.dep_ == "prep" and c.lower_ == "of" and any(o.pos_ != "PRON" for o in c.children)
            for c in number.children
        )
    if counted.dep_ == "pobj" and _is_scope_of_rank(sentence, counted):
        return True
    if counted.dep_ == "pobj" and any(c.tag_ == "JJS" for c in counted.lefts):
        return True  # "among the five largest ports"
    if counted.lemma_.lower() in sentence.word_roles[POL.standing]:
        # "moved up one place", but "in one place"
        return number.lower_ == "one" and counted.dep_ == "pobj" and counted.head.lower_ == "in"
    is_one = number.lower_ == "one" and quantity.qualifier != POL.atLeast
    return is_one or before.lower_ == "top" or _only_points(counted)


def _is_designation(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether the number tells which one is meant: 'tier 2 cities', 'phases one and two', 'the 100 Ports initiative', 'the 3.0 plan'."""
    first = before = quantity.first
    while before.i > sentence.span.start and (before.like_num or before.lower_ in _LISTING):
        first, before = before, before.nbor(-1)
    if first.like_num and before.lemma_.lower() in sentence.word_roles[POL.designator]:
        return not any(c.dep_ in ("det", "poss", "amod") for c in before.lefts)  # not "at this stage 3 ports"
    following = quantity.tokens[-1]
    named = following.nbor() if following.i + 1 < sentence.span.end else following
    counted = counted_noun(quantity)
    if counted is None or counted.tag_ not in ("NN", "NNP"):
        return False
    # A number of several does not go with one thing: the hundred are ports, and the initiative has their name.
    is_class = counted.lemma_.lower() in sentence.known.class_words and quantity.value != 1
    return (
        quantity.value % 1 != 0
        or is_class
        or (named.tag_ == "NNPS" and named.head == counted and named.dep_ in ("compound", "nmod"))
    )


def _only_points(counted: Token) -> bool:
    """Say whether those counted are ones that the text has counted before: 'these five sectors', 'the two countries'."""
    pointing = {c.lower_ for c in counted.lefts if c.dep_ == "det"}
    told = any(_tells_which(c) for c in counted.children)
    # "the three Nordic states" are known by their name
    is_name = counted.tag_ == "NNPS" or any(
        c.tag_ == "NNP" or c.text.istitle() for c in counted.lefts if c.dep_ in _NAMING
    )
    is_name = is_name or any(c.lower_ in _IN_ORDER for c in counted.lefts)  # "the next two planting seasons"
    return (
        not pointing.isdisjoint(_POINTING)
        or ("the" in pointing and (is_name or not told))
        or ("all" in pointing and not told)
    )


def _only_sizes(quantity: Quantity, head: Token) -> bool:
    """Say whether a bound only says which of several are meant: 'firms with ten or more employees', 'those with over 250'."""
    preposition = head.head
    if head.dep_ != "pobj" or preposition.lower_ != "with" or quantity.qualifier is None or not preposition.i:
        return False
    whose = preposition.nbor(-1)
    return whose.tag_ == "NNS" or whose.lower_ == "those"


def _tells_which(child: Token) -> bool:
    """Say whether *child* tells which things are counted, so that the text may not have counted them before."""
    if child.dep_ in ("det", "nummod", "punct", "predet", "case"):
        return False
    if child.dep_ == "relcl":  # "the three ports, which are old"
        return child.doc[child.left_edge.i - 1].text != ","
    return True


def _only_says_which(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether a measure only says which things are meant: '12-inch wafers', '2 Gbps services'."""
    unit, counted = quantity.unit, counted_noun(quantity)
    if unit is None or counted is None or sentence.known.is_currency(unit) or counted.tag_ != "NNS":
        return False
    return unit.iri != UNIT.percent and not any(c.dep_ in ("det", "poss") for c in counted.lefts)


def _is_scope_of_rank(sentence: Sentence, counted: Token) -> bool:
    """Say whether those counted are all among whom a place in an order is told: '5th (out) of 30 countries', 'first among 9'."""
    doc, i = counted.doc, counted.head.i
    before = doc[i - 1] if i else counted
    if before.lower_ == "out" and i > 1:
        before = doc[i - 2]
    if before.lemma_.lower() in sentence.word_roles[POL.standing] and before.i:
        before = before.nbor(-1)  # "5th place out of 30"
    if counted.head.lower_ not in _SCOPES or not before.text[0].isalnum():
        return False
    return before.tag_ == "JJS" or bool(place_named(sentence, before.lower_))


def _is_aimed_at(number: Token) -> bool:
    """Say whether the clause of *number* tells what is to be: 'will build 5', 'a plan to build 5'."""
    verb = governing_verb(number)
    if verb is not None and any(
        a.lower_ == "with" and a.head == verb and a.i < verb.i for a in number.ancestors
    ):
        return False  # "with 5 ports already at work, exports will grow"
    is_wanted = verb is not None and is_infinitive(verb) and not any(c.lower_ == "have" for c in verb.lefts)
    return is_wanted or modality(number) == POL.planned


def _carried(sentence: Sentence) -> Period | None:
    """Return the date of the figures of the sentence before, where this one goes on telling what was then."""
    scene = sentence.discourse.scene
    if scene is None or sentence.dates or scene.precision == POL.day:
        return None
    if telling_verb(sentence.span.root, sentence.word_roles[POL.reporting]).tag_ != "VBD":
        return None
    return scene


def _verbal_qualifier(sentence: Sentence, quantity: Quantity) -> str | None:
    """Return how exact the verb says the value is: 'have exceeded 1 billion'."""
    verb = governing_verb(quantity.number)
    return sentence.known.qualifiers.get(verb.lemma_.lower()) if verb is not None else None


def _wording(sentence: Sentence, quantity: Quantity, counted: Token | None) -> str:
    """Return the words in which the text gives the number, with its unit, what it counts and of what."""
    if counted is not None and any(
        t.lower_ == "to" for t in counted.doc[quantity.tokens[-1].i + 1 : counted.i]
    ):
        counted = None  # "from 20 to 30 ports": the words of the other number are none of this one
    last = max((*quantity.tokens, *((counted,) if counted else ())), key=lambda t: t.i)
    of = next((c for c in last.children if c.dep_ == "prep" and c.i == last.i + 1 and c.lower_ == "of"), None)
    if of is not None:
        whole = [t for o in of.children if o.dep_ == "pobj" for t in noun_phrase(o).tokens]
        last = max(whole, key=lambda t: t.i, default=of)
    first = min((quantity.first, *quantity.tokens), key=lambda t: t.i)
    return str(sentence.span.doc[first.i : last.i + 1].text)
