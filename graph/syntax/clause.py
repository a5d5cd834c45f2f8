"""The clause: the phrase of a verb, cut to what it says."""

from __future__ import annotations

from .cause import is_means, is_measure, is_reason
from .phrase import (
    BEFORE_DATES,
    Phrase,
    is_dated,
    is_infinitive_of,
    is_to_date,
    noun_phrase,
    strip,
    words_below,
)
from .sufficiency import is_sufficiency
from .tree import Token
from .verb import NOUN_SUBJECTS, SUBJECTS, is_infinitive

# What hangs on a verb and is no part of what a clause with its subject says, of what one without says, and of a denial.
_BESIDE_FINITE = frozenset({"relcl", "appos", "conj", "cc", "preconj", "advcl", "mark", "punct", "parataxis"})
_BESIDE_DENIAL = _BESIDE_FINITE | {*SUBJECTS}  # "cannot sell"
_BESIDE_BARE = _BESIDE_DENIAL | {"aux"}
_RELATIVE = frozenset({"WDT", "WP"})
_BEFORE_TIMES = BEFORE_DATES | {"over", "within", "before", "after", "throughout", "through", "for"}
_ADVERBIALS = frozenset({"prep", "advmod", "npadvmod", "advcl"})
_ADJUNCTS = frozenset({"prep", "amod", "npadvmod"})  # of which one may tell by what means, or why
_BEFORE = _ADVERBIALS | {
    "ccomp",
    "dep",
}  # also the clause with which a sentence of several begins, or what its subject is
_ARTICLES = frozenset({"a", "an", "the"})
_CIRCUMSTANCES = frozenset({"amid", "amidst", "despite"})


def clause(verb: Token, *, with_subject: bool = True) -> Phrase:
    """Return the phrase of a verb with what belongs to it: complements and adverbials, no further clause.

    :param with_subject: whether a finite verb keeps its subject and auxiliaries.
    """
    finite = with_subject and any(
        c.dep_ in SUBJECTS and c.i < verb.i and c.tag_ not in _RELATIVE for c in verb.children
    )
    if finite:
        beside = _BESIDE_FINITE
    elif any(c.dep_ == "neg" for c in verb.lefts) and not is_infinitive(verb):
        beside = _BESIDE_DENIAL
    else:
        beside = _BESIDE_BARE
    told_why = [c for c in verb.subtree if c.dep_ in _ADJUNCTS and (is_means(c) or is_reason(c))]
    means = {t for c in told_why for t in c.subtree}
    # What stands before the subject, or before a verb without one, sets the scene: it is no part of what is said.
    subject = next((c.left_edge.i for c in verb.lefts if c.dep_ in SUBJECTS), verb.i) if finite else verb.i
    fronted = {t for c in verb.lefts if c.i < subject and c.dep_ in _BEFORE for t in c.subtree}
    # "in a move to X", "as part of an effort to X": what for is told apart.
    fronted |= {t for c in verb.rights if _tells_what_for(c) for t in c.subtree}
    fronted |= {t for c in verb.rights if c.lower_ in _CIRCUMSTANCES for t in c.subtree}
    fronted |= {t for c in _after(verb) if _tells_beside(c) for t in c.subtree}
    fronted |= {t for c in verb.rights if _tells_from_what(c) or is_sufficiency(c) for t in c.subtree}
    left_out = means | fronted
    shared = _shared_subject(verb) if with_subject and not finite else ()
    beside = _BESIDE_FINITE if shared else beside
    said = strip((*shared, *(t for t in words_below(verb, beside, first=True) if t not in left_out)))
    if said and said[0].tag_ == "TO":
        said = said[1:]
    before = () if finite or shared else sharing(verb)
    return Phrase(verb, (*before, *_without_time(verb, said)))


def sharing(verb: Token) -> tuple[Token, ...]:
    """Return the words before *verb* by which more is done to its object: 'build, test and' in 'build, test and mend ships'."""
    if verb.dep_ != "conj" or not any(c.dep_ == "dobj" for c in verb.rights):
        return ()
    tokens, first, edge = verb.doc, verb, verb.i
    for i in range(verb.i - 1, -1, -1):
        token = tokens[i]
        is_joint = token.dep_ == "cc" or token.text == ","
        if not is_joint and (token.tag_ != verb.tag_ or token.first_conjunct is not verb.first_conjunct):
            break
        if not is_joint:
            if any(c.dep_ not in ("cc", "conj", "punct") for c in token.rights):
                break
            first, edge = token, i
        elif token.dep_ != "cc" and first is verb:
            return ()
    return tuple(t for t in verb.doc[edge : verb.i]) if first is not verb else ()


