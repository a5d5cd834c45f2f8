"""The infinitive: those in a list that the parser takes for words of another kind, put right in the tree."""

from __future__ import annotations

from ..syntax.tree import Token
from .clause import is_noun


def multiplier_as_verb(word: Token) -> None:
    """Mend 'to do A, double the B and do C', where 'double' is read as how much of B stands beside whoever acts."""
    noun = word.head
    if word.i < 1 or word.doc[word.i - 1].text != "," or not is_noun(noun) or noun.i < word.i:
        return
    later = [c for c in noun.rights if c.dep_ == "conj" and c.tag_ in ("VB", "VBP")]
    if not later or any(c.dep_ in ("aux", "mark", "nsubj") for v in later for c in v.lefts):
        return
    before = [t for t in word.doc[word.sent.start : word.i] if t.tag_ == "VB" and _is_led(t)]
    if not before or before[-1] in noun.subtree:
        return
    word.tag_, word.pos_ = "VB", "VERB"
    word.attach(before[-1], "conj")
    noun.attach(word, "dobj")
    for child in [c for c in noun.rights if c in later or (c.dep_ == "cc" and c.i > noun.i)]:
        child.attach(word, child.dep_)
    for verb in later:
        verb.tag_ = "VB"


def _is_led(verb: Token) -> bool:
    """Say whether 'to' or an auxiliary leads *verb*."""
    return any(c.dep_ == "aux" for c in verb.lefts)
