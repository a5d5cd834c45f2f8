"""The class names: the short names of the classes of a thing, the most specific first."""

from __future__ import annotations

from collections.abc import Iterable

from ...ontology.namespace import OWL, POL, RDFS, SKOS
from .terms import Terms, local_name, packaged_ontology

INDIVIDUALS = frozenset({OWL.NamedIndividual, OWL.Thing, SKOS.Concept, RDFS.Resource})
"""Classes too general to say anything about a thing."""
VALUES = frozenset(map(local_name, (POL.Statistic, POL.Ranking, POL.Period)))
"""The short names of the classes of figures, ranks and dates: values of facts, not things that a text is about."""


class ClassNames:
    """The class hierarchy, with the short names of classes."""

    def __init__(self, terms: Terms) -> None:
        """Take the superclasses of a class from *terms* if they state any, else from the ontology of this package."""
        self._terms = terms
        self._ontology = packaged_ontology()
        self._found: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, classes: Iterable[str]) -> tuple[str, ...]:
        """Return the short names of *classes* and of all their superclasses, the most specific first."""
        stated = tuple(sorted(c for c in classes if c not in INDIVIDUALS))
        if stated not in self._found:
            above = {c: self._superclasses(c) for c in stated}
            every = {c: self._superclasses(c) for c in {*stated, *(a for s in above.values() for a in s)}}
            # The more superclasses a class has, the more specific it is; stated classes come before inferred ones.
            ranked = sorted(every, key=lambda c: (-len(every[c]), c not in above, local_name(c), c))
            self._found[stated] = tuple(dict.fromkeys(local_name(c) for c in ranked))
        return self._found[stated]

    def _superclasses(self, iri: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [iri]
        while waiting:
            current = waiting.pop()
            above = self._terms.iris(current, RDFS.subClassOf) or self._ontology.iris(
                current, RDFS.subClassOf
            )
            new = set(above) - found - {iri} - INDIVIDUALS
            found |= new
            waiting += sorted(new)
        return frozenset(found)
