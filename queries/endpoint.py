"""The remote store: any SPARQL 1.1 endpoint, through SPARQLWrapper."""

from __future__ import annotations

import http.client
import re
import urllib.error
from ast import literal_eval
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from pyoxigraph import (
    BlankNode,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from ..ontology.errors import InputError
from .dataset import names_dataset
from .result import Boolean, Result, Solutions, Triples
from .store import Store, graph_node, removal, replacement

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.8, "
    "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.7"
)
# How servers name the two operations; GraphDB and RDF4J add to the path instead.
_UPDATE_NAMES = ((r"/(query|sparql)/?$", "/update"), (r"(/repositories/[^/]+)/?$", r"\1/statements"))


class Endpoint(Store):
    """A store of another process; see :func:`policyloom.queries.store.open_store`.

    Updates go to *update_url*, else to where the query URL's name points: ``.../query`` and
    ``.../sparql`` to ``.../update``, ``.../repositories/X`` to its ``/statements``, any other to itself.
    A user and a password in the URL are sent as HTTP Basic and never shown.
    """

    def __init__(
        self, query_url: str, *, update_url: str | None = None, writable: bool = False, timeout: int = 60
    ) -> None:
        """Remember the address; nothing is sent before the first query."""
        self._query_url, self._credentials = _split_credentials(query_url)
        self.update_url = _split_credentials(update_url)[0] if update_url else _update_url(self._query_url)
        self.location = self._query_url
        self._writable = writable
        self._timeout = timeout
        # The named graphs to be passed with each query, [] where the default graph is their union
        # already, None where that is not yet known.
        self._union: list[str] | None = None

    def query(self, sparql: str) -> Result:
        """Return the answer of the endpoint to *sparql*."""
        return self._ask(sparql, () if names_dataset(sparql) else self._default_graphs())

    def query_graphs(self, sparql: str, graphs: Sequence[str]) -> Result:
        """Return the answer over *graphs* alone, which make up the default graph."""
        return self._ask(sparql, graphs)

    def query_dataset(self, sparql: str, default: Sequence[str], named: Sequence[str]) -> Result:
        """Return the answer over the graphs that make up the default graph, and those that can be named."""
        return self._ask(sparql, default, named)

    def update(self, sparql: str) -> None:
        """Send the update."""
        if not self._writable:
            raise InputError(f"the store at {self.location} was opened for reading; open it as writable")
        wrapper = self._wrapper("INSERT", sparql)
        self._send(wrapper, self.update_url)
        self._union = None

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Let the named graph hold the triples of *quads* alone; one request, which servers run as one."""
        self.update(replacement(graph, quads))

    def replace_all(self, graphs: Mapping[str, bytes]) -> None:
        """Let each named graph hold the triples of its N-Quads alone; one request, which servers run as one."""
        parts = (replacement(graph, parse(data, format=RdfFormat.N_QUADS)) for graph, data in graphs.items())
        self.update(" ;\n".join(parts))

    def graph(self, graph: str) -> Iterator[Quad]:
        """Yield what the named graph holds."""
        node = graph_node(graph)
        answer = self._ask(_protocol("triples"), (graph,))
        for triple in answer if isinstance(answer, Triples) else ():
            yield Quad(triple.subject, triple.predicate, triple.object, node)

    def remove(self, graph: str) -> None:
        """Remove the named graph."""
        self.update(removal(graph))

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        rows = self._rows("graphs")
        return sorted(row[0].value for row in rows if isinstance(row[0], NamedNode))

    def quads(self) -> Iterator[Quad]:
        """Yield the quads of the named graphs."""
        for subject, predicate, object_, graph in self._rows("quads"):
            if (
                isinstance(subject, NamedNode | BlankNode)
                and isinstance(predicate, NamedNode)
                and isinstance(graph, NamedNode | BlankNode)
                and object_ is not None
            ):
                yield Quad(subject, predicate, object_, graph)

    def close(self) -> None:
        """Do nothing: each query is a connection of its own."""

    def _rows(self, name: str) -> Solutions:
        answer = self._ask(_protocol(name), ())
        if not isinstance(answer, Solutions):
            raise InputError(f"{self.location} answered SELECT with something else than rows")
        return answer

    def _default_graphs(self) -> list[str]:
        """Return the graphs to pass, so that the default graph is the union of the named graphs."""
        if self._union is None:
            graphs = self.graphs()
            if not graphs:  # an empty store tells nothing yet
                return []
            self._union = graphs if self._ask(_protocol("beside-the-union"), ()) else []
        return self._union

    def _ask(self, sparql: str, graphs: Sequence[str], named: Sequence[str] | None = None) -> Result:
        wrapper = self._wrapper("SELECT", sparql)
        for graph in graphs:
            wrapper.addDefaultGraph(graph)
        # Both, since naming the one set empties the other.
        for graph in graphs if named is None else named:
            wrapper.addNamedGraph(graph)
        return _parse(*self._send(wrapper, self._query_url), location=self.location)

    def _wrapper(self, kind: str, sparql: str) -> SPARQLWrapper:
        from SPARQLWrapper import JSON, POST, SPARQLWrapper

        wrapper = SPARQLWrapper(self._query_url, updateEndpoint=self.update_url, returnFormat=JSON)
        wrapper.setMethod(POST)
        wrapper.setTimeout(self._timeout)
        wrapper.addCustomHttpHeader("Accept", _ACCEPT)
        if self._credentials:
            wrapper.setCredentials(*self._credentials)
        # Set directly: setQuery guesses the kind by a regular expression that does not know WITH.
        wrapper.queryString, wrapper.queryType = sparql, kind
        return wrapper

    def _send(self, wrapper: SPARQLWrapper, url: str) -> tuple[bytes, str]:
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        try:
            with wrapper.query().response as response:
                body: bytes = response.read()
                media_type: str = response.headers.get_content_type()
        except (SPARQLWrapperException, OSError, http.client.HTTPException, ValueError) as error:
            raise InputError(f"{url} {self._complaint(error)}") from error
        return body, media_type

    def _complaint(self, error: Exception) -> str:
        from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, SPARQLWrapperException, Unauthorized

        for refusal in (error, error.__context__):  # SPARQLWrapper leaves the answer that it read open
            if isinstance(refusal, urllib.error.HTTPError):
                refusal.close()
        reason = getattr(error, "reason", None) or error
        match error:
            case Unauthorized():
                return "asks for a user and a password: write http://USER:PASSWORD@HOST/..."
            case EndPointNotFound():
                return "is not found on its server; check the address"
            case SPARQLWrapperException():
                return f"refused the request: {_said(error)}"
            case urllib.error.HTTPError():
                return f"answered {error.code} {reason}"
            case _ if isinstance(reason, TimeoutError):
                return f"did not answer within {self._timeout} seconds"
            case _:
                return f"cannot be reached: {reason}"


def _parse(body: bytes, media_type: str, *, location: str) -> Result:
    results = QueryResultsFormat.from_media_type(media_type)
    graph = RdfFormat.from_media_type(media_type)
    try:
        if results is not None:
            answer = parse_query_results(body, format=results)
            return Boolean(answer) if isinstance(answer, QueryBoolean) else Solutions(answer)
        if graph is not None:
            return Triples([quad.triple for quad in parse(body, format=graph)])
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{location} sent an answer that cannot be read: {error}") from error
    raise InputError(f"{location} answered with {media_type}, so it is no SPARQL endpoint; check the address")


def _protocol(name: str) -> str:
    return files(__name__.rpartition(".")[0]).joinpath("protocol", f"{name}.rq").read_text(encoding="utf-8")


def _split_credentials(url: str) -> tuple[str, tuple[str, str] | None]:
    parts = urlsplit(url)
    if not parts.hostname:
        raise InputError(f"{url!r} is no address of an endpoint; write http://HOST/PATH")
    host = parts.netloc.rpartition("@")[2]
    bare = urlunsplit(parts._replace(netloc=host))
    if parts.username is None:
        return bare, None
    return bare, (unquote(parts.username), unquote(parts.password or ""))


def _update_url(query_url: str) -> str:
    for pattern, name in _UPDATE_NAMES:
        changed, count = re.subn(pattern, name, query_url)
        if count:
            return changed
    return query_url


def _said(error: Exception) -> str:
    """Return what the server said, in one short line; SPARQLWrapper keeps it as the repr of its bytes."""
    _, _, body = str(error).partition("Response:\n")
    try:
        message = literal_eval(body).decode("utf-8", "replace")
    except (SyntaxError, ValueError, AttributeError):
        message = str(error)
    said = " ".join(message.split())
    return said if len(said) <= 200 else f"{said[:190]} ..."
