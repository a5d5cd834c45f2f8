"""The elements of a property graph: nodes and edges as plain, frozen data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ...ontology.namespace import BASE
from ..identity import digest
from .terms import Scalar, local_name


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: an entity, a statistic, a ranking or a period.

    :param iri: its IRI in the RDF.
    :param id: a short name of ASCII letters, digits, ``_`` and ``-``; depends only on the IRI.
    :param label: its name for people.
    :param kind: the local name of its most specific class, ``Entity`` where none is stated.
    :param kinds: the local names of all its classes, the most specific first.
    :param aliases: its other names, sorted.
    :param attributes: its values; a key has the same type in all nodes of a graph.
    """

    iri: str
    id: str
    label: str
    kind: str = "Entity"
    kinds: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Scalar] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement about two nodes, with the passage that makes it.

    For a statement without evidence, as in imported data, *fact*, *document* and *quote* are empty,
    and *start*, *end* and *confidence* are ``None``.

    :param id: a short name, unique in the graph; depends only on the statement, its fact and its passage.
    :param source: the id of the node that the statement is about.
    :param target: the id of the other node.
    :param type: the notation of the kind of fact, such as ``adopts``.
    :param wording: the statement as a sentence for people; it says so if the statement is denied.
    :param property: the IRI of the property.
    :param fact: the IRI of the fact node.
    :param document: the id of the document.
    :param quote: the passage, character by character.
    :param start: its offset in the document, in characters from 0.
    :param end: the offset of its end, excluded.
    :param negated: whether the passage denies the statement.
    :param modality: such as ``planned``; empty if the passage simply asserts the statement.
    :param date: the notation of the period for which the statement holds; empty where none is given.
    :param attribution: the source of the statement, if the text names one.
    """

    id: str
    source: str
    target: str
    type: str
    wording: str
    property: str
    fact: str = ""
    document: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    confidence: float | None = None
    negated: bool = False
    modality: str = ""
    date: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes sorted by IRI, and edges sorted by document, position in the text, and id."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def types(self) -> Mapping[str, type]:
        """The attributes of the nodes, each with the type of its values."""
        return {key: type(value) for node in self.nodes for key, value in node.attributes.items()}


def node_id(iri: str) -> str:
    """Return the short id of *iri*: readable, valid in a CSS selector, the same in every graph.

    >>> node_id("https://w3id.org/policyloom/id/entity/germany")
    'entity_germany'
    >>> node_id("https://w3id.org/policyloom/id/entity/industry-4.0")
    'entity_industry-4_0-a9824cf6fcf2'
    >>> node_id("http://www.wikidata.org/entity/Q183")
    'iri_Q183-3a018c9a70c4'
    """
    own = iri.removeprefix(f"{BASE}id/")
    name = own.replace("/", "_", 1) if own != iri else f"iri_{local_name(iri)}"
    safe = re.sub(r"[^A-Za-z0-9_-]+", "_", name)[:60]
    exact = own != iri and safe == name and "_" not in own
    return safe if exact else f"{safe.rstrip('_-')}-{digest(iri)[:12]}"


def as_text(value: Scalar) -> str:
    """Return *value* as text, for formats without types: truth values are ``true`` and ``false``, as in RDF.

    >>> as_text(True), as_text(1.5), as_text("x")
    ('true', '1.5', 'x')
    """
    if isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)
