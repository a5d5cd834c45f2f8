"""The joint: a question for two things at once: who did something, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....ontology.namespace import LEX, POL
from ..index.index import Statement
from ..parsing.clause import Clause
from ..parsing.utterance import PLAIN
from ..words.asking import NUMBERS
from .reading import Reading, iris, listed, measured

_AND = "and"
_LONGEST_PHRASE = 4


def parted(clause: Clause) -> tuple[Clause, frozenset[str]] | None:
    """Return *clause* without what it asks for besides, and the roles of that: "who did it, and when".

    None is returned where it asks but for one thing.
    """
    said = [w.text.lower() for w in clause.words]
    if said[-1] in clause.wording.roles.words(LEX.additiveWords):
        return None  # "A, B, and what else" asks for more of the same
    for place in range(max(2, len(said) - _LONGEST_PHRASE), len(said)):
        roles = _roles(clause, said[place:])
        if said[place - 1] == _AND and (PLAIN & {*said[place:]} or "asksPurpose" in roles):
            return Clause(clause.words[: place - 1], clause.index), roles
    if _asks_when_as_well(clause):
        return Clause(clause.words[:-1], clause.index), _roles(clause, said[-1:])
    if said[0] in PLAIN and said[1:2] == ["was"] and said[2:3] == ["how"]:
        return Clause(clause.words[2:], clause.index), _roles(clause, said[:1])
    if said[0] in PLAIN and said[1:2] == [_AND]:
        # "When and by whom was it done"
        return Clause(clause.words[2:], clause.index), _roles(clause, said[:1])
    return None


def _asks_when_as_well(clause: Clause) -> bool:
    """Say whether it ends with "when", with no "and" before that, and asks how many before: "how many did it make, when"."""
    counts = any(span[0] == 0 for role, span in clause.asks.items() if role in NUMBERS)
    last = len(clause.words) - 1
    return counts and clause.asks.get("asksTime") == (last, last + 1) and clause.words[last].tag == "WRB"


def _roles(clause: Clause, words: Sequence[str]) -> frozenset[str]:
    """Return what *words* ask for, with a preposition before them or without: "in which year"."""
    asks = clause.wording.asks
    return asks.get(tuple(words), frozenset()) | asks.get(tuple(words[1:]), frozenset())


def when(clause: Clause, reading: Reading) -> Reading | None:
    """Return the reading as the time of what *reading* of *clause* tells, where each of its facts has the same."""
    told = [_dated(clause, fact) for fact in reading.facts]
    dated = [fact for facts in told for fact in facts]
    periods = {fact.object if fact.property == POL.happenedIn else fact.period for fact in dated}
    if not dated or not all(told) or len(periods) != 1:
        return None
    words = f"[when] {listed([fact.subject for fact in dated])}"
    holes = {"given": iris([f.subject for f in dated]), "property": iris([f.property for f in dated])}
    nodes = tuple(period for period in periods if period is not None)
    if all(fact.property == POL.happenedIn for fact in dated):
        return Reading(words, "objects", holes, reading.score, nodes, "list", dated)
    holes["object"] = iris([f.object for f in dated])
    return Reading(words, "fact-periods", holes, reading.score, nodes, "list", dated)


def how_many(clause: Clause, reading: Reading) -> Reading | None:
    """Return the reading as the number of what *reading* of *clause* tells of, where one figure of its sentence gives it."""
    quotes = {fact.quote for fact in reading.facts}
    if reading.pattern == "said":
        told = {str(getattr(node, "value", node)) for node in reading.holes.get("node", ())}
        quotes |= {said.sentence.text for said in clause.index.propositions if said.iri in told}
    nouns = [i for i in clause.content | clause.linked if clause.words[i].tag in ("NN", "NNS")]
    facts = [
        fact
        for fact in clause.index.statements
        if fact.quote in quotes
        and fact.property == POL.hasStatistic
        and any(clause.has(i, fact.subject.heads) for i in nouns)
    ]
    if len({fact.object for fact in facts}) != 1:
        return None
    words = f"[number] of {facts[0].subject.label}"
    nodes = tuple(dict.fromkeys(fact.object for fact in facts))
    return Reading(words, "figures", measured(facts, clause.index), reading.score, nodes, "figure", facts)


def _dated(clause: Clause, fact: Statement) -> list[Statement]:
    """Return *fact* where it has a date, or else what its sentence says of when its object came about."""
    if fact.period is not None:
        return [fact]
    return list(_events(clause, fact))


def _events(clause: Clause, fact: Statement) -> Iterator[Statement]:
    for other in clause.index.beside(fact):
        if other.property == POL.happenedIn and other.subject is fact.object:
            yield other
