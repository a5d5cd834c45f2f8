"""The rivalry: ranks that are told by who is ahead: 'trails only X', 'produces more copper than any other country'."""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.lexicon import Lexicon
from ...ontology.namespace import POL
from ..syntax.phrase import join, noun_phrase
from ..syntax.rivalry import outdone, unrivalled
from ..syntax.tree import Token
from ..syntax.verb import governing_verb, surface_subject
from .kind import is_told
from .sentence import End, Sentence
from .standing import Rank, by_verb, scope_of


def by_rivals(sentence: Sentence, word: Token, lexicon: Lexicon) -> Iterator[Rank]:
    """Yield the ranks that *word* gives, 'only' of those ahead or the 'than' of all others."""
    told = outdone(word)
    if told is not None:
        verb, ahead = told
        yield from by_verb(sentence, ahead + 1, word, verb, lexicon)
    more = unrivalled(word)
    verb_of_more = governing_verb(more) if more is not None else None
    if more is None or verb_of_more is None:
        return
    if more.pos_ == "ADJ":
        yield from by_verb(sentence, 1, more, verb_of_more, lexicon)
    elif more.dep_ == "dobj":
        compared = {t for c in (*more.lefts, word) for t in c.subtree if c.tag_ == "JJR" or c is word}
        field = join(tuple(t for t in noun_phrase(more).tokens if t not in compared))
        for head in surface_subject(verb_of_more):
            for end in (e for e in sentence.ends(head, POL.Actor) if _is_somebody(sentence, e)):
                yield 1, end, field, scope_of(sentence, word), sentence.date_of(word)


def is_lead(sentence: Sentence, _: End, object: End) -> bool:
    """Say whether the object tells how far ahead its subject is, which is no challenge: 'its share is higher than any other'."""
    head = object.head
    return head.pos_ in ("VERB", "AUX") and any(
        outdone(t) is not None or unrivalled(t) is not None
        for t in head.subtree
        if t.lower_ in ("only", "than") and governing_verb(t) is head
    )


def _is_somebody(sentence: Sentence, end: End) -> bool:
    return any(is_told(sentence, end, kind) for kind in (POL.Actor, POL.Sector))
