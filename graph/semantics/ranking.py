"""The ranking: places in an order, 'ranks second in X', 'is the highest of any Y', 'the world's largest Z'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ontology.lexicon import Lexicon, Sense
from ...ontology.namespace import LEX, POL
from ..fact import Entity, Fact, Ranking
from ..syntax.amount import counted_phrase, uncounted
from ..syntax.argument import arguments
from ..syntax.clause import clause
from ..syntax.coordination import items
from ..syntax.phrase import is_dated, join, noun_phrase
from ..syntax.state import copula
from ..syntax.tree import Token
from ..syntax.verb import (
    NOUN_SUBJECTS,
    VERBAL,
    governing_verb,
    is_infinitive,
    is_passive,
    object_,
    own_verb,
    possessor,
    subject,
    surface_subject,
)
from .aside import named_before
from .kind import is_told
from .place import as_place
from .rivalry import by_rivals
from .sentence import Sentence
from .stance import modality
from .standing import (
    Rank,
    by_opening,
    by_verb,
    is_field,
    order,
    owned,
    place_named,
    rank_before,
    scope_of,
    standings,
)
from .statement import state
from .superlative import by_quantity, by_rating, is_measure_of, is_of_quantity

_CLAUSES = ("relcl", "acl", "xcomp", "advcl")
_POSSIBLE = frozenset({"could", "may", "might"})
_SUPERLATIVE = ("JJS", "RBS")
_BOUND = frozenset({"to", "from"})  # "supplier of maize to China" is no supplier within China
_MARKS = frozenset({",", ";"})
_WAS = frozenset({"was", "were"})


def rankings(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the places in an order that *sentence* states: 'ranks second in X', 'is the highest of any Y'."""
    sense = lexicon.by_iri.get(LEX["rank-v.hasRanking"])
    if sense is None:
        return
    ordinals, superlatives = sentence.known.ordinals, sentence.word_roles[POL.superlative]
    last: Rank | None = None
    for word in sentence.span:
        is_said = word.pos_ == "VERB" and word.dep_ != "amod"  # "is leading the world"
        named = not is_said and (word.lower_ in ordinals or word.lower_ in superlatives)
        if _may_be(word):
            continue
        if named or word.tag_ in _SUPERLATIVE or "-" in word.text or word.text[0].isdigit():
            ranked: Iterable[Rank] = _ranked(sentence, word, lexicon)
        elif word.lower_ in ("only", "than", "as"):
            ranked = by_rivals(sentence, word, lexicon)
        elif word.pos_ == "VERB":
            after = _followers(sentence, word, last) if last is not None else []
            ranked = after or _by_object(sentence, word, lexicon)
        else:
            continue
        for rank, end, indicator, scope, period in ranked:
            last = rank, end, indicator, scope, period
            ranking = Ranking(
                phrase=_rank_wording(sentence, word),
                indicator=indicator,
                rank=rank,
                scope=scope,
                period=period,
            )
            yield state(sentence, sense, end, ranking)


def _may_be(word: Token) -> bool:
    """Say whether the clause of *word* tells only what may be: 'could be the largest'; what 'would be' is planned."""
    verb = own_verb(word)
    return verb is not None and any(c.dep_ == "aux" and c.lower_ in _POSSIBLE for c in verb.lefts)


