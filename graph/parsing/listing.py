"""The listing: mistakes that the parser makes in lists of things or of clauses, put right in the tree."""

from __future__ import annotations

from collections.abc import Collection

from ..syntax.membership import is_counted
from ..syntax.preposition import complement
from ..syntax.tree import Token
from .clause import SUBJECTS, is_noun
from .parallel import goes_on_with
from .series import ends_series


def list_in_subject(verb: Token) -> None:
    """Mend 'the use of A, B, and C grows', where C alone is read as the subject and the use as hanging in the air."""
    noun = verb.head
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX") or not is_noun(noun) or noun.dep_ != "ROOT":
        return
    last = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if last is None or last.left_edge.i < 3 or last.left_edge.nbor(-1).head != noun:
        return
    before = last.doc[last.left_edge.i - 2]
    before = before.nbor(-1) if before.text == "," else before
    while before.dep_ not in ("conj", "pobj", "ROOT"):
        before = before.head
    if before.dep_ != "ROOT":
        last.attach(before, "conj")
        verb.attach(verb, "ROOT")
        noun.attach(verb, "nsubj")


def list_of_clauses(last: Token) -> None:
    """Mend 'X will do A, do B, and do C', where 'do B' is read as the main clause and 'X will do A' as what it says."""
    if last.dep_ not in ("ROOT", "ccomp") or last.tag_ not in ("VB", "VBP"):
        return
    if any(c.dep_ in SUBJECTS or c.text == ":" for c in last.children):
        return
    first = [c for c in last.lefts if c.dep_ == "ccomp" and any(d.dep_ in SUBJECTS for d in c.children)]
    if first:
        first[0].attach(first[0] if last.dep_ == "ROOT" else last.head, last.dep_)
        last.attach(first[0], "conj")
        last.tag_ = "VB"


def clausal_list(root: Token) -> None:
    """Mend 'X ensures A has B, C has D, and E has F', read as if the last but one clause were the main one."""
    if root.dep_ != "ROOT":
        return
    for clause in [c for c in root.lefts if c.dep_ == "ccomp"]:
        last = [v for v in clause.subtree if v.dep_ == "ccomp" and v != clause and v.lemma_ == root.lemma_]
        if last:
            clause.attach(clause, "ROOT")
            root.attach(last[-1], "conj")


def apposed_list(token: Token) -> None:
    """Mend 'A, B, and C', where B is read as an apposition to A, and 'four goals: A, B, C and D', where all are."""
    goes_on = any(c.dep_ == "conj" and c.i < token.i for c in token.head.rights)
    members = (token, *token.conjuncts) if goes_on else (token,)
    ends = any(c.dep_ == "cc" for member in members for c in member.children)
    if not is_noun(token) or not (ends or _is_in_list(token)):
        return
    first = token.left_edge
    if not first.i or first.nbor(-1).text != ":":
        token.dep_ = "conj"


def _is_in_list(token: Token) -> bool:
    """Say whether *token* hangs on the first of what a colon lists of several things that are counted."""
    above, edge = token.head, token.left_edge.i
    first = above.left_edge.i
    if (
        above.dep_ != "appos"
        or first == 0
        or above.doc[first - 1].text != ":"
        or above.doc[edge - 1].text != ","
    ):
        return False
    return is_counted(above.head) and above.head.tag_ == "NNS"


def list_beyond_verb(token: Token) -> None:
    """Mend 'verb in A, B, and C' and 'X is done by A, B and C', where B is read as an object of the verb, or beside X."""
    if not is_noun(token) or not any(c.dep_ == "conj" for c in token.children):
        return
    edge, above = token.left_edge.i, token.head
    if edge == 0 or token.doc[edge - 1].text != ",":
        return
    across = above.dep_ in SUBJECTS and above.i < above.head.i < token.i
    if token.dep_ == "conj" and not across:
        return
    verb = above.head if across else above
    label = "agent" if across else "prep"
    before = [p for p in verb.rights if p.dep_ == label and p.i < token.i]
    objects = [o for p in before[-1:] for o in complement(p)]
    if objects and (not across or objects[-1].right_edge.i == edge - 2):
        token.attach(objects[-1], "conj")


