"""The clause: mistakes that the parser makes with who does what to whom, put right in the tree."""

from __future__ import annotations

from ...ontology.namespace import POL
from ..syntax.article import is_any
from ..syntax.tree import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_PLACING = frozenset({"in", "across", "among", "throughout", "within"})
_TOPICAL = frozenset({"concerning", "regarding"})
_LONGEST_LABEL = 2
_WHEN = frozenset({"DATE", "TIME"})
_SHARES = frozenset({"%", "percent"})
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def is_noun(token: Token) -> bool:
    """Say whether *token* may be what a phrase is about."""
    return token.pos_ in _NOMINAL


def subject_of_auxiliary(noun: Token) -> None:
    """Mend 'A is committed to B', where A is read as the subject of 'is' and not of 'committed'."""
    auxiliary = noun.head
    if auxiliary.dep_ in ("aux", "auxpass"):
        noun.attach(auxiliary.head, "nsubjpass" if auxiliary.dep_ == "auxpass" else noun.dep_)


def lost_subject_of_clause(verb: Token) -> None:
    """Mend 'ensuring A is B', where A is read as an object of 'ensuring' beside the clause."""
    if verb.dep_ != "ccomp" or verb.tag_ not in FINITE or verb.i == 0:
        return
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return
    before = [c for c in verb.head.children if c.dep_ == "dobj" and c.right_edge.i == verb.left_edge.i - 1]
    if before and before[0].i > verb.head.i:
        before[0].attach(verb, "nsubj")


def joint_owner(owned: Token) -> None:
    """Mend 'part of A and B's plan', where the plan of both is read as B's, and as something beside A."""
    second = next((c for c in owned.lefts if c.dep_ == "poss" and c.tag_ == "NNP"), None)
    if owned.tag_ not in ("NN", "NNS") or second is None or second.left_edge.i < 1:
        return
    link = second.left_edge.nbor(-1)
    first = link.head
    if link.dep_ == "cc" and first.i < link.i and first.tag_ == "NNP" and first.dep_ in ("pobj", "dobj"):
        owned.attach(first.head, first.dep_)
        first.attach(owned, "poss")
        second.attach(first, "conj")


def name_in_parentheses(name: Token) -> None:
    """Mend 'under the Ports Act (PortNet)', where the first name is read as describing the second."""
    other = name.head
    if name.dep_ not in ("nmod", "compound") or other.i != name.i + 2 or other.pos_ != "PROPN":
        return
    if name.nbor().text == "(" and name.pos_ == "PROPN":
        name.attach(other.head, other.dep_)
        other.attach(name, "appos")


def second_object(noun: Token) -> None:
    """Mend 'released A on B, a C', where C is read as one more thing released and not as what B is.

    So is what a name is said to be: C in 'supports B, the country's C' and 'builds on B, the country's C'.
    """
    if noun.dep_ != "dobj" or not any(c.dep_ in ("det", "poss") for c in noun.lefts):
        return
    edge = noun.left_edge.i
    if edge < 2 or noun.doc[edge - 1].text != ",":
        return
    before = noun.doc[edge - 2]
    while before.dep_ == "nummod" and before.i > before.head.i:
        before = before.head  # "Vision 2040"
    is_second = any(c.dep_ == "dobj" and c.i < noun.i for c in noun.head.children)
    if is_any(noun):
        is_one = is_noun(before) and is_second
    else:  # "in 2019, the firm": only of a name, and not of one before which the verb has nothing yet
        is_after = before.dep_ == "pobj" and before.head.head is noun.head and before.head.i > noun.head.i
        is_one = before.pos_ == "PROPN" and (before.dep_ == "dobj" or is_after)
    if is_one and not any(c.dep_ == "conj" for c in noun.children):
        noun.attach(before, "appos")


def noun_of_clause(noun: Token) -> None:
    """Mend 'pledged to do A, a step that does B', where the step is read as one more object, or as when A is done."""
    edge, verb = noun.left_edge, noun.head
    if not edge.i or edge.lower_ not in ("a", "an") or edge.nbor(-1).text != "," or noun.i < verb.i:
        return
    if noun.dep_ == "appos":  # "spends 1% of income on A, a gap that does B"
        done = (
            next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), None) if _is_share(verb) else None
        )
    else:
        done = verb if noun.dep_ == "npadvmod" else next((c for c in verb.rights if c.dep_ == "xcomp"), None)
    told = any(c.dep_ == "relcl" for c in noun.rights) and noun.ent_type_ not in _WHEN
    if told and done is not None and done.i < noun.i and done.pos_ in ("VERB", "AUX"):
        noun.attach(done, "appos")


