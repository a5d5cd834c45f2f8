"""The challenge: what a word says that somebody meets, and how much of its phrase names it."""

from __future__ import annotations

from itertools import takewhile

from ...ontology.namespace import POL
from ..syntax.argument import first
from ..syntax.phrase import Phrase, noun_phrase
from ..syntax.tree import Token
from .kind import is_quantity
from .occurrence import Occurrence
from .sentence import End

_VICTIMS = ("on", "against")
_MARKS = frozenset({":", ";", "–", "—", "-"})


def met(use: Occurrence, noun: Token) -> list[End] | None:
    """Read a challenge with what it bars, also where that is read as the verb's, and without its size.

    "Face barriers to using drones" tells of barriers to using them; "has a gap of 2 million" of a gap.
    """
    if noun.pos_ != "NOUN" or noun.conjuncts:
        return None
    if "on" in use.sense.subject and use.sense.object == ("existing",) and first(noun, _VICTIMS):
        # "attacks on ports are on the rise" tells of attacks
        return [use.sentence.named(noun_phrase(noun, prepositions=frozenset()), use.range)]
    sized = [c for c in noun.rights if c.lower_ == "of" and any(map(_is_size, c.rights))]
    if sized:
        size = {t for c in sized for t in c.subtree}
        bare = Phrase(noun, tuple(t for t in noun_phrase(noun).tokens if t not in size))
        return [use.sentence.named(bare, use.range)]
    after = next((c for c in noun.head.rights if c.left_edge.i == noun.right_edge.i + 1), None)
    if noun.dep_ != "dobj" or after is None or after.dep_ != "prep" or after.lower_ != "to":
        return None
    if not is_class_of_challenges(use, noun):
        return None
    barred = takewhile(lambda t: t.text not in _MARKS, after.subtree)
    return [use.sentence.named(Phrase(noun, (*noun_phrase(noun).tokens, *barred)), use.range)]


def is_class_of_challenges(use: Occurrence, noun: Token) -> bool:
    """Say whether *noun* is the word of a class of challenges, and of several: 'barriers'."""
    return use.sentence.known.class_words.get(noun.lemma_.lower()) == POL.Challenge and noun.tag_ == "NNS"


def _is_size(noun: Token) -> bool:
    return is_quantity(noun) or any(c.dep_ == "nummod" for c in noun.lefts)
