"""The source: an RDF file made elsewhere, read without fetching anything and without entities that swell it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ...ontology.errors import DataError, InputError, reading
from ..rdf_file import format_of, parsed, spelled_out
from .origin import File
from .skolem import skolemised

LARGEST_FILE = 256 * 2**20
"""The largest file, in bytes; a file is held in memory while it is checked."""

LONGEST_LITERAL = 10_000_000
"""The longest literal, in characters. The text of a document is one literal, and no book is longer."""


@dataclass(frozen=True, slots=True)
class Source(File):
    """A file with its triples.

    :param triples: the triples of all its graphs, sorted and without duplicates, with blank nodes skolemised.
    """

    triples: tuple[Triple, ...] = field(repr=False)


def read_source(path: str | Path, *, base: str) -> Source:
    """Return the RDF file at *path*; its extension gives the syntax.

    :param base: the IRI against which relative IRIs are resolved, so that they do not depend on the file's folder.
    :raises InputError: there is no such file, it cannot be read, it is too large, or its extension is not one of RDF.
    :raises DataError: the file is malformed or too costly, needs content from elsewhere, or the shapes cannot check it.
    """
    path = Path(path)
    format = format_of(path)
    quads = parsed(path, data := _bytes(path), format, base=base)
    triples = list(dict.fromkeys(t for quad in quads for t in spelled_out(quad.triple)))
    for triple in triples:
        _refuse_term(path, triple)
    return Source(path.name, hashlib.sha256(data).hexdigest(), tuple(sorted(skolemised(triples), key=str)))


def _bytes(path: Path) -> bytes:
    folder = f"give the RDF files in it, such as {path}/*.ttl"
    with reading(path, missing="file; give the path of an RDF file", folder=folder):
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(
                f"{path}: is larger than {LARGEST_FILE // 2**20} MB; split it, or load it into the store directly"
            )
        return path.read_bytes()


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
                f"at most {LONGEST_LITERAL:,} are allowed"
            )
        case Literal(direction=direction) if direction is not None:
            raise DataError(
                f"{path}: a literal of {triple.subject} has a base direction (RDF 1.2), which the shapes "
                "cannot check; leave it out"
            )
        case Literal() | NamedNode() | BlankNode():
            pass
