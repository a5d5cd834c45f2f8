"""Syntactic arguments: where in the tree of a sentence the subject, object or complement of a word stands.

The names are those of ontology/lexicon/syntax.ttl, which says what each means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

from .auxiliary import (
    bound,
    due,
    first_person,
    granted,
    head_clause,
    modal_subject,
    pledged,
    progressive,
    promised,
    purposive,
    slated,
    wish,
)
from .cause import (
    aftermath,
    ensuing,
    explained,
    extent,
    lacking,
    letting,
    main_clause,
    means,
    opened,
    outcome,
    reason,
    ruled_out,
)
from .company import accompanied, ahead, fellows, party
from .deed import deed, small_clause
from .example import is_example
from .impersonal import needed, needed_for, stressed
from .location import basis, located, resided
from .membership import (
    apposed,
    bracketed,
    bracketed_class,
    category,
    circles,
    classed,
    contained,
    enumerated,
    examples,
    fellowship,
    filling,
    identified,
    instanced,
    listed,
    listed_after,
    ordered,
    particular,
    partners,
    ranged,
    several,
    span,
)
from .preposition import complement, complements
from .state import (
    barred,
    content,
    copula,
    course,
    deprived,
    described,
    existing,
    faulty,
    judged,
    manner,
    members,
    overdone,
    plight,
    predicate,
    scant,
    state,
    wanting,
)
from .sufferer import affected, experiencer
from .sufficiency import is_sufficiency, sufficed, sufficing
from .tree import Token
from .use import applied, compounded, field, given, instrument, premises, recipient, site
from .verb import (
    SUBJECTS,
    VERBAL,
    asks_what,
    governing_verb,
    has_own_subject,
    holder,
    is_infinitive,
    is_passive,
    object_,
    possessor,
    raised,
    subject,
    surface_subject,
)

Argument = Callable[[Token], list[Token]]
"""Returns the heads of an argument of a word."""

_NEEDED = frozenset({"needed", "required", "necessary"})


def arguments(word: Token, name: str) -> list[Token]:
    """Return the heads of the argument *name* of *word*, coordination not yet split; empty where there is none.

    A name that is not one of the functions of this module is that of a preposition.
    """
    function = FUNCTIONS.get(name)
    return function(word) if function else complements(word, name)


def first(word: Token, names: tuple[str, ...]) -> list[Token]:
    """Return the heads of the first of the arguments *names* that *word* has; of prepositions, the nearest one."""
    functions, prepositions = _readers(names)
    for function in functions:
        found = function(word)
        if found:
            return found
    nearest: list[Token] = []
    for preposition in prepositions:
        found = complements(word, preposition)
        if found and (not nearest or found[0].i < nearest[0].i):
            nearest = found
    return nearest


@cache
def _readers(names: tuple[str, ...]) -> tuple[tuple[Argument, ...], tuple[str, ...]]:
    """Return what reads the arguments *names* in turn, and the prepositions where all of them are such."""
    if FUNCTIONS.keys().isdisjoint(names):
        return (), names
    return tuple(FUNCTIONS.get(name) or partial(complements, preposition=name) for name in names), ()


def infinitive(word: Token) -> list[Token]:
    """Return the infinitive or gerund that completes the word: 'aims to X', 'a decision to X', 'targets doing X'."""
    labels = ("xcomp", "advcl", "ccomp") if word.pos_ in VERBAL else ("acl", "relcl", "xcomp")
    needed = (
        [c for c in word.rights if c.dep_ == "acl" and c.lower_ in _NEEDED] if word.pos_ == "NOUN" else []
    )
    if needed:
        return infinitive(needed[0])  # "the steps needed to X"
    if asks_what(word):
        return infinitive(word.head)  # "what Peru wants is to X"
    if word.dep_ == "attr" and word.head.lemma_ == "be":
        it = any(c.lower_ == "it" for c in word.head.lefts)
        beside = [c for c in word.head.rights if c.dep_ in ("advcl", "xcomp") and c.i > word.i]
        # "it is Peru's duty to X", "is the way to X"
        told = [c for c in beside if (it and c.dep_ == "xcomp") or c.left_edge.i == word.right_edge.i + 1]
        if any(map(is_infinitive, told)):
            return [c for c in told if is_infinitive(c)]
    if word.dep_ == "pobj" and word.head.head.lemma_ == "be" and not word.children:
        return infinitive(word.head.head)  # "is on track to X"
    return [
        c
        for c in word.rights
        if not has_own_subject(c)
        # what is to be done is done by others: "ports are to be built", "steps to be taken"
        and not ((word.lemma_ == "be" or c.dep_ == "relcl") and is_passive(c))
        and ((c.dep_ in labels and is_infinitive(c)) or (c.dep_ == "xcomp" and c.tag_ == "VBG"))
    ]


def purpose(verb: Token) -> list[Token]:
    """Return the infinitive that says what for: 'uses A to X', 'launched a plan to X', 'in order to X'."""
    found = [
        c
        for c in verb.children
        if c.dep_ in ("advcl", "xcomp") and is_infinitive(c) and not has_own_subject(c)
    ]
    for noun in object_(verb):
        if noun.i > verb.i:
            found += [
                c
                for d in noun.subtree
                for c in d.rights
                if c.dep_ in ("relcl", "acl")
                and is_infinitive(c)
                and d.dep_ != "nsubj"
                and not is_sufficiency(d)
            ]
    found += [c for c in verb.rights if c.dep_ == "advcl" and _so_that(c)]
    for preposition in verb.children:
        if preposition.dep_ == "prep":
            found += [
                c
                for c in preposition.subtree
                if c.dep_ == "acl" and c.head.lower_ == "order" and is_infinitive(c)
            ]
    return found


def _so_that(verb: Token) -> bool:
    """Say whether the clause of *verb* begins with 'so that'."""
    marks = [c for c in verb.lefts if c.dep_ in ("mark", "advmod") and c.lower_ in ("so", "that")]
    return {c.lower_ for c in marks} == {"so", "that"}


def counterpart(verb: Token) -> list[Token]:
    """Return the other side of what the verb relates, whatever the voice: Y in 'X supports Y', 'X is supported by Y'."""
    return subject(verb) if is_passive(verb) else object_(verb)


def brought(verb: Token) -> list[Token]:
    """Return what a passive verb says to be furthered or changed: Y in 'Y is accelerated by X', 'Y accelerated by X'."""
    return surface_subject(verb) if is_passive(verb) else []


def resting(noun: Token) -> list[Token]:
    """Return what is said to rest on the noun: X in 'X rests on three pillars'."""
    return governor(noun) if noun.dep_ == "pobj" and noun.tag_ == "NNS" else []


def governor(word: Token) -> list[Token]:
    """Return the subject of the clause around *word*, whatever lies between."""
    seen = word
    while True:
        verb = governing_verb(seen)
        if verb is None:
            return []
        above = verb.head
        if verb.dep_ == "xcomp" and is_infinitive(verb) and above.dep_ == "acl" and above.tag_ == "VBN":
            return [above.head]  # "a plan designed to promote the use of X"
        found = surface_subject(verb)
        if found and not any(word in f.subtree and not _in_relative(verb, f) for f in found):
            return found
        seen = verb


def _in_relative(verb: Token, noun: Token) -> bool:
    """Say whether *verb* stands in a relative clause about *noun*."""
    return any(v.dep_ == "relcl" and noun in (v.head, raised(v.head)) for v in (verb, *verb.ancestors))


def modified(word: Token) -> list[Token]:
    """Return the word that *word* modifies; examples after a clause are of what it is about."""
    head = word.head
    if word.dep_ == "prep" and head.pos_ in VERBAL and (is_example(word) or word.lower_ == "like"):
        last = [o for c in head.children if c.dep_ == "prep" and c.i < word.i for o in complement(c)][-1:]
        # "spread to other ports like X": what stands right before it.
        beside = [n for n in last if n.right_edge.i == word.left_edge.i - 1 and n.tag_ == "NNS"]
        if beside or word.lower_ == "like":
            return beside
        things = [n for n in (*object_(head), *surface_subject(head)) if n.i < word.i]
        # "a number of ports" are ports
        things += [o for n in things if n.tag_ == "NN" for o in complements(n, "of")]
        return [n for n in things if n.tag_ == "NNS"][:1]
    return [head] if word.dep_ != "ROOT" else []


def theme(noun: Token) -> list[Token]:
    """Return what the clause around the noun is about: its object, or its subject where it has none."""
    verb = governing_verb(noun)
    if verb is None:
        return []
    about = [o for o in object_(verb) if noun not in o.subtree]
    return about or [s for s in surface_subject(verb) if noun not in s.subtree]


def shaped(noun: Token) -> list[Token]:
    """Return what comes in such a form: X in 'gives X in the form of Y'."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "in" or noun.tag_ != "NN":
        return []
    above = preposition.head
    if above.pos_ in VERBAL:
        return theme(noun)
    return [above] if above.dep_ in (*SUBJECTS, "dobj") else []  # "changes in the form of X" are none


