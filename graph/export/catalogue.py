"""Catalogue: a description of the data set and its contents, in DCAT and VoID or in schema.org terms."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from ...ontology.namespace import BASE, DCAT, DCTERMS, POL, PREFIXES, RDF, RDFS, VOID, XSD
from ..propertygraph import node_id
from ..propertygraph.lines import sorted_lines
from ..propertygraph.terms import Terms
from .json import write_json
from .turtle import write_turtle
from .work import PROPERTIES, Work, works

DATASET = f"{BASE}id/dataset"
TITLE = "Statements from policy texts, with the passages that make them"
DESCRIPTION = "A knowledge graph of policy texts, in which each fact cites the passage that states it."

Subject = NamedNode | BlankNode
Counts = Mapping[str, int]
"""Counts by the VoID term for what is counted, such as ``triples``."""


def write_dcat(quads: Iterable[Quad], path: Path) -> None:
    """Write a Turtle description of *quads*: counts by class and property (VoID), and the documents (DCAT)."""
    write_turtle(_description(_Summary.of(quads, path)), path)


def write_schemaorg(quads: Iterable[Quad], path: Path) -> None:
    """Write a schema.org ``Dataset`` in JSON-LD, for search engines that index data sets."""
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
    write_json(description, path)


def described_file(folder: Path, path: str, name: str, media_type: str) -> dict[str, object]:
    """Return a description of the file *path* in *folder* in schema.org terms: name, type, size and checksum."""
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "@id": path,
        "name": name,
        "encodingFormat": media_type,
        "contentSize": str((folder / path).stat().st_size),
        "sha256": digest,
    }


def statistics(
    dataset: NamedNode,
    totals: Counts,
    classes: Mapping[str, Counts],
    properties: Mapping[str, Counts],
    part: Callable[[str, int, str], Subject],
) -> Iterator[Triple]:
    """Yield the statistics of *dataset* in VoID: totals, vocabularies, and a partition for each class and property.

    :param classes: the counts of each class, by IRI; *properties* has the same for properties.
    :param part: returns the node of a partition, given ``class`` or ``property``, its number from 1, and the IRI.
    """
    yield from _counted(dataset, {**totals, "classes": len(classes), "properties": len(properties)})
    for vocabulary in sorted(PREFIXES.values()):
        if any(iri.startswith(vocabulary) for iri in properties):
            yield Triple(dataset, NamedNode(VOID.vocabulary), NamedNode(vocabulary))
    for kind, parts in (("class", classes), ("property", properties)):
        for number, (iri, counts) in enumerate(parts.items(), start=1):
            node = part(kind, number, iri)
            yield Triple(dataset, NamedNode(VOID[f"{kind}Partition"]), node)
            yield Triple(node, NamedNode(VOID[kind]), NamedNode(iri))
            yield from _counted(node, counts)


def _counted(node: Subject, counts: Counts) -> Iterator[Triple]:
    for term, number in counts.items():
        yield Triple(node, NamedNode(VOID[term]), Literal(str(number), datatype=NamedNode(XSD.integer)))


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
            # Parse the sorted lines piece by piece, so that memory use stays constant.
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
    dataset = NamedNode(DATASET)
    for kind in (DCAT.Dataset, VOID.Dataset):
        yield _quad(dataset, RDF.type, NamedNode(kind))
    yield _quad(dataset, DCTERMS["title"], Literal(TITLE, language="en"))
    for triple in statistics(
        dataset,
        {"triples": summary.triples, "distinctSubjects": summary.subjects},
        {iri: {"entities": count} for iri, count in summary.classes.items()},
        {iri: {"triples": count} for iri, count in summary.properties.items()},
        lambda kind, _, iri: NamedNode(f"{DATASET}/{kind}/{node_id(iri)}"),
    ):
        yield Quad(*triple)
    for work in summary.works:
        node = NamedNode(work.iri)
        yield _quad(dataset, DCTERMS["source"], node)
        yield _quad(node, RDFS.label, Literal(work.title))
        yield from (_quad(node, property, value) for property, value in _in_dublin_core(work) if value.value)


def _in_dublin_core(work: Work) -> Iterator[tuple[str, NamedNode | Literal]]:
    """Yield the metadata of *work* as (Dublin Core property, value); a missing text is an empty literal."""
    yield DCTERMS.identifier, Literal(work.identifier)
    yield DCTERMS.issued, _date(work.issued)
    yield DCTERMS.created, _date(work.created)
    yield DCTERMS.language, Literal(work.language)
    yield DCTERMS.rights, Literal(work.rights)
    yield from ((DCTERMS.creator, Literal(name)) for name in work.authors)
    links = (DCTERMS.license, work.license), (DCTERMS.source, work.url)
    yield from ((property, NamedNode(iri)) for property, iri in links if iri)


def _date(text: str) -> Literal:
    """Return *text* as a literal typed as a year, month or day, as DCAT requires; else as a string."""
    kind = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}.get(len(text), XSD.string)
    return Literal(text, datatype=NamedNode(kind))


def _quad(subject: NamedNode, property: str, object: NamedNode | Literal) -> Quad:
    return Quad(subject, NamedNode(property), object)
