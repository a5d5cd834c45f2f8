"""The ranking: places in an order, 'ranks second in X', 'is the highest of any Y', 'the world's largest Z'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...ontology.lexicon import Lexicon
from ...ontology.namespace import LEX, POL
from ..fact import Entity, Fact, Ranking
from ..syntax.argument import arguments
from ..syntax.phrase import clause, counted_phrase, join, noun_phrase
from ..syntax.state import copula
from ..syntax.tree import Token
from ..syntax.verb import governing_verb, is_infinitive, object_, possessor, subject
from .place import as_place
from .sentence import End, Sentence
from .stance import modality
from .statement import state

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_PREDICATIVE = ("advmod", "acomp", "dobj", "npadvmod", "oprd", "attr")
_CLAUSES = ("relcl", "acl", "xcomp", "advcl")
_SUPERLATIVE = ("JJS", "RBS")


def rankings(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the places in an order that *sentence* states: 'ranks second in X', 'is the highest of any Y'."""
    sense = lexicon.by_iri.get(LEX["rank-v.hasRanking"])
    if sense is None:
        return
    ordinals, superlatives = sentence.known.ordinals, sentence.word_roles.superlatives
    for word in sentence.span:
        named = word.lower_ in ordinals or word.lower_ in superlatives
        if named or word.tag_ in _SUPERLATIVE or "-" in word.text or word.text[0].isdigit():
            ranked = _ranked(sentence, word, lexicon)
        elif word.pos_ == "VERB":
            ranked = _by_object(sentence, word, lexicon)
        else:
            continue
        for rank, end, indicator, scope in ranked:
            ranking = Ranking(
                phrase=_rank_wording(sentence, word),
                indicator=indicator,
                rank=rank,
                scope=scope,
                period=sentence.date_of(word),
            )
            yield state(sentence, sense, end, ranking)


Rank = tuple[int, End, str, Entity | None]
"""The rank, who has it, in what, and in which part of the world."""


def _ranked(sentence: Sentence, word: Token, lexicon: Lexicon) -> Iterator[Rank]:
    place, head = _place(sentence, word.lower_), word.head
    if place and word.dep_ in _PREDICATIVE and _ranks(head, lexicon):  # "ranks second"
        yield from _by_verb(sentence, place, word, head)
    elif (
        place and word.dep_ == "amod" and head.lemma_ in sentence.word_roles.standings
    ):  # "takes second place"
        verb = governing_verb(head) if head.dep_ in ("pobj", "dobj") else None
        if verb is not None:
            yield from _by_verb(sentence, place, head, verb)
    elif word.tag_ == "JJS" and word.dep_ in ("attr", "acomp") and word.head.lemma_ == "be":
        yield from _by_verb(sentence, 1, word, word.head)
    else:
        yield from _by_noun(sentence, word)


def _ranks(verb: Token, lexicon: Lexicon) -> bool:
    senses = lexicon.by_lemma.get(("verb", verb.lemma_), ()) if verb.pos_ == "VERB" else ()
    return any(sense.property == POL.hasRanking and "ordinal" in sense.object for sense in senses)


