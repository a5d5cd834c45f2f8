"""The kind: the classes of a thing by their short names, the most specific first."""

from __future__ import annotations

from collections.abc import Iterable

from ...ontology.namespace import OWL, RDFS, SKOS
from .terms import Terms, local_name, packaged_ontology

INDIVIDUALS = frozenset({OWL.NamedIndividual, OWL.Thing, SKOS.Concept, RDFS.Resource})
"""Classes that tell nothing of a thing."""


class Kinds:
    """The classes and what stands above them."""

    def __init__(self, terms: Terms) -> None:
        """Take the hierarchy from *terms* where they have it, else from the ontology of this package."""
        self._terms = terms
        self._ontology = packaged_ontology()
        self._found: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, classes: Iterable[str]) -> tuple[str, ...]:
        """Return the short names of *classes* and of all above them, the most specific first."""
        stated = tuple(sorted(c for c in classes if c not in INDIVIDUALS))
        if stated not in self._found:
            above = {c: self._superclasses(c) for c in stated}
            every = {c: self._superclasses(c) for c in {*stated, *(a for s in above.values() for a in s)}}
            # The more classes stand above a class, the more specific it is; stated ones come before inferred.
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
