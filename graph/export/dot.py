"""DOT, for Graphviz."""

from __future__ import annotations

import re
from pathlib import Path

from ..propertygraph import Graph

# Grouping by document, colours and other shapes are left to the user's style sheet or `dot` options.
_HEAD = 'digraph policyloom {\n  graph [charset="UTF-8", rankdir="LR"];\n  node [shape="box"];\n'


def write_dot(graph: Graph, path: Path) -> None:
    """Write *graph* as a digraph with labels, classes and tooltips; it is for drawing and does not hold all data."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for node in graph.nodes:
            parts = {"label": node.label, "class": node.kind, "tooltip": node.iri}
            file.write(f"  {_quoted(node.id)} [{_attributes(parts)}];\n")
        for edge in graph.edges:
            style = {"style": "dashed"} if edge.negated else {}
            parts = {"id": edge.id, "label": edge.type, "tooltip": edge.quote or edge.wording, **style}
            file.write(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{_attributes(parts)}];\n")
        file.write("}\n")


def _attributes(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(value: str) -> str:
    # Graphviz stops reading at a zero byte, and replaces "\N" and "&amp;" in a label by something else.
    kept = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", value)
    kept = kept.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + re.sub("\r\n?|\n", r"\\n", kept) + '"'
