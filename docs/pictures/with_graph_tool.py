"""A drawing program for Debian's own Python, which has graph-tool: `with_graph_tool.py GRAPHML PNG COLOURS`."""

from __future__ import annotations

import sys
from itertools import cycle

import graph_tool
from graph_tool import draw

LONGEST_LABEL = 28


def main(source: str, target: str, colours: str) -> None:
    """Draw *source*, a GraphML file, as *target*, a PNG file; *colours*, separated by commas, are for the classes."""
    graph = graph_tool.load_graph(source)
    of_kind = dict(zip(sorted(set(graph.vp["kind"])), cycle(map(_rgb, colours.split(","))), strict=False))
    labels = [x if len(x) <= LONGEST_LABEL else f"{x[: LONGEST_LABEL - 1]}…" for x in graph.vp["label"]]
    graph_tool.seed_rng(1)
    draw.graph_draw(
        graph,
        pos=draw.sfdp_layout(graph),
        vertex_fill_color=graph.new_vp("vector<double>", [of_kind[kind] for kind in graph.vp["kind"]]),
        vertex_text=graph.new_vp("string", labels),
        vertex_text_position=0.3,
        vertex_text_color=[0, 0, 0, 1],
        vertex_size=8,
        vertex_font_size=9,
        vertex_pen_width=0.1,
        edge_color=[0.73, 0.73, 0.73, 1],
        edge_pen_width=0.8,
        edge_marker_size=6,
        bg_color=[1, 1, 1, 1],
        output_size=(1200, 800),
        output=target,
    )


def _rgb(colour: str) -> list[float]:
    return [*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)), 1]


if __name__ == "__main__":
    main(*sys.argv[1:])
