"""The standing: a place in an order that a clause gives: 'ranks second in X', 'fell from 3rd to 5th place'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...ontology.lexicon import Lexicon
from ...ontology.namespace import POL
from ..fact import Entity, Period
from ..syntax.phrase import join, noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import (
    NOUN_SUBJECTS,
    VERBAL,
    governing_verb,
    is_infinitive,
    is_passive,
    possessor,
    surface_subject,
)
from .dating import date_of_word
from .kind import is_people, is_told
from .place import as_place
from .sentence import End, Sentence

Rank = tuple[int, End, str, Entity | None, Period | None]
"""The rank, who has it, in what, in which part of the world, and when."""

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_PREDICATIVE = frozenset({"advmod", "acomp", "dobj", "npadvmod", "oprd", "attr"})
_MODIFYING = frozenset({"amod", "compound", "nmod"})
_LED = frozenset({"pobj", "pcomp"})
_OF_ANY_CLAUSE = frozenset({"nsubj", "aux", "advmod", "cc", "conj"})
_WAYS = frozenset({"from", "to", "into", "at", "in"})
_FIELDS = frozenset({"for", "by", "in", "on", "as"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_COMPARED = frozenset({"after", "behind", "to", "from", "with", "by", "ahead", "before", "since"})
# The labels of what tells of something else than where a rank is had.
_BESIDE = frozenset({"acl", "relcl", "appos", "conj", "advcl", "agent", "nsubj", "nsubjpass"})
_PROPER = frozenset({"NNP", "NNPS"})


def place_named(sentence: Sentence, word: str) -> int:
    """Return the place in an order that *word* names, 0 where it names none."""
    digits = _ORDINAL.fullmatch(word) if word[0].isdigit() else None
    return int(digits[1]) if digits else sentence.known.ordinals.get(word, 0)


def rank_before(sentence: Sentence, word: Token) -> int:
    """Return the rank that a superlative gives, which a place before it lowers: 'second largest'."""
    before = [t for t in (word.doc[max(word.i - 1, 0)], *word.lefts) if place_named(sentence, t.lower_)]
    return place_named(sentence, before[0].lower_) if before else 1


def standings(sentence: Sentence, word: Token, lexicon: Lexicon) -> Iterator[Rank] | None:
    """Return the ranks that *word* gives by a verb; none where no verb makes it a place in an order.

    :param word: an ordinal, or a word that says "first" as "top" does.
    """
    roles = sentence.word_roles
    place = place_named(sentence, word.lower_)
    stands = word.dep_ in _MODIFYING and word.head.lemma_.lower() in roles[POL.standing]
    if stands and (
        place or word.lower_ in roles[POL.superlative]
    ):  # "takes second place", "keeps its top place"
        verb = governing_verb(word.head) if word.head.dep_ in (*_LED, *_PREDICATIVE, "conj") else None
        if verb is None or (not place and is_infinitive(verb)):
            return None
        return by_verb(sentence, place or 1, word.head, verb, lexicon)
    if not place:
        return None
    verb = governing_verb(word)
    if verb is None or (place == 1 and _is_priority(sentence, verb, word)):
        return None
    head, label = word.head, word.dep_
    if head.pos_ == "ADV" and head.dep_ == "advmod":
        head, label = head.head, head.dep_  # "ranks second worldwide"
    if label in _PREDICATIVE and head == verb:
        numbered = word.text[0].isdigit() or " " in word.text  # "is 45th", "remains No. 2"
        # "is twelfth among exporters", "is third in the index"
        numbered = numbered or (
            label == "acomp" and place > 1 and not any(c.dep_ == "det" for c in word.lefts)
        )
        numbered = numbered or any(c.lower_ == "to" and c.nbor(-1).lower_ == "only" for c in word.rights)
        is_place = _ranks(verb, lexicon) or (numbered and verb.lemma_ in roles[POL.linking])
    elif label in _LED and head.lower_ in _WAYS:  # "fell to third", "ranked 5th, up from 8th"
        is_place = verb.lemma_.lower() in roles[POL.shift] or _ranks(verb, lexicon)
    else:  # "ranked 5th for X and 7th for Y"
        is_place = word.dep_ == "conj" and word.text[0].isdigit() and _ranks(verb, lexicon)
    return by_verb(sentence, place, word, verb, lexicon) if is_place else None


def by_opening(sentence: Sentence, word: Token) -> Iterator[Rank]:
    """Yield the rank that opens a sentence about those who have it: 'Second only to Chile in copper exports, Peru has mines'."""
    place, doc = place_named(sentence, word.lower_), word.doc
    subjects = [t for t in sentence.span if t.dep_ in NOUN_SUBJECTS and doc[t.left_edge.i - 1].text == ","]
    if word.i != sentence.span.start or not subjects:
        return
    who = subjects[0]
    said = doc.tokens[word.i + 1 : who.left_edge.i - 1]
    is_only = [t.lower_ for t in said[:2]] == ["only", "to"]
    if not place or not (is_only or (place > 1 and said and said[0].lower_ in _FIELDS)):
        return
    led = [o for p in said if _leads(p) for o in p.rights if o.dep_ == "pobj"]
    fields = [
        join(tuple(t for t in noun_phrase(o).tokens if t in said)) for o in led if is_field(sentence, o)
    ]
    scope = next((found for o in led if (found := as_place(sentence, o)) is not None), None)
    if fields and not any(t.pos_ in VERBAL for t in said):
        for end in sentence.ends(who, POL.Actor):
            yield place, end, fields[-1], scope, sentence.date_of(word)


def _is_priority(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Say whether the clause tells only what matters most: 'safety comes first'; 'Chile comes first in copper' ranks."""
    beside = [c for c in verb.children if c is not word and not c.is_punct and c.dep_ not in _OF_ANY_CLAUSE]
    ends = [e for head in surface_subject(verb) for e in sentence.ends(head, POL.Actor)]
    return not beside and not any(is_told(sentence, e, POL.Actor) for e in ends)


