"""The rivalry: ranks that are told by who is ahead: 'trails only X', 'produces more copper than any other country'.

So do 'no country produces more copper than X' and 'only X produces more copper than Y'.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology.lexicon import Lexicon
from ...ontology.namespace import POL
from ..syntax.phrase import join, noun_phrase
from ..syntax.preposition import complement
from ..syntax.rivalry import matchless, outdone, unrivalled
from ..syntax.tree import Token
from ..syntax.verb import NOUN_SUBJECTS, governing_verb, surface_subject
from .kind import is_told
from .sentence import End, Sentence
from .standing import Rank, by_verb, scope_of


def by_rivals(sentence: Sentence, word: Token, lexicon: Lexicon) -> Iterator[Rank]:
    """Yield the ranks that *word* gives, 'only' of those ahead or the 'than' or 'as' of all others."""
    told = outdone(word)
    if told is not None:
        verb, ahead = told
        yield from by_verb(sentence, ahead + 1, word, verb, lexicon)
    yield from _by_few(sentence, word)
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


def _by_few(sentence: Sentence, than: Token) -> Iterator[Rank]:
    """Yield the rank of those than whom few have more, and of the few."""
    told = matchless(than)
    if told is None or told[0].lemma_ == "do":
        return  # "nobody did more for X than Y" is praise
    verb, more, ahead = told
    aside = {*than.subtree}
    aside |= {
        t for c in more.lefts if c.tag_ == "JJR" or any(d.lower_ == "as" for d in c.lefts) for t in c.subtree
    }
    if more.dep_ == "acomp":
        said = more.lemma_
    elif more.pos_ == "NOUN":
        said = join(tuple(t for t in noun_phrase(more).tokens if t not in aside))
    else:  # "spends more on ports than X"
        said = " ".join((verb.lemma_, join(tuple(verb.doc[more.i + 1 : than.i]))))
    (first,) = (c for c in verb.lefts if c.dep_ in NOUN_SUBJECTS)
    second, period = complement(than), sentence.date_of(than)
    scope = scope_of(sentence, first) or scope_of(sentence, verb, [first, *second])
    for head in second:
        for end in sentence.ends(head, POL.Actor):
            yield ahead + 1, end, said, scope, period
    for end in sentence.ends(first, POL.Actor) if ahead == 1 else ():
        yield 1, end, said, scope, period


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
