"""The traits: of what qualities a goal wants something to be, and how many those are: "how many qualities should ports have"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..matching.stating import used
from ..matching.target import wanted
from ..parsing.clause import Clause
from ..words.word import Word, members, split, words
from .reading import Reading, of_objects

_SCORE = 9.0
_LEAST = 2
_LATEST = 5  # "what number of qualities", "give me the qualities"
_HAVING, _AND = "have", "and"
_ADJECTIVES = frozenset({"JJ", "VBN", "VBG"})


def asked(clause: Clause) -> bool:
    """Say whether it asks for the qualities that something should, or is wanted to, have."""
    has = any(w.base == _HAVING for w in clause.words)
    return _noun(clause) is not None and has and bool(_willing(clause))


def reading(clause: Clause) -> Reading | None:
    """Return the reading of *clause* as the one goal that tells the qualities, or as their number; None where none tells them all."""
    noun = _noun(clause)
    if noun is None or clause.is_whether or clause.absence is not None:
        return None
    found = [(goal, count) for goal in _goals(clause, noun) if (count := _count(clause, goal))]
    if len({goal.object for goal, _ in found}) != 1:
        return None
    told, count = of_objects(clause, [goal for goal, _ in found], _SCORE), found[0][1]
    if "asksNumber" not in clause.asks:
        return told
    return replace(told, words=f"how many qualities: {told.words}", shape="called", called=str(count))


def _noun(clause: Clause) -> int | None:
    """Return the place of the word for qualities that it asks for."""
    first = (
        clause.words[0].text.lower() in ("what", "which") or {"asksNumber", "asksList"} & clause.asks.keys()
    )
    plural = (i for i, w in enumerate(clause.words[:_LATEST]) if w.tag == "NNS")
    noun = next(plural, None) if first else None
    return noun if noun is not None and clause.plays(clause.words[noun], LEX.qualityNouns) else None


def _willing(clause: Clause) -> set[int]:
    """Return the places of the words by which it asks for what is to be so: "should", "wants"."""
    return used(clause, POL.aimsAt) | {i for i, w in enumerate(clause.words) if w.tag == "MD"}


def _goals(clause: Clause, noun: int) -> Iterator[Statement]:
    """Yield the goals that have all else that *clause* says, by their own words or by who has them."""
    idle = (
        _willing(clause) | wanted(clause) | {noun, *clause.places("asksNumber"), *clause.places("asksList")}
    )
    idle |= {i for i, w in enumerate(clause.words) if w.base in (_HAVING, "be")}
    roles = (LEX.describingVerbs, LEX.comingWords)
    left = {i for i in clause.content - idle if not any(clause.plays(clause.words[i], r) for r in roles)}
    for goal in clause.index.statements:
        if goal.property != POL.aimsAt:
            continue
        said = goal.object.words
        if all(clause.has(i, said) for i in left) and all(
            clause.is_told_of(goal, x) or x.is_said_in(said) for x in clause.links
        ):
            yield goal


def _count(clause: Clause, goal: Statement) -> int:
    """Return how many adjectives *goal* has in a row before a noun of *clause*; none where they are not parted as a list is."""
    from ....graph.parsing.parse import pipeline

    label = goal.object.label
    tokens = words(split(label), pipeline())
    said = {s for i in clause.content | clause.linked for s in clause.words[i].stems}
    for place in range(1, len(tokens)):
        if tokens[place].stems.isdisjoint(said) or tokens[place].tag[:2] != "NN":
            continue
        begin = place
        while begin > 1 and (_is_adjective(tokens[begin - 1]) or tokens[begin - 1].text.lower() == _AND):
            begin -= 1
        row = [t for t in tokens[begin:place] if _is_adjective(t)]
        span = label[label.find(row[0].text) : label.find(tokens[place].text)] if row else ""
        if len(row) >= _LEAST and len(members(span.strip())) == len(row):
            return len(row)
    return 0


def _is_adjective(word: Word) -> bool:
    return word.tag in _ADJECTIVES or "-" in word.text


__all__ = ["asked", "reading"]
