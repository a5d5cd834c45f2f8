"""The gerund: mistakes that the parser makes with gerunds, which it takes for nouns and adjectives, put right in the tree."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.membership import category
from ..syntax.tree import Token
from ..syntax.verb import LIST_MARKS, SUBJECTS
from .clause import is_noun

_ENDING = "ing"
_CLAUSES = frozenset({"advcl", "ccomp"})


def last_of_list(noun: Token) -> None:
    """Mend 'doing A, doing B and doing C', where the last 'doing' is read as a noun beside B.

    The sign is that the list has no 'and' before, or that the noun has an object.
    """
    beside = noun.head
    if noun.dep_ != "conj" or not _is_like_gerund(noun) or not is_noun(beside) or noun.i < 1:
        return
    if noun.nbor(-1).dep_ != "cc" or noun.left_edge is not noun:
        return
    own = next((c for c in noun.rights if c.dep_ == "dobj"), None)
    whole = beside.head if beside.dep_ in ("nmod", "compound", "amod") else None
    if own is None and (whole is None or whole.i < noun.i or whole.dep_ != "dobj"):
        return
    verb = next((a for a in beside.ancestors if a.pos_ == "VERB"), None)
    if verb is None or verb.tag_ != "VBG" or verb.i > beside.i:
        return
    if own is None and whole is not None:
        if not _is_unended(verb):
            return
        beside.attach(verb, "dobj")
        whole.attach(noun, "dobj")
    link = noun.nbor(-1)
    noun.tag_, noun.pos_ = "VBG", "VERB"
    noun.attach(verb, "conj")
    link.attach(verb, "cc")


def deed_beside_object(noun: Token) -> None:
    """Mend 'to do A, doing B', where 'doing' is read as what sort of B stands beside A.

    The sign is a comma with no 'and' in what would be a list of two.
    """
    first, doing = noun.head, noun.left_edge
    if not is_noun(noun) or not is_noun(first) or first.dep_ != "dobj" or doing.head is not noun:
        return
    if doing.dep_ != "compound" or not _is_like_gerund(doing) or doing.i < 1 or doing.nbor(-1).text != ",":
        return
    if noun.i != doing.i + 1 or any(c.dep_ in ("cc", "conj") and c is not noun for c in first.rights):
        return
    if any(c.dep_ in ("cc", "conj") for c in noun.rights):
        return
    doing.tag_, doing.pos_ = "VBG", "VERB"
    doing.attach(first.head, "advcl")
    noun.attach(doing, "dobj")


def middle_of_list(noun: Token) -> None:
    """Mend 'doing A, doing B and doing C', where the second 'doing' is read as what sort of B is listed beside 'doing A'."""
    beside, doing = noun.head, noun.left_edge
    above = beside.head if beside.dep_ == "dobj" and is_noun(beside) else beside
    if not is_noun(noun) or above.tag_ != "VBG" or doing.head is not noun or not _is_like_gerund(doing):
        return
    if doing.dep_ not in ("compound", "amod") or doing.i < 1 or doing.nbor(-1).text != ",":
        return
    has_last = any(
        c.dep_ == "conj" and c.tag_ == "VBG" and c.i > noun.i
        for c in (*above.rights, *beside.rights, *noun.rights)
    )
    if has_last and any(c.dep_ == "dobj" for c in above.rights):
        doing.tag_, doing.pos_ = "VBG", "VERB"
        doing.attach(above, "conj")
        noun.attach(doing, "dobj")
        for child in [c for c in noun.rights if c.dep_ == "cc" or (c.dep_ == "conj" and c.tag_ == "VBG")]:
            child.attach(doing, child.dep_)


def first_of_list(verb: Token) -> None:
    """Mend 'entails doing A, doing B and doing C', where the first 'doing' is read as what sort of A it is."""
    above = verb.head
    inclusions = verb.doc.roles[POL.inclusion]
    if verb.tag_ != "VBG" or above.lemma_ not in inclusions or not any(t.dep_ == "cc" for t in verb.subtree):
        return
    edge = verb.left_edge.i
    if verb.dep_ not in ("advcl", "conj") or edge < 2 or verb.doc[edge - 1].text != ",":
        return
    thing = verb.doc[edge - 2]
    while thing.head is not above and thing.head.i > above.i and thing.head is not thing:
        thing = thing.head
    first = thing.left_edge
    if thing.dep_ != "dobj" or thing.head is not above or above.i > first.i or not _is_like_gerund(first):
        return
    if (
        first.head is thing
        and first.dep_ in ("compound", "amod")
        and not any(c.dep_ == "conj" for c in thing.rights)
    ):
        first.tag_, first.pos_ = "VBG", "VERB"
        first.attach(above, "xcomp")
        thing.attach(first, "dobj")
        verb.attach(first, "conj")


def subject_after_opening(verb: Token) -> None:
    """Mend 'During the war doing A has become B', where 'doing A' is read as a part of what begins the sentence."""
    opening = next((c for c in verb.lefts if c.dep_ == "prep"), None)
    described = any(c.dep_ in ("acomp", "attr") for c in verb.rights)  # "in towns facing floods came a slump"
    if opening is None or not described or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    noun = next((c for c in opening.rights if c.dep_ == "pobj"), None)
    beside = [c for c in opening.rights if c.dep_ == "pcomp"]
    beside += [c for c in noun.rights if c.dep_ == "acl"] if noun is not None else []
    if noun is not None and beside and beside[0].tag_ == "VBG" and noun.i < beside[0].i:
        beside[0].attach(verb, "csubj")
    elif noun is not None:
        _free(noun, opening, verb)


def _free(noun: Token, opening: Token, verb: Token) -> None:
    """Make the gerund that is read as what sort of *noun* it is the subject of *verb*, with *noun* as its object."""
    doing = next((c for c in noun.lefts if _is_like_gerund(c) and c.dep_ in ("amod", "compound")), None)
    if doing is None or doing.i <= opening.i + 1:
        return
    last = doing.nbor(-1)
    if last.tag_[:2] != "NN" and last.nbor(-1).tag_[:2] != "NN":
        return  # "in the fast growing town"
    before = [t for t in (*noun.lefts, *doing.lefts) if t.i < doing.i and t is not last]
    last.attach(opening, "pobj")
    for word in before:
        word.attach(last, word.dep_)
    doing.tag_, doing.pos_ = "VBG", "VERB"
    doing.attach(verb, "csubj")
    noun.attach(doing, "dobj")


def deed_of_share(verb: Token) -> None:
    """Mend 'a target of 40% of ships using wind', where it would be the target that uses wind."""
    those = verb.nbor(-1) if verb.i else verb
    of = those.head
    share = of.head
    if verb.tag_ != "VBG" or those.tag_ not in ("NNS", "NNPS") or of.lower_ != "of" or share is verb.head:
        return
    if those in verb.head.subtree and any(c.dep_ == "nummod" for c in share.lefts):
        verb.attach(those, "acl")


def list_after_colon(verb: Token) -> None:
    """Mend 'has three aims: doing A, doing B and doing C', where 'doing A' is read as a clause beside the main one."""
    edge = verb.i
    if edge < 2 or verb.doc[edge - 1].text not in LIST_MARKS or not _is_like_gerund(verb) or any(verb.lefts):
        return
    if verb.tag_ == "NN" and not (verb.dep_ in _CLAUSES and any(c.dep_ == "dobj" for c in verb.rights)):
        return
    above = next(iter(category(verb.doc[edge - 1])), None)
    if above is not None and above not in verb.subtree and above is not verb.head:
        verb.tag_, verb.pos_ = "VBG", "VERB"
        verb.attach(above, "acl")


def _is_like_gerund(token: Token) -> bool:
    return token.lower_.endswith(_ENDING) and token.tag_ in ("NN", "VBG") and " " not in token.text


def _is_unended(verb: Token) -> bool:
    """Say whether *verb* is the last yet of a list of gerunds that has had no 'and'."""
    return (
        verb.dep_ == "conj"
        and verb.head.tag_ == "VBG"
        and not any(c.dep_ == "cc" for c in verb.head.rights)
        and not any(c.dep_ == "conj" for c in verb.rights)
    )
