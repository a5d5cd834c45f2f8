"""The check of a graph: its shapes, its quotes against the texts, and the queries of ``violations/``."""

from __future__ import annotations

import hashlib
import logging
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse
from pyoxigraph import Literal as RdfLiteral

from ..ontology.errors import reading
from ..ontology.knowledge import ontology_turtle
from ..ontology.namespace import GRAPH, OA, ONTOLOGY_GRAPH, POL, XSD
from .rdf_file import format_of, parsed, spelled_out
from .result import Result, Solutions, text

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One fault of a graph.

    :param severity: ``error`` where the graph is wrong; ``warning`` and ``note`` where it may be.
    :param subject: the IRI of the node at fault, or other words if it has no IRI.
    :param message: what is wrong, in words.
    """

    severity: Severity
    subject: str
    message: str


class Checkable(Protocol):
    """The methods of a store that a check needs."""

    def quads(self) -> Iterator[Quad]:
        """Yield everything that the store holds."""

    def query(self, sparql: str) -> Result:
        """Return the answer to *sparql*."""


def check(store: Checkable) -> list[Finding]:
    """Return every fault of *store*, sorted; an empty list if there is none.

    :raises InputError: if the store cannot be read.
    """
    quads = list(store.quads())
    return sorted(
        {*_shape_findings(quads), *_unchecked(quads), *_evidence_findings(quads), *_violations(store)}
    )


def check_file(path: str | Path) -> list[Finding]:
    """Return every fault of the RDF file at *path*, sorted; its ending determines the syntax.

    :raises InputError: if the file does not exist or cannot be read, or its ending is not that of an RDF syntax.
    :raises DataError: if the file is malformed.
    """
    from .embedded import EmbeddedStore

    with EmbeddedStore(None) as store:
        store.native.bulk_extend(_read(Path(path)))
        return check(store)


def _read(path: Path) -> list[Quad]:
    """Return the file's quads; triples outside a named graph are put into one, since every fact is in a named graph."""
    format = format_of(path)
    with reading(path, "give the path of an RDF file"):
        data = path.read_bytes()
    graph, ontology = NamedNode(GRAPH["checked"]), NamedNode(ONTOLOGY_GRAPH)
    found = [
        Quad(t.subject, t.predicate, t.object, q.graph_name if isinstance(q.graph_name, NamedNode) else graph)
        for q in parsed(path, data, format, base=path.resolve().as_uri())
        for t in spelled_out(q.triple)
    ]
    # The queries look up in the ontology which properties state facts.
    terms = parse(ontology_turtle(), format=RdfFormat.TURTLE)
    return found + [Quad(t.subject, t.predicate, t.object, ontology) for t in terms]


# Shapes


def _shape_findings(quads: Iterable[Quad]) -> list[Finding]:
    """Return the violations of the shapes in ontology/shapes.ttl."""
    from pyshacl import validate
    from rdflib import Graph
    from rdflib.namespace import SH

    with _without_tracebacks():
        graph = _rdflib_graph(quads)
        # From a separate ontology graph pySHACL takes only the classes; the shapes need the concepts too.
        graph.parse(data=ontology_turtle(), format="turtle")
        shapes = Graph().parse(data=_shapes(), format="turtle")
        _, report, _ = validate(graph, shacl_graph=shapes, inference="none", inplace=True)
        # Only the top-level results: the nested ones (sh:detail) repeat the fault of a value in other words.
        return [_finding(report, result) for result in report.objects(None, SH.result)]


def _finding(report: Graph, result: Node) -> Finding:
    from rdflib.namespace import SH

    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    message = str(report.value(result, SH.resultMessage))
    if value is not None and value != focus:
        message = f"{message} It has {_words(value)}."
    return Finding(_severity(report.value(result, SH.resultSeverity)), _words(focus), message)


@contextmanager
def _without_tracebacks() -> Iterator[None]:
    # rdflib logs a traceback for each literal that is invalid for its datatype; the shapes report it in words.
    logger = logging.getLogger("rdflib.term")
    disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = disabled


