"""Neo4j: CSV files for `neo4j-admin database import`, and a Cypher script that can be run repeatedly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..propertygraph import Edge, Graph, Node
from .columns import EDGE_COLUMNS, TYPE_NAMES, edge_record, node_columns, node_record
from .cypher import batches, edge_properties, literal, name, node_properties
from .tables import cells, write_rows

_LISTS = ("kinds", "aliases")
# Separates the values of a list in the files for neo4j-admin; within a value it is replaced by a space.
_LIST_SEPARATOR = "\u241f"


def write_neo4j(graph: Graph, folder: Path) -> None:
    """Write nodes.csv, edges.csv, import.sh and load.cypher.

    Every node has the label ``Thing`` besides its classes; relationship types are in capitals, as is usual.
    """
    _write_nodes(graph, folder / "nodes.csv")
    _write_edges(graph, folder / "edges.csv")
    (folder / "import.sh").write_text(_IMPORT, encoding="utf-8", newline="\n")
    with (folder / "load.cypher").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_script(graph))


_IMPORT = f"""#!/bin/sh
# Creates the database "policyloom" in a stopped Neo4j 5, or replaces it. Run it in this folder.
neo4j-admin database import full policyloom --overwrite-destination --multiline-fields=true \\
  --array-delimiter='{_LIST_SEPARATOR}' --nodes=nodes.csv --relationships=edges.csv
"""


def _write_nodes(graph: Graph, path: Path) -> None:
    columns = {name: kind for name, kind in node_columns(graph).items() if name not in _LISTS}
    header = ["id:ID", *_typed(columns), *(f"{name}:string[]" for name in _LISTS), ":LABEL"]
    write_rows(path, header, (_node_row(node, columns) for node in graph.nodes))


def _node_row(node: Node, columns: Iterable[str]) -> list[str]:
    lists = (
        _LIST_SEPARATOR.join(n.replace(_LIST_SEPARATOR, " ") for n in names)
        for names in (node.kinds, node.aliases)
    )
    return [node.id, *cells(node_record(node), columns), *lists, _LIST_SEPARATOR.join(_labels(node))]


def _write_edges(graph: Graph, path: Path) -> None:
    header = [":START_ID", ":END_ID", ":TYPE", "id:string", *_typed(EDGE_COLUMNS)]
    rows = ([e.source, e.target, _type(e), e.id, *cells(edge_record(e), EDGE_COLUMNS)] for e in graph.edges)
    write_rows(path, header, rows)


def _typed(columns: Mapping[str, type]) -> Iterator[str]:
    return (f"{name}:{TYPE_NAMES[kind]}" for name, kind in columns.items())


def _script(graph: Graph) -> Iterator[str]:
    yield "// Nodes and relationships are merged by id: a second run changes nothing.\n"
    yield "CREATE CONSTRAINT policyloom_thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;\n"
    for labels, nodes in batches(graph.nodes, _labels):
        added = "".join(f":{name(label)}" for label in labels if label != "Thing")
        rows = ",\n  ".join(literal(node_properties(node)) for node in nodes)
        yield (
            f"\nUNWIND [\n  {rows}\n] AS row\nMERGE (n:Thing {{id: row.id}})\nSET n = row"
            f"{f', n{added}' if added else ''};\n"
        )
    for kind, edges in batches(graph.edges, _type):
        rows = ",\n  ".join(
            literal({"source": e.source, "target": e.target, "values": edge_properties(e)}) for e in edges
        )
        yield (
            f"\nUNWIND [\n  {rows}\n] AS row\nMATCH (a:Thing {{id: row.source}}), (b:Thing {{id: row.target}})\n"
            f"MERGE (a)-[r:{name(kind)} {{id: row.values.id}}]->(b)\nSET r = row.values;\n"
        )


def _labels(node: Node) -> tuple[str, ...]:
    return ("Thing", *(kind for kind in node.kinds if kind != "Thing"))


def _type(edge: Edge) -> str:
    return edge.type.upper()
