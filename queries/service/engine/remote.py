"""The remote engine: answers questions from a remote SPARQL endpoint instead of a folder."""

from __future__ import annotations

import time
from collections.abc import Collection

from ....ontology.errors import InputError, RefusedError
from ...endpoint import Endpoint
from ...result import Result, Triples
from ..guard import Refusal, check_extensions, check_query
from ..limits import Limits
from ..media import media_type
from ..patterns import check_patterns
from .engine import Question
from .output import Output

# Requests to the endpoint time out this long after the worker, so that the client gets the worker's message.
_EXTRA_SECONDS = 5
# The list of the endpoint's graphs is cached only this long, since others may write to the endpoint.
_GRAPHS_SECONDS = 10


class RemoteEngine:
    """An engine like :class:`.engine.Engine` that sends its queries to an endpoint."""

    def __init__(self, url: str, services: Collection[str], limits: Limits) -> None:
        """Set up the client of the endpoint at *url*, without sending a request.

        :param services: the endpoints that queries may name with SERVICE.
        """
        self._endpoint = Endpoint(url, timeout=int(limits.seconds) + _EXTRA_SECONDS)
        self._services = services
        self._patterns = limits.patterns
        self._state, self._refreshed = "", 0.0

    def answer(self, question: Question, output: Output) -> None:
        """Write the answer to *question* to *output*.

        :raises Refusal: if there is no answer: 400 if the endpoint refuses the query, 502 if it cannot be
            reached.
        """
        check_query(question.sparql, self._services)
        check_patterns(question.sparql, self._patterns)
        check_extensions(question.sparql)
        now = time.monotonic()
        if question.folder != self._state or now - self._refreshed > _GRAPHS_SECONDS:
            self._endpoint.forget()
            self._state, self._refreshed = question.folder, now
        try:
            if not question.sparql:
                self._graph(question, output)
            elif question.default is None and question.named is None:
                self._write(self._endpoint.query(question.sparql), question, output)
            else:
                result = self._endpoint.query_dataset(
                    question.sparql, question.default or (), question.named or ()
                )
                self._write(result, question, output)
        except InputError as error:
            raise Refusal(400 if isinstance(error, RefusedError) else 502, str(error)) from error
        output.end()

    def _write(self, result: Result, question: Question, output: Output) -> None:
        format = question.graph if isinstance(result, Triples) else question.results
        if format is None:
            raise Refusal(406, "rows are available as JSON, XML, CSV or TSV, triples in RDF formats")
        output.begin(media_type(format), format)
        output.write(result.serialise(format))

    def _graph(self, question: Question, output: Output) -> None:
        if not question.default:
            raise Refusal(404, "the default graph of a remote endpoint has no name here; name a graph")
        triples = [quad.triple for quad in self._endpoint.graph(question.default[0])]
        if not triples:
            raise Refusal(404, "the graph does not exist")
        self._write(Triples(triples), question, output)
