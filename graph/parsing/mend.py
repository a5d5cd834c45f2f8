"""The mend: mistakes that the parser makes again and again in long lists, put right in the tree.

Each rule looks at the shape of the tree alone, never at particular words, and says what it mends. Rules
change heads and labels in place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from ..syntax.phrase import is_example
from ..syntax.tree import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def mend(doc: Doc, class_words: Collection[str]) -> None:
    """Apply every rule to every token, in the order of the text.

    :param class_words: nouns in lower case that head the names of things, such as "strategy".
    """
    for token in doc:
        _mistaken_verb(token)
        _shared_head(token, class_words)
        label = token.dep_
        for labels, rule in _RULES:
            if label in labels:
                rule(token)
                label = token.dep_
    for token in doc:
        _raised_list(token)


def _mistaken_verb(token: Token) -> None:
    """Mend 'challenges such as A mean B', where the plural noun is tagged as a verb."""
    nominal = token.tag_ == "VBZ" and token.dep_ in ("nsubj", "nsubjpass", "pobj")
    if nominal and not any(c.dep_ in (*_SUBJECTS, "dobj", "aux") for c in token.children):
        token.tag_, token.pos_ = "NNS", "NOUN"


def _list_in_subject(verb: Token) -> None:
    """Mend 'the use of A, B, and C grows', where C alone is read as the subject and the use as hanging in the air."""
    noun = verb.head
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX") or not _is_noun(noun) or noun.dep_ != "ROOT":
        return
    last = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
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


def _finite_conjunct(verb: Token) -> None:
    """Mend 'they want to do A and are doing B', where 'are doing' is read as one more thing that they want."""
    above = verb.head
    if (
        verb.dep_ != "conj"
        or above.tag_ != "VB"
        or above.dep_ != "xcomp"
        or above.head.pos_ not in ("VERB", "AUX")
    ):
        return
    finite = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP", "VBD", "MD")]
    if finite and any(c.lower_ == "to" for c in above.lefts):
        verb.attach(above.head, "conj")


def _subject_of_auxiliary(noun: Token) -> None:
    """Mend 'A is committed to B', where A is read as the subject of 'is' and not of 'committed'."""
    auxiliary = noun.head
    if auxiliary.dep_ in ("aux", "auxpass"):
        noun.attach(auxiliary.head, "nsubjpass" if auxiliary.dep_ == "auxpass" else noun.dep_)


def _lost_relative(verb: Token) -> None:
    """Mend 'adopted a plan that aims at X', where the relative clause is read as what the verb says."""
    if verb.dep_ not in ("ccomp", "advcl") or verb.tag_ == "VBG":
        return
    relative = [c for c in verb.lefts if c.tag_ == "WDT" and c.dep_ in _SUBJECTS]
    if relative and relative[0].i > 0:
        noun = relative[0].nbor(-1)
        noun = noun.nbor(-1) if noun.text == "," and noun.i > 0 else noun
        if _is_noun(noun) and noun not in verb.subtree:
            while noun.dep_ in ("pobj", "conj") and noun.head.i > verb.head.i and noun.dep_ == "conj":
                noun = noun.head
            verb.attach(noun, "relcl")


def _list_of_clauses(last: Token) -> None:
    """Mend 'X will do A, do B, and do C', where 'do B' is read as the main clause and 'X will do A' as what it says."""
    if last.dep_ not in ("ROOT", "ccomp") or last.tag_ not in ("VB", "VBP"):
        return
    if any(c.dep_ in _SUBJECTS or c.text == ":" for c in last.children):
        return
    first = [c for c in last.lefts if c.dep_ == "ccomp" and any(d.dep_ in _SUBJECTS for d in c.children)]
    if first:
        first[0].attach(first[0] if last.dep_ == "ROOT" else last.head, last.dep_)
        last.attach(first[0], "conj")
        last.tag_ = "VB"


def _lost_subject_of_clause(verb: Token) -> None:
    """Mend 'ensuring A is B', where A is read as an object of 'ensuring' beside the clause."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBZ", "VBP", "VBD", "MD") or verb.i == 0:
        return
    if any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    before = [c for c in verb.head.children if c.dep_ == "dobj" and c.right_edge.i == verb.left_edge.i - 1]
    if before and before[0].i > verb.head.i:
        before[0].attach(verb, "nsubj")


def _list_after_colon(noun: Token) -> None:
    """Mend 'in key sectors: A, B and C', where A is read as belonging to the verb and not to the sectors."""
    if noun.dep_ in _SUBJECTS or not _is_noun(noun) or not any(c.dep_ == "conj" for c in noun.children):
        return
    edge = noun.left_edge.i
    if edge < 2 or noun.doc[edge - 1].text != ":" or noun.doc[edge - 2].tag_ not in ("NNS", "NNPS"):
        return
    category = noun.doc[edge - 2]
    if noun.head != category and category not in noun.subtree:
        noun.attach(category, "appos")


