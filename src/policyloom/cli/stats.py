"""``policyloom stats``: measures of the graph's structure, and its central things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from . import option, output, rows
from .group import Command

if TYPE_CHECKING:
    from ..viz.measure import Measures

_MEMBERS_NAMED = 5


@click.command(cls=Command)
@option.store
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=15,
    show_default=True,
    help="Number of things and communities to list in a table; the other formats list all.",
)
@option.format(option.LISTING, help="Output format; jsonl and csv hold the things only.")
def stats(store: str, top: int, format: str) -> None:
    """Measure the graph: connected parts, central things, communities, what links countries.

    Betweenness is the share of shortest paths between other things that pass through a thing; linking is the same
    between countries only. Closeness is 1 over the mean distance to the things that a thing can reach, times their
    share of all things. PageRank is how often a random walk along the ties visits a thing. Communities are found by
    Louvain's method, with a fixed seed. A bridge is the only tie between two parts.

    Examples:
      policyloom stats
      policyloom stats --top 40
      policyloom stats --format json
    """
    from ..graph.propertygraph import property_graph
    from ..queries.store import open_store
    from ..viz.measure import COLUMNS, measures

    with open_store(store) as opened:
        found = measures(property_graph(opened.quads()))
    if format == "json":
        output.write_json(_record(found))
    elif format in rows.FORMATS:
        rows.write_rows(format, COLUMNS, (measure.row for measure in found.of_nodes))
    else:
        _print(found, top)


def _record(found: Measures) -> dict[str, Any]:
    from ..viz.measure import COLUMNS

    return {
        "nodes": found.nodes,
        "edges": found.edges,
        "density": found.density,
        "components": found.components,
        "communities": found.communities,
        "modularity": found.modularity,
        "bridges": [[{"label": end.label, "iri": end.iri} for end in bridge] for bridge in found.bridges],
        "things": [dict(zip(COLUMNS, measure.row, strict=True)) for measure in found.of_nodes],
    }


def _print(found: Measures, top: int) -> None:
    output.write_table(
        ("measured", "value"),
        [
            ("things", found.nodes),
            ("statements", found.edges),
            ("density", found.density),
            ("connected parts", found.components),
            ("communities", found.communities),
            ("modularity", found.modularity),
            ("bridges", len(found.bridges)),
        ],
    )
    output.write_table(
        ("thing", "class", "statements", "betweenness", "linking", "community", "closeness", "pagerank"),
        [
            (
                m.node.label,
                m.node.kind,
                m.degree,
                m.betweenness,
                m.linking,
                m.community,
                m.closeness,
                m.pagerank,
            )
            for m in found.of_nodes[:top]
        ],
    )
    members: dict[int, list[str]] = {}
    for measure in found.of_nodes:
        members.setdefault(measure.community, []).append(measure.node.label)
    output.write_table(
        ("community", "things", "the most connected"),
        [
            (number, len(members[number]), ", ".join(members[number][:_MEMBERS_NAMED]))
            for number in sorted(members)[:top]
        ],
    )
    linking = sorted((m for m in found.of_nodes if m.linking), key=lambda m: -m.linking)
    if linking:
        output.write_table(
            ("links countries", "class", "share of pairs"),
            [(m.node.label, m.node.kind, m.linking) for m in linking[:top]],
        )
    if found.bridges:
        output.write_table(("bridge", "to"), [(a.label, b.label) for a, b in found.bridges[:top]])
