"""The setting: the country of which something is told that names none, since it stands in a text of or about that country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...ontology.namespace import DCTERMS, POL
from ...ontology.vocabulary import Term
from .candidate import Asked
from .fact import Fact, Node

# A country that the facts of a document name less often is not what it is about.
_LEAST = 2


def setting(asked: Asked, facts: Iterable[Fact]) -> Term | None:
    """Return the country whose text all of *facts* come from, if they name no other; None where that is not known."""
    found = {_of_document(asked, fact.doc) for fact in facts if not _countries(fact)}
    named = {iri for fact in facts for iri in _countries(fact)}
    if len(found) != 1 or not named <= found:
        return None
    return asked.wording.knowledge.vocabulary.by_iri.get(found.pop())


def _of_document(asked: Asked, doc: str) -> str:
    """Return the IRI of the country that the metadata of a document names, else of the one that most of its facts name."""
    known = asked.facts.settings
    if doc not in known:
        told = asked.facts.facts.documents.get(DCTERMS.coverage, {}).get(doc, "")
        term = asked.wording.knowledge.vocabulary.countries.get(told)
        known[doc] = term.iri if term else _most_named(asked, doc)
    return known[doc]


def _most_named(asked: Asked, doc: str) -> str:
    counts = Counter(iri for fact in asked.facts.facts.facts if fact.doc == doc for iri in _countries(fact))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _countries(fact: Fact) -> set[str]:
    nodes: tuple[Node | None, ...] = (fact.subject, fact.object, fact.figure.area if fact.figure else None)
    return {node.iri for node in nodes if node is not None and POL.Country in node.classes}
