"""Readable Turtle and TriG: only the prefixes in use, blocks by subject, the class first, always the same bytes."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, parse, serialize

from ...ontology.namespace import PREFIXES, RDF
from .nquads import sorted_file

_TYPE = f"> <{RDF.type}> ".encode()
# "!" sorts before "<", with which all other properties begin.
_TYPE_FIRST = b"> !"
# A literal, an IRI, or a prefixed name with an escape, which alone sets the groups.
_TEXT_OR_ESCAPED = re.compile(rb'"(?:[^"\\]|\\.)*"|<[^<>\s]*>|([A-Za-z][\w-]*):([^\s"<>]*\\[^\s"<>]*)')


def write_turtle(quads: Iterable[Quad], path: Path) -> None:
    """Write the triples of all graphs as Turtle."""
    with sorted_file(quads, path.parent, key=_type_first) as (base, used):
        _write(parse(base, format=RdfFormat.N_TRIPLES), RdfFormat.TURTLE, used, path)


def write_trig(quads: Iterable[Quad], path: Path) -> None:
    """Write the quads as TriG, one block per named graph."""
    with sorted_file(quads, path.parent, graphs=True, key=_by_graph) as (base, used):
        _write(parse(base, format=RdfFormat.N_QUADS), RdfFormat.TRIG, used, path)


def _type_first(line: bytes) -> bytes:
    return line.replace(_TYPE, _TYPE_FIRST, 1)


def _by_graph(line: bytes) -> bytes:
    last = line.rsplit(b" ", 2)[1]
    # The last term is the graph if it is an IRI (no IRI contains a quotation mark) after a literal or in fourth place.
    is_graph = last.startswith(b"<") and b'"' not in last and (b'"' in line or line.count(b" ") == 4)
    return (last if is_graph else b"") + b" " + _type_first(line)


def _write(quads: Iterable[Quad], format: RdfFormat, used: set[str], path: Path) -> None:
    prefixes = {name: PREFIXES[name] for name in sorted(used)}
    with tempfile.TemporaryFile(dir=path.parent) as raw, path.open("wb") as file:
        serialize(quads, raw, format, prefixes=prefixes)
        raw.seek(0)
        file.writelines(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in prefixes.items())
        file.writelines(_in_full(line, prefixes) for line in _spaced(raw))


def _in_full(line: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Return *line* with full IRIs for names that have an escape: Virtuoso reads the backslash as part of the name."""
    if b"\\" not in line:
        return line

    def whole(found: re.Match[bytes]) -> bytes:
        prefix, name = found.groups()
        if prefix is None:
            return found[0]
        return b"<" + prefixes[prefix.decode()].encode() + name.replace(b"\\", b"") + b">"

    return _TEXT_OR_ESCAPED.sub(whole, line)


def _spaced(raw: BinaryIO) -> Iterator[bytes]:
    """Yield the serializer's lines with blank lines between subjects; drop its prefixes, whose order is random."""
    level = 0  # the indentation of subjects: 1 within the braces of a named graph
    follows_brace = False
    for line in raw:
        if line.startswith(b"@prefix "):
            continue
        indent = len(line) - len(line.lstrip(b"\t"))
        if line == b"}\n":
            level = 0
        elif indent == level and not follows_brace:
            yield b"\n"
        follows_brace = indent == 0 and line.endswith(b" {\n")
        level = 1 if follows_brace else level
        yield b"    " * indent + line[indent:]
