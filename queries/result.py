"""The result of a query: solutions, a boolean or triples, and their serialisations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from ..ontology.errors import InputError
from ..ontology.namespace import PREFIXES, RDF, XSD

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = tuple[Term | None, ...]

RESULT_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
"""The formats of solutions and booleans, by name."""

GRAPH_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
"""The formats of triples, by name."""

_MOST_ROWS_SHOWN = 200


class Solutions:
    """The answer to SELECT: rows of terms, None where a variable is unbound.

    The rows are read lazily from the store and only once: either iterate, or serialise.
    """

    __slots__ = ("_native", "variables")

    def __init__(self, native: QuerySolutions) -> None:
        """Wrap the solutions of pyoxigraph."""
        self._native = native
        self.variables = tuple(variable.value for variable in native.variables)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        with _evaluated():
            yield from map(tuple, self._native)

    def table(self) -> list[list[str]]:
        """Return the rows as texts, see :func:`text`."""
        return [[text(term) for term in row] for row in self]

    def serialise(self, format: str) -> bytes:
        """Return the solutions in one of :data:`RESULT_FORMATS`.

        :raises InputError: if there is no such format, or it is XML and a character cannot be written in XML.
        """
        with _evaluated():
            return _writable(self._native.serialize(format=_result_format(format)) or b"", format)

    def _repr_html_(self) -> str:
        """Return the first rows as an HTML table for a notebook; the solutions can still be read afterwards."""
        written = self._native.serialize(format=QueryResultsFormat.JSON) or b""
        copy = parse_query_results(written, format=QueryResultsFormat.JSON)
        again = parse_query_results(written, format=QueryResultsFormat.JSON)
        assert isinstance(copy, QuerySolutions) and isinstance(again, QuerySolutions)  # noqa: S101
        self._native = again
        rows = [[text(term) for term in row] for row in map(tuple, copy)]
        return html_table(self.variables, rows[:_MOST_ROWS_SHOWN], len(rows) - _MOST_ROWS_SHOWN)


class Boolean:
    """The answer to ASK."""

    __slots__ = ("_native",)

    def __init__(self, native: QueryBoolean) -> None:
        """Wrap the boolean of pyoxigraph."""
        self._native = native

    def __bool__(self) -> bool:
        """Return the answer."""
        return bool(self._native)

    def serialise(self, format: str) -> bytes:
        """Return the answer in one of :data:`RESULT_FORMATS`.

        :raises InputError: if there is no such format.
        """
        return self._native.serialize(format=_result_format(format)) or b""


class Triples:
    """The answer to CONSTRUCT and DESCRIBE. It is read only once: either iterate, or serialise."""

    __slots__ = ("_native",)

    def __init__(self, native: Iterable[Triple]) -> None:
        """Wrap the triples."""
        self._native = native

    def __iter__(self) -> Iterator[Triple]:
        """Yield the triples, in no fixed order."""
        with _evaluated():
            yield from self._native

    def serialise(self, format: str) -> bytes:
        """Return the triples, sorted, in one of :data:`GRAPH_FORMATS`.

        :raises InputError: if there is no such format, or it is XML and a character cannot be written in XML.
        """
        if format not in GRAPH_FORMATS:
            raise InputError(
                f"triples cannot be written as {format!r}; use one of {', '.join(GRAPH_FORMATS)}"
            )
        # Sorted, so that one graph gives the same bytes every time.
        triples = sorted(set(self), key=str)
        chosen = GRAPH_FORMATS[format]
        prefixes = used_prefixes(triples) if format in {"turtle", "trig", "rdfxml"} else None
        return _writable(serialize(triples, format=chosen, prefixes=prefixes) or b"", format)


_UNWRITTEN = (XSD.string, RDF.langString)

Result: TypeAlias = Solutions | Boolean | Triples


def bound(columns: Sequence[str], rows: Iterable[Row]) -> list[dict[str, Term]]:
    """Return each of *rows* as its terms by column, without unbound columns."""
    return [{name: term for name, term in zip(columns, row, strict=True) if term is not None} for row in rows]


def text_rows(result: Result) -> Iterator[dict[str, str]]:
    """Yield each row of the answer to a SELECT as variable -> text, which is empty where the variable is unbound."""
    if isinstance(result, Solutions):
        for row in result:
            yield {name: text(term) for name, term in zip(result.variables, row, strict=True)}


def text(term: Term | None) -> str:
    """Return a term as text: the text of a literal, an IRI, or the empty string for no term.

    >>> text(Literal("Germany", language="en")), text(NamedNode("urn:a")), text(None)
    ('Germany', 'urn:a', '')
    """
    match term:
        case None:
            return ""
        case Literal() | NamedNode():
            return term.value
        case _:
            return str(term)


def html_table(columns: Iterable[str], rows: Iterable[Iterable[str]], left: int) -> str:
    """Return *rows* of texts as an HTML table for a notebook, with the number of rows *left* out.

    >>> html_table(["a"], [["<1>"]], 2)
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;1&gt;</td></tr></tbody></table><p>and 2 more</p>'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    more = f"<p>and {left:,} more</p>" if left > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def used_prefixes(triples: Collection[Triple]) -> dict[str, str]:
    """Return the usual prefixes that the terms of *triples* need."""
    words = {text(term) for triple in triples for term in (triple.subject, triple.predicate, triple.object)}
    words |= {
        triple.object.datatype.value
        for triple in triples
        # Turtle does not write these two datatypes.
        if isinstance(triple.object, Literal) and triple.object.datatype.value not in _UNWRITTEN
    }
    return {name: iri for name, iri in PREFIXES.items() if any(word.startswith(iri) for word in words)}


@contextmanager
def _evaluated() -> Iterator[None]:
    """Raise a one-line error if reading an answer fails; queries run, and answers are parsed, while they are read."""
    try:
        yield
    except (OSError, RuntimeError, SyntaxError) as error:
        raise InputError(f"the query failed: {' '.join(str(error).split())}") from error


def _writable(data: bytes, format: str) -> bytes:
    from ..graph.export.xml import unwritable

    if format in ("xml", "rdfxml") and (found := unwritable(data.decode())):
        raise InputError(
            f"XML cannot represent the character U+{ord(found):04X} of the answer; use another format"
        )
    return data


def _result_format(format: str) -> QueryResultsFormat:
    if format not in RESULT_FORMATS:
        raise InputError(f"rows cannot be written as {format!r}; use one of {', '.join(RESULT_FORMATS)}")
    return RESULT_FORMATS[format]
