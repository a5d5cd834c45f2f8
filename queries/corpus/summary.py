"""The summary: counts of what the documents of a store hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal

from ...graph.propertygraph.class_names import VALUES, ClassNames
from ...graph.propertygraph.terms import Terms, local_name
from ...ontology.own import Knowledge
from ..result import Row, text
from ..store import Store
from .bindings import bindings


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of what some documents hold.

    :param entities: class -> number of things, the most frequent first; each thing counts once, in its most
        specific class.
    :param facts: kind of fact -> number of facts, the most frequent first.
    :param covered: how many of the *sentences* state a fact; *numbers_covered* is the same for the *numbers*.
    """

    documents: int
    sentences: int
    entities: Mapping[str, int]
    facts: Mapping[str, int]
    triples: int
    covered: int
    numbers: int
    numbers_covered: int


def summarise(store: Store, graphs: Sequence[str], knowledge: Knowledge) -> Summary:
    """Count what the documents with the named graphs *graphs* hold.

    :param knowledge: what the documents were read with; has the names of kinds of facts and the user's own classes.
    :raises InputError: the store cannot be read.
    """
    documents, sentences, covered, numbers, numbers_covered, triples = _sums(
        bindings(store, "counts", graphs)
    )
    facts: Counter[str] = Counter()
    for property, count in bindings(store, "facts", graphs):
        facts[knowledge.vocabulary.notations.get(text(property), local_name(text(property)))] += _number(
            count
        )
    return Summary(
        documents=documents,
        sentences=sentences,
        entities=_counted(_kinds(bindings(store, "things", graphs), knowledge)),
        facts=_counted(facts.elements()),
        triples=triples,
        covered=covered,
        numbers=numbers,
        numbers_covered=numbers_covered,
    )


def _sums(found: Iterable[Row]) -> tuple[int, ...]:
    numbers = [[_number(term) for term in row] for row in found]
    return tuple(map(sum, zip(*numbers, strict=True))) if numbers else (0,) * 6


def _number(term: object) -> int:
    return int(term.value) if isinstance(term, Literal) else 0


def _kinds(found: Iterable[Row], knowledge: Knowledge) -> Iterator[str]:
    """Yield the most specific class of each thing that is not a value of a fact."""
    classes: dict[str, set[str]] = {}
    for thing, stated_class in found:
        classes.setdefault(text(thing), set()).add(text(stated_class))
    kinds = ClassNames(Terms.of(triple for own in knowledge.own for triple in own.definitions))
    for stated in classes.values():
        kind = next(iter(kinds.of(stated)), "Entity")
        if kind not in VALUES:
            yield kind


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
