"""The RDF description of the service (SPARQL 1.1 Service Description) and its data set (VoID, DCAT)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from ....graph.export.catalogue import DESCRIPTION, TITLE, statistics
from ....ontology.namespace import DCAT, DCTERMS, VOID, XSD, Namespace
from ...result import GRAPH_FORMATS, RESULT_FORMATS
from ..media import media_type
from .census import Counts

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")

# The names of the formats in the W3C's list of formats.
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

# The query for the whole graph; a download link is this query with a format.
_ALL = quote("CONSTRUCT WHERE { ?s ?p ?o }", safe="")
_PREFIXES: dict[str, str] = {"sd": SD, "void": VOID, "dcat": DCAT, "dcterms": DCTERMS, "xsd": XSD}
# The IRIs are relative to the endpoint. The part after the blank line is for data set catalogues (DCAT 3).
_SERVICE = """
<> a sd:Service ;
    sd:endpoint <> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature {features} ;
    sd:resultFormat {formats} ;
    sd:defaultDataset <#dataset> .
<#dataset> a sd:Dataset ;
    sd:defaultGraph _:default .
_:default a sd:Graph .

<#dataset> a void:Dataset, dcat:Dataset ;
    dcterms:title "{title}"@en ;
    dcterms:description "{description}"@en ;
    dcat:landingPage </> ;
    void:sparqlEndpoint <> .
<> a dcat:DataService ;
    dcterms:title "SPARQL endpoint"@en ;
    dcat:endpointURL <> ;
    dcat:endpointDescription <> ;
    dcat:servesDataset <#dataset> .
"""
_DISTRIBUTION = """
<#dataset> dcat:distribution <#{name}> ;
    void:dataDump <?query={all}&format={name}> .
<#{name}> a dcat:Distribution ;
    dcat:downloadURL <?query={all}&format={name}> ;
    dcat:accessURL <> ;
    dcat:accessService <> ;
    dcat:mediaType <https://www.iana.org/assignments/media-types/{media_type}> .
"""


def describe(origin: str, format: str, *, base: str, services: bool, counts: Counts | None) -> bytes:
    """Return the description of a service.

    :param origin: the scheme and host of the service.
    :param format: the name of an RDF format for triples.
    :param base: the prefix, before ``id/``, of the IRIs that the service describes.
    :param services: whether queries may name any other endpoint with SERVICE.
    :param counts: the statistics of the graph, or None to leave them out.
    """
    endpoint = f"{origin}/sparql"
    dataset = NamedNode(f"{endpoint}#dataset")
    triples = [
        *(quad.triple for quad in parse(_turtle(services), format=RdfFormat.TURTLE, base_iri=endpoint)),
        Triple(dataset, NamedNode(VOID.uriSpace), Literal(f"{base}id/")),
        *(_statistics(dataset, counts) if counts else ()),
    ]
    prefixes = _PREFIXES if GRAPH_FORMATS[format] == RdfFormat.TURTLE else None
    return serialize(triples, format=GRAPH_FORMATS[format], prefixes=prefixes) or b""


def _turtle(services: bool) -> str:
    """Return the part of the description that does not depend on the graph."""
    header = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items())
    service = _SERVICE.format(
        features="sd:UnionDefaultGraph, sd:BasicFederatedQuery" if services else "sd:UnionDefaultGraph",
        formats=", ".join(f"<{_FORMATS[_NAMES[name]]}>" for name in (*RESULT_FORMATS, *GRAPH_FORMATS)),
        title=TITLE,
        description=DESCRIPTION,
    )
    distributions = (
        _DISTRIBUTION.format(name=name, all=_ALL, media_type=media_type(name).partition(";")[0])
        for name in GRAPH_FORMATS
    )
    return "".join([header, service, *distributions])


def _statistics(dataset: NamedNode, counts: Counts) -> Iterator[Triple]:
    return statistics(
        dataset,
        {
            "triples": counts.triples,
            "entities": counts.entities,
            "distinctSubjects": counts.subjects,
            "distinctObjects": counts.objects,
        },
        {iri: {"entities": entities} for iri, entities in counts.classes},
        {
            iri: {"triples": triples, "distinctSubjects": subjects, "distinctObjects": objects}
            for iri, triples, subjects, objects in counts.properties
        },
        lambda kind, number, _: BlankNode(f"{kind}{number}"),
    )
