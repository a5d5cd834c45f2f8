"""Syntactic arguments: where in the tree of a sentence the subject, object or complement of a word stands.

The names are those of ontology/lexicon/syntax.ttl, which says what each means; active and passive voice,
relative and participial clauses, infinitives and coordination are seen through here, once for all words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .phrase import is_example, is_means, span_end

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_VERBAL = ("VERB", "AUX")


def arguments(word: Token, name: str) -> list[Token]:
    """Return the heads of the argument *name* of *word*, coordination not yet split; empty where there is none.

    A name that is not one of the functions of this module is that of a preposition.
    """
    function = FUNCTIONS.get(name)
    return function(word) if function else _complements(word, name)


def subject(verb: Token) -> list[Token]:
    """Return the logical subject: who does it, in whatever clause the verb stands."""
    if is_passive(verb):
        return _agent(verb)
    return _surface_subject(verb)


def object_(verb: Token) -> list[Token]:
    """Return the logical object: what it is done to."""
    if is_passive(verb):
        return _surface_subject(verb)
    direct = [c for c in verb.children if c.dep_ in ("dobj", "dative") and not _is_relative(c)]
    if direct:
        return direct
    if verb.dep_ == "relcl" and any(c.dep_ in _SUBJECTS and not _is_relative(c) for c in verb.children):
        return [verb.head]  # "the fund that they established"
    small = [
        s
        for c in verb.children
        if c.dep_ == "ccomp" and c.tag_ == "VBG"
        for s in c.children
        if s.dep_ == "nsubj"
    ]
    if small:
        return small  # "supports firms developing X"
    shared = [d for d in verb.conjuncts if d.i > verb.i for d in d.children if d.dep_ == "dobj"]
    if verb.pos_ == "VERB" and any(c.dep_ == "conj" for c in verb.children) and shared:
        return shared[:1]  # "designs and manufactures chips"
    return []


def is_passive(verb: Token) -> bool:
    """Say whether *verb* is a passive or a past participle that modifies a noun."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if verb.dep_ == "advcl" and not any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.children):
        return True
    if (
        verb.dep_ == "conj"
        and verb.head.tag_ == "VBN"
        and not any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.children)
    ):
        return is_passive(verb.head)
    return False


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above *token*."""
    return next((a for a in token.ancestors if a.pos_ in _VERBAL), None)


def _surface_subject(verb: Token) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own and _is_relative(own[0]):
        return _antecedent(verb)
    if own:
        return own
    match verb.dep_:
        case "conj":
            return _surface_subject(verb.head) if verb.head.pos_ in _VERBAL else []
        case "xcomp" | "advcl" | "ccomp" | "dep":
            controlled = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
            if verb.dep_ == "ccomp" and controlled:
                return controlled
            return subject(verb.head) or _surface_subject(verb.head) if verb.head.pos_ in _VERBAL else []
        case "acl" | "relcl" | "amod":
            if is_infinitive(verb):
                return holder(verb.head)
            return [raised(verb.head)]
        case "pcomp":
            above = verb.head.head
            return subject(above) if above.pos_ in _VERBAL else holder(above)
    return []


def is_infinitive(verb: Token) -> bool:
    """Say whether *verb* stands with 'to'; a coordinated one shares it."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB" and is_infinitive(verb.head)


def _agent(verb: Token) -> list[Token]:
    return [
        o
        for c in verb.children
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
        for o in c.children
        if o.dep_ == "pobj" and o.pos_ != "NUM" and o.ent_type_ != "DATE"
    ]


def _is_relative(token: Token) -> bool:
    return token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.head.dep_ == "relcl")


def _antecedent(verb: Token) -> list[Token]:
    while verb.dep_ == "conj":
        verb = verb.head
    return [raised(verb.head)] if verb.dep_ == "relcl" else []


