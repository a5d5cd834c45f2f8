"""The bindings: the rows of the queries beside this module, over all graphs of a store or over some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from ..result import Row, Solutions
from ..store import Store, graph_node

# The largest number of graphs named in one query.
_GRAPHS = 500


def bindings(store: Store, query: str, graphs: Sequence[str] | None = None) -> Iterator[Row]:
    """Yield the rows of *query*, the name of a file beside this module, over all graphs or over *graphs* in batches."""
    text = (files(__name__.rpartition(".")[0]) / f"{query}.rq").read_text(encoding="utf-8")
    if graphs is None:
        yield from _rows(store, text)
        return
    for start in range(0, len(graphs), _GRAPHS):
        nodes = map(graph_node, graphs[start : start + _GRAPHS])
        yield from _rows(store, text.replace("UNDEF", " ".join(map(str, nodes))))


def _rows(store: Store, text: str) -> Iterator[Row]:
    answer = store.query(text)
    if isinstance(answer, Solutions):
        yield from answer
