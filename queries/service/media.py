"""The media types: which format a client wants, of those that can be written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from ..result import GRAPH_FORMATS, RESULT_FORMATS

HTML = "html"
"""The name of the format for people."""

_TEXT = ("text/turtle", "text/csv", "text/tab-separated-values")

# Each format by the names that clients use for it, the registered one first.
_NAMES: dict[str, tuple[str, ...]] = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle", "application/x-turtle"),
    "ntriples": ("application/n-triples", "text/plain"),
    "nquads": ("application/n-quads",),
    "trig": ("application/trig",),
    "jsonld": ("application/ld+json", "application/json"),
    "rdfxml": ("application/rdf+xml", "application/xml", "text/xml"),
    HTML: ("text/html", "application/xhtml+xml"),
}

ROWS = tuple(RESULT_FORMATS)
"""The formats of rows, in the order of our preference."""

GRAPHS = tuple(GRAPH_FORMATS)
"""The formats of triples, likewise."""


CODINGS = ("zstd", "gzip")
"""How answers can be compressed, in the order of our preference."""


@cache
def media_type(format: str) -> str:
    """Return the media type that an answer in *format* bears.

    >>> media_type("turtle"), media_type("json")
    ('text/turtle; charset=utf-8', 'application/sparql-results+json')
    """
    name = _NAMES[format][0]
    return f"{name}; charset=utf-8" if name in _TEXT else name


@lru_cache(maxsize=512)
def preferred(accept: str, formats: Sequence[str]) -> str | None:
    """Return that of *formats* which the Accept header likes best, None if it takes none.

    Of equals the first wins; the most specific range tells the quality of a type (RFC 9110, 12.5.1).

    >>> preferred("text/csv;q=0.5, application/sparql-results+xml;q=0.9, */*;q=0.1", ROWS)
    'xml'
    >>> preferred("text/html", GRAPHS) is None
    True
    """
    if not accept.strip():
        return formats[0]
    ranges = _ranges(accept)
    best, quality = None, 0.0
    for format in formats:
        registered, *others = _NAMES[format]
        # A range of types stands for what is registered; other names count only where they are written.
        rated = max(_quality(registered, ranges), *(ranges.get(name, 0.0) for name in others), 0.0)
        if rated > quality:
            best, quality = format, rated
    return best


# What clients call formats of triples beside our names for them.
_CALLED = {"json": "jsonld", "json-ld": "jsonld", "xml": "rdfxml", "rdf+xml": "rdfxml", "n3": "turtle"}


def formats_called(name: str) -> tuple[str | None, str | None]:
    """Return the format of rows and that of triples that *name* stands for, a name of ours or a media type.

    >>> formats_called("xml"), formats_called("text/csv"), formats_called("pdf")
    (('xml', 'rdfxml'), ('csv', None), (None, None))
    """
    if "/" in name:
        return preferred(name, ROWS), preferred(name, GRAPHS)
    graph = _CALLED.get(name, name)
    return name if name in ROWS else None, graph if graph in GRAPHS else None


@lru_cache(maxsize=512)
def content_coding(accept_encoding: str, codings: Sequence[str] = CODINGS) -> str:
    """Return the first of *codings* that the Accept-Encoding header takes by its name; empty if it takes none.

    >>> content_coding("gzip;q=0.5, br", ("zstd", "gzip")), content_coding("zstd;q=0, *", ("zstd",))
    ('gzip', '')
    """
    ranges = _ranges(accept_encoding)
    return next((coding for coding in codings if ranges.get(coding, 0.0) > 0), "")


def graph_format(content_type: str) -> str | None:
    """Return the format of triples that the Content-Type header names, None if it is another.

    >>> graph_format("text/turtle; charset=UTF-8")
    'turtle'
    """
    name = content_type.partition(";")[0].strip().lower()
    return next((format for format in GRAPHS if name in _NAMES[format] and name not in _GENERIC), None)


_GENERIC = ("application/json", "application/xml", "text/xml", "text/plain")


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.lower().split(",")[:100]:
        name, *parameters = (word.strip() for word in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = min(max(float(parameter[2:]), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        found[name] = max(quality, found.get(name, 0.0))
    return found


def _quality(name: str, ranges: dict[str, float]) -> float:
    for range_ in (name, f"{name.partition('/')[0]}/*", "*/*", "*"):
        if range_ in ranges:
            return ranges[range_]
    return 0.0
