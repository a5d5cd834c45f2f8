"""The amount: phrases with, or without, how much there is of what they name."""

from __future__ import annotations

from ...ontology.namespace import POL
from .cause import NUMBERS, is_measure
from .phrase import Phrase, noun_phrase, strip, trim
from .tree import Span, Token
from .verb import NOUN_SUBJECTS, is_infinitive

_SCARCE = frozenset({"no", "few", "little"})
_AMOUNTS = frozenset({"to", "from", "by"})


def counted_phrase(counted: Token) -> Phrase:
    """Return the phrase of what is counted, with no more after it than 'of' something."""
    phrase = noun_phrase(counted)
    # With what stands before it: "boats already on the lake".
    after = (
        t.left_edge.i for t in phrase.tokens if t.i > counted.i and t.dep_ == "prep" and t.lower_ != "of"
    )
    cut = next(after, None)
    return Phrase(counted, tuple(t for t in phrase.tokens if cut is None or t.i < cut))


def uncounted(phrase: Phrase, name: Span | None = None) -> Phrase:
    """Return *phrase* without how many there are of it, which is a figure: 'more than 200 ports' are ports.

    :param name: what of it is a name, whose own numbers are no figures.
    """
    head = phrase.head
    phrase = _unpriced(_unsized(phrase))
    if head.tag_ not in ("NNS", "NNPS") or head.ent_type_ in NUMBERS:
        return phrase  # "2 million dollars"
    first = name.start if name is not None else head.i
    counts = [
        c for c in head.lefts if c.dep_ == "nummod" and c.tag_ == "CD" and c in phrase.tokens and c.i < first
    ]
    if not counts:
        return phrase
    left = {t for c in counts for t in c.subtree}
    tokens = tuple(t for t in phrase.tokens if t not in left)
    return Phrase(phrase.head, trim(phrase.head, list(tokens)))


def _unsized(phrase: Phrase) -> Phrase:
    """Return *phrase* without the money that its noun comes to, where a word before tells which it is: 'a port fund of 2 million dollars'."""
    head = phrase.head
    if not any(t.i < head.i and t.dep_ in ("compound", "amod") for t in phrase.tokens):
        return phrase
    left = {t for c in sums_of(head) for t in c.subtree}
    return Phrase(head, tuple(t for t in phrase.tokens if t not in left)) if left else phrase


def sums_of(noun: Token) -> list[Token]:
    """Return the 'of' that tells to how much money *noun* comes: 'a budget of 2 million dollars'."""
    return [c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" and any(map(_is_sum, c.rights))]


def _is_sum(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.ent_type_ == "MONEY" and any(t.pos_ == "NUM" for t in noun.subtree)


def _unpriced(phrase: Phrase) -> Phrase:
    """Return *phrase* without the money that stands before its noun, where more is told of it.

    'A $2 million port fund' is a port fund, and 'a $2 million fund paid by Peru' a fund paid by Peru.
    """
    head = phrase.head
    prices = [
        c
        for c in head.lefts
        if c.dep_ in ("nmod", "compound", "amod", "nummod")
        and any(t.is_currency for t in c.subtree)
        and c.pos_ == "NUM"
    ]
    left = {t for c in prices for t in c.subtree}
    left |= {t for c in prices for t in head.lefts if t.dep_ in ("advmod", "quantmod") and t.i < c.i}
    if not prices or head.ent_type_ in NUMBERS:
        return phrase
    rest = [t for t in phrase.tokens if t not in left]
    told = any(t.i < head.i and t.dep_ not in ("det", "poss", "punct") for t in rest)
    if not told and any(c.dep_ == "acl" and c.tag_ == "VBN" for c in head.rights):
        purposes = [c for a in head.rights for c in (a, *a.rights) if is_infinitive(c)]
        left |= {t for c in purposes for t in c.subtree}
        rest = [t for t in noun_phrase(head, keep=frozenset({"acl"})).tokens if t not in left]
        told = True
    return Phrase(head, trim(head, rest)) if told else phrase


def with_quantifier(noun: Token) -> Phrase:
    """Return the phrase of a noun with the word before it that says how little of it there is, if any: 'no plan'."""
    able = noun.lemma_ in noun.doc.roles[POL.ability]  # "little capacity to do A"
    phrase = noun_phrase(noun, keep=frozenset({"acl"}) if able else frozenset())
    before = tuple(
        c for c in noun.lefts if c.lower_ in _SCARCE and c.dep_ in ("det", "amod") and c not in phrase.tokens
    )
    return Phrase(noun, (*before, *phrase.tokens))


def without_figures(phrase: Phrase) -> Phrase:
    """Return *phrase* less how much there was or will be, which is a figure: 'cut costs by 5 %' is to cut costs."""
    for token in phrase.tokens:
        brings = token.dep_ == "prep" and token.lower_ in _AMOUNTS and token.i > phrase.head.i
        if brings and any(c.dep_ == "pobj" and is_measure(c) for c in token.children):
            left = {*token.subtree}
            return without_figures(Phrase(phrase.head, tuple(t for t in phrase.tokens if t not in left)))
    return Phrase(phrase.head, strip(phrase.tokens))


def sized(head: Token) -> Token | None:
    """Return the noun whose value is told after 'of': the output of 'an output of 5 million tonnes'."""
    noun = head.head.head
    return noun if head.dep_ == "pobj" and head.head.lower_ == "of" and noun.pos_ == "NOUN" else None


def share_phrase(share: Token, those: Token) -> Phrase:
    """Return a *share* of *those* with what they do, up to by when: '80% of firms using radio by 2030' less the year."""
    words = sorted(share.subtree, key=lambda t: t.i)
    when = (
        t.i
        for t in words
        if t.i > share.i and t.dep_ == "prep" and any(c.ent_type_ == "DATE" for c in t.rights)
    )
    end = min(when, default=words[-1].i + 1)
    return Phrase(those, strip(tuple(t for t in words if t.i < end)))


def is_several(noun: Token) -> bool:
    """Say whether *noun* tells only that there are some: the number of 'a number of ports', not of 'the number of ports'."""
    of = next((c for c in noun.rights if c.dep_ == "prep"), None)
    return (
        noun.lower_ == "number"
        and noun.dep_ in NOUN_SUBJECTS
        and [c.lower_ for c in noun.lefts] == ["a"]
        and of is not None
        and of.lower_ == "of"
        and any(c.tag_ in ("NNS", "NNPS") for c in of.rights)
    )


def is_no_lack(noun: Token) -> bool:
    """Say whether there is none of what is bad: 'no shortage'."""
    bad = noun.lemma_ in noun.doc.roles[POL.adversity]
    return bad and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.lefts)
