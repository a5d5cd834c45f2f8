"""The namespaces in which policyloom names things."""

from __future__ import annotations

import re

BASE = "https://w3id.org/policyloom/"


class Namespace(str):
    """An IRI prefix whose attributes and items are full IRIs.

    It is a plain string, so that no RDF library is loaded at start-up. A term must be accessed as an item if it has the
    name of a string method, such as ``title``, or if it is not a Python identifier.

    >>> POL.adopts
    'https://w3id.org/policyloom/policy#adopts'
    >>> ENTITY["industry-4.0"]
    'https://w3id.org/policyloom/id/entity/industry-4.0'
    """

    def __getattr__(self, name: str) -> str:
        """Return the IRI of the term *name*, and cache it: extraction uses some terms for every word."""
        if name.startswith("__"):
            raise AttributeError(name)
        iri: str = self.__dict__.setdefault(name, f"{self}{name}")
        return iri

    def __getitem__(self, name: object) -> str:
        """Return the IRI of the term *name*, which need not be a Python identifier."""
        return f"{self}{name}"


# Our own: the ontology, and the individuals of each kind.
POL = Namespace(f"{BASE}policy#")
ENTITY = Namespace(f"{BASE}id/entity/")
UNIT = Namespace(f"{BASE}id/unit/")
PERIOD = Namespace(f"{BASE}id/period/")
STATISTIC = Namespace(f"{BASE}id/statistic/")
RANKING = Namespace(f"{BASE}id/ranking/")
FACT = Namespace(f"{BASE}id/fact/")
DOCUMENT = Namespace(f"{BASE}id/document/")
GRAPH = Namespace(f"{BASE}id/graph/")
RUN = Namespace(f"{BASE}id/run/")
READER = Namespace(f"{BASE}id/reader/")
CORRECTION = Namespace(f"{BASE}id/correction/")
AGENT = Namespace(f"{BASE}id/agent/")

ONTOLOGY_GRAPH = f"{BASE}policy"
"""The IRI of the ontology, and of the named graph that holds it."""

# The standard vocabularies that the graph uses.
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
VOID = Namespace("http://rdfs.org/ns/void#")

PREFIXES: dict[str, str] = {
    "pol": POL,
    "entity": ENTITY,
    "unit": UNIT,
    "period": PERIOD,
    "statistic": STATISTIC,
    "ranking": RANKING,
    "fact": FACT,
    "document": DOCUMENT,
    "graph": GRAPH,
    "run": RUN,
    "reader": READER,
    "correction": CORRECTION,
    "agent": AGENT,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "sh": SH,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "oa": OA,
    "dcat": DCAT,
    "void": VOID,
}
"""The prefixes that queries and serialisations declare, by their usual names."""


def prefixed(iri: str) -> str:
    """Return *iri* as a prefixed name, or unchanged if none of the usual prefixes fits.

    >>> prefixed("https://w3id.org/policyloom/policy#adopts"), prefixed("urn:a")
    ('pol:adopts', 'urn:a')
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if iri.startswith(namespace) and local and not re.search(r"[/#?:\s]", local):
            return f"{prefix}:{local}"
    return iri
