"""The coordination: what is listed, and what of a list is spoken of as one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .example import is_example
from .tree import Token

_VERBS = frozenset({"VERB", "AUX"})
_MARKS = frozenset({",", ";"})
_AND = frozenset({"and", "&"})
_SHORTEST = 3  # of the lists in which a pair is one member


def items(head: Token) -> list[Token]:
    """Return *head* and everything coordinated with it, in the order of the text; of two that are one member, the first."""
    found = _members(head)
    if len(found) == 1:
        return found
    seconds = _seconds(head)
    return [token for token in found if token not in seconds] if seconds else found


def are_names(words: Sequence[Token]) -> bool:
    """Say whether *words* are several names: A and B of 'the ports of A and B'."""
    return len(words) > 1 and all(word.pos_ == "PROPN" for word in words)


def _members(head: Token) -> list[Token]:
    """Return *head* and what is coordinated with it, each once."""
    conjuncts = [c for c in head.children if c.dep_ == "conj"]
    if not conjuncts or is_pair(head):
        return [head]
    # "to strengthen and diversify trade" is told by its last verb
    found = [] if _shares_object(head) else [head]
    for conjunct in conjuncts:
        if is_set_aside(conjunct):
            continue
        found += _members(conjunct)
    return found


def is_set_aside(conjunct: Token) -> bool:
    """Say whether *conjunct* tells what is not: B in 'A rather than B'."""
    return conjunct.dep_ == "conj" and any(
        c.dep_ == "cc" and c.lower_ == "than" and c.i < conjunct.i for c in conjunct.head.rights
    )


def partner(noun: Token) -> Token | None:
    """Return the noun with which *noun* is one member of a longer list: the parts in 'chips, cars and parts, and ships'."""
    if noun.dep_ != "conj" and not any(c.dep_ == "conj" for c in noun.rights):
        return None
    following = min((m for m in noun.conjuncts if m.i > noun.i), key=lambda m: m.i, default=None)
    return following if following in _seconds(noun) else None


def _seconds(noun: Token) -> list[Token]:
    """Return the second of every two nouns that are one member of the list in which *noun* stands.

    Commas part the members of such a list, and a mere 'and' within one of them does not, unless it ends the list.
    """
    members = sorted((noun, *noun.conjuncts), key=lambda m: m.i)
    if len(members) < _SHORTEST or any(m.pos_ in _VERBS for m in members):
        return []
    joints = [_joint(a, b) for a, b in pairwise(members)]
    if "and" not in joints or "," not in joints:
        return []
    ended = ", and" in joints and not _is_rest(members[-2])
    if joints[-1] == "and" and not ended:
        joints[-1] = ", and"  # the end of 'A and B, C and D'
    before = ["", *joints[:-1]]  # what follows two of them is no second: 'A and B and C'
    return [m for m, joint, last in zip(members[1:], joints, before, strict=True) if joint == "and" != last]


def _is_rest(noun: Token) -> bool:
    """Say whether *noun* is the class of what stands before it: 'other ports'."""
    return any(c.lower_ == "other" for c in noun.lefts)


def _joint(first: Token, second: Token) -> str:
    """Return by what two neighbours in a list are joined: a comma, a mere 'and', both, or something else."""
    edge = second.left_edge.i
    between = [t for t in first.doc[max(first.i + 1, edge - 2) : edge] if t.dep_ in ("cc", "punct")]
    marks = {"," if t.text in _MARKS else t.lower_ for t in between}
    if marks & _AND:
        return ", and" if "," in marks else "and"
    return "," if "," in marks else ""


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
    conjuncts = [c for c in head.rights if c.dep_ == "conj"] if head.rights else []
    if not conjuncts:
        return False
    if len(conjuncts) == 1 and (_are_bare_before_of(head, conjuncts[0]) or _are_deeds_of(head)):
        return True
    if head.pos_ == "NOUN" and _share_last_word(head):
        return True
    own = [c for c in conjuncts[0].children if not (c.is_punct or (c.dep_ == "prep" and is_example(c)))]
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
        and conjuncts[0].nbor(-1).dep_ == "cc"
        and not any(c.dep_ == "prep" and not is_example(c) for c in head.rights)
    )


def _share_last_word(first: Token) -> bool:
    """Say whether what is listed is told by its last word: 'energy, digital and transport networks'."""
    members = [first]
    for member in members:
        members += [c for c in member.rights if c.dep_ == "conj"]
    *others, last = members
    bare = all(c.dep_ == "det" for m in others for c in m.lefts)
    full = any(c.dep_ in ("amod", "compound") for c in last.lefts)
    return bare and full and any(m.tag_ == "JJ" for m in others)


def _are_deeds_of(first: Token) -> bool:
    """Say whether three or more mere nouns share what follows 'of': 'the research, making and use of ships'."""
    nouns = [first]
    while following := [c for c in nouns[-1].rights if c.dep_ == "conj"]:
        if len(following) != 1:
            return False
        nouns += following
    if (
        _is_member(first)
        or len(nouns) < _SHORTEST
        or any(n.tag_ != "NN" or any(c.dep_ != "det" for c in n.lefts) for n in nouns)
    ):
        return False
    after = [c for n in nouns[:-1] for c in n.rights if c.dep_ not in ("cc", "conj", "punct")]
    return not after and [c.lower_ for c in nouns[-1].rights if c.dep_ == "prep"][:1] == ["of"]


def _is_member(first: Token) -> bool:
    """Say whether *first* stands in a list of the members of a class, after a colon or 'such as'."""
    first = first.first_conjunct
    edge = first.left_edge.i
    return (edge > 0 and first.doc[edge - 1].text == ":") or (first.dep_ == "pobj" and is_example(first.head))


def _are_bare_before_of(first: Token, second: Token) -> bool:
    """Say whether two mere nouns share what follows: 'the design and making of ships', 'the gap and links between A and B'."""
    before = [c for c in (*first.lefts, *second.lefts) if c.dep_ != "det"]
    if not any(True for _ in second.lefts) and all(c.dep_ == "amod" for c in before):
        before = []  # "wide use and making of ships"
    after = [c for c in (*first.rights, *second.rights) if c.dep_ not in ("cc", "conj", "punct")]
    return (
        first.pos_ == second.pos_ == "NOUN"
        and second.i == first.i + 2
        and not before
        and [c.lower_ for c in after if c.dep_ == "prep"][:1] in (["of"], ["between"])
        and all(c.i > second.i for c in after)
        # "ports, care of forests and growth of trade" are three
        and not any(c.dep_ == "conj" and c.i > after[0].i for c in (*first.rights, *second.rights))
    )
