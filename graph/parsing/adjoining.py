"""The adjoining clause: one that begins with 'and' and is read into the clause before it, put right in the tree."""

from __future__ import annotations

from ..syntax.tree import Token
from .clause import FINITE, SUBJECTS, is_noun

_HELPING = frozenset({"aux", "auxpass", "neg", "advmod"})


def subject_beside_clause(verb: Token) -> None:
    """Mend 'A is doing B, and C does D', where C is read as one more B, and all of that as what is said to do D."""
    if not _lacks_subject(verb):
        return
    clauses = [c for c in verb.lefts if c.dep_ in ("ccomp", "csubj") and c.pos_ in ("VERB", "AUX")]
    if len(clauses) != 1 or not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clauses[0].lefts):
        return
    first = clauses[0]
    noun = _subject_before(verb, first)
    if noun is None:
        return
    joined = noun.doc[noun.left_edge.i - 1]
    first.attach(first if verb.dep_ == "ROOT" else verb.head, verb.dep_)
    verb.attach(first, "conj")
    noun.attach(verb, "nsubj")
    joined.attach(first, "cc")


def subject_in_list(verb: Token) -> None:
    """Mend 'A does B in C, and D has done E', where D is read as standing beside C, and 'has done' as what A does besides."""
    if verb.dep_ != "conj" or not _lacks_subject(verb) or verb.head.pos_ not in ("VERB", "AUX"):
        return
    noun = _subject_before(verb, verb.head)
    # "suits B, and D has done E", where D is read as one more thing that it suits
    if noun is None or not (noun.dep_ == "dobj" or (noun.dep_ == "conj" and is_noun(noun.head))):
        return
    joined = noun.doc[noun.left_edge.i - 1]
    noun.attach(verb, "nsubj")
    joined.attach(verb.head, "cc")
    joined.nbor(-1).attach(verb.head, "punct")


def verb_beside_noun(verb: Token) -> None:
    """Mend 'A carry 5 tonnes by land and make up B', where 'make up' is read as standing beside the land."""
    noun = verb.head
    if verb.dep_ != "conj" or not is_noun(noun) or verb.tag_ not in FINITE or not any(verb.rights):
        return
    above = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if above is None or above.tag_ != verb.tag_ or above.i > noun.i or not _lacks_subject(verb):
        return
    joint = next((c for c in noun.rights if c.dep_ == "cc" and c.i == verb.i - 1), None)
    if joint is not None and any(c.dep_ in SUBJECTS for c in above.lefts):
        verb.attach(above, "conj")
        joint.attach(above, "cc")


def _lacks_subject(verb: Token) -> bool:
    """Say whether *verb* is finite and has no noun as its subject."""
    first = _first(verb)
    finite = (first.tag_ in FINITE and verb.tag_ != "VB") or first.tag_ == "MD"
    return finite and not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.lefts)


def _first(verb: Token) -> Token:
    """Return the word with which what *verb* says begins, an auxiliary or the verb."""
    return next((c for c in verb.lefts if c.dep_ in _HELPING), verb)


def _subject_before(verb: Token, clause: Token) -> Token | None:
    """Return the noun right before *verb*, of the phrase that a comma and 'and' part from what is before it in *clause*.

    Were the verb one more of what the clause says, there would be an 'and' right before it.
    """
    edge = _first(verb).i - 1
    doc = verb.doc
    if edge <= clause.i:
        return None
    noun = doc[edge]
    while noun.right_edge.i <= edge and noun is not clause:
        start = noun.left_edge.i
        is_joined = doc[start - 1].tag_ == "CC" and doc[start - 2].text == ","
        if is_noun(noun) and noun.right_edge.i == edge and is_joined and start - 2 > clause.i:
            return noun
        noun = noun.head
    return None
