"""The RDF file: its bytes as quads, and in one line what is wrong where it is none."""

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
"""The syntaxes that are read, by the ending of the file's name."""

_XML = re.compile(rb"\s*<(\?xml|rdf:RDF|!DOCTYPE\s+rdf)")
_HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)", re.IGNORECASE)
_TURTLE = re.compile(rb"^\s*(@prefix|@base|prefix|base)\s", re.IGNORECASE | re.MULTILINE)
_PACKED_ENDINGS = frozenset({".gz", ".bz2", ".xz", ".zip", ".zst"})
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")


def format_of(path: Path) -> RdfFormat:
    """Return the syntax of the file at *path*, told by its ending.

    :raises InputError: the ending is none of RDF.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        packed = "; unpack it first" if ending in _PACKED_ENDINGS else ""
        raise InputError(f"{path}: not known as RDF by its ending{packed}; give one of {' '.join(FORMATS)}")
    return FORMATS[ending]


def parsed(path: Path, data: bytes, format: RdfFormat, *, base: str) -> list[Quad]:
    """Return the quads of *data*, the content of the file at *path*; a mark of UTF-8 before it, as editors write, is passed over.

    :param base: the IRI that relative ones are resolved by.
    :raises DataError: it is malformed, and the message says what it may be instead; or it costs too much to read.
    """
    refuse_costly(path, data, format)
    try:
        quads = list(parse(data.removeprefix(codecs.BOM_UTF8), format=format, base_iri=base))
        if format == RdfFormat.RDF_XML:
            # The parser of RDF takes the end of the file for the end of every element.
            expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise DataError(f"{path}: is malformed: its XML is not whole ({error}); get the file anew") from None
    except (SyntaxError, ValueError) as error:
        reason = _other_than(data, format) or " ".join(str(error).split())
        raise DataError(f"{path}: is malformed: {reason}") from None
    return quads


def spelled_out(triple: Triple) -> Iterator[Triple]:
    """Yield three triples of RDF 1.1 for an ``rdf:reifies`` triple, any other as it is."""
    subject, statement = triple.subject, triple.object
    if triple.predicate.value == RDF.reifies and isinstance(statement, Triple):
        yield Triple(subject, NamedNode(RDF.subject), statement.subject)
        yield Triple(subject, NamedNode(RDF.predicate), statement.predicate)
        yield Triple(subject, NamedNode(RDF.object), statement.object)
    else:
        yield triple


def _other_than(data: bytes, format: RdfFormat) -> str:
    """Return what *data* is rather than *format*, in words; the empty text where that is not known."""
    if data.startswith(_PACKED):
        return "it is packed; unpack it first"
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return f"byte {error.start} is not UTF-8; save the file as UTF-8"
    if _HTML.match(data):
        return "it is a page of HTML; give the RDF that it is about"
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
