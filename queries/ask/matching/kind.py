"""The kind: whether something is of the kind that a question asks for, be that a class, a noun or a name."""

from __future__ import annotations

from ....ontology.namespace import POL
from ..index.index import Node
from ..parsing.clause import Clause
from ..parsing.link import Link
from .target import is_place, is_told_within


def is_of_kind(clause: Clause, node: Node) -> bool:
    """Say whether *node* is what is asked for, or tells of it: "which areas should be covered"."""
    if is_told_within(clause, node):
        return True
    if clause.focus is not None and clause.focus[0] in clause.narrow:
        return clause.is_of(node, clause.focus[0])
    asked = clause.asked_class
    if asked is None:
        return _is_called(clause, node)
    return is_place(node, asked) if clause.vocabulary.is_a((asked,), POL.Place) else node.is_a(asked)


def asked_noun(clause: Clause) -> int | None:
    """Return the place of the noun behind "which" or "list the", or None where it says nothing: "what kind of"."""
    words, begin = clause.words, 0
    if words[0].text.lower() in ("which", "what"):
        begin = 1
    elif clause.asks.get("asksList", (1, 1))[0] == 0:
        begin = clause.asks["asksList"][1]
    if not begin:
        return None
    end = begin
    while end < len(words) and (words[end].tag[:2] in ("NN", "JJ", "DT", "CD") or end in clause.linked):
        end += 1
    if words[0].text.lower() == "which" and end == begin == 1 and words[1].tag == "VBZ":
        end += 1  # "which developments were"
    told = clause.content | clause.linked
    nouns = [i for i in range(begin, end) if i in told and POL.hasPart not in clause.stated_at(i)]
    return nouns[-1] if nouns and not words[nouns[-1]].owns else None


def asked_name(clause: Clause) -> Link | None:
    """Return the name of the kind that is asked for, where no word for a class says it: "which key technology"."""
    place = asked_noun(clause) if clause.asked_class is None else None
    return next((x for x in clause.links if place is not None and place in range(*x.span)), None)


def _is_called(clause: Clause, node: Node) -> bool:
    name, place = asked_name(clause), asked_noun(clause)
    if name is not None:
        return bool(clause.index.wholes.get(node.iri, frozenset()) & {*name.nodes})
    if place is None:
        return True
    is_headed = any(clause.wording.canonical(s) in node.heads for s in clause.words[place].stems)
    return is_headed != ("asksList" in clause.asks)  # what is called X is no instance of the X to be listed
