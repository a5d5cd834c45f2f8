"""The share of a whole: the one that a question gives, as in "what should 75% of firms use", and those that figures are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....ontology.namespace import POL, UNIT
from ..index.index import Statement
from ..parsing.clause import Clause

_SAYERS = ("MD", "VB", "NN", "WD", "WP")
_HALF = 50
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def is_share_told(clause: Clause, quotes: Iterable[str]) -> bool:
    """Say whether one of *quotes* has the share that *clause* gives, or it gives none.

    "At least 25%", "over 25%" and "nearly 25%" may be told by another number, and so may whether it is 25%.
    """
    words = [w.text.lower() for w in clause.words]
    places = range(1, len(words) - 2)
    shares = (i for i in places if _NUMBER.fullmatch(words[i]) and words[i + 1 : i + 3] == ["percent", "of"])
    place = next(shares, 0)
    if not place or clause.is_whether or clause.words[place - 1].tag[:2] not in _SAYERS:
        return True
    return any(words[place] in _NUMBER.findall(quote) for quote in quotes)


def is_share_of_counted(clause: Clause, fact: Statement) -> bool:
    """Say whether *fact* tells how many there are by a share of them: "how many of the firms", "90 % of the firms"."""
    unit = fact.figure.unit if fact.figure else None
    counted = {i for i in clause.counted if clause.words[i].tag.startswith("NN")}
    heads = frozenset(clause.wording.canonical(s) for i in counted for s in clause.words[i].stems)
    named = any({*range(*link.span)} & clause.counted and fact.subject in link.nodes for link in clause.links)
    place = fact.figure.place if fact.figure else None
    # A share that some place has is not all that there are.
    placed = place is None or clause.names(place)
    is_share = unit is not None and unit.iri == UNIT["percent"] and "asksNumber" in clause.asks and placed
    # A name is no word for what is counted: chips are no CHIPS Act.
    named_so = fact.subject.label.rpartition(" ")[2][:1].isupper() and (
        fact.subject.is_a(POL.Policy) or fact.subject.is_a(POL.Actor)
    )
    return is_share and (named or (not named_so and bool(heads & fact.subject.heads)))


def is_most_of_all(clause: Clause, fact: Statement) -> bool:
    """Say whether a figure of the same thing in the sentence is more than half of all, so that nobody has more."""
    beside = (f for f in clause.index.beside(fact) if f.subject is fact.subject)
    shares = [
        f.figure
        for f in (fact, *beside)
        if f.figure and f.figure.unit and f.figure.unit.iri == UNIT["percent"]
    ]
    return any(float(s.value or 0) > _HALF for s in shares)


__all__ = ["is_most_of_all", "is_share_of_counted", "is_share_told"]
