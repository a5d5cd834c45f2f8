"""The builder of the property graph: facts as labelled nodes and edges, the form that drawing and graph tools read.

The table in docs/export.md says how each part of the RDF is mapped. Every property-graph format and every page
is made from what this module returns, so they agree.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad

from ...ontology.namespace import POL, RDF
from .element import PropertyGraph
from .mapping import GraphMapping, Statement
from .scratch import packed, scratch_database, unpacked
from .stored import TABLES, StoredEdges, StoredGraph, StoredNodes
from .term_index import indexed
from .terms import Description, Terms

# The text of a document stays in the RDF.
_LEFT_OUT = frozenset({POL.text})
_TABLES = """
CREATE TABLE statement (passage, fact, record, PRIMARY KEY (passage, fact)) WITHOUT ROWID;
CREATE TABLE triple (subject, property, object, of_fact, PRIMARY KEY (subject, property, object)) WITHOUT ROWID;
CREATE TABLE name (iri PRIMARY KEY) WITHOUT ROWID;
"""
_ADD_NAME = "INSERT OR IGNORE INTO name VALUES (?)"


def property_graph(quads: Iterable[Quad]) -> PropertyGraph:
    """Return the property graph of *quads*, which may come in any order.

    Nodes are the ends of edges and the entities that mentions denote. Labels, classes and wordings of the ontology
    are taken from *quads* if present, else from the ontology of this package.
    """
    with graph_of(Terms.of(quads, skip=_LEFT_OUT), None) as graph:
        return PropertyGraph(tuple(graph.nodes), tuple(graph.edges))


@contextmanager
def stored_graph(quads: Iterable[Quad], folder: Path) -> Iterator[StoredGraph]:
    """Yield the property graph of *quads* in scratch files, so that memory use does not grow with the graph.

    :param folder: where the scratch files are made.
    """
    with indexed(quads, folder, skip=_LEFT_OUT) as terms, graph_of(terms, folder) as graph:
        yield graph


@contextmanager
def graph_of(terms: Terms, folder: Path | None) -> Iterator[StoredGraph]:
    """Yield the property graph of *terms*; the scratch database is made in *folder*."""
    mapping = GraphMapping(terms)
    with scratch_database(folder, _TABLES + TABLES) as database:
        graph = StoredGraph(StoredNodes(database), StoredEdges(database))
        for subject, about in terms.subjects():
            _gather(subject, about, mapping, database)
        for statement in _statements(mapping, database):
            graph.edges.add(mapping.edge(statement))
            database.executemany(_ADD_NAME, [(statement.subject,), (statement.object,)])
        for (iri,) in database.execute("SELECT iri FROM name ORDER BY iri"):
            graph.nodes.add(mapping.node(iri))
        yield graph


def _gather(subject: str, about: Description, mapping: GraphMapping, database: sqlite3.Connection) -> None:
    """Store what *subject* adds to the graph: the statements of a fact, the entities of a mention, or bare triples."""
    kinds = about.iris(RDF.type)
    if POL.Fact in kinds:
        for statement in mapping.statements(subject, about):
            row = (statement.passage, subject, packed(statement))
            database.execute("INSERT INTO statement VALUES (?, ?, ?)", row)
            database.execute("INSERT OR REPLACE INTO triple VALUES (?, ?, ?, 1)", statement[:3])
        return
    if POL.Mention in kinds:
        database.executemany(_ADD_NAME, [(entity,) for entity in about.iris(POL.denotes)])
    for property, objects in about.relations():
        if mapping.may_state(property):
            triples = [(subject, property, object_) for object_ in objects]
            database.executemany("INSERT OR IGNORE INTO triple VALUES (?, ?, ?, 0)", triples)


def _statements(mapping: GraphMapping, database: sqlite3.Connection) -> Iterator[Statement]:
    """Yield the statements of facts, then the bare triples that no fact states."""
    # In the order of passages, each look-up reads from near the place of the last one.
    for (record,) in database.execute("SELECT record FROM statement ORDER BY passage, fact"):
        yield Statement(*unpacked(record))
    query = (
        "SELECT subject, property, object FROM triple WHERE NOT of_fact ORDER BY subject, property, object"
    )
    for triple in database.execute(query):
        if mapping.is_content(statement := Statement(*triple)):
            yield statement
