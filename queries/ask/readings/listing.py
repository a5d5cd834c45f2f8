"""The listing: readings of a clause as all things of a class, of a kind or about a topic."""

from __future__ import annotations

from collections.abc import Iterator

from ....ontology.namespace import POL
from ..parsing.clause import Clause
from . import relation
from .reading import Reading, iris


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the readings of *clause* as things that it describes: by a statement, or by their class alone."""
    yield from _told_of(clause)
    if clause.links or clause.focus is None or clause.content - {*range(*clause.focus[0])}:
        yield from relation.readings(clause)
        return
    span, kind = clause.focus
    kinds = [c for c in clause.vocabulary.superclasses if clause.vocabulary.is_a((c,), kind)]
    found = [n for n in clause.index.nodes.values() if clause.is_of(n, span)]
    nodes = [n for n in found if not clause.index.is_generic(n)]
    if nodes:
        holes = {"class": iris(sorted(kinds))}
        if span in clause.narrow or len(nodes) < len(found):
            holes["node"] = iris(nodes)
        wanted = clause.text(span) if span in clause.narrow else kind.removeprefix(POL)
        yield Reading(f"[all] {wanted}", "things", holes, 1.0, tuple(nodes))


def _told_of(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as what of a class has a word in its name: "which goals concern data"."""
    topics = {i for i, w in enumerate(clause.words) if w.stems & clause.wording.topics}
    if clause.focus is None or not topics:
        return
    span, kind = clause.focus
    left = clause.content - topics - {*range(*span)}
    names = clause.links
    if min(topics) != span[1] or not (left or names) or any(link.is_proper for link in names):
        return
    nodes = [
        n
        for n in clause.index.nodes.values()
        if clause.is_of(n, span)
        and all(clause.has(i, n.words) for i in left)
        and all(link.is_said_in(n.words) for link in names)
    ]
    if nodes:
        words = f"[{kind.removeprefix(POL)}] about {clause.text((span[1] + 1, len(clause.words)))}"
        yield Reading(words, "things", {"node": iris(nodes)}, 1.0, tuple(nodes))
