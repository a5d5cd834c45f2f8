"""The media types, and content negotiation between the formats of the service and the headers of a client."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from ..result import GRAPH_FORMATS, RESULT_FORMATS

HTML = "html"
"""The format of pages."""

_TEXT = ("text/turtle", "text/csv", "text/tab-separated-values")

# The media types that clients use for each format, the registered one first.
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
"""The formats of rows, in our order of preference."""

GRAPHS = tuple(GRAPH_FORMATS)
"""The formats of triples, in our order of preference."""


CODINGS = ("zstd", "gzip")
"""The content codings of answers, in our order of preference."""


@cache
def media_type(format: str) -> str:
    """Return the Content-Type of an answer in *format*.

    >>> media_type("turtle"), media_type("json")
    ('text/turtle; charset=utf-8', 'application/sparql-results+json')
    """
    name = _NAMES[format][0]
    return f"{name}; charset=utf-8" if name in _TEXT else name


@lru_cache(maxsize=512)
def preferred(accept: str, formats: Sequence[str]) -> str | None:
    """Return the format among *formats* that an Accept header rates highest, or None if it accepts none.

    At equal quality the first format wins. The most specific matching range decides (RFC 9110, 12.5.1).

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
        # A wildcard covers the registered name only; other names must be written out.
        rating = max(_quality(registered, ranges), *(ranges.get(name, 0.0) for name in others), 0.0)
        if rating > quality:
            best, quality = format, rating
    return best


# Other names that clients use for formats of triples.
_ALIASES = {"json": "jsonld", "json-ld": "jsonld", "xml": "rdfxml", "rdf+xml": "rdfxml", "n3": "turtle"}


def formats_called(name: str) -> tuple[str | None, str | None]:
    """Return the formats of rows and of triples that a short name or media type stands for, None for no format.

    >>> formats_called("xml"), formats_called("text/csv"), formats_called("pdf")
    (('xml', 'rdfxml'), ('csv', None), (None, None))
    """
    if "/" in name:
        return preferred(name, ROWS), preferred(name, GRAPHS)
    graph = _ALIASES.get(name, name)
    return name if name in ROWS else None, graph if graph in GRAPHS else None


@lru_cache(maxsize=512)
def content_coding(accept_encoding: str, codings: Sequence[str] = CODINGS) -> str:
    """Return the first of *codings* that an Accept-Encoding header accepts by name, empty if it accepts none.

    >>> content_coding("gzip;q=0.5, br", ("zstd", "gzip")), content_coding("zstd;q=0, *", ("zstd",))
    ('gzip', '')
    """
    ranges = _ranges(accept_encoding)
    return next((coding for coding in codings if ranges.get(coding, 0.0) > 0), "")


def graph_format(content_type: str) -> str | None:
    """Return the format of triples that a Content-Type header names, or None if it names none.

    >>> graph_format("text/turtle; charset=UTF-8")
    'turtle'
    """
    name = content_type.partition(";")[0].strip().lower()
    return next((format for format in GRAPHS if name in _NAMES[format] and name not in _GENERIC), None)


_GENERIC = ("application/json", "application/xml", "text/xml", "text/plain")


def _ranges(accept: str) -> dict[str, float]:
    """Return the quality of each media range or coding in a header."""
    ranges: dict[str, float] = {}
    for part in accept.lower().split(",")[:100]:
        name, *parameters = (word.strip() for word in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = min(max(float(parameter[2:]), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        ranges[name] = max(quality, ranges.get(name, 0.0))
    return ranges


def _quality(name: str, ranges: dict[str, float]) -> float:
    for range_ in (name, f"{name.partition('/')[0]}/*", "*/*", "*"):
        if range_ in ranges:
            return ranges[range_]
    return 0.0
