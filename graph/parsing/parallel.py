"""The parallel: lists whose members the parser ties to the wrong word, and of which their likeness tells to what they belong."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.cause import is_reason
from ..syntax.example import is_example
from ..syntax.tree import Token
from .clause import FINITE, SUBJECTS, is_noun

_JOINTS = frozenset({",", "and", "or"})
_CAUSED_BY = frozenset({"on", "to"})
_TOLD = frozenset({"NOUN", "PROPN", "VERB"})


def goes_on_with(first: Token, noun: Token) -> bool:
    """Say whether *noun* and what is joined to it go on with the list that *first* begins: 'A, B and C fell'."""
    comma = noun.doc[noun.left_edge.i - 1]
    joined = any(c.dep_ == "conj" and c.i < noun.head.i for c in noun.rights)
    return comma.text == "," and joined and is_noun(first) and first.right_edge.i >= comma.i - 1


def raised_list(first: Token) -> None:
    """Mend 'A of a, B of b, and C', where B and C are read as standing beside a and not beside A.

    The sign is parallelism: a list of three or more whose first member hangs on a preposition, and in which a
    later member has a preposition of its own, as the noun above has. Or it is agreement: A is one, and the verb
    is that of many. Or it is sense: 'a lack of a and weak B' tells of no lack of a weak B, and 'a low level of a
    and high B' of no low level of a high B.
    """
    if first.dep_ != "pobj" or not is_noun(first):
        return
    above = first.head.head
    if not is_noun(above) or first.head.dep_ != "prep" or is_example(first.head):
        return
    items = [c for c in first.children if c.dep_ == "conj"]
    rest = [j for i in items for j in i.subtree if j.dep_ == "conj"]
    if above.dep_ == "attr" and above.tag_ == "NNS" and all(i.tag_ == "NN" == first.tag_ for i in items):
        return  # "ports are drivers of growth, employment and trade in cod"
    if items and _are_deeds(first, [*items, *rest]):
        return
    scarce = above.lemma_ in above.doc.roles[POL.adversity] and any(map(is_bad, (*items, *rest)))
    scarce = scarce or (_is_graded(above) and not first.lefts and _are_judged([*items, *rest]))
    # "a shortage of nurses and long distances limit access"
    scarce = scarce or (bool(items) and _is_lack(above) and _is_one_of_many(above))
    if not scarce and len(items) + len([r for r in rest if r not in items]) < 2:
        return
    parallel = any(c.dep_ == "prep" for i in (*items, *rest) for c in i.children)
    if scarce or (
        (parallel or _is_one_of_many(above))
        and items[0].i > 0
        and items[0].doc[items[0].left_edge.i - 1].text == ","
    ):
        for child in [c for c in first.children if c.dep_ in ("conj", "cc") or c.is_punct]:
            child.attach(above, child.dep_)
        if first.head.lower_ not in {p for i in (*items, *rest) for p in _prepositions(i)}:
            raised_list(above)  # "pacts between A on a, B of b and C of c": nothing is on c


def _are_deeds(first: Token, others: list[Token]) -> bool:
    """Say whether all that is listed is done to what follows: 'a hub for the making, use and sale of A'."""
    bare = all(n.tag_ == "NN" and not n.lefts for n in others)
    return (
        bare and first.tag_ == "NN" and _article(first) == "the" and [c.dep_ for c in first.lefts] == ["det"]
    )


def is_bad(noun: Token) -> bool:
    """Say whether there is too little or too much of *noun*, or it is bad by itself: 'weak demand', 'rising costs', 'debt'."""
    roles = noun.doc.roles
    if noun.lemma_ in roles[POL.adversity] or noun.lemma_ in roles[POL.burden]:
        return True
    moving = roles[POL.falling] | roles[POL.rising]
    return any(c.dep_ == "amod" and not moving.isdisjoint((c.lower_, c.lemma_)) for c in noun.lefts)


def reason_of_blame(on: Token) -> None:
    """Mend 'blames A on B', where it is read as if A were on B."""
    blamed = on.head
    if on.lower_ in _CAUSED_BY and blamed.dep_ == "dobj" and _blames(blamed.head):
        on.attach(blamed.head, "prep")


def what_blame_is_for(preposition: Token) -> None:
    """Mend 'A is to blame for B', where 'for B' is read as that of the infinitive and not of all that A is."""
    verb = preposition.head
    if preposition.lower_ == "for" and _blames(verb) and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        preposition.attach(verb.head, "prep")


def second_blamed(noun: Token) -> None:
    """Mend 'blames A on B and C', where C is read as standing beside A, or as one more thing that is blamed on B."""
    joint = noun.left_edge.i - 1
    while joint > 0 and noun.doc[joint].lower_ in _JOINTS:
        joint -= 1
    first = noun.doc[max(joint, 0)]
    while first.dep_ == "conj" and first.head is not noun:
        first = first.head
    on = first.head
    if noun.dep_ != "conj" or first.dep_ != "pobj" or on.lower_ not in _CAUSED_BY or noun.head is first:
        return
    if _blames(on.head) and on.head.pos_ == "VERB":
        noun.attach(first, "conj")


def _blames(verb: Token) -> bool:
    return verb.lemma_ in verb.doc.roles[POL.blaming]


def _are_judged(nouns: list[Token]) -> bool:
    """Say whether of each of *nouns* it is told what it is like, and of one how much there is of it."""
    told = all(any(c.dep_ == "amod" for c in n.lefts) for n in nouns)
    return bool(nouns) and told and any(map(_is_graded, nouns))


def _is_lack(noun: Token) -> bool:
    """Say whether *noun* is one bad thing: 'a lack', and not 'a number', which has the verb of a plural."""
    return noun.lemma_ in noun.doc.roles[POL.adversity] and _article(noun) == "a"


def _is_graded(noun: Token) -> bool:
    """Say whether the text tells that there is much or little of *noun*: 'a low level', 'high costs'."""
    moving = noun.doc.roles[POL.falling] | noun.doc.roles[POL.rising]
    return any(c.dep_ == "amod" and c.lower_ in moving for c in noun.lefts)


def second_lack(noun: Token) -> None:
    """Mend 'the shortage in a and B', where B, of which nothing bad is said, is read as standing beside the shortage."""
    lack, roles = noun.head, noun.doc.roles
    if noun.dep_ != "conj" or lack.lemma_ not in roles[POL.adversity] or noun.left_edge.i < 1:
        return
    if is_bad(noun) or any(c.dep_ in ("det", "poss") for c in noun.lefts) or noun.conjuncts != (lack,):
        return
    of = [c for c in lack.rights if c.dep_ == "prep" and c.lower_ in ("of", "in") and c.i < noun.i]
    first = next((o for c in of[-1:] for o in c.rights if o.dep_ == "pobj"), None)
    joint = next((c for c in lack.rights if c.dep_ == "cc" and c.i == noun.left_edge.i - 1), None)
    if first is not None and joint is not None and first.right_edge.i == joint.i - 1:
        for child in (joint, noun):
            child.attach(first, child.dep_)


def second_reason(noun: Token) -> None:
    """Mend 'A due to B and C', where C is read as one more thing due to B, though no comma parts the two."""
    caused = noun.head
    if noun.dep_ != "conj" or not is_noun(noun) or not is_noun(caused):
        return
    joint = next((c for c in caused.rights if c.dep_ == "cc" and c.i == noun.left_edge.i - 1), None)
    reason = next((c for c in caused.rights if c.i < noun.i and is_reason(c)), None)
    if joint is None or reason is None or reason.right_edge.i != joint.i - 1:
        return
    first = next((t for t in reason.subtree if t.dep_ in ("pobj", "pcomp") and t.pos_ in _TOLD), None)
    if first is not None and not first.conjuncts:
        joint.attach(first, "cc")
        noun.attach(first, "conj")


def shared_last_word(last: Token) -> None:
    """Mend 'A and B shortages', where the shortages are read as one more thing beside A and B."""
    before, first = last.nbor(-1) if last.i else last, last.head
    if last.dep_ != "conj" or before.dep_ != "conj" or before.head is not first or not is_noun(last):
        return
    joint = before.nbor(-1)
    if joint.dep_ != "cc" or joint.i != first.i + 1 or before.tag_ not in ("NN", "NNS") or not is_noun(first):
        return
    if any(True for _ in first.lefts) or any(c.i < last.i for c in last.children):
        return
    for child in [c for c in first.rights if c.i > last.i]:
        child.attach(last, child.dep_)
    last.attach(first.head, first.dep_)
    first.attach(last, "compound")


def _is_one_of_many(subject: Token) -> bool:
    """Say whether *subject* is a singular on its own before the verb of a plural: 'A ... provide'."""
    verb = subject.head
    if subject.dep_ != "nsubj" or subject.tag_ != "NN" or any(c.dep_ == "conj" for c in subject.children):
        return False
    finite = [c for c in verb.lefts if c.dep_ == "aux"] or [verb]
    return finite[0].tag_ == "VBP"


def lowered_list(noun: Token) -> None:
    """Mend 'at the core of A, B and C', where B and C are read as standing beside the core and not beside A.

    The sign is parallelism: a singular with an article, and plurals without one around the comma, or several that
    something is said to be, and singulars: 'ports are drivers of growth, employment and trade'.
    """
    above = noun.head
    if noun.dep_ != "conj" or noun.left_edge.i < 2 or any(c.dep_ in ("det", "poss") for c in noun.lefts):
        return
    one = noun.tag_ == "NNS" and above.tag_ == "NN" and any(c.dep_ == "det" for c in above.lefts)
    if not one and (noun.tag_ != "NN" or above.tag_ != "NNS" or above.dep_ != "attr"):
        return
    of = [c for c in above.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i < noun.i]
    first = [o for p in of for o in p.children if o.dep_ == "pobj" and o.tag_ == noun.tag_]
    if first and noun.left_edge.nbor(-1).text == "," and first[-1].right_edge.i == noun.left_edge.i - 2:
        noun.attach(first[-1], "conj")


def parallel_partner(second: Token) -> None:
    """Mend 'A in a and B in b', where B is read as standing beside a and not beside A.

    The sign is parallelism: B has a preposition of its own, the one on which a hangs, and a has none. Not where B
    begins as a does and A does not: 'a mix of skills and knowledge of trade'.
    """
    first = second.head
    if second.dep_ != "conj" or first.dep_ != "pobj" or first.head.dep_ != "prep" or is_example(first.head):
        return
    above, shared = first.head.head, first.head.lower_
    joint = [c for c in first.rights if c.dep_ == "cc" and c.i < second.i]
    if not joint or len([c for c in first.rights if c.dep_ == "conj"]) > 1 or second.conjuncts != (first,):
        return
    if not (is_noun(above) and is_noun(second)) or _article(above) != _article(second) == _article(first):
        return
    if shared in _prepositions(second) - _prepositions(first):
        for child in (*joint, second):
            child.attach(above, child.dep_)


def last_of_list(last: Token) -> None:
    """Mend 'A of a, B of b and C', where C is read as standing beside b, so that no 'and' ends the list of A and B."""
    first = last.head
    if last.dep_ != "conj" or first.dep_ != "pobj" or first.head.dep_ != "prep" or is_example(first.head):
        return
    above = first.head.head
    while above.dep_ == "pobj" and above.head.dep_ == "prep":
        above = above.head.head
    joint = [c for c in first.rights if c.dep_ == "cc" and c.i == last.left_edge.i - 1]
    if not joint or above.dep_ != "conj" or not is_noun(above) or not is_noun(last):
        return
    if first.doc[above.left_edge.i - 1].text != "," or first.right_edge.i != above.right_edge.i:
        return
    whole = [above, *above.conjuncts]
    if any(c.dep_ == "cc" for m in whole for c in m.rights) or last.conjuncts != (first,):
        return
    if any(c.dep_ in ("amod", "compound", "det", "nummod", "poss") for c in last.lefts):
        for child in (*joint, last):
            child.attach(above, child.dep_)


def _article(noun: Token) -> str:
    """Return what *noun* begins with, any number being as good as another; nothing where that is no article."""
    if any(c.like_num for c in noun.lefts):
        return "1"
    return next((c.lower_ for c in noun.lefts if c.dep_ == "det"), "")


def _prepositions(noun: Token) -> set[str]:
    return {c.lower_ for c in noun.rights if c.dep_ == "prep"}


def same_preposition(second: Token) -> None:
    """Mend 'on A, B and C as well as on D', where 'on D' is read as hanging on the verb or on C, and not as a second 'on'."""
    edge, tokens = second.i, second.doc.tokens
    if second.tag_ not in ("IN", "TO"):
        return
    if edge > 1 and tokens[edge - 1].tag_ == "RB":
        edge -= 1  # "but also on D"
    if edge < 2 or tokens[edge - 1].dep_ != "cc":
        return
    link, above = second.doc[edge - 1], second.head
    if second.dep_ == "conj" and above.tag_ == second.tag_:
        return
    around = [t for a in (above, *above.ancestors) for t in (a, *a.children)]
    before = [
        t for t in around if t.i < edge and t.lower_ == second.lower_ and t.dep_ == "prep" and t is not second
    ]
    first = max(before, key=lambda t: t.i, default=None)
    if first is not None and any(c.dep_ in ("pobj", "pcomp") for c in first.rights):
        link.attach(first, "cc")
        second.attach(first, "conj")


def clause_beside_clause(verb: Token) -> None:
    """Mend 'It is what enables A to do B, C to do D', where what C is to do is read as told by 'is'."""
    if verb.dep_ != "ccomp" or not _is_deed_of_another(verb):
        return
    for clause in verb.head.rights:
        before = [c for c in clause.rights if c.dep_ == "ccomp" and c.i < verb.i and _is_deed_of_another(c)]
        if clause.i < verb.i and clause.dep_ in ("ccomp", "relcl") and before:
            verb.attach(before[-1], "conj")
            return


def clause_after_report(verb: Token) -> None:
    """Mend 'A does B, X said, and does C', where 'does C' is read as what X did beside saying so."""
    says = verb.head
    if verb.dep_ != "conj" or says.lemma_ not in verb.doc.roles[POL.reporting] or not says.i < verb.i:
        return
    said = next((c for c in says.lefts if c.dep_ == "ccomp"), None)
    source = next((c for c in says.children if c.dep_ in SUBJECTS), None)
    joint = next((c for c in says.rights if c.dep_ == "cc" and c.i < verb.i), None)
    if said is None or source is None or joint is None or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    if source.i > said.i and joint.nbor(-1).text == "," and max(says.i, source.right_edge.i) == joint.i - 2:
        joint.attach(said, "cc")
        verb.attach(said, "conj")


def _is_deed_of_another(verb: Token) -> bool:
    """Say whether *verb* is an infinitive that says who does it: 'A to do B'."""
    lefts = [c.dep_ for c in verb.lefts if c.dep_ == "nsubj" or (c.dep_ == "aux" and c.lower_ == "to")]
    return verb.tag_ == "VB" and lefts == ["nsubj", "aux"]


def deed_as_modifier(word: Token) -> None:
    """Mend 'to do A, do B and do C' and 'doing A, doing B', where 'do B' is read as a sort of B, listed beside A.

    The sign is that 'do' is a verb, and no noun, with which a text bids something.
    """
    joint = word.nbor(-1) if word.i > 2 else word
    if joint.text != "," and joint.dep_ != "cc":
        return
    thing, bidding = word.head, word.doc.roles[POL.bidding]
    tag = "VB" if word.lower_ in bidding else "VBG"
    if tag == "VBG" and not _is_gerund_of(word, bidding):
        return
    if thing.i < word.i or not is_noun(thing) or thing.left_edge is not word:
        return
    last = word.doc[word.i - 3] if joint.dep_ == "cc" and word.doc[word.i - 2].text == "," else joint.nbor(-1)
    above = next(
        (a for a in (last, *last.ancestors) if a.tag_ == tag and a.pos_ == "VERB" and a.i < word.i), None
    )
    if above is None or not any(c.dep_ == "dobj" for c in above.rights):
        return
    for verb in [c for c in thing.rights if c.dep_ == "conj" and c.tag_ == tag]:
        verb.attach(word, "conj")
    word.tag_, word.pos_ = tag, "VERB"
    word.attach(above, "conj")
    thing.attach(word, "dobj")


def _is_gerund_of(word: Token, verbs: frozenset[str]) -> bool:
    stem = word.lower_.removesuffix("ing")
    return stem != word.lower_ and not verbs.isdisjoint((stem, f"{stem}e", stem[:-1]))


def finite_conjunct(verb: Token) -> None:
    """Mend 'they want to do A and are doing B', where 'are doing' is read as one more thing that they want.

    And 'lets firms do A and does B', where 'does' is read as what firms do.
    """
    above = verb.head
    if verb.tag_ == "VBZ":
        _beside_finite(verb)
        return
    if (
        verb.dep_ != "conj"
        or above.tag_ != "VB"
        or above.dep_ != "xcomp"
        or above.head.pos_ not in ("VERB", "AUX")
    ):
        return
    finite = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE]
    if finite and any(c.lower_ == "to" for c in above.lefts):
        verb.attach(above.head, "conj")


def _beside_finite(verb: Token) -> None:
    """Let a finite verb without a subject stand beside the finite verb above, and not beside what that governs."""
    above = verb.head
    if verb.dep_ != "conj" or above.tag_ not in ("VB", "VBG") or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    if above.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "advcl"):
        finite = next(
            (a for a in above.ancestors if a.pos_ in ("VERB", "AUX") and a.tag_ not in ("VB", "VBG")), None
        )
        if finite is not None and finite.tag_ == "VBZ":
            verb.attach(finite, "conj")