def _is_share(noun: Token) -> bool:
    return noun.lemma_ in _SHARES and any(c.pos_ == "NUM" for c in noun.lefts)


def address(noun: Token) -> None:
    """Mend 'friends, Peru has grown', where those who are spoken to are read as one more subject."""
    verb = noun.head
    if noun.dep_ not in SUBJECTS or noun.lemma_.lower() not in noun.doc.roles[POL.people]:
        return
    is_alone = noun == verb.left_edge and not noun.lefts and noun.right_edge == noun
    if not is_alone or noun.i + 1 == len(noun.doc) or noun.nbor().text != ",":
        return
    if any(c.dep_ in SUBJECTS and c.i > noun.i for c in verb.lefts):
        noun.attach(verb, "intj")


def far_participle(token: Token) -> None:
    """Mend '..., leading to X', where the participle is read as part of the last noun and not of the clause."""
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ",":
        verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if verb is not None:
            token.attach(verb, "advcl")


def agent_of_action(by: Token) -> None:
    """Mend 'the launch of A by B', where B is read as the maker of A, and 'drives the use of A by B', as the driver."""
    done = by.head
    if by.lower_ != "by" or by.dep_ != "prep":
        return
    if done.dep_ == "pobj" and done.head.lower_ == "of":
        if is_noun(done.head.head):
            by.attach(done.head.head, "prep")
        return
    act = by.nbor(-1) if by.i > 0 else by
    while act.dep_ in ("pobj", "conj", "prep", "compound") and act.head != act and act.head.i > done.i:
        act = act.head
    who = [c for c in by.children if c.dep_ == "pobj" and c.tag_ in ("NNS", "NNPS") and c.ent_type_ == ""]
    acted_on = act.dep_ == "dobj" and act.head == done and any(c.lower_ == "of" for c in act.rights)
    if acted_on and who and not any(c.pos_ == "NUM" for c in who[0].subtree):
        by.attach(act, "prep")


def participle_before_noun(noun: Token) -> None:
    """Mend 'A is B, moving C', where the participle is read as an adjective of C, which hangs in the air."""
    if noun.dep_ != "dep" or noun.i == noun.left_edge.i:
        return
    first = noun.left_edge
    if first.tag_ == "VBG" and first.head == noun and first.i > 0 and first.nbor(-1).text == ",":
        first.pos_ = "VERB"
        first.attach(noun.head, "advcl")
        noun.attach(first, "dobj")


def clause_after_date(verb: Token) -> None:
    """Mend 'adopted a plan in April 2021, which aims at X', where the clause is read as about the date."""
    if verb.dep_ != "relcl" or not (verb.head.ent_type_ == "DATE" or verb.head.tag_ == "CD"):
        return
    of = verb.head.head
    if verb.head.dep_ == "pobj" and of.lower_ == "of" and is_noun(of.head) and of.head.tag_ != "CD":
        verb.attach(of.head, "relcl")  # "the flood of 2021, which did A"
        return
    if verb.head.ent_type_ != "DATE":
        return
    main = next((a for a in verb.head.ancestors if a.pos_ in ("VERB", "AUX")), None)
    objects = (
        [c for c in main.children if c.dep_ in ("dobj", "nsubjpass") and c.i < verb.i]
        if main is not None
        else []
    )
    if objects:
        verb.attach(objects[-1], "relcl")


def object_of_particle(noun: Token) -> None:
    """Mend 'set up a fund', where the noun is read as the object of the particle."""
    if noun.dep_ == "pobj" and noun.head.dep_ == "prt":
        noun.attach(noun.head.head, "dobj")


