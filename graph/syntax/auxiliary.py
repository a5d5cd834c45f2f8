"""The auxiliary: what 'will', 'must', 'is' and 'to' tell of the clause in which they stand: who means to do what."""

from __future__ import annotations

from ...ontology.namespace import POL
from .tree import Token
from .verb import (
    SUBJECTS,
    governing_verb,
    has_goal,
    has_own_subject,
    is_infinitive,
    is_passive,
    makes_sure,
    object_,
    surface_subject,
)

_DEFINITE = frozenset({"det", "poss"})
_POINTING = frozenset({"this", "that", "these", "those", "each", "such"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_TOLD = frozenset({"ROOT", "ccomp", "conj"})


def first_person(auxiliary: Token) -> list[Token]:
    """Return the subject of the auxiliary's verb where it is the speaker: 'we will'."""
    if auxiliary.head.dep_ == "relcl" and not has_goal(auxiliary.head):
        return []  # "the ports that we will build"
    return [c for c in auxiliary.head.children if c.dep_ in SUBJECTS and c.lower_ in ("we", "i")]


def modal_subject(auxiliary: Token) -> list[Token]:
    """Return the subject of the auxiliary's verb where the verb is active and has an object: 'X will build Y'."""
    verb = auxiliary.head
    # "will study how to save water", "will make sure that ports are safe"
    says = any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights) or makes_sure(verb)
    at = any(c.dep_ == "prep" and c.rights for c in verb.rights)  # "will invest in ports"
    acts = auxiliary.dep_ == "aux" and not is_passive(verb) and (has_goal(verb) or says or at)
    return surface_subject(verb) if acts else []


def is_reported(verb: Token) -> bool:
    """Say whether the clause of *verb* is what somebody is told to have said: 'said that X would Y', 'X would Y, he said'."""
    verb = verb.first_conjunct
    above = verb.head
    says = above.lemma_.lower() in verb.doc.roles[POL.reporting]
    return verb.dep_ == "ccomp" and says and above.tag_ in ("VBD", "VBN")


def progressive(auxiliary: Token) -> list[Token]:
    """Return the subject of the auxiliary's verb where it is at something: 'X is building Y'."""
    verb = auxiliary.head
    # "is building X", "is making X safer", "is making it easier to X"
    acts = has_goal(verb) or any(c.dep_ == "ccomp" and c.pos_ == "ADJ" for c in verb.rights)
    is_at_it = auxiliary.dep_ == "aux" and verb.tag_ == "VBG" and acts
    present = auxiliary.tag_ in ("VBZ", "VBP") or auxiliary.lower_ == "been"
    # What is said aside ("as Peru is building ports") is no news, and a relative clause only says which.
    aside = verb.dep_ in ("relcl", "acl", "advcl") or any(c.dep_ == "mark" for c in verb.lefts)
    return surface_subject(verb) if is_at_it and present and not aside else []


def due(word: Token) -> list[Token]:
    """Return the verb of a clause that says what is to be, by an auxiliary or as infinitive: 'costs must fall', 'are to fall'."""
    if word.dep_ == "aux" and word.tag_ == "MD":
        verb = word.head
    elif word.tag_ in _FINITE and any(
        _is_to_be_done(c) or (_is_to_act(c) and not _is_told_under(word)) for c in word.rights
    ):
        verb = word
    else:
        return []
    if verb.dep_ in ("advcl", "relcl", "acl", "csubj") or not any(c.dep_ in SUBJECTS for c in verb.lefts):
        return []  # "if costs must fall"
    return [verb]


def opposes(verb: Token) -> bool:
    """Say whether an infinitive beside the object of *verb* tells what is not wanted: 'resist calls to cut aid'."""
    return verb.lemma_ in verb.doc.roles[POL.opposing]


def _is_to_be_done(verb: Token) -> bool:
    """Say whether *verb* tells in 'X is to Y' what becomes of X, and not what X, such as an aim, consists in."""
    return (
        verb.dep_ == "xcomp"
        and is_infinitive(verb)
        and (is_passive(verb) or not any(c.dep_ in ("dobj", "ccomp") for c in verb.rights))
    )


def _is_to_act(verb: Token) -> bool:
    """Say whether *verb* tells in 'Xs are to Y' what things of a kind are to do to something: 'ships are to burn less coal'."""
    own = [c for c in verb.head.lefts if c.dep_ in SUBJECTS]
    # "the plan is to X" says what it consists in, and "industry is to X" what it is to do
    many = all(
        c.pos_ == "NOUN" and (c.tag_ == "NNS" or not any(d.dep_ in _DEFINITE for d in c.lefts)) for c in own
    )
    return verb.dep_ == "xcomp" and is_infinitive(verb) and verb.head.tag_ in _FINITE and many


def bound(verb: Token) -> list[Token]:
    """Return who is to do something under a plan or a law: the farms of 'under the plan, farms are to do A'."""
    return surface_subject(verb) if verb.tag_ in _FINITE and _is_told_under(verb) else []


def _is_told_under(verb: Token) -> bool:
    """Say whether *verb* tells what is to be done under something, whose aim it is: 'under the plan, farms are to do A'."""
    return any(c.dep_ == "prep" and c.lower_ == "under" for c in verb.lefts)


def promised(auxiliary: Token) -> list[Token]:
    """Return the verb of a clause that says what will be done, by whomever: 'welders will be trained'."""
    verb = auxiliary.head
    if auxiliary.dep_ != "aux" or verb.dep_ not in _TOLD or not is_passive(verb):
        return []
    if any(c.dep_ in ("neg", "agent") or c.lemma_ == "have" for c in verb.children):
        return []
    # What is to come is told without an article: "the robots will be used" tells of robots that there are.
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    new = [c for c in own if c.pos_ == "NOUN" and not any(d.dep_ in _DEFINITE for d in c.lefts)]
    return [verb] if new else []


def pledged(auxiliary: Token) -> list[Token]:
    """Return the verb of a clause that says first by when or to what end something will be so.

    'By 2030, the ports will be linked'; 'to reach this goal, the ports will be linked'.
    """
    verb = auxiliary.head
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if auxiliary.dep_ != "aux" or verb.dep_ not in ("ROOT", "ccomp") or not own or own[0].pos_ == "PRON":
        return []
    if any(c.dep_ == "neg" or c.lemma_ == "have" for c in verb.children):
        return []
    return [verb] if any(_is_end_in_view(c) for c in verb.lefts if c.i < own[0].i) else []


def _is_end_in_view(opening: Token) -> bool:
    """Say whether *opening* is 'by 2030', 'to this end' or 'to reach these goals'."""
    objects = [o for o in opening.rights if o.dep_ in ("pobj", "dobj")]
    if opening.dep_ == "prep" and opening.lower_ == "by":
        return any(o.ent_type_ == "DATE" for o in objects)
    is_end = (opening.dep_ == "prep" and opening.lower_ == "to") or (
        opening.dep_ == "advcl" and is_infinitive(opening)
    )
    return is_end and any(
        d.lower_ in _POINTING for o in objects for d in o.lefts if d.dep_ in ("det", "predet")
    )


def slated(marker: Token) -> list[Token]:
    """Return who is to do what a headline tells: X in 'X to build ports'."""
    act = marker.head
    if marker.dep_ != "aux" or act.dep_ != "ROOT" or act.sent[-1].is_punct:
        return []
    beside = [c for c in act.lefts if c != marker]
    who = [c for c in beside if c.dep_ in SUBJECTS and c.right_edge.i == marker.i - 1]
    return who if len(beside) == 1 else []


def purposive(marker: Token) -> list[Token]:
    """Return who acts to the end that the infinitive after 'to' tells: X in 'X built Y (in order) to save Z'.

    The end may be told first: 'to save Z, X built Y'.
    """
    act = marker.head
    verb = governing_verb(act)
    in_order = act.dep_ == "acl" and act.head.lower_ == "order"
    if marker.dep_ != "aux" or verb is None or not (in_order or (act.head == verb and _is_end(act))):
        return []
    if verb.pos_ != "VERB" or has_own_subject(act) or opposes(verb):
        return []  # "resist calls to cut aid"
    if act.i < verb.i and not in_order and not _is_told_first(act, verb):
        return []
    return surface_subject(verb)


def _is_told_first(act: Token, verb: Token) -> bool:
    """Say whether the infinitive *act* opens the clause of *verb* and tells an end of its own, not 'this end'."""
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS and act.right_edge.i < c.i]
    ends = [c for c in act.rights if c.dep_ == "dobj"]
    told_before = any(d.tag_ in ("DT", "PDT") and d.lower_ in _POINTING for o in ends for d in o.lefts)
    is_opening = act.dep_ == "advcl" and all(c.is_punct or c.i > act.i for c in verb.lefts if c != act)
    return bool(own) and is_opening and not told_before and not any(o.pos_ == "PRON" for o in ends)


