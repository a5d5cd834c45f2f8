"""Quads as sorted lines of N-Quads or N-Triples, made in little memory; exports start from them.

Blank nodes become IRIs below ``.well-known/genid/``, since a blank node that is read twice would become two nodes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, serialize

from ...ontology.namespace import BASE
from .sorting import Key, external_sort

# Number of lines in a piece.
_LINES = 1000
_GENID = f"<{BASE}.well-known/genid/".encode()
# Match literals as a whole, so that "_:" inside one is left alone.
_LITERAL_OR_BLANK = re.compile(rb'"(?:[^"\\]|\\.)*"|_:([^\s<>"]*[^\s<>".])')


@contextmanager
def sorted_lines(
    quads: Iterable[Quad], folder: Path | None, *, graphs: bool, key: Key | None = None
) -> Iterator[Iterator[bytes]]:
    """Yield *quads* as lines, sorted and without repetition: N-Quads if *graphs* are kept, else N-Triples.

    They come in pieces of many whole lines, since searching or writing a piece is faster than doing so line by line.

    :param folder: where scratch files are made; ``None`` for the system's temporary folder.
    :param key: the sort key of a line, by default the line itself; distinct lines must have distinct keys.
    """
    with tempfile.TemporaryFile(dir=folder) as raw:
        _dump(quads, raw, graphs)
        raw.seek(0)
        with external_sort(map(_named, raw), folder, key=key) as lines:
            yield iter(lambda: b"".join(islice(lines, _LINES)), b"")


def _dump(quads: Iterable[Quad], file: BinaryIO, graphs: bool) -> None:
    if not isinstance(quads, Store):
        if graphs:
            serialize(quads, file, RdfFormat.N_QUADS)
        else:
            serialize((quad.triple for quad in quads), file, RdfFormat.N_TRIPLES)
    elif graphs:
        quads.dump(file, RdfFormat.N_QUADS)
    else:
        for graph in (DefaultGraph(), *quads.named_graphs()):
            quads.dump(file, RdfFormat.N_TRIPLES, from_graph=graph)


def _named(line: bytes) -> bytes:
    return _LITERAL_OR_BLANK.sub(_name, line) if b"_:" in line else line


def _name(found: re.Match[bytes]) -> bytes:
    return found[0] if found[1] is None else _GENID + found[1] + b">"
