"""The naming: the name that stands beside a noun, or that a participle gives it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...ontology.vocabulary import Vocabulary
from ..parsing.names import Name
from ..syntax.membership import is_counted
from ..syntax.tree import Span, Token
from .entity import Entities

Names = Mapping[int, tuple[Span, Name]]
"""The names of a paragraph, by the index of the token where each ends."""
_PLURALS = frozenset({"NNS", "NNPS"})


def name_beside(item: Token, names: Names, known: Vocabulary) -> Token | None:
    """Return the name in apposition to *item* that is what it is called: X in 'its strategy X' and 'a report, "X and Y"'."""
    name = next((c for c in item.children if c.dep_ == "appos" and c.i in names), None)
    if name is None:
        return _own_name(item)
    several = item.tag_ in _PLURALS and (is_counted(item) or any(c.dep_ == "conj" for c in name.rights))
    if several:
        return None  # "two laws: A and B"
    is_class = bool(known.class_words.get(item.lemma_.lower()))
    called_so = (is_class and _is_whole(name, names)) or _is_title(name, names)
    return name if called_so else _own_name(item)


def _own_name(item: Token) -> Token | None:
    """Return the name of the one thing that *item* is to what was told of before: X in 'its successor, X, wants'."""
    if item.tag_ != "NN" or not any(c.tag_ == "PRP$" for c in item.lefts):
        return None
    beside = (c for c in item.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and not c.conjuncts)
    return next((c for c in beside if _begins_name(c)), None)


def _begins_name(name: Token) -> bool:
    """Say whether the phrase of *name* is written as one: 'the Blue Bridge'."""
    first = next((c for c in name.lefts if c.dep_ != "det"), name).left_edge
    return first.text[0].isupper()


def _is_whole(name: Token, names: Names) -> bool:
    span, found = names[name.i]
    return len(span) == 1 and found.kind in ("form", "quoted", "term")


def _is_title(name: Token, names: Names) -> bool:
    """Say whether *name* is a title between quotation marks, of several words: 'a report, "Towns and Rivers"'."""
    span, found = names[name.i]
    return found.kind == "quoted" and " " in span.text and name.text[0].isupper()


def name_given(item: Token, names: Names, entities: Entities, naming: Collection[str]) -> Token | None:
    """Return the name that a participle gives *item*: X in 'a plan called X' and 'a law better known as X'.

    In 'a plan for farms called X', too, it is the plan that is called so, and in 'a port, a project called X' the port.

    :param naming: the verbs whose participle does so.
    """
    kind = entities.known.class_words.get(item.lemma_.lower())
    called = [item, *(c for c in item.rights if c.dep_ == "appos" and c.tag_ == "NN")]
    near = [v for noun in called for v in noun.rights if v.dep_ == "acl" or _is_to_be(v)]
    last = item.right_edge
    far = [v for v in last.ancestors if v.dep_ == "acl" and v not in near and v.head in item.subtree]
    for verb in (*near, *far):
        if verb.tag_ not in ("VBN", "VBD") or verb.lemma_.lower() not in naming:
            continue
        told = [*verb.rights, *(o for p in verb.rights if p.lower_ == "as" for o in p.children)]
        found = (t for t in told if t.dep_ in ("oprd", "dobj", "attr", "pobj") and t.text[0].isupper())
        name = next(found, None)
        if name is None or verb in near:
            return name
        several = item.tag_ == "NN" and verb.head.tag_ == "NNS"
        alike = kind is not None and entities.known.is_a(entities.kinds_of(name, names), kind)
        if kind is not None and (several or alike):
            return name
    return None


def _is_to_be(verb: Token) -> bool:
    """Say whether *verb* tells what is to be done to its noun: 'a port to be called X'."""
    return verb.dep_ == "relcl" and verb.left_edge.tag_ == "TO"