def _shared_subject(verb: Token) -> tuple[Token, ...]:
    """Return the words of the subject that *verb* shares with the verb before: X in 'says that X is A and will be B'."""
    first = verb.first_conjunct
    helped = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts)
    if first is verb or first.dep_ != "ccomp" or not helped:
        return ()
    own = [c for c in first.lefts if c.dep_ in NOUN_SUBJECTS and c.tag_ not in _RELATIVE]
    return tuple(own[-1].subtree) if own and own[-1].pos_ != "PRON" else ()


def _without_time(verb: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a clause less the time that they end in: 'build ports over the next decade'."""
    for i in range(len(tokens) - 1, 0, -1):
        preposition = tokens[i]
        later = preposition.head
        if (
            preposition.lower_ == "than"
            and later.dep_ == "advmod"
            and {*tokens[i:]} <= {*preposition.subtree}
        ):
            first = next(j for j, t in enumerate(tokens) if t in later.subtree)
            is_date = any(map(is_dated, tokens[i:]))
            return strip(tokens[:first]) if is_date and first > 1 else tokens  # "no later than 2030"
        if preposition.dep_ != "prep" or preposition.i < verb.i or preposition.lower_ == "of":
            continue
        if preposition.lower_ in _BEFORE_TIMES and {*tokens[i:]} <= {*preposition.subtree}:
            objects = [c for c in preposition.children if c.dep_ == "pobj"]
            objects += [o for c in objects for p in c.rights if p.lower_ == "of" for o in p.children]
            if any(map(is_dated, objects)) and i > 1:
                return strip(tokens[:i])
        if is_to_date(preposition):
            return strip(tokens[:i])
        return tokens
    return tokens


def told_beside(verb: Token) -> list[Phrase]:
    """Return what stands after the clause of *verb* as a clause of its own: 'ports linked by rail' in 'towns grow, with ports linked by rail'."""
    heads = [head for c in _after(verb) for head in _heads_beside(c)]
    told = [
        clause(h) if h.dep_ in ("pcomp", "ccomp") else _with_all(noun_phrase(h, keep=frozenset({"acl"})))
        for h in heads
    ]
    return [phrase for phrase in told if not any(t.tag_ == "PRP" for t in phrase.tokens)]


def _with_all(phrase: Phrase) -> Phrase:
    """Return *phrase* with the word that says of how many it tells: 'all ports'."""
    said = [c for c in phrase.head.lefts if c.dep_ in ("det", "predet") and c.lower_ not in _ARTICLES]
    return Phrase(phrase.head, (*(c for c in said if c not in phrase.tokens), *phrase.tokens))


def _after(verb: Token) -> list[Token]:
    """Return the prepositions after *verb* that hang on it, or on a noun of its clause and stand at its end."""
    within = [c for o in verb.rights if o.dep_ in ("dobj", "prep", "agent") for c in o.subtree]
    return [*verb.rights, *(c for c in within if c.dep_ == "prep" and c.doc[c.i - 1].text == ",")]


def _tells_beside(preposition: Token) -> bool:
    """Say whether *preposition* opens a clause of its own: 'prices rose, with fuel costing most'."""
    return bool(_heads_beside(preposition))


def _heads_beside(preposition: Token) -> list[Token]:
    """Return the verb of the clause that *preposition* opens, or the noun of which a participle after a comma tells."""
    if preposition.dep_ != "prep" or preposition.lower_ != "with":
        return []
    verbs = [
        c
        for c in preposition.rights
        if c.dep_ in ("pcomp", "ccomp") and any(s.dep_ in NOUN_SUBJECTS for s in c.lefts)
    ]
    if preposition.i == 0 or preposition.doc[preposition.i - 1].text != ",":
        return verbs
    return verbs + [
        c
        for c in preposition.rights
        if c.dep_ == "pobj" and any(p.dep_ == "acl" and p.tag_ in ("VBN", "VBG") for p in c.rights)
    ]


def _tells_from_what(adverb: Token) -> bool:
    """Say whether *adverb* tells how much it was before, which is a figure of its own: 'make 70% of the nets, up from 42%'."""
    if adverb.lower_ == "compared":
        return any(is_measure(o) for c in adverb.rights for o in c.rights)
    return adverb.lower_ in ("up", "down") and any(c.lower_ == "from" for c in adverb.rights)


def _is_of_deed(preposition: Token) -> bool:
    """Say whether *preposition* tells of what deed a noun is: 'in the hope of saving cod'."""
    deeds = any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in preposition.rights)
    return preposition.lower_ == "of" and deeds


def _tells_what_for(preposition: Token) -> bool:
    nouns = [t for t in preposition.subtree if t.dep_ == "pobj"]
    return (
        preposition.dep_ == "prep"
        and preposition.lower_ in ("in", "as", "with")
        and any(is_infinitive_of(c) or _is_of_deed(c) for noun in nouns for c in noun.rights)
    )
