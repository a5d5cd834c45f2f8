"""The reading: how a question was understood, and the SPARQL that follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from ..index.index import Index, Node, Statement
from ..index.pattern import Filling, filled
from ..index.proposition import Proposition
from ..matching.row import other_ends
from ..parsing.clause import Clause


@dataclass(frozen=True)
class Reading:
    """One way to understand a question.

    :param words: the reading in words, for a person to check.
    :param pattern: the name of the pattern that answers it.
    :param holes: what goes into the pattern.
    :param score: how much of the question the graph bears out in its structure.
    :param nodes: what the index expects as the answer.
    :param shape: ``list``, ``count``, ``yes``, ``no``, ``figure``, ``measured``, ``parties``, ``groups`` or ``called``.
    :param facts: the statements that bear it out.
    :param called: what the question calls the answer, where the graph calls what it is compared with
        the same, or a clause tells of it; where *shape* is ``called``, the answer itself.
    """

    words: str
    pattern: str
    holes: Mapping[str, Filling]
    score: float
    nodes: tuple[Node, ...] = ()
    shape: str = "list"
    facts: Sequence[Statement] = field(default=(), repr=False)
    called: str = ""

    @property
    def sparql(self) -> str:
        """The query."""
        return filled(self.pattern, self.holes)


def iris(nodes: Sequence[Node] | Sequence[str]) -> list[NamedNode | Literal]:
    """Return *nodes* as terms, each once, in order."""
    return [NamedNode(n) for n in dict.fromkeys(n if isinstance(n, str) else n.iri for n in nodes)]


def literals(texts: Sequence[str]) -> list[NamedNode | Literal]:
    """Return *texts* as terms, each once, in order."""
    return [Literal(t) for t in dict.fromkeys(texts)]


def measured(facts: Sequence[Statement], index: Index) -> dict[str, Filling]:
    """Return what goes into a pattern for figures, so that it finds those of *facts* and no other of *index*.

    What is measured of what tells them apart; where it does not, as of 5 ports in the north and 7 in the south, they do
    so themselves.
    """
    indicators = {fact.figure.indicator: None for fact in facts if fact.figure}
    subjects = [fact.subject for fact in facts]
    holes: dict[str, Filling] = {"indicator": literals([*indicators]), "subject": iris(subjects)}
    kept = {fact.object for fact in facts}
    if any(
        f.figure and f.figure.indicator in indicators and f.subject in subjects and f.object not in kept
        for f in index.statements
    ):
        holes["figure"] = iris([fact.object for fact in facts])
    return holes


def exactly(
    clause: Clause, property: str, given: Sequence[Node], nodes: Sequence[Node], hole: str = "object"
) -> dict[str, Filling]:
    """Return what goes into the pattern for the ends *hole* of facts of *property*, so that it finds *nodes* and no others.

    :param given: the other ends of the facts.
    :param hole: ``object`` or ``subject``.
    """
    holes: dict[str, Filling] = {"given": iris(given), "property": iris([property])}
    if others := other_ends(clause, property, hole, given, nodes):
        holes["other"] = iris(others)
    return holes


def of_objects(clause: Clause, facts: Sequence[Statement], score: float, words: str = "") -> Reading:
    """Return the reading as the objects of *facts*, which have one property, and as no other that their subjects have.

    :param words: the reading in words, where it is more than what the facts say.
    """
    subjects, property = list(dict.fromkeys(f.subject for f in facts)), facts[0].property
    nodes = tuple(dict.fromkeys(f.object for f in facts))
    words = words or f"{listed(subjects)} {clause.wording.property_label(property)} {listed(nodes)}"
    holes = exactly(clause, property, subjects, nodes)
    return Reading(words, "objects", holes, score, nodes, "list", facts)


def from_clauses(
    said: Sequence[Proposition], parts: Sequence[str], answers: Sequence[str]
) -> dict[str, Filling]:
    """Return what goes into the pattern for clauses, so that it finds what *answers* say in these *parts* of those *said*.

    :param parts: the IRIs of the properties of a clause that have the answers, such as ``pol:subjectText``.
    """
    return {"node": iris([one.iri for one in said]), "part": iris(parts), "answer": literals(answers)}


def listed(nodes: Sequence[Node] | Sequence[str]) -> str:
    """Return the names of *nodes*, few enough to read."""
    names = list(dict.fromkeys(n if isinstance(n, str) else n.label for n in nodes))
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
