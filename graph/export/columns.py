"""Columns: nodes and edges as flat records, the same in all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter
from types import MappingProxyType

from ..propertygraph import Edge, Graph, Node, Scalar

SEPARATOR = " | "
"""The separator between the aliases or classes of a node, in formats that have no lists."""

# Not "int" or "integer": they have 32 bits in these formats, and a count of people can be larger.
TYPE_NAMES: Mapping[type, str] = MappingProxyType(
    {str: "string", int: "long", float: "double", bool: "boolean"}
)
"""The names of column types in GraphML, GEXF, CX2 and Neo4j."""

NODE_COLUMNS: Mapping[str, type] = MappingProxyType(
    {"iri": str, "label": str, "kind": str, "kinds": str, "aliases": str}
)
"""The columns that every node has, besides its id."""

EDGE_COLUMNS: Mapping[str, type] = MappingProxyType(
    {
        "type": str,
        "wording": str,
        "property": str,
        "fact": str,
        "document": str,
        "quote": str,
        "start": int,
        "end": int,
        "confidence": float,
        "negated": bool,
        "modality": str,
        "date": str,
        "attribution": str,
    }
)
"""The columns that every edge has, besides its id, source and target; start, end and confidence may be missing."""

_TAKEN = frozenset(NODE_COLUMNS) | {f.name for f in fields(Edge)} - set(EDGE_COLUMNS) | {"name", "shape"}


def attribute_columns(graph: Graph) -> dict[str, type]:
    """Return the columns of the node attributes in *graph*, sorted, with their types."""
    return dict(sorted((column(key), kind) for key, kind in graph.types.items()))


def node_columns(graph: Graph) -> dict[str, type]:
    """Return all columns of nodes with their types."""
    return {**NODE_COLUMNS, **attribute_columns(graph)}


def node_record(node: Node) -> dict[str, Scalar]:
    """Return the values of *node* by column; missing values are left out."""
    return {
        "iri": node.iri,
        "label": node.label,
        "kind": node.kind,
        "kinds": SEPARATOR.join(node.kinds),
        "aliases": SEPARATOR.join(node.aliases),
        **{column(key): value for key, value in node.attributes.items()},
    }


_edge_values = attrgetter(*EDGE_COLUMNS)


def edge_record(edge: Edge) -> dict[str, Scalar]:
    """Return the values of *edge* by column; missing values are left out."""
    values = zip(EDGE_COLUMNS, _edge_values(edge), strict=True)
    return {name: value for name, value in values if value is not None}


def column(key: str) -> str:
    """Return the column name for the attribute *key*: the key itself, unless a fixed column has that name.

    >>> column("value"), column("label")
    ('value', 'attribute_label')
    """
    return f"attribute_{key}" if key in _TAKEN else key
