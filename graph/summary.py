"""The summary: what a build found, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..ontology.namespace import POL
from .extract import Extraction
from .network import PropertyGraph

# Nodes of these classes are values of facts, not things that a text is about.
_VALUES = frozenset(iri.removeprefix(POL) for iri in (POL.Statistic, POL.Ranking, POL.Period))


@dataclass(frozen=True, slots=True)
class Summary:
    """What was found in how many documents.

    :param entities: class -> how many things are of it, the most frequent first; each thing counts in its most
        specific class.
    :param facts: kind of fact -> how many there are, the most frequent first.
    :param covered: how many sentences yielded a fact, of *sentences*; *numbers_covered* likewise of *numbers*.
    """

    documents: int
    sentences: int
    entities: Mapping[str, int]
    facts: Mapping[str, int]
    triples: int
    covered: int
    numbers: int
    numbers_covered: int


def summarise(extractions: Sequence[Extraction], graph: PropertyGraph, triples: int) -> Summary:
    """Count what *extractions* hold; *graph* is their property graph."""
    facts = {edge.fact: edge.type for edge in graph.edges if edge.fact}
    coverages = [extraction.coverage for extraction in extractions]
    read = sum(coverage.numbers for coverage in coverages)
    return Summary(
        documents=len(extractions),
        sentences=sum(extraction.sentences for extraction in extractions),
        entities=_counts(node.kind for node in graph.nodes if node.kind not in _VALUES),
        facts=_counts(facts.values()),
        triples=triples,
        covered=sum(coverage.sentences for coverage in coverages),
        numbers=read + sum(len(coverage.numbers_without) for coverage in coverages),
        numbers_covered=read,
    )


def _counts(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
