"""The remote engine: a SPARQL endpoint elsewhere, in the place of the store in a folder."""

from __future__ import annotations

import time
from collections.abc import Collection

from ....ontology.errors import InputError
from ...endpoint import Endpoint
from ...result import Result, Triples
from ..guard import Refusal, check_extensions, check_query
from ..limits import Limits
from ..media import media_type
from ..patterns import check_patterns
from .engine import Question
from .output import Output

# The endpoint's client gives up after the worker has, so that the worker tells why.
_LATER = 5
# So long it is taken for true which graphs the endpoint has: others may write it.
_SECONDS_KNOWN = 10


class RemoteEngine:
    """Answers questions by asking an endpoint; see :class:`.engine.Engine`."""

    def __init__(self, url: str, services: Collection[str], limits: Limits) -> None:
        """Remember the endpoint; nothing is sent before the first question."""
        self._endpoint = Endpoint(url, timeout=int(limits.seconds) + _LATER)
        self._services = services
        self._patterns = limits.patterns
        self._state, self._asked = "", 0.0

    def answer(self, question: Question, output: Output) -> None:
        """Write the answer to *question*.

        :raises Refusal: if there is none; 400 where the endpoint refuses the query, 502 where it cannot be asked.
        """
        check_query(question.sparql, self._services)
        check_patterns(question.sparql, self._patterns)
        check_extensions(question.sparql)
        now = time.monotonic()
        if question.folder != self._state or now - self._asked > _SECONDS_KNOWN:
            self._endpoint.forget()
            self._state, self._asked = question.folder, now
        try:
            if not question.sparql:
                self._graph(question, output)
            elif question.default is None and question.named is None:
                self._write(self._endpoint.query(question.sparql), question, output)
            else:
                found = self._endpoint.query_dataset(
                    question.sparql, question.default or (), question.named or ()
                )
                self._write(found, question, output)
        except InputError as error:
            raise Refusal(400 if "refused the request" in str(error) else 502, str(error)) from error
        output.end()

    def _write(self, result: Result, question: Question, output: Output) -> None:
        format = question.graph if isinstance(result, Triples) else question.results
        if format is None:
            raise Refusal(406, "rows can be had as JSON, XML, CSV or TSV, triples in formats of RDF")
        output.begin(media_type(format), format)
        output.write(result.serialise(format))

    def _graph(self, question: Question, output: Output) -> None:
        if not question.default:
            raise Refusal(404, "the default graph of an endpoint elsewhere has no name here; name a graph")
        triples = [quad.triple for quad in self._endpoint.graph(question.default[0])]
        if not triples:
            raise Refusal(404, "there is no such graph")
        self._write(Triples(triples), question, output)
