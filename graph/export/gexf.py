"""GEXF 1.3, for Gephi and sigma.js; an edge to a period has the dates of that period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ..propertygraph import Graph, Node, Scalar, as_text
from .columns import EDGE_COLUMNS, TYPE_NAMES, edge_record, node_columns, node_record
from .day import is_day
from .xml import attribute

# Columns that are XML attributes of the node or edge element itself.
_NODE_LABEL, _EDGE_LABEL = "label", "type"

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""


def write_gexf(graph: Graph, path: Path) -> None:
    """Write *graph* as GEXF 1.3; an edge to a period lasts as long as the period.

    The file has no creation date, so that equal graphs give equal bytes.
    """
    columns = {name: kind for name, kind in node_columns(graph).items() if name != _NODE_LABEL}
    edge_columns = {name: kind for name, kind in EDGE_COLUMNS.items() if name != _EDGE_LABEL}
    spans: dict[str, str] = {}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.writelines(_columns("node", columns))
        file.writelines(_columns("edge", edge_columns))
        file.write("    <nodes>\n")
        for node in graph.nodes:
            if span := _span(node):
                spans[node.id] = span
            values = _values(node_record(node), columns)
            file.write(
                f"      <node id={attribute(node.id)} label={attribute(node.label)}>\n{values}      </node>\n"
            )
        file.write("    </nodes>\n    <edges>\n")
        for edge in graph.edges:
            # Gephi merges parallel edges unless they differ in kind.
            type, values = attribute(edge.type), _values(edge_record(edge), edge_columns)
            file.write(
                f"      <edge id={attribute(edge.id)} source={attribute(edge.source)} target={attribute(edge.target)}"
                f" kind={type} label={type}{spans.get(edge.target, '')}>\n{values}      </edge>\n"
            )
        file.write("    </edges>\n  </graph>\n</gexf>\n")


def _columns(target: str, columns: Mapping[str, type]) -> Iterator[str]:
    yield f'    <attributes class="{target}" mode="static">\n'
    for name, kind in columns.items():
        yield f"      <attribute id={attribute(name)} title={attribute(name)} type={attribute(TYPE_NAMES[kind])}/>\n"
    yield "    </attributes>\n"


def _values(record: Mapping[str, Scalar], columns: Mapping[str, type]) -> str:
    lines = [
        _start(name) + attribute(as_text(value)) + "/>\n" for name, value in record.items() if name in columns
    ]
    return f"        <attvalues>\n{''.join(lines)}        </attvalues>\n"


@cache
def _start(name: str) -> str:
    return f"          <attvalue for={attribute(name)} value="


def _span(target: Node) -> str:
    found = [(name, target.attributes.get(key)) for name, key in (("start", "earliest"), ("end", "latest"))]
    # Skip texts that are not days, as imported data may have: a reader of dates would fail on them.
    return "".join(f' {name}="{day}"' for name, day in found if isinstance(day, str) and is_day(day))
