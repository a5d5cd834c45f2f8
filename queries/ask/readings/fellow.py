"""The fellows: what a text names together with that which a question names: "A, B, and what else"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ....ontology.namespace import LEX, POL
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from .reading import Reading, iris, listed

_SCORE = 5.0


def readings(clause: Clause) -> Iterator[Reading]:
    """Yield the reading of *clause* as the other parts of that of which all that it names are parts."""
    more = clause.wording.roles.words(LEX.additiveWords)
    pairs = enumerate(pairwise(w.text.lower() for w in clause.words))
    places = {i + 1 for i, (word, behind) in pairs if word in PLAIN and behind in more}
    if not places or not clause.links or clause.content - places - clause.asking or clause.classes:
        return
    parts = [f for f in clause.index.statements if f.property == POL.hasPart]
    wholes = [{f.subject for f in parts if f.object in link.nodes} for link in clause.links]
    shared = set.intersection(*wholes)
    named = {n for link in clause.links for n in link.nodes}
    found = [f for f in parts if f.subject in shared and f.object not in named]
    if found:
        holes = {
            "given": iris([f.subject for f in found]),
            "property": iris([POL.hasPart]),
            "other": iris(sorted(n.iri for n in named)),
        }
        words = f"{listed([f.subject for f in found])} has part [what] but {listed([x.text for x in clause.links])}"
        yield Reading(words, "objects", holes, _SCORE, tuple(f.object for f in found), "list", found)
