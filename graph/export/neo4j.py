"""Neo4j: CSV files for `neo4j-admin database import`, and a Cypher script that may be run again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..propertygraph.network import Edge, Graph, Node, Scalar, as_text
from .columns import EDGE_COLUMNS, edge_record, node_columns, node_record
from .cypher import batches, edge_properties, literal, name, node_properties
from .tables import write_rows

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_LISTS = ("kinds", "aliases")
# What parts the values of a list in the files of neo4j-admin; no name holds it, since it is replaced there.
_LIST_SEPARATOR = "\u241f"


def write_neo4j(graph: Graph, folder: Path) -> None:
    """Write nodes.csv, edges.csv, import.sh and load.cypher.

    Every node has the label ``Thing`` beside its classes; relationship types are in capitals, as is usual.
    """
    _write_nodes(graph, folder / "nodes.csv")
    _write_edges(graph, folder / "edges.csv")
    (folder / "import.sh").write_text(_IMPORT, encoding="utf-8", newline="\n")
    with (folder / "load.cypher").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_script(graph))


_IMPORT = f"""#!/bin/sh
# Makes the database "policyloom" of a stopped Neo4j 5, or replaces it. Run it in this folder.
neo4j-admin database import full policyloom --overwrite-destination --multiline-fields=true \\
  --array-delimiter='{_LIST_SEPARATOR}' --nodes=nodes.csv --relationships=edges.csv
"""


def _write_nodes(graph: Graph, path: Path) -> None:
    columns = {name: kind for name, kind in node_columns(graph).items() if name not in _LISTS}
    typed = [f"{name}:{_TYPES[kind]}" for name, kind in columns.items()]
    header = ["id:ID", *typed, *(f"{name}:string[]" for name in _LISTS), ":LABEL"]
    with path.open("w", encoding="utf-8", newline="") as file:
        write_rows(file, header, (_node_row(node, columns) for node in graph.nodes))


def _node_row(node: Node, columns: Iterable[str]) -> list[str]:
    record = node_record(node)
    lists = (
        _LIST_SEPARATOR.join(n.replace(_LIST_SEPARATOR, " ") for n in names)
        for names in (node.kinds, node.aliases)
    )
    return [node.id, *(_cell(record.get(c)) for c in columns), *lists, _LIST_SEPARATOR.join(_labels(node))]


def _write_edges(graph: Graph, path: Path) -> None:
    header = [
        ":START_ID",
        ":END_ID",
        ":TYPE",
        "id:string",
        *(f"{n}:{_TYPES[k]}" for n, k in EDGE_COLUMNS.items()),
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        write_rows(file, header, (_edge_row(edge) for edge in graph.edges))


def _edge_row(edge: Edge) -> list[str]:
    record = edge_record(edge)
    return [edge.source, edge.target, _type(edge), edge.id, *(_cell(record.get(c)) for c in EDGE_COLUMNS)]


def _cell(value: Scalar | None) -> str:
    return "" if value is None else as_text(value)


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