def _rdflib_graph(quads: Iterable[Quad]) -> Graph:
    """Return *quads* as an rdflib graph without triple terms, built directly: its line parser is quadratic in long lines."""
    from rdflib import BNode, Graph, Literal, URIRef

    def term(found: NamedNode | BlankNode | RdfLiteral | Triple) -> Node:
        match found:
            case RdfLiteral(value=value, language=str(language)):
                return Literal(value, lang=language)
            case RdfLiteral(value=value, datatype=datatype):
                return Literal(
                    value, datatype=None if datatype.value == XSD.string else URIRef(datatype.value)
                )
            case BlankNode(value=value):
                return BNode(value)
            case NamedNode(value=value):
                return URIRef(value)
            case _:
                raise TypeError(f"rdflib cannot represent {found}")

    graph = Graph()
    for quad in quads:
        if not isinstance(quad.object, Triple):
            graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _unchecked(quads: Iterable[Quad]) -> Iterator[Finding]:
    """Yield a warning for each triple about a triple, which the shapes cannot see."""
    for quad in quads:
        if isinstance(quad.object, Triple):
            subject = quad.subject.value if isinstance(quad.subject, NamedNode) else "a node without an IRI"
            yield Finding("warning", subject, "A triple about a triple (RDF 1.2) is not checked.")


def _shapes() -> bytes:
    from .. import ontology

    return files(ontology).joinpath("shapes.ttl").read_bytes()


def _severity(severity: Node | None) -> Severity:
    match str(severity).rpartition("#")[2]:
        case "Warning":
            return "warning"
        case "Info":
            return "note"
        case _:
            return "error"


def _words(node: Node | None) -> str:
    from rdflib import BNode

    # The label of a blank node is random and would make two runs differ.
    return "a node without an IRI" if isinstance(node, BNode) else str(node)


# Evidence


def _evidence_findings(quads: Iterable[Quad]) -> Iterator[Finding]:
    """Yield a finding for each altered text, and for each passage that does not match the text at its offsets."""
    parts: dict[str, dict[str, set[str]]] = {p: {} for p in (OA.hasSource, OA.start, OA.end, OA.exact)}
    texts: dict[str, str] = {}
    digests: dict[str, str] = {}
    for quad in quads:
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | RdfLiteral):
            continue
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
        if predicate in parts:
            parts[predicate].setdefault(subject, set()).add(value)
        elif predicate == POL.text:
            texts[subject] = value
        elif predicate == POL.sha256:
            digests[subject] = value
    for document, digest in digests.items():
        if document in texts and hashlib.sha256(texts[document].encode()).hexdigest() != digest:
            yield Finding("error", document, "The text is not the one that was read: its SHA-256 differs.")
    sources, starts, ends, quotes = parts.values()
    for passage in sources:
        # The shapes require exactly one of each; a passage with several or none cannot be compared.
        if all(len(part.get(passage, ())) == 1 for part in parts.values()):
            [source], [start], [end], [quote] = (p[passage] for p in (sources, starts, ends, quotes))
            message = _fault(passage, texts.get(source), start, end, quote)
            if message:
                yield Finding("error", passage, message)


def _fault(passage: str, document: str | None, start: str, end: str, quote: str) -> str | None:
    if document is None:
        return "The text of the document that the passage is in is missing."
    if not (start.isdecimal() and end.isdecimal()):
        return f"The offsets of the passage are not whole numbers: {start} and {end}."
    found = document[int(start) : int(end)]
    if found != quote:
        return f"The text has {found!r} at {start}-{end}, not the quote {quote!r}."
    if not passage.endswith(f"#char={start},{end}"):
        return f"The IRI of the passage does not end with its own offsets, {start} and {end}."
    return None


# Queries


def _violations(store: Checkable) -> Iterator[Finding]:
    """Yield a finding for each row of a query in ``violations/``: column one is the subject, the rest are details."""
    folder = files(__name__.rpartition(".")[0]) / "violations"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".rq"):
            continue
        sparql = file.read_text(encoding="utf-8")
        message = _header(sparql)["message"]
        result = store.query(sparql)
        for row in result if isinstance(result, Solutions) else ():
            subject, *details = map(text, row)
            words = "".join(f" {detail}" for detail in details if detail)
            yield Finding("error", subject, f"{message}{words and f' See{words}.'}")


def _header(sparql: str) -> dict[str, str]:
    lines = (line.removeprefix("#+") for line in sparql.splitlines() if line.startswith("#+"))
    return tomllib.loads("\n".join(lines))
