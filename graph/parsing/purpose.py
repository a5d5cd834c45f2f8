"""The purpose: mistakes that the parser makes with what an infinitive is the purpose of, or whose deed it is, put right in the tree."""

from __future__ import annotations

from collections.abc import Collection

from ...ontology.namespace import POL
from ..syntax.example import is_example
from ..syntax.tree import Token
from .clause import SUBJECTS, is_noun


def object_with_purpose(verb: Token) -> None:
    """Mend 'announced A to do B', where A is read as what is to do B and not as what was announced."""
    above = verb.head
    if (
        verb.tag_ != "VB"
        or above.lemma_ in verb.doc.roles[POL.causative]
        or above.pos_ != "VERB"
        or above.i > verb.i
    ):
        return
    marked = [c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"]
    made = [c for c in verb.lefts if c.dep_ == "nsubj" and is_noun(c) and marked and c.i < marked[0].i]
    beside = above.nbor(1).tag_ == "PRP"  # "made it the only port to do B"
    if made and not beside and not any(c.dep_ == "dobj" for c in above.children):
        made[0].attach(above, "dobj")
        verb.attach(above, "advcl")


def deed_of_helped(verb: Token) -> None:
    """Mend 'uses tools that help A in B do C', where 'do C' is read as a clause of 'uses' that has neither subject nor mark."""
    if verb.tag_ not in ("VB", "VBP") or any(c.dep_ in ("aux", "mark", *SUBJECTS) for c in verb.lefts):
        return
    helps = [
        t
        for t in verb.head.subtree
        if t.i < verb.i and t.lemma_ in verb.doc.roles[POL.causative] and t.pos_ == "VERB"
    ]
    if not helps or any(c.dep_ in ("xcomp", "ccomp") for c in helps[-1].rights):
        return
    helped = [c for c in helps[-1].rights if c.dep_ == "dobj" and c.i < verb.i]
    if len(helped) != 1:
        return
    for place in [c for c in helps[-1].rights if c.dep_ == "prep" and helped[0].i < c.i < verb.i]:
        place.attach(helped[0], "prep")
    verb.tag_ = "VB"
    verb.attach(helps[-1], "ccomp")
    helped[0].attach(verb, "nsubj")


def deed_of_compelled(verb: Token) -> None:
    """Mend 'obliges A to do B', where to do B is read as what for A are obliged."""
    above = verb.head
    marker = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"), None)
    if marker is None or above.lemma_ not in verb.doc.roles[POL.compelling] or verb.left_edge is not marker:
        return
    if any(c.dep_ == "dobj" and c.right_edge.i == marker.i - 1 for c in above.rights):
        verb.dep_ = "xcomp"


def partners_as_doers(verb: Token) -> None:
    """Mend 'works closely with A to do B', where A are read as those who do B."""
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "with"), None)
    partners = [c for c in verb.lefts if c.dep_ in SUBJECTS and is_noun(c)]
    if mark is None or len(partners) != 1 or verb.tag_ != "VB" or verb.head.i > mark.i:
        return
    mark.pos_ = "ADP"
    mark.attach(verb.head, "prep")
    partners[0].attach(mark, "pobj")
    verb.dep_ = "advcl"


def purpose_beside_partners(verb: Token) -> None:
    """Mend 'works with A to do B', where B is read as what A is for and not as that of the work."""
    partner = verb.head
    preposition = partner.head
    if verb.tag_ != "VB" or verb.dep_ not in ("acl", "relcl") or preposition.lower_ != "with":
        return
    above = preposition.head
    marked = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    own = any(c.dep_ in ("nsubj", "dobj", "auxpass") for c in above.children if c.i > above.i) or (
        above.tag_ == "VBN" and not any(c.lemma_ == "have" for c in above.lefts)
    )
    if marked and partner.tag_ in ("NNS", "NNPS") and above.pos_ == "VERB" and not own:
        verb.attach(above, "advcl")


def purpose_of_noun(verb: Token, class_words: Collection[str]) -> None:
    """Mend 'is clear on its mission to do B', where B is read as what all that is for.

    :param class_words: the nouns of which this may be said.
    """
    marker = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ == "to"), None)
    if marker is None or verb.tag_ != "VB" or marker.i < 1 or marker.left_edge != marker:
        return
    noun = marker.nbor(-1)
    is_own = any(c.dep_ == "poss" for c in noun.lefts)
    if noun.dep_ == "pobj" and is_own and noun.lemma_.lower() in class_words and noun.head.i < noun.i:
        verb.attach(noun, "acl")


def purpose_after_object(verb: Token) -> None:
    """Mend 'attracts A to do B', where to do B is read as what A are made to do."""
    above = verb.head
    if verb.tag_ != "VB" or above.lemma_ in verb.doc.roles[POL.causative] or above.pos_ != "VERB":
        return
    marked = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    between = [c for c in above.rights if c.dep_ == "dobj" and c.i < verb.i]
    if marked and between:
        verb.dep_ = "advcl"