def _ranked(sentence: Sentence, word: Token, lexicon: Lexicon) -> Iterator[Rank]:
    """Yield the ranks that *word*, an ordinal or a superlative, gives where it stands."""
    opening = list(by_opening(sentence, word))
    by_place = opening or standings(sentence, word, lexicon)
    if by_place is not None:
        yield from by_place
    elif word.lower_ in sentence.word_roles[POL.superlative] and word.pos_ == "ADJ" and word.dep_ == "attr":
        yield from _by_word(sentence, word)
    elif word.tag_ == "JJS" and word.dep_ in ("attr", "acomp") and word.head.lemma_ == "be":
        yield from by_verb(sentence, rank_before(sentence, word), word, word.head, lexicon)
    elif word.dep_ == "amod" and word.head.dep_ == "dobj" and is_of_quantity(sentence, word):
        yield from by_quantity(sentence, word)
    elif word.tag_ in _SUPERLATIVE and word.dep_ == "oprd":  # "was rated best in the world for research"
        yield from by_verb(sentence, rank_before(sentence, word), word, word.head, lexicon)
    elif (
        word.tag_ == "RBS"
        and word.head.dep_ in ("oprd", "acomp", "attr")
        and word.head.i > word.i
        and word.head.pos_ == "ADJ"
    ):
        yield from by_rating(sentence, word)
    elif word.lower_ == "top" and word.dep_ == "pobj" and word.head.lower_ == "on" and not [*word.children]:
        # "came out on top"
        yield from by_verb(sentence, 1, word, word.head.head, lexicon)
    elif word.dep_ in ("appos", "conj") and place_named(sentence, word.lower_):
        yield from _in_parentheses(sentence, word)
    elif word.tag_ == "JJS" and word.dep_ in ("appos", "npadvmod"):
        yield from _in_passing(sentence, word)
    else:
        yield from _by_noun(sentence, word)


def _by_word(sentence: Sentence, word: Token) -> Iterator[Rank]:
    """Yield the rank of those of whom an adjective alone says that they are the first: 'X is the fastest-growing'."""
    if any(c.lower_ == "the" for c in word.lefts):
        for end in (e for head in copula(word) for e in sentence.ends(head, POL.Actor)):
            yield 1, end, word.text, scope_of(sentence, word), sentence.date_of(word)


def _followers(sentence: Sentence, verb: Token, last: Rank) -> list[Rank]:
    """Return the ranks of those who come next: B and C in 'A is the largest producer, followed by B and C'."""
    if (
        verb.tag_ != "VBN"
        or verb.lemma_.lower() not in sentence.word_roles[POL.succession]
        or not is_passive(verb)
    ):
        return []
    rank, _, indicator, scope, period = last
    found: list[Rank] = []
    for next_one in (item for head in subject(verb) for item in items(head)):
        ends = sentence.ends_of(next_one, POL.Actor) if next_one.pos_ == "PROPN" else []
        found += [(rank + len(found) + 1, end, indicator, scope, period) for end in ends[:1]]
    return found


