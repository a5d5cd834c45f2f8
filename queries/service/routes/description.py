"""The description of the service: what can be asked (SPARQL 1.1 Service Description), and of what data (VoID, DCAT)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from ....graph.export.catalogue import DESCRIPTION, TITLE
from ....ontology.namespace import DCAT, DCTERMS, PREFIXES, RDF, VOID, XSD, Namespace
from ...result import GRAPH_FORMATS, RESULT_FORMATS
from ..media import media_type
from .census import Counts

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_MEDIA_TYPES = Namespace("https://www.iana.org/assignments/media-types/")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")

# How the W3C names the formats that have a name there.
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "nquads": "N-Quads",
    "trig": "TriG",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}


# The whole graph as a query; a download of it is this query with a format.
_ALL = "CONSTRUCT WHERE { ?s ?p ?o }"


def describe(origin: str, format: str, *, base: str, services: bool, counts: Counts | None) -> bytes:
    """Return the description of the service at *origin* in a format of RDF.

    :param base: the prefix of the IRIs that are looked up there.
    :param services: whether queries may be sent on to any other endpoint.
    :param counts: what the graph holds, None where that is not known.
    """
    endpoint = NamedNode(f"{origin}/sparql")
    dataset = NamedNode(f"{origin}/sparql#dataset")
    triples = [
        *_service(endpoint, dataset, services=services),
        *_record(origin, endpoint, dataset),
        *_distributions(origin, endpoint, dataset),
        Triple(dataset, _node(VOID.uriSpace), Literal(f"{base}id/")),
        *(_statistics(dataset, counts) if counts else ()),
    ]
    used: dict[str, str] = {"sd": SD, "void": VOID, "dcat": DCAT, "dcterms": DCTERMS, "xsd": XSD}
    prefixes = used if GRAPH_FORMATS[format] == RdfFormat.TURTLE else None
    return serialize(triples, format=GRAPH_FORMATS[format], prefixes=prefixes) or b""


def _service(endpoint: NamedNode, dataset: NamedNode, *, services: bool) -> Iterator[Triple]:
    default = BlankNode("default")
    yield Triple(endpoint, _node(RDF.type), _node(SD.Service))
    yield Triple(endpoint, _node(SD.endpoint), endpoint)
    yield Triple(endpoint, _node(SD.supportedLanguage), _node(SD.SPARQL11Query))
    for feature in (SD.UnionDefaultGraph, *([SD.BasicFederatedQuery] if services else [])):
        yield Triple(endpoint, _node(SD.feature), _node(feature))
    for name in (*RESULT_FORMATS, *GRAPH_FORMATS):
        yield Triple(endpoint, _node(SD.resultFormat), _node(_FORMATS[_NAMES[name]]))
    yield Triple(endpoint, _node(SD.defaultDataset), dataset)
    yield Triple(dataset, _node(RDF.type), _node(SD.Dataset))
    yield Triple(dataset, _node(SD.defaultGraph), default)
    yield Triple(default, _node(RDF.type), _node(SD.Graph))


def _record(origin: str, endpoint: NamedNode, dataset: NamedNode) -> Iterator[Triple]:
    """Yield what a catalogue of data sets takes up of both (DCAT 3)."""
    yield Triple(dataset, _node(RDF.type), _node(VOID.Dataset))
    yield Triple(dataset, _node(RDF.type), _node(DCAT.Dataset))
    yield Triple(dataset, _node(DCTERMS["title"]), Literal(TITLE, language="en"))
    yield Triple(dataset, _node(DCTERMS["description"]), Literal(DESCRIPTION, language="en"))
    yield Triple(dataset, _node(DCAT.landingPage), _node(f"{origin}/"))
    yield Triple(dataset, _node(VOID.sparqlEndpoint), endpoint)
    yield Triple(endpoint, _node(RDF.type), _node(DCAT.DataService))
    yield Triple(endpoint, _node(DCTERMS["title"]), Literal("SPARQL endpoint", language="en"))
    yield Triple(endpoint, _node(DCAT.endpointURL), endpoint)
    yield Triple(endpoint, _node(DCAT.endpointDescription), endpoint)
    yield Triple(endpoint, _node(DCAT.servesDataset), dataset)


def _distributions(origin: str, endpoint: NamedNode, dataset: NamedNode) -> Iterator[Triple]:
    for name in GRAPH_FORMATS:
        node = _node(f"{origin}/sparql#{name}")
        download = _node(f"{origin}/sparql?query={quote(_ALL, safe='')}&format={name}")
        bare = media_type(name).partition(";")[0]
        yield Triple(dataset, _node(DCAT.distribution), node)
        yield Triple(dataset, _node(VOID.dataDump), download)
        yield Triple(node, _node(RDF.type), _node(DCAT.Distribution))
        yield Triple(node, _node(DCAT.downloadURL), download)
        yield Triple(node, _node(DCAT.accessURL), endpoint)
        yield Triple(node, _node(DCAT.accessService), endpoint)
        yield Triple(node, _node(DCAT.mediaType), _node(_MEDIA_TYPES[bare]))


def _statistics(dataset: NamedNode, counts: Counts) -> Iterator[Triple]:
    yield Triple(dataset, _node(VOID.triples), _count(counts.triples))
    yield Triple(dataset, _node(VOID.entities), _count(counts.entities))
    yield Triple(dataset, _node(VOID.distinctSubjects), _count(counts.subjects))
    yield Triple(dataset, _node(VOID.distinctObjects), _count(counts.objects))
    yield Triple(dataset, _node(VOID.classes), _count(len(counts.classes)))
    yield Triple(dataset, _node(VOID.properties), _count(len(counts.properties)))
    for vocabulary in sorted(set(PREFIXES.values())):
        if any(iri.startswith(vocabulary) for iri, *_ in counts.properties):
            yield Triple(dataset, _node(VOID.vocabulary), _node(vocabulary))
    for number, (iri, entities) in enumerate(counts.classes, 1):
        part = BlankNode(f"class{number}")
        yield Triple(dataset, _node(VOID.classPartition), part)
        yield Triple(part, _node(VOID["class"]), _node(iri))
        yield Triple(part, _node(VOID.entities), _count(entities))
    for number, (iri, triples, subjects, objects) in enumerate(counts.properties, 1):
        part = BlankNode(f"property{number}")
        yield Triple(dataset, _node(VOID.propertyPartition), part)
        yield Triple(part, _node(VOID.property), _node(iri))
        yield Triple(part, _node(VOID.triples), _count(triples))
        yield Triple(part, _node(VOID.distinctSubjects), _count(subjects))
        yield Triple(part, _node(VOID.distinctObjects), _count(objects))


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD.integer))


def _node(iri: str) -> NamedNode:
    return NamedNode(iri)
