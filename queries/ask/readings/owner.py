"""The owner: whose something is that somebody wants to do something with: "whose lead is the plan meant to keep"."""

from __future__ import annotations

import re

from ....ontology.namespace import POL
from ..index.index import Node
from ..matching.target import is_told
from ..parsing.clause import Clause
from ..words.word import WHICH
from . import covering
from .reading import Reading

_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as whose something is, where one goal tells it of an actor or a place: "the lead of X"."""
    if clause.words[0].tag != "WP$" or clause.is_whether or len(clause.words) < 2:
        return None
    inner = Clause((WHICH, *clause.words[1:]), clause.index)
    found, noun = covering.reading(inner), inner.asked_noun
    if found is None or noun is None or found.pattern != "objects" or len(found.nodes) != 1:
        return None
    node = found.nodes[0]
    owner = _owner(inner, node, noun) if is_told(node) else None
    if owner is None:
        return None
    words = f"[whose] {inner.words[noun].text}: {found.words}"
    return Reading(
        words, "objects", found.holes, found.score, found.nodes, "called", found.facts, owner.label
    )


def _owner(clause: Clause, node: Node, noun: int) -> Node | None:
    """Return whose the noun is by the name of *node*: the actor or place whose name follows it and "of", or stands before it."""
    canonicals = clause.wording.canonicals
    before, _, behind = node.label.partition(" of ")
    first, _, owned = node.label.partition("'s ")
    # "Keep the lead of Peru", "keep Peru's lead"
    names = [_ARTICLE.sub("", behind)] if behind and clause.has(noun, canonicals(before.split()[-1])) else []
    names += [first.split(" ", 1)[-1]] if owned and clause.has(noun, canonicals(owned)) else []
    owners = (n for n in clause.index.nodes.values() if n.is_a(POL.Actor) or n.is_a(POL.Place))
    return next((n for n in owners if {n.label, *n.aliases} & {*names}), None)


__all__ = ["reading"]