def _by_object(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Iterator[Rank]:
    """Yield the first place that a verb gives: 'X leads the world in Y', 'X tops the ranking of Y', 'X leads in Y'."""
    senses = [
        sense
        for sense in lexicon.by_lemma.get(("verb", verb.lemma_.lower()), ())
        if sense.property == POL.hasRanking and "ordinal" not in sense.object
    ]
    if not senses or is_infinitive(verb) or modality(verb) is not None:
        return
    for sense in senses:
        for indicator, scope in _led(sentence, verb, sense):
            for end in (e for head in subject(verb) for e in sentence.ends(head, POL.Actor)):
                if sense.domain is None or is_told(sentence, end, sense.domain):
                    yield 1, end, indicator, scope, sentence.date_of(verb)


def _led(sentence: Sentence, verb: Token, sense: Sense) -> Iterator[tuple[str, Entity | None]]:
    """Yield in what somebody is the first by *verb*, and in which part of the world."""
    if "object" not in sense.object:  # "X leads in Y"
        for name in () if object_(verb) else sense.object:
            for field in (item for head in arguments(verb, name) for item in items(head)):
                told = field.i > verb.i and {c.dep_ for c in field.children} != {"det"}  # not "in the north"
                if told and field.pos_ in ("NOUN", "PROPN") and is_field(sentence, field):
                    yield join(noun_phrase(field).tokens), scope_of(sentence, verb)
        return
    for above in (item for head in object_(verb) for item in items(head)):
        scope = as_place(sentence, above)
        if sense.range is None:
            is_order = above.lemma_.lower() in sentence.word_roles[POL.order]
            fields = [f for name in ("for", "in") for f in arguments(verb, name) if is_field(sentence, f)]
            if is_order and fields and any(f.i > above.i for f in fields):  # "tops the table for exports"
                yield join(noun_phrase(fields[0]).tokens), scope_of(sentence, above)
                continue
            words = join(counted_phrase(above).tokens)
            # "topped their income groups" in the index of which the text tells
            yield words if is_order and " " in words else order(sentence) or words, scope_of(sentence, above)
        elif scope is not None:
            fields = [o for name in ("in", "for") for o in arguments(verb, name) if is_field(sentence, o)]
            indicator = " and ".join(join(noun_phrase(field).tokens) for field in fields)
            if indicator:
                yield indicator, scope


def _in_passing(sentence: Sentence, word: Token) -> Iterator[Rank]:
    """Yield the rank that a superlative alone gives what was named before: 'X's share is 13%, the second largest'."""
    before = word.doc[max(word.left_edge.i - 1, 0)]
    verb = governing_verb(word)
    if before.text not in _MARKS or verb is None or not any(c.lower_ == "the" for c in word.lefts):
        return
    told = word.head if word.dep_ == "appos" and word.head.pos_ == "NOUN" else None
    nouns = [told] if told is not None else [*object_(verb), *subject(verb)]
    for noun in nouns:
        owner = possessor(noun)
        if owner and noun.pos_ == "NOUN":
            for end in (e for o in owner for e in sentence.ends(o, POL.Actor)):
                scope = scope_of(sentence, word)
                yield rank_before(sentence, word), end, owned(noun, owner), scope, sentence.date_of(word)
            return


def _in_parentheses(sentence: Sentence, word: Token) -> Iterator[Rank]:
    """Yield the rank that stands in parentheses after a name: 'Peru (12th)'."""
    who, indicator = named_before(word, word), order(sentence)
    for end in sentence.ends_of(who, POL.Actor) if who is not None and indicator else ():
        yield place_named(sentence, word.lower_), end, indicator, None, sentence.date_of(word)


def _by_noun(sentence: Sentence, word: Token) -> Iterator[Rank]:
    """Yield the rank that a noun gives whom it describes: 'the second-largest producer', 'the world leader in X'."""
    rank, noun = _superlative(sentence, word)
    several = (
        noun.tag_ == "NNS" and noun.dep_ == "dobj" and noun.head.lemma_ in noun.doc.roles[POL.holding]
    )  # "has the largest reserves"
    if noun.lemma_.lower() in sentence.word_roles[POL.ability] and arguments(noun, "infinitive"):
        return  # "the biggest chance to save fuel" has no place in an order
    if not rank or not (noun.tag_ in ("NN", "NNP") or several) or not _is_definite(noun):
        return
    scope = scope_of(sentence, noun)
    is_at_time = noun.dep_ == "attr" and noun.head.lower_ in _WAS and sentence.date_of(word) is not None
    if (
        word.tag_ == "RBS"
        and scope is None
        and not is_at_time
        and not any(c.dep_ in ("poss", "advmod") for c in noun.children)
    ):
        # "the most basic part of the plan" is praise, "the most costly plan yet", or of 2020, compares
        return
    indicator = _indicator(sentence, noun, word)
    for head in _described(noun) if indicator else ():
        for end in sentence.ends(head, POL.Actor):
            yield rank, end, indicator, scope, sentence.date_of(word)


def _superlative(sentence: Sentence, word: Token) -> tuple[int, Token]:
    """Return the rank that *word* gives and the noun that it describes; rank 0 where it gives none."""
    first, hyphen, second = word.lower_.partition("-")
    if hyphen and second.endswith("est") and word.dep_ == "amod":  # "second-largest"
        return place_named(sentence, first), word.head
    told_last = word.head if word.dep_ == "advmod" else word
    if {told_last.lower_, told_last.lemma_.lower()} & sentence.word_roles[POL.deictic]:
        return 0, word  # "the most recent plan"
    if word.tag_ in _SUPERLATIVE:
        above = word.head if word.dep_ == "amod" else word.head.head  # the noun of "most digital country"
        if word.dep_ == "amod" or (word.dep_ == "advmod" and word.head.dep_ == "amod"):
            # "the most recent plan" says when, not how it compares
            when = word.head.lemma_.lower() in sentence.word_roles[POL.deictic]
            return (0, word) if when else (rank_before(sentence, word), above)
    if word.dep_ == "amod" and _done_in_order(word.head) is not None:  # "the second country to tax sugar"
        return place_named(sentence, word.lower_), word.head
    if {word.lower_, word.lemma_.lower()} & sentence.word_roles[POL.superlative]:
        return 1, word.head if word.dep_ in ("amod", "compound") else word
    if " " in word.text and place_named(sentence, word.lower_) and word.dep_ == "compound":
        return place_named(sentence, word.lower_), word.head  # "the No. 1 producer"
    return 0, word


def _done_in_order(noun: Token) -> Token | None:
    """Return what somebody is the first or second to do: 'tax' in 'the first country to tax sugar'."""
    places = [o for p in noun.rights if p.dep_ == "prep" and p.lower_ == "in" for o in p.children]
    after = [c for t in (noun, *places, *([noun.head] if noun.dep_ == "attr" else ())) for c in t.rights]
    found = [c for c in after if c.dep_ in _CLAUSES and is_infinitive(c)]
    return found[0] if found else None


def _is_definite(noun: Token) -> bool:
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ == "the") or (c.dep_ == "nummod")
        for c in noun.lefts
    ) or any(c.tag_ in _SUPERLATIVE for c in noun.lefts)