def purpose_of_verb(verb: Token, specified: Collection[str]) -> None:
    """Mend 'builds new A to do B', where to do B is read as what A are like and not as what they are built for.

    In 'forced A to do B' it is what A are made to do.

    :param specified: the nouns of which an infinitive says which they are, as it does of "plan".
    """
    noun = verb.head
    if verb.tag_ != "VB" or not is_noun(noun) or noun.lemma_.lower() in specified or " " in noun.text:
        return
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts):
        return
    if noun.dep_ == "dobj" and noun.head.lemma_ in verb.doc.roles[POL.inclusion]:
        return  # "includes measures to do B"
    if any(c.dep_ in SUBJECTS for c in verb.children) or not any(c.dep_ == "dobj" for c in verb.rights):
        return
    first = _first(noun)
    if first.dep_ == "pobj" and is_example(first.head) and is_noun(first.head.head):
        first = _first(first.head.head)  # "grows crops such as A to do B"
    told = noun.tag_ == "NNS" or any(
        c.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "prep") for c in noun.children
    )
    if any(c.dep_ == "dative" for c in first.head.rights):
        return  # "gives firms the means to do B" tells what they can do
    if first.dep_ == "dobj" and first.head.lemma_ in verb.doc.roles[POL.compelling]:
        verb.attach(first.head, "xcomp")
    elif first.dep_ == "dobj" and told and first.head.pos_ == "VERB" and first.i > first.head.i:
        verb.attach(first.head, "advcl")


def _first(noun: Token) -> Token:
    """Return the first noun of the list in which *noun* stands."""
    while noun.dep_ == "conj" and is_noun(noun.head):
        noun = noun.head
    return noun


def object_beside_date(noun: Token) -> None:
    """Mend 'wants A by 2030 and a halving of B', where the halving is read as standing beside the year or the verb."""
    edge = noun.left_edge.i
    if noun.tag_ not in ("NN", "NNS") or edge < 3 or not any(c.dep_ == "det" for c in noun.lefts):
        return
    joint, year = noun.doc[edge - 1], noun.doc[edge - 2]
    by = year.head
    verb = by.head
    if joint.dep_ != "cc" or year.shape_ != "dddd" or year.dep_ != "pobj" or noun.head not in (year, verb):
        return
    objects = [c for c in verb.rights if c.dep_ == "dobj" and c.i < by.i] if verb.pos_ == "VERB" else []
    if objects and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in noun.children):
        joint.attach(objects[0], "cc")
        noun.attach(objects[0], "conj")


def deed_beside_help(verb: Token) -> None:
    """Mend 'can help do A, do B and do C', where B and C are read as standing beside the help and not as helped."""
    helping = verb.head
    if verb.tag_ not in ("VB", "VBP") or helping.lemma_ != "help" or helping.i > verb.i:
        return
    if any(c.dep_ in ("aux", "mark", *SUBJECTS) for c in verb.lefts):
        return
    helped = [c for c in helping.rights if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and c.i < verb.i]
    if len(helped) != 1 or any(c.dep_ in SUBJECTS for c in helped[0].lefts):
        return
    for joint in [c for c in helping.rights if c.dep_ in ("cc", "punct") and helped[0].i < c.i < verb.i]:
        joint.attach(helped[0], joint.dep_)
    verb.attach(helped[0], "conj")


def money_for_somebody(verb: Token) -> None:
    """Mend '2 million dollars for A to do B', where 'for A to do B' is read as what all that is for: the money is for A."""
    for_ = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "for"), None)
    given = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if for_ is None or for_.i == 0 or len(given) != 1 or verb.tag_ != "VB" or given[0].i < for_.i:
        return
    money = for_.nbor(-1)
    if money.pos_ != "NUM" and not (money.tag_ == "NNS" and any(c.dep_ == "nummod" for c in money.lefts)):
        return
    if money.ent_type_ == "MONEY":
        for_.pos_ = "ADP"
        for_.attach(money, "prep")
        given[0].attach(for_, "pobj")
        verb.attach(given[0], "acl")


def chance_for_somebody(verb: Token) -> None:
    """Mend 'creates chances for A to do B', where 'for A to do B' is read as what something is created for."""
    first, above = verb.left_edge, verb.head
    noun = first.nbor(-1) if first.i else first
    if first.lower_ != "for" or first.head is not verb or first.dep_ != "mark" or noun.head is not above:
        return
    is_chance = noun.lemma_.lower() in verb.doc.roles[POL.ability] | verb.doc.roles[POL.motive]
    if noun.dep_ == "dobj" and is_chance and any(c.dep_ in SUBJECTS for c in verb.lefts):
        verb.attach(noun, "advcl")
