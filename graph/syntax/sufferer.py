"""The sufferer: who or what a challenge stands before."""

from __future__ import annotations

from ...ontology.namespace import POL
from .preposition import complements, one_of
from .tree import Token
from .verb import (
    SUBJECTS,
    VERBAL,
    governing_verb,
    is_infinitive,
    is_passive,
    possessor,
    raised,
    subject,
    surface_subject,
)


def affected(noun: Token) -> list[Token]:
    """Return who or what a challenge stands before."""
    owner = possessor(noun) or [o for p in ("for", "of") for o in complements(noun, p) if p == "for"]
    if owner:
        return owner
    holder = noun.head if noun.dep_ == "dobj" else None
    if holder is not None and holder.lemma_ == "have" and subject(holder):
        return subject(holder)  # "ports have a problem that officials ignore"
    if noun.dep_ == "appos" and noun.head.pos_ in VERBAL:
        return surface_subject(noun.head)  # "Peru spends little on roads, a gap that worries firms"
    before = _stood_before(noun)
    if before:
        return before
    verb = governing_verb(noun)
    first = noun.first_conjunct
    first = one_of(first)
    if verb is None or (first.dep_ == "pobj" and _is_of_remedy(first.head)):
        return []  # "a solution to the problem" is sought by others than those who have it
    moved = noun.doc.roles[POL.posing] | noun.doc.roles[POL.existence] - {"be"}
    if first.dep_ == "dobj" and first.head.lemma_ in moved:
        return []  # "X poses a challenge", or widens a gap, of others
    if first.dep_ in SUBJECTS:
        inside = [v for v in verb.children if v.dep_ == "ccomp"]
        return [s for v in inside for s in surface_subject(v)]
    if (
        first.dep_ == "attr"
        and len(subject(verb)) == 1
        and any(c.dep_ == "conj" for c in subject(verb)[0].rights)
    ):
        return []  # "drought and rising costs remain problems": these are not those before whom they stand
    doers = subject(verb)
    if is_passive(verb) and any(noun in s.subtree for s in doers):
        doers = surface_subject(verb)  # "trade is marked by low pay and a lack of skills"
    own = [s for s in doers if s.lower_ != "there"]
    if own:
        return own
    aside = [v for v in verb.children if v.dep_ == "advcl" and v.i < verb.i]
    return [s for v in aside for s in surface_subject(v)]


def _is_of_remedy(preposition: Token) -> bool:
    """Say whether *preposition* tells of what something is a remedy: 'a solution to X', 'drive solutions to X'."""
    before = preposition.doc[max(preposition.i - 1, 0)]
    remedies = preposition.doc.roles[POL.remedy]
    return any(noun.lemma_ in remedies for noun in (preposition.head, before))


def _stood_before(noun: Token) -> list[Token]:
    """Return before whom a clause says that the challenge stands: X in 'challenges facing X' and 'challenges that X faces'."""
    for clause in noun.rights:
        if clause.dep_ not in ("acl", "relcl") or is_infinitive(clause) or is_passive(clause):
            continue
        own = [s for s in surface_subject(clause) if s != raised(noun)]
        if clause.dep_ == "relcl" and own:
            return own
        direct = [c for c in clause.rights if c.dep_ == "dobj"]
        if direct:
            return direct
    return []


def experiencer(word: Token) -> list[Token]:
    """Return for whom something is so: 'fuel is too dear for farmers'."""
    verb = governing_verb(word)
    around = [word]  # and what is above it, up to the verb
    while verb is not None and around[-1] not in (verb, around[-1].head):
        around.append(around[-1].head)
    if verb is not None and verb.dep_ == "relcl" and any(_is_for_which(c) for c in verb.lefts):
        return [verb.head]  # "farmers for whom fuel is too dear"
    return [
        o
        for t in around
        for c in t.rights
        if c.dep_ == "prep" and c.lower_ == "for"
        for o in c.children
        if o.dep_ == "pobj"
    ]


def _is_for_which(preposition: Token) -> bool:
    return preposition.lower_ == "for" and any(o.tag_ in ("WDT", "WP") for o in preposition.rights)
