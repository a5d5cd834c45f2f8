"""The doer: whether a figure is told of who a question says to do something, or of another in the same sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..index.index import Node, Statement
from ..parsing.clause import Clause


def is_of_other_doer(clause: Clause, fact: Statement) -> bool:
    """Say whether the sentence of *fact* tells its figure of another than *clause* asks of, and something else of that.

    Of "the island lacks 40 nurses, and its ports are short of crews" it is not the ports that lack nurses.
    """
    doers, figure = [*_doers(clause)], fact.figure_words
    beside = clause.index.said_in(fact.quote) if doers else []
    telling = [p for p in beside if any(fact.object.label in part.text for part in p.rest)]
    others = [p for p in beside if p not in telling]
    # Who has the plan that is to build them has them built.
    facts = (f for f in clause.index.beside(fact) if any(f.subject.name <= p.words for p in telling))
    owners = {n for f in facts for n in clause.index.holders(f)}
    return bool(telling) and any(
        not clause.has(place, figure)
        and any(clause.has(place, p.subject.words) for p in others)
        and not any(
            clause.has(place, words) for words in (*(p.words for p in telling), *(n.words for n in owners))
        )
        for place in doers
    )


def bearers(clause: Clause, fact: Statement) -> list[Node]:
    """Return what other figures of the sentence, in the same unit, are told of: of "3 million, with 1 million from the town".

    None is returned where *clause* names what *fact* is told of: then it may ask of both.
    """
    figure = fact.figure
    if figure is None or figure.unit is None or clause.names(fact.subject):
        return []
    others = (f for f in clause.index.beside(fact) if f.figure and f.figure.unit is figure.unit)
    return [f.subject for f in others if f.subject is not fact.subject]


def is_noun_for(clause: Clause, place: int, nodes: Sequence[Node]) -> bool:
    """Say whether the word is the noun by which one of *nodes* is called."""
    return clause.words[place].tag[:2] == "NN" and any(clause.has(place, n.heads) for n in nodes)


def _doers(clause: Clause) -> Iterator[int]:
    """Yield the places of the nouns before the verb that ends *clause*: "how many crews are the ports missing"."""
    last = len(clause.words) - 1
    before = last - 1 if clause.words[last].tag[:1] == "V" else -1
    while before >= 0 and before not in clause.counted and clause.words[before].tag[:2] in ("NN", "JJ"):
        yield before
        before -= 1


__all__ = ["bearers", "is_noun_for", "is_of_other_doer"]
