"""The description of the service, by which a client learns what it can ask (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from ...ontology.namespace import RDF, Namespace
from ..result import GRAPH_FORMATS, RESULT_FORMATS

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
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


def describe(origin: str, format: str, *, services: bool) -> bytes:
    """Return the description of the service at *origin* in a format of RDF.

    :param services: whether queries may be sent on to any other endpoint.
    """
    endpoint, dataset, default = NamedNode(f"{origin}/sparql"), BlankNode("dataset"), BlankNode("default")
    features = [SD.UnionDefaultGraph, *([SD.BasicFederatedQuery] if services else [])]
    triples = [
        Triple(endpoint, _node(RDF.type), _node(SD.Service)),
        Triple(endpoint, _node(SD.endpoint), endpoint),
        Triple(endpoint, _node(SD.supportedLanguage), _node(SD.SPARQL11Query)),
        *(Triple(endpoint, _node(SD.feature), _node(feature)) for feature in features),
        *(
            Triple(endpoint, _node(SD.resultFormat), _node(_FORMATS[_NAMES[name]]))
            for name in (*RESULT_FORMATS, *GRAPH_FORMATS)
        ),
        Triple(endpoint, _node(SD.defaultDataset), dataset),
        Triple(dataset, _node(RDF.type), _node(SD.Dataset)),
        Triple(dataset, _node(RDF.type), _node(VOID.Dataset)),
        Triple(dataset, _node(VOID.sparqlEndpoint), endpoint),
        Triple(dataset, _node(SD.defaultGraph), default),
        Triple(default, _node(RDF.type), _node(SD.Graph)),
    ]
    prefixes: dict[str, str] | None = (
        {"sd": SD, "void": VOID} if GRAPH_FORMATS[format] == RdfFormat.TURTLE else None
    )
    return serialize(triples, format=GRAPH_FORMATS[format], prefixes=prefixes) or b""


def _node(iri: str) -> NamedNode:
    return NamedNode(iri)
