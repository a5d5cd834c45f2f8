"""The RDF file: its bytes as quads, and one-line errors for a file that is not RDF."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from ..ontology.errors import DataError, InputError
from ..ontology.namespace import RDF
from .rdf_guard import refuse_costly

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
"""The syntaxes that can be read, by file extension."""

_XML = re.compile(rb"\s*<(\?xml|rdf:RDF|!DOCTYPE\s+rdf)")
_HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)", re.IGNORECASE)
_TURTLE = re.compile(rb"^\s*(@prefix|@base|prefix|base)\s", re.IGNORECASE | re.MULTILINE)
_PACKED_ENDINGS = frozenset({".gz", ".bz2", ".xz", ".zip", ".zst"})
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")


def format_of(path: Path) -> RdfFormat:
    """Return the syntax of the file at *path*, by its extension.

    :raises InputError: the extension is not one of RDF.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        packed = "unpack it, and " if ending in _PACKED_ENDINGS else ""
        raise InputError(
            f"{path}: does not have the ending of an RDF file; {packed}give one of {' '.join(FORMATS)}"
        )
    return FORMATS[ending]


def parsed(path: Path, data: bytes, format: RdfFormat, *, base: str) -> list[Quad]:
    """Return the quads of *data*, the content of the file at *path*; a UTF-8 byte order mark is skipped.

    :param base: the IRI against which relative IRIs are resolved.
    :raises DataError: it is malformed (the message says what it may be instead, if known) or too costly to parse.
    """
    refuse_costly(path, data, format)
    try:
        quads = list(parse(data.removeprefix(codecs.BOM_UTF8), format=format, base_iri=base))
        if format == RdfFormat.RDF_XML:
            # The RDF parser takes the end of the file as the end of all open elements, so check the XML too.
            expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise DataError(
            f"{path}: is malformed: its XML is incomplete ({error}); get the file again"
        ) from None
    except (SyntaxError, ValueError) as error:
        reason = _other_than(data, format) or " ".join(str(error).split())
        raise DataError(f"{path}: is malformed: {reason}") from None
    return quads


def spelled_out(triple: Triple) -> Iterator[Triple]:
    """Yield an ``rdf:reifies`` triple as three triples of RDF 1.1, and any other triple as it is."""
    subject, statement = triple.subject, triple.object
    if triple.predicate.value == RDF.reifies and isinstance(statement, Triple):
        yield Triple(subject, NamedNode(RDF.subject), statement.subject)
        yield Triple(subject, NamedNode(RDF.predicate), statement.predicate)
        yield Triple(subject, NamedNode(RDF.object), statement.object)
    else:
        yield triple


def _other_than(data: bytes, format: RdfFormat) -> str:
    """Return in words what *data* is instead of *format*; the empty string if that is not known."""
    if data.startswith(_PACKED):
        return "it is compressed; unpack it first"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return f"byte {error.start} is not UTF-8; save the file as UTF-8"
    if _HTML.match(data):
        return "it is an HTML page; give the RDF file itself"
    if format != RdfFormat.RDF_XML and _XML.match(data):
        return "it looks like RDF/XML; name it .rdf"
    if format in {RdfFormat.N_TRIPLES, RdfFormat.N_QUADS} and _TURTLE.search(data):
        return "it looks like Turtle; name it .ttl, or .trig with named graphs"
    if format != RdfFormat.JSON_LD and _is_json(data):
        return "it looks like JSON-LD; name it .jsonld"
    return ""


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), dict | list)
    except (ValueError, RecursionError):
        return False
