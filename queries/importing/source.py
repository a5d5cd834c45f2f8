"""The source: an RDF file made elsewhere, read with nothing fetched and nothing expanded beyond its size."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from ...ontology.errors import DataError, InputError, reading
from ..rdf_file import parsed, spelled_out
from .skolem import skolemised

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
"""The syntaxes that are read, by the ending of the file's name."""

LARGEST_FILE = 256 * 2**20
"""Bytes; a file is held in memory while it is checked."""

LONGEST_LITERAL = 10_000_000
"""Characters; the text of a document is a literal, and no book is longer."""

_PACKED = frozenset({".gz", ".bz2", ".xz", ".zip", ".zst"})

# Nesting costs the parser's stack, and ends the process where that is used up.
_DEEPEST = 500
_ENTITY = re.compile(rb"<!ENTITY\s+(?P<name>\S+)\s+(?P<value>\"[^\"]*\"|'[^']*'|\S+)")


@dataclass(frozen=True, slots=True)
class Source:
    """What a file states.

    :param name: the file's name, without its folder.
    :param sha256: the digest of its bytes, in hexadecimal.
    :param triples: those of all its graphs, each once and sorted, blank nodes named by what they say.
    """

    name: str
    sha256: str
    triples: tuple[Triple, ...] = field(repr=False)


def read_source(path: str | Path, *, base: str) -> Source:
    """Return the RDF file at *path*; its ending says which syntax it is in.

    :param base: the IRI that relative ones are resolved by, so that they do not depend on where the file lies.
    :raises InputError: there is no such file, it cannot be read, is too large, or its ending is none of RDF.
    :raises DataError: the file is malformed, needs what is elsewhere, or states what cannot be checked.
    """
    path = Path(path)
    format = FORMATS.get(path.suffix.lower())
    if format is None:
        packed = "; unpack it first" if path.suffix.lower() in _PACKED else ""
        raise InputError(f"{path}: not known as RDF by its ending{packed}; give one of {' '.join(FORMATS)}")
    data = _bytes(path)
    if format == RdfFormat.RDF_XML:
        _refuse_entities(path, data)
    elif format == RdfFormat.JSON_LD:
        _refuse_contexts(path, data)
    else:
        _refuse_nesting(path, data)
    quads = parsed(path, data, format, base=base)
    triples = list(dict.fromkeys(t for quad in quads for t in spelled_out(quad.triple)))
    for triple in triples:
        _refuse_term(path, triple)
    return Source(path.name, hashlib.sha256(data).hexdigest(), tuple(sorted(skolemised(triples), key=str)))


def _bytes(path: Path) -> bytes:
    folder = f"give the RDF files in it, such as {path}/*.ttl"
    with reading(path, missing="file; give the path of an RDF file", folder=folder):
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(
                f"{path}: has more than {LARGEST_FILE // 2**20} MB; divide it, or load it into the store itself"
            )
        return path.read_bytes()


def _refuse_entities(path: Path, data: bytes) -> None:
    # Short names for namespaces are common; what they stand for is text alone.
    for entity in _ENTITY.finditer(data):
        name, value = entity["name"].decode("utf-8", "replace"), entity["value"]
        if value[:1] not in b"\"'":
            raise DataError(
                f"{path}: the entity {name} is outside the file, and nothing is fetched; write it out"
            )
        if b"&" in value or len(value) > 1000:
            raise DataError(
                f"{path}: the entity {name} is nested or long, and would swell the file; write it out"
            )


def _refuse_contexts(path: Path, data: bytes) -> None:
    try:
        waiting = [(json.loads(data), 0)]
    except RecursionError:
        raise _too_deep(path) from None
    except ValueError as error:
        raise DataError(f"{path}: is no JSON: {' '.join(str(error).split())}") from None
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise _too_deep(path)
        if isinstance(value, dict):
            contexts = value.get("@context")
            for context in contexts if isinstance(contexts, list) else [contexts]:
                address = context.get("@import") if isinstance(context, dict) else context
                if isinstance(address, str):
                    raise DataError(
                        f"{path}: its context is at {address}, and nothing is fetched; "
                        "write the context into the file"
                    )
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [(child, depth + 1) for child in children]


def _refuse_nesting(path: Path, data: bytes) -> None:
    depth = 0
    for mark in re.findall(rb"<<|>>", data):
        depth = depth + 1 if mark == b"<<" else max(0, depth - 1)
        if depth > _DEEPEST:
            raise _too_deep(path)


def _too_deep(path: Path) -> DataError:
    return DataError(f"{path}: is nested more than {_DEEPEST} levels deep; write it flat")


def _refuse_term(path: Path, triple: Triple) -> None:
    match triple.object:
        case Triple():
            raise DataError(
                f"{path}: has a triple about a triple (RDF 1.2), which the shapes cannot check; "
                "write it as a pol:Fact with evidence"
            )
        case Literal(value=value) as literal if len(value) > LONGEST_LITERAL:
            raise DataError(
                f"{path}: a literal of {triple.subject} has {len(literal.value):,} characters; "
                f"at most {LONGEST_LITERAL:,} are taken"
            )
        case Literal(direction=direction) if direction is not None:
            raise DataError(
                f"{path}: a literal of {triple.subject} has a base direction (RDF 1.2), which the shapes "
                "cannot check; leave it out"
            )
        case Literal() | NamedNode() | BlankNode():
            pass