def self_(word: Token) -> list[Token]:
    """Return the word itself, standing for its phrase, or what it is said of: X in 'X is a plan to ...'."""
    return [raised(word)] if word.pos_ == "NOUN" else [word]


FUNCTIONS: Mapping[str, Argument] = {
    "subject": subject,
    "object": object_,
    "infinitive": infinitive,
    "purpose": purpose,
    "predicate": predicate,
    "wish": wish,
    "resting": resting,
    "holder": holder,
    "members": members,
    "possessor": possessor,
    "governor": governor,
    "modified": modified,
    "complement": complement,
    "means": means,
    "examples": examples,
    "affected": affected,
    "copula": copula,
    "described": described,
    "judged": judged,
    "located": located,
    "basis": basis,
    "accompanied": accompanied,
    "ahead": ahead,
    "granted": granted,
    "deed": deed,
    "surface": surface_subject,
    "counterpart": counterpart,
    "brought": brought,
    "progressive": progressive,
    "firstPerson": first_person,
    "modalSubject": modal_subject,
    "resided": resided,
    "purposive": purposive,
    "party": party,
    "pledged": pledged,
    "promised": promised,
    "due": due,
    "slated": slated,
    "bound": bound,
    "needed": needed,
    "neededFor": needed_for,
    "stressed": stressed,
    "theme": theme,
    "mainClause": main_clause,
    "reason": reason,
    "aftermath": aftermath,
    "ensuing": ensuing,
    "letting": letting,
    "opened": opened,
    "explained": explained,
    "extent": extent,
    "outcome": outcome,
    "ruledOut": ruled_out,
    "lacking": lacking,
    "span": span,
    "category": category,
    "listedAfter": listed_after,
    "bracketedClass": bracketed_class,
    "bracketed": bracketed,
    "enumerated": enumerated,
    "headClause": head_clause,
    "shaped": shaped,
    "smallClause": small_clause,
    "listed": listed,
    "apposed": apposed,
    "fellows": fellows,
    "fellowship": fellowship,
    "filling": filling,
    "circles": circles,
    "classed": classed,
    "contained": contained,
    "instanced": instanced,
    "particular": particular,
    "partners": partners,
    "several": several,
    "identified": identified,
    "instrument": instrument,
    "field": field,
    "site": site,
    "premises": premises,
    "recipient": recipient,
    "given": given,
    "applied": applied,
    "ordered": ordered,
    "ranged": ranged,
    "self": self_,
    "compounded": compounded,
    "clause": self_,
    "state": state,
    "manner": manner,
    "overdone": overdone,
    "existing": existing,
    "plight": plight,
    "course": course,
    "barred": barred,
    "scant": scant,
    "wanting": wanting,
    "faulty": faulty,
    "deprived": deprived,
    "sufficed": sufficed,
    "sufficing": sufficing,
    "experiencer": experiencer,
    "content": content,
}
"""The arguments that are no prepositions, by their names in the lexicon."""