def _ranks(verb: Token, lexicon: Lexicon) -> bool:
    senses = lexicon.by_lemma.get(("verb", verb.lemma_), ()) if verb.pos_ == "VERB" else ()
    return any(sense.property == POL.hasRanking and "ordinal" in sense.object for sense in senses)


def by_verb(sentence: Sentence, rank: int, word: Token, verb: Token, lexicon: Lexicon) -> Iterator[Rank]:
    """Yield that those of whom *verb* tells have *rank*, which *word* names."""
    # "ranked X second", where X may be read as saying what second
    named = (c for c in word.lefts if c.dep_ == "compound" and c.pos_ == "PROPN")
    placed = [c for c in named if not place_named(sentence, c.lower_)]  # "the number two spot"
    if not placed and not is_passive(verb) and _ranks(verb, lexicon):
        placed = [c for c in verb.children if c.dep_ == "dobj" and c not in (word, word.head)]
        placed = [c for c in placed if c.lemma_.lower() not in sentence.word_roles[POL.standing]]
    scope = scope_of(sentence, word, placed) or scope_of(sentence, verb, placed)
    period = _date(sentence, word)
    for head in placed or surface_subject(verb):
        owner = possessor(head)
        if (
            owner and head.tag_ not in _PROPER and not _is_people(sentence, head)
        ):  # "X's output is the highest": X is first in output
            indicator = owned(head, owner)
            for end in (e for o in owner for e in sentence.ends(o, POL.Actor)):
                yield rank, end, indicator, scope, period
            continue
        where = _where(sentence, head) if word.tag_ == "JJS" else None
        if where is not None:  # "output in X is the highest"
            indicator = owned(head, [where.head])
            for end in sentence.ends(where, POL.Actor):
                yield rank, end, indicator, scope, period
            continue
        indicator = (
            _field(sentence, word, verb)
            or order(sentence)
            or _rivals(verb)
            or (head.text if head.pos_ == "NOUN" and _ranks(verb, lexicon) else "")
        )
        for end in sentence.ends(head, POL.Actor) if indicator else ():
            yield rank, end, indicator, scope, period


def _where(sentence: Sentence, noun: Token) -> Token | None:
    """Return the place in which there is what *noun* names: the Peru of 'output in Peru'."""
    led = [c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "in"] if noun.pos_ == "NOUN" else []
    places = [o for c in led for o in c.children if o.dep_ == "pobj" and as_place(sentence, o) is not None]
    return places[0] if len(places) == 1 else None


