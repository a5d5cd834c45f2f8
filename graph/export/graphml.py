"""GraphML, for networkx, igraph, Gephi, Cytoscape and graph-tool, and in yEd's dialect.

Written line by line, since networkx's writer gives parallel edges the same id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ..propertygraph import Edge, Graph, Node, Scalar, as_text
from .columns import EDGE_COLUMNS, TYPE_NAMES, edge_record, node_columns, node_record
from .xml import attribute, text, texts

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_YED = "http://www.yworks.com/xml/graphml"


def write_graphml(graph: Graph, path: Path) -> None:
    """Write *graph* as GraphML with typed keys, directed edges and an id for each edge."""
    _write(graph, path, yed=False)


def write_yed(graph: Graph, path: Path) -> None:
    """Write *graph* as GraphML in which yEd shows the labels of nodes and edges."""
    _write(graph, path, yed=True)


def _write(graph: Graph, path: Path, *, yed: bool) -> None:
    columns = node_columns(graph)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write(f'<graphml xmlns="{_NAMESPACE}"' + (f' xmlns:y="{_YED}"' if yed else "") + ">\n")
        file.writelines(_keys(columns, yed))
        file.write('  <graph id="policyloom" edgedefault="directed">\n')
        for node in graph.nodes:
            data = _data(node_record(node), "n") + (_shape(node) if yed else "")
            file.write(f"    <node id={attribute(node.id)}>\n{data}    </node>\n")
        for edge in graph.edges:
            data = _data(edge_record(edge), "e") + (_line(edge) if yed else "")
            ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
            file.write(f"    <edge id={attribute(edge.id)} {ends}>\n{data}    </edge>\n")
        file.write("  </graph>\n</graphml>\n")


def _keys(columns: Mapping[str, type], yed: bool) -> Iterator[str]:
    for letter, target, keys in (("n", "node", columns), ("e", "edge", EDGE_COLUMNS)):
        for name, kind in keys.items():
            yield (
                f"  <key id={attribute(f'{letter}_{name}')} for={attribute(target)}"
                f" attr.name={attribute(name)} attr.type={attribute(TYPE_NAMES[kind])}/>\n"
            )
        if yed:
            yield f'  <key id="{letter}graphics" for="{target}" yfiles.type="{target}graphics"/>\n'


def _data(record: Mapping[str, Scalar], letter: str) -> str:
    values = texts([as_text(value) for value in record.values()])
    return "".join([_start(letter, name) + v + "</data>\n" for name, v in zip(record, values, strict=True)])


@cache
def _start(letter: str, name: str) -> str:
    return f"      <data key={attribute(f'{letter}_{name}')}>"


def _shape(node: Node) -> str:
    label = f"<y:NodeLabel>{text(node.label)}</y:NodeLabel>" if node.label else ""
    shape = f'<y:ShapeNode>{label}<y:Shape type="roundrectangle"/></y:ShapeNode>'
    return f'      <data key="ngraphics">{shape}</data>\n'


def _line(edge: Edge) -> str:
    arrows = '<y:Arrows source="none" target="standard"/>'
    label = f"<y:EdgeLabel>{text(edge.type)}</y:EdgeLabel>"
    return f'      <data key="egraphics"><y:PolyLineEdge>{arrows}{label}</y:PolyLineEdge></data>\n'
