"""N-Triples and N-Quads, sorted: the base of the other RDF formats, made in little memory.

Blank nodes become IRIs below ``.well-known/genid/``, since a blank node that is read twice is two nodes.
"""

from __future__ import annotations

import heapq
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, serialize

from ...ontology.namespace import BASE, PREFIXES

# So many bytes of lines are sorted at a time.
_RUN = 16 * 2**20
# So many sorted pieces wait to be merged; each is an open file, of which systems allow about a thousand.
_MOST_RUNS = 200

_GENID = f"<{BASE}.well-known/genid/".encode()
# A literal is passed over whole, so that "_:" within it is left alone.
_LITERAL_OR_BLANK = re.compile(rb'"(?:[^"\\]|\\.)*"|_:([^\s<>"]*[^\s<>".])')

Key = Callable[[bytes], bytes]


def write_ntriples(quads: Iterable[Quad], path: Path) -> None:
    """Write the triples of all graphs, each once, in the order of their UTF-8 bytes."""
    with sorted_lines(quads, path, graphs=False) as lines, path.open("wb") as file:
        file.writelines(lines)


def write_nquads(quads: Iterable[Quad], path: Path) -> None:
    """Write the quads, each once, in the order of their UTF-8 bytes."""
    with sorted_lines(quads, path, graphs=True) as lines, path.open("wb") as file:
        file.writelines(lines)


@contextmanager
def sorted_lines(
    quads: Iterable[Quad], path: Path, *, graphs: bool, key: Key | None = None
) -> Iterator[Iterator[bytes]]:
    """Give *quads* as lines of N-Quads, or of N-Triples where *graphs* are dropped, sorted and each once.

    :param path: scratch files are made beside it.
    :param key: what lines are sorted by, if not by themselves; it must be distinct for distinct lines.
    """
    with ExitStack() as stack:

        def kept(run: Iterable[bytes]) -> BinaryIO:
            file = stack.enter_context(tempfile.TemporaryFile(dir=path.parent))
            file.writelines(run)
            file.seek(0)
            return file

        raw = stack.enter_context(tempfile.TemporaryFile(dir=path.parent))
        _dump(quads, raw, graphs)
        raw.seek(0)
        runs: list[BinaryIO] = []
        lines = _run(raw, key)
        while following := _run(raw, key):
            runs.append(kept(lines))
            lines = following
            if len(runs) == _MOST_RUNS:
                merged = kept(heapq.merge(*runs, key=key))
                for run in runs:
                    run.close()
                runs = [merged]
        yield _once(heapq.merge(*runs, lines, key=key) if runs else lines)


def blocks(lines: Iterable[bytes], size: int = 10_000) -> Iterator[bytes]:
    """Yield *lines* joined, so many at a time; searching a block is faster than searching each line."""
    waiting = iter(lines)
    while block := b"".join(islice(waiting, size)):
        yield block


def prefixes_in(block: bytes) -> set[str]:
    """Return the usual prefixes that shorten an IRI in *block*, which is lines of N-Quads."""
    return {prefix for prefix, namespace in PREFIXES.items() if b"<" + namespace.encode() in block}


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


def _run(file: BinaryIO, key: Key | None) -> list[bytes]:
    lines = file.readlines(_RUN)
    lines = [_named(line) if b"_:" in line else line for line in lines]
    lines.sort(key=key)
    return lines


def _named(line: bytes) -> bytes:
    return _LITERAL_OR_BLANK.sub(lambda m: m[0] if m[1] is None else _GENID + m[1] + b">", line)


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    return map(itemgetter(0), groupby(lines))
