"""The ranking: places in an order, 'ranks second in X', 'is the highest of any Y', 'has the largest Z'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..ontology.lexicon import Lexicon
from ..ontology.namespace import LEX, POL
from .argument import possessor, subject
from .fact import Entity, Fact, Ranking
from .phrase import counted_phrase, join, noun_phrase
from .place import as_place
from .sentence import End, Sentence
from .statement import state

if TYPE_CHECKING:
    from spacy.tokens import Token


def rankings(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """Yield the places in an order that *sentence* states: 'ranks second in X', 'is the highest of any Y'."""
    sense = lexicon.by_iri.get(LEX["rank-v.hasRanking"])
    if sense is None:
        return
    for word in sentence.span:
        rank = _rank(sentence, word)
        if rank is None:
            continue
        for end, indicator, scope in _ranked(sentence, word):
            ranking = Ranking(
                phrase=_rank_wording(sentence, word),
                indicator=indicator,
                rank=rank,
                scope=scope,
                period=sentence.date_of(word),
            )
            yield state(sentence, sense, end, ranking)


def _rank(sentence: Sentence, word: Token) -> int | None:
    verb = word.head
    if (
        word.lower_ in sentence.known.ordinals
        and verb.lemma_ in ("rank", "place", "come")
        and word.dep_ in ("advmod", "acomp", "dobj", "npadvmod", "oprd", "attr")
    ):
        return sentence.known.ordinals[word.lower_]
    if word.tag_ == "JJS" and word.dep_ in ("attr", "acomp") and verb.lemma_ == "be":
        return 1
    if _superlative(word):  # "the second largest producer"
        before = [
            t for t in (word.nbor(-1) if word.i else word, *word.lefts) if t.lower_ in sentence.known.ordinals
        ]
        return sentence.known.ordinals[before[0].lower_] if before else 1
    return None


def _superlative(word: Token) -> bool:
    """Say whether *word* is a superlative of what somebody is or has: 'is the largest producer', 'has the largest park'."""
    noun = word.head
    if word.tag_ != "JJS" or word.dep_ != "amod" or noun.tag_ not in ("NN", "NNP"):
        return False
    return (noun.dep_ == "attr" and noun.head.lemma_ == "be") or (
        noun.dep_ == "dobj" and noun.head.lemma_ == "have"
    )


def _ranked(sentence: Sentence, word: Token) -> Iterator[tuple[End, str, Entity | None]]:
    verb = word.head
    if _superlative(word):
        noun = word.head
        words = tuple(
            t for t in counted_phrase(noun).tokens if t != word and t.lower_ not in sentence.known.ordinals
        )
        for head in subject(noun.head):
            for end in sentence.ends(head, POL.Actor):
                yield end, join(words), _scope(sentence, noun)
        return
    scope = _scope(sentence, word) or _scope(sentence, verb)
    for head in subject(verb):
        owner = possessor(head)
        if owner and word.tag_ == "JJS":  # "X's output is the highest": X is first in output
            phrase = noun_phrase(head, keep=frozenset({"acl"}))
            inside = {t for o in owner for t in o.subtree}
            indicator = join(tuple(t for t in phrase.tokens if t not in inside))
            for end in (e for o in owner for e in sentence.ends(o, POL.Actor)):
                yield end, indicator, scope
            continue
        for_what = [
            o
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ in ("for", "by", "in")
            for o in c.children
            if as_place(sentence, o) is None
        ]
        indicator = " and ".join(join(tuple(t for t in o.subtree if not t.is_punct)) for o in for_what)
        for end in sentence.ends(head, POL.Actor):
            yield end, indicator or head.text, scope


def _scope(sentence: Sentence, word: Token) -> Entity | None:
    for child in word.subtree:
        if child.dep_ == "pobj":
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
