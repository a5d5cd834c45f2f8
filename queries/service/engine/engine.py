"""The engine, which answers questions from a store opened for reading, and the questions."""

from __future__ import annotations

from collections.abc import Collection
from typing import IO, Any, NamedTuple, cast

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from ...dataset import names_dataset
from ...mistake import mistake
from ...result import GRAPH_FORMATS, RESULT_FORMATS
from ..guard import Refusal, check_query
from ..media import media_type
from ..patterns import check_patterns
from ..processes.child import one_line
from .output import Output

SENT_ELSEWHERE = "must be sent by POST to /update"
"""Part of the message for an update that is sent as a query."""

_ROWS = (QuerySolutions, QueryBoolean)
_ALL = "CONSTRUCT WHERE { ?s ?p ?o }"


class Question(NamedTuple):
    """A query with its dataset, and the formats of its answer.

    :param folder: the folder of the store, which may change from one question to the next.
    :param sparql: the query; empty to ask for the whole graph that *default* names.
    :param default: the IRIs of the graphs that make up the default graph; None to leave it to the query.
    :param named: the IRIs of the named graphs; None to leave it to the query.
    :param results: the format for rows, None if the client accepts none.
    :param graph: the format for triples, None if the client accepts none.
    :param coding: the content coding of a long answer, empty for none.
    :param base: the base IRI of the query.
    """

    folder: str
    sparql: str
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    results: str | None = "json"
    graph: str | None = "turtle"
    coding: str = ""
    base: str | None = None


class Engine:
    """Answers questions with Oxigraph, from the store in a folder."""

    def __init__(self, folder: str, services: Collection[str], patterns: int) -> None:
        """Open the store in *folder*.

        :param services: the endpoints that queries may name with SERVICE.
        :param patterns: the maximum number of patterns in a group of a query.
        """
        self._services = services
        self._patterns = patterns
        self._open(folder)

    def answer(self, question: Question, output: Output) -> None:
        """Write the answer to *question* to *output*.

        :raises Refusal: if there is no answer, or the answer breaks off.
        """
        if question.folder != self._folder:
            self._open(question.folder)
        try:
            if question.sparql:
                self._answer(question, output)
            else:
                self._graph(question, output)
            output.end()
        except SyntaxError as error:
            raise Refusal(
                400, f"the query is malformed: {mistake(question.sparql, SENT_ELSEWHERE) or one_line(error)}"
            ) from error
        except (ValueError, OSError, RuntimeError) as error:
            # A function that the engine lacks is an error in the query; all other errors are those of the store.
            status = 400 if "custom function" in str(error) else 500
            raise Refusal(status, f"the query failed: {one_line(error)}") from error
        except MemoryError as error:
            raise Refusal(503, "the query needs more memory than this service allows") from error

    def _open(self, folder: str) -> None:
        self._store = pyoxigraph.Store.read_only(folder)
        self._folder = folder

    def _answer(self, question: Question, output: Output) -> None:
        check_query(question.sparql, self._services)
        check_patterns(question.sparql, self._patterns)
        dataset: dict[str, Any] = {}
        if question.default is not None or question.named is not None:
            dataset["default_graph"] = _nodes(question.default or ())
            dataset["named_graphs"] = _nodes(question.named or ())
        else:
            # With this flag Oxigraph ignores FROM, so the flag is off if the query has a FROM clause.
            dataset["use_default_graph_as_union"] = not names_dataset(question.sparql)
        result = self._store.query(question.sparql, base_iri=question.base, **dataset)
        if isinstance(result, _ROWS):
            if question.results is None:
                raise Refusal(406, "rows are available as JSON, XML, CSV or TSV")
            output.begin(media_type(question.results), question.results)
            result.serialize(output=cast(IO[bytes], output), format=RESULT_FORMATS[question.results])
        else:
            self._triples(result, question, output)

    def _graph(self, question: Question, output: Output) -> None:
        """Write the graph that ``default`` names, or the default graph of the store if ``default`` is empty."""
        graphs = _nodes(question.default or ())
        if graphs and not self._store.contains_named_graph(graphs[0]):
            raise Refusal(404, "the graph does not exist")
        source = graphs or [DefaultGraph()]
        triples = cast(QueryTriples, self._store.query(_ALL, default_graph=source, named_graphs=[]))
        self._triples(triples, question, output)

    def _triples(self, result: QueryTriples, question: Question, output: Output) -> None:
        if question.graph is None:
            raise Refusal(
                406, "triples are available as Turtle, N-Triples, N-Quads, TriG, JSON-LD or RDF/XML"
            )
        output.begin(media_type(question.graph), question.graph)
        result.serialize(output=cast(IO[bytes], output), format=GRAPH_FORMATS[question.graph])


def _nodes(iris: tuple[str, ...]) -> list[NamedNode | BlankNode | DefaultGraph]:
    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise Refusal(400, f"the name of a graph must be an absolute IRI: {one_line(error)}") from error
