"""The coordination: what is listed, and what of a list is spoken of as one."""

from __future__ import annotations

from .tree import Token


def items(head: Token) -> list[Token]:
    """Return *head* and everything coordinated with it, in the order of the text."""
    conjuncts = [c for c in head.children if c.dep_ == "conj"]
    if not conjuncts or is_pair(head):
        return [head]
    found = (
        [] if _shares_object(head) else [head]
    )  # "to strengthen and diversify trade" is told by its last verb
    for conjunct in conjuncts:
        found += items(conjunct)
    return found


def _shares_object(verb: Token) -> bool:
    """Say whether *verb* has nothing after it but the verbs with which it is coordinated, of which one has an object."""
    return (
        verb.pos_ == "VERB"
        and all(c.dep_ in ("cc", "conj", "punct", "prt") or _is_stranded(c) for c in verb.rights)
        and any(c.dep_ == "conj" and any(d.dep_ == "dobj" for d in c.rights) for c in verb.rights)
    )


def _is_stranded(preposition: Token) -> bool:
    """Say whether *preposition* shares what follows a later one: 'invest in and open up the use of X'."""
    return preposition.dep_ == "prep" and not list(preposition.children)


def is_pair(head: Token) -> bool:
    """Say whether *head* opens a pair that is spoken of as one: 'the A and B', or 'new A and B', where both are new."""
    conjuncts = [c for c in head.children if c.dep_ == "conj"]
    if not conjuncts:
        return False
    if len(conjuncts) == 1 and (_are_bare_before_of(head, conjuncts[0]) or _are_deeds_of(head)):
        return True
    if head.pos_ == "NOUN" and _has_adjective(conjuncts):
        return True  # "energy, digital and transport networks"
    own = [c for c in conjuncts[0].children if not c.is_punct]
    if (
        len(conjuncts) != 1
        or any(c.dep_ not in ("acl", "relcl") for c in own)
        or conjuncts[0].pos_ == "PROPN"
    ):
        return False
    left = list(head.lefts)
    if len(left) == 1 and left[0].dep_ == "det":
        return head.tag_ == conjuncts[0].tag_ == "NNS"
    return (
        head.pos_ == "NOUN"
        and head.dep_ != "conj"  # one of a longer list
        and any(c.dep_ == "amod" for c in left)
        and conjuncts[0].i == head.i + 2
        and not any(c.dep_ == "prep" for c in head.rights)
    )


def _has_adjective(conjuncts: list[Token]) -> bool:
    return any(
        c.tag_ == "JJ" or _has_adjective([d for d in c.children if d.dep_ == "conj"]) for c in conjuncts
    )


def _are_deeds_of(first: Token) -> bool:
    """Say whether three or more mere nouns share what follows 'of': 'the research, making and use of ships'."""
    nouns = [first]
    while following := [c for c in nouns[-1].rights if c.dep_ == "conj"]:
        if len(following) != 1:
            return False
        nouns += following
    if len(nouns) < 3 or any(n.tag_ != "NN" or any(c.dep_ != "det" for c in n.lefts) for n in nouns):
        return False
    after = [c for n in nouns[:-1] for c in n.rights if c.dep_ not in ("cc", "conj", "punct")]
    return not after and [c.lower_ for c in nouns[-1].rights if c.dep_ == "prep"][:1] == ["of"]


def _are_bare_before_of(first: Token, second: Token) -> bool:
    """Say whether two mere nouns share what follows 'of': 'the design and making of ships'."""
    before = [c for c in (*first.lefts, *second.lefts) if c.dep_ != "det"]
    if not any(True for _ in second.lefts) and all(c.dep_ == "amod" for c in before):
        before = []  # "wide use and making of ships"
    after = [c for c in (*first.rights, *second.rights) if c.dep_ not in ("cc", "conj", "punct")]
    return (
        first.pos_ == second.pos_ == "NOUN"
        and second.i == first.i + 2
        and not before
        and [c.lower_ for c in after if c.dep_ == "prep"][:1] == ["of"]
        and all(c.i > second.i for c in after)
    )