def lost_subject(verb: Token) -> None:
    """Mend 'With A, B has C', where B is read as one more thing beside A, or as another name of it.

    And 'B has C', where an unknown name such as "Net24" is read as a mark.
    """
    if verb.dep_ not in ("ROOT", "ccomp") or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if verb.tag_ == "VB" and not any(c.tag_ == "MD" for c in verb.lefts):
        return
    for child in verb.lefts:
        if is_marked(child) and child.i == verb.i - 1:
            child.attach(verb, "nsubj")
            return
        if child.dep_ not in ("prep", "advmod"):
            continue
        for noun in list(child.subtree):
            listed = noun.dep_ == "conj" and not any(c.dep_ == "cc" for c in noun.head.children)
            if is_noun(noun) and (listed or _is_right_before(noun, verb)):
                noun.attach(verb, "nsubj")
                return


def is_marked(name: Token) -> bool:
    """Say whether *name* is written as one and read as a mark or as the label of an item."""
    return name.dep_ in ("punct", "meta") and name.text[0].isupper() and len(name) > _LONGEST_LABEL


def _is_right_before(noun: Token, verb: Token) -> bool:
    """Say whether *noun*, read as another name of what is before it, stands between a comma and a finite verb."""
    first, after = noun.left_edge.i, noun.right_edge.i + 1
    if noun.dep_ != "appos" or not first or noun.doc[first - 1].text != ",":
        return False
    finite = [verb, *(c for c in verb.lefts if c.dep_ in ("aux", "auxpass"))]
    return verb.tag_ != "VB" and after == min(t.i for t in finite)


def subject_label(verb: Token) -> str:
    """Return the label of who or what is told of by *verb*: that of a passive where its auxiliary says that it is one."""
    return "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"


def name_as_adverb(name: Token) -> None:
    """Mend 'To cut costs, OPEC has built A', where the name right before the verb is read as how that is done."""
    verb = name.head
    if name.tag_ not in ("NNP", "NNPS") or name.i > verb.i or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    if first.tag_ in FINITE and name.i == first.i - 1 and name.ent_type_ not in _WHEN:
        name.attach(verb, subject_label(verb))


def name_before_subject(name: Token) -> None:
    """Mend 'A, the B, does C', where an unknown name at the start is read as when or how the B does C."""
    verb = name.head
    if name.i != name.sent.start or name.i + 1 >= len(name.doc) or name.nbor().text != "," or not verb.i:
        return
    told = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if told is None or told.left_edge.i != name.i + 2 or not any(c.dep_ == "det" for c in told.lefts):
        return
    if not name.text[0].isupper() or not any(
        c.text == "," and c.i > told.i for c in (*told.rights, *verb.lefts)
    ):
        return
    name.tag_, name.pos_ = "NNP", "PROPN"
    name.attach(verb, "nsubj")
    told.attach(name, "appos")


def object_after_aside(noun: Token) -> None:
    """Mend 'Peru launched, in 2019, the Ports Plan', where the object after what is said aside is read as when or how."""
    verb = noun.head
    if noun.i < verb.i or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP", "VB") or not is_noun(noun):
        return
    if any(c.dep_ in ("dobj", "auxpass", "ccomp", "xcomp") for c in verb.children) or noun.ent_type_ in _WHEN:
        return
    aside = [c for c in verb.rights if verb.i < c.i < noun.left_edge.i]
    is_aside = len(aside) > 2 and aside[0].text == aside[-1].text == "," and aside[0].i == verb.i + 1
    if is_aside and aside[-1].i + 1 == noun.left_edge.i and any(c.dep_ == "det" for c in noun.lefts):
        noun.dep_ = "dobj"


def helping_verb(help_: Token) -> None:
    """Mend 'to help build A', where 'help' is read as an auxiliary of 'build'."""
    verb = help_.head
    if help_.dep_ != "aux" or help_.tag_ != "VB" or not any(c.lower_ == "to" for c in help_.lefts):
        return
    head, label = verb.head, verb.dep_
    help_.attach(help_ if label == "ROOT" else head, label)
    help_.pos_ = "VERB"
    verb.attach(help_, "ccomp")
    for child in [c for c in verb.children if c.dep_ in ("conj", "cc") and c.i > verb.i]:
        child.attach(help_, child.dep_)


