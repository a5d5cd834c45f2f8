"""The transitive verb: mistakes that the parser makes with what a verb acts on, put right in the tree."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.tree import Token
from .clause import FINITE, SUBJECTS, is_noun

_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_AUXILIARIES = frozenset({"be", "do", "have"})
_JOINING = frozenset({"with", "into"})
_REFLEXIVE = ("self", "selves")
_HELPING = ("aux", "auxpass")


def object_of_verb(noun: Token) -> None:
    """Mend 'the grid spans A and B', where A is read as what the grid is, or as another word for spanning."""
    verb = noun.head
    if (
        verb.pos_ != "VERB"
        or noun.i < verb.i
        or not is_noun(noun)
        or verb.lemma_ in verb.doc.roles[POL.linking]
    ):
        return
    if noun.ent_type_ in _TIMES or verb.tag_ == "VBN":
        return
    others = (c for c in verb.children if c is not noun)
    if any(c.dep_ in ("dobj", "acomp", "oprd", "ccomp", "xcomp", "expl") for c in others):
        return
    beside = noun.left_edge.i == verb.i + 1
    if beside and any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.lefts):
        noun.dep_ = "dobj"


def subject_after_participle(noun: Token) -> None:
    """Mend 'Included in the plan are A and B', where A is read as what 'are' says that something is.

    So it is in 'Belonging to the pact are A and B'.
    """
    helping = noun.head
    verb = helping.head
    fronted = helping.dep_ in _HELPING and helping.i > verb.i and verb.tag_ in ("VBN", "VBG")
    if fronted and is_noun(noun) and noun.i > helping.i and not any(c.dep_ in SUBJECTS for c in verb.lefts):
        noun.attach(verb, "nsubjpass" if verb.tag_ == "VBN" else "nsubj")


def second_after_participle(noun: Token) -> None:
    """Mend 'Housed in the agency are A and B', where B is read as beside 'are'."""
    helping = noun.head
    verb = helping.head
    if helping.dep_ not in _HELPING or helping.i < verb.i or not is_noun(noun):
        return
    first = next((c for c in verb.rights if c.dep_ in SUBJECTS and helping.i < c.i < noun.i), None)
    if first is not None:
        noun.attach(first, "conj")


def state_of_oneself(oneself: Token) -> None:
    """Mend 'Peru finds itself threatened by A', where 'itself' is read as the subject of 'threatened'."""
    verb = oneself.head
    if not oneself.lower_.endswith(_REFLEXIVE) or verb.tag_ != "VBN" or verb.dep_ not in ("ccomp", "xcomp"):
        return
    above = verb.head
    if oneself.i == above.i + 1 and any(c.dep_ in SUBJECTS for c in above.lefts):
        oneself.attach(above, "dobj")
        verb.attach(above, "advcl")


def thing_as_verb(thing: Token) -> None:
    """Mend 'It uses radar to do A', where a thing that is at work is read as a verb beside the one that is put to use.

    And 'The port uses radar', where 'uses' is read as those who 'radar'.
    """
    if thing.lemma_ not in thing.doc.roles[POL.apparatus] or thing.tag_ not in ("VB", "VBP") or not thing.i:
        return
    verb = thing.nbor(-1)
    if thing.dep_ in ("acomp", "xcomp", "ccomp") and thing.head is verb and verb.tag_ in FINITE:
        thing.tag_, thing.pos_, thing.dep_ = "NN", "NOUN", "dobj"
        return
    if verb.dep_ == "aux" and verb.head is thing and verb.tag_ == "VBZ" and verb.lemma_ not in _AUXILIARIES:
        _act_on(verb, thing)
        return
    before = [c for c in verb.lefts if c.dep_ in ("compound", "nmod")]
    if (
        thing.dep_ != "ROOT"
        or verb.dep_ != "nsubj"
        or verb.head is not thing
        or verb.tag_ != "NNS"
        or not before
    ):
        return
    rest = [c for c in verb.lefts if c is not before[-1]]
    verb.lemma_ = verb.lower_.removesuffix("s")
    _act_on(verb, thing)
    before[-1].attach(verb, "nsubj")
    for child in rest:
        child.attach(before[-1], child.dep_)


def participle_of_object(participle: Token) -> None:
    """Mend 'pushes ageing firms to do A', where 'ageing' is read as what is done to the firms."""
    verb = participle.nbor(-1) if participle.i else participle
    if (
        participle.tag_ != "VBG"
        or verb.tag_ not in FINITE
        or verb.dep_ != "aux"
        or verb.head is not participle
    ):
        return
    forms = {verb.lemma_, verb.lower_.removesuffix("s"), verb.lower_.removesuffix("es")}
    causing = forms & verb.doc.roles[POL.causative]
    thing = next((c for c in participle.rights if c.dep_ in ("dobj", "nsubj") and is_noun(c)), None)
    if not causing or thing is None or thing.left_edge.i != participle.i + 1:
        return
    deed = next((c for t in (participle, thing) for c in t.rights if c.tag_ == "VB" and c.i > thing.i), None)
    if deed is None or deed.left_edge.lower_ != "to":
        return
    verb.lemma_ = causing.pop()
    _act_on(verb, participle)
    participle.tag_, participle.pos_ = "JJ", "ADJ"
    thing.attach(verb, "dobj")
    participle.attach(thing, "amod")
    deed.attach(verb, "xcomp")


def _act_on(verb: Token, thing: Token) -> None:
    """Let *verb* have *thing*, which was read as the verb of the clause, as its object, and all that hung on it."""
    head, label = thing.head, thing.dep_
    thing.tag_, thing.pos_ = "NN", "NOUN"
    verb.tag_, verb.pos_ = verb.tag_ if verb.tag_ in FINITE else "VBZ", "VERB"
    verb.attach(verb if head is thing else head, label)
    for child in [c for c in thing.children if c is not verb]:
        child.attach(verb, child.dep_)
    thing.attach(verb, "dobj")


def joined_with(preposition: Token) -> None:
    """Mend 'combines A with B' and 'folds A and B into C', where what follows is read as that of A, or of B."""
    noun = preposition.head
    if preposition.lower_ not in _JOINING or noun.i > preposition.i:
        return
    while noun.dep_ == "conj" and preposition.lower_ == "into":
        noun = noun.head
    if noun.dep_ == "dobj" and noun.head.lemma_ in noun.doc.roles[POL.joining]:
        preposition.attach(noun.head, "prep")


def subject_of_noun(noun: Token) -> None:
    """Mend 'consists of A, B and C for port works', where B is read as the subject of the works."""
    last = noun.head
    if last.pos_ != "NOUN" or last.dep_ != "appos" or noun.dep_ != "nsubj" or not is_noun(last.head):
        return
    before = last.nbor(-1)
    if before.dep_ == "pobj" and before.head.i == before.i - 1 and before in noun.subtree:
        first, preposition = last.head, before.head
        noun.attach(first, "conj")
        last.attach(preposition, "pobj")
        before.attach(last, "compound")


def verb_in_name(verb: Token) -> None:
    """Mend 'The Ports Deal bundles A and B.' and 'The port lists A.', where deal and verb are read as what sort of A it is."""
    thing = verb.head
    if verb.tag_ != "NNS" or verb.dep_ != "compound" or thing.dep_ != "ROOT" or verb.i < 2:
        return
    noun = verb.nbor(-1)
    is_told = noun.pos_ == "PROPN" or any(c.dep_ == "det" for c in (*noun.lefts, *thing.lefts))
    if not is_told or not is_noun(noun) or noun.head not in (verb, thing) or noun.dep_ != "compound":
        return
    sentence = verb.sent
    if sentence[-1].text != "." or any(t.tag_ in FINITE for t in sentence):
        return
    before = [c for c in (*verb.lefts, *thing.lefts) if c.i < noun.i]
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", verb.lower_.removesuffix("s")
    verb.attach(verb, "ROOT")
    thing.attach(verb, "dobj")
    noun.attach(verb, "nsubj")
    for child in before:
        child.attach(noun, child.dep_)
    for mark in [c for c in thing.rights if c.is_punct and c.i > thing.right_edge.i - 1]:
        mark.attach(verb, mark.dep_)
