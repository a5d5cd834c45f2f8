"""The deed: what a verb without its subject tells of: that something is done to something, or only that it is done."""

from __future__ import annotations

from .preposition import after_of
from .tree import Token
from .verb import NOUN_SUBJECTS, has_own_subject, is_apart, is_infinitive

_TOWARDS_A_DEED = frozenset({"for", "in", "of", "to", "toward", "towards"})
_THEREBY = frozenset({"hence", "thereby", "therefore", "thus"})
_NONE = frozenset({"nobody", "none", "nothing"})


def has_of_its_own(verb: Token) -> Token | None:
    """Return what somebody told before has, where the clause of *verb* says no more: X in 'ensures that they have X'."""
    own = [c for c in verb.lefts if c.dep_ in NOUN_SUBJECTS]
    if verb.lemma_ != "have" or len(own) != 1 or own[0].tag_ != "PRP":
        return None
    return next((c for c in verb.rights if c.dep_ == "dobj"), None)


def acts_on_something(verb: Token) -> bool:
    """Say whether *verb* has an object, or what it makes one do: "sales grow" tells of no effect of sales."""
    return any(
        (c.dep_ in ("dobj", "ccomp", "xcomp", "nsubj", "oprd") and c.i > verb.i)
        or (c.dep_ == "attr" and c.i > verb.i and any(d.dep_ in ("amod", "compound") for d in c.lefts))
        for c in verb.children
    )


def is_about_something(verb: Token) -> bool:
    """Say whether *verb* has something after a preposition, or a subject: 'to look at costs', 'to be among the first'."""
    return has_own_subject(verb) or any(c.dep_ == "prep" and c.i > verb.i and c.rights for c in verb.children)


def has_bare_pronoun(verb: Token) -> bool:
    """Say whether *verb* is about something that only a pronoun names: 'to change this', 'to change the last of these', 'to get there'."""
    if any(c.lower_ == "there" and c.dep_ == "advmod" and c.i == verb.i + 1 for c in verb.rights):
        return True
    return any(
        c.dep_ in ("dobj", "nsubj")
        and c.i > verb.i
        and (c.tag_ in ("DT", "PRP") or c.lower_ in _NONE or _is_one_of_those(c))
        for c in verb.children
    )


def _is_one_of_those(word: Token) -> bool:
    """Say whether *word* tells only which of those told before is meant: 'the last of these'."""
    of = after_of(word) if word.tag_ in ("JJ", "JJS", "CD", "RBS") else []
    return bool(of) and all(o.tag_ in ("DT", "PRP") and not any(o.children) for o in of)


def is_beside(verb: Token) -> bool:
    """Say whether *verb* tells what is done beside what the clause around it tells: 'while saving jobs'."""
    return verb.tag_ == "VBG" and any(m.lower_ in ("while", "whilst") for m in verb.lefts)


def small_clause(verb: Token) -> list[Token]:
    """Return the verb itself where it has an object and what becomes of it: 'makes X a leader', 'makes X better'."""
    follower = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    # "making it the only one" says what the subject is
    if follower.tag_ == "PRP" and follower.lower_ != "us" and not is_anticipated(verb):
        return []
    told = any((c.dep_ in ("ccomp", "oprd", "xcomp") or _is_rank(c)) and c.i > verb.i for c in verb.children)
    return [verb] if told else []


def _is_rank(preposition: Token) -> bool:
    """Say whether *preposition* tells where something comes to stand in an order: 'makes X among the best in Asia'."""
    among = preposition.dep_ == "prep" and preposition.lower_ in ("among", "amongst")
    return among and any(o.tag_ in ("JJS", "RBS") for o in preposition.rights)


def is_anticipated(verb: Token) -> bool:
    """Say whether 'it' after the verb only stands for what follows: 'makes it easier to build ports'."""
    after = next((t for t in verb.subtree if t.i == verb.i + 1), None)
    if after is None or after.lower_ != "it":
        return False
    return any(
        c.pos_ == "ADJ" and any(is_infinitive(v) for v in c.subtree) for c in (*verb.rights, after.head)
    )


def deed(noun: Token) -> list[Token]:
    """Return the gerund that says what the noun is for: 'a plan for building X', 'an approach to saving X'."""
    return [
        c
        for p in noun.rights
        if p.dep_ == "prep" and p.lower_ in _TOWARDS_A_DEED
        for c in p.children
        if c.dep_ == "pcomp" and c.tag_ == "VBG"
    ]


def deeds_of(goal: Token) -> list[Token]:
    """Return the gerunds that say what a goal is of: 'the goal of cutting waste'."""
    return [c for p in goal.rights if p.lower_ == "of" for c in p.rights if c.tag_ == "VBG"]


def besides(verb: Token) -> list[Token]:
    """Return the gerund that says what is wanted beside: 'to cut costs while saving jobs', 'to build ports, creating jobs'."""
    return [
        c
        for c in verb.rights
        if c.dep_ == "advcl" and (is_beside(c) or (is_infinitive(verb) and _is_added(c)))
    ]


def _is_added(gerund: Token) -> bool:
    """Say whether *gerund* tells what else is done, and not what comes of it: 'thereby creating jobs, raising pay'."""
    before = gerund.doc[gerund.head.i : gerund.i]
    return is_apart(gerund) and not any(t.lower_ in _THEREBY for t in before)
