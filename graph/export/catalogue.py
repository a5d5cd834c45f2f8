"""Catalogue: what the data set is and holds, in DCAT and VoID, and in schema.org terms."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ...ontology.namespace import BASE, DCAT, DCTERMS, POL, PREFIXES, RDF, RDFS, VOID, XSD
from ..propertygraph.lines import sorted_lines
from ..propertygraph.network import node_id
from .turtle import write_turtle

_DATASET = f"{BASE}id/dataset"
TITLE = "Statements of policy texts, with the passages that make them"
DESCRIPTION = "A knowledge graph of policy texts, in which each fact cites the passage that states it."


def write_dcat(quads: Iterable[Quad], path: Path) -> None:
    """Write a Turtle description of *quads*: counts by class and property (VoID), and its documents (DCAT)."""
    write_turtle(_description(_Summary.of(quads, path)), path)


def write_schemaorg(quads: Iterable[Quad], path: Path) -> None:
    """Write a schema.org ``Dataset`` in JSON-LD, as search engines for data sets read it."""
    summary = _Summary.of(quads, path)
    description = {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": _DATASET,
        "@type": "Dataset",
        "name": TITLE,
        "description": (
            f"{DESCRIPTION} Triples: {summary.triples}; facts: {summary.classes[POL.Fact]}; documents: {len(summary.documents)}."
        ),
        "creator": {"@type": "Organization", "name": "policyloom"},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": iri, "value": count}
            for iri, count in sorted(summary.properties.items())
        ],
        "isBasedOn": [
            {"@type": "CreativeWork", "@id": iri, **dict(sorted(about.items()))}
            for iri, about in sorted(summary.documents.items())
        ],
    }
    path.write_text(
        json.dumps(description, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
    )


@dataclass(slots=True)
class _Summary:
    """The counts of a graph, and its documents."""

    triples: int = 0
    subjects: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    documents: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, quads: Iterable[Quad], path: Path) -> _Summary:
        """Count *quads*; scratch files are made beside *path*."""
        self = cls()
        about: dict[str, dict[str, str]] = {}
        last: object = None
        with sorted_lines(quads, path.parent, graphs=False) as pieces:
            # The serializer's own lines are read back piece by piece, so that memory stays flat.
            for triple in (triple for piece in pieces for triple in parse(piece, format=RdfFormat.N_TRIPLES)):
                subject, property, object_ = triple.subject.value, triple.predicate.value, triple.object
                self.triples += 1
                self.properties[property] += 1
                self.subjects += subject != last
                last = subject
                if property == RDF.type and isinstance(object_, NamedNode):
                    self.classes[object_.value] += 1
                    if object_.value == POL.Document:
                        self.documents[subject] = about.setdefault(subject, {})
                elif property in _DOCUMENT_TERMS and isinstance(object_, Literal):
                    about.setdefault(subject, {}).setdefault(_DOCUMENT_TERMS[property], object_.value)
        return self


_DOCUMENT_TERMS = {
    DCTERMS["identifier"]: "identifier",
    DCTERMS["title"]: "name",
    DCTERMS["language"]: "inLanguage",
}


def _description(summary: _Summary) -> Iterator[Quad]:
    yield _quad(_DATASET, RDF.type, NamedNode(DCAT.Dataset))
    yield _quad(_DATASET, RDF.type, NamedNode(VOID.Dataset))
    yield _quad(_DATASET, DCTERMS["title"], Literal(TITLE, language="en"))
    yield _quad(_DATASET, VOID.triples, _count(summary.triples))
    yield _quad(_DATASET, VOID.distinctSubjects, _count(summary.subjects))
    yield _quad(_DATASET, VOID.classes, _count(len(summary.classes)))
    yield _quad(_DATASET, VOID.properties, _count(len(summary.properties)))
    for used in sorted({p for p in PREFIXES.values() for iri in summary.properties if iri.startswith(p)}):
        yield _quad(_DATASET, VOID.vocabulary, NamedNode(used))
    for iri, count in summary.classes.items():
        yield from _partition("class", iri, VOID.entities, count)
    for iri, count in summary.properties.items():
        yield from _partition("property", iri, VOID.triples, count)
    for iri, about in summary.documents.items():
        yield _quad(_DATASET, DCTERMS["source"], NamedNode(iri))
        yield _quad(iri, RDFS.label, Literal(about.get("name") or about.get("identifier") or iri))


def _partition(kind: str, iri: str, measure: str, count: int) -> Iterator[Quad]:
    node = f"{_DATASET}/{kind}/{node_id(iri)}"
    yield _quad(_DATASET, VOID[f"{kind}Partition"], NamedNode(node))
    yield _quad(node, VOID[kind], NamedNode(iri))
    yield _quad(node, measure, _count(count))


def _quad(subject: str, property: str, object: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), NamedNode(property), object)


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD.integer))