def hyphenated_modifier(first: Token) -> None:
    """Mend 'state-run and private ports', where the first modifier is read as a noun of its own."""
    if first.tag_ != "NN" or "-" not in first.text:
        return
    joined = [c for c in first.children if c.dep_ == "cc" and c.i == first.i + 1]
    second = [c for c in first.children if c.dep_ == "conj"]
    if not joined or not second:
        return
    left = list(second[0].lefts)
    if left and left[0].i == joined[0].i + 1 and left[0].dep_ == "amod" and not list(first.lefts):
        second[0].attach(first.head, first.dep_)
        for child in [c for c in first.rights if c.i > second[0].i]:
            child.attach(second[0], child.dep_)
        first.attach(second[0], "amod")
        joined[0].attach(first, "cc")


def as_well_as(token: Token) -> None:
    """Mend 'to do A as well as to do B', where B is read as the purpose of A."""
    if token.dep_ != "advcl" or token.head.pos_ != "VERB":
        return
    mark = [c for c in token.lefts if c.lower_ == "to"]
    if mark and mark[0].i >= 3 and token.doc[mark[0].i - 3 : mark[0].i].text.lower() == "as well as":
        token.dep_ = "conj"


def second_subject(noun: Token) -> None:
    """Mend 'the way from A to B and then C took years', where C is read as a subject beside the way."""
    if noun.dep_ not in SUBJECTS or noun.i == 0:
        return
    first = [c for c in noun.head.lefts if c.dep_ == noun.dep_ and c.i < noun.i]
    joined = [c for c in first[0].rights if c.dep_ == "cc" and c.i < noun.i] if first else []
    if first and not joined and goes_on_with(first[0], noun):
        noun.doc[noun.left_edge.i - 1].attach(first[0], "punct")
        noun.attach(first[0], "conj")
    if joined:
        before = noun.doc[joined[-1].i - 1]
        noun.attach(before if before.dep_ == "pobj" else first[0], "conj")
        joined[-1].attach(noun.head, "cc")


def both_of_object(first: Token) -> None:
    """Mend 'a leader in both A and B', where B is read as standing beside the leader and not beside A."""
    if first.dep_ != "pobj" or not first.lefts or first.left_edge.lower_ != "both":
        return
    if first.left_edge.head != first or any(c.dep_ == "conj" for c in first.children):
        return
    for above in (first.head.head, first.head.head.head):
        for child in [c for c in above.rights if c.dep_ in ("conj", "cc") and c.i > first.i]:
            child.attach(first, child.dep_)


def object_before_comma(verb: Token) -> None:
    """Mend 'to build A, train B and C', where A is read as what trains B, though a comma parts them."""
    above, edge = verb.head, verb.i
    if verb.tag_ not in ("VB", "VBP") or above.tag_ != "VB" or above.i > edge or not edge:
        return
    if verb.doc[edge - 1].text != "," or any(c.dep_ in ("aux", "mark") for c in verb.lefts):
        return
    made = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if len(made) != 1 or not is_noun(made[0]) or any(c.dep_ == "dobj" for c in above.rights):
        return
    marked = any(c.lower_ == "to" or c.tag_ == "MD" for v in (above, *above.conjuncts) for c in v.lefts)
    # "to help the port, the largest one, train B" has another comma
    if marked and not any(t.text == "," for t in verb.doc[above.i : edge - 1]):
        made[0].attach(above, "dobj")
        verb.attach(above, "conj")
        verb.tag_ = "VB"


def infinitive_as_modifier(verb: Token) -> None:
    """Mend 'it serves to do A, do B and do C', where 'do' is read as what sort of B it is, which is listed beside A."""
    thing = verb.head
    if (
        verb.tag_ != "VB"
        or not is_noun(thing)
        or thing.dep_ != "conj"
        or thing.left_edge != verb
        or not verb.i
    ):
        return
    above = thing.head
    if thing.i < verb.i or above.tag_ != "VB" or verb.nbor(-1).text != ",":
        return
    before = [c for c in verb.children if c.i < verb.i or c.dep_ not in ("prt", "advmod")]
    if before:
        return
    verb.pos_ = "VERB"
    verb.attach(above, "conj")
    thing.attach(verb, "dobj")
    for child in [c for c in thing.rights if c.dep_ == "conj" and c.tag_ in ("VB", "VBP")]:
        child.attach(verb, "conj")


