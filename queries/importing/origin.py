"""The origin of a graph: the files it came from and the software; without a time, so that equal origins are equal."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from ...graph.identity import digest
from ...graph.rdf import Triple, run_triples, to_quads
from ...ontology.namespace import DCTERMS, ONTOLOGY_GRAPH, PROV, RDF, RDFS, RUN


@dataclass(frozen=True, slots=True)
class File:
    """A file from which a graph came.

    :param name: the file's name, without its folder.
    :param sha256: the digest of its bytes, in hexadecimal.
    """

    name: str
    sha256: str


def origin_graph(graph: str) -> str:
    """Return the IRI of the named graph that says where *graph* came from."""
    return f"{graph}/provenance"


def origin(graph: str, act: str, name: str, files: Iterable[File], *, software: str) -> list[Quad]:
    """Return the quads that say where *graph* came from.

    :param act: what was done, such as ``import``.
    :param software: the version of policyloom that did it.
    """
    return to_quads(_triples(graph, act, name, list(files), software), origin_graph(graph))


def _triples(graph: str, act: str, name: str, files: list[File], software: str) -> Iterator[Triple]:
    run = RUN[digest(act, software, name, *(file.sha256 for file in files))]
    for triple in run_triples(run, software=software, ontology=ONTOLOGY_GRAPH):
        if triple[:2] != (run, RDFS.label):
            yield triple
    yield run, RDFS.label, f"{act} of {name} by policyloom {software}"
    yield graph, RDF.type, NamedNode(PROV.Entity)
    yield graph, RDFS.label, name
    yield graph, PROV.wasGeneratedBy, NamedNode(run)
    for file in files:
        node = _named_information(file.sha256)
        yield run, PROV.used, NamedNode(node)
        yield graph, PROV.wasDerivedFrom, NamedNode(node)
        yield node, RDF.type, NamedNode(PROV.Entity)
        yield node, RDFS.label, file.name
        yield node, DCTERMS.identifier, f"sha256:{file.sha256}"


def _named_information(sha256: str) -> str:
    """Return the IRI of the bytes with this digest (RFC 6920)."""
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"
