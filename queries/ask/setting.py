"""The setting: the country of which something is told that names none, since it stands in a text of or about that country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...ontology.namespace import DCTERMS, POL
from .candidate import Asked, Candidate
from .fact import Fact, Node
from .word import words

# A country that the facts of a document name less often is not what it is about.
_LEAST = 2


def setting(asked: Asked, candidate: Candidate) -> str:
    """Return the IRI of the country of whose text all facts of *candidate* are; empty where these, their sentences or owners name another."""
    homes = {_of_document(asked, fact.doc) for fact in candidate.facts}
    named = {iri for fact in candidate.facts for iri in _named(asked, fact)}
    return homes.pop() if len(homes) == 1 and named <= homes else ""


def _of_document(asked: Asked, doc: str) -> str:
    """Return the IRI of the country that a document says it is about, else of the one that most of its facts name.

    Without the former nothing is known of a document of a large store, of which some facts are looked at.
    """
    known = asked.facts.settings
    if doc not in known:
        told = asked.facts.facts.documents.get(DCTERMS.coverage, {}).get(doc, "")
        if told:
            found = asked.wording.countries_in(words(told))
            known[doc] = found[0] if len(found) == 1 else ""
        else:
            known[doc] = _most_named(asked, doc) if asked.facts.is_whole else ""
    return known[doc]


def _most_named(asked: Asked, doc: str) -> str:
    facts = (fact for fact in asked.facts.facts.facts if fact.doc == doc)
    ranked = Counter(iri for fact in facts for iri in set(_ends(asked, fact))).most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _named(asked: Asked, fact: Fact) -> Iterator[str]:
    """Yield the countries that *fact* names: at its ends, in its sentence, and as who adopts the policy of which it tells."""
    yield from _ends(asked, fact)
    yield from (
        iri for adopted in asked.facts.adopted.get(fact.subject.iri, ()) for iri in _ends(asked, adopted)
    )
    yield from asked.wording.countries_of(fact.quote)


def _ends(asked: Asked, fact: Fact) -> Iterator[str]:
    """Yield the countries at the ends of *fact*, those that the vocabulary knows."""
    nodes: tuple[Node | None, ...] = (fact.subject, fact.object, fact.figure.area if fact.figure else None)
    known = asked.wording.knowledge.vocabulary.by_iri
    return (n.iri for n in nodes if n is not None and POL.Country in n.classes and n.iri in known)