def adjectives_before_noun(first: Token) -> None:
    """Mend 'builds fast, quiet and cheap new ships', where 'fast' is read as what is built, beside the ships."""
    if first.tag_ not in ("JJ", "JJR") or any(c.i < first.i for c in first.children):
        return
    last, adjectives = first, 0
    while following := [c for c in last.rights if c.dep_ == "conj"]:
        if len(following) > 1 or any(c.dep_ not in ("conj", "cc", "punct") for c in last.rights):
            return
        last, adjectives = following[0], adjectives + 1
        if last.tag_ not in ("JJ", "JJR"):
            break
    described = [c for c in last.lefts if c.dep_ == "amod" and c.i == last.left_edge.i]
    if adjectives > 1 and last.tag_ in ("NN", "NNS") and described:
        before = last.head
        last.attach(first.head, first.dep_)
        first.attach(last, "amod")
        described[0].attach(before, "conj")


def second_infinitive(verb: Token) -> None:
    """Mend 'they seek to do A, and to do B', where 'to do B' is read as standing beside 'seek', or 'compared with C' before it."""
    above = verb.head
    if above.lower_ == "compared" and above.dep_ == "prep":
        above = above.head
    if verb.dep_ != "conj" or verb.tag_ != "VB" or above.tag_ not in ("VBZ", "VBP", "VBD", "VBG", "VBN"):
        return
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts):
        return
    before = [
        c
        for c in above.rights
        if c.i < verb.i
        and c.dep_ in ("xcomp", "advcl")
        and c.tag_ == "VB"
        and any(d.lower_ == "to" for d in c.lefts)
    ]
    if before:
        verb.attach(before[-1], "conj")


def shared_head(first: Token, class_words: Collection[str]) -> None:
    """Mend 'A and B strategy', where A is read as a thing of its own and not as what the strategy is for."""
    partners = [c for c in first.children if c.dep_ == "conj"]
    if not partners or first.tag_ not in ("NN", "NNP") or first.lemma_.lower() in class_words:
        return
    if ends_series(first):
        return  # "A, B and C strategies" are three
    for second in partners:
        middle = [c for c in second.lefts if c.dep_ == "compound"]
        joined = [c for c in first.children if c.dep_ == "cc" and c.i == first.i + 1]
        if not (joined and middle and middle[0].i == joined[0].i + 1 and second.i == middle[-1].i + 1):
            continue
        if second.lemma_.lower() in class_words:
            second.attach(first.head, first.dep_)
            first.attach(second, "nmod")
            joined[0].attach(first, "cc")
            for child in [c for c in first.lefts if c.dep_ == "det" or c.dep_ == "poss"]:
                child.attach(second, child.dep_)


