"""The property graph: facts as labelled nodes and edges, the form that drawing and graph tools read.

docs/export.md has the table that says how each part of the RDF is mapped; every property-graph format and
every page is made from what this module returns, so they agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile

from pyoxigraph import Quad

from ...ontology.namespace import POL, RDF
from .element import Edge, Node, PropertyGraph, as_text, node_id
from .index import indexed
from .mapping import GraphMapping, Statement
from .sorting import Sorter
from .stored import Graph, NodeRecords, StoredGraph, add_edge, edge_records, fields, record
from .terms import Scalar, Terms

__all__ = [
    "Edge",
    "Graph",
    "Node",
    "PropertyGraph",
    "Scalar",
    "StoredGraph",
    "as_text",
    "graph_of",
    "node_id",
    "property_graph",
    "stored_graph",
]

# The text of a document is in the RDF alone.
_LEFT_OUT = frozenset({POL.text})
_FACT, _MENTION = POL.Fact, POL.Mention


def property_graph(quads: Iterable[Quad]) -> PropertyGraph:
    """Return the property graph of *quads*, whatever order they come in.

    Nodes are the ends of edges and what mentions denote. Labels, classes and wordings of the ontology are
    taken from *quads* where they hold them, else from the ontology of this package.
    """
    with graph_of(Terms.of(quads, skip=_LEFT_OUT), None) as graph:
        return PropertyGraph(tuple(graph.nodes), tuple(graph.edges))


@contextmanager
def stored_graph(quads: Iterable[Quad], folder: Path) -> Iterator[StoredGraph]:
    """Give the property graph of *quads* in scratch files, so that memory does not grow with it.

    :param folder: the scratch files are made in it.
    """
    with indexed(quads, folder, skip=_LEFT_OUT) as terms, graph_of(terms, folder) as graph:
        yield graph


@contextmanager
def graph_of(terms: Terms, folder: Path | None) -> Iterator[StoredGraph]:
    """Give the property graph of *terms*; the scratch files are made in *folder*."""
    mapping = GraphMapping(terms)
    with ExitStack() as stack:
        statements, bare, names, edges = (stack.enter_context(Sorter(folder)) for _ in range(4))
        for subject, about in terms.subjects():
            kinds = about.iris(RDF.type)
            if _FACT in kinds:
                for statement in mapping.statements(subject, about):
                    # In the order of passages a look-up finds what it needs near the last one.
                    statements.add(statement.passage.encode() + b"\0" + record(tuple(statement)))
                    # Sorted before the bare triple that says the same.
                    bare.add(_bare(*statement[:3], "0"))
                continue
            if _MENTION in kinds:
                for entity in about.iris(POL.denotes):
                    names.add(f"{entity}\n".encode())
            for property, objects in about.relations():
                if mapping.may_state(property):
                    for object_ in objects:
                        bare.add(_bare(subject, property, object_, "1"))
        every = chain(
            (Statement(*fields(line.split(b"\0", 1)[1])) for line in statements),
            (
                statement
                for triple, group in groupby(
                    (line.decode()[:-1].split("\0") for line in bare), key=itemgetter(0, 1, 2)
                )
                if next(group)[3] == "1" and mapping.is_content(statement := Statement(*triple))
            ),
        )
        for statement in every:
            add_edge(edges, mapping.edge(statement))
            names.add(f"{statement.subject}\n".encode())
            names.add(f"{statement.object}\n".encode())
        nodes = NodeRecords(stack.enter_context(TemporaryFile(dir=folder)))
        for name in names:
            nodes.add_node(mapping.node(name.decode().removesuffix("\n")))
        yield StoredGraph(nodes, edge_records(edges, stack.enter_context(TemporaryFile(dir=folder))))


def _bare(subject: str, property: str, object: str, rank: str) -> bytes:
    """Return a triple of IRIs as a line; of two that say the same, the one of the lesser *rank* sorts first."""
    return "\0".join([subject, property, object, f"{rank}\n"]).encode()