def _clausal_list(root: Token) -> None:
    """Mend 'X ensures A has B, C has D, and E has F', read as if the last but one clause were the main one."""
    if root.dep_ != "ROOT":
        return
    for clause in [c for c in root.lefts if c.dep_ == "ccomp"]:
        last = [v for v in clause.subtree if v.dep_ == "ccomp" and v != clause and v.lemma_ == root.lemma_]
        if last:
            clause.attach(clause, "ROOT")
            root.attach(last[-1], "conj")


def _apposed_list(token: Token) -> None:
    """Mend 'A, B, and C', where B is read as an apposition to A."""
    after_colon = token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ":"
    if any(c.dep_ == "cc" for c in token.children) and _is_noun(token):
        token.dep_ = token.dep_ if after_colon else "conj"


def _list_beyond_verb(token: Token) -> None:
    """Mend 'verb in A, B, and C', where B is read as an object of the verb and not of the preposition."""
    if token.dep_ not in ("npadvmod", "dobj", "dep", "appos") or not _is_noun(token):
        return
    edge = token.left_edge.i
    if edge == 0 or token.doc[edge - 1].text != "," or not any(c.dep_ == "conj" for c in token.children):
        return
    before = [p for p in token.head.children if p.dep_ == "prep" and p.i < token.i]
    objects = [o for p in before[-1:] for o in p.children if o.dep_ == "pobj"]
    if objects:
        token.attach(objects[-1], "conj")


def _far_participle(token: Token) -> None:
    """Mend '..., leading to X', where the participle is read as part of the last noun and not of the clause."""
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ",":
        verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if verb is not None:
            token.attach(verb, "advcl")


def _agent_of_action(by: Token) -> None:
    """Mend 'the launch of A by B', where B is read as the maker of A and not as who launches it."""
    done = by.head
    if by.lower_ != "by" or by.dep_ != "prep" or done.dep_ != "pobj" or done.head.lower_ != "of":
        return
    if _is_noun(done.head.head):
        by.attach(done.head.head, "prep")


def _participle_before_noun(noun: Token) -> None:
    """Mend 'A is B, moving C', where the participle is read as an adjective of C, which hangs in the air."""
    if noun.dep_ != "dep" or noun.i == noun.left_edge.i:
        return
    first = noun.left_edge
    if first.tag_ == "VBG" and first.head == noun and first.i > 0 and first.nbor(-1).text == ",":
        first.pos_ = "VERB"
        first.attach(noun.head, "advcl")
        noun.attach(first, "dobj")


def _clause_after_date(verb: Token) -> None:
    """Mend 'adopted a plan in April 2021, which aims at X', where the clause is read as about the date."""
    if verb.dep_ != "relcl" or verb.head.ent_type_ != "DATE":
        return
    main = next((a for a in verb.head.ancestors if a.pos_ in ("VERB", "AUX")), None)
    objects = (
        [c for c in main.children if c.dep_ in ("dobj", "nsubjpass") and c.i < verb.i]
        if main is not None
        else []
    )
    if objects:
        verb.attach(objects[-1], "relcl")


def _object_of_particle(noun: Token) -> None:
    """Mend 'set up a fund', where the noun is read as the object of the particle."""
    if noun.dep_ == "pobj" and noun.head.dep_ == "prt":
        noun.attach(noun.head.head, "dobj")


def _hyphenated_modifier(first: Token) -> None:
    """Mend 'state-run and private ports', where the first modifier is read as a noun of its own."""
    joined = [c for c in first.children if c.dep_ == "cc" and c.i == first.i + 1]
    second = [c for c in first.children if c.dep_ == "conj"]
    if "-" not in first.text or not joined or not second or first.tag_ != "NN":
        return
    left = list(second[0].lefts)
    if left and left[0].i == joined[0].i + 1 and left[0].dep_ == "amod" and not list(first.lefts):
        second[0].attach(first.head, first.dep_)
        for child in [c for c in first.rights if c.i > second[0].i]:
            child.attach(second[0], child.dep_)
        first.attach(second[0], "amod")
        joined[0].attach(first, "cc")


def _as_well_as(token: Token) -> None:
    """Mend 'to do A as well as to do B', where B is read as the purpose of A."""
    if token.dep_ != "advcl" or token.head.pos_ != "VERB":
        return
    mark = [c for c in token.lefts if c.lower_ == "to"]
    if mark and mark[0].i >= 3 and token.doc[mark[0].i - 3 : mark[0].i].text.lower() == "as well as":
        token.dep_ = "conj"


def _lost_subject(verb: Token) -> None:
    """Mend 'With A, B has C', where B is read as one more thing beside A."""
    if verb.dep_ != "ROOT" or any(c.dep_ in _SUBJECTS for c in verb.children) or verb.tag_ == "VB":
        return
    for child in verb.lefts:
        if child.dep_ not in ("prep", "advmod"):
            continue
        for noun in list(child.subtree):
            if noun.dep_ == "conj" and _is_noun(noun) and not any(c.dep_ == "cc" for c in noun.head.children):
                noun.attach(verb, "nsubj")
                return