def _by_object(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Iterator[Rank]:
    """Yield the first place that a verb gives: 'X leads the world in Y', 'X tops the ranking of Y'."""
    if is_infinitive(verb) or modality(verb) is not None:
        return
    for sense in lexicon.by_lemma.get(("verb", verb.lemma_.lower()), ()):
        if sense.property != POL.hasRanking or "object" not in sense.object:
            continue
        for above in object_(verb):
            scope = as_place(sentence, above)
            if sense.range is None:
                indicator, scope = join(counted_phrase(above).tokens), _scope(sentence, above)
            elif scope is not None:
                fields = [o for name in ("in", "for") for o in arguments(verb, name)]
                indicator = " and ".join(join(noun_phrase(field).tokens) for field in fields)
            else:
                continue
            for head in subject(verb) if indicator else ():
                for end in sentence.ends(head, POL.Actor):
                    yield 1, end, indicator, scope


def _place(sentence: Sentence, word: str) -> int:
    """Return the place that *word* names, 0 where it names none."""
    digits = _ORDINAL.fullmatch(word) if word[0].isdigit() else None
    return int(digits[1]) if digits else sentence.known.ordinals.get(word, 0)


def _by_noun(sentence: Sentence, word: Token) -> Iterator[Rank]:
    """Yield the rank that a noun gives whom it describes: 'the second-largest producer', 'the world leader in X'."""
    rank, noun = _superlative(sentence, word)
    if not rank or noun.tag_ not in ("NN", "NNP") or not _is_definite(noun):
        return
    scope = _scope(sentence, noun)
    indicator = _indicator(sentence, noun)
    for head in _described(noun) if indicator else ():
        for end in sentence.ends(head, POL.Actor):
            yield rank, end, indicator, scope


def _superlative(sentence: Sentence, word: Token) -> tuple[int, Token]:
    """Return the rank that *word* gives and the noun that it describes; rank 0 where it gives none."""
    first, hyphen, second = word.lower_.partition("-")
    if hyphen and second.endswith("est") and word.dep_ == "amod":  # "second-largest"
        return _place(sentence, first), word.head
    told_last = word.head if word.dep_ == "advmod" else word
    if {told_last.lower_, told_last.lemma_.lower()} & sentence.word_roles.deictics:
        return 0, word  # "the most recent plan"
    if word.tag_ in _SUPERLATIVE:
        above = word.head if word.dep_ == "amod" else word.head.head  # the noun of "most digital country"
        if word.dep_ == "amod" or (word.dep_ == "advmod" and word.head.dep_ == "amod"):
            before = [t for t in (word.doc[max(word.i - 1, 0)], *word.lefts) if _place(sentence, t.lower_)]
            return (_place(sentence, before[0].lower_) or 1) if before else 1, above
    if word.dep_ == "amod" and _done_in_order(word.head) is not None:  # "the second country to tax sugar"
        return _place(sentence, word.lower_), word.head
    if {word.lower_, word.lemma_.lower()} & sentence.word_roles.superlatives:
        return 1, word.head if word.dep_ in ("amod", "compound") else word
    if " " in word.text and _place(sentence, word.lower_) and word.dep_ == "compound":  # "the No. 1 producer"
        return _place(sentence, word.lower_), word.head
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
    if noun.dep_ == "appos":
        return [noun.head] if noun.head.pos_ == "PROPN" else []
    if noun.dep_ == "dobj" and noun.head.lemma_ == "have":
        return subject(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = governing_verb(noun)
        return subject(verb) if verb is not None else []
    return copula(noun)


def _indicator(sentence: Sentence, noun: Token) -> str:
    """Return in what somebody is first: the words of the noun's phrase, less its rank and its scope."""
    deed = _done_in_order(noun)
    if deed is not None:
        return join(clause(deed).tokens)
    aside: set[Token] = set()
    for child in noun.children:
        places = [child, *(o for o in child.children if child.dep_ == "prep")]
        if (
            _superlative(sentence, child)[0]
            or _place(sentence, child.lower_)
            or (child.dep_ in ("poss", "compound", "prep") and any(as_place(sentence, p) for p in places))
        ):
            aside |= set(child.subtree)
    words = [t for t in counted_phrase(noun).tokens if t not in aside]
    if noun.lemma_.lower() in sentence.word_roles.superlatives:  # "the world leader in chips"
        words = [t for p in noun.rights if p.dep_ == "prep" and p not in aside for t in list(p.subtree)[1:]]
    return join(tuple(words))


def _by_verb(sentence: Sentence, rank: int, word: Token, verb: Token) -> Iterator[Rank]:
    # "ranked X second", where X may be read as saying what second
    placed = [c for c in word.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]
    placed = placed or [c for c in verb.children if c.dep_ == "dobj" and c not in (word, word.head)]
    scope = _scope(sentence, word, placed) or _scope(sentence, verb, placed)
    for head in placed or subject(verb) or [c for c in verb.children if c.dep_ == "nsubjpass"]:
        owner = possessor(head)
        if owner and word.tag_ == "JJS":  # "X's output is the highest": X is first in output
            phrase = noun_phrase(head, keep=frozenset({"acl"}))
            inside = {t for o in owner for t in o.subtree}
            indicator = join(tuple(t for t in phrase.tokens if t not in inside))
            for end in (e for o in owner for e in sentence.ends(o, POL.Actor)):
                yield rank, end, indicator, scope
            continue
        for_what = [
            o
            for c in (*verb.children, *word.children)
            if c.dep_ == "prep" and c.lower_ in ("for", "by", "in", "on")
            for o in c.children
            if as_place(sentence, o) is None and not _is_date(sentence, o) and o != word
        ]
        indicator = " and ".join(join(noun_phrase(o).tokens) for o in for_what)
        for end in sentence.ends(head, POL.Actor):
            yield rank, end, indicator or _order(verb) or head.text, scope


def _order(verb: Token) -> str:
    """Return those among whom somebody has the rank: the economies of '59th out of 132 economies'."""
    for preposition in verb.subtree:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "among", "amongst"):
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.tag_ in ("NNS", "NNPS"):
                    numbers = {t for c in noun.lefts if c.dep_ == "nummod" for t in c.subtree}
                    return join(tuple(t for t in noun_phrase(noun).tokens if t not in numbers))
    return ""


def _is_date(sentence: Sentence, noun: Token) -> bool:
    return any(start <= noun.i < after for start, after, _ in sentence.dates)


def _scope(sentence: Sentence, word: Token, ranked: Sequence[Token] = ()) -> Entity | None:
    """Return the place that the phrase of *word* names, which is none of those *ranked*."""
    for child in word.subtree:
        if child.dep_ in ("pobj", "poss", "compound") and child not in ranked:
            place = as_place(sentence, child)
            if place is not None:
                return place
    return None


def _rank_wording(sentence: Sentence, word: Token) -> str:
    last = word
    for child in (*word.rights, *(c for c in word.head.rights if c.i > word.i)):
        if child.dep_ == "prep" and child.i <= last.i + 1:
            last = child.right_edge
    return str(sentence.span.doc[word.i : last.i + 1].text)