def _is_end(act: Token) -> bool:
    """Say whether the infinitive *act* tells to what end something is done: 'builds Y to save Z'.

    The parser often reads it as what somebody is made to do.
    """
    return act.dep_ == "advcl" or (act.dep_ == "xcomp" and any(o.i < act.i for o in object_(act.head)))


def granted(marker: Token) -> list[Token]:
    """Return the act for which the infinitive after 'to' says a sum is given: '3 million to X', '3 million goes to Y to X'."""
    act = marker.head
    above = act.head
    if marker.dep_ != "aux" or above == act:
        return []
    if act.dep_ in ("relcl", "acl") and above.dep_ == "ROOT":
        return [act] if _is_sum(above) else []
    given = surface_subject(above) if act.dep_ in ("advcl", "xcomp") and is_passive(above) else []
    return [act] if given and _is_sum(given[0]) else []


def _is_sum(noun: Token) -> bool:
    return noun.ent_type_ == "MONEY" or any(c.ent_type_ == "MONEY" for c in noun.lefts)


def head_clause(auxiliary: Token) -> list[Token]:
    """Return the verb that the auxiliary goes with."""
    return [auxiliary.head] if auxiliary.dep_ == "aux" else []


def is_obliged(verb: Token) -> bool:
    """Say whether *verb* tells what must be so, also as one of several: 'applicants must be 16 and have a permit'."""
    verb = verb.first_conjunct
    return any(c.dep_ == "aux" and c.lower_ == "must" for c in verb.lefts)


def wish(verb: Token) -> list[Token]:
    """Return the infinitive with a subject of its own that the verb governs: 'wants X to grow', 'asked X to build Y'."""
    if is_passive(verb):
        return []
    asked = [
        o.i for c in verb.rights for o in (c, *c.children) if o.dep_ in ("dobj", "pobj") and c.i < o.i + 1
    ]
    return [
        c
        for c in verb.rights
        if is_infinitive(c)
        and (
            (c.dep_ in ("ccomp", "xcomp", "advcl") and has_own_subject(c))
            or (c.dep_ == "xcomp" and any(i < c.i for i in asked))
        )
    ]