def _is_people(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* are those who have the rank: 'Peru's date growers rank first', not 'Peru's exports rank first'."""
    return noun.tag_ == "NNS" and all(
        is_people(sentence, e) or is_told(sentence, e, POL.Actor) for e in sentence.ends_of(noun, POL.Actor)
    )


def owned(noun: Token, owners: Sequence[Token]) -> str:
    """Return the words of *noun*'s phrase less those of its *owners*: the output of 'X's output'."""
    inside = {t for o in owners for t in o.subtree}
    phrase = noun_phrase(noun, keep=frozenset({"acl"}))
    return join(tuple(t for t in phrase.tokens if t not in inside))


def order(sentence: Sentence) -> str:
    """Return the order of which the text tells: the index that the sentence names, or one before it named."""
    named = order_named(sentence)
    return named or sentence.discourse.order


def order_named(sentence: Sentence) -> str:
    """Return the name of the list in order of rank that *sentence* names: 'the Port Index', 'the ranking of ports'."""
    orders = sentence.word_roles[POL.order]
    orders |= {f"{order}s" for order in orders}
    for noun in sentence.span if not orders.isdisjoint(sentence.words) else ():
        if noun.lower_ in orders:
            first = noun.i
            # The words before it say which, whatever the parser makes of a new compound such as "e-trade ranking".
            while first > sentence.span.start and noun.doc[first - 1].pos_ in _NAMING:
                first -= 1
            before, words = sentence.discourse.order, noun.doc[first : noun.i]
            known = {*before.lower().split()}
            if before.lower().endswith(noun.lower_) and all(
                t.pos_ == "PROPN" and (noun.text.islower() or t.lower_ in known) for t in words
            ):
                return before  # "the UN ranking" is the UN ranking of e-trade
            naming = ("of",) if noun.text.islower() else ("of", "for", "on")
            of = next((c for c in noun.rights if c.i == noun.i + 1 and c.lower_ in naming), None)
            if first < noun.i or of is not None:
                after = noun_phrase(of.head).tokens if of is not None else ()
                mark = next((t.i for t in after if t.text in ",;:(" and t.i > noun.i), sentence.span.end)
                after = tuple(t for t in after if t.i < mark)
                return join((*noun.doc[first : noun.i + 1], *(t for t in after if t.i > noun.i)))
    return ""


def _field(sentence: Sentence, word: Token, verb: Token) -> str:
    """Return in what somebody has the rank: what the clause tells of after it, before its next rank."""
    doc = word.doc
    after = next((t.i for t in sentence.span if t.i > word.i and _is_place(sentence, t)), sentence.span.end)
    found: list[Token] = []
    for preposition in (*doc[word.i + 1 : after], *verb.lefts):
        if not _leads(preposition) or any(preposition in f.subtree for f in found):
            continue
        if governing_verb(preposition) != verb:
            continue
        found += [o for o in preposition.children if o.dep_ in _LED and is_field(sentence, o)]
    shared = [] if found else [o for c in verb.children if _leads(c) for o in c.children]
    found += [o for o in shared if o.dep_ in _LED and o != word and is_field(sentence, o)]
    if not found and verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts):
        # "locations for chip packaging, where X takes first place"
        led = [c for c in verb.head.rights if _leads(c)]
        nouns = [o for c in led for o in c.children] or ([verb.head] if _leads(verb.head.head) else [])
        found = [o for o in nouns if is_field(sentence, o)]
    if found and {t.lower_ for t in found} & sentence.word_roles[POL.order]:
        return order(sentence)
    phrases = [tuple(t for t in noun_phrase(o).tokens if t.i < after or o.i > after) for o in found]
    return " and ".join(join(p[:-1] if p[-1].dep_ == "cc" else p) for p in phrases if p)


def _leads(preposition: Token) -> bool:
    return preposition.dep_ == "prep" and preposition.lower_ in _FIELDS


def is_field(sentence: Sentence, noun: Token) -> bool:
    """Say whether *noun* may be that in which somebody has a rank: no place, no date and no number."""
    roles = sentence.word_roles
    if as_place(sentence, noun) is not None or noun.lemma_.lower() in roles[POL.standing]:
        return False
    if sentence.known.class_words.get(noun.lemma_.lower()) in (POL.Country, POL.Region):
        return False
    if _is_place(sentence, noun) or any(c.dep_ == "nummod" for c in noun.lefts):
        return False
    return not any(start <= noun.i < after for start, after, _ in sentence.dates) and noun.ent_type_ != "DATE"


def _is_place(sentence: Sentence, word: Token) -> bool:
    return bool(word.text[0].isalnum() and place_named(sentence, word.lower_))


def _rivals(verb: Token) -> str:
    """Return those among whom somebody has the rank: the economies of '59th out of 132 economies'."""
    for preposition in verb.subtree:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "among", "amongst"):
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.tag_ in ("NNS", "NNPS"):
                    numbers = {t for c in noun.lefts if c.dep_ == "nummod" for t in c.subtree}
                    return join(tuple(t for t in noun_phrase(noun).tokens if t not in numbers))
    return ""


def _date(sentence: Sentence, word: Token) -> Period | None:
    """Return when the place was had: the date that follows it before the next place, else that of its clause."""
    places = [t.i for t in sentence.span if t.i != word.i and t.head != word and _is_place(sentence, t)]
    own: dict[int, int] = {}  # where a date begins -> the place that it follows
    for start, _, _ in sentence.dates:
        before = max((i for i in (*places, word.i) if i < start), default=-1)
        if before >= 0 and not any(
            t.pos_ in ("VERB", "AUX") or t.text in ",;" for t in word.doc[before + 1 : start]
        ):
            own[start] = before
    mine = [period for start, _, period in sentence.dates if own.get(start) == word.i]
    if mine:
        return mine[0]
    if places and any(t.lower_ == "from" for t in word.doc[max(word.left_edge.i - 1, 0) : word.i]):
        return None  # what it was before, the date does not tell
    free = [d for d in sentence.dates if d[0] not in own]
    return date_of_word(word, free) or sentence.announced


def scope_of(sentence: Sentence, word: Token, ranked: Sequence[Token] = ()) -> Entity | None:
    """Return the place that the phrase of *word* names, which is none of those *ranked*."""
    for child in word.children:
        if child.dep_ in _BESIDE or child.lower_ in _COMPARED:
            continue
        if child.dep_ in ("pobj", "poss", "compound") and child not in ranked:
            place = as_place(sentence, child)
            if place is not None:
                return place
        within = scope_of(sentence, child, ranked) if child.pos_ not in ("VERB", "AUX") else None
        if within is not None:
            return within
    return None