def apposed_participle(verb: Token) -> None:
    """Mend 'A, agreed in May, does B', where 'agreed' is read as what A does first."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ not in ("ROOT", "ccomp") or verb.i == 0:
        return
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    main = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX")), None)
    if subject is None or main is None or verb.nbor(-1).text != "," or subject.right_edge.i < verb.i - 2:
        return
    joined = any(c.dep_ == "cc" and c.i < main.i for c in (*verb.rights, *main.lefts))
    if joined or any(c.dep_ in (*SUBJECTS, "dobj") and c.i < main.i for c in (*main.lefts, *verb.rights)):
        return
    if main.left_edge.nbor(-1).text == "," and main.tag_ in ("VBZ", "VBP", "VBD"):
        main.attach(main if verb.dep_ == "ROOT" else verb.head, verb.dep_)
        subject.attach(main, subject.dep_)
        verb.attach(subject, "acl")
        verb.tag_ = "VBN"


def place_of_object(noun: Token) -> None:
    """Mend 'achieves A in B', where B is read as where that is done, and not as where A is to be."""
    verb = noun.head
    if (
        verb.lemma_ not in noun.doc.roles[POL.result]
        or verb.pos_ != "VERB"
        or noun.i < verb.i
        or not noun.text.isalpha()
    ):
        return
    for child in [c for c in verb.rights if c.left_edge.i == noun.right_edge.i + 1]:
        what = [o for o in child.rights if o.dep_ == "pobj"]
        if child.lower_ in _PLACING and what and what[0].ent_type_ not in _WHEN:
            child.attach(noun.conjuncts[-1] if noun.conjuncts else noun, "prep")


def state_of_list(noun: Token) -> None:
    """Mend 'makes A, B and C safer', where 'safer' is read as what C alone are like."""
    verb = noun.head
    if verb.lemma_ not in noun.doc.roles[POL.placement] or noun.i < verb.i or not noun.conjuncts:
        return
    last = noun.conjuncts[-1]
    state = next((c for c in last.rights if c.dep_ == "amod" and c.tag_ in ("JJ", "JJR")), None)
    if state is not None:
        state.attach(verb, "ccomp")
        noun.attach(state, "nsubj")


def gift_of_verb(with_: Token) -> None:
    """Mend 'provides A with B', where B is read as what A have already."""
    taker = with_.head
    if (
        with_.lower_ != "with"
        or taker.dep_ != "dobj"
        or taker.head.lemma_ not in taker.doc.roles[POL.provision]
    ):
        return
    if with_.i > taker.i > taker.head.i:
        with_.attach(taker.head, "prep")


def participle_as_preposition(verb: Token) -> None:
    """Mend 'a pact concerning A with B', where it is read as if the pact did something to A, or A were one of the pacts."""
    if verb.lower_ not in _TOPICAL or verb.tag_ != "VBG" or verb.i < 1 or list(verb.lefts):
        return
    noun = verb.nbor(-1)
    topics = [c for c in verb.rights if c.dep_ in ("dobj", "pobj")]
    if topics and is_noun(noun):
        verb.tag_, verb.pos_ = "IN", "ADP"
        verb.attach(noun, "prep")
        topics[0].attach(verb, "pobj")


def subject_after_clause(verb: Token) -> None:
    """Mend 'As towns, ports and roads age, cranes cut costs', where all before the verb is read as its subject.

    The sign is that the verb of the sentence has the conjunction that opens it: the verb of that clause was missed.
    """
    opens = any(c.dep_ == "mark" and c.i == verb.sent.start for c in verb.lefts)
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None) if opens else None
    comma = max((t.i for t in subject.subtree if t.text == ","), default=0) if subject is not None else 0
    if subject is None or not comma or verb.doc[comma + 1].tag_ == "CC":
        return
    behind = [t for t in subject.subtree if t.i > comma and t.head.i < comma]
    if len(behind) == 1 and is_noun(behind[0]):
        behind[0].attach(verb, subject.dep_)
        subject.attach(verb, "dep")


def range_of_noun(verb: Token) -> None:
    """Mend 'grew in many trades, ranging from A to B', where it is what grew that is said to range."""
    edge = verb.i
    if verb.tag_ != "VBG" or edge < 2 or verb.doc[edge - 1].text != ",":
        return
    noun = verb.doc[edge - 2]
    led = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "from"]
    ends = {t.lower_ for t in verb.subtree if t.dep_ == "prep"}
    if led and "to" in ends and noun.tag_ == "NNS" and not any(t.like_num for t in verb.subtree):
        verb.attach(noun, "acl")
