"""N-Triples and N-Quads, sorted: the base of the other RDF formats."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad

from ...ontology.namespace import PREFIXES
from ..propertygraph.lines import sorted_lines
from ..propertygraph.sorting import Key


def write_ntriples(quads: Iterable[Quad], path: Path) -> None:
    """Write the triples of all graphs, without repetition, in the order of their UTF-8 bytes."""
    with sorted_lines(quads, path.parent, graphs=False) as pieces, path.open("wb") as file:
        file.writelines(pieces)


def write_nquads(quads: Iterable[Quad], path: Path) -> None:
    """Write the quads, without repetition, in the order of their UTF-8 bytes."""
    with sorted_lines(quads, path.parent, graphs=True) as pieces, path.open("wb") as file:
        file.writelines(pieces)


@contextmanager
def sorted_file(
    quads: Iterable[Quad],
    folder: Path,
    *,
    graphs: bool = False,
    key: Key | None = None,
    watch: Callable[[bytes], None] = lambda piece: None,
) -> Iterator[tuple[BinaryIO, set[str]]]:
    """Yield a scratch file in *folder* with the sorted lines of *quads*, and the prefixes whose namespaces occur in it.

    :param graphs: whether the named graphs are kept, as N-Quads.
    :param key: the sort key of a line, see :func:`policyloom.graph.propertygraph.lines.sorted_lines`.
    :param watch: called with pieces of many lines as they are written.
    """
    with tempfile.TemporaryFile(dir=folder) as file:
        used: set[str] = set()
        with sorted_lines(quads, folder, graphs=graphs, key=key) as pieces:
            for piece in pieces:
                used |= {name for name, namespace in PREFIXES.items() if b"<" + namespace.encode() in piece}
                watch(piece)
                file.write(piece)
        file.seek(0)
        yield file, used
