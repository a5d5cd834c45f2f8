"""The superlative: ranks of those who have the most of something, and of what is called the most so.

'Of all states, X mines the most copper', 'X's fleet was rated the most modern in Asia'.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.namespace import POL
from ..syntax.argument import arguments
from ..syntax.phrase import join, noun_phrase
from ..syntax.tree import Token
from ..syntax.verb import is_infinitive, possessor, subject, surface_subject
from .place import as_place
from .sentence import Sentence
from .stance import modality
from .standing import Rank, owned, rank_before, scope_of

_MOST = frozenset({"most", "least", "fewest"})
_AMONG = frozenset({"of", "among", "amongst"})
_ALL = frozenset({"all", "any"})


def by_quantity(sentence: Sentence, word: Token) -> Iterator[Rank]:
    """Yield the rank of those who make, use or have the most of something: 'of all states, X mines the most copper'.

    That it is a place in an order, those among whom they have it tell.
    """
    noun, verb = word.head, word.head.head
    among = [c for c in (*verb.lefts, *verb.rights) if c.lower_ in _AMONG and c.dep_ == "prep"]
    among += [c for c in noun.subtree if c.lower_ in _AMONG and any(map(_is_of_all, c.rights))]
    rivals = any(o.tag_ in ("NNS", "NNPS") for c in among for o in c.children) and not is_infinitive(verb)
    scope = scope_of(sentence, noun) or scope_of(sentence, verb)
    is_told = (rivals or scope is not None) and any(c.lower_ == "the" for c in noun.lefts)
    if not (is_told and modality(verb) is None) and verb.lemma_ not in noun.doc.roles[POL.holding]:
        return
    places = [c for c in noun.rights if any(as_place(sentence, o) for o in c.children)]
    aside = {
        word,
        *(t for c in (*places, *among, *(d for d in noun.lefts if d.dep_ == "det")) for t in c.subtree),
    }
    said = join(tuple(t for t in noun_phrase(noun).tokens if t not in aside))
    for end in (e for head in subject(verb) for e in sentence.ends(head, POL.Actor)):
        yield 1, end, said, scope, sentence.date_of(word)


def is_of_quantity(sentence: Sentence, word: Token) -> bool:
    """Say whether the superlative tells how much there is of something: 'the most copper', 'the greatest number of ships'."""
    noun = word.head
    is_measure = word.tag_ == "JJS" and noun.lemma_.lower() in sentence.word_roles[POL.measure]
    is_held = noun.head.lemma_ in noun.doc.roles[POL.holding]
    return word.lower_ in _MOST or (is_measure and not is_held and any(True for _ in arguments(noun, "of")))


def _is_of_all(noun: Token) -> bool:
    return any(c.lower_ in _ALL for c in noun.lefts)


def by_rating(sentence: Sentence, word: Token) -> Iterator[Rank]:
    """Yield the rank of what is called the most so: 'X's grid was rated the most reliable in Asia'."""
    told, verb = word.head, word.head.head
    scope = scope_of(sentence, told) or scope_of(sentence, verb)
    if not any(c.lower_ == "the" for c in (*told.lefts, *word.lefts)) or scope is None:
        return
    for head in surface_subject(verb):
        owner = [] if head.pos_ == "PROPN" else possessor(head)
        said = f"{told.text} {owned(head, owner)}" if owner else told.text
        for end in (e for who in owner or [head] for e in sentence.ends(who, POL.Actor)):
            yield rank_before(sentence, word), end, said, scope, sentence.date_of(word)


def is_measure_of(noun: Token) -> bool:
    """Say whether *noun* tells how many there are of what somebody has: 'has 900 ports, the highest number in Asia'."""
    thing, roles = noun.head, noun.doc.roles
    held = thing.dep_ == "dobj" and thing.head.lemma_ in roles[POL.holding]
    return held and thing.pos_ == "NOUN" and noun.lemma_ in roles[POL.measure]
