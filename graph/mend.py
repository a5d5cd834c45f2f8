"""The mend: mistakes that the parser makes again and again in long lists, put right in the tree.

Each rule looks at the shape of the tree alone, never at particular words, and says what it mends. Rules
change heads and labels in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def mend(doc: Doc) -> None:
    """Apply every rule to every token, in the order of the text."""
    for token in doc:
        for rule in (
            _clausal_list,
            _apposed_list,
            _list_beyond_verb,
            _far_participle,
            _as_well_as,
            _lost_subject,
        ):
            rule(token)
    for token in doc:
        _raised_list(token)


def _attach(token: Token, head: Token, label: str) -> None:
    token.head = head
    token.dep_ = label


def _clausal_list(root: Token) -> None:
    """Mend 'X ensures A has B, C has D, and E has F', read as if the last but one clause were the main one."""
    if root.dep_ != "ROOT":
        return
    for clause in [c for c in root.lefts if c.dep_ == "ccomp"]:
        last = [
            v for v in clause.subtree if v.dep_ == "ccomp" and v is not clause and v.lemma_ == root.lemma_
        ]
        if last:
            _attach(clause, clause, "ROOT")
            _attach(root, last[-1], "conj")


def _apposed_list(token: Token) -> None:
    """Mend 'A, B, and C', where B is read as an apposition to A."""
    if token.dep_ == "appos" and any(c.dep_ == "cc" for c in token.children) and _is_noun(token):
        token.dep_ = "conj"


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
        _attach(token, objects[-1], "conj")


def _far_participle(token: Token) -> None:
    """Mend '..., leading to X', where the participle is read as part of the last noun and not of the clause."""
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).text == ",":
        verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
        if verb is not None:
            _attach(token, verb, "advcl")


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
        if child.dep_ != "prep":
            continue
        for noun in list(child.subtree):
            if noun.dep_ == "conj" and _is_noun(noun) and not any(c.dep_ == "cc" for c in noun.head.children):
                _attach(noun, verb, "nsubj")
                return


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
        _attach(items[0], above, "conj")


def _is_noun(token: Token) -> bool:
    return token.pos_ in _NOMINAL
