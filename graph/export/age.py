"""Apache AGE: an SQL script that creates the graph in a PostgreSQL database."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..propertygraph import Edge, Graph, Node
from .cypher import Value, batches, edge_properties, literal, node_properties

# In characters: AGE makes each label a table, and PostgreSQL limits the length of names.
_LONGEST_LABEL = 60

_HEAD = """\
-- The graph "policyloom" for Apache AGE, recreated by each run: psql -v ON_ERROR_STOP=1 -f FILE
BEGIN;
CREATE EXTENSION IF NOT EXISTS age;
LOAD 'age';
SET search_path = ag_catalog, "$user", public;
SELECT drop_graph('policyloom', true) WHERE EXISTS (SELECT FROM ag_graph WHERE name = 'policyloom');
SELECT create_graph('policyloom');
SELECT create_vlabel('policyloom', 'Thing');
"""
# The index finds the ends of an edge without reading every node.
_INDEX = 'CREATE INDEX ON policyloom."Thing" USING gin (properties);\nANALYZE policyloom."Thing";\n'


_START, _END = "SELECT * FROM cypher('policyloom', $cypher$", "$cypher$) AS (nothing agtype);\n"


def write_age(graph: Graph, path: Path) -> None:
    """Write *graph* as SQL with openCypher; every node has the label ``Thing``, since AGE allows one label per node.

    The script replaces the graph rather than merge into it: in AGE, nodes and edges that ``MERGE`` creates from a list
    of rows cannot be given their properties in the same statement.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for _, nodes in batches(graph.nodes, lambda _: None):
            file.write(_call("CREATE " + ",\n  ".join(map(_node, nodes))))
        file.write(_INDEX)
        file.writelines(_edges(graph))
        file.write("COMMIT;\n")


def _node(node: Node) -> str:
    return f"(:Thing {_literal(node_properties(node))})"


def _edges(graph: Graph) -> Iterator[str]:
    for (kind, columns), edges in batches(graph.edges, _shape):
        rows = ",\n  ".join(
            _literal({"source": e.source, "target": e.target, **edge_properties(e)}) for e in edges
        )
        # After a dot AGE accepts no reserved word, not even in backticks, and "end" is one.
        values = ", ".join(f"{column}: row[{literal(column)}]" for column in columns)
        yield _call(
            f"UNWIND [\n  {rows}\n] AS row\nMATCH (a:Thing {{id: row.source}}), (b:Thing {{id: row.target}})\n"
            f"CREATE (a)-[:{kind} {{{values}}}]->(b)"
        )


def _shape(edge: Edge) -> tuple[str, tuple[str, ...]]:
    """Return the label of *edge* and the columns that it has, so that no missing column becomes a null.

    A label in AGE is a short ASCII word that is not also a node label; the full type is one of the values.
    """
    word = re.sub(r"\W|^(?=\d)", "_", edge.type, flags=re.ASCII)[:_LONGEST_LABEL]
    return (f"{word}_" if word in {"", "Thing"} else word), tuple(edge_properties(edge))


def _call(cypher: str) -> str:
    return f"{_START}\n{cypher}\n{_END}"


def _literal(value: Mapping[str, Value]) -> str:
    # A dollar sign could end the dollar-quoted query; PostgreSQL cannot store the character U+0000.
    return literal(value).replace("$", "\\u0024").replace("\\u0000", "\ufffd")