def gerund_list(verb: Token) -> None:
    """Mend 'by doing A, doing B, and doing C', where B is read as standing beside the main verb."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not any(c.dep_ == "conj" for c in verb.children):
        return
    for preposition in verb.head.subtree:
        if preposition.dep_ == "prep" and preposition.i < verb.i:
            gerunds = [
                c for c in preposition.children if c.dep_ == "pcomp" and c.tag_ == "VBG" and c.i < verb.i
            ]
            if gerunds and not any(c.dep_ == "conj" for c in gerunds[0].children):
                verb.attach(gerunds[0], "conj")
                return


def list_between(preposition: Token) -> None:
    """Mend 'the pact between A, B and C', where B and C are read as standing beside the pact."""
    if preposition.lower_ not in ("between", "among") or not is_noun(preposition.head):
        return
    first = next((o for o in preposition.children if o.dep_ == "pobj"), None)
    if first is None or any(c.dep_ == "conj" for c in first.children):
        return
    for child in [
        c for c in preposition.head.children if c.i > first.i and c.dep_ in ("conj", "cc", "appos")
    ]:
        if is_noun(child) or child.dep_ == "cc":
            child.attach(first, "cc" if child.dep_ == "cc" else "conj")


def participle_list(verb: Token) -> None:
    """Mend 'doing A, doing B and doing C', where 'doing B' is read as a clause about 'doing A'."""
    first = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or first.tag_ != "VBG" or verb.i <= first.i:
        return
    if any(c.dep_ in ("mark", "aux", *SUBJECTS) for c in verb.lefts) or verb.left_edge.nbor(-1).text != ",":
        return
    later = [c for c in verb.subtree if c.dep_ == "conj" and c.tag_ == "VBG" and c.i > verb.i]
    if later:
        verb.attach(first, "conj")


def deed_after_noun(verb: Token) -> None:
    """Mend 'doing A and doing B' and 'to do A and do B', where the second is read as one more thing beside A."""
    noun = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBG", "VB") or not is_noun(noun) or noun.tag_ == "VBG":
        return
    if not any(c.dep_ == "dobj" for c in verb.rights) or any(
        c.dep_ in ("aux", *SUBJECTS) for c in verb.lefts
    ):
        return
    above = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if above is None or above.tag_ != verb.tag_ or above.i > noun.i or above.dep_ == "amod":
        return
    if verb.tag_ == "VBG" or verb.doc[noun.left_edge.i - 1].text != ",":  # "to make, test and sell A"
        _join(verb, noun, above)


def preposition_of_adverbial(noun: Token) -> None:
    """Mend 'rose thanks to A', where 'to A' is read as the verb's and not as that of a mere noun right before it."""
    after = noun.i + 1
    if noun.children or noun.tag_ != "NNS" or noun.ent_type_ or after >= len(noun.doc):
        return
    preposition = noun.doc[after]
    if preposition.dep_ == "prep" and preposition.head == noun.head:
        preposition.attach(noun, "prep")


def infinitive_after_gerund(verb: Token) -> None:
    """Mend 'to aim at doing A and do B', where 'do B' is read as standing beside 'doing A'."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBP") or verb.head.tag_ != "VBG":
        return
    if any(c.dep_ in ("aux", *SUBJECTS) for c in verb.lefts):
        return
    above = next((a for a in verb.head.ancestors if a.tag_ == "VB"), None)
    if above is not None and any(c.dep_ == "aux" for c in above.lefts):
        _join(verb, verb.head, above)
        verb.tag_ = "VB"


def _join(verb: Token, before: Token, above: Token) -> None:
    """Let *verb* stand beside *above* and not beside *before*, with the word that joins them."""
    for child in [c for c in before.children if c.dep_ == "cc" and c.i == verb.left_edge.i - 1]:
        child.attach(above, "cc")
    verb.attach(above, "conj")


def stray_verb(verb: Token) -> None:
    """Mend 'X will do A, do B and do C', where 'do B' is read as a clause about 'do A'."""
    above = verb.head
    if (
        verb.dep_ not in ("advcl", "ccomp", "dep", "xcomp")
        or verb.tag_ not in ("VB", "VBP")
        or verb.i < above.i
    ):
        return
    if above.tag_ != "VB" or any(c.dep_ in ("aux", "mark", *SUBJECTS) for c in verb.lefts):
        return
    first = verb.left_edge
    if first.i > 0 and first.nbor(-1).text == "," and any(c.dep_ == "aux" for c in above.lefts):
        verb.attach(above, "conj")
        verb.tag_ = "VB"


def attribute_beside_subject(noun: Token) -> None:
    """Mend 'the three A are B, C and D', where C is read as standing beside A, or as the verb's own, and not beside B."""
    subject = noun.head
    verb = subject.head if noun.dep_ == "conj" else subject
    if verb.lemma_ != "be" or not is_noun(noun) or not subject.i <= verb.i < noun.i:
        return
    beside = [c for c in verb.rights if c.dep_ == "attr" and c.i < noun.i]
    names = all(n.text[0].isupper() for n in (noun, *beside))
    if beside and names and (noun.dep_ == "dep" or subject.dep_ in SUBJECTS):
        noun.attach(beside[-1], "conj")
