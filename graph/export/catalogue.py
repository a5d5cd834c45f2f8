"""Catalogue: what the data set is and holds, in DCAT and VoID, and in schema.org terms."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from ...ontology.namespace import BASE, DCAT, DCTERMS, POL, PREFIXES, RDF, RDFS, VOID, XSD
from ..propertygraph.lines import sorted_lines
from ..propertygraph.network import node_id
from ..propertygraph.terms import Terms
from .turtle import write_turtle
from .work import PROPERTIES, Work, works

DATASET = f"{BASE}id/dataset"
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
        "@id": DATASET,
        "@type": "Dataset",
        "name": TITLE,
        "description": (
            f"{DESCRIPTION} Triples: {summary.triples}; facts: {summary.classes[POL.Fact]}; documents: {len(summary.works)}."
        ),
        "creator": {"@type": "Organization", "name": "policyloom"},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": iri, "value": count}
            for iri, count in sorted(summary.properties.items())
        ],
        "isBasedOn": [
            {"@type": "CreativeWork", "@id": work.iri, **work.in_schema_org()} for work in summary.works
        ],
    }
    path.write_text(
        json.dumps(description, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
    )


def described_file(folder: Path, path: str, name: str, media_type: str) -> dict[str, object]:
    """Return the file *path* of *folder* in schema.org terms: its name, type, size and checksum."""
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "@id": path,
        "name": name,
        "encodingFormat": media_type,
        "contentSize": str((folder / path).stat().st_size),
        "sha256": digest,
    }


@dataclass(slots=True)
class _Summary:
    """The counts of a graph, and its documents."""

    triples: int = 0
    subjects: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    works: tuple[Work, ...] = ()

    @classmethod
    def of(cls, quads: Iterable[Quad], path: Path) -> _Summary:
        """Count *quads*; scratch files are made beside *path*."""
        self = cls()
        kept: list[Triple] = []
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
                        kept.append(triple)
                elif property in PROPERTIES:
                    kept.append(triple)
        self.works = tuple(works(Terms.of(kept)))
        return self


def _description(summary: _Summary) -> Iterator[Quad]:
    yield _quad(DATASET, RDF.type, NamedNode(DCAT.Dataset))
    yield _quad(DATASET, RDF.type, NamedNode(VOID.Dataset))
    yield _quad(DATASET, DCTERMS["title"], Literal(TITLE, language="en"))
    yield _quad(DATASET, VOID.triples, _count(summary.triples))
    yield _quad(DATASET, VOID.distinctSubjects, _count(summary.subjects))
    yield _quad(DATASET, VOID.classes, _count(len(summary.classes)))
    yield _quad(DATASET, VOID.properties, _count(len(summary.properties)))
    for used in sorted({p for p in PREFIXES.values() for iri in summary.properties if iri.startswith(p)}):
        yield _quad(DATASET, VOID.vocabulary, NamedNode(used))
    for iri, count in summary.classes.items():
        yield from _partition("class", iri, VOID.entities, count)
    for iri, count in summary.properties.items():
        yield from _partition("property", iri, VOID.triples, count)
    for work in summary.works:
        yield _quad(DATASET, DCTERMS["source"], NamedNode(work.iri))
        yield _quad(work.iri, RDFS.label, Literal(work.title))
        yield from (_quad(work.iri, property, value) for property, value in _known(work) if value.value)


def _known(work: Work) -> Iterator[tuple[str, NamedNode | Literal]]:
    """Yield what is known of a document in terms of Dublin Core; what is not is empty."""
    yield DCTERMS.identifier, Literal(work.identifier)
    yield DCTERMS.issued, _date(work.issued)
    yield DCTERMS.created, _date(work.created)
    yield DCTERMS.language, Literal(work.language)
    yield DCTERMS.rights, Literal(work.rights)
    yield from ((DCTERMS.creator, Literal(name)) for name in work.authors)
    yield from (
        (property, NamedNode(iri))
        for property, iri in ((DCTERMS.license, work.license), (DCTERMS.source, work.url))
        if iri
    )


def _date(text: str) -> Literal:
    """Return *text* typed as the year, month or day that it is, as DCAT asks for."""
    kind = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}.get(len(text), XSD.string)
    return Literal(text, datatype=NamedNode(kind))


def _partition(kind: str, iri: str, measure: str, count: int) -> Iterator[Quad]:
    node = f"{DATASET}/{kind}/{node_id(iri)}"
    yield _quad(DATASET, VOID[f"{kind}Partition"], NamedNode(node))
    yield _quad(node, VOID[kind], NamedNode(iri))
    yield _quad(node, measure, _count(count))


def _quad(subject: str, property: str, object: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), NamedNode(property), object)


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD.integer))