def _second_subject(noun: Token) -> None:
    """Mend 'the way from A to B and then C took years', where C is read as a subject beside the way."""
    if noun.dep_ not in _SUBJECTS or noun.i == 0:
        return
    first = [c for c in noun.head.lefts if c.dep_ == noun.dep_ and c.i < noun.i]
    joined = [c for c in first[0].rights if c.dep_ == "cc" and c.i < noun.i] if first else []
    if joined:
        before = noun.doc[joined[-1].i - 1]
        noun.attach(before if before.dep_ == "pobj" else first[0], "conj")
        joined[-1].attach(noun.head, "cc")


def _raised_list(first: Token) -> None:
    """Mend 'A of a, B of b, and C', where B and C are read as standing beside a and not beside A.

    The sign is parallelism: a list of three or more whose first member hangs on a preposition, and in which a
    later member has a preposition of its own, as the noun above has.
    """
    if first.dep_ != "pobj" or not _is_noun(first):
        return
    above = first.head.head
    if not _is_noun(above) or first.head.dep_ != "prep":
        return
    items = [c for c in first.children if c.dep_ == "conj"]
    rest = [j for i in items for j in i.subtree if j.dep_ == "conj"]
    if len(items) + len([r for r in rest if r not in items]) < 2:
        return
    with_preposition = [i for i in [*items, *rest] if any(c.dep_ == "prep" for c in i.children)]
    if with_preposition and items[0].i > 0 and items[0].doc[items[0].left_edge.i - 1].text == ",":
        for child in [c for c in first.children if c.dep_ in ("conj", "cc") or c.is_punct]:
            child.attach(above, child.dep_)


def _bare_infinitive(verb: Token) -> None:
    """Mend 'the aims are to do A, do B, and do C', where B is read as standing beside 'are'."""
    if (
        verb.dep_ != "conj"
        or verb.tag_ not in ("VB", "VBP")
        or any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.lefts)
    ):
        return
    before = [
        c
        for right in verb.head.rights
        for c in right.subtree
        if c.i < verb.i and c.dep_ in ("xcomp", "advcl", "acl", "relcl") and c.tag_ == "VB"
    ]
    if before and verb.head.tag_ != "VB" and any(c.lower_ == "to" for c in before[-1].lefts):
        verb.attach(before[-1], "conj")
        verb.tag_ = "VB"


def _shared_head(first: Token, class_words: Collection[str]) -> None:
    """Mend 'A and B strategy', where A is read as a thing of its own and not as what the strategy is for."""
    if first.tag_ not in ("NN", "NNP") or first.lemma_.lower() in class_words:
        return
    for second in [c for c in first.children if c.dep_ == "conj"]:
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


def _gerund_list(verb: Token) -> None:
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


def _example_list(preposition: Token) -> None:
    """Mend 'X such as A, B and C', where B and C are read as standing beside X, or B as another word for A."""
    if preposition.dep_ != "prep" or not is_example(preposition):
        return
    first = [o for o in preposition.children if o.dep_ == "pobj"]
    if not first:
        return
    for child in [
        c for c in preposition.head.children if c.dep_ == "conj" and c.i > first[0].i and _is_noun(c)
    ]:
        child.attach(first[0], "conj")
    for token in list(first[0].subtree):
        if token.dep_ == "appos" and token.i > 0 and token.doc[token.left_edge.i - 1].text == ",":
            token.dep_ = "conj"


def _is_noun(token: Token) -> bool:
    return token.pos_ in _NOMINAL


# The labels under which a rule looks at a token, and the rule, in the order in which they are tried.
_RULES: tuple[tuple[frozenset[str], Callable[[Token], None]], ...] = (
    (frozenset({"nsubj", "nsubjpass"}), _subject_of_auxiliary),
    (frozenset({"conj"}), _list_in_subject),
    (frozenset({"conj"}), _finite_conjunct),
    (frozenset({"ccomp", "advcl"}), _lost_relative),
    (frozenset({"ROOT", "ccomp"}), _list_of_clauses),
    (frozenset({"ccomp"}), _lost_subject_of_clause),
    (
        frozenset({"dobj", "appos", "conj", "attr", "pobj", "npadvmod", "dep", "oprd", "ROOT"}),
        _list_after_colon,
    ),
    (frozenset({"ROOT"}), _clausal_list),
    (frozenset({"appos"}), _apposed_list),
    (frozenset({"npadvmod", "dobj", "dep", "appos"}), _list_beyond_verb),
    (frozenset({"acl"}), _far_participle),
    (frozenset({"prep"}), _agent_of_action),
    (frozenset({"dep"}), _participle_before_noun),
    (frozenset({"relcl"}), _clause_after_date),
    (frozenset({"pobj"}), _object_of_particle),
    (
        frozenset(
            {
                "amod",
                "compound",
                "nmod",
                "conj",
                "dobj",
                "pobj",
                "nsubj",
                "nsubjpass",
                "attr",
                "ROOT",
                "appos",
            }
        ),
        _hyphenated_modifier,
    ),
    (frozenset({"advcl"}), _as_well_as),
    (frozenset({"ROOT"}), _lost_subject),
    (frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}), _second_subject),
    (frozenset({"conj"}), _bare_infinitive),
    (frozenset({"advcl"}), _gerund_list),
    (frozenset({"prep"}), _example_list),
)
