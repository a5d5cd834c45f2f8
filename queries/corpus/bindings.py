"""The bindings: the rows of the queries beside this module, over all graphs of a store or over some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..library import packaged
from ..result import Row
from ..store import Store, graph_node

# The largest number of graphs named in one query.
_GRAPHS = 500


def bindings(store: Store, query: str, graphs: Sequence[str] | None = None) -> Iterator[Row]:
    """Yield the rows of *query*, the name of a file beside this module, over all graphs or over *graphs* in batches."""
    text = packaged(__name__.rpartition(".")[0], f"{query}.rq").text
    if graphs is None:
        yield from store.rows(text)
        return
    for start in range(0, len(graphs), _GRAPHS):
        nodes = map(graph_node, graphs[start : start + _GRAPHS])
        yield from store.rows(text.replace("UNDEF", " ".join(map(str, nodes))))