def _described(noun: Token) -> list[Token]:
    """Return who is said to be the thing, to have it, or is called so in passing."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head  # "is the largest producer of X and the third largest producer of Y"
    called = [
        c
        for c in noun.rights
        if c.dep_ == "appos"
        and c.pos_ == "PROPN"
        and (c.i == noun.i + 1 or (noun.dep_ == "nsubj" and c.left_edge.nbor(-1).text == ","))
    ]
    if called:
        return called  # "the world's largest producer Peru"
    if noun.dep_ == "appos" and is_measure_of(noun):
        return subject(noun.head.head)
    if noun.dep_ == "appos":
        return [noun.head] if noun.head.pos_ == "PROPN" else []
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "the world's largest producer is Peru"
        return [c for c in noun.head.rights if c.dep_ == "attr" and c.pos_ == "PROPN"]
    if noun.dep_ == "dobj" and noun.head.lemma_ in noun.doc.roles[POL.holding]:
        told = noun.head.dep_ != "relcl" or noun.head.doc[noun.head.left_edge.i - 1].text == ","
        return subject(noun.head) if told and modality(noun.head) is None else []
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = governing_verb(noun)
        called = [c for c in verb.rights if c.dep_ == "dobj" and c.i < noun.i] if verb is not None else []
        return called or (subject(verb) if verb is not None else [])  # "cite floods as the top challenge"
    if noun.dep_ == "ccomp" and noun.head.lemma_ in noun.doc.roles[POL.placement]:
        return _made(noun)
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return _described(noun.head)  # "the first producer of X and the second producer of Y"
    return copula(noun)


def _made(noun: Token) -> list[Token]:
    """Return who is made the thing: 'X mines more, making it the largest producer', 'which makes X the largest producer'."""
    made = [c for c in noun.lefts if c.dep_ in NOUN_SUBJECTS]
    if any(c.pos_ != "PRON" for c in made):
        return made
    verb = noun.head
    above = governing_verb(verb.head) if verb.dep_ == "relcl" else verb.head
    return surface_subject(above) if made and above is not None and above.pos_ in VERBAL else []


def _indicator(sentence: Sentence, noun: Token, word: Token) -> str:
    """Return in what somebody is first: the words of the noun's phrase, less its rank and its scope."""
    # "the most coordinated push to build ports" is no push before others
    deed = _done_in_order(noun) if word.tag_ not in _SUPERLATIVE else None
    if deed is not None:
        return join(clause(deed).tokens)
    aside: set[Token] = set()
    for child in noun.children:
        places = [child, *(o for o in child.children if child.dep_ == "prep")]
        if (
            (_superlative(sentence, child)[0] and not _tells_in_what(sentence, child))
            or place_named(sentence, child.lower_)
            or (
                child.dep_ in ("poss", "compound", "prep")
                and child.lower_ not in _BOUND
                and any(as_place(sentence, p) for p in places)
            )
        ):
            aside |= set(child.subtree)
        if child.dep_ in NOUN_SUBJECTS:  # "makes it the largest port"
            aside |= set(child.subtree)
        aside.update(c for c in child.children if child.dep_ == "amod" and c.tag_ == "RBS")
    words = [t for t in counted_phrase(noun).tokens if t not in aside]
    things = [noun, *(o for o in arguments(noun, "of") if o in words)]
    bound = [
        p
        for n in things
        for p in n.rights
        if (p.lower_ == "to" and any(as_place(sentence, o) for o in p.rights))
        or (p.lower_ == "for" and any(is_field(sentence, o) for o in p.rights))
    ]
    words += [t for p in bound for t in p.subtree if t not in words]
    while words and words[-1].dep_ == "cc":
        words.pop()
    if noun.lemma_.lower() in sentence.word_roles[POL.superlative]:  # "the world leader in chips"
        words = [t for p in noun.rights if p.dep_ == "prep" and p not in aside for t in list(p.subtree)[1:]]
    said = join(tuple(words))
    # "has 900 ports, the highest number in Asia" is first in the number of ports
    beside = noun.dep_ == "appos" and said == noun.text and is_measure_of(noun)
    return f"{said} of {join(uncounted(noun_phrase(noun.head)).tokens)}" if beside else said