def raised(noun: Token) -> Token:
    """Return what a noun is said of: X in 'X, a team that ...', 'X is a plan to ...' and 'X is Peru's plan to ...'."""
    marks = [c for c in noun.children if c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("a", "an"))]
    if not marks:
        return noun
    if noun.dep_ == "appos" and marks[0].dep_ == "det":
        return noun.head
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        told_of = [s for s in _surface_subject(noun.head) if not _is_relative(s) and s.tag_ != "EX"]
        return next((s for s in told_of if s != noun), noun)
    return noun


def infinitive(word: Token) -> list[Token]:
    """Return the infinitive or gerund that completes the word: 'aims to X', 'a decision to X', 'targets doing X'."""
    labels = ("xcomp", "advcl", "ccomp") if word.pos_ in _VERBAL else ("acl", "relcl", "xcomp")
    return [
        c
        for c in word.rights
        if not _has_own_subject(c)
        and ((c.dep_ in labels and is_infinitive(c)) or (c.dep_ == "xcomp" and c.tag_ == "VBG"))
    ]


def purpose(verb: Token) -> list[Token]:
    """Return the infinitive that says what for: 'uses A to X', 'launched a plan to X', 'in order to X'."""
    found = [
        c
        for c in verb.children
        if c.dep_ in ("advcl", "xcomp") and is_infinitive(c) and not _has_own_subject(c)
    ]
    for noun in object_(verb):
        if noun.i > verb.i:
            found += [
                c
                for d in noun.subtree
                for c in d.rights
                if c.dep_ in ("relcl", "acl") and is_infinitive(c) and d.dep_ != "nsubj"
            ]
    for preposition in verb.children:
        if preposition.dep_ == "prep":
            found += [
                c
                for c in preposition.subtree
                if c.dep_ == "acl" and c.head.lower_ == "order" and is_infinitive(c)
            ]
    return found


def _has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS and c.i < verb.i for c in verb.children)


