"""N-Triples and N-Quads, sorted: the base of the other RDF formats."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad

from ...ontology.namespace import PREFIXES
from ..propertygraph.lines import sorted_lines


def write_ntriples(quads: Iterable[Quad], path: Path) -> None:
    """Write the triples of all graphs, each once, in the order of their UTF-8 bytes."""
    with sorted_lines(quads, path.parent, graphs=False) as pieces, path.open("wb") as file:
        file.writelines(pieces)


def write_nquads(quads: Iterable[Quad], path: Path) -> None:
    """Write the quads, each once, in the order of their UTF-8 bytes."""
    with sorted_lines(quads, path.parent, graphs=True) as pieces, path.open("wb") as file:
        file.writelines(pieces)


def prefixes_in(piece: bytes) -> set[str]:
    """Return the usual prefixes that shorten an IRI in *piece*, which is lines of N-Quads."""
    return {prefix for prefix, namespace in PREFIXES.items() if b"<" + namespace.encode() in piece}