def _tells_in_what(sentence: Sentence, word: Token) -> bool:
    """Say whether a superlative also tells in what somebody is the first, as 'fastest-growing' does."""
    return "-" in word.text and word.lower_ in sentence.word_roles[POL.superlative]


def _rank_wording(sentence: Sentence, word: Token) -> str:
    """Return the words that give the rank, with what it is in and where: 'the world's largest exporter of copper'."""
    first = last = word
    above = word.head if word.dep_ == "amod" else word.head.head
    if word.lower_ in ("than", "as"):  # "more copper than any other country"
        before = [
            t for t in word.doc[word.sent.start : word.i] if t.tag_ in ("JJR", "RBR") or t.lower_ == "as"
        ]
        return str(word.doc[(before[-1] if before else word).i : word.right_edge.i + 1].text)
    if word.pos_ == "VERB" and word.dep_ != "amod":
        objects = [noun_phrase(head).tokens for head in object_(word)]
        last = max((word, *(tokens[-1] for tokens in objects)), key=_place)
    elif _superlative(sentence, word)[1] == above and above.i > word.i:
        last = above
        before = [t for c in above.lefts if c.dep_ in ("poss", "amod") for t in noun_phrase(c).tokens[:1]]
        before += [t for t in word.doc[max(word.i - 1, 0) : word.i] if place_named(sentence, t.lower_)]
        first = min((word, *before), key=_place)
    for child in (*last.rights, *word.rights, *(c for c in word.head.rights if c.i > word.i)):
        if child.dep_ == "prep" and child.i == last.i + 1 and not any(map(is_dated, child.children)):
            last = child.right_edge
    return str(sentence.span.doc[first.i : last.i + 1].text)


def _place(word: Token) -> int:
    return word.i
