"""The impersonal: what a clause says is needed or stressed, by nobody in particular."""

from __future__ import annotations

from .preposition import complements
from .tree import Token
from .verb import SUBJECTS, VERBAL, has_own_subject, is_infinitive, is_passive, subject

_NOBODY = frozenset({"it", "there"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_ENDS = frozenset({"xcomp", "advcl"})
_AT_WHAT = ("on", "upon", "to")


def needed(word: Token) -> list[Token]:
    """Return the verb of what it is said to be needed to do: 'it is vital to save fuel', 'there is a need to save fuel'.

    Also of what is to be: 'it is vital that ports grow'.
    """
    verb = word.head
    if word.dep_ not in _PREDICATES or verb.pos_ not in VERBAL or any(c.dep_ == "neg" for c in verb.children):
        return []
    subjects = [c for c in verb.lefts if c.dep_ in (*SUBJECTS, "expl")]
    if not subjects or any(s.lower_ not in _NOBODY for s in subjects):
        return []
    after = [c for c in (*word.rights, *verb.rights) if c.i > word.i]
    told = [c for c in after if is_infinitive(c) and not has_own_subject(c)]
    told += [c for c in after if c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.lefts)]
    return told[:1]


def needed_for(word: Token) -> list[Token]:
    """Return the verb of what something, and not an empty 'it', is said to be needed to do: 'training is vital to build trust'."""
    verb = word.head
    if word.dep_ not in _PREDICATES or verb.pos_ not in VERBAL:
        return []
    if not any(s.lower_ not in _NOBODY for s in verb.lefts if s.dep_ in SUBJECTS):
        return []
    after = [c for c in (*word.rights, *verb.rights) if c.i > word.i]
    return [c for c in after if c.dep_ in _ENDS and is_infinitive(c) and not has_own_subject(c)][:1]


def stressed(noun: Token) -> list[Token]:
    """Return at what the noun is said to be directed, by whomever: 'emphasis is placed on ports', 'priority goes to X'."""
    verb = noun.head
    if noun.dep_ not in SUBJECTS or verb.pos_ not in VERBAL or any(c.dep_ == "neg" for c in verb.children):
        return []
    if not is_passive(verb) or subject(verb):
        return []
    return next((at for name in _AT_WHAT if (at := complements(verb, name))), [])


def is_brought_out(copula: Token, verb: Token) -> bool:
    """Say whether 'it is' only brings out when *verb* was done: 'it was in 2016 that the plan was passed'."""
    it = any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in copula.lefts)
    that = any(c.lower_ in ("that", "when") for c in verb.lefts)
    return copula.lemma_ == "be" and it and that and verb.dep_ in ("ccomp", "relcl", "advcl")