def _complements(word: Token, preposition: str) -> list[Token]:
    found = []
    for child in word.children:
        if (
            child.dep_ in ("prep", "agent", "prt", "dative")
            and child.lower_ == preposition
            and not is_example(child)
        ):
            found += [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
    if not found and word.pos_ in _VERBAL:
        for noun in object_(word):
            if noun.i > word.i:
                found += _complements(noun, preposition)
    return found


def predicate(noun: Token) -> list[Token]:
    """Return what the noun is said to be: 'the aim is to X', 'the aim is X'."""
    verb = noun.head
    if noun.dep_ not in _SUBJECTS or verb.lemma_ != "be":
        return []
    return [c for c in verb.children if c.dep_ in ("xcomp", "attr", "ccomp") and c.i > verb.i]


def members(noun: Token) -> list[Token]:
    """Return what things of a kind are said to be, one by one: 'the two sectors are X and Y'."""
    if noun.tag_ != "NNS":
        return []
    return [n for n in predicate(noun) if n.dep_ == "attr" and any(c.dep_ == "conj" for c in n.children)]


def holder(noun: Token) -> list[Token]:
    """Return who has the thing: its possessor, or the subject of the clause in which it stands."""
    owner = possessor(noun)
    if owner:
        return owner
    verb = governing_verb(noun)
    if noun.dep_ in _SUBJECTS:
        return []
    return subject(verb) or _surface_subject(verb) if verb is not None else []


def possessor(noun: Token) -> list[Token]:
    """Return the possessor of a noun: 'X's aim', 'its aim'."""
    return [c for c in noun.children if c.dep_ == "poss"]


def governor(word: Token) -> list[Token]:
    """Return the subject of the clause around *word*, whatever lies between."""
    seen = word
    while True:
        verb = governing_verb(seen)
        if verb is None:
            return []
        found = _surface_subject(verb)
        if found and not any(word in f.subtree and not _in_relative(verb, f) for f in found):
            return found
        seen = verb


def _in_relative(verb: Token, noun: Token) -> bool:
    """Say whether *verb* stands in a relative clause about *noun*."""
    return any(v.dep_ == "relcl" and noun in (v.head, raised(v.head)) for v in (verb, *verb.ancestors))


def modified(word: Token) -> list[Token]:
    """Return the word that *word* modifies."""
    return [word.head] if word.dep_ != "ROOT" else []


def complement(preposition: Token) -> list[Token]:
    """Return what stands after a preposition."""
    return [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]


def means(preposition: Token) -> list[Token]:
    """Return the act by which something comes about, where *preposition* leads to it: 'by doing X'."""
    # Where the act is told of somebody, as in "X cut costs by doing Y", it is X whose deed has the effect.
    if not is_means(preposition) or any(c.dep_ in _SUBJECTS for c in preposition.head.children):
        return []
    return complement(preposition)


def examples(noun: Token) -> list[Token]:
    """Return the members of a class that the text names after it: 'challenges such as X'."""
    return [o for c in noun.children if c.dep_ == "prep" and is_example(c) for o in complement(c)]


def affected(noun: Token) -> list[Token]:
    """Return who or what a challenge stands before."""
    owner = possessor(noun) or [o for p in ("for", "of") for o in _complements(noun, p) if p == "for"]
    if owner:
        return owner
    verb = governing_verb(noun)
    if verb is None:
        return []
    if noun.dep_ in _SUBJECTS:
        inside = [v for v in verb.children if v.dep_ == "ccomp"]
        return [s for v in inside for s in _surface_subject(v)]
    own = [s for s in subject(verb) if s.lower_ != "there"]
    if own:
        return own
    aside = [v for v in verb.children if v.dep_ == "advcl" and v.i < verb.i]
    return [s for v in aside for s in _surface_subject(v)]


def copula(noun: Token) -> list[Token]:
    """Return what is said to be, or to become, the thing: 'X is a key force'."""
    verb = noun.head
    if noun.dep_ not in ("attr", "oprd", "acomp") or verb.lemma_ not in ("be", "become", "remain"):
        return []
    return _surface_subject(verb)


def located(noun: Token) -> list[Token]:
    """Return what is said to be at a place in something: 'X is at the heart of it'."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "at" or preposition.head.lemma_ != "be":
        return []
    return _surface_subject(preposition.head)


def first_person(auxiliary: Token) -> list[Token]:
    """Return the subject of the auxiliary's verb where it is the speaker: 'we will'."""
    if auxiliary.head.dep_ == "relcl" and not has_goal(auxiliary.head):
        return []  # "the ports that we will build"
    return [c for c in auxiliary.head.children if c.dep_ in _SUBJECTS and c.lower_ in ("we", "i")]


def modal_subject(auxiliary: Token) -> list[Token]:
    """Return the subject of the auxiliary's verb where the verb is active and has an object: 'X will build Y'."""
    verb = auxiliary.head
    acts = auxiliary.dep_ == "aux" and not is_passive(verb) and has_goal(verb)
    return _surface_subject(verb) if acts else []


def has_goal(verb: Token) -> bool:
    """Say whether *verb* has something that it is done to, its own or shared, or that its subject becomes."""
    after = [c for v in (verb, *verb.conjuncts) if v.i >= verb.i for c in v.rights]
    return any(c.dep_ == "dobj" for c in after) or (
        verb.lemma_ == "become" and any(c.dep_ in ("attr", "acomp") for c in after)
    )


def purposive(marker: Token) -> list[Token]:
    """Return who acts to the end that the infinitive after 'to' tells: X in 'X built Y (in order) to save Z'."""
    act = marker.head
    verb = governing_verb(act)
    in_order = act.dep_ == "acl" and act.head.lower_ == "order"
    if marker.dep_ != "aux" or verb is None or not (in_order or (act.dep_ == "advcl" and act.head == verb)):
        return []
    if verb.pos_ != "VERB" or (act.i < verb.i and not in_order) or _has_own_subject(act):
        return []
    return _surface_subject(verb)


def main_clause(word: Token) -> list[Token]:
    """Return the verb of the clause around the word: 'grew' in 'thanks to rain, rice grew'."""
    verb = governing_verb(word)
    return [verb] if verb is not None else []


def span(preposition: Token) -> list[Token]:
    """Return the ends of what a 'from' spans after a comma, each with its list: 'crops, from rice to tea and cocoa'."""
    last = span_end(preposition)
    return [*complement(preposition), *complement(last)] if last is not None else []


def theme(noun: Token) -> list[Token]:
    """Return what the clause around the noun is about: its object, or its subject where it has none."""
    verb = governing_verb(noun)
    if verb is None:
        return []
    about = [o for o in object_(verb) if noun not in o.subtree]
    return about or [s for s in _surface_subject(verb) if noun not in s.subtree]


def category(colon: Token) -> list[Token]:
    """Return the noun right before a colon: 'four goals: A, B, C and D'."""
    before = colon.nbor(-1) if colon.i > 0 else colon
    return [before] if before.tag_ in ("NNS", "NNPS") else []


def listed_after(colon: Token) -> list[Token]:
    """Return the first of the nouns that follow a colon, where there are several."""
    return [
        c
        for noun in category(colon)
        for c in enumerated(noun)
        if c.pos_ in ("NOUN", "PROPN") and any(d.dep_ == "conj" for d in c.children)
    ]


def head_clause(auxiliary: Token) -> list[Token]:
    """Return the verb that the auxiliary goes with."""
    return [auxiliary.head] if auxiliary.dep_ == "aux" else []


def enumerated(noun: Token) -> list[Token]:
    """Return what follows the noun after a colon: 'three laws: X, Y and Z'."""
    return [
        c
        for c in noun.children
        if c.dep_ in ("appos", "conj", "acl") and noun.doc[c.left_edge.i - 1].text == ":"
    ]


def basis(noun: Token) -> list[Token]:
    """Return what the thing lies in: 'at the heart of X is an ambition'."""
    if noun.dep_ not in (*_SUBJECTS, "attr") or noun.head.lemma_ != "be":
        return []
    places = [
        o for p in noun.head.children if p.dep_ == "prep" and p.lower_ in ("at", "in") for o in complement(p)
    ]
    return [what for place in places for what in _complements(place, "of")]


def small_clause(verb: Token) -> list[Token]:
    """Return the verb itself where it has an object and what becomes of it: 'makes X a leader', 'makes X better'."""
    follower = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if follower.tag_ == "PRP":  # "making it the only one" says what the subject is
        return []
    return [verb] if any(c.dep_ in ("ccomp", "oprd", "xcomp") and c.i > verb.i for c in verb.children) else []


def listed(word: Token) -> list[Token]:
    """Return what stands before the word's noun in a list: the A and B of 'A, B and other X'."""
    noun = word.head
    return [h for h in (noun.head,) if noun.dep_ == "conj" and h.i < noun.i]


def self_(word: Token) -> list[Token]:
    """Return the word itself, standing for its phrase, or what it is said of: X in 'X is a plan to ...'."""
    return [raised(word)] if word.pos_ == "NOUN" else [word]


FUNCTIONS: Mapping[str, Callable[[Token], list[Token]]] = {
    "subject": subject,
    "object": object_,
    "infinitive": infinitive,
    "purpose": purpose,
    "predicate": predicate,
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
    "located": located,
    "basis": basis,
    "firstPerson": first_person,
    "modalSubject": modal_subject,
    "purposive": purposive,
    "theme": theme,
    "mainClause": main_clause,
    "span": span,
    "category": category,
    "listedAfter": listed_after,
    "enumerated": enumerated,
    "headClause": head_clause,
    "smallClause": small_clause,
    "listed": listed,
    "self": self_,
    "clause": self_,
}
"""The arguments that are no prepositions, by their names in the lexicon."""
